"""The tables of what follows from an event: from TOML text to checked facts. A failure says what to correct."""

from __future__ import annotations

import tomllib
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.model.consequences import OWN_TIME, ConsequenceTables, ExpectedPaper, Proposed, Tie, Tolling
from caseorg.model.counting import Confidence
from caseorg.model.docket import CourtKind
from caseorg.model.rule_pack import Source
from caseorg.model.rulebook import Rulebook
from caseorg.model.trigger_events import TRIGGER_EVENTS


def tables_of(toml_text: str) -> ConsequenceTables:
    """The tables written in a TOML text. Raises BadInput with the place and what is wrong there."""
    try:
        written = tomllib.loads(toml_text)
        proposed = [_proposed(entry) for entry in written.get("proposed", ())]
        expected = [ExpectedPaper(**entry) for entry in written.get("expected", ())]
        met = {entry["event"]: tuple(entry["rules"]) for entry in written.get("met", ())}
        tolling = tuple(_tolling(entry) for entry in written.get("tolling", ()))
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(f"The tables of what follows from an event are wrong: {error}. Correct them.") from error
    return ConsequenceTables(
        proposed={one.courts: one for one in proposed},
        expected={one.rule: one for one in expected},
        tolling=tolling,
        met=met,
    )


def refuse_unknown(tables: ConsequenceTables, rulebook: Rulebook) -> None:
    """Raise BadInput for the first rule, pack, event or leg in the tables that there is not."""
    packs = {pack.id for pack in rulebook.packs}
    for one in tables.proposed.values():
        _need_rules(rulebook, (*one.also, *one.never, *one.offered), f"“proposed” of {one.courts.value} courts")
        for pack in one.packs - packs:
            raise BadInput(f"“proposed” of {one.courts.value} courts: there is no pack {pack}. Correct it.")
    for paper in tables.expected.values():
        _need_rules(rulebook, (paper.rule,), "“expected”")
        _need_events((paper.event,), f"“expected” of {paper.rule}")
    for event, rules in tables.met.items():
        _need_events((event,), "“met”")
        _need_rules(rulebook, rules, f"“met” by {event}")
    for entry in tables.tolling:
        where = f"“tolling” {entry.id}"
        timely = tuple(rule for rule in entry.timely.values() if rule != OWN_TIME)
        _need_rules(rulebook, (*entry.supersedes, entry.creates, *timely), where)
        _need_events((*entry.events, *entry.timely), where)
        _need_legs(rulebook, entry, where)


def _need_rules(rulebook: Rulebook, rules: tuple[str, ...], where: str) -> None:
    for rule in rules:
        if rulebook.find(rule) is None:
            raise BadInput(f"{where}: there is no rule {rule}. Correct it.")


def _need_events(events: tuple[str, ...], where: str) -> None:
    for event in events:
        if event not in TRIGGER_EVENTS:
            raise BadInput(f"{where}: {event} is no event that rules know. Correct it.")


def _need_legs(rulebook: Rulebook, entry: Tolling, where: str) -> None:
    found = rulebook.find(entry.creates)
    known = {leg.trigger for leg in found[1].latest.legs} if found else set()
    if set(entry.legs) != known:
        raise BadInput(f"{where}: {entry.creates} runs from {', '.join(sorted(known))}. Tie each of them in “legs”.")
    if (Tie.AWAITED in entry.legs.values()) != bool(entry.awaits):
        raise BadInput(f"{where}: say in “awaits” what is awaited, where a leg is tied to it and only there.")


def _proposed(entry: dict[str, Any]) -> Proposed:
    sets = {name: frozenset(entry.get(name, ())) for name in ("packs", "also", "never", "offered")}
    return Proposed(courts=CourtKind(entry["courts"]), **sets)


def _tolling(entry: dict[str, Any]) -> Tolling:
    source = entry["source"]
    return Tolling(
        id=entry["id"],
        title=entry["title"],
        courts=frozenset(CourtKind(kind) for kind in entry["courts"]),
        events=tuple(entry["events"]),
        supersedes=tuple(entry["supersedes"]),
        timely=dict(entry.get("timely", {})),
        creates=entry["creates"],
        legs={leg: Tie(tie) for leg, tie in entry["legs"].items()},
        awaits=entry.get("awaits", ""),
        every=entry["every"],
        cite=entry["cite"],
        source=Source(
            kind=source["kind"], ref=source["ref"], checked=source["checked"],
            confidence=Confidence(source["confidence"]),
        ),
    )  # fmt: skip
