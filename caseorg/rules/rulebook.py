"""Rule packs: from TOML text to checked facts. Each failure is a sentence with the pack, the rule and what to do."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, TypeVar

from caseorg.base.errors import BadInput
from caseorg.model.counting import (
    Action,
    AddedDays,
    Confidence,
    Direction,
    Period,
    Regime,
    ServiceMethod,
    Unit,
)
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
    WorkedCase,
)
from caseorg.model.rulebook import Rulebook
from caseorg.rules.order_periods import rule_meant
from caseorg.rules.pack_checks import refuse_impossible
from caseorg.rules.pack_fields import refuse_unknown_fields, shown, word_of
from caseorg.rules.pack_reading import pack_written

Read = TypeVar("Read")
SCHEMA = 1
"""The form of packs that is read here."""


def pack_of(toml_text: str) -> Pack:
    """The pack written in a TOML text; BadInput says what is wrong with it and what to do."""
    return pack_from(pack_written(toml_text))


def pack_from(written: dict[str, Any]) -> Pack:
    """The pack of such values as TOML holds; raises as `pack_of`."""
    refuse_unknown_fields(written, "file", "The file")
    where = f"Pack {_shown_id(written.get('pack', {}))}"
    pack = _read(where, lambda: _pack(written, where))
    refuse_impossible(pack)
    return pack


def _pack(written: dict[str, Any], where: str) -> Pack:
    head = written["pack"]
    refuse_unknown_fields(head, "pack", where)
    if head["schema"] != SCHEMA:
        raise ValueError(f"schema is {head['schema']}, but this edition of the program reads {SCHEMA}")
    regime = word_of(head, "regime", Regime)
    rules = []
    for entry in written.get("rule", []):
        place = f"{where}, rule {_shown_id(entry)}"
        rules.append(_read(place, functools.partial(_rule, entry, regime, place)))
    return Pack(
        id=head["id"],
        title=head["title"],
        schema=head["schema"],
        version=head["version"],
        verified_through=head["verified_through"],
        time_zone=head["time_zone"],
        regime=regime,
        rules=tuple(rules),
        courts=tuple(head.get("courts", ())),
        inherits=tuple(head.get("inherits", ())),
        holidays=tuple(head.get("holidays", ())),
        day_end=_day_end(head.get("day_end", "23:59:59")),
        hash=hashlib.sha256(canonical_json(written).encode()).hexdigest(),
    )


def _shown_id(table: dict[str, Any]) -> str:
    return shown(table.get("id", "without an id"))


def _day_end(text: str) -> time:
    """The time of day at which a day ends, as 17:00 or 23:59:59."""
    try:
        found = time.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise ValueError(f"day_end is “{shown(text)}”, but must be a time of day as 17:00")
    return found


def _read(where: str, read: Callable[[], Read]) -> Read:
    """What was read, or BadInput with the place and what is wrong there."""
    try:
        return read()
    except KeyError as error:
        raise BadInput(f"{where}: the field {error.args[0]} is missing. Add it.") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise BadInput(f"{where}: {error}. Correct it.") from error


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


def _rule(entry: dict[str, Any], regime: Regime, where: str) -> Rule:
    refuse_unknown_fields(entry, "rule", where)
    return Rule(
        id=entry["id"],
        title=entry["title"],
        action=word_of(entry, "action", Action),
        severity=word_of(entry, "severity", Severity),
        extendable=word_of(entry, "extendable", Extendable),
        jurisdictional=entry["jurisdictional"],
        regime=word_of(entry, "regime", Regime, regime.value),
        versions=tuple(_version(version, where) for version in entry["version"]),
        cases=tuple(_case(case, where) for case in entry.get("case", ())),
        overrides=entry.get("overrides", ""),
        aliases=tuple(entry.get("aliases", ())),
    )


def _version(entry: dict[str, Any], where: str) -> RuleVersion:
    refuse_unknown_fields(entry, "version", where)
    source = entry["source"]
    refuse_unknown_fields(source, "source", where)
    return RuleVersion(
        effective=entry["effective"],
        until=entry.get("until"),
        since=word_of(entry, "since", Confidence) if "since" in entry else None,
        select_by=word_of(entry, "select_by", SelectBy, "trigger"),
        combine=word_of(entry, "combine", Combine, "only"),
        legs=tuple(_leg(leg, where) for leg in entry["leg"]),
        cite=entry["cite"],
        source=Source(
            kind=source["kind"],
            ref=source["ref"],
            checked=source["checked"],
            confidence=word_of(source, "confidence", Confidence),
        ),
        **{name: entry.get(name, "") for name in ("badge", "notes", "question", "otherwise", "transition", "reason")},
    )


def _leg(entry: dict[str, Any], where: str) -> Leg:
    refuse_unknown_fields(entry, "leg", where)
    unit, direction = word_of(entry, "unit", Unit, "days"), word_of(entry, "direction", Direction, "after")
    return Leg(
        trigger=entry["trigger"],
        period=Period(amount=entry["period"], unit=unit, direction=direction),
        added_days=word_of(entry, "added_days", AddedDays, "none"),
        added_contested=entry.get("added_contested", False),
        roll_contested=entry.get("roll_contested", False),
        requires=_facts(entry.get("requires", {}), "requires"),
        text=entry.get("text", ""),
    )


def _case(entry: dict[str, Any], where: str) -> WorkedCase:
    refuse_unknown_fields(entry, "case", where)
    return WorkedCase(
        triggers=tuple((trigger, _moment_of(at)) for trigger, at in entry["happened"].items()),
        absent=tuple(entry.get("absent", ())),
        facts=_facts(entry.get("facts", {}), "facts"),
        method=word_of(entry, "method", ServiceMethod) if "method" in entry else None,
        due=entry["due"],
        safe_due=entry.get("safe_due"),
    )


def _facts(table: dict[str, Any], field: str) -> tuple[tuple[Fact, bool], ...]:
    for name, holds in table.items():
        if type(holds) is not bool:
            raise ValueError(f"{field} says {shown(holds)} of {shown(name)}, but must say true or false")
    return tuple((word_of({field: name}, field, Fact), holds) for name, holds in table.items())


def day_of(value: object) -> date:
    """A date as TOML has it; ValueError for anything else."""
    if type(value) is not date:
        raise ValueError(f"{shown(value)} is not a date (write 2026-11-22 without quotes)")
    return value


def _moment_of(value: object) -> date:
    """A date, or a time of day by the clock of the court, as TOML has them; ValueError for anything else."""
    if type(value) is datetime and value.tzinfo is None:
        return value
    return day_of(value)


def root_triggers(rulebook: Rulebook, rule_id: str) -> tuple[str, ...]:
    """The events from which a rule's time runs in the end, through the rules whose end starts it; () if unknown."""
    found = rule_meant(rulebook, rule_id)
    if found is None:
        return ()
    triggers: dict[str, None] = {}
    for leg in (leg for version in found[1].versions for leg in version.legs):
        roots = (leg.trigger,) if leg.parent_rule is None else root_triggers(rulebook, leg.parent_rule)
        triggers |= dict.fromkeys(roots)
    return tuple(triggers)
