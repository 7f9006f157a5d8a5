"""Full screen: nothing but pages while a document is in front; the whole window while a panel is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from caseorg.gui.docks import Docks
from caseorg.gui.reading import Reading
from caseorg.gui.tabs import Tabs
from caseorg.gui.viewer.document_view import DocumentView


class FullScreen(QObject):
    """Escape in a document leaves it, once there is nothing else to close. `switched` tells whether it is on.

    `around` are the parts of the window that are put away beside the tab bars and docks; `focus` gives the keyboard
    to the pages.
    """

    switched = Signal(bool)

    def __init__(
        self, window: QMainWindow, reading: Reading, tabs: Tabs, docks: Docks, *, around: Sequence[QWidget],
        focus: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window = window
        self._tabs = tabs
        self._docks = docks
        self._around = (*around, tabs.left.bar, tabs.right.bar)
        self._focus = focus
        self._is_on = False
        self._put_away: list[QWidget] = []
        self._was_maximized = False
        reading.view_made.connect(self._on_view_made)
        tabs.front_changed.connect(self._dress)

    @property
    def is_on(self) -> bool:
        return self._is_on

    def switch(self, on: bool) -> None:
        """Take the whole screen, or give it back."""
        if on == self._is_on:
            return
        self._is_on = on
        window = self._window
        if on:
            self._was_maximized = window.isMaximized()
        self._dress()
        if on:
            window.showFullScreen()
        elif self._was_maximized:
            window.showMaximized()
        else:
            window.showNormal()
        self.switched.emit(on)

    def leave(self) -> None:
        """Give the screen back, as before the window is closed and its shape remembered."""
        self.switch(False)

    def _dress(self, *_: object) -> None:
        """Put away what is not a page, or bring it back."""
        is_bare = self._is_on and self._tabs.front is not None
        for tab in self._tabs.documents:
            tab.view.float_bar(is_bare)
        if is_bare and not self._put_away:
            self._put_away = [part for part in self._around if not part.isHidden()]
            for part in self._put_away:
                part.hide()
            self._docks.calm(True)
            self._focus()
        elif not is_bare and self._put_away:
            for part in self._put_away:
                part.show()
            self._put_away = []
            self._docks.calm(False)

    def _on_view_made(self, view: DocumentView) -> None:
        view.escaped.connect(self.leave)
