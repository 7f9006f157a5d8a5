"""The columns of a table of documents: what each shows, sorts by and lets one edit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from caseorg.queries.documents import DocumentLine, DocumentSort


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentColumn:
    """One column. `sample` is a text as wide as most; `field` is the value of the document that can be edited here;
    `sort` None where SQL has no order for it; `is_shown` as long as the user did not say otherwise."""

    key: str
    title: str
    help: str
    sample: str
    text: Callable[[DocumentLine], str]
    sort: DocumentSort | None = None
    field: str | None = None
    is_shown: bool = True
    is_number: bool = False


def text_state(line: DocumentLine) -> str:
    """What stands in the text column: "" where every page has text of its own."""
    if line.page_count is None:
        return "not read"
    if line.pages_without_text:
        return f"needs OCR {line.pages_without_text:,}"
    if line.pages_unread:
        return f"not read {line.pages_unread:,}"
    return "OCR'd" if line.pages_recognized else ""


def text_state_explained(line: DocumentLine) -> str:
    """The text column in a sentence."""
    if line.page_count is None:
        return "This file was not read yet, so its words cannot be found by a search."
    more = f"{_recognized(line)} {_unread(line)}".strip()
    if not line.pages_without_text:
        return more or "Every page has text."
    every = line.pages_without_text == line.page_count
    which = "No page has" if every else f"{line.pages_without_text:,} of {line.page_count:,} pages have no"
    return f"{which} text that a search could find. They need OCR (text recognition). {more}".strip()


def _recognized(line: DocumentLine) -> str:
    """How much of a document was read by OCR, in sentences."""
    if not line.pages_recognized:
        return ""
    pages = "1 page was" if line.pages_recognized == 1 else f"{line.pages_recognized:,} pages were"
    return f"{pages} read by OCR: check words and dates on the page before you rely on them."


def _unread(line: DocumentLine) -> str:
    """How much of a document could not be read, in sentences."""
    if not line.pages_unread:
        return ""
    pages = "1 page" if line.pages_unread == 1 else f"{line.pages_unread:,} pages"
    return f"{pages} could not be read, so a search does not find their words: look at them."


def size_text(size: int) -> str:
    """A file's size as people say it, from bytes: "640 bytes", "12 KB", "3.4 MB"."""
    if size < 1000:
        return f"{size} bytes" if size != 1 else "1 byte"
    if size < 999_500:
        return f"{size / 1e3:,.0f} KB"
    amount, unit = (size / 1e6, "MB") if size < 999_500_000 else (size / 1e9, "GB")
    return f"{amount:.1f} {unit}" if amount < 9.95 else f"{amount:,.0f} {unit}"


def _pages(line: DocumentLine) -> str:
    return "" if line.page_count is None else f"{line.page_count:,}"


COLUMNS: tuple[DocumentColumn, ...] = (
    DocumentColumn(
        key="ecf", title="ECF No.", help="The number on the docket, and the attachment", sample="128-12",
        text=lambda line: line.ecf, sort=DocumentSort.ECF,
    ),
    DocumentColumn(
        key="title", title="Title", help="What the document is called", sample="Memorandum in Opposition",
        text=lambda line: line.document.title, sort=DocumentSort.TITLE, field="title",
    ),
    DocumentColumn(
        key="kind", title="Kind", help="What the filing is", sample="memorandum",
        text=lambda line: line.document.kind.value, sort=DocumentSort.KIND, field="kind",
    ),
    DocumentColumn(
        key="filed", title="Filed", help="The day it was filed", sample="2026-03-31",
        text=lambda line: line.document.date_filed or "", sort=DocumentSort.FILED, field="date_filed",
    ),
    DocumentColumn(
        key="filer", title="Filer", help="Who filed it", sample="Centro Vecinal",
        text=lambda line: line.document.filer, sort=DocumentSort.FILER, field="filer", is_shown=False,
    ),
    DocumentColumn(
        key="pages", title="Pages", help="How many pages it has", sample="1,200",
        text=_pages, sort=DocumentSort.PAGES, is_number=True,
    ),
    DocumentColumn(
        key="tags", title="Tags", help="The words that mark it", sample="for the press",
        text=lambda line: ", ".join(tag.name for tag in line.tags), sort=DocumentSort.TAGS,
    ),
    DocumentColumn(
        key="text", title="Text", help="Whether its pages have text that a search can find", sample="needs OCR 1",
        text=text_state, sort=DocumentSort.TEXT,
    ),
    DocumentColumn(
        key="visibility", title="Visibility", help="Who may see it outside this workspace", sample="privileged",
        text=lambda line: line.document.visibility.value, sort=DocumentSort.VISIBILITY, is_shown=False,
    ),
    DocumentColumn(
        key="file_name", title="File Name", help="What the file was called when it came in",
        sample="gov.uscourts.dcd.27912.28.3", text=lambda line: line.document.file_name,
        sort=DocumentSort.FILE_NAME, is_shown=False,
    ),
    DocumentColumn(
        key="size", title="Size", help="How large the file is", sample="999 MB",
        text=lambda line: size_text(line.document.size), sort=DocumentSort.SIZE, is_shown=False, is_number=True,
    ),
    DocumentColumn(
        key="added", title="Added", help="The day it came into this workspace", sample="2026-03-31",
        text=lambda line: line.document.created[:10], sort=DocumentSort.ADDED, is_shown=False,
    ),
)  # fmt: skip
