"""What cannot be right in a pack of rules, or in several together. Each failure is a sentence that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from caseorg.base.errors import BadInput
from caseorg.model.counting import AddedDays, Confidence, Direction, Unit
from caseorg.model.rule_pack import (
    EXPIRY_PREFIX,
    EXPIRY_SUFFIX,
    Combine,
    Leg,
    Pack,
    Rule,
    RuleVersion,
    Severity,
    WorkedCase,
)
from caseorg.model.rulebook import Rulebook
from caseorg.model.trigger_events import is_trigger
from caseorg.rules.court_clock import zone_named
from caseorg.rules.pack_fields import shown

MOST_COUNTED = 100_000
MOST_IN_CHAIN = 12
"""How many rules may wait for each other in a row."""
_ID = re.compile(r"[A-Za-z0-9_-]{1,60}(\.[A-Za-z0-9_-]{1,60}){1,8}")
_NEED_BADGE = frozenset({Confidence.V3, Confidence.M, Confidence.U})


def _place(pack: Pack, rule: Rule) -> str:
    return f"Pack {shown(pack.id)}, rule {shown(rule.id)}"


def refuse_impossible(pack: Pack) -> None:
    """Raise BadInput for the first thing in a pack that cannot be right."""
    seen: set[str] = set()
    try:
        zone_named(pack.time_zone)
    except BadInput as error:
        raise BadInput(f"Pack {shown(pack.id)}: {error.sentence}") from error
    for rule in pack.rules:
        where = _place(pack, rule)
        for name in (rule.id, *rule.aliases):
            if name in seen or _ID.fullmatch(name) is None:
                raise BadInput(
                    f"{where}: ids are dotted and used once. Choose another id, of letters, digits, dots and hyphens, "
                    "as own.opposition."
                )
            seen.add(name)
        if rule.jurisdictional and rule.severity is not Severity.HIGH:
            raise BadInput(f"{where}: a jurisdictional rule has the severity high. Set severity to high.")
        if not rule.versions:
            raise BadInput(f"{where}: there is no version. Add one.")
        _refuse_order(rule, where)
        for version in rule.versions:
            _refuse_version(version, where)
        for case in rule.cases:
            unknown = next((name for name in _events(case) if not is_trigger(name) and not _is_expiry(name)), None)
            if unknown is not None:
                raise BadInput(f"{where}: a worked case names the unknown event {shown(unknown)}. Correct it.")


def refuse_together(rulebook: Rulebook) -> None:
    """Raise BadInput for what cannot be right among packs: an id that two have, an override or a calendar of nothing,
    a chain that leads nowhere or back to itself."""
    owners: dict[str, str] = {}
    for pack in rulebook.packs:
        for name in pack.holidays:
            if rulebook.calendar(name) is None:
                raise BadInput(f"Pack {shown(pack.id)}: there is no calendar {shown(name)}. Correct “holidays”.")
        for rule in pack.rules:
            for name in (rule.id, *rule.aliases):
                if name in owners:
                    raise BadInput(
                        f"{_place(pack, rule)}: pack {owners[name]} has the id {name}. Choose another one "
                        f"and set “overrides” to {name}."
                    )
                owners[name] = pack.id
    lengths: dict[str, int] = {}
    for pack in rulebook.packs:
        for rule in pack.rules:
            if rule.overrides and (rule.overrides not in owners or rule.overrides == rule.id):
                raise BadInput(
                    f"{_place(pack, rule)}: there is no rule {shown(rule.overrides)} to stand for. Correct "
                    "“overrides”."
                )
            _refuse_circle(rulebook, rule, _place(pack, rule), (), lengths)


def _refuse_circle(
    rulebook: Rulebook, rule: Rule, where: str, children: tuple[str, ...], lengths: dict[str, int]
) -> int:
    """How many rules wait for each other from this one on; `lengths` are those known, so that no way is gone twice."""
    if rule.id in children:
        raise BadInput(f"{where}: its time waits for itself by {', '.join(map(shown, children))}. Correct “trigger”.")
    if len(children) >= MOST_IN_CHAIN:
        raise BadInput(f"{where}: more than {MOST_IN_CHAIN} rules wait for each other. Shorten the chain.")
    if rule.id not in lengths:
        longest = 0
        for parent_id in _parents(rule):
            found = rulebook.find(parent_id)
            if found is None:
                named = shown(parent_id)
                raise BadInput(f"{where}: there is no rule {named} whose end could start it. Correct “trigger”.")
            longest = max(longest, _refuse_circle(rulebook, found[1], where, (*children, rule.id), lengths))
        lengths[rule.id] = longest + 1
    if len(children) + lengths[rule.id] > MOST_IN_CHAIN:
        raise BadInput(f"{where}: more than {MOST_IN_CHAIN} rules wait for each other. Shorten the chain.")
    return lengths[rule.id]


def _events(case: WorkedCase) -> tuple[str, ...]:
    return (*(name for name, _ in case.triggers), *case.absent)


def _is_expiry(name: str) -> bool:
    return name.startswith(EXPIRY_PREFIX) and name.endswith(EXPIRY_SUFFIX)


def _parents(rule: Rule) -> Iterator[str]:
    parents = {leg.parent_rule: None for version in rule.versions for leg in version.legs}
    return (parent for parent in parents if parent is not None)


def _refuse_order(rule: Rule, where: str) -> None:
    for version in rule.versions:
        if version.until is not None and version.until <= version.effective:
            raise BadInput(f"{where}: a version ends before it begins. Correct “until”.")
    for earlier, later in zip(rule.versions, rule.versions[1:], strict=False):
        if earlier.until is None or earlier.until > later.effective:
            raise BadInput(f"{where}: versions overlap or are out of order. Set “until” of the earlier one.")
        if earlier.until < later.effective and not later.reason:
            raise BadInput(f"{where}: a gap between versions needs a reason. Add “reason”.")


def _refuse_version(version: RuleVersion, where: str) -> None:
    if version.source.confidence in _NEED_BADGE and not version.badge:
        raise BadInput(f"{where}: confidence {version.source.confidence} needs a badge. Add “badge”.")
    if not version.legs:
        raise BadInput(f"{where}: a version has no period. Add a “leg”.")
    if version.combine is Combine.ONLY:
        for one, other in combinations(version.legs, 2):
            if not any((fact, not holds) in other.requires for fact, holds in one.requires):
                raise BadInput(f"{where}: several periods may hold at once. Set “combine” or tell them apart by facts.")
    for leg in version.legs:
        _refuse_leg(leg, version.cite, where)


def _refuse_leg(leg: Leg, cite: str, where: str) -> None:
    if leg.parent_rule is None and not is_trigger(leg.trigger):
        raise BadInput(
            f"{where}: the trigger {shown(leg.trigger)} is not known. Use one of the known events, or name one of your "
            "own as own.pre_motion_notice.served."
        )
    if leg.period.amount < 1 and leg.period.unit is not Unit.DATE_CERTAIN:
        raise BadInput(f"{where}: a period is 1 or more. Correct “period”.")
    if leg.period.amount > MOST_COUNTED:
        raise BadInput(f"{where}: a period is {MOST_COUNTED:,} at most. Correct “period”.")
    if leg.added_days is AddedDays.NONE:
        if leg.added_contested:
            raise BadInput(f"{where}: no days are added that could be contested. Set “added_days”.")
        return
    if not leg.trigger.endswith(".served") or leg.period.direction is not Direction.AFTER:
        raise BadInput(f"{where}: days are added only after service. Set “added_days” to none.")
    if "P. 4(" in cite or "P. 45(" in cite:
        raise BadInput(f"{where}: service under Rule 4 or 45 adds no days. Set “added_days” to none.")
