"""What ties deadlines and hearings to calendars outside: entries that left, and entries that came from a court."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.record import Record


class DatedKind(StrEnum):
    """Of which table a dated record is."""

    DEADLINE = "deadline"
    EVENT = "event"


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarCopy(Record):
    """That a deadline or an event left in a calendar file, so that its entry must be cancelled there when it no longer
    stands."""

    record_uuid: str
    kind: DatedKind


@dataclass(frozen=True, kw_only=True, slots=True)
class CourtDate(Record):
    """The entry of a court's calendar that a deadline or an event was taken from.

    `uid` and `recurrence` (the local start of one of a series, "" else) name the entry in its calendar, `sequence` and
    `digest` the version of it that was seen last.
    """

    record_uuid: str
    kind: DatedKind
    uid: str
    recurrence: str = ""
    sequence: int = 0
    digest: str = ""
