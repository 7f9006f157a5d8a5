"""The reader's buttons: their icon, name, tool tip and way of standing in a bar."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton, QWidget

from caseorg.gui.icons import put


def tool_button(icon_name: str, name: str, tip: str, parent: QWidget | None = None) -> QToolButton:
    """A flat button; `name` is what a screen reader says, `tip` what the mouse shows."""
    button = QToolButton(parent)
    put(button, icon_name)
    button.setIconSize(QSize(18, 18))
    button.setText(name)
    button.setAccessibleName(name)
    button.setToolTip(tip)
    button.setAutoRaise(True)
    return button
