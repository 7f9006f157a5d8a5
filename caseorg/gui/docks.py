"""The docks at the side: a quiet title bar, and where each stands at first."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QMainWindow, QTabBar, QToolButton, QWidget

from caseorg.gui import icons
from caseorg.gui.actions import Actions

_WIDTH = 300


class Dock(QDockWidget):
    """Can be moved, hidden and made a window of its own; `name` is also the end of its action's id."""

    def __init__(self, name: str, title: str, widget: QWidget, window: QMainWindow) -> None:
        super().__init__(title, window)
        self.setObjectName(name)
        self.name = name
        self.setWidget(widget)
        self.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
        self._bar = QWidget()
        self._bar.setObjectName("dockBar")
        self._bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        label = QLabel(title)
        label.setObjectName("dockTitle")
        close = QToolButton()
        close.setAutoRaise(True)
        close.setObjectName("small")
        close.setFixedSize(22, 22)
        close.setToolTip("Hide")
        close.setAccessibleName(f"Hide {title}")
        icons.put(close, "close", "muted")
        close.clicked.connect(self.close)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(10, 4, 6, 4)
        row.addWidget(label, 1)
        row.addWidget(close)
        self.setTitleBarWidget(self._bar)

    # Qt overrides

    def closeEvent(self, event: QCloseEvent) -> None:
        self.hide()
        event.ignore()


class Docks(QObject):
    """All docks of the window."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        self._docks: dict[str, Dock] = {}
        self._put_away: list[Dock] = []
        self._is_calm = False

    def add(self, name: str, title: str, widget: QWidget) -> Dock:
        """Add a dock at the right, below the ones before."""
        dock = Dock(name, title, widget, self._window)
        self._docks[name] = dock
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        return dock

    def arrange(self) -> None:
        """As at first: details above, outline and thumbnails share the place below."""
        for dock in self._docks.values():
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
            self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        details, outline, thumbnails = (self._docks[name] for name in ("details", "outline", "thumbnails"))
        self._window.tabifyDockWidget(outline, thumbnails)
        for dock in self._docks.values():
            dock.show()
        outline.raise_()
        self._window.resizeDocks([details, outline], [_WIDTH, _WIDTH], Qt.Orientation.Horizontal)
        self._window.resizeDocks([details, outline], [560, 440], Qt.Orientation.Vertical)

    def calm(self, is_calm: bool) -> None:
        """Put the docks out of sight while there is nothing they could show, and back as they were."""
        if is_calm and not self._is_calm:
            self._put_away = [dock for dock in self._docks.values() if not dock.isHidden()]
            for dock in self._put_away:
                dock.hide()
        elif self._is_calm and not is_calm:
            for dock in self._put_away:
                dock.show()
        self._is_calm = is_calm

    def bind_actions(self, actions: Actions) -> None:
        """Show and hide each by its action "view.…"."""
        for name, dock in self._docks.items():
            action = actions[f"view.{name}"]
            actions.bind(f"view.{name}", lambda shown, dock=dock: self._show(dock, shown))
            dock.visibilityChanged.connect(
                lambda _visible, dock=dock, action=action: action.setChecked(not dock.isHidden())
            )
            action.setChecked(not dock.isHidden())

    def _show(self, dock: Dock, shown: bool) -> None:
        dock.setVisible(shown)
        if shown:
            dock.raise_()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where docks share a place Qt makes a bar of tabs, without a name."""
        if isinstance(event, QChildEvent) and event.type() == QEvent.Type.ChildPolished:
            child = event.child()
            if isinstance(child, QTabBar):
                child.setAccessibleName("Docks that share a place")
        return False
