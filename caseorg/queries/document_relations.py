"""How a document stands to others of its case: what it names, and what names it."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.document import DocumentKind, DocumentRelation, DocumentRelationKind
from caseorg.queries.documents import DocumentLine, document_lines
from caseorg.rules.relation_proposals import Filing, proposed_relations
from caseorg.store.database import Reader
from caseorg.store.rows import record_of


@dataclass(frozen=True, kw_only=True, slots=True)
class RelatedDocument:
    """A relation with the other document. `outward` is True where this document names the other ("replies to" it),
    False where it is named."""

    relation: DocumentRelation
    other: DocumentLine
    outward: bool


def relations_of(reader: Reader, document_uuid: str) -> list[RelatedDocument]:
    """The documents that this one names and those that name it, in the order they were related; none in the trash."""
    rows = reader.rows(
        "SELECT * FROM document_relations WHERE :uuid IN (document_uuid, other_uuid) ORDER BY created, uuid",
        {"uuid": document_uuid},
    )
    relations = [record_of(DocumentRelation, row) for row in rows]
    others = [one.other_uuid if one.document_uuid == document_uuid else one.document_uuid for one in relations]
    lines = {line.document.uuid: line for line in document_lines(reader, others)}
    return [
        RelatedDocument(relation=one, other=lines[other], outward=one.document_uuid == document_uuid)
        for one, other in zip(relations, others, strict=True)
        if other in lines and not lines[other].document.in_trash
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposedDocument:
    """A relation that the title seems to say, for a person to accept or reject. `because` is a sentence."""

    kind: DocumentRelationKind
    other: DocumentLine
    because: str


def proposals_for(reader: Reader, document_uuid: str) -> list[ProposedDocument]:
    """What is proposed of a document: neither what is related so already, nor what was rejected."""
    row = reader.row("SELECT case_uuid FROM documents WHERE uuid = ?", (document_uuid,))
    filings = _filings(reader, row["case_uuid"]) if row else []
    filing = next((one for one in filings if one.uuid == document_uuid), None)
    if filing is None:
        return []
    settled = {
        (one["kind"], one["other_uuid"])
        for table in ("document_relations", "refused_relations")
        for one in reader.rows(f"SELECT kind, other_uuid FROM {table} WHERE document_uuid = ?", (document_uuid,))
    }
    found = [one for one in proposed_relations(filing, filings) if (one.kind, one.other_uuid) not in settled]
    lines = {line.document.uuid: line for line in document_lines(reader, [one.other_uuid for one in found])}
    return [ProposedDocument(kind=one.kind, other=lines[one.other_uuid], because=one.because) for one in found]


def _filings(reader: Reader, case_uuid: str) -> list[Filing]:
    rows = reader.rows(
        """SELECT documents.uuid, documents.title, documents.kind, documents.attachment, docket_entries.number,
        iif(documents.attachment = 0, docket_entries.text, '') AS docket_text
        FROM documents LEFT JOIN docket_entries ON docket_entries.uuid = documents.entry_uuid
        WHERE documents.case_uuid = ? AND documents.deleted_at IS NULL""",
        (case_uuid,),
    )
    return [
        Filing(
            uuid=row["uuid"],
            title=row["title"],
            kind=DocumentKind(row["kind"]),
            number=row["number"],
            attachment=row["attachment"] or 0,
            docket_text=row["docket_text"] or "",
        )
        for row in rows
    ]
