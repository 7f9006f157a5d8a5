"""What was changed, when and by whom."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.model.changes import Changes
from caseorg.queries.history import Step, steps

_SHOWN = 500
_ACTS = {"do": "", "undo": "Undo ", "redo": "Redo "}


def local_time(instant: str) -> str:
    """A UTC instant as this machine's clock shows it: "2026-03-31 14:05"."""
    try:
        return datetime.fromisoformat(instant).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return instant


def step_words(step: Step) -> str:
    """What a step did: "Undo Add Case"."""
    return _ACTS.get(step.act, "") + step.label


class HistoryDialog(QDialog):
    """The newest steps first; it may stay open while one works."""

    def __init__(self, bridge: Bridge, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setWindowTitle("History")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 480)
        self.list = QTreeWidget()
        self.list.setAccessibleName("History")
        self.list.setHeaderLabels(["When", "What", "Records", "Who"])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.says = QLabel("Undo goes back one step at a time, from the newest on.")
        self.says.setProperty("role", "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for action_id in ("edit.undo", "edit.redo"):
            buttons.addButton(_button_of(actions, action_id, self), QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (self.list, self.says, buttons):
            column.addWidget(widget)
        bridge.changed.connect(self._on_changed)
        self._ask()

    def _on_changed(self, _changes: Changes) -> None:
        self._ask()

    def _ask(self) -> None:
        self._bridge.ask_later(steps, _SHOWN, then=self._on_steps, topic="history")

    def _on_steps(self, found: list[Step]) -> None:
        self.list.clear()
        for step in found:
            row = QTreeWidgetItem(
                [local_time(step.at), step_words(step), f"{step.rows:,}", step.who]
            )
            row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(row)
        for column in (0, 2, 3):
            self.list.resizeColumnToContents(column)
        if not found:
            self.says.setText("Nothing was changed in this workspace yet.")


def _button_of(actions: Actions, action_id: str, parent: QWidget) -> QPushButton:
    """A button that follows an action: its title, whether it can be done, and doing it."""
    action = actions[action_id]
    button = QPushButton(parent)
    button.setAutoDefault(False)  # Enter shall not undo

    def follow() -> None:
        button.setText(action.text())
        button.setEnabled(action.isEnabled())

    action.changed.connect(follow)
    button.destroyed.connect(lambda: action.changed.disconnect(follow))
    button.clicked.connect(action.trigger)
    follow()
    return button
