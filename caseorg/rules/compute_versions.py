"""Which version of a rule governs, and which others its time runs into."""

from __future__ import annotations

from datetime import date

from caseorg.base.errors import BadInput
from caseorg.model.rule_pack import Rule, RuleVersion
from caseorg.rules.rulebook import version_on


def governing_version(rule: Rule, day: date, *, todays_counting: bool) -> RuleVersion:
    """The version in force on a day. Raises BadInput where none is known; by today's counting a day before the first
    version is taken as one under it."""
    first = rule.versions[0]
    if todays_counting and day < first.effective:
        return first
    version = version_on(rule, day)
    if version is not None:
        return version
    gap = next((one.reason for one in rule.versions if one.effective > day), "")  # of the gap that the day is in
    why = f" ({gap})" if gap else ""
    raise BadInput(
        f"How {rule.id} read on {day} is not known{why}; it is known from {first.effective} on. Look it up and enter "
        "the period by hand."
    )


def crossed_versions(rule: Rule, version: RuleVersion, day: date, due: date) -> tuple[RuleVersion, ...]:
    """The other versions that were in force at some time between the deciding day and the date it led to."""
    begin, end = min(day, due), max(day, due)
    return tuple(
        other
        for other in rule.versions
        if other is not version and other.effective <= end and (other.until is None or other.until > begin)
    )
