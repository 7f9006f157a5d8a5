"""What holds for every count, and what cannot be counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseorg.base.errors import BadInput
from caseorg.model.counting import (
    Action,
    AddedTime,
    Count,
    CountRequest,
    DayKind,
    Direction,
    Period,
    Regime,
    SpecialDay,
    Unit,
)
from caseorg.rules.calendar import CourtCalendar, holiday_kinds
from caseorg.rules.counting import count

FIRST, LAST = date(2010, 1, 1), date(2040, 12, 31)
KINDS = (DayKind.PRESIDENT, DayKind.STATE, DayKind.CLOSED)
DAY = timedelta(days=1)
days = st.dates(FIRST, LAST)
counted_units = st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS])
regimes = st.sampled_from(list(Regime))
directions = st.sampled_from(list(Direction))


@st.composite
def requests(
    draw: st.DrawFn, units: st.SearchStrategy[Unit] = counted_units, inaccessible: bool = False
) -> CountRequest:
    """A request with special days near its end."""
    trigger = draw(days)
    unit = draw(units)
    amount = draw(st.integers(0, 8 if unit is Unit.YEARS else 130))
    period = Period(amount=amount, unit=unit, direction=draw(directions))
    request = CountRequest(trigger=trigger, period=period, regime=draw(regimes))
    end = day_of(count(request).nominal)
    kinds = (*KINDS, DayKind.INACCESSIBLE) if inaccessible else KINDS
    special = st.builds(
        SpecialDay, date=st.dates(end - timedelta(days=9), end + timedelta(days=9)), kind=st.sampled_from(kinds)
    )
    added = AddedTime(days=3, safe_days=draw(st.sampled_from([0, 3])), text="Served") if draw(st.booleans()) else None
    forward = period.direction is Direction.AFTER
    return replace(
        request,
        special_days=tuple(draw(st.lists(special, max_size=6))),
        added=added if added and forward else AddedTime(),
    )


def day_of(day: date | datetime) -> date:
    return day.date() if isinstance(day, datetime) else day


@given(requests(inaccessible=True))
def test_both_dates_are_court_days_of_their_reading(request: CountRequest) -> None:
    found = count(request)
    calendar = CourtCalendar(request.special_days)
    kinds = holiday_kinds(request.regime, request.period.direction)
    not_state = kinds.due - {DayKind.STATE}
    assert calendar.is_court_day(day_of(found.due), not_state)
    assert calendar.is_court_day(day_of(found.safe_due), kinds.safe & {DayKind.FEDERAL})
    assert not calendar.is_inaccessible(day_of(found.due))
    assert not calendar.is_inaccessible(day_of(found.safe_due))


@given(requests())
def test_the_safe_date_is_never_the_later_one(request: CountRequest) -> None:
    found = count(request)
    assert day_of(found.safe_due) <= day_of(found.due)
    if request.period.direction is Direction.BEFORE:
        assert found.due == found.safe_due


@given(requests())
def test_a_period_ends_on_its_own_side_and_near_its_last_day(request: CountRequest) -> None:
    found = count(request)
    due, nominal = day_of(found.due), day_of(found.nominal)
    if request.period.direction is Direction.AFTER:
        assert day_of(request.trigger) <= nominal <= due
    else:
        assert due <= nominal <= day_of(request.trigger)
    assert abs((due - nominal).days) <= 30


@given(requests(st.just(Unit.DAYS)))
def test_the_last_day_as_counted_is_so_many_days_away(request: CountRequest) -> None:
    amount = request.period.amount if request.period.direction is Direction.AFTER else -request.period.amount
    assert count(request).nominal == day_of(request.trigger) + timedelta(days=amount)


@given(requests(), st.integers(1, 40))
def test_a_later_event_never_ends_a_period_earlier(request: CountRequest, later: int) -> None:
    moved = replace(request, trigger=day_of(request.trigger) + timedelta(days=later))
    first, second = count(request), count(moved)
    assert day_of(first.due) <= day_of(second.due)
    assert day_of(first.safe_due) <= day_of(second.safe_due)


@given(requests(inaccessible=True), days)
def test_a_state_holiday_never_changes_a_period_before_an_event(request: CountRequest, day: date) -> None:
    backward = replace(request, period=replace(request.period, direction=Direction.BEFORE), added=AddedTime())
    first = count(backward)
    near = [day_of(first.nominal) + timedelta(days=away) for away in range(-5, 6)]
    states = tuple(SpecialDay(date=one, kind=DayKind.STATE) for one in (*near, day))
    second = count(replace(backward, special_days=(*backward.special_days, *states)))
    assert (first.due, first.safe_due) == (second.due, second.safe_due)


@given(requests(inaccessible=True), st.sampled_from([DayKind.PRESIDENT, DayKind.STATE]))
def test_the_safe_date_after_an_event_knows_no_closings(request: CountRequest, kind: DayKind) -> None:
    forward = replace(request, period=replace(request.period, direction=Direction.AFTER))
    first = count(forward)
    day = SpecialDay(date=day_of(first.safe_due), kind=kind)
    second = count(replace(forward, special_days=(*forward.special_days, day)))
    assert (first.safe_due, second.due >= first.due) == (second.safe_due, True)  # type: ignore[operator]


@given(requests(st.sampled_from([Unit.DAYS, Unit.WORKDAYS, Unit.MONTHS]), inaccessible=True))
def test_every_step_begins_where_the_one_before_it_ended(request: CountRequest) -> None:
    found = count(replace(request, time_zone="America/New_York"))
    assert [step.n for step in found.steps] == list(range(1, len(found.steps) + 1))
    ways = [(step.start, step.end) for step in found.steps if step.start is not None and step.end is not None]
    for (_, end), (start, _) in zip(ways, ways[1:], strict=False):
        assert day_of(end) == day_of(start)
    assert ways[0][0] == request.trigger
    assert day_of(ways[-1][1]) in (found.due, found.safe_due)


@given(requests(inaccessible=True))
def test_the_same_request_gives_the_same_count(request: CountRequest) -> None:
    assert count(request) == count(request)


@given(requests(inaccessible=True))
def test_the_order_of_special_days_does_not_matter(request: CountRequest) -> None:
    first = count(request)
    second = count(replace(request, special_days=request.special_days[::-1]))
    assert (first.due, first.safe_due) == (second.due, second.safe_due)


@given(requests(st.just(Unit.WORKDAYS)))
def test_so_many_workdays_lie_between(request: CountRequest) -> None:
    if request.added.days or not request.period.amount:
        return
    found = count(request)
    calendar = CourtCalendar(request.special_days)
    kinds = holiday_kinds(request.regime, request.period.direction)
    for last, reading in ((day_of(found.due), kinds.due), (day_of(found.safe_due), kinds.safe)):
        low, high = sorted((day_of(request.trigger), last))
        low, high = (low + DAY, high) if request.period.direction is Direction.AFTER else (low, high - DAY)
        between = [low + timedelta(days=away) for away in range((high - low).days + 1)]
        assert sum(calendar.is_court_day(day, reading) for day in between) == request.period.amount


@given(days, st.integers(0, 23), st.integers(0, 500), st.sampled_from(["America/New_York", "America/Phoenix"]))
def test_hours_elapse_whatever_the_clock_shows(day: date, hour: int, amount: int, zone: str) -> None:
    trigger = datetime(day.year, day.month, day.day, hour, 30)
    found = count(
        CountRequest(trigger=trigger, period=Period(amount=amount, unit=Unit.HOURS), time_zone=zone)
    )
    begin = found.steps[0].start
    assert isinstance(begin, datetime) and isinstance(found.nominal, datetime) and isinstance(found.due, datetime)
    assert found.nominal.timestamp() - begin.timestamp() == amount * 3600
    assert found.due >= found.nominal
    assert found.due.time() == found.nominal.time()
    assert found.due_at == found.due


@pytest.mark.parametrize("unit", [Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS])
@pytest.mark.parametrize("direction", list(Direction))
def test_what_ends_outside_the_known_years_is_refused(unit: Unit, direction: Direction) -> None:
    period = Period(amount=100_000, unit=unit, direction=direction)
    with pytest.raises(BadInput, match="1960 to 9990"):
        count(CountRequest(trigger=date(9900, 1, 4) if direction is Direction.AFTER else FIRST, period=period))


@pytest.mark.parametrize(
    ("trigger", "amount", "unit", "due"),
    [
        (date(9980, 6, 2), 10, Unit.YEARS, date(9990, 6, 4)),
        (date(9990, 6, 1), 6, Unit.MONTHS, date(9990, 12, 3)),
    ],
)
def test_the_last_year_can_be_reached(trigger: date, amount: int, unit: Unit, due: date) -> None:
    assert day_of(count(CountRequest(trigger=trigger, period=Period(amount=amount, unit=unit))).due) == due


def test_the_first_and_the_last_year() -> None:
    back = Period(amount=1, unit=Unit.YEARS, direction=Direction.BEFORE)
    assert count(CountRequest(trigger=date(1961, 6, 1), period=back)).due == date(1960, 6, 1)
    for trigger, period in ((date(1960, 6, 1), back), (date(9990, 6, 1), Period(amount=1, unit=Unit.YEARS))):
        with pytest.raises(BadInput, match="The period ends outside the years 1960 to 9990"):
            count(CountRequest(trigger=trigger, period=period))


@pytest.mark.parametrize("amount", [-1, 100_001])
def test_an_amount_that_cannot_be_counted(amount: int) -> None:
    with pytest.raises(BadInput, match=f"A period of {amount} cannot be counted. Give a number from 0 to 100,000."):
        count(CountRequest(trigger=FIRST, period=Period(amount=amount)))


def test_the_longest_period() -> None:
    assert count(CountRequest(trigger=date(2026, 1, 1), period=Period(amount=100_000))).nominal == date(2299, 10, 17)


@pytest.mark.parametrize(
    ("trigger", "zone", "sentence"),
    [
        (datetime(2026, 1, 5, 9), None, "Say in which time zone"),
        (datetime(2026, 1, 5, 9), "Nowhere", "is no time zone"),
        (date(2026, 1, 5), "UTC", "needs the time of the event"),
    ],
)
def test_hours_need_a_time_and_a_zone(trigger: date, zone: str | None, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        count(CountRequest(trigger=trigger, period=Period(amount=1, unit=Unit.HOURS), time_zone=zone))


def test_only_a_filing_is_extended() -> None:
    closed = (SpecialDay(date=date(2026, 3, 16), kind=DayKind.INACCESSIBLE),)
    for action in Action:
        request = CountRequest(
            trigger=date(2026, 3, 2), period=Period(amount=14), action=action, special_days=closed
        )
        assert count(request).due == (date(2026, 3, 17) if action is Action.FILE else date(2026, 3, 16))


def test_a_count_is_made_of_the_answer() -> None:
    found = count(CountRequest(trigger=date(2026, 6, 19), period=Period(amount=14)))
    assert isinstance(found, Count)
    assert (found.due, found.safe_due, found.nominal) == (date(2026, 7, 6), date(2026, 7, 3), date(2026, 7, 3))
