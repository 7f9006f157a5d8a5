"""What leaves in a calendar file: entries as every calendar program knows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.record import Visibility


class EntryStatus(StrEnum):
    """How sure an entry is; the values of STATUS in RFC 5545 3.8.1.11."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarEntry:
    """One deadline or hearing.

    `start` is an ISO day, or a local ISO time to the minute in `time_zone`, an IANA name; `end` likewise, of days the
    last one, None where it is not later or not known. `sequence` never goes down for one `uid`, and goes up when
    something is changed. `stamp` is the UTC instant of the last change. `alarms` are minutes after the start, negative
    for before.
    """

    uid: str
    sequence: int
    stamp: str
    start: str
    end: str | None = None
    time_zone: str = ""
    summary: str = ""
    description: str = ""
    place: str = ""
    categories: tuple[str, ...] = ()
    label: Visibility = Visibility.INTERNAL
    status: EntryStatus = EntryStatus.CONFIRMED
    alarms: tuple[int, ...] = ()

    @property
    def all_day(self) -> bool:
        """Whether it stands on a day, not at a time."""
        return "T" not in self.start


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarFile:
    """The entries of a file, and the name under which a calendar program shows them."""

    name: str
    entries: tuple[CalendarEntry, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadlineSheet:
    """A table of deadlines as cells of text; every row has as many cells as there are heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
