"""The days that a count passes through, from the last day as counted to the last day as moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CountPath:
    """One reading's way; a day that was not moved stands again under the next name."""

    nominal: date
    rolled: date
    accessible: date
    added_days: int
    added: date
    rolled_again: date
    last: date

    @classmethod
    def unmoved(cls, day: date) -> CountPath:
        """The way of a day that is not counted."""
        return cls(day, day, day, 0, day, day, day)


def at_hour(moment: datetime | None, day: date) -> date | datetime:
    """For hours the same time of day on the day that was reached, FRCP 6(a)(2)(C); else the day itself. `moment` is
    when the hours have elapsed, None where no hours are counted."""
    return day if moment is None else datetime.combine(day, moment.time(), tzinfo=moment.tzinfo)
