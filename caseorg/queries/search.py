"""The one search box: pages, titles, annotations, docket texts, issues and cases, grouped by document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from caseorg.model.document import DocketEntry
from caseorg.model.search import HitPattern, SearchQuery
from caseorg.queries.documents import DocumentLine, document_lines
from caseorg.queries.search_annotations import AnnotationHit, IssueHit, annotation_hits, annotations_hit, issue_hits
from caseorg.queries.search_filters import where_of
from caseorg.queries.search_statements import PersonHit, StatementHit, person_hits, statement_hits
from caseorg.rules.snippets import snippet_of
from caseorg.store.database import Reader, Row
from caseorg.store.derived import PAGES_PER_FILE
from caseorg.store.rows import record_of

_PAGES_PER_DOCUMENT = 3
_TITLE_BEFORE_TEXT = 1000.0
# What a person noted on a document goes before what is printed in it.
_NOTE_BEFORE_TEXT = 500.0


@dataclass(frozen=True, slots=True)
class PageHit:
    """A page with a hit. `number` counts from 1, `ecf_page` is the stamped one or None; the hits in `snippet` stand
    between HIT_BEGIN and HIT_END."""

    number: int
    label: str
    ecf_page: int | None
    snippet: str


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A document with hits: its best pages and how many there are, its title or notes where the hit is there, its
    first annotations and how many there are."""

    line: DocumentLine
    case_caption: str
    pages: tuple[PageHit, ...]
    page_count: int
    title_snippet: str = ""
    annotations: tuple[AnnotationHit, ...] = ()
    annotation_count: int = 0


@dataclass(frozen=True, slots=True)
class EntryHit:
    """A docket entry whose text was hit."""

    entry: DocketEntry
    case_caption: str
    snippet: str


@dataclass(frozen=True, slots=True)
class CaseHit:
    """A case whose caption, docket number, judges or notes were hit."""

    uuid: str
    short_caption: str
    snippet: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`documents` best first, at most as many as asked for; the counts are of all that were found.
    `problem` says what of the query was not understood; `patterns` mark the hits on a page."""

    documents: tuple[DocumentHit, ...] = ()
    entries: tuple[EntryHit, ...] = ()
    issues: tuple[IssueHit, ...] = ()
    cases: tuple[CaseHit, ...] = ()
    statements: tuple[StatementHit, ...] = ()
    people: tuple[PersonHit, ...] = ()
    document_count: int = 0
    page_count: int = 0
    annotation_count: int = 0
    problem: str | None = None
    patterns: tuple[HitPattern, ...] = ()


@dataclass(slots=True)
class _Found:
    """A file or document found: its best rank (lower is better) and the ids of its pages that hit, the best first."""

    rank: float
    pages: list[int]


def search(reader: Reader, query: SearchQuery, *, case_uuid: str | None = None, limit: int = 50) -> SearchResult:
    """What the query finds, in one case or in all that are not in the trash, at most `limit` documents."""
    if query.empty:
        return SearchResult(problem=query.problem)
    where, parameters = where_of(query.filters, case_uuid)
    if query.match is None:
        found = {row[0]: _Found(0.0, []) for row in _filtered(reader, where, parameters)}
        titles: dict[str, str] = {}
        notes: dict[str, list[str]] = {}
    else:
        parameters |= {"match": query.match}
        found = _by_pages(reader, query.match, where, parameters)
        titles = _by_titles(reader, where, parameters)
        for uuid in titles:
            # A hit in the title goes before any hit in the text.
            found.setdefault(uuid, _Found(0.0, [])).rank -= _TITLE_BEFORE_TEXT
        notes = annotations_hit(reader, f"{_JOINS} {where}", parameters)
        for uuid in notes:
            found.setdefault(uuid, _Found(0.0, [])).rank -= _NOTE_BEFORE_TEXT
    best = sorted(found, key=lambda uuid: found[uuid].rank)[:limit]
    words_alone = query.match is not None and not query.filters
    return SearchResult(
        documents=_document_hits(reader, query, {uuid: found[uuid] for uuid in best}, titles, notes),
        entries=_entry_hits(reader, query, case_uuid) if words_alone else (),
        issues=issue_hits(reader, query, case_uuid) if words_alone else (),
        cases=_case_hits(reader, query) if words_alone and case_uuid is None else (),
        statements=statement_hits(reader, query, case_uuid) if words_alone else (),
        people=person_hits(reader, query, case_uuid) if words_alone else (),
        document_count=len(found),
        page_count=sum(len(hit.pages) for hit in found.values()),
        annotation_count=sum(map(len, notes.values())),
        problem=query.problem,
        patterns=query.words,
    )


_JOINS = """JOIN cases ON cases.uuid = documents.case_uuid
    LEFT JOIN docket_entries ON docket_entries.uuid = documents.entry_uuid
    WHERE documents.deleted_at IS NULL AND cases.deleted_at IS NULL"""


def _filtered(reader: Reader, where: str, parameters: dict[str, object]) -> list[Row]:
    return reader.rows(
        f"""SELECT documents.uuid FROM documents {_JOINS} {where}
        ORDER BY cases.short_caption, docket_entries.number IS NULL, docket_entries.number, documents.attachment,
        documents.date_filed, documents.uuid""",
        parameters,
    )


def _by_pages(reader: Reader, match: str, where: str, parameters: dict[str, object]) -> dict[str, _Found]:
    """Documents by their pages. The index is read once and alone; files become documents afterwards.

    (Measured on 100,000 pages: a page query for each of 50 documents took 1.7 s for a two-letter prefix, since each one
    merges the prefix again; this way 0.1 s.)
    """
    files: dict[int, _Found] = {}
    ranked = reader.rows("SELECT rowid, rank FROM page_index WHERE page_index MATCH ? ORDER BY rank", (match,))
    for page, rank in ranked:
        files.setdefault(page // PAGES_PER_FILE, _Found(rank, [])).pages.append(page)
    rows = reader.rows(
        f"""SELECT documents.uuid, files.id FROM files
        JOIN documents ON documents.sha256 = files.sha256 {_JOINS} {where}
        AND files.id IN (SELECT value FROM json_each(:files))""",
        parameters | {"files": json.dumps(list(files))},
    )
    return {uuid: _Found(files[file_id].rank, files[file_id].pages) for uuid, file_id in rows}


def _by_titles(reader: Reader, where: str, parameters: dict[str, object]) -> dict[str, str]:
    """Documents by their own words, with these. (Snippets are made by snippet_of: FTS5's own took minutes for a long
    note of one word repeated and a query that has it twenty times.)"""
    rows = reader.rows(
        f"""SELECT record_texts.uuid, record_texts.text
        FROM record_index JOIN record_texts ON record_texts.id = record_index.rowid
        JOIN documents ON documents.uuid = record_texts.uuid {_JOINS} {where}
        AND record_texts.tbl = 'documents' AND record_index MATCH :match""",
        parameters,
    )
    return {row[0]: row[1] for row in rows}


def _document_hits(
    reader: Reader,
    query: SearchQuery,
    best: dict[str, _Found],
    titles: dict[str, str],
    notes: dict[str, list[str]],
) -> tuple[DocumentHit, ...]:
    captions = {row[0]: row[1] for row in reader.rows("SELECT uuid, short_caption FROM cases")}
    return tuple(
        DocumentHit(
            line,
            captions[line.document.case_uuid],
            _page_hits(reader, query.words, best[line.document.uuid].pages[:_PAGES_PER_DOCUMENT]),
            len(best[line.document.uuid].pages),
            snippet_of(titles[line.document.uuid], query.words) if line.document.uuid in titles else "",
            annotation_hits(reader, query, notes[line.document.uuid]) if line.document.uuid in notes else (),
            len(notes.get(line.document.uuid, ())),
        )
        for line in document_lines(reader, list(best))
    )


def _page_hits(reader: Reader, patterns: Sequence[HitPattern], pages: Sequence[int]) -> tuple[PageHit, ...]:
    """These pages in the order of the file, each with the words around its hits."""
    rows = reader.rows(
        """SELECT pages.id AS id, label, ecf_page, text FROM pages JOIN page_texts ON page_texts.id = pages.id
        WHERE pages.id IN (SELECT value FROM json_each(?)) ORDER BY pages.id""",
        (json.dumps(pages),),
    )
    return tuple(
        PageHit(row["id"] % PAGES_PER_FILE, row["label"], row["ecf_page"], snippet_of(row["text"], patterns))
        for row in rows
    )


def _entry_hits(reader: Reader, query: SearchQuery, case_uuid: str | None) -> tuple[EntryHit, ...]:
    """Docket entries whose own words were hit; one that has its main document is found by that."""
    rows = reader.rows(
        """SELECT docket_entries.*, cases.short_caption AS caption
        FROM record_index JOIN record_texts ON record_texts.id = record_index.rowid
        JOIN docket_entries ON docket_entries.uuid = record_texts.uuid
        JOIN cases ON cases.uuid = docket_entries.case_uuid
        WHERE record_texts.tbl = 'docket_entries' AND record_index MATCH :match
        AND docket_entries.deleted_at IS NULL AND cases.deleted_at IS NULL
        AND (:case IS NULL OR docket_entries.case_uuid = :case)
        AND NOT EXISTS (SELECT 1 FROM documents WHERE documents.entry_uuid = docket_entries.uuid
            AND documents.attachment = 0 AND documents.deleted_at IS NULL AND documents.title = docket_entries.text)
        ORDER BY record_index.rank LIMIT 20""",
        {"match": query.match, "case": case_uuid},
    )
    return tuple(
        EntryHit(record_of(DocketEntry, row), row["caption"], snippet_of(row["text"], query.words)) for row in rows
    )


def _case_hits(reader: Reader, query: SearchQuery) -> tuple[CaseHit, ...]:
    rows = reader.rows(
        """SELECT cases.uuid AS uuid, cases.short_caption AS caption, record_texts.text AS text
        FROM record_index JOIN record_texts ON record_texts.id = record_index.rowid
        JOIN cases ON cases.uuid = record_texts.uuid
        WHERE record_texts.tbl = 'cases' AND record_index MATCH ? AND cases.deleted_at IS NULL
        ORDER BY record_index.rank LIMIT 10""",
        (query.match,),
    )
    return tuple(CaseHit(row["uuid"], row["caption"], snippet_of(row["text"], query.words)) for row in rows)
