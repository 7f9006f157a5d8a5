"""Counting a period under the court rules: the last day by the prevailing and by the safest reading, and why."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from caseorg.base.errors import BadInput
from caseorg.model.counting import Action, Count, CountRequest, Direction, Unit
from caseorg.rules.calendar import FIRST_YEAR, LAST_YEAR, CourtCalendar, DayKinds, extension_kinds, holiday_kinds
from caseorg.rules.count_path import CountPath, at_hour
from caseorg.rules.count_steps import Explanation
from caseorg.rules.court_clock import day_in, doubt_of, moment_in, timed, zone_named

_MOST = 100_000
_MONTHS_IN_YEAR = 12


def count(request: CountRequest) -> Count:
    """Count a period. Raises BadInput for what cannot be counted: an unknown time zone, hours without one or without a
    time of day, years outside 1960 to 9990.

    Each reading goes its own way through all steps, in the order of the rules: count; move off a day that is no court
    day; extend while the clerk's office is inaccessible; add days after service; move and extend again.
    """
    if not 0 <= request.period.amount <= _MOST:
        raise BadInput(f"A period of {request.period.amount} cannot be counted. Give a number from 0 to {_MOST:,}.")
    try:
        return _counted(request)
    except OverflowError as error:
        raise BadInput(f"The period ends outside the years {FIRST_YEAR} to {LAST_YEAR}.") from error


def _counted(request: CountRequest) -> Count:
    calendar = CourtCalendar(request.special_days)
    hours = request.period.unit is Unit.HOURS
    if hours:
        timed(request.trigger)
    zone = zone_named(request.time_zone) if request.time_zone or hours else None
    doubt = doubt_of(zone, request.trigger) if zone and hours else ""
    begin = moment_in(zone, request.trigger) if zone and hours else day_in(zone, request.trigger)
    request = replace(request, trigger=begin)
    moment = _hours_end(begin, request, zone) if zone and isinstance(begin, datetime) else None
    if request.period.unit is Unit.DATE_CERTAIN:
        path = safe = CountPath.unmoved(begin)
    else:
        path, safe = _both_paths(request, calendar, moment)
    explanation = Explanation(request, calendar, path, safe, moment=moment, zone=zone)
    steps, warnings = explanation.made()
    return Count(
        due=at_hour(moment, path.last),
        safe_due=at_hour(moment, safe.last),
        nominal=at_hour(moment, path.nominal),
        due_at=explanation.due_at,
        steps=steps,
        warnings=(doubt, *warnings) if doubt else warnings,
    )


def _both_paths(request: CountRequest, calendar: CourtCalendar, moment: datetime | None) -> tuple[CountPath, CountPath]:
    """The ways of the prevailing and of the safe reading. Where acting too early is what must not happen, the latest
    day is the safe one, and no reading is later than the prevailing."""
    kinds = holiday_kinds(request.regime, request.period.direction)
    extension = extension_kinds(request.regime, request.period.direction)
    end = moment.date() if moment else None
    path = _path(request, calendar, kinds.due, extension.due, days=request.added.days, end=end)
    if request.action is Action.NOT_BEFORE:
        return path, path
    safe_days = _safe_days(request, path.last)
    return path, _path(request, calendar, kinds.safe, extension.safe, days=safe_days, end=end)


def _path(
    request: CountRequest, calendar: CourtCalendar, kinds: DayKinds, extension: DayKinds, *, days: int, end: date | None
) -> CountPath:
    """One reading's way from the last day as counted to the last day as moved."""
    nominal = end or _nominal(request, calendar, kinds)
    filing = request.action is Action.FILE
    rolled = calendar.roll(nominal, request.period.direction, kinds)
    accessible = calendar.first_accessible(rolled, extension) if filing else rolled
    added = accessible + timedelta(days=days)
    rolled_again = calendar.roll(added, Direction.AFTER, kinds) if days else accessible
    last = calendar.first_accessible(rolled_again, extension) if filing and days else rolled_again
    return CountPath(nominal, rolled, accessible, days, added, rolled_again, last)


def _nominal(request: CountRequest, calendar: CourtCalendar, kinds: DayKinds) -> date:
    """The last day as counted, before any move: the day of the event is excluded, FRCP 6(a)(1)(A)."""
    period, trigger = request.period, request.trigger
    amount = period.amount if period.direction is Direction.AFTER else -period.amount
    if period.unit is Unit.WORKDAYS:
        return calendar.workdays_from(trigger, period.amount, period.direction, kinds)
    if period.unit is Unit.DAYS:
        return trigger + timedelta(days=amount)
    if period.unit is Unit.WEEKS:
        return trigger + timedelta(weeks=amount)
    return _same_day(trigger, amount if period.unit is Unit.MONTHS else amount * _MONTHS_IN_YEAR)


def _same_day(day: date, months: int) -> date:
    """The same day of another month, its last day where it is shorter."""
    year, month = divmod(day.year * _MONTHS_IN_YEAR + day.month - 1 + months, _MONTHS_IN_YEAR)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OverflowError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _hours_end(begin: datetime, request: CountRequest, zone: tzinfo) -> datetime:
    """When so many hours have elapsed, by the clock of the court: FRCP 6(a)(2)(A) and (B) count every hour."""
    amount = request.period.amount if request.period.direction is Direction.AFTER else -request.period.amount
    return (begin.astimezone(UTC) + timedelta(hours=amount)).astimezone(zone)


def _safe_days(request: CountRequest, due: date) -> int:
    """The days added by the least favorable reading: also by the policy that began before the period ended."""
    added = request.added
    if added.changed_on is not None and due >= added.changed_on:
        return min(added.safe_days, added.days_since)
    return added.safe_days
