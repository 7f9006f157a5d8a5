"""Child side: HTML of our own set into the pages of a PDF."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import pymupdf

from caseorg.base.errors import BadInput
from caseorg.model.printed_sheet import PaperSheet, SetSheets
from caseorg.pdf.annotation_types import TypesetPart
from caseorg.pdf.sheet_layout import lay_out

_PAPER = pymupdf.Rect(0, 0, 612, 792)
_TEXT = pymupdf.Rect(72, 72, 540, 720)
_MOST_PAGES = 5_000
_STYLE = "body { font-family: serif; font-size: 11pt } blockquote { margin: 6pt 18pt } h2 { font-size: 13pt }"
_SHEET_STYLE = """body { font-family: sans-serif; font-size: 9pt; margin: 0; padding: 0; line-height: 1.2 }
p { margin: 0 } ul, ol { margin: 0; padding-left: 12pt }"""
_ENDLESS = 100_000.0
_NUMBER_SIZE = 8.0
_INK = (0.25, 0.25, 0.25)


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


def typeset_sheets(sheets: Sequence[PaperSheet]) -> SetSheets:
    """A PDF of sheets, one after the other, each with pages of its own count."""
    press = _Press()
    for sheet in sheets:
        lay_out(press, sheet)
    return press.finished()


class _Story:
    """A piece of words, as the layout asks for it."""

    def __init__(self, html: str, device: Callable[[], Any]) -> None:
        self._story = pymupdf.Story(html, user_css=_SHEET_STYLE)
        self._device = device
        self._is_empty = not html
        self._width: float | None = None  # in which it was measured
        self._height = 0.0

    def height(self, width: float) -> float:
        if self._is_empty:
            return 0.0
        if self._width != width:
            _more, filled = self._story.place(pymupdf.Rect(0, 0, width, _ENDLESS))
            self._width, self._height = width, float(filled[3])
        return self._height

    def put(self, x: float, y: float, width: float, height: float) -> bool:
        if self._is_empty:
            return False
        if self._width == width and self._height <= height:  # it was placed already, in the upper left corner
            self._story.draw(self._device(), pymupdf.Matrix(1, 0, 0, 1, x, y))
            self._is_empty = True
            return False
        self._width = None
        more, _filled = self._story.place(pymupdf.Rect(x, y, x + width, y + height))
        self._story.draw(self._device())
        self._is_empty = not more
        return bool(more)


class _Press:
    """Writes words at once; lines, shades and the words of the margins once the number of pages is known."""

    def __init__(self) -> None:
        self._made = io.BytesIO()
        self._writer = pymupdf.DocumentWriter(self._made)
        self._device: Any = None
        self._page = -1
        self._first_of_sheet = 0
        self._lines: dict[int, list[tuple[float, float, float, float, float]]] = defaultdict(list)
        self._shades: dict[int, list[tuple[pymupdf.Rect, float]]] = defaultdict(list)
        self._numbers: dict[int, tuple[int, float, float]] = {}
        self._pages: dict[int, int] = {}
        self._font = pymupdf.Font("helv")

    def begin(self, width: float, height: float) -> None:
        if self._device is not None:
            self._writer.end_page()
        self._page += 1
        if self._page >= _MOST_PAGES:
            raise BadInput(f"That is more than {_MOST_PAGES:,} pages. Choose fewer days or one case.")
        self._device = self._writer.begin_page(pymupdf.Rect(0, 0, width, height))

    def piece(self, html: str) -> _Story:
        return _Story(html, lambda: self._device)

    def line(self, x0: float, y0: float, x1: float, y1: float, weight: float) -> None:
        self._lines[self._page].append((x0, y0, x1, y1, weight))

    def shade(self, x: float, y: float, width: float, height: float, gray: float) -> None:
        self._shades[self._page].append((pymupdf.Rect(x, y, x + width, y + height), gray))

    def page_number(self, number: int, right: float, y: float) -> None:
        self._numbers[self._page] = number, right, y

    def finish_sheet(self, pages: int) -> None:
        self._pages |= dict.fromkeys(range(self._first_of_sheet, self._page + 1), pages)
        self._first_of_sheet = self._page + 1

    def finished(self) -> SetSheets:
        """All of it as a PDF."""
        self._writer.end_page()
        self._writer.close()
        with pymupdf.open(stream=self._made.getvalue(), filetype="pdf") as document:
            for number, page in enumerate(document):
                self._draw(number, page)
            document.subset_fonts()
            document.xref_set_key(document.pdf_catalog(), "Info", "null")  # where MuPDF names itself
            sizes = tuple((float(page.rect.width), float(page.rect.height)) for page in document)
            return SetSheets(unsigned(document.tobytes(garbage=4, deflate=True)), sizes)

    def _draw(self, number: int, page: pymupdf.Page) -> None:
        under, over = page.new_shape(), page.new_shape()
        for rect, gray in self._shades[number]:
            under.draw_rect(rect)
            under.finish(color=None, fill=(gray, gray, gray))
        for x0, y0, x1, y1, weight in self._lines[number]:
            over.draw_line((x0, y0), (x1, y1))
            over.finish(color=_INK, width=weight)
        under.commit(overlay=False)
        over.commit()
        place, right, y = self._numbers[number]
        words = f"Page {place:,} of {self._pages[number]:,}"
        writer = pymupdf.TextWriter(page.rect)
        writer.append((right - self._font.text_length(words, _NUMBER_SIZE), y), words, self._font, _NUMBER_SIZE)
        writer.write_text(page)


def unsigned(made: bytes) -> bytes:
    """A PDF without the comment in which MuPDF names itself; every byte stays at its place."""
    return re.sub(rb"% Written by MuPDF[^\n]*", lambda match: b"%".ljust(len(match[0])), made[:200]) + made[200:]
