"""The versions of a document: its file of today and those it had before."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.annotation import Annotation
from caseorg.model.document import Document, DocumentVersion
from caseorg.queries.documents import document_line
from caseorg.queries.pages import page_texts
from caseorg.rules.corresponding_pages import corresponding_page
from caseorg.store.database import Reader
from caseorg.store.rows import record_of

_ALL = 1 << 20


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """A file a document had before, and how many annotations (those in the trash left out) stayed on it."""

    version: DocumentVersion
    annotation_count: int


@dataclass(frozen=True, slots=True)
class Versions:
    """A document and its earlier versions, the newest of them first."""

    document: Document
    earlier: tuple[EarlierVersion, ...]


def versions_of(reader: Reader, document_uuid: str) -> Versions:
    """The versions of a document. Raises NotFound."""
    document = document_line(reader, document_uuid).document
    rows = reader.rows(
        "SELECT * FROM document_versions WHERE document_uuid = ? ORDER BY position DESC", (document_uuid,)
    )
    versions = [record_of(DocumentVersion, row) for row in rows]
    return Versions(
        document, tuple(EarlierVersion(one, len(annotations_on(reader, document_uuid, one.sha256))) for one in versions)
    )


def annotations_on(reader: Reader, document_uuid: str, sha256: str) -> list[Annotation]:
    """The annotations of a document that lie on one of its files, by page."""
    rows = reader.rows(
        "SELECT * FROM annotations WHERE document_uuid = ? AND sha256 = ? AND deleted_at IS NULL ORDER BY page, uuid",
        (document_uuid, sha256),
    )
    return [record_of(Annotation, row) for row in rows]


def version_under(reader: Reader, annotation_uuid: str) -> tuple[DocumentVersion, list[Annotation]] | None:
    """The earlier version that an annotation stayed on, with all that did; None where it lies on the file of today."""
    row = reader.row(
        """SELECT document_versions.* FROM document_versions
        JOIN annotations ON annotations.document_uuid = document_versions.document_uuid
            AND annotations.sha256 = document_versions.sha256
        WHERE annotations.uuid = ? ORDER BY position DESC LIMIT 1""",
        (annotation_uuid,),
    )
    if row is None:
        return None
    version = record_of(DocumentVersion, row)
    return version, annotations_on(reader, version.document_uuid, version.sha256)


def page_in_version(reader: Reader, old_sha256: str, new_sha256: str, page: int) -> int:
    """The page (from 0) of another version that a page has become, by their texts."""
    texts = page_texts(reader, old_sha256, page, 1)
    return corresponding_page(texts[0] if texts else "", page_texts(reader, new_sha256, 0, _ALL), page)
