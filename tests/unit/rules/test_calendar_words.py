"""Lines, places and reminders of deadlines and hearings in calendars outside."""

from __future__ import annotations

from typing import Any

import pytest

from caseorg.model.counting import Action
from caseorg.model.deadline import Deadline, DeadlineState, ReminderKind, Side
from caseorg.model.event import Event, EventStatus
from caseorg.model.rule_pack import Severity
from caseorg.rules.calendar_words import (
    alarm_minutes,
    deadline_start,
    deadline_summary,
    event_summary,
    reminder_kind,
)

DAY = "2026-04-09"


def deadline(**values: Any) -> Deadline:
    given = {"due": DAY, "safe_due": DAY} | values
    return Deadline(uuid="d", created="", modified="", case_uuid="c", title="Reply", **given)


def event(**values: Any) -> Event:
    return Event(uuid="e", created="", modified="", case_uuid="c", title="Argument", **{"at": f"{DAY}T10:30"} | values)


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({}, "Reply — Kent"),
        ({"safe_due": "2026-04-07"}, "Reply (safe date Tue, Apr 7, 2026) — Kent"),
        ({"jurisdictional": True}, "SAFE DATE Thu, Apr 9, 2026, JURISDICTIONAL: Reply — Kent"),
        (
            {"jurisdictional": True, "safe_due": "2026-04-07"},
            "SAFE DATE Tue, Apr 7, 2026 (due Thu, Apr 9, 2026), JURISDICTIONAL: Reply — Kent",
        ),
        ({"jurisdictional": True, "safe_due": None}, "JURISDICTIONAL: Reply — Kent"),
        ({"action": Action.NOT_BEFORE}, "Not before: Reply — Kent"),
        ({"state": DeadlineState.DONE}, "Done: Reply — Kent"),
        ({"state": DeadlineState.MOOT, "jurisdictional": True}, "Moot: Reply — Kent"),
        ({"projected": True, "side": Side.THEIRS}, "Reply (projected) (other side) — Kent"),
        ({"side": Side.COURT}, "Reply (the court acts) — Kent"),
        ({"due": None, "safe_due": None}, "No date now: Reply — Kent"),
    ],
)
def test_the_line_of_a_deadline(values: dict[str, Any], line: str) -> None:
    assert deadline_summary(deadline(**values), "Kent") == line


def test_the_line_of_a_hearing() -> None:
    assert event_summary(event(), "Kent") == "Argument — Kent"
    assert event_summary(event(status=EventStatus.PROJECTED), "Kent") == "Argument (projected) — Kent"
    assert event_summary(event(status=EventStatus.CANCELLED), "Kent") == "Cancelled: Argument — Kent"
    assert event_summary(event(at=None), "Kent") == "No date now: Argument — Kent"


@pytest.mark.parametrize(
    ("values", "start"),
    [
        ({}, DAY),
        ({"due_at": f"{DAY}T23:59:59-04:00"}, DAY),
        ({"due_at": f"{DAY}T17:00:00-04:00"}, f"{DAY}T17:00"),
        ({"due_at": f"{DAY}T17:00:00-04:00", "jurisdictional": True, "safe_due": "2026-04-07"}, "2026-04-07"),
        ({"due": None}, None),
    ],
)
def test_where_a_deadline_stands(values: dict[str, Any], start: str | None) -> None:
    assert deadline_start(deadline(**values)) == start


def test_reminders_come_at_eight_of_each_day_or_an_hour_before() -> None:
    assert alarm_minutes((1, 0), DAY) == (8 * 60 - 24 * 60, 8 * 60)
    assert alarm_minutes((1, 0), f"{DAY}T10:30") == (-150 - 24 * 60, -150)
    assert alarm_minutes((0,), f"{DAY}T08:15") == (-60,)
    assert alarm_minutes((), DAY) == ()


def test_which_reminders_a_deadline_has() -> None:
    assert reminder_kind(deadline(jurisdictional=True, severity=Severity.HIGH)) is ReminderKind.JURISDICTIONAL
    assert reminder_kind(deadline(severity=Severity.HIGH)) is ReminderKind.HIGH
    assert reminder_kind(deadline()) is ReminderKind.DEADLINE
