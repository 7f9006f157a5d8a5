"""What cannot be right in a pack of rules, or in several together. Each failure is a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from caseorg.base.errors import BadInput
from caseorg.model.counting import AddedDays, Confidence, Direction, Unit
from caseorg.model.rule_pack import Combine, Leg, Pack, Rule, RuleVersion, Severity
from caseorg.model.rulebook import Rulebook
from caseorg.model.trigger_events import TRIGGER_EVENTS

_NEED_BADGE = frozenset({Confidence.V3, Confidence.M, Confidence.U})


def refuse_impossible(pack: Pack) -> None:
    """Raise BadInput for the first thing in a pack that cannot be right."""
    seen: set[str] = set()
    for rule in pack.rules:
        where = f"Pack {pack.id}, rule {rule.id}"
        for name in (rule.id, *rule.aliases):
            if name in seen or "." not in name:
                raise BadInput(f"{where}: ids are dotted and used once. Choose another id.")
            seen.add(name)
        if rule.jurisdictional and rule.severity is not Severity.HIGH:
            raise BadInput(f"{where}: a jurisdictional rule has the severity high. Set severity to high.")
        if not rule.versions:
            raise BadInput(f"{where}: there is no version. Add one.")
        _refuse_order(rule, where)
        for version in rule.versions:
            _refuse_version(version, where)


def refuse_together(rulebook: Rulebook) -> None:
    """Raise BadInput for what cannot be right among packs: an id that two have, an override or a calendar of nothing,
    a chain that leads nowhere or back to itself."""
    owners: dict[str, str] = {}
    for pack in rulebook.packs:
        for name in pack.holidays:
            if rulebook.calendar(name) is None:
                raise BadInput(f"Pack {pack.id}: there is no calendar {name}. Correct “holidays”.")
        for rule in pack.rules:
            if rule.id in owners:
                raise BadInput(
                    f"Pack {pack.id}, rule {rule.id}: pack {owners[rule.id]} has that id. Choose another one and set "
                    f"“overrides” to {rule.id}."
                )
            owners[rule.id] = pack.id
    for pack in rulebook.packs:
        for rule in pack.rules:
            if rule.overrides and (rule.overrides not in owners or rule.overrides == rule.id):
                raise BadInput(
                    f"Pack {pack.id}, rule {rule.id}: there is no rule {rule.overrides} to stand for. Correct "
                    "“overrides”."
                )
            _refuse_circle(rulebook, rule, f"Pack {pack.id}, rule {rule.id}", ())


def _refuse_circle(rulebook: Rulebook, rule: Rule, where: str, children: tuple[str, ...]) -> None:
    if rule.id in children:
        raise BadInput(f"{where}: its time waits for itself by {', '.join(children)}. Correct “trigger”.")
    for parent_id in _parents(rule):
        found = rulebook.find(parent_id)
        if found is None:
            raise BadInput(f"{where}: there is no rule {parent_id} whose end could start it. Correct “trigger”.")
        _refuse_circle(rulebook, found[1], where, (*children, rule.id))


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
    if leg.parent_rule is None and leg.trigger not in TRIGGER_EVENTS:
        raise BadInput(f"{where}: the trigger {leg.trigger} is not known. Use one of the known events.")
    if leg.period.amount < 1 and leg.period.unit is not Unit.DATE_CERTAIN:
        raise BadInput(f"{where}: a period is 1 or more. Correct “period”.")
    if leg.added_days is AddedDays.NONE:
        if leg.added_contested:
            raise BadInput(f"{where}: no days are added that could be contested. Set “added_days”.")
        return
    if not leg.trigger.endswith(".served") or leg.period.direction is not Direction.AFTER:
        raise BadInput(f"{where}: days are added only after service. Set “added_days” to none.")
    if "P. 4(" in cite or "P. 45(" in cite:
        raise BadInput(f"{where}: service under Rule 4 or 45 adds no days. Set “added_days” to none.")
