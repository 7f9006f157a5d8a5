"""The docks at the side: a quiet title bar, and where each stands at first."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QCloseEvent
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
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its action has the keyboard
        close.setToolTip("Hide")
        close.setAccessibleName(f"Hide {title}")
        icons.put(close, "close", "muted")
        close.clicked.connect(self.close)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(10, 4, 6, 4)
        row.addWidget(label, 1)
        row.addWidget(close)
        self.setTitleBarWidget(self._bar)
        self.is_front = False  # Qt calls a dock visible though another one of its group of tabs covers it
        self.visibilityChanged.connect(self._on_visibility_changed)
        self.topLevelChanged.connect(self._on_visibility_changed)

    def _on_visibility_changed(self, visible: bool) -> None:
        self.is_front = visible or (self.isFloating() and not self.isHidden())
        # Else the Tab key would go into what is covered. Hidden instead, it would let the docks shrink.
        self.widget().setEnabled(self.is_front)

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
        self._in_front: list[Dock] = []
        self._is_calm = False

    def add(self, name: str, title: str, widget: QWidget) -> Dock:
        """Add a dock at the right."""
        dock = Dock(name, title, widget, self._window)
        self._docks[name] = dock
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        return dock

    def arrange(self) -> None:
        """As at first: all at the right, sharing one place, the first in front."""
        first, *others = self._docks.values()
        for dock in self._docks.values():
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
            self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        for before, dock in zip([first, *others], others, strict=False):
            self._window.tabifyDockWidget(before, dock)
        for dock in self._docks.values():
            dock.show()
        first.raise_()
        self._window.resizeDocks([first], [_WIDTH], Qt.Orientation.Horizontal)

    def calm(self, is_calm: bool) -> None:
        """Put the docks out of sight while there is nothing they could show, and back as they were."""
        if is_calm and not self._is_calm:
            self._put_away = [dock for dock in self._docks.values() if not dock.isHidden()]
            self._in_front = [dock for dock in self._put_away if dock.is_front] or self._put_away[:1]
            for dock in self._put_away:
                dock.hide()
        elif self._is_calm and not is_calm:
            for dock in self._put_away:
                dock.show()
            for dock in self._in_front:
                dock.raise_()
        self._is_calm = is_calm

    def bind_actions(self, actions: Actions) -> None:
        """Show and hide each by its action "view.…"."""
        for name, dock in self._docks.items():
            action = actions[f"view.{name}"]
            actions.bind(f"view.{name}", lambda _shown, dock=dock, action=action: self._toggle(dock, action))
            dock.visibilityChanged.connect(
                lambda _visible, dock=dock, action=action: action.setChecked(not dock.isHidden())
            )
            action.setChecked(not dock.isHidden())

    def _toggle(self, dock: Dock, action: QAction) -> None:
        """Hide a dock that is seen; bring forward one that is hidden or covered by another of its group of tabs."""
        if dock.isHidden() or not dock.is_front:
            dock.show()
            dock.raise_()
        else:
            dock.hide()
        action.setChecked(not dock.isHidden())

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where docks share a place Qt makes a bar of tabs, without a name."""
        if isinstance(event, QChildEvent) and event.type() == QEvent.Type.ChildPolished:
            child = event.child()
            if isinstance(child, QTabBar):
                child.setAccessibleName("Docks that share a place")
                child.setUsesScrollButtons(False)  # four short words; they are stops for the Tab key otherwise
        return False
