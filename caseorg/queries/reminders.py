"""What can be called to mind, with the days before by kind."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from caseorg.model.counting import Action
from caseorg.model.deadline import ReminderKind, Side
from caseorg.model.record import Visibility
from caseorg.queries.deadline_lists import HEADLINE
from caseorg.rules.reminders import Remindable, Reminder, Seen, due_reminders
from caseorg.rules.visibility import stricter
from caseorg.store.database import Reader, Row, folded

# Before the first day nothing is called to mind any more; after the last not yet, whatever days somebody set.
_BACK, _AHEAD = timedelta(days=31), timedelta(days=366)

_DEADLINES = f"""SELECT deadlines.uuid, deadlines.title, {HEADLINE} AS headline, deadlines.due, deadlines.safe_due,
    deadlines.jurisdictional, deadlines.severity, deadlines.action, deadlines.side, deadlines.assigned_to,
    deadlines.visibility, deadlines.case_uuid, deadlines.reminder_days, cases.short_caption AS case_name,
    cases.visibility AS case_visibility
    FROM deadlines JOIN cases ON cases.uuid = deadlines.case_uuid
    WHERE deadlines.state = 'open' AND deadlines.deleted_at IS NULL AND cases.deleted_at IS NULL
    AND deadlines.due >= :first AND {HEADLINE} <= :last
    AND ({HEADLINE} <= :usual OR deadlines.reminder_days IS NOT NULL)"""
_HEARINGS = """SELECT events.uuid, events.title, events.at, events.visibility, events.case_uuid,
    cases.short_caption AS case_name, cases.visibility AS case_visibility
    FROM events JOIN cases ON cases.uuid = events.case_uuid
    WHERE events.hearing <> '' AND events.status <> 'cancelled' AND events.at >= :today AND events.at < :beyond
    AND events.deleted_at IS NULL AND cases.deleted_at IS NULL"""
_FOLLOW_UPS = """SELECT follow_ups.uuid, follow_ups.title, follow_ups.due, follow_ups.assigned_to,
    follow_ups.visibility, follow_ups.case_uuid, cases.short_caption AS case_name, cases.visibility AS case_visibility
    FROM follow_ups JOIN cases ON cases.uuid = follow_ups.case_uuid
    WHERE follow_ups.state = 'open' AND follow_ups.due BETWEEN :first AND :usual AND follow_ups.deleted_at IS NULL
    AND cases.deleted_at IS NULL"""


def usual_reminders(reader: Reader) -> dict[ReminderKind, tuple[int, ...]]:
    """The days before on which each kind is called to mind, the farthest first; () for never."""
    days: dict[ReminderKind, list[int]] = {kind: [] for kind in ReminderKind}
    for row in reader.rows("SELECT kind, days_before FROM reminder_offsets WHERE deleted_at IS NULL ORDER BY 2 DESC"):
        days[ReminderKind(row["kind"])].append(row["days_before"])
    return {kind: tuple(found) for kind, found in days.items()}


def reminders_at(reader: Reader, seen: Mapping[str, Seen], at: datetime, whose: str = "") -> list[Reminder]:
    """The reminders due at a moment (aware, in the user's time zone), the nearest day first; with `whose` only of what
    is assigned to that person or to nobody. `seen` is what became of reminders."""
    wanted = folded(" ".join(whose.split()))
    things = [
        thing for thing in remindables(reader, at.date()) if not wanted or folded(thing.assigned_to) in ("", wanted)
    ]
    return due_reminders(things, usual_reminders(reader), seen, at)


def remindables(reader: Reader, day: date) -> list[Remindable]:
    """What may have to be called to mind on a day, over all cases."""
    farthest = max((days[0] for days in usual_reminders(reader).values() if days), default=0)
    span = {
        "first": (day - _BACK).isoformat(),
        "today": day.isoformat(),
        "usual": (day + timedelta(days=farthest)).isoformat(),
        "beyond": (day + timedelta(days=farthest + 1)).isoformat(),
        "last": (day + _AHEAD).isoformat(),
    }
    found = [_deadline(row, day.isoformat()) for row in reader.rows(_DEADLINES, span)]
    found += [_hearing(row) for row in reader.rows(_HEARINGS, span)]
    return found + [_follow_up(row) for row in reader.rows(_FOLLOW_UPS, span)]


def _deadline(row: Row, today: str) -> Remindable:
    kind = ReminderKind.HIGH if row["severity"] == "high" else ReminderKind.DEADLINE
    is_allowed_from = row["action"] == Action.NOT_BEFORE
    has_safe_passed = row["headline"] != row["due"] and row["headline"] < today
    day = row["due"] if has_safe_passed else row["headline"]
    if is_allowed_from:  # then safe is the later day
        day = max(row["due"], row["safe_due"] or "")
    own = row["reminder_days"]
    return Remindable(
        uuid=row["uuid"],
        kind=ReminderKind.JURISDICTIONAL if row["jurisdictional"] else kind,
        day=day,
        title=row["title"],
        case_uuid=row["case_uuid"],
        case_name=row["case_name"],
        visibility=_label(row),
        own_days=None if own is None else tuple(json.loads(own)),
        is_ours=row["side"] == Side.OURS,
        is_allowed_from=is_allowed_from,
        is_safe_date=not is_allowed_from and day != row["due"],
        has_safe_passed=has_safe_passed and not is_allowed_from,
        assigned_to=row["assigned_to"],
    )


def _hearing(row: Row) -> Remindable:
    return Remindable(
        uuid=row["uuid"],
        kind=ReminderKind.HEARING,
        day=row["at"][:10],
        title=row["title"],
        case_uuid=row["case_uuid"],
        case_name=row["case_name"],
        visibility=_label(row),
        time=row["at"][11:16],
    )


def _follow_up(row: Row) -> Remindable:
    return Remindable(
        uuid=row["uuid"],
        kind=ReminderKind.FOLLOW_UP,
        day=row["due"],
        title=row["title"],
        case_uuid=row["case_uuid"],
        case_name=row["case_name"],
        visibility=_label(row),
        assigned_to=row["assigned_to"],
    )


def _label(row: Row) -> Visibility:
    return stricter(Visibility(row["visibility"]), Visibility(row["case_visibility"]))
