"""A Qt model over records in the order SQL gave: it knows every id, and the lines of the rows that were looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caseorg.gui.looks import color
from caseorg.gui.tables.line_windows import LineWindows

Index = QModelIndex | QPersistentModelIndex
_ALIGNED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordColumn:
    """One column. `sample` is a text as wide as most; `text` takes a line; `sort` is the word SQL sorts by, None where
    it has no order for it; `ink` names the color of a line's cell (of `looks.color`), "" for the usual one."""

    key: str
    title: str
    help: str
    sample: str
    text: Callable[[Any], str]
    sort: Any = None
    ink: Callable[[Any], str] = lambda _line: ""
    is_shown: bool = True


class RecordTable(QAbstractTableModel):
    """Rows are records. Lines are fetched a window at a time as rows are shown, and the oldest are let go."""

    def __init__(
        self,
        columns: Sequence[RecordColumn],
        fetch: Callable[[Sequence[str]], list[Any]],
        uuid_of: Callable[[Any], str],
        parent: QObject | None = None,
    ) -> None:
        """`fetch` gives the lines of these ids; ids that are gone may be left out."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._lines = LineWindows(fetch, uuid_of)
        self._order: list[str] = []
        self._rows: dict[str, int] = {}

    def show(self, order: Sequence[str]) -> None:
        """Show these records in this order, asking for their lines again."""
        self._lines.clear()
        if self._order == list(order):
            if self._order:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._order = list(order)
        self._rows = {uuid: row for row, uuid in enumerate(self._order)}
        self.endResetModel()

    def row_of(self, uuid: str) -> int | None:
        """The row of a record, None where it is not shown."""
        return self._rows.get(uuid)

    def uuid_at(self, row: int) -> str:
        return self._order[row]

    def line_at(self, row: int) -> Any:
        """The line of a row; None where the record is gone since the order was asked."""
        return self._lines.line(self._order, row)

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.text(line) or 'none'}"
        if role == Qt.ItemDataRole.ForegroundRole:
            ink = column.ink(line)
            return color(ink) if ink else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{column.help}. Click to sort." if column.sort else f"{column.help}."
        return _ALIGNED if role == Qt.ItemDataRole.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags
