"""What is kept of calendars outside: what left for them, and what was taken from them."""

from __future__ import annotations

from collections.abc import Sequence

from caseorg.model.calendar_link import CalendarCopy, DatedKind
from caseorg.model.event import Event
from caseorg.operations.operation import operation
from caseorg.store.ledger import Ledger


@operation("Note Exported Dates")
def note_calendar_copies(ledger: Ledger, *, uuids: Sequence[str]) -> int:
    """Note that deadlines and events left in a calendar file, so that a later file cancels those that no longer stand.

    How many were not noted before.
    """
    noted = 0
    for uuid in dict.fromkeys(uuids):
        kind = dated_kind(ledger, uuid)
        if ledger.reader.row("SELECT 1 FROM calendar_copies WHERE record_uuid = ?", (uuid,)) is None:
            ledger.insert(CalendarCopy, record_uuid=uuid, kind=kind)
            noted += 1
    return noted


def dated_kind(ledger: Ledger, uuid: str) -> DatedKind:
    """Whether an id is that of a deadline or of an event. Raises NotFound."""
    if ledger.reader.row("SELECT 1 FROM deadlines WHERE uuid = ?", (uuid,)) is not None:
        return DatedKind.DEADLINE
    ledger.get(Event, uuid)
    return DatedKind.EVENT
