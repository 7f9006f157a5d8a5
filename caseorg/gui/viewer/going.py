"""Where one goes in a document: pages by their names, jumps that can be gone back from, and places kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from caseorg.gui.viewer.document import ViewPlace
from caseorg.gui.viewer.history import PlaceHistory
from caseorg.gui.viewer.page_scroll import PageScroll


class Going(QObject):
    """Moves the page area. What is asked before the document is open and has a size is done once it is."""

    history_changed = Signal(bool, bool)  # whether one can go back, and forward

    def __init__(self, area: PageScroll) -> None:
        super().__init__(area)
        self._area = area
        self._history = PlaceHistory()
        self._waiting: list[Callable[[], None]] = []
        self._asked_place: ViewPlace | None = None
        self._is_open = False

    @property
    def is_open(self) -> bool:
        """Whether pages can be shown."""
        return self._is_open

    @property
    def can_go_back(self) -> bool:
        """Whether a place was left in this document."""
        return self._history.can_go_back

    def begin(self) -> None:
        """The document is open; `do_waiting` does what was asked before."""
        self._is_open = True
        self.show_history()

    def when_open(self, action: Callable[[], None]) -> None:
        """Do something now, or once there are pages and room for them."""
        if self._is_open and self._has_room and self._area.viewport().width() > 0:
            action()
        else:
            self._waiting.append(action)

    def do_waiting(self) -> None:
        """There may be pages and room by now."""
        if self._is_open and self._has_room:
            waiting, self._waiting = self._waiting, []
            for action in waiting:
                action()

    def to_page(self, page: int) -> None:
        """Go to the top of a page; the place left can be gone back to."""
        self.when_open(lambda: self.jump(lambda: self._area.show_page(page)))

    def by_pages(self, rows: int) -> None:
        """Turn pages, by two where two stand side by side."""
        layout = self._area.geometry_now.layout
        row = min(max(layout.row_of(self._area.current_page) + rows, 0), max(layout.row_count - 1, 0))
        self._area.show_page(layout.pages_of_row(row)[0] if layout.row_count else 0)

    def jump(self, move: Callable[[], None]) -> None:
        """Move, and remember the place left if it is another page."""
        place, page = self.place(), self._area.current_page
        move()
        if self._area.current_page != page:
            self._history.jumped_from(place)
            self.show_history()

    def back(self) -> None:
        self._return_to(self._history.back(self.place()))

    def forward(self) -> None:
        self._return_to(self._history.forward(self.place()))

    def place(self) -> ViewPlace:
        """Where one is and how one looks at it; until it is open, what was asked to be restored."""
        return self._asked_place or self._area.place()

    def restore_place(self, place: ViewPlace) -> None:
        """Show a place that was remembered."""
        self._asked_place = place
        self.when_open(lambda: self._restore(place))

    def show_history(self) -> None:
        """Tell whether there is anywhere to go back or forward to."""
        self.history_changed.emit(self._history.can_go_back, self._history.can_go_forward)

    @property
    def _has_room(self) -> bool:
        return self._area.geometry_now.width > 0

    def _restore(self, place: ViewPlace) -> None:
        self._asked_place = None
        self._area.restore_place(place)

    def _return_to(self, place: ViewPlace | None) -> None:
        if place is None:
            return
        here = self.place()
        # zoom and fit are as one looks now; only the place is taken back
        self._area.restore_place(
            replace(place, zoom=here.zoom, fit=here.fit, turn=here.turn, layout=here.layout)
        )
        self.show_history()
