"""Wall time, and a clock for the ledger that never runs back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta


def now() -> str:
    """This instant in UTC as ISO text with milliseconds: 2026-11-22T12:34:56.789Z."""
    return instant_text(datetime.now(UTC))


def today() -> date:
    """The date on this machine's calendar."""
    return date.today()


def instant_text(instant: datetime) -> str:
    """An aware datetime as UTC ISO text with milliseconds, which sorts as time does."""
    moment = instant.astimezone(UTC)
    return f"{moment.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


class LedgerClock:
    """A hybrid logical clock: wall time that never runs back, then a counter.

    Readings are text that sorts in the order they were taken ("2026-11-22T12:34:56.789Z-000004"),
    also when the machine's clock was set back, so that ledgers of several devices can be merged.
    """

    _HIGHEST_COUNTER = 999_999

    def __init__(self, last: str = "") -> None:
        """`last` is the newest reading in the ledger, "" for an empty one."""
        self._wall, _, counter = last.rpartition("-") if last else ("", "", "0")
        self._counter = int(counter)

    def read(self) -> str:
        """The next reading, later than all before."""
        wall = now()
        if wall > self._wall:
            self._wall, self._counter = wall, 0
        elif self._counter < self._HIGHEST_COUNTER:
            self._counter += 1
        else:  # a seventh digit would sort before six
            moment = datetime.fromisoformat(self._wall) + timedelta(milliseconds=1)
            self._wall, self._counter = instant_text(moment), 0
        return f"{self._wall}-{self._counter:06d}"
