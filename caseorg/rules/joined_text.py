"""Pages as one running text without line breaks, hyphenation and page furniture, and the way back to their offsets."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from caseorg.rules.stamps import stamp_spans

_SAME = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "−": "–", "⁃": "-", "‒": "–",
})  # fmt: skip
_MENDED = re.compile(
    r"(?P<gone>\u00ad\s*|(?<=[a-z])-[^\S\n]*\n\s*(?=[a-z])"  # "peti-\ntioner": the hyphen is the printer's
    r"|(?<=\w[-–])[^\S\n]*\n\s*(?=[\dA-Z]))"  # "28-\n3", "Ibarra-\nQuan": it is the writer's
    r"|\s+"
)
_EDGE_LINES = 4
_FURNITURE = re.compile(
    r"\s*(?:[-–—\[(]\s?)?(?:Page\s)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s?[-–—\])])?(?:\s+of\s+\d{1,4})?\s*"
    r"|\s*Exh?s?\.\s\S{1,4}\s[-–]\s\d{1,4}\s*"
)
_STAMP_LINE = re.compile(
    r"\s*(?:(?:USCA)?\s?Case|Appeal):?\s.{0,60}?\d.*(?:Page|Filed|Pg|Document)\b.*|\s*Page\s?ID\s?[#.:\s]{1,4}\d+\s*",
    re.IGNORECASE,
)
_LINE_NUMBER = re.compile(r"\s*\d{1,2}\s*")
_FEWEST_LINE_NUMBERS = 18  # as in pleading_paper: here only those count that stand on lines of their own
_LINE = re.compile(r"[^\n]*\n?")


def furniture_spans(text: str) -> list[tuple[int, int]]:
    """Where a page's text has what belongs to the paper and not to what is said: court stamps, page numbers alone on
    one of the first or last lines, and the line numbers of pleading paper."""
    spans = stamp_spans(text)
    lines = [match.span() for match in _LINE.finditer(text) if match[0].strip()]
    for start, end in {*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]}:
        line = text[start:end].rstrip("\n")
        if len(line) < 300 and (_FURNITURE.fullmatch(line) or _STAMP_LINE.fullmatch(line)):
            spans.append((start, end))
    numbers = [(start, end) for start, end in lines if _LINE_NUMBER.fullmatch(text, start, end)]
    return sorted(spans + (numbers if len(numbers) >= _FEWEST_LINE_NUMBERS else []))


class JoinedText:
    """`text` is the pages' words with single spaces and plain quotes; `place` leads back."""

    def __init__(self, pages: Sequence[str]) -> None:
        self._offsets = array("q")
        self._starts: list[int] = []
        parts: list[str] = []
        for page in pages:
            self._starts.append(len(self._offsets))
            parts += self._page(page)
        self.text = "".join(parts).translate(_SAME)

    def place(self, position: int) -> tuple[int, int]:
        """The page (from 0) and the offset in its text of a character of the joined text."""
        return bisect_right(self._starts, position) - 1, self._offsets[position]

    def position(self, page_start: int, offset: int) -> int:
        """Where in the joined text the character at an offset of the page stands that begins at `page_start`."""
        return bisect_left(self._offsets, offset, page_start, self.page_end(bisect_right(self._starts, page_start) - 1))

    def page_start(self, page: int) -> int:
        """Where in the joined text a page begins."""
        return self._starts[page]

    def page_end(self, page: int) -> int:
        """Where in the joined text a page ends."""
        return self._starts[page + 1] if page + 1 < len(self._starts) else len(self._offsets)

    def _page(self, page: str) -> list[str]:
        parts: list[str] = []
        done = 0
        for start, end in [*furniture_spans(page), (len(page), len(page))]:
            if start > done:
                self._take(page, done, start, parts)
            done = max(done, end)
        if parts and not parts[-1].endswith(" "):
            self._add(" ", len(page) - 1, parts)
        return parts

    def _take(self, page: str, start: int, end: int, parts: list[str]) -> None:
        done = start
        for match in _MENDED.finditer(page, start, end):
            if match.start() > done:
                self._copy(page, done, match.start(), parts)
            done = match.end()
            if match["gone"] is None and parts and not parts[-1].endswith(" "):
                self._add(" ", match.start(), parts)
        if done < end:
            self._copy(page, done, end, parts)

    def _copy(self, page: str, start: int, end: int, parts: list[str]) -> None:
        parts.append(page[start:end])
        self._offsets.extend(range(start, end))

    def _add(self, letter: str, offset: int, parts: list[str]) -> None:
        parts.append(letter)
        self._offsets.append(offset)
