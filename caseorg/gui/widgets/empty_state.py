"""What stands in place of a list that has nothing to show: why, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """A headline, an explaining sentence and up to one button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = QLabel(self)
        font = self._headline.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        self._headline.setFont(font)
        self._text = QLabel(self)
        self._button = QPushButton(self)
        self._act: Callable[[], None] | None = None
        self._button.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.setSpacing(10)
        layout.addStretch(2)
        for label in (self._headline, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.tell("")

    def tell(
        self, headline: str, text: str = "", *, button: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Show these words; `button` is there where there is something to do."""
        self._headline.setText(headline)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(button)
        if not button and self._button.hasFocus():
            self.setFocus()  # else the keyboard would go wherever it likes
        self._button.setVisible(bool(button))
        self._act = act
        if self.hasFocus():
            self._pass_on_focus()
        self.setAccessibleName(headline)
        self.setAccessibleDescription(text)

    @property
    def headline(self) -> str:
        return self._headline.text()

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def button(self) -> QPushButton:
        return self._button

    def _pass_on_focus(self) -> None:
        if self._button.text():
            self._button.setFocus()

    def _on_clicked(self) -> None:
        if self._act is not None:
            self._act()

    # Qt overrides

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._pass_on_focus()
