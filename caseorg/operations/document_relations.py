"""How documents stand to each other: what replies to what, what rules on what."""

from __future__ import annotations

from caseorg.base.errors import BadInput
from caseorg.model.document import Document, DocumentRelation, DocumentRelationKind, RefusedRelation
from caseorg.operations.operation import operation
from caseorg.store.ledger import Ledger


@operation("Relate Documents")
def relate_documents(ledger: Ledger, *, uuid: str, kind: str, other_uuid: str) -> DocumentRelation:
    """Say that a document is an exhibit to, responds to, replies to, rules on or supersedes another of its case."""
    document, other = ledger.get(Document, uuid), ledger.get(Document, other_uuid)
    if document.uuid == other.uuid:
        raise BadInput("A document cannot be related to itself. Choose another document.")
    if document.case_uuid != other.case_uuid:
        raise BadInput("The two documents belong to different cases. Choose one of the same case.")
    wanted = _kind(kind)
    row = ledger.reader.row(
        "SELECT uuid FROM document_relations WHERE document_uuid = ? AND kind = ? AND other_uuid = ?",
        (uuid, wanted, other_uuid),
    )
    if row is not None:
        return ledger.get(DocumentRelation, row["uuid"])
    return ledger.insert(DocumentRelation, document_uuid=uuid, kind=wanted, other_uuid=other_uuid)


@operation("Remove Document Relation")
def unrelate_documents(ledger: Ledger, *, relation_uuid: str) -> None:
    """Take back that two documents are related."""
    ledger.delete(ledger.get(DocumentRelation, relation_uuid))


@operation("Reject Proposed Relation")
def refuse_relation(ledger: Ledger, *, uuid: str, kind: str, other_uuid: str) -> RefusedRelation:
    """Say that two documents are not related so, though a title seems to say it: it is not proposed again."""
    document, other = ledger.get(Document, uuid), ledger.get(Document, other_uuid)
    wanted = _kind(kind)
    row = ledger.reader.row(
        "SELECT uuid FROM refused_relations WHERE document_uuid = ? AND kind = ? AND other_uuid = ?",
        (document.uuid, wanted, other.uuid),
    )
    if row is not None:
        return ledger.get(RefusedRelation, row["uuid"])
    return ledger.insert(RefusedRelation, document_uuid=document.uuid, kind=wanted, other_uuid=other.uuid)


def _kind(text: str) -> DocumentRelationKind:
    try:
        return DocumentRelationKind(text.strip().lower())
    except ValueError as error:
        raise BadInput(f"“{text}” is no relation. Choose one of: {', '.join(DocumentRelationKind)}.") from error
