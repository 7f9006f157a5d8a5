"""How the days of a count are told: with their weekday, and what keeps one from being a court day."""

from __future__ import annotations

from datetime import date, datetime

from caseorg.model.counting import DayKind
from caseorg.rules.calendar import CourtCalendar, DayKinds, is_weekend

KIND_WORDS = {
    DayKind.FEDERAL: "a federal holiday",
    DayKind.OBSERVED: "the day a federal holiday is observed",
    DayKind.PRESIDENT: "a day on which the President closed executive offices",
    DayKind.STATE: "a state holiday",
    DayKind.INACCESSIBLE: "a day on which the clerk’s office is inaccessible",
    DayKind.CLOSED: "a day on which the Court building is closed",
}


def spoken(day: date | datetime) -> str:
    """A day with its weekday, and its time where it has one: "Tue Mar 31, 2026"."""
    words = f"{day:%a} {day:%b} {day.day}, {day.year}"
    return f"{words}, {day:%H:%M}" if isinstance(day, datetime) else words


def what_it_is(calendar: CourtCalendar, day: date, kinds: DayKinds) -> str:
    """Why a day is no ordinary one, with the authorities: of the kinds that count where it has one, else of any."""
    if is_weekend(day):
        return f"a {day:%A}"
    specials = calendar.special_days(day)
    told = [one for one in specials if one.kind in kinds or one.kind is DayKind.INACCESSIBLE] or specials
    words = [one.name or KIND_WORDS[one.kind] for one in told]
    authorities = [one.authority for one in told if one.authority]
    return " and ".join(words) + (f" ({'; '.join(authorities)})" if authorities else "")
