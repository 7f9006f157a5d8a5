"""A line for a passphrase: hidden, and shown while one wants to see it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from caseorg.gui import icons


class SecretLine(QLineEdit):
    """Letters are hidden; the button at its end shows them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setMinimumWidth(300)
        show = QAction(icons.icon("eye"), "Show the letters", self)
        show.setCheckable(True)
        show.toggled.connect(self._show)
        self.addAction(show, QLineEdit.ActionPosition.TrailingPosition)

    def _show(self, is_shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
