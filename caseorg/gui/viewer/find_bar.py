"""The bar in which one types what to find in the document."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from caseorg.gui.viewer.matching import FindOptions
from caseorg.gui.viewer.symbols import tool_button


class FindBar(QFrame):
    """Text, what counts as the same, count, previous, next, close. Hidden until it is wanted.

    `text_changed` comes with every letter, and again when an option is switched.
    """

    text_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in this document")
        self.field.setAccessibleName("Find in this document")
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(120)
        self.field.setMaximumWidth(340)
        self.match_case = _option("Aa", "Match case", "Find capital letters as they are typed")
        self.whole_words = _option("“W”", "Whole words", "Find whole words only")
        self.count = QLabel()
        self.count.setAccessibleName("Places found")
        self.previous = tool_button("previous", "Previous place", "Previous place", action="reader.find_previous")
        self.next = tool_button("next", "Next place", "Next place", action="reader.find_next")
        self.close_button = tool_button("close", "Close find bar", "Close (Escape)")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 6, 4)
        row.setSpacing(4)
        row.addWidget(self.field, stretch=3)
        row.addWidget(self.match_case)
        row.addWidget(self.whole_words)
        row.addSpacing(4)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addSpacing(4)
        row.addWidget(self.count, stretch=1)
        row.addWidget(self.close_button)
        self.field.textChanged.connect(self.text_changed)
        for option in (self.match_case, self.whole_words):
            option.toggled.connect(lambda: self.text_changed.emit(self.field.text()))
        self.next.clicked.connect(self.next_requested)
        self.previous.clicked.connect(self.previous_requested)
        self.close_button.clicked.connect(self.closed)
        self.show_count("", found=False)

    @property
    def options(self) -> FindOptions:
        """What counts as the same now."""
        return FindOptions(match_case=self.match_case.isChecked(), whole_words=self.whole_words.isChecked())

    def open_with(self, text: str) -> None:
        """Show the bar, with a text to find where there is one, ready to type over."""
        self.show()
        if text:
            self.field.setText(text)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_count(self, text: str, *, found: bool) -> None:
        """What stands beside the field, and whether there is anywhere to step to."""
        self.count.setText(text)
        self.next.setEnabled(found)
        self.previous.setEnabled(found)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.previous_requested if shift else self.next_requested).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _option(text: str, name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    button.setAutoRaise(True)
    button.setAccessibleName(name)
    button.setToolTip(tip)
    return button
