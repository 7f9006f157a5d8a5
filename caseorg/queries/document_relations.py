"""How a document stands to others of its case: what it names, and what names it."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.document import DocumentRelation
from caseorg.queries.documents import DocumentLine, document_lines
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
