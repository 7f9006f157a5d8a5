"""The explanation of a count: its steps, each with its provision and its days, and what to be warned of."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from caseorg.model.counting import Action, Certainty, CountRequest, DayKind, Direction, Step, Unit
from caseorg.rules.calendar import CourtCalendar, holiday_kinds, is_weekend
from caseorg.rules.count_cites import COUNT_CITES
from caseorg.rules.count_path import CountPath

_KIND_WORDS = {
    DayKind.FEDERAL: "a federal holiday",
    DayKind.OBSERVED: "the day a federal holiday is observed",
    DayKind.PRESIDENT: "a day on which the President closed executive offices",
    DayKind.STATE: "a state holiday",
    DayKind.INACCESSIBLE: "a day on which the clerk’s office is inaccessible",
    DayKind.CLOSED: "a day on which the Court building is closed",
}
_MONTH_UNITS = frozenset({Unit.MONTHS, Unit.YEARS})
_DAY = timedelta(days=1)


class Explanation:
    """Makes the steps and warnings of one count. `moment` is when a period of hours ends before any move."""

    def __init__(
        self,
        request: CountRequest,
        calendar: CourtCalendar,
        path: CountPath,
        safe: CountPath,
        *,
        moment: datetime | None,
        zone: tzinfo | None,
    ) -> None:
        self._request, self._calendar = request, calendar
        self._path, self._safe = path, safe
        self._moment, self._zone = moment, zone
        self._cites = COUNT_CITES[request.regime]
        self._kinds = holiday_kinds(request.regime, request.period.direction)
        self._steps: list[Step] = []
        self._warnings: list[str] = []

    @property
    def due_at(self) -> datetime | None:
        """The last moment of the due day: for hours the hour, for filing the end of the court's day."""
        request = self._request
        if self._moment is not None:
            day = self._path.last
            same = self._moment.date() == day
            return self._moment if same else datetime.combine(day, self._moment.time(), tzinfo=self._zone)
        if self._zone is None or request.day_end is None or request.action is not Action.FILE:
            return None
        return datetime.combine(self._path.last, request.day_end, tzinfo=self._zone)

    def made(self) -> tuple[tuple[Step, ...], tuple[str, ...]]:
        """The steps, numbered from 1, and the warnings."""
        self._trigger()
        if self._request.period.unit is Unit.DATE_CERTAIN:
            self._date_certain()
        else:
            self._count()
            self._roll(self._path.nominal, self._path.rolled, self._request.period.direction)
            self._extend(self._path.rolled, self._path.accessible)
            self._add()
        self._end()
        self._safe_reading()
        return tuple(self._steps), tuple(self._warnings)

    def _step(
        self,
        text: str,
        cite: str = "",
        start: date | datetime | None = None,
        end: date | datetime | None = None,
        certainty: Certainty = Certainty.SETTLED,
    ) -> None:
        number = len(self._steps) + 1
        self._steps.append(Step(n=number, text=text, cite=cite, start=start, end=end, certainty=certainty))

    def _warn(self, sentence: str) -> None:
        if sentence not in self._warnings:
            self._warnings.append(sentence)

    def _trigger(self) -> None:
        request = self._request
        what = request.trigger_text or "Event"
        self._step(f"{what} on {spoken(request.trigger)}.", request.trigger_cite, request.trigger, request.trigger)

    def _date_certain(self) -> None:
        day = self._path.last
        self._step("The day is fixed by order: nothing is counted and it is not moved.", "", day, day)
        special = [one for one in self._calendar.special_days(day) if one.kind is not DayKind.INACCESSIBLE]
        if is_weekend(day) or special:
            self._warn(
                f"{spoken(day)} is {self._why(day)}, and a day fixed by an order is not moved. "
                "Act by the court day before it, or ask the court to clarify."
            )

    def _count(self) -> None:
        period, path = self._request.period, self._path
        cite = ", ".join(part for part in (self._request.period_cite, self._count_cite()) if part)
        amount = f"{period.amount} {period.unit if period.amount != 1 else period.unit.removesuffix('s')}"
        text = f"Count {amount} {period.direction} the event: {spoken(self._moment or path.nominal)}. "
        clamped = period.unit in _MONTH_UNITS and path.nominal.day != self._request.trigger.day
        self._step(
            text + self._manner(),
            cite,
            self._request.trigger,
            self._moment or path.nominal,
            Certainty.CONVENTION if clamped else Certainty.SETTLED,
        )
        if clamped:
            self._warn(
                f"The month of {path.nominal:%B} {path.nominal.year} has no day {self._request.trigger.day}; its last "
                "day is taken. No rule says so: check with the order."
            )

    def _count_cite(self) -> str:
        return self._cites.hours if self._request.period.unit is Unit.HOURS else self._cites.count

    def _manner(self) -> str:
        unit = self._request.period.unit
        if unit is Unit.HOURS:
            return "Every elapsed hour counts, also across a change of the clocks."
        if unit is Unit.WORKDAYS:
            return "Weekends and legal holidays in between are not counted."
        if unit in _MONTH_UNITS:
            return "The same day of the month is the last day."
        return "The day of the event is not counted; weekends and holidays in between are."

    def _roll(self, first: date, last: date, direction: Direction) -> None:
        cite = self._cites.hours if self._moment else self._cites.roll
        if first == last:
            self._step(f"{spoken(last)} is a court day: it is not moved.", cite, first, last)
        else:
            passed = self._between(first, last)
            named = "; ".join(f"{spoken(day)} is {self._why(day)}" for day in passed)
            way = "on to" if direction is Direction.AFTER else "back to"
            contested = any(self._is_contested(day) for day in passed)
            self._step(
                f"{named}: the period runs {way} {spoken(last)}.",
                f"{cite}, {self._cites.holidays}" if any(not is_weekend(day) for day in passed) else cite,
                first,
                last,
                Certainty.CONTESTED if contested else Certainty.SETTLED,
            )
        self._state_day_before(last, direction)

    def _state_day_before(self, day: date, direction: Direction) -> None:
        states = [one for one in self._calendar.special_days(day) if one.kind is DayKind.STATE]
        if states and direction is Direction.BEFORE:
            self._step(
                f"{spoken(day)} is {states[0].name or 'a state holiday'}, but state holidays do not count for a "
                "period measured before an event.",
                f"{self._cites.holidays}(C)",
                day,
                day,
            )

    def _between(self, first: date, last: date) -> list[date]:
        step = _DAY if last > first else -_DAY
        days = []
        while first != last:
            days.append(first)
            first += step
        return days

    def _is_contested(self, day: date) -> bool:
        """Whether a day is passed over only because the President closed executive offices."""
        kinds = {one.kind for one in self._calendar.special_days(day)}
        contested = DayKind.PRESIDENT in kinds and DayKind.FEDERAL not in kinds and not is_weekend(day)
        if contested:
            self._warn(
                "Courts disagree whether closing executive offices declares a holiday (Latham v. Dominick’s, 7th Cir. "
                f"1998: no). Act by {spoken(self._safe.last)}."
            )
        return contested

    def _why(self, day: date) -> str:
        if is_weekend(day):
            return "a Saturday" if day.weekday() == 5 else "a Sunday"
        specials = self._calendar.special_days(day)
        told = [one for one in specials if one.kind in self._kinds.due or one.kind is DayKind.INACCESSIBLE] or specials
        words = [one.name or _KIND_WORDS[one.kind] for one in told]
        authorities = [one.authority for one in told if one.authority]
        return " and ".join(words) + (f" ({'; '.join(authorities)})" if authorities else "")

    def _extend(self, first: date, last: date) -> None:
        if first != last:
            passed = "; ".join(f"{spoken(day)} is {self._why(day)}" for day in self._between(first, last))
            self._step(
                f"{passed}: the time for filing is extended to the first accessible court day, {spoken(last)}.",
                self._cites.clerk,
                first,
                last,
            )
            self._warn("That the clerk’s office was inaccessible was entered by a person: keep the evidence for it.")

    def _add(self) -> None:
        added, path = self._request.added, self._path
        if added.text:
            end = path.added
            self._step(f"{added.text}: {spoken(end)}.", added.cite, path.accessible, end, added.certainty)
        if not path.added_days:
            return
        self._roll(path.added, path.rolled_again, Direction.AFTER)
        self._extend(path.rolled_again, path.last)
        if path.added_days != self._safe.added_days:
            self._warn(f"The added days may not apply. Without them the day is {spoken(self._safe.last)}.")

    def _end(self) -> None:
        if self._request.period.unit is Unit.HOURS:
            return
        if self._request.action is not Action.FILE:
            self._step("This is not a filing: no time of day is set for its end.", self._cites.end)
        elif self.due_at is not None:
            spoken = f"{self.due_at:%H:%M:%S} in {self._request.time_zone}"
            self._step(f"The last day ends for filing at {spoken}.", self._cites.end, self._path.last, self.due_at)

    def _safe_reading(self) -> None:
        if self._safe.last != self._path.last:
            self._step(
                f"Safe date: {spoken(self._safe.last)}, the earliest day under any reading. {self._differences()}",
                self._cites.holidays,
                self._path.last,
                self._safe.last,
                Certainty.CONTESTED,
            )
            self._warn(f"Act by {spoken(self._safe.last)}: a stricter reading of the rules ends the period then.")

    def _differences(self) -> str:
        kinds = self._kinds.due - self._kinds.safe
        first, last = sorted((self._safe.last, self._path.last))
        days = [day for day in self._between(first, last) if not is_weekend(day)]
        named = [day for day in days if {one.kind for one in self._calendar.special_days(day)} & kinds]
        if named:
            return "It takes as ordinary days: " + "; ".join(f"{spoken(day)}, {self._why(day)}" for day in named) + "."
        return "It goes without days that may not be added or passed over."


def spoken(day: date | datetime) -> str:
    """A day with its weekday, and its time where it has one: "Tue Mar 31, 2026"."""
    words = f"{day:%a} {day:%b} {day.day}, {day.year}"
    return f"{words}, {day:%H:%M}" if isinstance(day, datetime) else words
