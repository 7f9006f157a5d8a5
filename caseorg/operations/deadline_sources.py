"""Deadlines whose document is no longer what it was when they were set, and dates that orders and people change."""

from __future__ import annotations

from caseorg.base.clock import now
from caseorg.base.errors import BadInput
from caseorg.model.deadline import Deadline, DueSource
from caseorg.operations import checks
from caseorg.operations.deadlines import given_date, open_deadline
from caseorg.operations.operation import operation
from caseorg.store.ledger import Ledger

# The file that says what the document of a deadline says now: of what supersedes it, else its own of today.
_NEWEST = """SELECT coalesce(
    (SELECT newer.sha256 FROM document_relations JOIN documents AS newer
    ON newer.uuid = document_relations.document_uuid WHERE document_relations.other_uuid = documents.uuid
    AND document_relations.kind = 'supersedes' AND newer.deleted_at IS NULL ORDER BY newer.created DESC LIMIT 1),
    nullif(documents.sha256, ?)) FROM documents WHERE uuid = ?"""


@operation("Confirm Source")
def confirm_source(ledger: Ledger, *, uuid: str) -> Deadline:
    """Say that a deadline was checked against the new version of the document that set it, and that its date holds."""
    deadline = open_deadline(ledger, uuid)
    newest = ledger.reader.value(_NEWEST, (deadline.document_sha256, deadline.document_uuid))
    if newest is None:
        raise BadInput(f"The document that set “{deadline.title}” is as it was. There is nothing to check it against.")
    if deadline.source_checked_sha256 == newest and deadline.source_checked_by == ledger.who:
        return deadline
    return ledger.update(
        deadline, source_checked_sha256=newest, source_checked_by=ledger.who, source_checked_at=now()
    )


@operation("Move Deadline")
def move_deadline(
    ledger: Ledger, *, uuid: str, due: str, reason: str, due_source: str = DueSource.ORDER
) -> Deadline:
    """Give a deadline that an order or a person set another day, for a reason (an order, a stipulation).

    One that a rule counts is refused: its event is moved, or another date is kept beside the computed one.
    """
    deadline = open_deadline(ledger, uuid)
    if deadline.rule_id is not None:
        raise BadInput(
            f"“{deadline.title}” is counted by a rule. Move the event it runs from by “Move Event”, or keep another "
            "date by “Override Date”."
        )
    said = checks.required(reason, "The reason")
    given = given_date(due, due_source)
    if given["due"] == deadline.due:
        raise BadInput(f"“{deadline.title}” is due on {deadline.due} already. Type the new date.")
    kept = {"kept_reason": said, "kept_who": ledger.who, "kept_at": now()}
    return ledger.update(deadline, **given, **kept, dated_by=ledger.who)
