"""When something that comes again is due the next time."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from caseorg.model.deadline import FollowUp, Interval
from caseorg.rules.deadline_words import day_text


def next_day(first: date, last: date, every: int, interval: Interval) -> date | None:
    """The first day after `last` of a series that began on `first`; None where it comes once, or past the calendar.

    Months are counted from the first day: one that began on January 31 falls on February 28 and on March 31.
    """
    if interval is Interval.NONE or every < 1:
        return None
    try:
        if interval is Interval.MONTHS:
            number = max(1, ((last.year - first.year) * 12 + last.month - first.month) // every)
            day = _months_after(first, number * every)
            return day if day > last else _months_after(first, (number + 1) * every)
        days = every * (7 if interval is Interval.WEEKS else 1)
        return first + timedelta(days=days * ((last - first).days // days + 1))
    except (ValueError, OverflowError):
        return None


def again_text(one: FollowUp) -> str:
    """How a follow-up comes again: "every 2 weeks until Fri, Jan 8, 2027", "" where it comes once."""
    if not one.every:
        return ""
    often = f"every {one.interval.value.removesuffix('s')}" if one.every == 1 else f"every {one.every} {one.interval}"
    return f"{often} until {day_text(one.until)}" if one.until else often


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
