"""What a court's calendar file says: its entries, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

UTC_ZONE = "UTC"


@dataclass(frozen=True, kw_only=True, slots=True)
class CourtEntry:
    """One entry, or one day of a series.

    `uid` and `recurrence` (the start that one of a series had at first, "" else) name it in its calendar. `start` is an
    ISO day, or an ISO time to the minute in `time_zone`: an IANA name, "" for a time of the place where it happens.
    `end` likewise, of whole days the last one; None where it is not later. `digest` is the SHA-256 of all it says.
    """

    uid: str
    start: str
    summary: str
    recurrence: str = ""
    sequence: int = 0
    end: str | None = None
    time_zone: str = ""
    description: str = ""
    place: str = ""
    cancelled: bool = False
    digest: str = ""

    @property
    def all_day(self) -> bool:
        return "T" not in self.start


@dataclass(frozen=True, kw_only=True, slots=True)
class CourtCalendar:
    """The entries of a file by day, and in a sentence each what was left out or read with doubt."""

    entries: tuple[CourtEntry, ...]
    remarks: tuple[str, ...] = ()
