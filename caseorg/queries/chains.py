"""The events and deadlines of a case with what runs from what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseorg.base.errors import NotFound
from caseorg.model.deadline import Deadline, DeadlineTrigger
from caseorg.model.event import Event, EventStatus
from caseorg.queries.calendar_names import special_days
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.chain_requests import CaseSetting
from caseorg.rules.chains import Chain, Plan, plan_of
from caseorg.store.database import Reader
from caseorg.store.rows import record_of


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


def plan_of_move(reader: Reader, event_uuid: str, at: str) -> Plan:
    """What follows if an event happens at another time, with the rules that came with the program. Takes longer than a
    window may wait. Raises NotFound, BadInput."""
    row = reader.row("SELECT * FROM events WHERE uuid = ?", (event_uuid,))
    if row is None:
        raise NotFound("The event is gone. Choose another one.")
    event = record_of(Event, row)
    moved = replace(event, at=at, status=EventStatus.ACTUAL)
    return plan_of(shipped_rulebook(), chain_of(reader, event.case_uuid), moved)
