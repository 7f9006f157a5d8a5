"""What rows of filters above a table are made of: the words to look for, toggles, and their places."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from caseorg.gui.widgets.flow_layout import FlowLayout


class FilterText(QLineEdit):
    """The words to look for. Esc empties it, Down goes on to the rows."""

    left_below = Signal()

    def __init__(self, name: str, help_line: str, *, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setToolTip(help_line)
        self.setAccessibleName(name)
        self.setAccessibleDescription(help_line)
        self.setClearButtonEnabled(True)
        self.setFixedWidth(width)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_below.emit()
        else:
            super().keyPressEvent(event)


def filter_button(title: str, help_line: str, parent: QWidget, *, checkable: bool = True) -> QToolButton:
    """A word to be pressed, which stays pressed where it is `checkable`."""
    button = QToolButton(parent)
    button.setText(title)
    button.setCheckable(checkable)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setToolTip(help_line)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def lay_out_filters(row: QWidget, widgets: Iterable[QWidget], count: QLabel) -> None:
    """The filters at the left, in as many lines as they need; at the right how many rows there are."""
    left = QWidget(row)
    flow = FlowLayout(left)
    for widget in widgets:
        flow.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    left.setSizePolicy(policy)
    count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    count.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(8, 6, 8, 6)
    layout.addWidget(left, 1)
    layout.addWidget(count)
