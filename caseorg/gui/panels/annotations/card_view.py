"""The list of cards: rows of different heights, of which only those that are seen are measured and drawn.

QListView asks the size of every row before it shows one; with 5,000 cards of wrapped text that takes seconds.
Selecting, the keyboard and what a screen reader asks are Qt's own.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from caseorg.gui.looks import looks
from caseorg.gui.panels.annotations.card_list import CardList
from caseorg.gui.panels.annotations.card_painter import CardPainter
from caseorg.gui.panels.annotations.card_pictures import CardPictures
from caseorg.gui.panels.annotations.menu import KEYS
from caseorg.gui.panels.annotations.row_heights import RowHeights
from caseorg.gui.viewer.page_source import Pool

Index = QModelIndex | QPersistentModelIndex
_STEP = 40  # what the wheel and the arrows of the scroll bar move by


class CardView(QListView):
    """Shows a CardList."""

    selection_made = Signal(object)  # uuids in the order of the rows
    show_requested = Signal(str)  # a click or Enter: show it on the page
    edit_requested = Signal()
    trash_requested = Signal()
    filter_requested = Signal()
    clear_requested = Signal()
    menu_requested = Signal(QPoint)
    drag_requested = Signal()
    letter_typed = Signal(str)  # a letter that may be a command

    def __init__(self, cards: CardList, parent: QWidget | None = None, *, pool: Pool | None = None) -> None:
        """`pool` draws the pictures of areas; without one the cards have none."""
        super().__init__(parent)
        self._cards = cards
        self._heights = RowHeights()
        self._is_quiet = False
        self._is_settling = False
        self._goes_up = False
        self.painter = CardPainter(self)
        if pool is not None:
            self.painter.pictures = CardPictures(pool, self)
            self.painter.pictures.arrived.connect(self.viewport().update)
        self.setModel(cards)
        self.setItemDelegate(self.painter)
        self.setAccessibleName("Annotations")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else the width of cards would jump
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        cards.modelReset.connect(self._on_reset)
        cards.rows_arrived.connect(self._on_rows_arrived)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        looks.changed.connect(self.painter.forget)

    # What is selected

    @property
    def selected(self) -> tuple[str, ...]:
        """The uuids of the selected annotations, in the order of the rows."""
        selection = self.selectionModel().selection()
        spans = sorted((selection.at(part).top(), selection.at(part).bottom()) for part in range(selection.count()))
        rows = (row for top, bottom in spans for row in range(top, bottom + 1))
        return tuple(dict.fromkeys(self._cards.uuid_at(row) for row in rows))

    @property
    def current(self) -> str | None:
        """The uuid of the annotation that has the cursor."""
        index = self.currentIndex()
        return self._cards.uuid_at(index.row()) if index.isValid() else None

    def select(self, uuids: Iterable[str]) -> None:
        """Select these annotations as far as they are shown, without a word, and go to the first if none is seen."""
        rows = self._cards.rows_of(uuids)
        selection = QItemSelection()
        start = 0
        for place, row in enumerate(rows):
            if place + 1 == len(rows) or rows[place + 1] != row + 1:
                selection.select(self._cards.index(rows[start]), self._cards.index(row))
                start = place + 1
        self._is_quiet = True
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            self.selectionModel().setCurrentIndex(
                self._cards.index(rows[0]), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            if not any(self._is_seen(row) for row in rows):
                self.scrollTo(self._cards.index(rows[0]))
        self._is_quiet = False

    def keep_over(self, selected: Iterable[str], current: str | None, row_before: int) -> None:
        """Select again what was selected before other rows were shown; the cursor stays with its annotation, or at the
        row that took its place."""
        self.select(selected)
        row = self._cards.row_of(current) if current else None
        if row is None and row_before >= 0 and self._cards.rowCount():
            row = min(row_before, self._cards.rowCount() - 1)
        if row is not None:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._cards.index(row), flag)

    def enter(self) -> None:
        """Take the focus, with the cursor on a row."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.currentIndex().isValid() and self._cards.rowCount():
            self.setCurrentIndex(self._cards.index(0))
        elif not self.selected and self.currentIndex().isValid():
            self.setCurrentIndex(self.currentIndex())

    def _is_seen(self, row: int) -> bool:
        rect = self.visualRect(self._cards.index(row))
        return rect.top() >= 0 and rect.bottom() <= self.viewport().height()

    def _on_selection_changed(self) -> None:
        if not self._is_quiet:
            self.selection_made.emit(self.selected)

    # Where rows are

    def _measure(self, row: int) -> int:
        """Measure a row if it was not; by how much it is higher than was taken."""
        if self._heights.is_measured(row):
            return 0
        layout = self.painter.layout_of(self._cards.index(row), self.viewport().width(), self.font())
        return self._heights.measure(row, round(layout.height)) if layout is not None else 0

    def _settle(self) -> None:
        """Measure the rows that are seen. Going up, what was seen stays where it is; at the end, the end stays seen."""
        if self._is_settling or not self._cards.rowCount():
            return
        self._is_settling = True
        bar = self.verticalScrollBar()
        is_end = bar.value() >= bar.maximum() > 0
        while self._measure_seen() and is_end:
            bar.setValue(bar.maximum())
        self._is_settling = False

    def _measure_seen(self) -> bool:
        """Whether any row that is seen was not as high as it was taken to be."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        anchor = self._heights.row_at(bar.value() + height // 2)
        row, has_grown = self._heights.row_at(bar.value()), False
        while row < self._cards.rowCount() and self._heights.top(row) < bar.value() + height:
            grown = self._measure(row)
            if grown:
                has_grown = True
                self._set_range()
                if self._goes_up and row < anchor:
                    bar.setValue(bar.value() + grown)
            row += 1
        return has_grown

    def _ask_for_pictures(self, rows: Iterable[int]) -> None:
        """Of the cards that are seen; those scrolled away are asked for no longer."""
        pictures = self.painter.pictures
        if pictures is None:
            return
        width, ratio = self.viewport().width(), self.devicePixelRatioF()
        found = (self.painter.picture_of(self._cards.index(row), width, self.font(), ratio) for row in rows)
        pictures.want([request for request in found if request is not None])

    def _set_range(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._heights.total - height))
        bar.setPageStep(height)
        bar.setSingleStep(_STEP)

    def _on_reset(self) -> None:
        self._heights.begin(self._cards.rowCount())
        self._set_range()
        self._settle()
        self.viewport().update()

    def _on_rows_arrived(self, first: int, end: int) -> None:
        self._heights.forget(first, end)
        self._settle()
        self.viewport().update()

    # Qt overrides

    def visualRect(self, index: Index) -> QRect:
        row = index.row()
        if not index.isValid() or row >= self._cards.rowCount():
            return QRect()
        top = self._heights.top(row) - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._heights.height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalScrollBar().value()
        if not 0 <= y < self._heights.total:
            return QModelIndex()
        return self._cards.index(self._heights.row_at(y))

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        self._measure(index.row())
        self._set_range()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top, size = self._heights.top(index.row()), self._heights.height(index.row())
        if top < bar.value() or size > height:
            bar.setValue(top)
        elif top + size > bar.value() + height:
            bar.setValue(top + size - height)

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        self._set_range()
        self._settle()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._is_settling:
            self._goes_up = dy > 0
        self._settle()
        self.viewport().update()

    def dataChanged(self, first: Index, last: Index, roles: Iterable[int] = ()) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self._heights.row_at(self.verticalScrollBar().value())
        if event.size().width() != event.oldSize().width():
            self._heights.begin(self._cards.rowCount())
        self._set_range()
        if top >= 0 and event.size().width() != event.oldSize().width():
            self.verticalScrollBar().setValue(self._heights.top(top))
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "painter"):
            self.painter.forget()
            self._on_reset()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        last, row = self._cards.rowCount() - 1, self.currentIndex().row()
        moves = QAbstractItemView.CursorAction
        page = self.viewport().height() * 9 // 10
        if action in (moves.MoveHome, moves.MoveEnd):
            row = 0 if action == moves.MoveHome else last
        elif action in (moves.MovePageUp, moves.MovePageDown):
            sign = -1 if action == moves.MovePageUp else 1
            far = self._heights.row_at(self._heights.top(max(row, 0)) + sign * page)
            row = far if far != row else row + sign
        else:
            row += -1 if action in (moves.MoveUp, moves.MoveLeft, moves.MovePrevious) else 1
        return self._cards.index(max(0, min(row, last))) if last >= 0 else QModelIndex()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        value = self.verticalScrollBar().value()
        area = rect.normalized()
        if not self._cards.rowCount() or area.top() + value >= self._heights.total:
            self.selectionModel().select(QItemSelection(), command)
            return
        first, last = self._heights.row_at(area.top() + value), self._heights.row_at(area.bottom() + value)
        self.selectionModel().select(QItemSelection(self._cards.index(first), self._cards.index(last)), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        value, height = self.verticalScrollBar().value(), self.viewport().height()
        row = first = self._heights.row_at(value)
        hovered = self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())) if self.underMouse() else QModelIndex()
        while 0 <= row < self._cards.rowCount() and self._heights.top(row) < value + height:
            index = self._cards.index(row)
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = self.visualRect(index)
            option.state = self._state_of(index, hovered)
            if option.rect.intersects(event.rect()):
                self.painter.paint(painter, option, index)
            row += 1
        painter.end()
        self._ask_for_pictures(range(max(first, 0), row))

    def _state_of(self, index: QModelIndex, hovered: QModelIndex) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if index == hovered:
            state |= QStyle.StateFlag.State_MouseOver
        if index == self.currentIndex() and self.hasFocus():
            state |= QStyle.StateFlag.State_HasFocus
        return state

    def keyboardSearch(self, text: str) -> None:
        """Letters are commands here; "/" filters."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_mine = event.matches(QKeySequence.StandardKey.SelectAll) or event.matches(QKeySequence.StandardKey.Copy)
            if is_mine or event.key() == Qt.Key.Key_Delete:
                event.accept()  # else they would do what they do for the page
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.show_requested.emit(self.current)
        elif event.key() == Qt.Key.Key_F2 or (event.key() == Qt.Key.Key_E and plain):
            self.edit_requested.emit()
        elif event.key() == Qt.Key.Key_Delete and plain:
            self.trash_requested.emit()
        elif event.text() == "/":
            self.filter_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.letter_typed.emit("c")
        elif plain and event.text() and event.text().lower() in KEYS:
            self.letter_typed.emit(event.text().lower())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if index.isValid() and is_plain and self.selected == (self._cards.uuid_at(index.row()),):
            self.show_requested.emit(self._cards.uuid_at(index.row()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            where = self.visualRect(self.currentIndex()).topLeft() + QPoint(24, 24)
            self.menu_requested.emit(self.viewport().mapToGlobal(where))
        else:
            self.menu_requested.emit(event.globalPos())

    def startDrag(self, actions: Qt.DropAction) -> None:
        if self.selected:
            self.drag_requested.emit()
