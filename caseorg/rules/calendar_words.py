"""How a deadline or a hearing stands in a calendar outside: its line, its place in the day, its reminders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from caseorg.model.counting import Action
from caseorg.model.deadline import RETIRED, Deadline, DeadlineState, ReminderKind, Side
from caseorg.model.event import Event, EventStatus
from caseorg.model.rule_pack import Severity
from caseorg.rules.deadline_words import day_text

_MINUTES_A_DAY = 24 * 60
# Reminders of whole days come when the office opens, not at midnight.
_OPENING_MINUTE = 8 * 60
_LEAST_MINUTES_BEFORE = 60
_LAST_MINUTE = "T23:59"
_TO_THE_MINUTE = len("2026-03-31T14:30")


def deadline_summary(deadline: Deadline, case_name: str) -> str:
    """The line of a deadline: of a jurisdictional one the safe date first, since no court forgives a late one. What no
    longer stands says so: not every calendar takes a cancelled entry away."""
    title = deadline.title
    if deadline.state in RETIRED:
        return f"{deadline.state.value.capitalize()}: {title} — {case_name}"
    if deadline.headline is None:
        return f"No date now: {title} — {case_name}"
    if deadline.state is DeadlineState.DONE:
        title = f"Done: {title}"
    elif deadline.action is Action.NOT_BEFORE:
        title = f"Not before: {title}"
    parts = [title]
    if deadline.jurisdictional:
        parts = [_jurisdictional_lead(deadline), title]
    elif deadline.safe_due and deadline.due and deadline.safe_due < deadline.due:
        parts = [title, f"(safe date {day_text(deadline.safe_due)})"]
    if deadline.projected:
        parts.append("(projected)")
    if deadline.side is not Side.OURS:
        parts.append("(the court acts)" if deadline.side is Side.COURT else "(other side)")
    return f"{' '.join(part for part in parts if part)} — {case_name}"


def _jurisdictional_lead(deadline: Deadline) -> str:
    if not deadline.safe_due:
        return "JURISDICTIONAL:"
    if deadline.safe_due == deadline.due:
        return f"SAFE DATE {day_text(deadline.safe_due)}, JURISDICTIONAL:"
    return f"SAFE DATE {day_text(deadline.safe_due)} (due {day_text(deadline.due)}), JURISDICTIONAL:"


def deadline_start(deadline: Deadline) -> str | None:
    """Where a deadline stands: the day to act by, with its time where the court’s day ends before midnight."""
    headline, end = deadline.headline, deadline.due_at
    if headline is None or not end or headline != deadline.due or _LAST_MINUTE in end or end[:10] != headline:
        return headline
    return end[:_TO_THE_MINUTE] if len(end) >= _TO_THE_MINUTE else headline


def event_summary(event: Event, case_name: str) -> str:
    """The line of a hearing."""
    if event.status is EventStatus.CANCELLED or event.at is None:
        gone = "Cancelled" if event.at is not None else "No date now"
        return f"{gone}: {event.title} — {case_name}"
    expected = " (projected)" if event.status is EventStatus.PROJECTED else ""
    return f"{event.title}{expected} — {case_name}"


def reminder_kind(deadline: Deadline) -> ReminderKind:
    """Which reminders a deadline has."""
    if deadline.jurisdictional:
        return ReminderKind.JURISDICTIONAL
    return ReminderKind.HIGH if deadline.severity is Severity.HIGH else ReminderKind.DEADLINE


def alarm_minutes(days_before: Iterable[int], start: str) -> tuple[int, ...]:
    """Reminders as minutes after a start (an ISO day or local time), in the order in which they come: at eight in the
    morning of each day, or an hour before where that would be too late."""
    moment = datetime.fromisoformat(start)
    timed = "T" in start
    opening = _OPENING_MINUTE - (moment.hour * 60 + moment.minute)  # midnight where it stands on a whole day
    offsets = [opening - days * _MINUTES_A_DAY for days in days_before]
    return tuple(sorted({min(offset, -_LEAST_MINUTES_BEFORE) if timed else offset for offset in offsets}))
