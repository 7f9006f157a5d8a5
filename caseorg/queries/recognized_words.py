"""What OCR has read: the words of a page with their places, and which pages of a document still wait for it."""

from __future__ import annotations

import json

from caseorg.model.document import TextState
from caseorg.pdf.types import Word
from caseorg.queries.documents import page_span
from caseorg.store.database import Reader

_NEEDS_OCR = (TextState.NONE, TextState.STAMP_ONLY, TextState.GARBLED)


def recognized_words(reader: Reader, sha256: str, page: int) -> tuple[Word, ...] | None:
    """The words that OCR has read on a page (from 0), None where it has read nothing there."""
    span = page_span(reader, sha256)
    kept = span and reader.value("SELECT words FROM recognized_words WHERE id = ?", (span[0] + page,))
    if not kept:
        return None
    return tuple(
        Word((x0, y0, x1, y1), text, block, line) for x0, y0, x1, y1, text, block, line in json.loads(kept)
    )


def pages_needing_ocr(reader: Reader, sha256: str) -> dict[int, TextState]:
    """The pages (from 0) of a file that have no text a search could find, and why, in order."""
    span = page_span(reader, sha256)
    if span is None:
        return {}
    rows = reader.rows(
        "SELECT id, state FROM pages WHERE id >= ? AND id < ? AND problem IS NULL AND state IN (?, ?, ?) ORDER BY id",
        (*span, *(state.value for state in _NEEDS_OCR)),
    )
    return {row["id"] - span[0]: TextState(row["state"]) for row in rows}


def unread_pages(reader: Reader, sha256: str) -> dict[int, TextState]:
    """The pages (from 0) of a file that could not be read when it was last tried, in order."""
    span = page_span(reader, sha256)
    if span is None:
        return {}
    rows = reader.rows(
        "SELECT id, state FROM pages WHERE id >= ? AND id < ? AND problem IS NOT NULL AND state IN (?, ?, ?)"
        " ORDER BY id",
        (*span, *(state.value for state in _NEEDS_OCR)),
    )
    return {row["id"] - span[0]: TextState(row["state"]) for row in rows}


def documents_of_file(reader: Reader, sha256: str) -> list[str]:
    """The ids of the documents that are this file, in whichever case."""
    return [row[0] for row in reader.rows("SELECT uuid FROM documents WHERE sha256 = ?", (sha256,))]
