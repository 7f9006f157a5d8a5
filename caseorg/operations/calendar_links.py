"""What is kept of calendars outside: what left for them, and what was taken from them."""

from __future__ import annotations

from collections.abc import Sequence

from caseorg.base.errors import BadInput
from caseorg.model.calendar_link import CalendarCopy, CourtDate, DatedKind
from caseorg.model.event import Event
from caseorg.operations.operation import operation
from caseorg.store.ledger import Ledger
from caseorg.store.rows import record_of


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


@operation("Link Court Date")
def link_court_date(
    ledger: Ledger, *, uuid: str, uid: str, recurrence: str = "", sequence: int = 0, digest: str = ""
) -> CourtDate:
    """Note from which entry of a court’s calendar a deadline or an event is, and which version of it was seen."""
    kind = dated_kind(ledger, uuid)
    if not uid.strip():
        raise BadInput("The entry has no UID, by which it could be known again. Enter the date by hand.")
    values = {"record_uuid": uuid, "kind": kind, "sequence": max(sequence, 0), "digest": digest}
    row = ledger.reader.row("SELECT * FROM court_dates WHERE uid = ? AND recurrence = ?", (uid, recurrence))
    if row is not None:
        return ledger.update(record_of(CourtDate, row), **values)
    return ledger.insert(CourtDate, uid=uid, recurrence=recurrence, **values)


def dated_kind(ledger: Ledger, uuid: str) -> DatedKind:
    """Whether an id is that of a deadline or of an event. Raises NotFound."""
    if ledger.reader.row("SELECT 1 FROM deadlines WHERE uuid = ?", (uuid,)) is not None:
        return DatedKind.DEADLINE
    ledger.get(Event, uuid)
    return DatedKind.EVENT
