"""Court days: weekends, the holidays of 5 U.S.C. 6103 by the law of their year, and days named beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from caseorg.base.errors import BadInput
from caseorg.model.counting import Confidence, DayKind, Direction, Regime, SpecialDay

FIRST_YEAR = 1960
"""The first whole year in which a Saturday's holiday was kept on the Friday (Pub. L. 86-362 of 1959)."""
LAST_YEAR = 9990

ONE_DAY = timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6
_MONDAY, _THURSDAY = 0, 3
_LAW = "5 U.S.C. 6103(a)"
_UNIFORM_MONDAYS = 1971  # Pub. L. 90-363, in force on January 1, 1971
_VETERANS_DAY_BACK = 1978  # Pub. L. 94-97 returned Veterans Day to November 11
_FIRST_KING_DAY = 1986  # Pub. L. 98-144
_FIRST_JUNETEENTH = 2021  # Pub. L. 117-17, in force on June 17, 2021

DayKinds = frozenset[DayKind]
_FEDERAL = frozenset({DayKind.FEDERAL})
_LEGAL = frozenset({DayKind.FEDERAL, DayKind.OBSERVED})
_WITH_PRESIDENT = _LEGAL | {DayKind.PRESIDENT}
_WITH_STATE = _WITH_PRESIDENT | {DayKind.STATE}
_COURT_CLOSED = _LEGAL | {DayKind.CLOSED}


@dataclass(frozen=True, slots=True)
class Readings:
    """Which kinds of days are holidays by the prevailing reading, and by the one that gives the earliest date."""

    due: DayKinds
    safe: DayKinds


def holiday_kinds(regime: Regime, direction: Direction) -> Readings:
    """Which days stop a period from ending.

    Measured after an event, every holiday makes the date later, so the safe reading knows only those that 5 U.S.C.
    6103(a) itself names: the Friday or Monday instead is law "for pay and leave" and by executive order, a president's
    closing may not be a declared holiday (Latham v. Dominick's, 7th Cir. 1998), and a state's list may be wrong.
    Measured before one, every holiday makes the date earlier, so both readings count all but state holidays, which
    FRCP 6(a)(6)(C) and its sisters count after an event only. Supreme Court Rule 30.1 knows the statute's holidays and
    the Court building closed by order, FOIA "legal public holidays" alone.
    """
    after = direction is Direction.AFTER
    if regime is Regime.SCOTUS_30:
        return Readings(_COURT_CLOSED, _FEDERAL | {DayKind.CLOSED} if after else _COURT_CLOSED)
    if regime is Regime.USC_552:
        return Readings(_LEGAL, _FEDERAL if after else _LEGAL)
    return Readings(_WITH_STATE, _FEDERAL) if after else Readings(_WITH_PRESIDENT, _WITH_PRESIDENT)


def extension_kinds(regime: Regime, direction: Direction) -> Readings:
    """Which days stop the extension for an inaccessible clerk's office, which runs forward even where the period was
    measured before an event; a state holiday still does not count for such a period, FRCP 6(a)(6)(C)."""
    forward = holiday_kinds(regime, Direction.AFTER)
    if direction is Direction.AFTER:
        return forward
    return Readings(forward.due - {DayKind.STATE}, forward.safe)


def federal_holidays(year: int) -> tuple[SpecialDay, ...]:
    """The holidays of a year and the weekdays on which they are kept instead, by date; December 31 is among them where
    next New Year's Day is a Saturday. Raises BadInput for a year before 1960."""
    named = [day for other in (year, year + 1) for day in _holidays_of_law(other)]
    days = [day for day in (*named, *_kept_instead(named)) if day.date.year == year]
    return tuple(sorted(days, key=lambda day: day.date))


@cache
def _holidays_of_law(year: int) -> tuple[SpecialDay, ...]:
    _check_year(year)
    mondays = year >= _UNIFORM_MONDAYS
    october = _UNIFORM_MONDAYS <= year < _VETERANS_DAY_BACK
    days = [
        (date(year, 1, 1), "New Year’s Day"),
        (_weekday(year, 2, _MONDAY, 3) if mondays else date(year, 2, 22), "Washington’s Birthday"),
        (_last_monday(year, 5) if mondays else date(year, 5, 30), "Memorial Day"),
        (date(year, 7, 4), "Independence Day"),
        (_weekday(year, 9, _MONDAY, 1), "Labor Day"),
        (_weekday(year, 10, _MONDAY, 4) if october else date(year, 11, 11), "Veterans Day"),
        (_weekday(year, 11, _THURSDAY, 4), "Thanksgiving Day"),
        (date(year, 12, 25), "Christmas Day"),
    ]
    if mondays:
        days.append((_weekday(year, 10, _MONDAY, 2), "Columbus Day"))
    if year >= _FIRST_KING_DAY:
        days.append((_weekday(year, 1, _MONDAY, 3), "the Birthday of Martin Luther King, Jr."))
    if year >= _FIRST_JUNETEENTH:
        days.append((date(year, 6, 19), "Juneteenth National Independence Day"))
    return tuple(_by_law(day, DayKind.FEDERAL, name, _LAW) for day, name in days)


def _kept_instead(named: Iterable[SpecialDay]) -> Iterable[SpecialDay]:
    """The Friday before a holiday on a Saturday, the Monday after one on a Sunday."""
    for day in named:
        name = f"{day.name} observed"
        if day.date.weekday() == _SATURDAY:
            yield _by_law(day.date - ONE_DAY, DayKind.OBSERVED, name, "5 U.S.C. 6103(b)(1)")
        elif day.date.weekday() == _SUNDAY:
            yield _by_law(day.date + ONE_DAY, DayKind.OBSERVED, name, "Exec. Order 11582, sec. 3(a)")


def _by_law(day: date, kind: DayKind, name: str, authority: str) -> SpecialDay:
    return SpecialDay(date=day, kind=kind, name=name, authority=authority, confidence=Confidence.V1)


def _weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _last_monday(year: int, month: int) -> date:
    """The last Monday of a month of 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR + 1:
        raise BadInput(f"Days are counted from {FIRST_YEAR} to {LAST_YEAR}; the year {year} is outside.")


class CourtCalendar:
    """The days of one computation: federal holidays, and what was named beside them."""

    def __init__(self, special_days: Iterable[SpecialDay] = ()) -> None:
        self._named: dict[date, list[SpecialDay]] = {}
        for day in special_days:
            self._named.setdefault(day.date, []).append(day)
        self._federal: dict[int, Mapping[date, SpecialDay]] = {}

    def special_days(self, day: date) -> tuple[SpecialDay, ...]:
        """What is special about a day, federal holidays first; empty for an ordinary one."""
        if day.year not in self._federal:
            self._federal[day.year] = {holiday.date: holiday for holiday in federal_holidays(day.year)}
        federal = self._federal[day.year].get(day)
        return (*((federal,) if federal else ()), *self._named.get(day, ()))

    def is_court_day(self, day: date, kinds: DayKinds) -> bool:
        """Whether a day is neither on a weekend nor a holiday of one of the kinds."""
        return not is_weekend(day) and all(special.kind not in kinds for special in self.special_days(day))

    def is_inaccessible(self, day: date) -> bool:
        return any(special.kind is DayKind.INACCESSIBLE for special in self.special_days(day))

    def roll(self, day: date, direction: Direction, kinds: DayKinds) -> date:
        """The day itself if it is a court day, else the next one: later after an event, earlier before one."""
        step = ONE_DAY if direction is Direction.AFTER else -ONE_DAY
        while not self.is_court_day(day, kinds):
            day += step
        return day

    def first_accessible(self, day: date, kinds: DayKinds) -> date:
        """The first court day from the given one on when the clerk's office is accessible."""
        while self.is_inaccessible(day) or not self.is_court_day(day, kinds):
            day += ONE_DAY
        return day

    def workdays_from(self, day: date, amount: int, direction: Direction, kinds: DayKinds) -> date:
        """The last of `amount` court days counted from the day after (or before) the given one; itself for none."""
        step = ONE_DAY if direction is Direction.AFTER else -ONE_DAY
        while amount:
            day += step
            amount -= self.is_court_day(day, kinds)
        return day


def is_weekend(day: date) -> bool:
    """Whether a day is a Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY
