"""How a reminder is said: whole in the window, and to the desktop only as much as may stand on a lock screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseorg.model.deadline import ReminderKind
from caseorg.model.record import Visibility
from caseorg.rules.deadline_words import day_text, days_left
from caseorg.rules.reminders import OVERDUE, Reminder

# So many are said one by one; more become one sentence.
MOST_NOTICES = 3
_BARE = {
    ReminderKind.JURISDICTIONAL: "Jurisdictional deadline",
    ReminderKind.HIGH: "Deadline",
    ReminderKind.DEADLINE: "Deadline",
    ReminderKind.HEARING: "Hearing",
    ReminderKind.FOLLOW_UP: "Follow-up",
}
# Whatever the setting allows, of these labels nothing is said to the desktop.
_SILENT = frozenset({Visibility.PRIVILEGED, Visibility.SEALED})


class Openness(StrEnum):
    """How much the desktop is told: that something is due, also what, or also of which case."""

    BARE = "bare"
    TITLES = "titles"
    CASES = "cases"


@dataclass(frozen=True, slots=True)
class Notice:
    """What the desktop shows. `opens` is the key of the one reminder it tells of, "" where it tells of several."""

    summary: str
    body: str = ""
    opens: str = ""


def when_words(reminder: Reminder, today: date) -> str:
    """When it is: "due tomorrow", "safe date in 3 days", "was due yesterday", "today at 10:30 AM"."""
    thing = reminder.thing
    left = days_left(thing.day, today)
    if thing.kind is ReminderKind.HEARING:
        at = day_text(f"{thing.day}T{thing.time}").rpartition(", ")[2] if thing.time else ""
        return f"{left} at {at}" if at else left
    if thing.is_allowed_from:
        return f"may be done from {left}" if left in ("today", "tomorrow") else f"may be done {left}"
    if thing.is_safe_date:
        return f"safe date {left}"
    words = f"was due {left}" if reminder.days_before == OVERDUE else f"due {left}"
    return f"safe date has passed, {words}" if thing.has_safe_passed and left != "yesterday" else words


def bare_words(reminder: Reminder, today: date) -> str:
    """That something is due, without what: "Jurisdictional deadline due tomorrow"."""
    return f"{_BARE[reminder.thing.kind]} {when_words(reminder, today)}"


def kind_words(kind: ReminderKind) -> str:
    """What a reminder is of: "Hearing"."""
    return _BARE[kind]


def kind_title(kind: ReminderKind) -> str:
    """What reminders are set for, each kind told from the others: "Grave deadline"."""
    titles = {ReminderKind.HIGH: "Grave deadline", ReminderKind.DEADLINE: "Other deadline"}
    return titles.get(kind, _BARE[kind])


def whole_words(reminder: Reminder, today: date) -> str:
    """A reminder in the window: "Notice of appeal: due tomorrow, Fri, Nov 27, 2026 (Alvarez v. Kent)"."""
    thing = reminder.thing
    return f"{thing.title}: {when_words(reminder, today)}, {day_text(thing.day)} ({thing.case_name})"


def notices(reminders: Sequence[Reminder], openness: Openness, today: date) -> list[Notice]:
    """What the desktop is told of reminders: each of a few, and of many how many there are."""
    if len(reminders) <= MOST_NOTICES:
        return [_notice(one, openness, today) for one in reminders]
    return [Notice(many_words(reminders, today))]


def many_words(reminders: Sequence[Reminder], today: date) -> str:
    """How many reminders there are and how many press: "7 reminders: 1 overdue, 2 for today"."""
    overdue = sum(one.days_before == OVERDUE for one in reminders)
    now = sum(one.thing.day == today.isoformat() for one in reminders)
    press = [f"{overdue} overdue"] if overdue else []
    press += [f"{now} for today"] if now else []
    count = "1 reminder" if len(reminders) == 1 else f"{len(reminders):,} reminders"
    return f"{count}: {', '.join(press)}" if press else count


def _notice(reminder: Reminder, openness: Openness, today: date) -> Notice:
    thing = reminder.thing
    if openness is Openness.BARE or thing.visibility in _SILENT:
        return Notice(bare_words(reminder, today), opens=reminder.key)
    words = when_words(reminder, today)
    body = thing.case_name if openness is Openness.CASES else ""
    return Notice(f"{thing.title}: {words}", body, opens=reminder.key)
