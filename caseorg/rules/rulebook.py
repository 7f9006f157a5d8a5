"""Rule packs: from TOML text to checked facts. Each failure is a sentence with the pack, the rule and what to do."""

from __future__ import annotations

import hashlib
import json
import tomllib
from datetime import date, time
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.model.counting import Action, AddedDays, Confidence, Direction, Period, Regime, Unit
from caseorg.model.rule_pack import (
    Combine,
    Extendable,
    Fact,
    Leg,
    Pack,
    Rule,
    RuleVersion,
    SelectBy,
    Severity,
    Source,
)
from caseorg.model.trigger_events import TRIGGER_EVENTS

_NEED_BADGE = frozenset({Confidence.V3, Confidence.M, Confidence.U})


def pack_of(toml_text: str) -> Pack:
    """The pack written in a TOML text; BadInput says what is wrong with it and what to do."""
    try:
        written = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"The pack is not TOML ({error}). Mend that place and try again.") from error
    name = str(written.get("pack", {}).get("id", "without an id"))
    where = f"Pack {name}"
    try:
        head = written["pack"]
        regime = Regime(head["regime"])
        rules = []
        for entry in written.get("rule", []):
            where = f"Pack {name}, rule {entry.get('id', 'without an id')}"
            rules.append(_rule(entry, regime))
        where = f"Pack {name}"
        pack = Pack(
            id=head["id"],
            title=head["title"],
            schema=head["schema"],
            version=head["version"],
            verified_through=_day(head["verified_through"]),
            time_zone=head["time_zone"],
            regime=regime,
            rules=tuple(rules),
            courts=tuple(head.get("courts", ())),
            holidays=tuple(head.get("holidays", ())),
            day_end=time.fromisoformat(head.get("day_end", "23:59:59")),
            hash=hashlib.sha256(canonical_json(written).encode()).hexdigest(),
        )
    except KeyError as error:
        raise BadInput(f"{where}: the field {error.args[0]} is missing. Add it.") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise BadInput(f"{where}: {error}. Correct it.") from error
    _refuse(pack)
    return pack


def canonical_json(written: dict[str, Any]) -> str:
    """The same text for the same facts, whatever their order and layout in the file."""
    return json.dumps(written, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


def version_on(rule: Rule, day: date) -> RuleVersion | None:
    """The version in force on a day, None where none is known."""
    for version in rule.versions:
        if version.effective <= day and (version.until is None or day < version.until):
            return version
    return None


def enabled_at_first(rule: Rule) -> bool:
    """Whether a rule may be used before a person enabled it: not where it is from memory or uncertain."""
    return rule.latest.source.confidence not in (Confidence.M, Confidence.U)


def _rule(entry: dict[str, Any], regime: Regime) -> Rule:
    return Rule(
        id=entry["id"],
        title=entry["title"],
        action=Action(entry["action"]),
        severity=Severity(entry["severity"]),
        extendable=Extendable(entry["extendable"]),
        jurisdictional=entry["jurisdictional"],
        regime=Regime(entry.get("regime", regime)),
        versions=tuple(_version(version) for version in entry["version"]),
        overrides=entry.get("overrides", ""),
    )


def _version(entry: dict[str, Any]) -> RuleVersion:
    source = entry["source"]
    return RuleVersion(
        effective=_day(entry["effective"]),
        until=_day(entry["until"]) if "until" in entry else None,
        select_by=SelectBy(entry.get("select_by", "trigger")),
        combine=Combine(entry.get("combine", "only")),
        legs=tuple(_leg(leg) for leg in entry["leg"]),
        cite=entry["cite"],
        source=Source(
            kind=source["kind"],
            ref=source["ref"],
            checked=_day(source["checked"]),
            confidence=Confidence(source["confidence"]),
        ),
        **{name: entry.get(name, "") for name in ("badge", "notes", "question", "otherwise", "transition", "reason")},
    )


def _leg(entry: dict[str, Any]) -> Leg:
    unit, direction = Unit(entry.get("unit", "days")), Direction(entry.get("direction", "after"))
    return Leg(
        trigger=entry["trigger"],
        period=Period(amount=entry["period"], unit=unit, direction=direction),
        added_days=AddedDays(entry.get("added_days", "none")),
        requires=tuple((Fact(fact), holds) for fact, holds in entry.get("requires", {}).items()),
        text=entry.get("text", ""),
    )


def _day(value: object) -> date:
    if type(value) is not date:
        raise ValueError(f"{value!r} is not a date (write 2026-11-22 without quotes)")
    return value


def _refuse(pack: Pack) -> None:
    """Raise BadInput for the first thing in a pack that cannot be right."""
    seen: set[str] = set()
    for rule in pack.rules:
        where = f"Pack {pack.id}, rule {rule.id}"
        if rule.id in seen or "." not in rule.id:
            raise BadInput(f"{where}: ids are dotted and used once. Choose another id.")
        seen.add(rule.id)
        if rule.jurisdictional and rule.severity is not Severity.HIGH:
            raise BadInput(f"{where}: a jurisdictional rule has the severity high. Set severity to high.")
        for earlier, later in zip(rule.versions, rule.versions[1:], strict=False):
            if earlier.until is None or earlier.until > later.effective:
                raise BadInput(f"{where}: versions overlap or are out of order. Set “until” of the earlier one.")
            if earlier.until < later.effective and not later.reason:
                raise BadInput(f"{where}: a gap between versions needs a reason. Add “reason”.")
        for version in rule.versions:
            if version.source.confidence in _NEED_BADGE and not version.badge:
                raise BadInput(f"{where}: confidence {version.source.confidence} needs a badge. Add “badge”.")
            for leg in version.legs:
                _refuse_leg(leg, version.cite, where)


def _refuse_leg(leg: Leg, cite: str, where: str) -> None:
    if leg.parent_rule is None and leg.trigger not in TRIGGER_EVENTS:
        raise BadInput(f"{where}: the trigger {leg.trigger} is not known. Use one of the known events.")
    if leg.period.amount < 1 and leg.period.unit is not Unit.DATE_CERTAIN:
        raise BadInput(f"{where}: a period is 1 or more. Correct “period”.")
    if leg.added_days is AddedDays.NONE:
        return
    if not leg.trigger.endswith(".served") or leg.period.direction is not Direction.AFTER:
        raise BadInput(f"{where}: days are added only after service. Set “added_days” to none.")
    if "P. 4(" in cite or "P. 45(" in cite:
        raise BadInput(f"{where}: service under Rule 4 or 45 adds no days. Set “added_days” to none.")
