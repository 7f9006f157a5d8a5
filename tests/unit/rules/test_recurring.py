"""When something that comes again is due the next time."""

from __future__ import annotations

from datetime import date

import pytest

from caseorg.model.deadline import Interval
from caseorg.rules.recurring import next_day


@pytest.mark.parametrize(
    ("first", "last", "every", "interval", "following"),
    [
        ("2026-01-31", "2026-01-31", 1, Interval.MONTHS, "2026-02-28"),
        ("2026-01-31", "2026-02-28", 1, Interval.MONTHS, "2026-03-31"),
        ("2026-01-31", "2026-01-31", 3, Interval.MONTHS, "2026-04-30"),
        ("2026-11-26", "2026-11-26", 2, Interval.WEEKS, "2026-12-10"),
        ("2026-11-26", "2026-11-29", 3, Interval.DAYS, "2026-12-02"),
        ("2026-11-26", "2026-11-26", 0, Interval.NONE, None),
        ("9999-12-31", "9999-12-31", 1, Interval.DAYS, None),
        ("9999-12-31", "9999-12-31", 1, Interval.MONTHS, None),
    ],
)
def test_the_next_day(first: str, last: str, every: int, interval: Interval, following: str | None) -> None:
    found = next_day(date.fromisoformat(first), date.fromisoformat(last), every, interval)
    assert found == (date.fromisoformat(following) if following else None)
