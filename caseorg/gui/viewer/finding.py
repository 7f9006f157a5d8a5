"""Finding in one document: the find bar, the places found, the hits of a search, and the pages that show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from caseorg.gui.viewer.find_bar import FindBar
from caseorg.gui.viewer.finder import Finder, PageTexts
from caseorg.gui.viewer.page_area import PageArea
from caseorg.gui.viewer.page_text import PageText
from caseorg.gui.viewer.search_hits import SearchHits
from caseorg.model.search import HitPattern

TextOf = Callable[[int], PageText | None]
Jump = Callable[[Callable[[], None]], None]

_TICKS_AFTER = 60  # milliseconds, so that counting a long document draws them a few times only
_TICKS_A_PAGE = 8


class Finding(QObject):
    """Ties the find bar and the hits of a search to the page area. `jump` does a move that can be gone back from."""

    def __init__(self, area: PageArea, bar: FindBar, texts: PageTexts, text_of: TextOf, *, jump: Jump) -> None:
        super().__init__(area)
        self.finder = Finder(texts, text_of, self)
        self.hits = SearchHits(text_of)
        self._area = area
        self._bar = bar
        self._text_of = text_of
        self._jump = jump
        self._hit_to_show: int | None = None
        self._begun_on = 0
        self._has_left = False
        self._ticking = QTimer(self, singleShot=True, interval=_TICKS_AFTER)
        self._ticking.timeout.connect(self._show_ticks)
        area.view_changed.connect(self._ticking.start)
        self.finder.changed.connect(self._show_count)
        self.finder.current_changed.connect(self._show_current)
        bar.text_changed.connect(self._start)
        bar.next_requested.connect(lambda: self.step(1))
        bar.previous_requested.connect(lambda: self.step(-1))
        bar.closed.connect(self.close)

    def open(self, text: str) -> None:
        """Show the find bar, with a text to find where there is one."""
        self._begun_on = self._area.current_page
        self._has_left = False
        self._bar.open_with(text)
        if self._bar.field.text() and not self.finder.is_active:
            self._start(self._bar.field.text())

    def step(self, direction: int) -> None:
        """To the next (1) or previous (-1) place; opens the bar where nothing is being found."""
        if self.finder.is_active:
            self.finder.step(direction)
            self._begun_on = self._area.current_page
        else:
            self.open("")

    def close(self) -> None:
        """Hide the find bar and its marks, and give the keyboard back to the pages."""
        self._bar.hide()
        self.finder.stop()
        self._area.setFocus()
        self._area.refresh()

    def show_hits(self, patterns: Sequence[HitPattern], page: int, index: int) -> None:
        """Mark what a search found, and bring hit `index` (from 0) of a page into view."""
        self.hits.show(patterns, page, index)
        self._hit_to_show = page
        self._jump(lambda: self._area.show_page(page))
        self._show_hit()
        self._area.refresh()

    def escape(self) -> bool:
        """Close the find bar, or else take the hits away; whether there was one of them."""
        if self._bar.isVisible():
            self.close()
        elif self.hits.is_active:
            self.hits.clear()
            self._area.refresh()
        else:
            return False
        return True

    def read(self, page: int) -> None:
        """The words of a page were read."""
        self.finder.read(page)
        self._show_hit()
        if self.finder.is_active or self.hits.is_active:
            self._area.refresh()

    def _start(self, text: str) -> None:
        # each letter begins again where the bar was opened, not where the letters before have led
        self.finder.start(
            text,
            self._area.page_count,
            min(self._begun_on, max(self._area.page_count - 1, 0)),
            self._bar.options,
        )
        self._area.refresh()

    def _show_hit(self) -> None:
        """Bring the current hit into view once the words of its page are read."""
        page = self._hit_to_show
        if page is not None and self._text_of(page) is not None:
            self._hit_to_show = None
            self._area.show_boxes(page, self.hits.boxes_of_current(page))

    def _show_count(self) -> None:
        finder = self.finder
        total = f"{finder.total:,}"
        if not finder.is_active:
            text = ""
        elif finder.position is not None:
            text = f"{finder.position:,} of {total}"
        elif finder.is_counting:
            text = f"{total} so far…" if finder.total else "Searching…"
        else:
            text = "Not found"
        self._bar.show_count(text, found=finder.total > 0)
        if not self._ticking.isActive():
            self._ticking.start()

    def _show_ticks(self) -> None:
        """Mark along the scroll bar where the places are; on a page they are spread evenly."""
        geometry, current = self._area.geometry_now, self.finder.current
        heights = [
            geometry.height_of(page, (place + 0.5) / count)
            for page, count in enumerate(self.finder.counts)
            if count
            for place in range(min(count, _TICKS_A_PAGE))
        ]
        here = None
        if current is not None:
            count = self.finder.counts[current.page] or 1
            here = geometry.height_of(current.page, (current.index + 0.5) / count)
        self._area.ticks.show_ticks(heights, here)

    def _show_current(self) -> None:
        current = self.finder.current
        if current is None:
            return
        boxes = self.finder.boxes_of_current()
        if boxes:
            self._leave(lambda: self._area.show_boxes(current.page, boxes))
        elif current.page != self._area.current_page:
            self._leave(lambda: self._area.show_page(current.page))
        self._area.refresh()

    def _leave(self, move: Callable[[], None]) -> None:
        """Only the place where finding began is worth going back to."""
        if self._has_left:
            move()
            return
        page = self._area.current_page
        self._jump(move)
        self._has_left = self._area.current_page != page
