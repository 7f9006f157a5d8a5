"""A field with its name above and a line below that explains, or says what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget


class LabeledField(QWidget):
    """Any input widget, named for the eye, the keyboard (Alt and a letter) and the screen reader."""

    def __init__(
        self, title: str, field: QWidget, *, hint: str = "", keeps_lines: int = 0, parent: QWidget | None = None
    ) -> None:
        """In `title`, "&" stands before the letter of the shortcut.

        `keeps_lines` says for how many lines there is always room below, so that nothing moves once it says something.
        """
        super().__init__(parent)
        self.field = field
        self._hint = hint
        self._keeps_lines = keeps_lines
        name = title.replace("&", "")
        if not field.accessibleName():
            field.setAccessibleName(name)
        self.label = QLabel(title)
        self.label.setBuddy(field)
        self.below = QLabel()
        self.below.setWordWrap(True)
        self.below.setTextFormat(Qt.TextFormat.PlainText)
        self.below.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.label, field, self.below):
            column.addWidget(widget)
        self.setFocusProxy(field)
        self.explain(hint)

    @property
    def problem(self) -> str:
        """What is wrong, "" where nothing is."""
        return self.below.text() if self.field.property("invalid") else ""

    def explain(self, hint: str) -> None:
        """Say something helpful below the field."""
        self._hint = hint
        self._say(hint, is_wrong=False)

    def refuse(self, problem: str) -> None:
        """Say what is wrong with the value, until `explain` or `accept`."""
        self._say(problem, is_wrong=True)

    def accept(self) -> None:
        """Nothing is wrong."""
        self._say(self._hint, is_wrong=False)

    def _say(self, text: str, *, is_wrong: bool) -> None:
        self.below.setText(text)
        self.below.setVisible(bool(text) or self._keeps_lines > 0)
        self.below.setProperty("role", "error" if is_wrong else "muted")
        self.field.setProperty("invalid", is_wrong)
        self.field.setAccessibleDescription(text)
        for widget in (self.below, self.field):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._make_room()

    def _make_room(self) -> None:
        """As high as its words are at this width; else a window that has its size already cuts them off."""
        self.below.setMinimumHeight(0)  # the height for a width is never less than the least one
        kept = self._keeps_lines * self.below.fontMetrics().lineSpacing()
        needed = self.below.heightForWidth(self.width()) if self.below.text() else 0
        self.below.setMinimumHeight(max(kept, needed))

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()
