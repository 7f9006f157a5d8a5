"""A search result as a list: Enter or a click opens, Up from the first row and Esc lead back to the box."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from caseorg.gui.tables.hit_delegate import HitDelegate
from caseorg.gui.tables.hit_rows import HitList, HitRow, HitRowKind
from caseorg.queries.search import SearchResult


class HitView(QListView):
    """Shows a HitList."""

    row_activated = Signal(object)  # HitRow
    left_above = Signal()
    left = Signal()

    def __init__(self, hits: HitList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = hits
        self.setModel(hits)
        self.setItemDelegate(HitDelegate(self))
        self.setAccessibleName("Search results")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_taken)

    def show_result(self, result: SearchResult, *, with_case: bool, keeps_place: bool) -> None:
        """Show a result. `keeps_place` where it is the same question asked again, or more of it."""
        current = self._hits.row_at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        place = self.verticalScrollBar().value()
        row_before = self.currentIndex().row()
        self._hits.show(result, with_case=with_case)
        if not keeps_place:
            self.scrollToTop()
            return
        row = self._hits.row_of(current) if current is not None else None
        if row is None and current is not None and current.kind is HitRowKind.MORE_RESULTS:
            row = row_before
        if row is not None and row < self._hits.rowCount():
            self.setCurrentIndex(self._hits.index(row))
        self.verticalScrollBar().setValue(place)

    def first_place(self) -> HitRow | None:
        """The row that Enter in the search box opens: the first page, else the first row."""
        rows = [self._hits.row_at(row) for row in range(min(self._hits.rowCount(), 200))]
        pages = (row for row in rows if row.kind is HitRowKind.PAGE)
        return next(pages, rows[0] if rows else None)

    def enter(self) -> None:
        """Take the focus, with the cursor on a row."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._hits.index(0))

    def _on_taken(self, index: QModelIndex) -> None:
        self.row_activated.emit(self._hits.row_at(index.row()))

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._on_taken(index)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Up and index.row() <= 0:
            self.left_above.emit()
        else:
            super().keyPressEvent(event)
