"""The table of deadlines as a view: rows are selected whole, columns remembered, Enter opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from caseorg.gui.tables.badge_paint import paint_badges
from caseorg.gui.tables.columns_header import ColumnsHeader
from caseorg.gui.tables.deadline_columns import COLUMNS
from caseorg.gui.tables.deadline_table import LINE_ROLE, DeadlineTable
from caseorg.gui.tables.row_look import dress_rows
from caseorg.rules.deadline_words import badges

_ROW_AIR = 12
# Titles of deadlines are sentences, and two of them differ late.
_TITLE_LETTERS = 30
_INDEX = {column.key: place for place, column in enumerate(COLUMNS)}


class DeadlinesView(QTableView):
    """Shows a DeadlineTable."""

    open_requested = Signal(str)  # uuid
    current_changed = Signal(object)  # the uuid of the deadline that has the cursor, or None
    left_above = Signal()  # Up was pressed in the first row
    escaped = Signal()

    def __init__(self, table: DeadlineTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._is_restoring = False
        self.columns = ColumnsHeader([c.title for c in COLUMNS], [c.sort is not None for c in COLUMNS], self)
        self.setHorizontalHeader(self.columns)
        self.setModel(table)
        # With the view's own, each title would ask on every painting whether all 10,000 rows are selected.
        self.columns.setSelectionModel(QItemSelectionModel(table, self))
        samples, shown = [column.sample for column in COLUMNS], [column.is_shown for column in COLUMNS]
        self.columns.lay_out(samples, shown, wide=_INDEX["title"], fewest_letters=_TITLE_LETTERS)
        self.columns.layout_changed.connect(self._fill_columns)
        self.columns.mark_sort(_INDEX["due"], descending=False)
        self._badges = _BadgeDelegate(self)  # Qt does not keep it alive
        self.setItemDelegateForColumn(_INDEX["watch"], self._badges)
        self._dress()
        self.activated.connect(lambda index: self.open_requested.emit(table.uuid_at(index.row())))
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def _dress(self) -> None:
        dress_rows(self, "Deadlines")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumSize(320, 120)
        self._set_row_height()

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_AIR)

    @property
    def selected(self) -> tuple[str, ...]:
        """The uuids of the selected deadlines, in the order of the rows."""
        selection = self.selectionModel().selection()
        spans = sorted((selection.at(part).top(), selection.at(part).bottom()) for part in range(selection.count()))
        rows = (row for top, bottom in spans for row in range(top, bottom + 1))
        return tuple(dict.fromkeys(self._table.uuid_at(row) for row in rows))

    @property
    def current(self) -> str | None:
        """The uuid of the deadline that has the cursor."""
        index = self.currentIndex()
        return self._table.uuid_at(index.row()) if index.isValid() else None

    def show_order(self, order: Sequence[str], today: date) -> None:
        """Show these deadlines; cursor and place stay with the deadline they are on."""
        current, row_before = self.current, self.currentIndex().row()
        place = self.verticalScrollBar().value()
        self._is_restoring = True
        self._table.show(order, today)
        row = self._table.row_of(current) if current else None
        if row is None and row_before >= 0 and order:
            row = min(row_before, len(order) - 1)
        if row is not None:
            self._go_to(row)
        self.verticalScrollBar().setValue(place)
        self._is_restoring = False
        if self.current != current:
            self.current_changed.emit(self.current)

    def select(self, uuid: str) -> bool:
        """Select a deadline and go to it; False where it is not shown."""
        row = self._table.row_of(uuid)
        if row is None:
            return False
        self._go_to(row)
        self.scrollTo(self.currentIndex())
        return True

    def enter(self) -> None:
        """Take the focus, with the cursor on a row."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.currentIndex().isValid() and self._table.rowCount():
            self._go_to(0)

    def _go_to(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        column = max(self.currentIndex().column(), _INDEX["title"])
        self.selectionModel().setCurrentIndex(self._table.index(row, column), flags)

    def _fill_columns(self) -> None:
        self.columns.fill(self.viewport().width())

    def _on_current_changed(self) -> None:
        if not self._is_restoring:
            self.current_changed.emit(self.current)

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_row_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0 and not event.modifiers():
            self.left_above.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class _BadgeDelegate(QStyledItemDelegate):
    """Paints what to watch out for; what a screen reader gets are the words."""

    # Qt overrides

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        style = cell.widget.style() if cell.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        line = index.data(LINE_ROLE)
        marks = badges(line.deadline, line.source_superseded) if line is not None else ()
        if marks:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(cell.rect)
            paint_badges(painter, cell.rect.adjusted(6, 0, -4, 0), marks, cell.palette, cell.font, from_left=True)
            painter.restore()
