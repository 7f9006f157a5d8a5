"""The text of a press release with the places marked that something is proposed from."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from caseorg.gui.looks import looks
from caseorg.model.release import Span, Words


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """Where a proposal comes from, and whether it is kept."""

    spans: tuple[Span, ...]
    is_kept: bool


class ReleaseText(QPlainTextEdit):
    """Read-only. A click on a marked place, or Enter with the cursor in it, chooses what is proposed from there."""

    place_chosen = Signal(int)  # the number of the place

    def __init__(self, source: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._positions = _positions(source)
        self._places: tuple[MarkedPlace, ...] = ()
        self._current = -1
        self.setPlainText(source.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\x00", " "))
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("Text of the release")
        self.setTabChangesFocus(True)
        looks.changed.connect(self._paint)

    def mark(self, places: Sequence[MarkedPlace], current: int) -> None:
        """Mark these places; the current one is brought into view."""
        self._places = tuple(places)
        moved = current != self._current
        self._current = current
        self._paint()
        if moved and 0 <= current < len(self._places) and self._places[current].spans:
            cursor = self.textCursor()
            cursor.setPosition(self._positions[self._places[current].spans[0].start])
            self.setTextCursor(cursor)
            self.centerCursor()

    @property
    def selected_words(self) -> Words | None:
        """What is selected, on one line, and where it stands in the source; None for nothing."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = bisect_left(self._positions, cursor.selectionStart())
        end = bisect_left(self._positions, cursor.selectionEnd())
        text = " ".join(self._source[start:end].split())
        return Words(text, (Span(start, end),)) if text else None

    def place_at(self, position: int) -> int | None:
        """The number of the place a character of the shown text belongs to; of several the shortest."""
        found = [
            (span.end - span.start, number)
            for number, place in enumerate(self._places)
            for span in place.spans
            if self._positions[span.start] <= position < self._positions[span.end]
        ]
        return min(found)[1] if found else None

    def _paint(self) -> None:
        selections: list[QTextEdit.ExtraSelection] = []
        order = sorted(range(len(self._places)), key=lambda number: number == self._current)
        for number in order:
            place = self._places[number]
            name = "hit" if number == self._current else "selection" if place.is_kept else "faint"
            for span in place.spans:
                selections.append(self._selection(span, looks.color(name), is_current=number == self._current))
        self.setExtraSelections(selections)

    def _selection(self, span: Span, ground: QColor, *, is_current: bool) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions[span.start])
        cursor.setPosition(self._positions[span.end], QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setBackground(ground)
        form.setForeground(looks.color("text"))
        form.setProperty(QTextFormat.Property.TextUnderlineStyle.value, int(is_current))
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = form
        return selection

    def _choose(self, position: int) -> None:
        number = self.place_at(position)
        if number is not None:
            self._current = number
            self.place_chosen.emit(number)

    # Qt overrides

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self._choose(self.cursorForPosition(event.position().toPoint()).position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.textCursor().position())
        else:
            super().keyPressEvent(event)


def _positions(source: str) -> array[int]:
    """For each character of the source, and its end, the position in the shown text: Qt counts UTF-16 units, and a
    line break of two characters is one."""
    positions = array("q")
    at = 0
    for number, letter in enumerate(source):
        positions.append(at)
        if letter == "\r" and source[number + 1 : number + 2] == "\n":
            continue
        at += 2 if ord(letter) > 0xFFFF else 1
    positions.append(at)
    return positions
