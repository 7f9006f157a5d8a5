"""The days that a count passes through."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from caseorg.rules.count_path import CountPath, at_hour

DAY = date(2026, 11, 1)


def test_a_day_that_is_not_counted_stands_under_every_name() -> None:
    assert CountPath.unmoved(DAY) == CountPath(DAY, DAY, DAY, 0, DAY, DAY, DAY)


def test_the_hour_is_kept_on_another_day() -> None:
    zone = ZoneInfo("America/New_York")
    second = datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=zone)
    assert at_hour(None, DAY) == DAY
    assert at_hour(second, DAY) == second
    assert at_hour(second, DAY).isoformat() == "2026-11-01T01:30:00-05:00"
    assert at_hour(second, date(2026, 11, 2)).isoformat() == "2026-11-02T01:30:00-05:00"
