"""What the search box finds in annotations (quotations, comments, replies) and in the names and notes of issues."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caseorg.model.annotation import Annotation, Issue
from caseorg.model.search import SearchQuery
from caseorg.queries.annotations import reading_place
from caseorg.rules.snippets import snippet_of
from caseorg.store.database import Reader
from caseorg.store.rows import record_of

_ISSUES_AT_MOST = 10
# Of one document: nobody reads more of them in a list of results, and each has its snippet made.
_ANNOTATIONS_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class AnnotationHit:
    """An annotation whose quotation, comment or replies were hit; the hits in `snippet` are marked."""

    annotation: Annotation
    snippet: str


@dataclass(frozen=True, slots=True)
class IssueHit:
    """An issue whose name or notes were hit. `first` is the first annotation under it, None where there is none."""

    issue: Issue
    case_caption: str
    snippet: str
    first: Annotation | None


def annotations_hit(reader: Reader, joins: str, parameters: Mapping[str, object]) -> dict[str, list[str]]:
    """The ids of the annotations hit by the id of their document, page by page.

    `joins` joins and narrows `documents` as for all hits, with these parameters and `match`.
    """
    rows = reader.rows(
        f"""SELECT annotations.document_uuid, annotations.uuid
        FROM record_index JOIN record_texts ON record_texts.id = record_index.rowid
        JOIN annotations ON annotations.uuid = record_texts.uuid
        JOIN documents ON documents.uuid = annotations.document_uuid {joins}
        AND record_texts.tbl = 'annotations' AND annotations.deleted_at IS NULL AND record_index MATCH :match
        ORDER BY annotations.page""",
        parameters,
    )
    found: dict[str, list[str]] = {}
    for document_uuid, uuid in rows:
        found.setdefault(document_uuid, []).append(uuid)
    return found


def annotation_hits(reader: Reader, query: SearchQuery, uuids: Sequence[str]) -> tuple[AnnotationHit, ...]:
    """These annotations of one document in reading order, with the words around their hits; the first ones of many."""
    rows = reader.rows(
        """SELECT annotations.*, record_texts.text AS words FROM annotations
        JOIN record_texts ON record_texts.uuid = annotations.uuid AND record_texts.tbl = 'annotations'
        WHERE annotations.uuid IN (SELECT value FROM json_each(?))""",
        (json.dumps(uuids[:_ANNOTATIONS_AT_MOST]),),
    )
    hits = [AnnotationHit(record_of(Annotation, row), snippet_of(row["words"], query.words)) for row in rows]
    return tuple(sorted(hits, key=lambda hit: reading_place(hit.annotation)))


def issue_hits(reader: Reader, query: SearchQuery, case_uuid: str | None) -> tuple[IssueHit, ...]:
    """The issues hit, of one case or of all, the best first."""
    rows = reader.rows(
        """SELECT issues.*, cases.short_caption AS caption, record_texts.text AS words
        FROM record_index JOIN record_texts ON record_texts.id = record_index.rowid
        JOIN issues ON issues.uuid = record_texts.uuid JOIN cases ON cases.uuid = issues.case_uuid
        WHERE record_texts.tbl = 'issues' AND record_index MATCH :match
        AND issues.deleted_at IS NULL AND cases.deleted_at IS NULL AND (:case IS NULL OR issues.case_uuid = :case)
        ORDER BY record_index.rank LIMIT :most""",
        {"match": query.match, "case": case_uuid, "most": _ISSUES_AT_MOST},
    )
    return tuple(
        IssueHit(
            record_of(Issue, row), row["caption"], snippet_of(row["words"], query.words), _first(reader, row["uuid"])
        )
        for row in rows
    )


def _first(reader: Reader, issue_uuid: str) -> Annotation | None:
    row = reader.row(
        """SELECT annotations.* FROM annotation_issues
        JOIN annotations ON annotations.uuid = annotation_issues.annotation_uuid
        JOIN documents ON documents.uuid = annotations.document_uuid
        LEFT JOIN docket_entries ON docket_entries.uuid = documents.entry_uuid
        WHERE annotation_issues.issue_uuid = ? AND annotations.deleted_at IS NULL AND documents.deleted_at IS NULL
        ORDER BY docket_entries.number IS NULL, docket_entries.number, documents.attachment, documents.uuid,
        annotations.page, annotations.created LIMIT 1""",
        (issue_uuid,),
    )
    return None if row is None else record_of(Annotation, row)
