"""A text of several lines in a form, asked and set as a line is; Tab goes on to the next field."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

_LINES = 5


class LinesEdit(QPlainTextEdit):
    """As high as a few lines."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 14)

    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    # Qt overrides

    def setText(self, text: str) -> None:
        """Show a text."""
        self.setPlainText(text)
