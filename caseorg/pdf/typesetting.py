"""Child side: HTML of our own set into the pages of a PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pymupdf

from caseorg.pdf.annotation_types import TypesetPart

_PAPER = pymupdf.Rect(0, 0, 612, 792)
_TEXT = pymupdf.Rect(72, 72, 540, 720)
_MOST_PAGES = 5_000
_STYLE = "body { font-family: serif; font-size: 11pt } blockquote { margin: 6pt 18pt } h2 { font-size: 13pt }"


def typeset(parts: Sequence[TypesetPart]) -> bytes:
    """A PDF of letter pages with margins of an inch, as many as the parts need."""
    made = io.BytesIO()
    paper = _Paper(made)
    for part in parts:
        paper.set(part)
    paper.close()
    with pymupdf.open(stream=made.getvalue(), filetype="pdf") as document:
        document.subset_fonts()
        document.xref_set_key(document.pdf_catalog(), "Info", "null")  # where MuPDF names itself
        return unsigned(document.tobytes(garbage=4, deflate=True))  # 4: each part brings the same fonts


class _Paper:
    """Pages that are filled from the top."""

    def __init__(self, made: io.BytesIO) -> None:
        self._writer = pymupdf.DocumentWriter(made)
        self._device = self._writer.begin_page(_PAPER)
        self._at = _TEXT.y0
        self._pages = 1

    def set(self, part: TypesetPart) -> None:
        """Set a part below the last one; what comes after the last page allowed is left out."""
        story = pymupdf.Story(part.html, user_css=_STYLE)
        if self._at > _TEXT.y0 and _TEXT.y1 - self._at < part.least:
            self._turn_over()
        while self._pages <= _MOST_PAGES:
            more, filled = story.place(pymupdf.Rect(_TEXT.x0, self._at, _TEXT.x1, _TEXT.y1))
            story.draw(self._device)
            self._at = filled[3]
            if not more:
                return
            self._turn_over()

    def close(self) -> None:
        """Finish the last page."""
        self._writer.end_page()
        self._writer.close()

    def _turn_over(self) -> None:
        self._writer.end_page()
        self._device = self._writer.begin_page(_PAPER)
        self._at = _TEXT.y0
        self._pages += 1


def unsigned(made: bytes) -> bytes:
    """A PDF without the comment in which MuPDF names itself; every byte stays at its place."""
    return re.sub(rb"% Written by MuPDF[^\n]*", lambda match: b"%".ljust(len(match[0])), made[:200]) + made[200:]
