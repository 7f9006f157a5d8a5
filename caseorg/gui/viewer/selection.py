"""A selection of text across pages, and the text it copies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from caseorg.gui.viewer.page_text import PageText

_SOFT_HYPHEN = re.compile("\u00ad\\s*\n?|\u00ad")


class TextSpot(NamedTuple):
    """A gap between two characters: page from 0, offset in the page's text."""

    page: int
    offset: int


class Granularity(StrEnum):
    """What a drag takes whole."""

    CHARACTER = "character"
    WORD = "word"
    LINE = "line"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Selection:
    """From where the press was to where the pointer is; either end may be a whole word or line."""

    anchor_start: TextSpot
    anchor_end: TextSpot
    head_start: TextSpot
    head_end: TextSpot

    @classmethod
    def between(cls, first: TextSpot, last: TextSpot) -> Selection:
        return cls(first, first, last, last)

    @property
    def start(self) -> TextSpot:
        return min(self.anchor_start, self.head_start)

    @property
    def end(self) -> TextSpot:
        return max(self.anchor_end, self.head_end)

    @property
    def is_empty(self) -> bool:
        return self.start == self.end

    @property
    def head(self) -> TextSpot:
        """The end that moves when the selection is extended."""
        return self.head_start if self.head_start < self.anchor_start else self.head_end

    @property
    def pages(self) -> range:
        return range(self.start.page, self.end.page + 1)

    def with_head(self, start: TextSpot, end: TextSpot) -> Selection:
        return Selection(self.anchor_start, self.anchor_end, start, end)

    def span_on(self, page: int, length: int) -> tuple[int, int]:
        """The offsets selected on a page with a text of this length."""
        if page not in self.pages:
            return 0, 0
        start = self.start.offset if page == self.start.page else 0
        end = self.end.offset if page == self.end.page else length
        return min(start, length), min(end, length)

    def spans_on(self, page: int, text: PageText) -> list[tuple[int, int]]:
        """The spans selected on a page. Stamp and page number do not break a sentence that runs over pages: a
        selection within one page takes what was marked, one over several leaves them out."""
        start, end = self.span_on(page, len(text))
        if len(self.pages) > 1:
            return text.without_running(start, end)
        return [(start, end)] if start < end else []


def span_around(text: PageText, offset: int, granularity: Granularity) -> tuple[int, int]:
    """What is taken at an offset."""
    if granularity is Granularity.WORD:
        return text.word_span(offset)
    if granularity is Granularity.LINE:
        return text.line_span(offset)
    if granularity is Granularity.PARAGRAPH:
        return text.paragraph_span(offset)
    return offset, offset


def copied_text(pieces: Iterable[str]) -> str:
    """The text for the clipboard from the selected piece of each page: lines stay lines, soft hyphens join,
    and what no program can take (lone surrogates, NULs) is left out."""
    joined = _SOFT_HYPHEN.sub("", "\n".join(piece for piece in pieces if piece))
    return "".join(char for char in joined if char != "\0" and not "\ud800" <= char <= "\udfff")


def selected_text(selection: Selection, texts: dict[int, PageText]) -> str:
    """The text of a selection whose pages are all in `texts`."""
    pieces: list[str] = []
    for page in selection.pages:
        text = texts[page]
        pieces.extend(text.text[start:end] for start, end in selection.spans_on(page, text))
    return copied_text(pieces)
