"""The timeline as a list: arrow keys go by rows, plus and minus (or Ctrl and the wheel) zoom, Left and Right go along
the chain."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from caseorg.gui.panels.timeline.delegate import TimelineDelegate
from caseorg.gui.panels.timeline.rows import Index, TimelineRows

ZOOMS = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
"""Pixels a day; at 0 the rows follow each other without gaps."""


class TimelineView(QListView):
    """Shows TimelineRows."""

    open_requested = Signal(int)  # a row
    current_row_changed = Signal(int)
    zoomed = Signal()
    escaped = Signal()

    def __init__(self, rows: TimelineRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.delegate = TimelineDelegate(rows, self)  # Qt does not keep it alive
        self.setItemDelegate(self.delegate)
        self.setModel(rows)
        self.setAccessibleName("Timeline")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumSize(320, 160)
        self.doubleClicked.connect(lambda index: self.open_requested.emit(index.row()))

    @property
    def zoom(self) -> int:
        """The place in ZOOMS."""
        return ZOOMS.index(self.delegate.days_pixels)

    def set_zoom(self, place: int) -> None:
        """Take another zoom; what has the cursor stays in view."""
        pixels = ZOOMS[max(0, min(place, len(ZOOMS) - 1))]
        if pixels == self.delegate.days_pixels:
            return
        self.delegate.days_pixels = pixels
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.zoomed.emit()

    def select_row(self, row: int, *, center: bool = True) -> None:
        """Put the cursor on a row."""
        index = self._rows.index(row)
        self.setCurrentIndex(index)
        hint = QAbstractItemView.ScrollHint.PositionAtCenter if center else QAbstractItemView.ScrollHint.EnsureVisible
        self.scrollTo(index, hint)

    def show_row(self, row: int) -> None:
        """Bring a row into the middle without putting the cursor there."""
        self.scrollTo(self._rows.index(row), QAbstractItemView.ScrollHint.PositionAtCenter)

    def along_chain(self, *, forward: bool) -> None:
        """To what the row sets running, or to what it runs from."""
        ties = self._rows.ties.children if forward else self._rows.ties.parents
        others = ties.get(self.currentIndex().row())
        if others:
            self.select_row(others[0], center=False)

    # Qt overrides

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.delegate.chain = self._rows.ties.chain_of(current.row()) if current.isValid() else frozenset()
        self.viewport().update()
        self.current_row_changed.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.open_requested.emit(self.currentIndex().row())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.set_zoom(self.zoom + (-1 if key is Qt.Key.Key_Minus else 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.currentIndex().isValid():
            self.along_chain(forward=key is Qt.Key.Key_Right)
        elif key is Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom + (1 if event.angleDelta().y() > 0 else -1))
            event.accept()
        else:
            super().wheelEvent(event)
