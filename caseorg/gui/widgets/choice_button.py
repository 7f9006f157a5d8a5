"""A button with a menu of which several can be chosen; the menu stays open meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget


class ChoiceButton(QToolButton):
    """A button with a menu of which several can be chosen; it says what is."""

    changed = Signal()

    def __init__(self, title: str, help_line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._names: dict[str, str] = {}
        self._chosen: frozenset[str] = frozenset()
        self._menu = _StayingMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(help_line)
        self._describe()

    @property
    def chosen(self) -> frozenset[str]:
        """The keys that are chosen; none means no narrowing."""
        return self._chosen

    def offer(self, choices: Sequence[tuple[str, str]], *, names: Mapping[str, str] | None = None) -> None:
        """Offer (key, text) pairs; `names` are shorter texts for the button. What was chosen stays chosen."""
        self._names = dict(names or choices)
        self._menu.clear()
        for key, text in choices:
            action = self._menu.addAction(text)
            action.setCheckable(True)
            action.setData(key)
            action.setChecked(key in self._chosen)
            action.toggled.connect(lambda on, key=key: self._on_toggled(key, on))
        self._describe()

    def choose(self, keys: frozenset[str]) -> None:
        """Choose these and no others."""
        if keys == self._chosen:
            return
        self._chosen = keys
        for action in self._menu.actions():
            action.blockSignals(True)
            action.setChecked(action.data() in keys)
            action.blockSignals(False)
        self._describe()
        self.changed.emit()

    def _on_toggled(self, key: str, on: bool) -> None:
        self._chosen = self._chosen | {key} if on else self._chosen - {key}
        self._describe()
        self.changed.emit()

    def _describe(self) -> None:
        names = [self._names.get(key, key) for key in sorted(self._chosen)]
        shown = names[0] if len(names) == 1 else f"{len(names)} chosen"
        self.setText(f"{self._title}: {shown} ▾" if names else f"{self._title} ▾")
        self.setAccessibleName(f"{self._title}: {', '.join(names) or 'all'}")


class _StayingMenu(QMenu):
    """A menu that stays open while one checks several things."""

    # Qt overrides

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable() and action.isEnabled():
            action.toggle()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.toggle()
        else:
            super().keyPressEvent(event)
