"""The hits of a search over the record, marked on the pages of one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from caseorg.gui.viewer.marks import Mark, MarkStyle
from caseorg.gui.viewer.page_text import PageText
from caseorg.model.search import HitPattern
from caseorg.pdf.types import Rect
from caseorg.rules.searching import hit_spans

_PAGES_KEPT = 60


class SearchHits:
    """An overlay: what the patterns of a search match. The current hit is one of one page."""

    def __init__(self, text_of: Callable[[int], PageText | None]) -> None:
        self._text_of = text_of
        self._patterns: tuple[HitPattern, ...] = ()
        self._current: tuple[int, int] | None = None
        self._boxes: dict[int, tuple[PageText, list[list[Rect]]]] = {}

    @property
    def is_active(self) -> bool:
        return bool(self._patterns)

    def show(self, patterns: Sequence[HitPattern], page: int | None, index: int) -> None:
        """Mark the hits of a search; the hit number `index` (from 0) of `page` is the current one."""
        self._patterns = tuple(patterns)
        self._current = None if page is None else (page, index)
        self._boxes.clear()

    def clear(self) -> None:
        self.show((), None, 0)

    def boxes_of_current(self, page: int) -> list[Rect]:
        """Where the current hit is, nothing if it is on another page or its words are not read yet."""
        if self._current is None or self._current[0] != page:
            return []
        found = self._boxes_on(page)
        return found[min(self._current[1], len(found) - 1)] if found else []

    def marks_on(self, page: int) -> Iterable[Mark]:
        current = self.boxes_of_current(page)
        others = [box for boxes in self._boxes_on(page) if boxes != current for box in boxes]
        return (Mark(others, MarkStyle.HIT), Mark(current, MarkStyle.HIT_CURRENT))

    def _boxes_on(self, page: int) -> list[list[Rect]]:
        text = self._text_of(page) if self._patterns else None
        if text is None:
            return []
        if page not in self._boxes or self._boxes[page][0] is not text:
            if len(self._boxes) >= _PAGES_KEPT:
                self._boxes.clear()
            spans = hit_spans(text.text, self._patterns)
            self._boxes[page] = (text, [text.boxes(start, end) for start, end in spans])
        return self._boxes[page][1]
