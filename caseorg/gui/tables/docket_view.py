"""The docket as a view: docket texts wrapped to a few lines, edited where they stand, documents dropped on entries."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from caseorg.gui.looks import color
from caseorg.gui.tables.cell_editors import DateDelegate, Index, LineDelegate
from caseorg.gui.tables.docket_tree import UNPLACED, DocketColumn, DocketTree
from caseorg.gui.tables.first_lines import LINE_BREAK, first_lines
from caseorg.gui.tables.text_validators import NumberValidator

# A docket text can be a page long; the whole of it is in the tool tip and in the editor.
_MOST_LINES = 3
_PADDING = 11
# Of the cell: what the style leaves free at the left and right of the text.
_SIDES = 16
_EDITOR_LINES = 5
_MOST_KNOWN = 5_000
_WIDE_ENOUGH = 600  # pixels, for all columns


class _TextDelegate(QStyledItemDelegate):
    """Edits a docket text in several lines: Enter keeps it, Shift+Enter begins a new line, Esc gives it up."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._known: dict[tuple[str, int, str], list[str]] = {}  # 0.2 ms each, and asked for with every row scrolled by

    @staticmethod
    def _room_of(editor: QWidget) -> int:
        """How high what the editor lies in is."""
        parent = editor.parentWidget()
        return parent.height() if parent is not None else editor.height()

    def _lines(self, text: str, option: QStyleOptionViewItem, index: Index) -> list[str]:
        view = self.parent()
        assert isinstance(view, QTreeView)
        width = max(view.columnWidth(index.column()) - _SIDES, 60)
        key = (text, width, option.font.key())
        known = self._known.get(key)
        if known is None:
            is_short = option.fontMetrics.horizontalAdvance(text) <= width
            known = [text] if is_short else first_lines(text, option.font, width, _MOST_LINES)
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = known
        return known

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the first lines of the text need in the column as it is."""
        lines = self._lines(str(index.data() or ""), option, index)
        return QSize(80, len(lines) * option.fontMetrics.lineSpacing() + _PADDING)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = LINE_BREAK.join(self._lines(option.text, option, index))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QPlainTextEdit(parent)
        editor.setAccessibleName("Title" if index.parent().isValid() else "Docket text")
        editor.setTabChangesFocus(True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QPlainTextEdit)
        editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QPlainTextEdit)
        model.setData(index, " ".join(editor.toPlainText().split()))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area = option.rect
        least = editor.fontMetrics().lineSpacing() * _EDITOR_LINES + _PADDING
        area.setHeight(max(area.height(), least))
        overhang = area.bottom() - self._room_of(editor)
        if overhang > 0:
            area.translate(0, -min(overhang, area.top()))
        editor.setGeometry(area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.KeyPress and is_enter and isinstance(watched, QWidget):
            assert isinstance(event, QKeyEvent)
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched)
                return True
        return super().eventFilter(watched, event)


class _OneLineDelegate(QStyledItemDelegate):
    """Shortens instead of wrapping: only the docket text makes a row higher."""

    # Qt overrides

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText


class DocketView(QTreeView):
    """Shows a DocketTree. Rows keep their state (open, selected, cursor) by the record they show."""

    open_requested = Signal(str)  # uuid of a document
    entry_activated = Signal(str)  # uuid of an entry without documents
    selection_made = Signal()
    editing_ended = Signal()

    def __init__(self, tree: DocketTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = tree
        self._open: set[str] = {UNPLACED}
        self._is_restoring = False
        self.setModel(tree)
        self._dress()
        self._delegates = {
            DocketColumn.NUMBER: LineDelegate(NumberValidator, name="ECF No.", parent=self),
            DocketColumn.FILED: DateDelegate(parent=self),
            DocketColumn.TEXT: _TextDelegate(self),
            DocketColumn.EXTENT: _OneLineDelegate(self),
        }
        for column, delegate in self._delegates.items():
            self.setItemDelegateForColumn(column, delegate)
        self.expanded.connect(lambda index: self._open.add(tree.key_at(index)))
        self.collapsed.connect(lambda index: self._open.discard(tree.key_at(index)))
        self.activated.connect(self._on_activated)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def _dress(self) -> None:
        self.setAccessibleName("Docket")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.setWordWrap(True)
        self.setIndentation(18)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionsClickable(True)
        header.setSectionResizeMode(DocketColumn.TEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((DocketColumn.NUMBER, 104), (DocketColumn.FILED, 112), (DocketColumn.EXTENT, 190)):
            self.setColumnWidth(column, width)
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)

    # What is selected

    @property
    def documents(self) -> tuple[str, ...]:
        """The selected documents, in the order of the rows."""
        return tuple(line.document.uuid for line in map(self._tree.document_at, self._selected_rows()) if line)

    @property
    def entry(self) -> str | None:
        """The selected entry, where one single entry is."""
        rows = self._selected_rows()
        if len(rows) != 1 or rows[0].parent().isValid():
            return None
        line = self._tree.entry_at(rows[0])
        return line.entry.uuid if line else None

    def restore(self, keys: tuple[str, ...], current: str | None, place: int) -> None:
        """After the tree was shown again: what was open, selected and in sight is so again."""
        self._is_restoring = True
        for key in self._open:
            index = self._tree.index_of(key)
            if index.isValid() and not index.parent().isValid():
                self.setExpanded(index, True)
        flags = QItemSelectionModel.SelectionFlag
        for key in keys:
            index = self._tree.index_of(key)
            if index.isValid():
                self.selectionModel().select(index, flags.Select | flags.Rows)
        index = self._tree.index_of(current) if current else QModelIndex()
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.verticalScrollBar().setValue(place)
        self._is_restoring = False
        self.selection_made.emit()

    def place(self) -> tuple[tuple[str, ...], str | None, int]:
        """What `restore` takes: selected records, the one with the cursor, the place."""
        current = self.currentIndex()
        keys = tuple(self._tree.key_at(index) for index in self._selected_rows())
        return keys, self._tree.key_at(current) if current.isValid() else None, self.verticalScrollBar().value()

    def forget(self) -> None:
        """Another case: nothing is open but what is not on the docket."""
        self._open = {UNPLACED}

    def select(self, uuid: str) -> None:
        """Go to an entry or a document."""
        index = self._tree.index_of(uuid)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def edit_cell(self, column: DocketColumn = DocketColumn.TEXT) -> None:
        """Edit a cell of the current row, if not said otherwise the docket text or title."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(index.siblingAtColumn(column))

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being edited; showing the docket again would throw away what is typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def _selected_rows(self) -> list[QModelIndex]:
        rows = self.selectionModel().selectedRows()
        return sorted(rows, key=lambda index: (self._tree.section_row(index), index.parent().isValid(), index.row()))

    def _on_activated(self, index: QModelIndex) -> None:
        uuid = self._tree.main_document_at(index)
        line = self._tree.entry_at(index)
        if uuid is not None:
            self.open_requested.emit(uuid)
        elif line is not None:
            self.entry_activated.emit(line.entry.uuid)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def _on_selection_changed(self) -> None:
        if not self._is_restoring:
            self.selection_made.emit()

    # Qt overrides

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """An arrow beside the first line of the row, where its number is."""
        if not self._tree.hasChildren(index):
            return
        line = self.fontMetrics().lineSpacing()
        middle = QPointF(rect.right() - self.indentation() / 2 + 1, rect.top() + (line + _PADDING) / 2)
        points = (QPointF(-2, -4), QPointF(2, 0), QPointF(-2, 4))
        if self.isExpanded(index):
            points = (QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2))
        is_selected = self.selectionModel().isSelected(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("selection_text" if is_selected else "muted"), 1.6))
        painter.drawPolyline([middle + point for point in points])
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside a document the text needs the room of what else the columns say: Qt stretches none below that."""
        super().resizeEvent(event)
        self.setColumnHidden(DocketColumn.EXTENT, event.size().width() < _WIDE_ENOUGH)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.editing_ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The arrow keys open and close rows, so the cursor is in the first column wherever no mouse put it.
        is_first = self.currentIndex().column() == DocketColumn.NUMBER
        if event.key() == Qt.Key.Key_F2 and is_first:
            self.edit_cell()
        else:
            super().keyPressEvent(event)
