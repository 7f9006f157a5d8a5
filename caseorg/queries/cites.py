"""Where the record cites of a filing lead among the documents of a case."""

from __future__ import annotations

import re
from collections.abc import Sequence

from caseorg.model.citing import Cited, CiteKind, Destination, RecordCite, ResolvedCite
from caseorg.queries.cases import case
from caseorg.queries.documents import DocumentLine, document_lines
from caseorg.queries.pages import page_facts, page_texts
from caseorg.rules.cite_pages import CitablePage, page_of_pin
from caseorg.rules.cite_targets import CaseRecord, CitableDocument, ecf_words, folded_short_cites, meant
from caseorg.store.database import Reader

_APPELLATE = re.compile(r"ca(?:\d{1,2}|dc|fc)|scotus")


class CaseCites:
    """Resolves cites for one case, by its settings; what was asked once of a document is kept."""

    def __init__(self, reader: Reader, case_uuid: str) -> None:
        self._reader = reader
        of_case = case(reader, case_uuid)
        self._style = of_case.cite_pages
        rows = reader.rows(
            """SELECT documents.uuid FROM documents LEFT JOIN docket_entries ON docket_entries.uuid = entry_uuid
            WHERE documents.case_uuid = ? AND documents.deleted_at IS NULL
            ORDER BY docket_entries.number IS NULL, docket_entries.number, attachment, documents.created""",
            (case_uuid,),
        )
        self._lines = {line.document.uuid: line for line in document_lines(reader, [row[0] for row in rows])}
        numbers = reader.rows(
            "SELECT number FROM docket_entries WHERE case_uuid = ? AND deleted_at IS NULL AND number IS NOT NULL",
            (case_uuid,),
        )
        self._record = CaseRecord(
            tuple(_citable(line) for line in self._lines.values()),
            frozenset(row[0] for row in numbers),
            folded_short_cites({line.document.short_cite: uuid for uuid, line in self._lines.items()}),
            _APPELLATE.fullmatch(of_case.court or "") is not None,
        )
        self._pages: dict[str, list[CitablePage]] = {}

    def resolved(self, cites: Sequence[RecordCite], citing_uuid: str | None = None) -> list[ResolvedCite]:
        """The cites of one filing in order, each with where it leads. `citing_uuid` is the filing, if it is here."""
        line = self._lines.get(citing_uuid or "")
        citing = _citable(line) if line is not None else None
        found = []
        last: int | None = None
        for cite in cites:
            destinations = []
            for part in cite.parts:
                destination, number = self._destination(part.cited, citing, last)
                last = number or last
                destinations.append(destination)
            found.append(ResolvedCite(cite, tuple(destinations)))
        return found

    def _destination(
        self, cited: Cited, citing: CitableDocument | None, last: int | None
    ) -> tuple[Destination, int | None]:
        """Where one part leads, and the number on the docket that an exhibit cited next may belong to."""
        target = meant(cited, self._record, citing, last)
        if target.document is None:
            return Destination(None, missing=target.missing), cited.number if cited.kind is CiteKind.ECF else None
        document = target.document
        pages = self._pages_of(self._lines[document.uuid].document.sha256) if cited.pin else []
        page = page_of_pin(cited, pages, self._style)
        missing = _missing_place(cited, document) if page is None and pages and _has_place(cited) else ""
        name = _name(document)
        return Destination(document.uuid, name, None if page is None else page + 1, missing), document.number

    def _pages_of(self, sha256: str) -> list[CitablePage]:
        if sha256 not in self._pages:
            facts = page_facts(self._reader, sha256)
            texts = page_texts(self._reader, sha256, 0, len(facts))
            self._pages[sha256] = [
                CitablePage(fact.ecf_page, fact.label, text) for fact, text in zip(facts, texts, strict=True)
            ]
        return self._pages[sha256]


def resolved_cites(
    reader: Reader, case_uuid: str, cites: Sequence[RecordCite], citing_uuid: str | None = None
) -> list[ResolvedCite]:
    """The cites of one filing with where each leads in a case. Raises NotFound where there is no such case."""
    return CaseCites(reader, case_uuid).resolved(cites, citing_uuid)


def _citable(line: DocumentLine) -> CitableDocument:
    document = line.document
    return CitableDocument(
        uuid=document.uuid,
        title=document.title,
        kind=document.kind,
        filer=document.filer,
        number=line.number,
        attachment=document.attachment,
        date_filed=document.date_filed,
    )


def _name(document: CitableDocument) -> str:
    if document.number is None:
        return document.title
    return f"{ecf_words(document.number, document.attachment).replace('ECF No. ', 'ECF ')} {document.title}"


def _has_place(cited: Cited) -> bool:
    return bool(cited.pin.pages or cited.pin.paragraphs)


def _missing_place(cited: Cited, document: CitableDocument) -> str:
    place = f"page {cited.pin.pages[0]}" if cited.pin.pages else f"paragraph {cited.pin.paragraphs[0]}"
    words = ecf_words(document.number, document.attachment) if document.number is not None else f"“{document.title}”"
    return f"{words} has no {place} that could be found."


def document_of_file(reader: Reader, case_uuid: str, file_name: str, page: int | None) -> Destination:
    """The document of a case that has this file name, capitals aside, at a page from 1."""
    row = reader.row(
        """SELECT uuid FROM documents WHERE case_uuid = ? AND file_name = ? COLLATE NOCASE AND deleted_at IS NULL
        ORDER BY created LIMIT 1""",
        (case_uuid, file_name),
    )
    if row is None:
        return Destination(None, missing=f"“{file_name}” is not in this case.")
    return Destination(row["uuid"], _name(_citable(document_lines(reader, [row["uuid"]])[0])), page)
