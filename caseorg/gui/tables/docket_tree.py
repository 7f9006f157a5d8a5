"""A Qt model over a docket: entries with the documents filed under them, and last what is not on the docket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from caseorg.gui.looks import color
from caseorg.gui.tables.document_columns import text_state
from caseorg.gui.tables.document_table import DOCUMENTS_MIME, documents_dragged, documents_dropped
from caseorg.queries.docket import DocketLine
from caseorg.queries.documents import DocumentLine

Index = QModelIndex | QPersistentModelIndex


class DocketColumn(IntEnum):
    """What stands where."""

    NUMBER = 0
    FILED = 1
    TEXT = 2
    EXTENT = 3


TITLES = ("ECF No.", "Date Filed", "Docket Text", "Documents")
_FIELDS = {DocketColumn.NUMBER: "number", DocketColumn.FILED: "date_filed", DocketColumn.TEXT: "text"}
_DOCUMENT_FIELDS = {DocketColumn.FILED: "date_filed", DocketColumn.TEXT: "title"}
UNPLACED = "not on the docket"

# Made once: Qt asks for them for every row of a long docket.
_ROW_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_SECTION_FLAGS = _ROW_FLAGS | Qt.ItemFlag.ItemIsDropEnabled
_ENTRY_FLAGS = tuple(
    _SECTION_FLAGS | Qt.ItemFlag.ItemIsEditable if column in _FIELDS else _SECTION_FLAGS for column in DocketColumn
)
_LEAF_FLAGS = _ROW_FLAGS | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren
_DOCUMENT_FLAGS = tuple(
    _LEAF_FLAGS | Qt.ItemFlag.ItemIsEditable if column in _DOCUMENT_FIELDS else _LEAF_FLAGS for column in DocketColumn
)


@dataclass(frozen=True, slots=True)
class _Section:
    """A row of the first level: an entry, or (without one) the documents that belong to none."""

    line: DocketLine | None
    documents: tuple[DocumentLine, ...]

    @property
    def key(self) -> str:
        return self.line.entry.uuid if self.line else UNPLACED


class DocketTree(QAbstractItemModel):
    """Two levels: entries, and their documents. Rows of the first level have the internal id 0, those below the row of
    their parent plus 1."""

    entry_edit_requested = Signal(str, str, str)  # uuid, field, value as typed
    document_edit_requested = Signal(str, str, str)
    place_requested = Signal(object, str)  # uuids of documents, uuid of the entry or UNPLACED

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: list[_Section] = []
        self._rows: dict[str, tuple[int, int]] = {}

    def show(self, lines: Sequence[DocketLine], unplaced: Sequence[DocumentLine], *, descending: bool = False) -> None:
        """Show a docket in the clerk's order or the other way round; what is not on it comes last either way."""
        self.beginResetModel()
        self._sections = [_Section(line, line.documents) for line in (reversed(lines) if descending else lines)]
        if unplaced:
            self._sections.append(_Section(None, tuple(unplaced)))
        self._rows = {}
        for row, section in enumerate(self._sections):
            self._rows[section.key] = (row, -1)
            self._rows |= {line.document.uuid: (row, place) for place, line in enumerate(section.documents)}
        self.endResetModel()

    def index_of(self, uuid: str, column: int = 0) -> QModelIndex:
        """Where an entry, a document or the last section is; an invalid index where it is not shown."""
        row, place = self._rows.get(uuid, (-1, -1))
        if row < 0:
            return QModelIndex()
        if place < 0:
            return self.index(row, column)
        return self.index(place, column, self.index(row, 0))

    def key_at(self, index: Index) -> str:
        """The uuid of the entry or document of a row, UNPLACED for the last section."""
        line = self.document_at(index)
        return line.document.uuid if line else self._sections[index.row()].key

    def document_at(self, index: Index) -> DocumentLine | None:
        """The document of a row, None where the row is none."""
        if not index.isValid() or not index.internalId():
            return None
        return self._sections[index.internalId() - 1].documents[index.row()]

    def entry_at(self, index: Index) -> DocketLine | None:
        """The entry a row is or belongs to, None in the last section."""
        if not index.isValid():
            return None
        row = index.internalId() - 1 if index.internalId() else index.row()
        return self._sections[row].line

    def main_document_at(self, index: Index) -> str | None:
        """What Enter opens: the document, or the main one (else the first one) of an entry."""
        line = self.document_at(index)
        if line is not None:
            return line.document.uuid
        section = self._sections[index.row()]
        return section.documents[0].document.uuid if section.line and section.documents else None

    def sections(self) -> Iterator[QModelIndex]:
        """The rows of the first level."""
        return (self.index(row, 0) for row in range(len(self._sections)))

    def _entry_data(self, section: _Section, column: int, role: int) -> Any:
        line = section.line
        if role == Qt.ItemDataRole.FontRole and column == DocketColumn.NUMBER and _number(line) is not None:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            return color("muted") if line is None or _is_missing(line, column) else None
        if role == Qt.ItemDataRole.EditRole:
            return _entry_value(line, column) if line else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return _entry_text(section, column)

    # Qt overrides

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not parent.isValid():
            return self.createIndex(row, column, 0) if 0 <= row < len(self._sections) else QModelIndex()
        return self.createIndex(row, column, parent.row() + 1)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._sections)
        if parent.internalId() or parent.column() > 0:
            return 0
        return len(self._sections[parent.row()].documents)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        line = self.document_at(index)
        if line is None:
            return self._entry_data(self._sections[index.row()], index.column(), role)
        if role == Qt.ItemDataRole.EditRole and index.column() in _DOCUMENT_FIELDS:
            return line.document.title if index.column() == DocketColumn.TEXT else line.document.date_filed or ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _document_text(line, index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.internalId():
            return _DOCUMENT_FLAGS[index.column()]
        return _ENTRY_FLAGS[index.column()] if self._sections[index.row()].line else _SECTION_FLAGS

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or value == index.data(Qt.ItemDataRole.EditRole):
            return False
        line = self.document_at(index)
        column = DocketColumn(index.column())
        if line is not None:
            self.document_edit_requested.emit(line.document.uuid, _DOCUMENT_FIELDS[column], value)
        else:
            self.entry_edit_requested.emit(self._sections[index.row()].key, _FIELDS[column], value)
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [DOCUMENTS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        lines = [self.document_at(index) for index in indexes if index.column() == 0]
        return documents_dragged([line.document.uuid for line in lines if line is not None])

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return bool(documents_dropped(data)) and parent.isValid() and row < 0

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        uuids = documents_dropped(data)
        if not uuids or not parent.isValid():
            return False
        self.place_requested.emit(uuids, (self._sections[self.section_row(parent)]).key)
        # False: the rows are not moved here, they are asked again once the operation is done.
        return False

    @staticmethod
    def section_row(index: Index) -> int:
        """The row of the first level that a row is or belongs to."""
        return index.internalId() - 1 if index.internalId() else index.row()


def _number(line: DocketLine | None) -> int | None:
    return line.entry.number if line else None


def _is_missing(line: DocketLine, column: int) -> bool:
    """Whether a cell of an entry says only that there is nothing."""
    missing = {
        DocketColumn.NUMBER: line.entry.number is None,
        DocketColumn.TEXT: not line.entry.text,
        DocketColumn.EXTENT: not line.documents,
    }
    return missing.get(DocketColumn(column), False)


def _entry_value(line: DocketLine, column: int) -> str:
    entry = line.entry
    values = {
        DocketColumn.NUMBER: "" if entry.number is None else str(entry.number),
        DocketColumn.FILED: entry.date_filed or "",
        DocketColumn.TEXT: entry.text,
    }
    return values.get(DocketColumn(column), "")


def _entry_text(section: _Section, column: int) -> str:
    if section.line is None:
        count = len(section.documents)
        if column == DocketColumn.TEXT:
            return "Not on the docket"
        return f"{count:,} document" + ("" if count == 1 else "s") if column == DocketColumn.EXTENT else ""
    if column == DocketColumn.EXTENT:
        return extent_text(section.documents)
    if column == DocketColumn.NUMBER and section.line.entry.number is None:
        return "minute"
    if column == DocketColumn.FILED:
        return section.line.entry.date_filed or section.line.entry.date_entered or ""
    return _entry_value(section.line, column) or ("no docket text" if column == DocketColumn.TEXT else "")


def extent_text(documents: Sequence[DocumentLine]) -> str:
    """How much is filed under an entry: "20 pages · 2 attachments", "main document missing · 1 attachment"."""
    if not documents:
        return "no document"
    mains = [line for line in documents if not line.document.attachment]
    attachments = len(documents) - len(mains)
    parts = [_pages_text(mains[0].page_count) if mains else "main document missing"]
    if len(mains) > 1:
        parts.append(f"{len(mains)} main documents")
    if attachments:
        parts.append(f"{attachments} attachment" + ("" if attachments == 1 else "s"))
    return " · ".join(part for part in parts if part)


def _pages_text(count: int | None) -> str:
    return "not read" if count is None else f"{count:,} page" + ("" if count == 1 else "s")


def _document_text(line: DocumentLine, column: int) -> str:
    if column == DocketColumn.NUMBER:
        return line.ecf
    if column == DocketColumn.FILED:
        return line.document.date_filed or ""
    if column == DocketColumn.TEXT:
        attachment = line.document.attachment
        return f"Attachment {attachment}: {line.document.title}" if attachment else line.document.title
    state = text_state(line)
    pages = _pages_text(line.page_count)
    return f"{pages} · {state}" if state and state != pages else pages
