"""The explanation of a count: its steps, each with its provision and its days, and what to be warned of."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from caseorg.model.counting import Action, Certainty, CountRequest, DayKind, Direction, Step, Unit
from caseorg.rules.calendar import CourtCalendar, holiday_kinds, is_weekend
from caseorg.rules.count_cites import COUNT_CITES
from caseorg.rules.count_path import CountPath, at_hour
from caseorg.rules.day_words import KIND_WORDS, spoken, what_it_is
from caseorg.rules.uncounted_days import why_uncounted

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
        last = at_hour(self._moment, self._path.last)
        if isinstance(last, datetime):
            return last
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
            self._workdays_counted()
            self._roll(self._path.nominal, self._path.rolled, self._request.period.direction)
            self._extend(self._path.rolled, self._path.accessible)
            self._add()
        self._end()
        self._extension()
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
        """Add a step; for hours its days are told with the hour."""
        start, end = (self._at(day) if day is not None else None for day in (start, end))
        number = len(self._steps) + 1
        self._steps.append(Step(n=number, text=text, cite=cite, start=start, end=end, certainty=certainty))

    def _at(self, day: date | datetime) -> date | datetime:
        return day if isinstance(day, datetime) else at_hour(self._moment, day)

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
        specials = self._calendar.special_days(day)
        if self._calendar.is_inaccessible(day):
            self._warn(
                f"The clerk’s office is inaccessible on {spoken(day)}, which extends only a time that is counted. "
                "Ask the court for another day."
            )
        if is_weekend(day) or any(one.kind is not DayKind.INACCESSIBLE for one in specials):
            self._warn(
                f"{spoken(day)} is {self._why(day)}, and a day fixed by an order is not moved. "
                "Act by the court day before it, or ask the court to clarify."
            )

    def _count(self) -> None:
        period, path = self._request.period, self._path
        cite = _joined(self._request.period_cite, self._count_cite())
        amount = f"{period.amount} {period.unit if period.amount != 1 else period.unit.removesuffix('s')}"
        first = self._first_day() if period.unit is Unit.DAYS and period.amount > 1 else ""
        text = f"Count {amount} {period.direction} the event: {first}{spoken(self._moment or path.nominal)}. "
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

    def _first_day(self) -> str:
        period = self._request.period
        first = self._request.trigger + (_DAY if period.direction is Direction.AFTER else -_DAY)
        return f"day 1 is {spoken(first)}, day {period.amount} is "

    def _workdays_counted(self) -> None:
        """Special days in between that are workdays all the same."""
        if self._request.period.unit is not Unit.WORKDAYS:
            return
        first, last = sorted((self._request.trigger, self._path.nominal))
        for day in self._between(first, last)[1:]:
            if self._calendar.is_court_day(day, self._kinds.due):
                self._uncounted(day, self._request.period.direction, self._path.nominal)

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
        if first == last and self._request.period.unit is Unit.WORKDAYS:
            pass  # only court days were counted
        elif first == last:
            self._step(f"{self._told(last)} is a court day: it is not moved.", cite, first, last)
        else:
            passed = self._between(first, last)
            named = "; ".join(f"{spoken(day)} is {self._why(day)}" for day in passed)
            way = "on to" if direction is Direction.AFTER else "back to"
            contested = any(self._is_contested(day) for day in passed)
            self._step(
                f"{named}: the period runs {way} {self._told(last)}.",
                _joined(cite, self._cites.holidays) if any(not is_weekend(day) for day in passed) else cite,
                first,
                last,
                Certainty.CONTESTED if contested else Certainty.SETTLED,
            )
        self._uncounted(last, direction, last)

    def _uncounted(self, day: date, direction: Direction, place: date) -> None:
        """Say of a special day why it is an ordinary one here; `place` is the day that has been reached."""
        for one in self._calendar.special_days(day):
            why = why_uncounted(one.kind, self._request.regime, direction)
            if why and one.kind not in self._kinds.due:
                cite = f"{self._cites.holidays}(C)" if direction is Direction.BEFORE else self._cites.holidays
                self._step(f"{spoken(day)} is {one.name or KIND_WORDS[one.kind]}, but {why}.", cite, place, place)

    def _told(self, day: date) -> str:
        return spoken(self._at(day))

    def _between(self, first: date, last: date) -> list[date]:
        step = _DAY if last > first else -_DAY
        days = []
        while first != last:
            days.append(first)
            first += step
        return days

    def _is_contested(self, day: date) -> bool:
        """Whether a day is passed over only because the President closed executive offices."""
        contested = not self._calendar.is_court_day(day, self._kinds.due) and self._calendar.is_court_day(
            day, self._kinds.due - {DayKind.PRESIDENT}
        )
        if contested:
            act = "Do not act before" if self._request.action is Action.NOT_BEFORE else "Act by"
            self._warn(
                "Courts disagree whether closing executive offices declares a holiday (Latham v. Dominick’s, 7th Cir. "
                f"1998: no). {act} {self._told(self._safe.last)}."
            )
        return contested

    def _why(self, day: date) -> str:
        return what_it_is(self._calendar, day, self._kinds.due)

    def _extend(self, first: date, last: date) -> None:
        if first != last:
            passed = "; ".join(f"{spoken(day)} is {self._why(day)}" for day in self._between(first, last))
            self._step(
                f"{passed}: the time for filing is extended to the first accessible court day, {self._told(last)}.",
                self._cites.clerk,
                first,
                last,
            )
            self._warn("That the clerk’s office was inaccessible was entered by a person: keep the evidence for it.")
            if not self._cites.clerk:
                self._warn("No provision extends such a time while an office is inaccessible: act by the day before.")

    def _add(self) -> None:
        added, path = self._request.added, self._path
        if added.text:
            self._step(
                f"{added.text}: {self._told(path.added)}.", added.cite, path.accessible, path.added, added.certainty
            )
        if not path.added_days:
            return
        self._roll(path.added, path.rolled_again, Direction.AFTER)
        self._extend(path.rolled_again, path.last)
        if self._fewer_days:
            self._warn(f"The added days may not apply. Without them the day is {self._told(self._safe.last)}.")

    def _end(self) -> None:
        if self._request.period.unit is Unit.HOURS:
            return
        if self._request.action is not Action.FILE:
            self._step("This is not a filing: no time of day is set for its end.", self._cites.end)
        elif self.due_at is not None:
            spoken = f"{self.due_at:%H:%M:%S} in {self._request.time_zone}"
            self._step(f"The last day ends for filing at {spoken}.", self._cites.end, self._path.last, self.due_at)
        elif self._request.day_end is None:
            self._step(
                "The last day ends for filing when the clerk’s office is scheduled to close.",
                self._cites.end,
                self._path.last,
                self._path.last,
            )

    def _extension(self) -> None:
        if self._request.extension_text:
            self._step(self._request.extension_text, self._request.extension_cite)

    def _safe_reading(self) -> None:
        if self._safe.last != self._path.last:
            self._step(
                f"Safe date: {self._told(self._safe.last)}, the earliest day under any reading. {self._differences()}",
                self._request.added.cite if self._fewer_days else self._cites.holidays,
                self._path.last,
                self._safe.last,
                Certainty.CONTESTED,
            )
            self._warn(f"Act by {self._told(self._safe.last)}: a stricter reading of the rules ends the period then.")

    @property
    def _fewer_days(self) -> bool:
        return self._safe.added_days < self._path.added_days

    def _differences(self) -> str:
        kinds = self._kinds.due - self._kinds.safe
        first, last = sorted((self._safe.last, self._path.last))
        days = [day for day in self._between(first, last) if not is_weekend(day)]
        named = [day for day in days if self._calendar.is_court_day(day, self._kinds.due - kinds)]
        named = [day for day in named if not self._calendar.is_court_day(day, kinds)]
        reasons = []
        if named:
            told = "; ".join(f"{spoken(day)}, {self._why(day)}" for day in named)
            reasons.append(f"It takes as ordinary days: {told}.")
        changed = self._request.added.changed_on
        if self._fewer_days and changed and self._path.last >= changed:
            reasons.append(f"The rule on added days changed on {spoken(changed)}: as changed it adds none.")
        elif self._fewer_days:
            reasons.append("It adds no days for the manner of service.")
        return " ".join(reasons)


def _joined(*cites: str) -> str:
    """Provisions in their order, each once."""
    return ", ".join(dict.fromkeys(cite for cite in cites if cite))
