"""Which reminders are due at a moment: counted from the day to act by, less what was dismissed or put off.

Of several that have come ("14 days before", "7 days before") only the nearest to the day counts: one thing is called to
mind once at a time. What is dismissed stays so for that day and that many days before it; a deadline that is moved
begins anew, and the next nearer reminder comes whatever was done with the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b

from caseorg.base.errors import BadInput
from caseorg.model.deadline import ReminderKind
from caseorg.model.record import Visibility

KEY_BYTES = 12
OVERDUE = -1
"""The `days_before` of the reminder that a day has passed and nothing was said of it."""
# What is overdue longer than this is called to mind no more; Today shows it for as long as it is open.
_OVERDUE_DAYS = 30
_MOST_DAYS, _MOST_REMINDERS = 366, 12
NEVER = "never"
_DAYS = re.compile(r"[0-9]{1,3}")
_SEPARATORS = re.compile(r"[\s,;]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Remindable:
    """What can be called to mind. `uuid` is of the deadline, event or follow-up; `day` the ISO day it is counted from:
    of a jurisdictional deadline the safe date (then `is_safe_date`, where the other reading is later); once that is
    over, the later day (then `has_safe_passed`).

    `own_days` are the days before set for this one alone, None where its kind's hold. `is_allowed_from` is set for what
    must not be done before the day, `is_ours` unset for what the other side or the court has to do. `time` is that of a
    hearing, "10:30" or "". `visibility` is the stricter label of the thing and its case.
    """

    uuid: str
    kind: ReminderKind
    day: str
    title: str
    case_uuid: str
    case_name: str
    visibility: Visibility = Visibility.INTERNAL
    own_days: tuple[int, ...] | None = None
    is_ours: bool = True
    is_allowed_from: bool = False
    is_safe_date: bool = False
    has_safe_passed: bool = False
    time: str = ""
    assigned_to: str = ""


@dataclass(frozen=True, slots=True)
class Reminder:
    """That something is called to mind, so many days before its day; OVERDUE where the day has passed."""

    thing: Remindable
    days_before: int

    @property
    def key(self) -> str:
        """What is kept of a reminder that was seen. It tells nothing, not even a day, to who reads it outside of an
        encrypted workspace: the id it is made of cannot be guessed."""
        said = f"{self.thing.uuid}/{self.thing.day}/{self.days_before}"
        return blake2b(said.encode(), digest_size=KEY_BYTES).hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What became of a reminder: `shown` in the window, `notified` by the desktop, dismissed, or put off until a moment
    (ISO with offset)."""

    shown: bool = False
    notified: bool = False
    dismissed: bool = False
    snoozed_until: str = ""


UNSEEN = Seen()


def due_reminders(
    things: Iterable[Remindable],
    usual: Mapping[ReminderKind, tuple[int, ...]],
    seen: Mapping[str, Seen],
    at: datetime,
) -> list[Reminder]:
    """The reminders due at a moment (aware, in the user's time zone), the nearest day first. `usual` are the days
    before by kind, `seen` what became of reminders by their key."""
    due = []
    for thing in things:
        reminder = _nearest(thing, usual.get(thing.kind, ()), at.date())
        if reminder is not None and not _is_quiet(seen.get(reminder.key, UNSEEN), at):
            due.append(reminder)
    return sorted(due, key=_order)


def _nearest(thing: Remindable, usual: tuple[int, ...], today: date) -> Reminder | None:
    days = _days_of(thing, usual)
    left = (date.fromisoformat(thing.day) - today).days
    if not days:
        return None
    if left < 0:
        lapses = thing.kind is not ReminderKind.HEARING and not thing.is_allowed_from
        return Reminder(thing, OVERDUE) if lapses and left >= -_OVERDUE_DAYS else None
    come = [one for one in days if one >= left]
    return Reminder(thing, min(come)) if come else None


def _days_of(thing: Remindable, usual: tuple[int, ...]) -> tuple[int, ...]:
    if thing.own_days is not None:
        return thing.own_days
    if thing.is_allowed_from or not thing.is_ours:  # nothing has to be prepared for it: on its day is enough
        return (0,) if usual else ()
    return usual


def _is_quiet(seen: Seen, at: datetime) -> bool:
    return seen.dismissed or bool(seen.snoozed_until) and datetime.fromisoformat(seen.snoozed_until) > at


def _order(reminder: Reminder) -> tuple[str, bool, str, str]:
    thing = reminder.thing
    return thing.day, thing.kind is not ReminderKind.JURISDICTIONAL, thing.title.casefold(), thing.uuid


def typed_days(text: str) -> tuple[int, ...] | None:
    """The days before that somebody typed ("14, 7, 1, 0"), the farthest first; () for "never", None for nothing.

    Raises BadInput for anything else.
    """
    wanted = text.strip().casefold()
    if not wanted:
        return None
    if wanted == NEVER:
        return ()
    parts = [part for part in _SEPARATORS.split(wanted) if part]
    if not parts or not all(_DAYS.fullmatch(part) and int(part) <= _MOST_DAYS for part in parts):
        raise BadInput(
            f"“{text.strip()}” is no list of days. Type days before, from 0 for the day itself to {_MOST_DAYS}, as "
            f"“14, 7, 1, 0”; or “{NEVER}”."
        )
    days = tuple(sorted({int(part) for part in parts}, reverse=True))
    if len(days) > _MOST_REMINDERS:
        raise BadInput(f"These are {len(days)} reminders. Give at most {_MOST_REMINDERS}.")
    return days


def days_text(days: tuple[int, ...]) -> str:
    """Days before as they are typed: "14, 7, 1, 0", or "never"."""
    return ", ".join(str(day) for day in days) or NEVER
