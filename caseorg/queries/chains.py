"""The events and deadlines of a case with what runs from what."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from caseorg.base.errors import NotFound
from caseorg.model.counting import SpecialDay
from caseorg.model.deadline import Deadline, DeadlineTrigger
from caseorg.model.event import Event, EventStatus
from caseorg.model.rulebook import Rulebook
from caseorg.queries.calendar_names import special_days
from caseorg.queries.rulebook import rulebook_of_case
from caseorg.rules.chain_requests import CaseSetting
from caseorg.rules.chains import Chain, Choice, Plan, Recount, plan_of, recount
from caseorg.store.database import Reader, Row
from caseorg.store.rows import record_of


@dataclass(frozen=True, kw_only=True, slots=True)
class DaysChange:
    """Court days that would be added, each with the id of its court ("" for all), and ids of those that would be taken
    back."""

    added: tuple[tuple[SpecialDay, str], ...] = ()
    removed: frozenset[str] = frozenset()

    def concerns(self, court: str) -> bool:
        """Whether anything would change in a court, as far as can be said without asking."""
        return bool(self.removed) or any(scope in ("", court) for _, scope in self.added)


def chain_of(reader: Reader, case_uuid: str) -> Chain:
    """All of a case, as `plan_of` takes it."""
    case = reader.row("SELECT court, date_filed FROM cases WHERE uuid = ?", (case_uuid,))
    events = reader.rows("SELECT * FROM events WHERE case_uuid = ?", (case_uuid,))
    deadlines = reader.rows("SELECT * FROM deadlines WHERE case_uuid = ?", (case_uuid,))
    triggers = reader.rows(
        """SELECT deadline_triggers.* FROM deadline_triggers JOIN deadlines
        ON deadlines.uuid = deadline_triggers.deadline_uuid WHERE deadlines.case_uuid = ?""",
        (case_uuid,),
    )
    court = (case["court"] if case else "") or ""
    filed = case["date_filed"] if case else None
    return Chain(
        events={row["uuid"]: record_of(Event, row) for row in events},
        deadlines={row["uuid"]: record_of(Deadline, row) for row in deadlines},
        triggers=tuple(record_of(DeadlineTrigger, row) for row in triggers),
        setting=CaseSetting(
            court=court,
            case_filed=date.fromisoformat(filed) if filed else None,
            special_days=special_days(reader, court),
        ),
    )


def recounts(
    reader: Reader,
    *,
    case_uuid: str | None = None,
    days: DaysChange | None = None,
    rulebook: Rulebook | None = None,
    choice: Choice | None = None,
    every: bool = False,
) -> tuple[Recount, ...]:
    """The open deadlines of a case (None: of all cases that are not in the trash) that no longer have the date that the
    rules give, case by case; those without any are left out.

    With `every` those are in it too whose date stands.
    `days` are court days to count with as if they were said already, `rulebook` the rules, those of now where none are
    given. Asks for every deadline: longer than a window may wait.
    """
    found = []
    for case in _cases_with_deadlines(reader, case_uuid):
        if days is not None and not days.concerns(case["court"] or ""):
            continue
        chain = chain_of(reader, case["uuid"])
        if days is not None:
            changed = _days_changed(reader, chain.setting, days)
            chain = replace(chain, setting=replace(chain.setting, special_days=changed))
        named = (case["uuid"], case["short_caption"])
        rules = rulebook or rulebook_of_case(reader, case["uuid"])
        counted = recount(rules, named, chain, choice or Choice(), every=every)
        if counted.moves:
            found.append(counted)
    return tuple(found)


def _cases_with_deadlines(reader: Reader, case_uuid: str | None) -> Collection[Row]:
    return reader.rows(
        """SELECT uuid, court, short_caption FROM cases WHERE deleted_at IS NULL AND (:case IS NULL OR uuid = :case)
        AND uuid IN (SELECT case_uuid FROM deadlines WHERE state = 'open' AND rule_id IS NOT NULL)
        ORDER BY short_caption, uuid""",
        {"case": case_uuid},
    )


def _days_changed(reader: Reader, setting: CaseSetting, days: DaysChange) -> tuple[SpecialDay, ...]:
    added = tuple(day for day, scope in days.added if scope in ("", setting.court))
    return (*special_days(reader, setting.court, without=days.removed), *added)


def plan_of_move(reader: Reader, event_uuid: str, at: str) -> Plan:
    """What follows if an event happens at another time, with the rules that hold in its case. Takes longer than a
    window may wait. Raises NotFound, BadInput."""
    row = reader.row("SELECT * FROM events WHERE uuid = ?", (event_uuid,))
    if row is None:
        raise NotFound("The event is gone. Choose another one.")
    event = record_of(Event, row)
    moved = replace(event, at=at, status=EventStatus.ACTUAL)
    return plan_of(rulebook_of_case(reader, event.case_uuid), chain_of(reader, event.case_uuid), moved)
