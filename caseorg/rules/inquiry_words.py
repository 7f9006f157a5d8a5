"""An inquiry in words: its deadline by the clock it was named by, and how pressing that is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from caseorg.model.inquiry import Inquiry
from caseorg.rules.court_clock import zone_named
from caseorg.rules.deadline_words import day_text, days_left

_HOUR = timedelta(hours=1)
_MOST_WORDS = 280


def _due(inquiry: Inquiry) -> datetime | None:
    """The reporter's deadline as an aware time in its zone."""
    if inquiry.due_at is None:
        return None
    return datetime.fromisoformat(inquiry.due_at).astimezone(zone_named(inquiry.due_zone))


def due_typed(inquiry: Inquiry) -> str:
    """The deadline as it is typed in its zone ("2026-03-31T17:00"), "" for none."""
    due = _due(inquiry)
    return f"{due:%Y-%m-%dT%H:%M}" if due else ""


def due_day(inquiry: Inquiry) -> str:
    """The day of the deadline in its zone, in words: "Tue, Mar 31, 2026"; "" for none."""
    return day_text(due_typed(inquiry)[:10])


def due_hour(inquiry: Inquiry) -> str:
    """The time of the deadline with its zone: "5:00 PM EDT"; "" for none."""
    due = _due(inquiry)
    return f"{day_text(due_typed(inquiry)).rpartition(', ')[2]} {due:%Z}" if due else ""


def due_text(inquiry: Inquiry) -> str:
    """Both: "Tue, Mar 31, 2026, 5:00 PM EDT"; "" for none."""
    return ", ".join(part for part in (due_day(inquiry), due_hour(inquiry)) if part)


def is_overdue(inquiry: Inquiry, now: str) -> bool:
    """Whether an open inquiry's deadline has passed at a UTC instant."""
    return inquiry.is_open and inquiry.due_at is not None and inquiry.due_at <= now


def due_left(inquiry: Inquiry, now: str) -> str:
    """How far the deadline is off at a UTC instant, by the clock of its zone: "overdue, today", "due in 40
    minutes", "due today", "due tomorrow", "due in 5 days"; "no deadline" for none."""
    due = _due(inquiry)
    if due is None:
        return "no deadline"
    moment = datetime.fromisoformat(now).astimezone(UTC)
    far = days_left(due_typed(inquiry), moment.astimezone(due.tzinfo).date())
    if is_overdue(inquiry, now):
        return f"overdue, {far}"
    left = due.astimezone(UTC) - moment
    if timedelta(0) < left < _HOUR:
        minutes = -(-left // timedelta(minutes=1))
        return f"due in {minutes} {'minute' if minutes == 1 else 'minutes'}"
    return f"due {far}"


def asked_words(inquiry: Inquiry, who: str) -> str:
    """Who asked what, and by when an answer is wanted; a long question is cut: "Ana Ruiz asked on Mon, Mar 30, 2026:
    “Any comment?” Due Tue, Mar 31, 2026, 5:00 PM EDT." """
    question = " ".join(inquiry.question.split())
    short = question if len(question) <= _MOST_WORDS else question[:_MOST_WORDS].rstrip() + "…"
    due = f" Due {due_text(inquiry)}." if inquiry.due_at else ""
    return f"{who} asked on {day_text(inquiry.asked_on)}: “{short}”{due}"
