"""The reader's buttons: their icon, name, tool tip and way of standing in a bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton, QWidget

from caseorg.gui.icons import put

_TIP, _ACTION = "tip", "action"


def tool_button(
    icon_name: str, name: str, tip: str, *, action: str = "", parent: QWidget | None = None
) -> QToolButton:
    """A flat button; `name` is what a screen reader says, `tip` what the mouse shows.

    `action` is the id of the action that does the same, whose shortcut the tip names.
    """
    button = QToolButton(parent)
    put(button, icon_name)
    button.setIconSize(QSize(18, 18))
    button.setText(name)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    explain(button, tip, action)
    return button


def explain(widget: QWidget, tip: str, action: str) -> None:
    """Let `name_shortcuts` put the shortcut of an action behind the widget's tool tip."""
    widget.setToolTip(tip)
    widget.setProperty(_TIP, tip)
    widget.setProperty(_ACTION, action)


def name_shortcuts(bar: QWidget, shortcut_text: Callable[[str], str]) -> None:
    """Name the shortcuts in force in the tool tips of a bar; `shortcut_text` gives an action's, "" for none."""
    for widget in bar.findChildren(QWidget):
        action = widget.property(_ACTION)
        if action:
            keys = shortcut_text(action)
            tip = widget.property(_TIP)
            widget.setToolTip(f"{tip} ({keys})" if keys else tip)
