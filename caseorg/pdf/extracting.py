"""Child side: some pages of an open document as a PDF of their own."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf

from caseorg.pdf.labels import labels_of
from caseorg.pdf.opening import OpenPdf, Refused
from caseorg.pdf.types import FailureKind


def extract(opened: OpenPdf, pages: Sequence[int]) -> bytes:
    """A PDF of these pages (from 0) in this order, with their text, links, annotations and printed labels.

    Raises Refused where there is no such page.
    """
    if not pages or not all(0 <= page < opened.page_count for page in pages):
        raise Refused(FailureKind.NO_SUCH_PAGE)
    with pymupdf.open() as made:
        for first, last in _runs(pages):
            made.insert_pdf(opened.document, from_page=first, to_page=last, final=last == pages[-1])
        labels = labels_of(opened)
        made.set_page_labels([{"startpage": at, "prefix": labels[page]} for at, page in enumerate(pages)])
        return bytes(made.tobytes(garbage=3, deflate=True))


def _runs(pages: Sequence[int]) -> list[tuple[int, int]]:
    """Pages that follow one another, as (first, last)."""
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return runs
