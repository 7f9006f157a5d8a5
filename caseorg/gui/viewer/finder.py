"""Finding words in a document: counts on all pages, a few at a time, and steps from one to the next."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from caseorg.gui.viewer.marks import Mark, MarkStyle
from caseorg.gui.viewer.matching import ANY_CASE, FindOptions, count_matches, find_pattern, matches
from caseorg.gui.viewer.page_text import PageText
from caseorg.pdf.types import Rect

PageTexts = Callable[[int, int], Sequence[str]]
"""The texts of the pages from `first` up to, not including, `last` (from 0); quick, since the GUI thread asks."""

_PAGES_AT_ONCE = 20
_SLICE_SECONDS = 0.006
_BOXES_KEPT = 60


@dataclass(frozen=True, slots=True)
class Found:
    """One place found: page from 0, and which one on it, from 0."""

    page: int
    index: int


class Finder(QObject):
    """The places of one text. Counts come from the stored texts; once the words of a page are read, from these, so that
    each counted place can be shown. `current_changed` comes whenever the current place should be brought into view."""

    changed = Signal()
    current_changed = Signal()

    def __init__(
        self, texts: PageTexts, text_of: Callable[[int], PageText | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._text_of = text_of
        self._pattern: re.Pattern[str] | None = None
        self._match_case = False
        self._counts: list[int | None] = []
        self._order: list[int] = []
        self._waiting_step = 0
        self._current: Found | None = None
        self._boxes: dict[int, tuple[PageText, list[list[Rect]]]] = {}
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._count_some)

    @property
    def is_active(self) -> bool:
        """Whether there is something to find."""
        return self._pattern is not None

    @property
    def is_counting(self) -> bool:
        return bool(self._order)

    @property
    def total(self) -> int:
        """How many places are known."""
        return sum(count or 0 for count in self._counts)

    @property
    def current(self) -> Found | None:
        return self._current

    @property
    def position(self) -> int | None:
        """The number of the current place, from 1; None while pages before it are still being counted."""
        if self._current is None or self.is_counting:
            return None
        return sum(count or 0 for count in self._counts[: self._current.page]) + self._current.index + 1

    @property
    def counts(self) -> Sequence[int | None]:
        """How many places each page has, None where it was not counted yet."""
        return self._counts

    def start(self, text: str, page_count: int, from_page: int, options: FindOptions = ANY_CASE) -> None:
        """Find another text; the first place is the one at or after `from_page`."""
        self._pattern = find_pattern(text, options)
        self._match_case = options.match_case
        self._boxes.clear()
        self._counts = [None] * page_count
        self._order = [*range(from_page, page_count), *range(from_page)] if self._pattern else []
        self._order.reverse()
        self._current = None
        self._waiting_step = 0
        if self._order:
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit()

    def stop(self) -> None:
        """Find nothing any more."""
        self.start("", 0, 0)

    def step(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) place; past the last one to the first."""
        if self._current is None:
            return
        page, index = self._current.page, self._current.index + direction
        if 0 <= index < (self._counts[page] or 0):
            self._go(Found(page, index))
            return
        count = len(self._counts)
        for distance in range(1, count + 1):
            other = (page + direction * distance) % count
            places = self._counts[other]
            if places is None:
                self._waiting_step = direction
                return
            if places:
                self._go(Found(other, 0 if direction > 0 else places - 1))
                return

    def read(self, page: int) -> None:
        """The words of a page were read: count these from now on."""
        text = self._text_of(page)
        if self._pattern is None or text is None or page >= len(self._counts):
            return
        places = len(self._matches(text))
        if self._counts[page] is not None and self._counts[page] != places:
            self._counts[page] = places
            if self._current is not None and self._current.page == page:
                self._current = Found(page, max(min(self._current.index, places - 1), 0))
                if not places:
                    self.step(1)
            self.changed.emit()
        if self._current is not None and self._current.page == page:
            self.current_changed.emit()

    def recount(self, page: int) -> None:
        """The stored text of a page is another now: count its places anew."""
        if self._pattern is None or page >= len(self._counts):
            return
        self._counts[page] = None
        if self._current is not None and self._current.page == page:
            self._current = None
        if page not in self._order:
            self._order.append(page)
        self._timer.start()

    def boxes_of_current(self) -> list[Rect]:
        """Where the current place is on its page, in upright points; nothing until its words are read."""
        if self._current is None:
            return []
        found = self._boxes_on(self._current.page)
        return found[self._current.index] if self._current.index < len(found) else []

    def marks_on(self, page: int) -> Iterable[Mark]:
        found = self._boxes_on(page)
        current = self._current.index if self._current is not None and self._current.page == page else None
        others = [box for index, boxes in enumerate(found) if index != current for box in boxes]
        marks = [Mark(others, MarkStyle.FOUND)]
        if current is not None and current < len(found):
            marks.append(Mark(found[current], MarkStyle.FOUND_CURRENT))
        return marks

    def _boxes_on(self, page: int) -> list[list[Rect]]:
        text = self._text_of(page) if self._pattern is not None else None
        if self._pattern is None or text is None:
            return []
        if page not in self._boxes or self._boxes[page][0] is not text:
            if len(self._boxes) >= _BOXES_KEPT:
                self._boxes.clear()
            self._boxes[page] = (text, [text.boxes(start, end) for start, end in self._matches(text)])
        return self._boxes[page][1]

    def _matches(self, text: PageText) -> list[tuple[int, int]]:
        return matches(self._pattern, text.text, match_case=self._match_case) if self._pattern is not None else []

    def _count_some(self) -> None:
        """Count for a few milliseconds, so that the window stays free."""
        until = time.perf_counter() + _SLICE_SECONDS
        while self._order and time.perf_counter() < until:
            self._count_pages(self._next_pages())
        if not self._order:
            self._timer.stop()
        if self._current is None:
            self._choose_first()
        step, self._waiting_step = self._waiting_step, 0
        if step:
            self.step(step)
        self.changed.emit()

    def _next_pages(self) -> range:
        """The next pages to count, in one unbroken range."""
        first = self._order.pop()
        end = first + 1
        while self._order and self._order[-1] == end and end - first < _PAGES_AT_ONCE:
            self._order.pop()
            end += 1
        return range(first, end)

    def _count_pages(self, pages: range) -> None:
        if self._pattern is None:
            return
        for page, text in zip(pages, self._texts(pages.start, pages.stop), strict=False):
            read = self._text_of(page)
            self._counts[page] = (
                count_matches(self._pattern, text, match_case=self._match_case)
                if read is None
                else len(self._matches(read))
            )
            if self._current is None and self._counts[page]:
                self._go(Found(page, 0))
        for page in pages:
            self._counts[page] = self._counts[page] or 0

    def _choose_first(self) -> None:
        page = next((page for page, count in enumerate(self._counts) if count), None)
        if page is not None and not self._order:
            self._go(Found(page, 0))

    def _go(self, found: Found) -> None:
        self._current = found
        self.changed.emit()
        self.current_changed.emit()
