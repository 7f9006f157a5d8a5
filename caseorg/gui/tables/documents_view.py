"""The table of documents as a view: rows are selected whole, columns remembered, Enter opens, F2 edits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from caseorg.gui.tables.cell_editors import ChoiceDelegate, DateDelegate, LineDelegate
from caseorg.gui.tables.columns_header import ColumnsHeader
from caseorg.gui.tables.document_columns import COLUMNS
from caseorg.gui.tables.document_table import DocumentTable
from caseorg.gui.tables.pills import TagDelegate
from caseorg.gui.tables.row_look import dress_rows
from caseorg.gui.tables.text_validators import AnyTextValidator
from caseorg.model.document import DocumentKind

# Above and below the text of a row.
_ROW_AIR = 10
_INDEX = {column.key: place for place, column in enumerate(COLUMNS)}


class DocumentsView(QTableView):
    """Shows a DocumentTable."""

    open_requested = Signal(str)  # uuid
    selection_made = Signal(object)  # tuple of uuids, in the order of the rows
    left_above = Signal()  # Up was pressed in the first row
    editing_ended = Signal()

    def __init__(self, table: DocumentTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._is_restoring = False
        self.columns = ColumnsHeader([c.title for c in COLUMNS], [c.sort is not None for c in COLUMNS], self)
        self.setHorizontalHeader(self.columns)
        self.setModel(table)
        # With the view's own, each title would ask on every painting whether all 10,000 rows are selected.
        self.columns.setSelectionModel(QItemSelectionModel(table, self))
        samples, shown = [column.sample for column in COLUMNS], [column.is_shown for column in COLUMNS]
        self.columns.lay_out(samples, shown, wide=_INDEX["title"])
        self.columns.layout_changed.connect(self._fill_columns)
        self.columns.mark_sort(_INDEX["ecf"], descending=False)
        self._dress()
        self._delegates = self._make_delegates()
        self.activated.connect(self._on_activated)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def _dress(self) -> None:
        dress_rows(self, "Documents")
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._set_row_height()

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_AIR)

    def _make_delegates(self) -> dict[str, object]:
        """Qt does not keep delegates alive by itself."""
        delegates = {
            "title": LineDelegate(name="Title", parent=self),
            "filer": LineDelegate(AnyTextValidator, name="Filer", parent=self),
            "filed": DateDelegate(parent=self),
            "kind": ChoiceDelegate([kind.value for kind in DocumentKind], name="Kind", parent=self),
            "tags": TagDelegate(self),
        }
        for key, delegate in delegates.items():
            self.setItemDelegateForColumn(_INDEX[key], delegate)
        return dict(delegates)

    # What is selected

    @property
    def selected(self) -> tuple[str, ...]:
        """The uuids of the selected documents, in the order of the rows."""
        # By ranges: an index for each of 10,000 rows takes most of a second.
        selection = self.selectionModel().selection()
        spans = sorted((selection.at(part).top(), selection.at(part).bottom()) for part in range(selection.count()))
        rows = (row for top, bottom in spans for row in range(top, bottom + 1))
        return tuple(dict.fromkeys(self._table.uuid_at(row) for row in rows))

    @property
    def current(self) -> str | None:
        """The uuid of the document that has the cursor."""
        index = self.currentIndex()
        return self._table.uuid_at(index.row()) if index.isValid() else None

    def show_order(self, order: Sequence[str]) -> None:
        """Show these documents; selection, cursor and place stay with the documents they are on."""
        if self._table.order == list(order):
            self._table.refresh()
            return
        selected, current, column = self.selected, self.current, max(self.currentIndex().column(), 0)
        row_before = self.currentIndex().row()
        place = self.verticalScrollBar().value()
        self._is_restoring = True
        self._table.show(order)
        self._select(selected)
        self._set_current(current, row_before, column)
        self.verticalScrollBar().setValue(place)
        self._is_restoring = False
        if self.selected != selected:
            self.selection_made.emit(self.selected)

    def select(self, uuids: Iterable[str], *, scroll: bool = True) -> None:
        """Select these documents, as far as they are shown, and go to the first."""
        rows = self._select(uuids)
        if rows:
            index = self._table.index(rows[0], max(self.currentIndex().column(), _INDEX["title"]))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            if scroll:
                self.scrollTo(index)

    def enter(self) -> None:
        """Take the focus, with the cursor on a row."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.currentIndex().isValid() and self._table.rowCount():
            self.setCurrentIndex(self._table.index(0, _INDEX["title"]))
        elif not self.selected and self.currentIndex().isValid():
            self.selectRow(self.currentIndex().row())

    def edit_cell(self, key: str) -> None:
        """Edit that column of the current row."""
        if self.currentIndex().isValid() and not self.isColumnHidden(_INDEX[key]):
            index = self._table.index(self.currentIndex().row(), _INDEX[key])
            self.setCurrentIndex(index)
            self.edit(index)

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being edited; asking its line again would throw away what is typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def _fill_columns(self) -> None:
        self.columns.fill(self.viewport().width())

    def _select(self, uuids: Iterable[str]) -> list[int]:
        rows = self._table.rows_of(uuids)
        selection, last = QItemSelection(), len(COLUMNS) - 1
        start = 0
        for place, row in enumerate(rows):
            if place + 1 == len(rows) or rows[place + 1] != row + 1:
                top = self._table.index(rows[start], 0)
                selection.select(top, self._table.index(row, last))
                start = place + 1
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return rows

    def _set_current(self, uuid: str | None, row_before: int, column: int) -> None:
        """The cursor goes where its document went; to the row that took its place, where it is gone."""
        row = self._table.row_of(uuid) if uuid else None
        if row is None and row_before >= 0:
            row = min(row_before, self._table.rowCount() - 1)
        if row is not None and row >= 0:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._table.index(row, column), flag)

    def _on_activated(self, index: QModelIndex) -> None:
        self.open_requested.emit(self._table.uuid_at(index.row()))

    def _on_selection_changed(self) -> None:
        if not self._is_restoring:
            self.selection_made.emit(self.selected)

    # Qt overrides

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.editing_ended.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_row_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_first = self.currentIndex().row() <= 0
        if event.key() == Qt.Key.Key_Up and is_first and not event.modifiers():
            self.left_above.emit()
        elif event.key() == Qt.Key.Key_F2 and not self._can_edit():
            self.edit_cell("title")
        else:
            super().keyPressEvent(event)

    def _can_edit(self) -> bool:
        index = self.currentIndex()
        return index.isValid() and bool(self._table.flags(index) & Qt.ItemFlag.ItemIsEditable)
