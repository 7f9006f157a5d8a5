"""Deadlines and hearings as entries of a calendar file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from caseorg.base.errors import NotFound
from caseorg.model.calendar_file import CalendarEntry, EntryStatus
from caseorg.model.calendar_link import DatedKind
from caseorg.model.deadline import Deadline, DeadlineState, ReminderKind
from caseorg.model.event import Event, EventStatus
from caseorg.model.record import Visibility
from caseorg.queries.courts import court_for
from caseorg.queries.deadline_explained import explained
from caseorg.queries.deadline_views import DeadlineView, deadline_view
from caseorg.queries.leaving_dates import REASSIGNED, LeavingDate, is_retired
from caseorg.queries.outside_views import outside_view
from caseorg.rules.calendar_words import (
    alarm_minutes,
    deadline_start,
    deadline_summary,
    event_summary,
    reminder_kind,
)
from caseorg.store.database import Reader
from caseorg.store.rows import record_of

_OURS = frozenset({"Entered by", "Dated by"})
"""Whose hand a date came from is said on control slips, and not in files that go to other calendars."""

_TABLES = {DatedKind.DEADLINE: "deadlines", DatedKind.EVENT: "events"}


@dataclass(frozen=True, slots=True)
class EntryMaking:
    """How entries are made: the highest label that leaves, and the usual days of reminders, None for no alarms."""

    highest: Visibility
    reminders: Mapping[ReminderKind, tuple[int, ...]] | None


def calendar_entry(reader: Reader, one: LeavingDate, making: EntryMaking) -> CalendarEntry | None:
    """The entry of something that may leave; None where it never had a date. Raises NotFound where it is gone."""
    if one.kind is DatedKind.DEADLINE:
        return _of_deadline(reader, one, making)
    return _of_event(reader, one, making)


def _of_deadline(reader: Reader, one: LeavingDate, making: EntryMaking) -> CalendarEntry | None:
    view = deadline_view(reader, one.uuid)
    deadline = view.deadline
    start = deadline_start(deadline) or _last_day(reader, one, "due")
    if start is None:
        return None
    cancelled = is_retired(one)
    is_open = deadline.state is DeadlineState.OPEN and not cancelled
    zone = _time_zone(reader, deadline.case_uuid)
    start = start if zone else start[:10]
    days = _reminder_days(deadline, making) if is_open else ()
    confirmed = EntryStatus.TENTATIVE if deadline.projected and is_open else EntryStatus.CONFIRMED
    return CalendarEntry(
        uid=deadline.uuid,
        sequence=_sequence(reader, _TABLES[one.kind], one.uuid, one.case_uuid),
        stamp=deadline.modified,
        start=start,
        time_zone=zone if "T" in start else "",
        summary=_summary(deadline, one),
        description=_explanation(outside_view(reader, view, making.highest)),
        categories=_categories("Jurisdictional deadline" if deadline.jurisdictional else "Deadline", one.case_name),
        label=one.label,
        status=EntryStatus.CANCELLED if cancelled else confirmed,
        alarms=alarm_minutes(days, start),
    )


def _summary(deadline: Deadline, one: LeavingDate) -> str:
    if one.state == REASSIGNED:
        return f"Assigned to {deadline.assigned_to or 'nobody'} now: {deadline.title} — {one.case_name}"
    return deadline_summary(deadline, one.case_name)


def _reminder_days(deadline: Deadline, making: EntryMaking) -> tuple[int, ...]:
    """The days before on which a deadline is called to mind: its own, else those of its kind."""
    if making.reminders is None:
        return ()
    if deadline.reminder_days is not None:
        return tuple(json.loads(deadline.reminder_days))
    return making.reminders.get(reminder_kind(deadline), ())


def _of_event(reader: Reader, one: LeavingDate, making: EntryMaking) -> CalendarEntry | None:
    row = reader.row("SELECT * FROM events WHERE uuid = ?", (one.uuid,))
    if row is None:
        raise NotFound(f"There is no event with the id {one.uuid}. It may have been removed.")
    event = record_of(Event, row)
    start = event.at or _last_day(reader, one, "at")
    if start is None:
        return None
    cancelled = is_retired(one)
    expected = EntryStatus.TENTATIVE if event.status is EventStatus.PROJECTED else EntryStatus.CONFIRMED
    days = () if cancelled else (making.reminders or {}).get(ReminderKind.HEARING, ())
    timed = "T" in start
    ends = event.ends_at if event.ends_at and ("T" in event.ends_at) is timed and event.ends_at > start else None
    return CalendarEntry(
        uid=event.uuid,
        sequence=_sequence(reader, _TABLES[one.kind], one.uuid, one.case_uuid),
        stamp=event.modified,
        start=start,
        end=ends,
        time_zone=event.time_zone if timed else "",
        summary=event_summary(event, one.case_name),
        description="\n".join(line for line in (one.case_name, event.hearing, event.status_reason) if line),
        place=event.place,
        categories=_categories((event.hearing or "event").capitalize(), one.case_name),
        label=one.label,
        status=EntryStatus.CANCELLED if cancelled else expected,
        alarms=alarm_minutes(days, start),
    )


def _categories(kind: str, case_name: str) -> tuple[str, ...]:
    return tuple(part for part in (kind, case_name) if part)


def _explanation(view: DeadlineView) -> str:
    """Why this date, step by step; nothing in it changes while nothing is changed, as "in 5 days" would."""
    deadline = view.deadline
    shown = explained(view, date.fromisoformat(deadline.headline) if deadline.headline else date(2000, 1, 1))
    lines = [f"Act by {shown.headline}." if deadline.headline else "No date yet."]
    lines += [shown.second] if shown.second else []
    lines += [f"{badge.text.capitalize()}: {badge.explained}" for badge in shown.badges]
    lines += [f"! {warning}" for warning in shown.warnings]
    lines += [""] if view.steps else []
    lines += [f"{step.n}. {step.text}" + (f" [{step.cite}]" if step.cite else "") for step in shown.steps]
    lines += [""] + [f"{fact.name}: {fact.text}" for fact in shown.facts if fact.name not in _OURS]
    lines += [shown.computed] if shown.computed else []
    return "\n".join(lines)


def _sequence(reader: Reader, table: str, uuid: str, case_uuid: str) -> int:
    """How often a record and its case were written: the ledger only grows, so this never goes down, also not by
    undoing."""
    count = reader.value(
        """SELECT (SELECT count(*) FROM ledger WHERE tbl = :table AND row = :uuid)
        + (SELECT count(*) FROM ledger WHERE tbl = 'cases' AND row = :case)""",
        {"table": table, "uuid": uuid, "case": case_uuid},
    )
    return max(int(count) - 2, 0)  # the making of the case and of the record


def _last_day(reader: Reader, one: LeavingDate, column: str) -> str | None:
    """Where a record stood last, by the ledger, for one that has no date now."""
    return _last_value(reader, _TABLES[one.kind], one.uuid, column)


def _last_value(reader: Reader, table: str, uuid: str, column: str) -> str | None:
    rows = reader.rows("SELECT after, before FROM ledger WHERE tbl = ? AND row = ? ORDER BY seq DESC", (table, uuid))
    found = (json.loads(text).get(column) for row in rows for text in (row["after"], row["before"]) if text)
    return next((str(value) for value in found if value), None)


def _time_zone(reader: Reader, case_uuid: str) -> str:
    court = court_for(str(reader.value("SELECT court FROM cases WHERE uuid = ?", (case_uuid,)) or ""))
    return court.time_zone if court else ""


def gone_entries(reader: Reader) -> list[CalendarEntry]:
    """Entries that cancel what left in a calendar file and is not in the workspace any more, because its making was
    undone or its case lies in the trash."""
    entries = []
    for row in reader.rows(
        """SELECT record_uuid, kind FROM calendar_copies WHERE NOT EXISTS
        (SELECT 1 FROM deadlines JOIN cases ON cases.uuid = deadlines.case_uuid
        WHERE deadlines.uuid = record_uuid AND deadlines.deleted_at IS NULL AND cases.deleted_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM events JOIN cases ON cases.uuid = events.case_uuid
        WHERE events.uuid = record_uuid AND events.deleted_at IS NULL AND cases.deleted_at IS NULL)
        ORDER BY record_uuid"""
    ):
        kind = DatedKind(row["kind"])
        entry = _gone(reader, kind, row["record_uuid"])
        if entry is not None:
            entries.append(entry)
    return entries


def _gone(reader: Reader, kind: DatedKind, uuid: str) -> CalendarEntry | None:
    """The entry says no more than that it is gone: what it was is in the calendar that has it."""
    table, column = _TABLES[kind], "due" if kind is DatedKind.DEADLINE else "at"
    day, case_uuid = (_last_value(reader, table, uuid, name) for name in (column, "case_uuid"))
    if day is None or case_uuid is None:
        return None
    stamp = reader.value("SELECT max(at) FROM ledger WHERE row IN (?, ?)", (uuid, case_uuid))
    return CalendarEntry(
        uid=uuid,
        sequence=_sequence(reader, table, uuid, case_uuid),
        stamp=str(stamp).rpartition("-")[0],
        start=day[:10],
        summary="Cancelled",
        label=Visibility.PUBLIC,
        status=EntryStatus.CANCELLED,
    )
