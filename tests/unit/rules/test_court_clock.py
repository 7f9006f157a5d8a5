"""The clock of the court where it skips an hour or shows one twice."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from caseorg.base.errors import BadInput
from caseorg.model.counting import CountRequest, Period, Unit
from caseorg.rules.count_values import written
from caseorg.rules.counting import count
from caseorg.rules.court_clock import day_in, doubt_of, moment_in, zone_named

NEW_YORK = ZoneInfo("America/New_York")


def _count(trigger: str) -> tuple[str | None, tuple[str, ...]]:
    period = Period(amount=36, unit=Unit.HOURS)
    found = count(
        CountRequest(trigger=datetime.fromisoformat(trigger), period=period, time_zone="America/New_York")
    )
    return written(found.due), found.warnings


def test_an_hour_that_is_shown_twice() -> None:
    doubt = (
        "The clock of the court showed 01:30 on 2026-11-01 twice: the first is taken. If it was the second, give its "
        "offset."
    )
    assert _count("2026-11-01T01:30") == ("2026-11-02T12:30-05:00", (doubt,))
    assert _count("2026-11-01T01:30-05:00") == ("2026-11-02T13:30-05:00", ())
    assert _count("2026-11-01T02:30") == ("2026-11-02T14:30-05:00", ())


def test_an_hour_that_is_skipped() -> None:
    doubt = (
        "The clock of the court skipped 02:30 on 2026-03-08: it is taken as 03:30. Check the time of the event."
    )
    assert _count("2026-03-08T02:30") == ("2026-03-09T15:30-04:00", (doubt,))
    assert _count("2026-03-08T03:30") == ("2026-03-09T15:30-04:00", ())


def test_a_day_without_a_time_leaves_no_doubt() -> None:
    assert doubt_of(NEW_YORK, date(2026, 11, 1)) == ""
    with pytest.raises(BadInput, match="needs the time of the event"):
        moment_in(NEW_YORK, date(2026, 11, 1))


def test_the_day_of_an_event_is_that_of_the_court() -> None:
    sent = datetime.fromisoformat("2026-03-02T22:30-08:00")
    assert day_in(NEW_YORK, sent) == date(2026, 3, 3)
    assert day_in(None, sent) == date(2026, 3, 2)
    assert day_in(NEW_YORK, datetime(2026, 3, 2, 22, 30)) == date(2026, 3, 2)
    assert day_in(NEW_YORK, date(2026, 3, 2)) == date(2026, 3, 2)
    found = count(CountRequest(trigger=sent, period=Period(amount=14), time_zone="America/New_York"))
    assert (found.due, found.steps[0].start) == (date(2026, 3, 17), date(2026, 3, 3))


@pytest.mark.parametrize("name", ["America/Nowhere", "../etc", "Europe", "a\0b"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="is no time zone"):
        zone_named(name)


@pytest.mark.parametrize("name", [None, ""])
def test_no_zone_is_asked_for(name: str | None) -> None:
    with pytest.raises(BadInput, match="Say in which time zone the court is"):
        zone_named(name)


@pytest.mark.parametrize("trigger", ["2026-11-01T01:30", "2026-03-08T02:30"])
def test_days_are_counted_without_a_doubt_about_the_hour(trigger: str) -> None:
    request = CountRequest(
        trigger=datetime.fromisoformat(trigger), period=Period(amount=15), time_zone="America/New_York"
    )
    assert count(request).warnings == ()


def test_a_moment_with_its_offset_is_that_of_the_court() -> None:
    sent = datetime.fromisoformat("2026-03-02T22:30-08:00")
    assert written(moment_in(NEW_YORK, sent)) == "2026-03-03T01:30-05:00"
    assert written(moment_in(NEW_YORK, datetime(2026, 3, 2, 22, 30))) == "2026-03-02T22:30-05:00"


def test_a_time_without_a_zone_is_one_of_the_court_whatever_the_clock_of_this_machine() -> None:
    for hour in (0, 2, 22, 23):
        assert day_in(NEW_YORK, datetime(2026, 3, 2, hour, 30)) == date(2026, 3, 2)
