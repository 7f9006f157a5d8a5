"""The packs of rules and calendars that come with the program."""

from __future__ import annotations

import functools

from caseorg.base.paths import resources
from caseorg.model.rule_pack import DayCalendar, Pack, Rule
from caseorg.model.rulebook import Rulebook
from caseorg.rules.calendars import calendar_of
from caseorg.rules.rulebook import pack_of


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
