"""Documents of a case: their order (SQL sorts and filters), their lines in a table, and each in full."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from caseorg.base.errors import NotFound
from caseorg.model.document import Document, Tag
from caseorg.model.reading import OutlineItem
from caseorg.store.database import Reader, Row
from caseorg.store.derived import PAGES_PER_FILE
from caseorg.store.rows import record_of

# SQLite takes many more, but a window of a table never shows as many.
_AT_ONCE = 500


class DocumentSort(StrEnum):
    """What a table of documents can be sorted by."""

    ECF = "ecf"
    TITLE = "title"
    KIND = "kind"
    FILED = "filed"
    FILER = "filer"
    PAGES = "pages"
    SIZE = "size"
    FILE_NAME = "file name"
    ADDED = "added"
    VISIBILITY = "visibility"
    TAGS = "tags"
    TEXT = "text"


_ECF = (
    "docket_entries.number IS NULL, docket_entries.number, documents.attachment, documents.date_filed, documents.title"
)
_ORDERS: Mapping[DocumentSort, tuple[str, ...]] = {
    DocumentSort.ECF: ("docket_entries.number", "documents.attachment"),
    DocumentSort.TITLE: ("documents.title COLLATE NOCASE",),
    DocumentSort.KIND: ("documents.kind",),
    DocumentSort.FILED: ("documents.date_filed",),
    DocumentSort.FILER: ("documents.filer COLLATE NOCASE",),
    DocumentSort.PAGES: ("files.page_count",),
    DocumentSort.SIZE: ("documents.size",),
    DocumentSort.FILE_NAME: ("documents.file_name COLLATE NOCASE",),
    DocumentSort.ADDED: ("documents.created",),
    DocumentSort.VISIBILITY: ("documents.visibility",),
    DocumentSort.TAGS: (
        """(SELECT min(tags.name COLLATE NOCASE) FROM document_tags JOIN tags ON tags.uuid = tag_uuid
        WHERE document_uuid = documents.uuid)""",
    ),
    DocumentSort.TEXT: ("nullif(files.pages_without_text, 0)", "nullif(files.pages_unread, 0)"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentFilter:
    """What a table of documents shows: every part narrows; the empty filter shows all.

    `text` is looked for in title, file name, filer and ECF No.; `needs_ocr` keeps those with pages without text.
    """

    text: str = ""
    kinds: frozenset[str] = frozenset()
    tag_uuids: frozenset[str] = frozenset()
    needs_ocr: bool = False
    without_entry: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentLine:
    """A document as a table shows it. `ecf` is "28-3", "28" or ""; `page_count` None while the file was not read.

    `pages_without_text` wait for OCR, `pages_unread` could not be read at all, `pages_recognized` were read by OCR.
    """

    document: Document
    number: int | None
    ecf: str
    page_count: int | None
    pages_without_text: int
    pages_unread: int
    pages_recognized: int
    tags: tuple[Tag, ...]


def document_order(
    reader: Reader,
    case_uuid: str,
    *,
    sort: DocumentSort = DocumentSort.ECF,
    descending: bool = False,
    shown: DocumentFilter | None = None,
) -> list[str]:
    """The ids of a case's documents in order; empty values come last either way."""
    where, parameters = _where(shown or DocumentFilter())
    direction = "DESC" if descending else "ASC"
    keys = [f"{key} {direction} NULLS LAST" for key in _ORDERS[sort]]
    rows = reader.rows(
        f"""SELECT documents.uuid FROM documents
        LEFT JOIN docket_entries ON docket_entries.uuid = documents.entry_uuid
        LEFT JOIN files ON files.sha256 = documents.sha256
        WHERE documents.case_uuid = :case AND documents.deleted_at IS NULL {where}
        ORDER BY {", ".join(keys)}, {_ECF}, documents.uuid""",
        {"case": case_uuid} | parameters,
    )
    return [row[0] for row in rows]


def _where(shown: DocumentFilter) -> tuple[str, dict[str, object]]:
    clauses: list[str] = []
    parameters: dict[str, object] = {}
    if shown.text.strip():
        clauses.append(
            """(instr(fold(documents.title || char(10) || documents.file_name || char(10) || documents.filer),
            fold(:text))
            OR docket_entries.number || iif(documents.attachment, '-' || documents.attachment, '') = :text)"""
        )
        parameters["text"] = shown.text.strip().lower()
    if shown.kinds:
        clauses.append("documents.kind IN (SELECT value FROM json_each(:kinds))")
        parameters["kinds"] = json.dumps(sorted(shown.kinds))
    if shown.tag_uuids:
        clauses.append(
            """documents.uuid IN (SELECT document_uuid FROM document_tags
            WHERE tag_uuid IN (SELECT value FROM json_each(:tags)))"""
        )
        parameters["tags"] = json.dumps(sorted(shown.tag_uuids))
    if shown.needs_ocr:
        clauses.append("files.pages_without_text > 0")
    if shown.without_entry:
        clauses.append("(documents.entry_uuid IS NULL OR docket_entries.deleted_at IS NOT NULL)")
    return "".join(f" AND {clause}" for clause in clauses), parameters


_LINES = """SELECT documents.*, docket_entries.number AS entry_number, files.page_count AS page_count,
    files.pages_without_text AS pages_without_text, files.pages_unread AS pages_unread,
    files.pages_recognized AS pages_recognized
    FROM documents
    LEFT JOIN docket_entries ON docket_entries.uuid = documents.entry_uuid
    LEFT JOIN files ON files.sha256 = documents.sha256"""


def document_lines(reader: Reader, uuids: Sequence[str]) -> list[DocumentLine]:
    """The lines of these documents in the order given; ids that are gone are left out."""
    found: dict[str, DocumentLine] = {}
    for start in range(0, len(uuids), _AT_ONCE):
        part = json.dumps(list(uuids[start : start + _AT_ONCE]))
        rows = reader.rows(f"{_LINES} WHERE documents.uuid IN (SELECT value FROM json_each(?))", (part,))
        tags = _tags(reader, part)
        found |= {row["uuid"]: line_of(row, tags.get(row["uuid"], ())) for row in rows}
    return [found[uuid] for uuid in uuids if uuid in found]


def line_of(row: Row, tags: tuple[Tag, ...]) -> DocumentLine:
    """The line in a row that `_LINES` selects."""
    return DocumentLine(
        document=record_of(Document, row),
        number=row["entry_number"],
        ecf=ecf_text(row["entry_number"], row["attachment"]),
        page_count=row["page_count"],
        pages_without_text=row["pages_without_text"] or 0,
        pages_unread=row["pages_unread"] or 0,
        pages_recognized=row["pages_recognized"] or 0,
        tags=tags,
    )


def ecf_text(number: int | None, attachment: int | None) -> str:
    """An ECF No. as it is cited: "28", "28-3"; "" where there is none."""
    if number is None:
        return ""
    return f"{number}-{attachment}" if attachment else str(number)


def documents_matching(reader: Reader, case_uuid: str, text: str, *, limit: int) -> list[DocumentLine]:
    """The first documents of a case with the text in title, file name, filer or ECF No.; one of that very number comes
    first."""
    order = document_order(reader, case_uuid, shown=DocumentFilter(text=text))
    lines = document_lines(reader, order[:_AT_ONCE])
    wanted = text.strip()
    return sorted(lines, key=lambda line: line.ecf != wanted)[:limit] if wanted else lines[:limit]


def _tags(reader: Reader, uuids_json: str) -> dict[str, tuple[Tag, ...]]:
    rows = reader.rows(
        """SELECT document_tags.document_uuid AS document_uuid, tags.* FROM document_tags JOIN tags ON tags.uuid =
        tag_uuid
        WHERE document_tags.document_uuid IN (SELECT value FROM json_each(?)) ORDER BY tags.name COLLATE NOCASE""",
        (uuids_json,),
    )
    found: dict[str, tuple[Tag, ...]] = {}
    for row in rows:
        found[row["document_uuid"]] = (*found.get(row["document_uuid"], ()), record_of(Tag, row))
    return found


def document_line(reader: Reader, uuid: str) -> DocumentLine:
    """One document. Raises NotFound."""
    found = document_lines(reader, [uuid])
    if not found:
        raise NotFound(f"There is no document with the id {uuid}. It may have been removed.")
    return found[0]


def documents_with(reader: Reader, sha256: str) -> list[Document]:
    """Every document that is this file, in all cases and in the trash, the oldest first."""
    rows = reader.rows("SELECT * FROM documents WHERE sha256 = ? ORDER BY created, uuid", (sha256,))
    return [record_of(Document, row) for row in rows]


def documents_in_trash(reader: Reader, case_uuid: str | None = None) -> list[DocumentLine]:
    """The documents in the trash, of one case or of all, the newest there first."""
    rows = reader.rows(
        """SELECT uuid FROM documents WHERE deleted_at IS NOT NULL AND (:case IS NULL OR case_uuid = :case)
        ORDER BY deleted_at DESC, title""",
        {"case": case_uuid},
    )
    return document_lines(reader, [row[0] for row in rows])


def document_named(reader: Reader, text: str, *, case_uuid: str | None = None, in_trash: bool = False) -> DocumentLine:
    """The one document meant by an id (or its beginning), "ECF 28-3" within a case, or its file name.

    Raises NotFound where none or several are.
    """
    wanted = text.strip()
    number = wanted.lower().removeprefix("ecf").removeprefix(" no.").strip()
    rows = reader.rows(
        f"""{_LINES} WHERE (documents.deleted_at IS NOT NULL) = :trash
        AND (:case IS NULL OR documents.case_uuid = :case)
        AND (documents.uuid = :text
        OR (length(:text) >= 8 AND substr(documents.uuid, 1, length(:text)) = lower(:text))
        OR documents.file_name = :text
        OR docket_entries.number || iif(documents.attachment, '-' || documents.attachment, '') = :number)""",
        {"trash": int(in_trash), "case": case_uuid, "text": wanted, "number": number},
    )
    if len(rows) != 1:
        many = "Several documents are" if rows else "No document is"
        raise NotFound(
            f"{many} meant by “{text}”. Give the id that “caseorg document list” shows, or the case with --case."
        )
    return document_line(reader, rows[0]["uuid"])


def tags(reader: Reader) -> list[Tag]:
    """All tags by name."""
    return [record_of(Tag, row) for row in reader.rows("SELECT * FROM tags ORDER BY name COLLATE NOCASE")]


def tag_counts(reader: Reader, case_uuid: str) -> dict[str, int]:
    """How many documents of a case carry each tag, by the tag's id."""
    rows = reader.rows(
        """SELECT tag_uuid, count(*) FROM document_tags JOIN documents ON documents.uuid = document_uuid
        WHERE case_uuid = ? AND documents.deleted_at IS NULL GROUP BY tag_uuid""",
        (case_uuid,),
    )
    return {row[0]: row[1] for row in rows}


def outline_of(reader: Reader, sha256: str) -> tuple[OutlineItem, ...]:
    """The outline of a file that was read, empty where it has none."""
    text = reader.value("SELECT outline FROM files WHERE sha256 = ?", (sha256,))
    return tuple(OutlineItem(level=level, title=title, page=page) for level, title, page in json.loads(text or "[]"))


def known_files(reader: Reader, shas: Iterable[str]) -> set[str]:
    """Which of these files have a reading."""
    rows = reader.rows(
        "SELECT sha256 FROM files WHERE sha256 IN (SELECT value FROM json_each(?))", (json.dumps(list(shas)),)
    )
    return {row[0] for row in rows}


def page_span(reader: Reader, sha256: str) -> tuple[int, int] | None:
    """The ids of a file's first page and past its last one, None where it was not read."""
    row = reader.row("SELECT id, page_count FROM files WHERE sha256 = ?", (sha256,))
    if row is None:
        return None
    first = row["id"] * PAGES_PER_FILE + 1
    return first, first + row["page_count"]
