"""One side of the window's middle: a bar of tabs, and a document below each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTabBar, QTabWidget, QToolButton, QWidget

from caseorg.gui import icons
from caseorg.gui.viewer.document_view import DocumentView

_TITLE_WIDTH = 190


@dataclass(frozen=True, slots=True)
class OpenTab:
    """A document that is open, and the view that shows it."""

    uuid: str
    view: DocumentView


class DocumentTabBar(QTabBar):
    """Closes a tab by the middle button, and keeps the first `kept` tabs where they are."""

    close_requested = Signal(int)
    menu_requested = Signal(int, QPoint)

    def __init__(self, kept: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._is_moving_back = False
        self.setAccessibleName("Tabs")
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setExpanding(False)
        self.setMovable(True)
        self.tabMoved.connect(self._on_moved)

    def _on_moved(self, source: int, target: int) -> None:
        if min(source, target) < self._kept and not self._is_moving_back:
            QTimer.singleShot(0, self, lambda: self._move_back(target, source))

    def _move_back(self, source: int, target: int) -> None:
        self._is_moving_back = True
        self.moveTab(source, target)
        self._is_moving_back = False

    # Qt overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # the panel's tab is not dragged
        self.setMovable(self.tabAt(event.position().toPoint()) >= self._kept)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index >= self._kept:
            self.close_requested.emit(index)
        elif event.button() == Qt.MouseButton.RightButton and index >= self._kept:
            self.menu_requested.emit(index, event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)


class TabSide(QTabWidget):
    """Tabs of documents; the first `kept` tabs are something else and stay where they are."""

    close_requested = Signal(object)  # OpenTab
    menu_requested = Signal(object, QPoint)  # OpenTab, where on the screen
    clicked = Signal()  # somebody chose a tab with the mouse

    def __init__(self, name: str, kept: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: dict[DocumentView, OpenTab] = {}
        self._kept = kept
        self.bar = DocumentTabBar(kept)
        self.bar.setAccessibleName(name)
        self.bar.close_requested.connect(self._on_close)
        self.bar.menu_requested.connect(self._on_menu)
        self.bar.tabBarClicked.connect(lambda _index: self.clicked.emit())
        self.setTabBar(self.bar)
        self.setDocumentMode(True)

    @property
    def front(self) -> OpenTab | None:
        """The document in front, None while something else is."""
        current = self.currentWidget()
        return self._open.get(current) if isinstance(current, DocumentView) else None

    @property
    def documents(self) -> tuple[OpenTab, ...]:
        """The open documents in the order of their tabs."""
        return tuple(self._in_order())

    def tab_of(self, uuid: str) -> OpenTab | None:
        """The tab of a document, where it is open on this side."""
        return next((tab for tab in self._open.values() if tab.uuid == uuid), None)

    def add(self, tab: OpenTab, *, title: str, tip: str) -> None:
        """Open a document in a new tab, behind the one in front."""
        self._open[tab.view] = tab
        index = self.addTab(tab.view, self._elided(title))
        self.setTabToolTip(index, tip)
        button = QToolButton()
        button.setAutoRaise(True)
        button.setObjectName("small")
        button.setAccessibleName(f"Close {title}")
        button.setToolTip("Close")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFixedSize(20, 20)
        icons.put(button, "close", "muted")
        button.clicked.connect(lambda: self.close_requested.emit(tab))
        self.bar.setTabButton(index, QTabBar.ButtonPosition.RightSide, button)

    def place(self, tab: OpenTab, at: int) -> None:
        """Move a tab to a place among all of them."""
        self.bar.moveTab(self.indexOf(tab.view), at)

    def take(self, tab: OpenTab) -> tuple[str, str]:
        """Take a tab out, but leave its view alive: its title and tip."""
        index = self.indexOf(tab.view)
        tip = self.tabToolTip(index)
        button = self.bar.tabButton(index, QTabBar.ButtonPosition.RightSide)
        del self._open[tab.view]
        self.removeTab(index)
        if button is not None:
            button.deleteLater()
        return tip.partition("\n")[0], tip

    def rename(self, tab: OpenTab, *, title: str, tip: str) -> None:
        """The document is called otherwise now."""
        index = self.indexOf(tab.view)
        self.setTabText(index, self._elided(title))
        self.setTabToolTip(index, tip)

    def step(self, by: int) -> None:
        """Go to a neighboring tab, around the end."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def _in_order(self) -> Iterator[OpenTab]:
        for index in range(self._kept, self.count()):
            widget = self.widget(index)
            if isinstance(widget, DocumentView) and widget in self._open:
                yield self._open[widget]

    def _at(self, index: int) -> OpenTab | None:
        widget = self.widget(index)
        return self._open.get(widget) if isinstance(widget, DocumentView) else None

    def _on_close(self, index: int) -> None:
        tab = self._at(index)
        if tab is not None:
            self.close_requested.emit(tab)

    def _on_menu(self, index: int, where: QPoint) -> None:
        tab = self._at(index)
        if tab is not None:
            self.setCurrentIndex(index)
            self.menu_requested.emit(tab, where)

    def _elided(self, title: str) -> str:
        shown = self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, _TITLE_WIDTH)
        return shown.replace("&", "&&")
