"""A table of records as a view: rows are selected whole, columns remembered, Enter opens, Del asks for the trash."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from caseorg.gui.tables.columns_header import ColumnsHeader
from caseorg.gui.tables.record_table import RecordTable
from caseorg.gui.tables.row_look import dress_rows

_ROW_AIR = 12
_FEWEST_LETTERS = 24


class RecordsView(QTableView):
    """Shows a RecordTable."""

    open_requested = Signal(str)  # uuid
    current_changed = Signal(object)  # the uuid of the record that has the cursor, or None
    trash_requested = Signal()
    left_above = Signal()  # Up was pressed in the first row

    def __init__(
        self,
        table: RecordTable,
        name: str,
        *,
        wide: str,
        sorted_by: str,
        fewest_letters: int = _FEWEST_LETTERS,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what screen readers say, `wide` the key of the column that takes the room that is left and shows
        `fewest_letters` at least, `sorted_by` the one it is sorted by at first."""
        super().__init__(parent)
        self._table = table
        self._is_restoring = False
        places = {column.key: place for place, column in enumerate(table.columns)}
        self._wide = places[wide]
        titles, sortable = [c.title for c in table.columns], [c.sort is not None for c in table.columns]
        self.columns = ColumnsHeader(titles, sortable, self)
        self.setHorizontalHeader(self.columns)
        self.setModel(table)
        # With the view's own, each title would ask on every painting whether all rows are selected.
        self.columns.setSelectionModel(QItemSelectionModel(table, self))
        samples, shown = [c.sample for c in table.columns], [c.is_shown for c in table.columns]
        self.columns.lay_out(samples, shown, wide=self._wide, fewest_letters=fewest_letters)
        self.columns.layout_changed.connect(self._fill_columns)
        self.columns.mark_sort(places[sorted_by], descending=False)
        dress_rows(self, name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumSize(280, 120)
        self._set_row_height()
        self.activated.connect(lambda index: self.open_requested.emit(table.uuid_at(index.row())))
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_AIR)

    @property
    def selected(self) -> tuple[str, ...]:
        """The uuids of the selected records, in the order of the rows."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return tuple(self._table.uuid_at(row) for row in rows)

    @property
    def current(self) -> str | None:
        """The uuid of the record that has the cursor."""
        index = self.currentIndex()
        return self._table.uuid_at(index.row()) if index.isValid() else None

    def show_order(self, order: Sequence[str]) -> None:
        """Show these records; cursor and place stay with the record they are on."""
        current, row_before = self.current, self.currentIndex().row()
        place = self.verticalScrollBar().value()
        self._is_restoring = True
        self._table.show(order)
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
        """Select a record and go to it; False where it is not shown."""
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
        column = max(self.currentIndex().column(), 0)
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
        elif event.key() == Qt.Key.Key_Delete and self.current is not None:
            self.trash_requested.emit()
        else:
            super().keyPressEvent(event)
