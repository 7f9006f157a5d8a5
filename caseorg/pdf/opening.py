"""Child side: open bytes as a PDF, and as nothing else."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import pymupdf
from pymupdf import extra, mupdf

from caseorg.model.reading import OutlineItem
from caseorg.pdf.page_tree import count_pages
from caseorg.pdf.types import FailureKind, WorkerFailure

TEXT_FLAGS = pymupdf.TEXTFLAGS_TEXT & ~pymupdf.TEXT_PRESERVE_LIGATURES
"""How text is taken from a page, for reading and for viewing alike, so that what is found can be marked."""

MOST_OUTLINE_ITEMS = 20_000

TROUBLE = (mupdf.FzErrorBase, RuntimeError, ValueError, TypeError, AssertionError, AttributeError, LookupError)
"""What PyMuPDF raises over broken files; MuPDF's own errors are no RuntimeErrors."""

Made = TypeVar("Made")

_METADATA = {
    "title": "info:Title",
    "author": "info:Author",
    "subject": "info:Subject",
    "keywords": "info:Keywords",
    "creator": "info:Creator",
    "producer": "info:Producer",
    "created": "info:CreationDate",
    "modified": "info:ModDate",
}
_LONGEST_METADATA = 10_000
_UNWANTED = re.compile("[\ud800-\udfff\x00]")


class Refused(Exception):
    """The file is not read: which kind of failure, and a word for the log."""

    def __init__(self, kind: FailureKind, detail: str = "") -> None:
        super().__init__(kind.value)
        self.failure = WorkerFailure(kind, detail)


@dataclass(frozen=True, slots=True)
class OpenPdf:
    """An open PDF: for PyMuPDF, and for MuPDF below it."""

    document: pymupdf.Document
    pdf: mupdf.PdfDocument
    page_count: int
    mended: bool

    @property
    def repaired(self) -> bool:
        """Whether the file was mended in memory so far; a page may still bring that about."""
        return self.mended or bool(self.document.is_repaired)

    def close(self) -> None:
        """Give the memory back."""
        self.document.close()


def open_pdf(data: bytes | memoryview, password: str | None = None) -> OpenPdf:
    """Open a whole file. Raises Refused where it is empty, no PDF, beyond repair, locked or without pages.

    `pymupdf.open(filetype="pdf")` looks at the content first and would read SVG, HTML, EPUB or pictures as such
    (tried with 1.28.2); so the PDF reader is called by name, and what `pymupdf.Document` sets up itself is set up here.
    """
    if not len(data):
        raise Refused(FailureKind.EMPTY)
    named = b"%PDF" in bytes(data[:1024])
    try:
        stream = mupdf.fz_open_memory(mupdf.python_buffer_data(data), len(data))
        pdf = mupdf.pdf_open_document_with_stream(stream)
    except TROUBLE as error:
        raise Refused(_why_not(error, named), described(error)) from error
    _unlock(pdf, password)
    page_count, mended = count_pages(pdf)
    if page_count < 1:
        raise Refused(FailureKind.NO_PAGES if named else FailureKind.NOT_PDF)
    return OpenPdf(_as_document(pdf, data), pdf, page_count, mended)


def tried(make: Callable[[], Made], otherwise: Made) -> Made:
    """What is made, or `otherwise` where the file is broken just there: the rest of it may be read."""
    try:
        return make()
    except TROUBLE as error:
        if is_memory_failure(error):
            raise
        return otherwise


def is_memory_failure(error: BaseException) -> bool:
    """Whether memory ran out, in Python or in MuPDF."""
    return isinstance(error, MemoryError) or "alloc" in str(error) and "failed" in str(error)


def described(error: BaseException) -> str:
    """A word on an error for the log, without anything quoted from the document."""
    text = re.sub(r"'[^']*'|\"[^\"]*\"|\([^)]*\)", "…", _message(error))
    return f"{type(error).__name__}: {text[:120]}"


def outline_of(opened: OpenPdf, seconds: float = math.inf) -> tuple[tuple[OutlineItem, ...], bool]:
    """The outline in reading order, at most MOST_OUTLINE_ITEMS lines; and whether that many seconds did for all."""
    items: list[OutlineItem] = []
    end = time.monotonic() + seconds
    for level, entry in _outline_entries(opened.document):
        if time.monotonic() > end:
            return tuple(items), False
        if len(items) >= MOST_OUTLINE_ITEMS:
            break
        title = " ".join(cleaned(entry.title or "").split())
        items.append(OutlineItem(level=level, title=title, page=_outline_page(opened.document, entry)))
    return tuple(items), True


def metadata_of(opened: OpenPdf) -> tuple[tuple[str, str], ...]:
    """The PDF's own entries that are set (title, author, …), cleaned and cut at 10,000 characters each."""
    entries = ((name, cleaned(opened.document._getMetadata(key) or "").strip()) for name, key in _METADATA.items())
    return tuple((name, text[:_LONGEST_METADATA]) for name, text in entries if text)


def cleaned(text: str) -> str:
    """Text that JSON and SQLite take: pairs of surrogates joined, lone ones and NULs left out."""
    if text.isascii() and "\x00" not in text:
        return text
    if _UNWANTED.search(text) is None:
        return text
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return joined.replace("\x00", "")


def _why_not(error: BaseException, named: bool) -> FailureKind:
    if is_memory_failure(error):
        return FailureKind.MEMORY
    if "crypt" in _message(error).lower():
        return FailureKind.ENCRYPTED
    return FailureKind.DAMAGED if named else FailureKind.NOT_PDF


def _message(error: BaseException) -> str:
    return str(getattr(error, "m_text", "") or error)


def _unlock(pdf: mupdf.PdfDocument, password: str | None) -> None:
    """Take the password. MuPDF tries the empty one itself: a file that only its owner's password protects is open."""
    if mupdf.pdf_needs_password(pdf) and not mupdf.pdf_authenticate_password(pdf, password or ""):
        raise Refused(FailureKind.ENCRYPTED, "wrong password" if password else "needs a password")


def _as_document(pdf: mupdf.PdfDocument, data: bytes | memoryview) -> pymupdf.Document:
    document = pymupdf.Document(pdf)
    document.this = pdf.super()
    document.this_is_pdf = False  # as PyMuPDF leaves it for what it opens itself: `this` is a plain FzDocument
    document.page_count2 = extra.page_count_fz
    document.stream = data  # MuPDF reads from these bytes as long as the document is open
    document._name = ""
    document._graft_id = pymupdf.TOOLS.gen_id()
    document.thisown = True
    return document


def _outline_entries(document: pymupdf.Document) -> Iterator[tuple[int, pymupdf.Outline]]:
    """Each line with its level, in order, without recursion: outlines may be nested thousands deep."""
    first = document._loadOutline()
    waiting = [(1, first)] if first is not None and first.this.m_internal else []
    while waiting:
        level, entry = waiting.pop()
        yield level, entry
        if entry.next is not None:
            waiting.append((level, entry.next))
        if entry.down is not None:
            waiting.append((level + 1, entry.down))


def _outline_page(document: pymupdf.Document, entry: pymupdf.Outline) -> int | None:
    if entry.is_external or not entry.uri:
        return None
    page = entry.page if entry.page >= 0 else document.resolve_link(entry.uri)[0]
    return int(page) + 1 if page >= 0 else None
