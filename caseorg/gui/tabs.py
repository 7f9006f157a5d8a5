"""The window's middle: the panel that was chosen in the first tab, and a tab for every document that is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QTabBar, QTabWidget, QToolButton, QWidget

from caseorg.gui import icons
from caseorg.gui.actions import Actions
from caseorg.gui.looks import looks
from caseorg.gui.viewer.document_view import DocumentView

_TITLE_WIDTH = 190
_CLOSED_KEPT = 20


@dataclass(frozen=True, slots=True)
class OpenTab:
    """A document that is open, and the view that shows it."""

    uuid: str
    view: DocumentView


class DocumentTabBar(QTabBar):
    """Closes a tab by the middle button, and keeps the first one where it is."""

    close_requested = Signal(int)
    menu_requested = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_moving_back = False
        self.setAccessibleName("Tabs")
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setExpanding(False)
        self.setMovable(True)
        self.tabMoved.connect(self._on_moved)

    def _on_moved(self, source: int, target: int) -> None:
        if 0 in (source, target) and not self._is_moving_back:
            QTimer.singleShot(0, self, lambda: self._move_back(target, source))

    def _move_back(self, source: int, target: int) -> None:
        self._is_moving_back = True
        self.moveTab(source, target)
        self._is_moving_back = False

    # Qt overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # the first tab is the panel's: it is not dragged
        self.setMovable(self.tabAt(event.position().toPoint()) != 0)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index > 0:
            self.close_requested.emit(index)
        elif event.button() == Qt.MouseButton.RightButton and index > 0:
            self.menu_requested.emit(index, event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)


class Tabs(QTabWidget):
    """Panels share the first tab; documents have one each."""

    front_changed = Signal(object)  # OpenTab in front, or None while a panel is
    closed = Signal(object)  # OpenTab that is about to go

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: dict[str, OpenTab] = {}
        self._closed: list[str] = []
        self._panels: dict[str, QWidget] = {}
        self.bar = DocumentTabBar()
        self.bar.close_requested.connect(self._close_at)
        self.bar.menu_requested.connect(self._on_menu)
        self.setTabBar(self.bar)
        self.setDocumentMode(True)
        self.stack = QStackedWidget()
        self.stack.setObjectName("page")
        self.addTab(self.stack, "")
        self._menu_actions: tuple[Actions, tuple[str, ...]] | None = None
        self.currentChanged.connect(lambda _index: self.front_changed.emit(self.front))
        looks.changed.connect(self._dress)

    # Panels

    def add_panel(self, name: str, panel: QWidget) -> None:
        """Put a panel into the first tab."""
        self._panels[name] = panel
        self.stack.addWidget(panel)

    def show_panel(self, name: str, title: str, icon_name: str) -> None:
        """Bring a panel to the front."""
        panel = self._panels[name]
        self.stack.setCurrentWidget(panel)
        self.setTabText(0, title)
        self._first_icon = icon_name
        self.setTabIcon(0, icons.icon(icon_name))
        self.setCurrentIndex(0)

    @property
    def panel(self) -> str:
        """The name of the panel in the first tab."""
        current = self.stack.currentWidget()
        return next((name for name, panel in self._panels.items() if panel is current), "")

    # Documents

    @property
    def front(self) -> OpenTab | None:
        """The document in front, None while a panel is."""
        current = self.currentWidget()
        return next((tab for tab in self._open.values() if tab.view is current), None)

    @property
    def documents(self) -> tuple[OpenTab, ...]:
        """The open documents in the order of their tabs."""
        return tuple(self._in_order())

    @property
    def can_reopen(self) -> bool:
        return bool(self._closed)

    def tab_of(self, uuid: str) -> OpenTab | None:
        """The tab of a document, where it is open."""
        return self._open.get(uuid)

    def add(self, uuid: str, view: DocumentView, *, title: str, tip: str, front: bool = True) -> None:
        """Open a document in a new tab."""
        self._open[uuid] = OpenTab(uuid, view)
        index = self.addTab(view, self._elided(title))
        self.setTabToolTip(index, tip)
        button = QToolButton()
        button.setAutoRaise(True)
        button.setObjectName("small")
        button.setAccessibleName(f"Close {title}")
        button.setToolTip("Close")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFixedSize(20, 20)
        icons.put(button, "close", "muted")
        button.clicked.connect(lambda: self.close_document(uuid))
        self.bar.setTabButton(index, QTabBar.ButtonPosition.RightSide, button)
        if front:
            self.setCurrentIndex(index)

    def rename(self, uuid: str, *, title: str, tip: str) -> None:
        """The document is called otherwise now."""
        tab = self._open.get(uuid)
        if tab is not None:
            index = self.indexOf(tab.view)
            self.setTabText(index, self._elided(title))
            self.setTabToolTip(index, tip)

    def whole_title(self, uuid: str) -> str:
        """What the document's tab would say had it the room."""
        return self.tabToolTip(self.indexOf(self._open[uuid].view)).partition("\n")[0]

    def show_document(self, uuid: str) -> None:
        """Bring a document that is open to the front."""
        self.setCurrentWidget(self._open[uuid].view)

    def close_document(self, uuid: str) -> None:
        """Close a document's tab."""
        tab = self._open.get(uuid)
        if tab is None:
            return
        self.closed.emit(tab)
        del self._open[uuid]
        self._closed = [known for known in self._closed if known != uuid][-_CLOSED_KEPT:] + [uuid]
        self.removeTab(self.indexOf(tab.view))
        tab.view.hide()
        tab.view.deleteLater()

    def close_others(self) -> None:
        """Close all documents but the one in front."""
        front = self.front
        for tab in self.documents:
            if tab is not front:
                self.close_document(tab.uuid)

    def take_closed(self) -> str | None:
        """The document that was closed last, once."""
        return self._closed.pop() if self._closed else None

    def step(self, by: int) -> None:
        """Go to a neighboring tab, around the end."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def use_actions(self, actions: Actions, ids: tuple[str, ...]) -> None:
        """What the menu of a tab offers."""
        self._menu_actions = actions, ids

    def _in_order(self) -> Iterator[OpenTab]:
        by_view = {tab.view: tab for tab in self._open.values()}
        for index in range(1, self.count()):
            widget = self.widget(index)
            if isinstance(widget, DocumentView) and widget in by_view:
                yield by_view[widget]

    def _close_at(self, index: int) -> None:
        tab = next((tab for tab in self._open.values() if tab.view is self.widget(index)), None)
        if tab is not None:
            self.close_document(tab.uuid)

    def _on_menu(self, index: int, where: QPoint) -> None:
        if self._menu_actions is None:
            return
        self.setCurrentIndex(index)
        actions, ids = self._menu_actions
        actions.refresh()
        menu = QMenu(self)
        for action_id in ids:
            menu.addAction(actions[action_id])
        menu.exec(where)
        menu.deleteLater()

    def _elided(self, title: str) -> str:
        shown = self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, _TITLE_WIDTH)
        return shown.replace("&", "&&")

    _first_icon = ""

    def _dress(self) -> None:
        if self._first_icon:
            self.setTabIcon(0, icons.icon(self._first_icon))
