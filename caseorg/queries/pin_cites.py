"""How a document of a case is cited at a page, by the settings of the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caseorg.model.annotation import Annotation
from caseorg.model.case import Case, CitePages
from caseorg.model.document import Document, DocumentKind
from caseorg.queries.cases import case
from caseorg.queries.courts import court_for
from caseorg.queries.documents import document_line
from caseorg.queries.pages import PageFacts, page_facts, page_texts
from caseorg.rules.pin_cites import (
    APPENDICES,
    PARAGRAPHED,
    Pin,
    cite_words,
    document_name,
    form_for,
    lines_of,
    paragraph_of,
)
from caseorg.rules.printed_pages import printed_pages
from caseorg.store.database import Reader


@dataclass(frozen=True, slots=True)
class PinCiter:
    """Makes the cites of one document without asking again. `texts` are those of its pages where the cites need them:
    for the pages' own numbers, for numbered paragraphs, and for a transcript's lines; else empty."""

    document: Document
    case: Case
    ecf: str
    facts: Sequence[PageFacts]
    texts: Sequence[str]
    printed: Sequence[str]

    def cite(self, first: int | None, last: int | None = None, *, quote: str = "", last_quote: str = "") -> str:
        """The cite of pages (from 0), of the paragraphs or lines where `quote` stands if the paper numbers those; of
        the whole document without a page. `last_quote` are the words on the last page of a passage over several."""
        last = first if last is None else last
        return self._words(
            Pin() if first is None or last is None else self._pin(first, last, quote, last_quote or quote)
        )

    def cite_annotations(self, first: Annotation, last: Annotation | None = None) -> str:
        """The cite of an annotation, or of a passage from the first to the last one. One that stayed on an earlier
        version is cited by the pages that version had, and is said to be of it."""
        last = last or first
        if first.sha256 == self.document.sha256 == last.sha256:
            return self.cite(first.page, last.page, quote=first.quote, last_quote=last.quote)
        pin = Pin(page=self._earlier_page(first), last_page=self._earlier_page(last))
        return f"{self._words(pin)} [earlier version]"

    def page_of(self, annotation: Annotation) -> str:
        """What a cite calls the page of an annotation, on the version it lies on."""
        if annotation.sha256 == self.document.sha256:
            return self.page_name(annotation.page)
        return self._earlier_page(annotation)

    def _earlier_page(self, annotation: Annotation) -> str:
        own = annotation.page_label or str(annotation.page + 1)
        if self.case.cite_pages is CitePages.INTERNAL or annotation.ecf_page is None:
            return own
        return str(annotation.ecf_page)

    def _words(self, pin: Pin) -> str:
        court = court_for(self.case.court) if self.case.court else None
        form = form_for(self.case.cite_form, court.kind if court else None)
        name = document_name(self.document)
        return cite_words(form, number=self.ecf, name=name, title=self.document.title, pin=pin)

    def page_name(self, page: int) -> str:
        """What a cite calls a page (from 0)."""
        fact = self.facts[page] if page < len(self.facts) else None
        stamped = str(fact.ecf_page) if fact and fact.ecf_page else ""
        printed = self.printed[page] if page < len(self.printed) else ""
        label = fact.label if fact else ""
        own = printed or label or str(page + 1)
        is_internal = self.case.cite_pages is CitePages.INTERNAL or document_name(self.document) in APPENDICES
        return own if is_internal else stamped or own

    def _pin(self, first: int, last: int, quote: str, last_quote: str) -> Pin:
        if quote and self.document.kind in PARAGRAPHED:
            paragraph = paragraph_of(self.texts, first, quote)
            if paragraph is not None:
                return Pin(
                    paragraph=paragraph, last_paragraph=paragraph_of(self.texts, last, last_quote, at_end=True)
                )
        page, last_page = self.page_name(first), self.page_name(last)
        if quote and self.document.kind is DocumentKind.TRANSCRIPT and last < len(self.texts):
            begin, end = lines_of(self.texts[first], quote), lines_of(self.texts[last], last_quote)
            if begin is not None and end is not None:
                return Pin(
                    page=self.printed[first] or page, line=begin[0],
                    last_page=self.printed[last] or last_page, last_line=end[1],
                )  # fmt: skip
        return Pin(page=page, last_page=last_page)


def pin_cites_of(reader: Reader, document_uuid: str) -> PinCiter:
    """What makes the cites of a document. Raises NotFound."""
    line = document_line(reader, document_uuid)
    document = line.document
    of_case = case(reader, document.case_uuid)
    facts = page_facts(reader, document.sha256)
    wanted = of_case.cite_pages is CitePages.INTERNAL or not any(fact.ecf_page for fact in facts)
    wanted = wanted or document_name(document) in APPENDICES
    if wanted or document.kind in PARAGRAPHED or document.kind is DocumentKind.TRANSCRIPT:
        texts = page_texts(reader, document.sha256, 0, len(facts))
        return PinCiter(document, of_case, line.ecf, facts, texts, printed_pages(texts))
    return PinCiter(document, of_case, line.ecf, facts, (), ())


def pin_cite(
    reader: Reader,
    document_uuid: str,
    first_page: int | None,
    last_page: int | None = None,
    *,
    quote: str = "",
    last_quote: str = "",
) -> str:
    """The cite of a document at pages (from 0), as PinCiter.cite says. Raises NotFound."""
    return pin_cites_of(reader, document_uuid).cite(first_page, last_page, quote=quote, last_quote=last_quote)
