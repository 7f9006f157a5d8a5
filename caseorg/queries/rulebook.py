"""The packs of rules and calendars that come with the program, and with what a workspace adds and decided."""

from __future__ import annotations

import functools
import json

from caseorg.base.paths import resources
from caseorg.model.rule_pack import DayCalendar, Pack, Rule
from caseorg.model.rulebook import Rulebook
from caseorg.model.workspace_rules import OwnRule, RuleChoice
from caseorg.rules.calendars import calendar_of
from caseorg.rules.own_rules import RulePlace, own_pack, with_own
from caseorg.rules.rule_choices import with_choices
from caseorg.rules.rulebook import pack_of
from caseorg.store.database import Reader
from caseorg.store.rows import record_of


@functools.cache
def shipped_packs() -> tuple[Pack, ...]:
    """All of them, by id; read once."""
    files = sorted((resources() / "rules").glob("*.toml"))
    return tuple(pack_of(file.read_text(encoding="utf-8")) for file in files)


@functools.cache
def shipped_calendars() -> tuple[DayCalendar, ...]:
    """All of them, by id; read once."""
    files = sorted((resources() / "calendars").glob("*.toml"))
    return tuple(calendar_of(file.read_text(encoding="utf-8")) for file in files)


def shipped_rulebook() -> Rulebook:
    """The packs and calendars as they are shipped, before a user's own and without what a user decided."""
    return Rulebook(packs=shipped_packs(), calendars=shipped_calendars())


def shipped_rule(rule_id: str) -> tuple[Pack, Rule] | None:
    """A rule by its id or an alias with its pack, None where there is none."""
    return shipped_rulebook().find(rule_id)


def rulebook_of_case(reader: Reader, case_uuid: str) -> Rulebook:
    """The rules that hold in a case: what was shipped, own rules and orders that hold there, and what was decided."""
    return rulebook_in(reader, place_of_case(reader, case_uuid))


def rulebook_in(reader: Reader, place: RulePlace | None, *, unchecked: bool = False) -> Rulebook:
    """The rules that hold in a place; None for all there are, whatever they hold for. With `unchecked` those may be
    used too whose text nobody checked, unless a person turned them off."""
    book = with_own(shipped_rulebook(), own_rules(reader), place)
    return with_choices(book, rule_choices(reader), unchecked=unchecked)


def counting_rulebook(reader: Reader, case_uuid: str) -> Rulebook:
    """The rules by which the deadlines of a case are counted again: also those that nobody checked, since a deadline by
    one of them must not stand still when what it runs from moves."""
    return rulebook_in(reader, place_of_case(reader, case_uuid), unchecked=True)


def place_of_case(reader: Reader, case_uuid: str) -> RulePlace:
    """Where the rules of a case are looked for: its court, its judges, and itself."""
    case = reader.row("SELECT court FROM cases WHERE uuid = ?", (case_uuid,))
    judges = reader.rows("SELECT name FROM case_judges WHERE case_uuid = ? ORDER BY position", (case_uuid,))
    court = (case["court"] if case else "") or ""
    return RulePlace(court=court, judges=tuple(row["name"] for row in judges), case_uuid=case_uuid)


def own_rules(reader: Reader, *, every: bool = True) -> list[OwnRule]:
    """The own rules in the order of their making; with `every` also those that were retired."""
    rows = reader.rows("SELECT * FROM own_rules WHERE ? OR retired_at IS NULL ORDER BY created, uuid", (every,))
    return [record_of(OwnRule, row) for row in rows]


def rule_choices(reader: Reader) -> list[RuleChoice]:
    """What people decided about rules."""
    return [record_of(RuleChoice, row) for row in reader.rows("SELECT * FROM rule_choices ORDER BY rule_id")]


def own_editions(reader: Reader, rule_id: str) -> list[Pack]:
    """The packs of an own rule in all wordings it ever had, the newest first, also of such as were edited, retired or
    removed by undo: the history keeps every one, so that a date can be computed again with that of then."""
    rows = reader.rows(
        "SELECT before, after FROM ledger WHERE tbl = 'own_rules' AND row IN "
        "(SELECT row FROM ledger WHERE tbl = 'own_rules' AND after LIKE ?) ORDER BY rowid DESC",
        (f'%"rule_id": {json.dumps(rule_id)}%',),
    )
    texts: dict[str, None] = {}
    for values in (json.loads(side) for row in rows for side in (row["after"], row["before"]) if side):
        if "text" in values:
            texts[values["text"]] = None
    return [pack for pack in map(own_pack, texts) if any(rule.id == rule_id for rule in pack.rules)]
