"""The days as a view: arrow keys go by days, also over the edge of the month, Page Up and Down by months or weeks."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from caseorg.gui.panels.calendar.day_delegate import DayDelegate
from caseorg.gui.panels.calendar.days import WEEK, CalendarDays
from caseorg.queries.calendar_days import CalendarItem

_SPANS = {Qt.Key.Key_W: True, Qt.Key.Key_M: False}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


class DayView(QTableView):
    """Shows CalendarDays; the rows share the height."""

    turned = Signal(int)  # so many months or weeks on
    left_for = Signal(object)  # a date that is not shown
    home_requested = Signal()
    span_requested = Signal(bool)  # the week (True) or the month
    item_clicked = Signal(object)  # CalendarItem

    def __init__(self, days: CalendarDays, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = days
        self.setModel(days)
        self.delegate = DayDelegate(self)  # Qt does not keep it alive
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Calendar")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.setMinimumSize(320, 200)
        self.setMouseTracking(True)
        self._pressed: CalendarItem | None = None

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if key is Qt.Key.Key_PageUp else 1)
        elif key is Qt.Key.Key_Home:
            self.home_requested.emit()
        elif key in _SPANS and not event.modifiers():
            self.span_requested.emit(_SPANS[key])
        elif key in _STEPS and self.currentIndex().isValid():
            self._step(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item = self._item_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and item is not None and item is self._pressed:
            self.item_clicked.emit(item)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._item_at(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_over = self._item_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)

    def _item_at(self, where: QPoint) -> CalendarItem | None:
        """What is written at a point."""
        index = self.indexAt(where)
        if not index.isValid():
            return None
        places = self.delegate.places(self.visualRect(index), self._days.day_at(index), self.font())
        return next((item for area, item in places if area.contains(where)), None)

    def _step(self, days: int) -> None:
        day = self._days.day_at(self.currentIndex()).day + timedelta(days=days)
        index = self._days.index_of(day)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.left_for.emit(day)
