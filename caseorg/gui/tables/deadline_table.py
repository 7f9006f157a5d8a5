"""A Qt model over deadlines in the order SQL gave: it knows every id, and the lines of the rows that were looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from caseorg.base import clock
from caseorg.gui.looks import color
from caseorg.gui.tables.deadline_columns import COLUMNS, explained_cell
from caseorg.gui.tables.line_windows import LineWindows
from caseorg.model.deadline import DeadlineState
from caseorg.queries.deadline_lists import DeadlineLine
from caseorg.rules.deadline_words import is_retired

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole)
_ALIGNED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class DeadlineTable(QAbstractTableModel):
    """Rows are deadlines. Lines are fetched a window at a time as rows are shown, and the oldest are let go."""

    def __init__(self, fetch: Callable[[Sequence[str]], list[DeadlineLine]], parent: QObject | None = None) -> None:
        """`fetch` gives the lines of these ids; ids that are gone may be left out."""
        super().__init__(parent)
        self._lines = LineWindows(fetch, lambda line: line.deadline.uuid)
        self._order: list[str] = []
        self._rows: dict[str, int] = {}
        self._today = clock.today()
        self._struck = QFont()
        self._struck.setStrikeOut(True)

    def show(self, order: Sequence[str], today: date) -> None:
        """Show these deadlines in this order, as seen from a day."""
        self._lines.clear()
        self._today = today
        if self._order == list(order):
            if self._order:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._order = list(order)
        self._rows = {uuid: row for row, uuid in enumerate(self._order)}
        self.endResetModel()

    @property
    def today(self) -> date:
        """The day from which they are seen."""
        return self._today

    @property
    def order(self) -> Sequence[str]:
        """The ids of all rows."""
        return self._order

    def row_of(self, uuid: str) -> int | None:
        """The row of a deadline, None where it is not shown."""
        return self._rows.get(uuid)

    def uuid_at(self, row: int) -> str:
        return self._order[row]

    def line_at(self, row: int) -> DeadlineLine | None:
        """The line of a row; None where the deadline is gone since the order was asked."""
        return self._lines.line(self._order, row)

    def _ink(self, line: DeadlineLine, key: str) -> object:
        """Overdue in red, today and what lost its source in amber; what is over is quiet."""
        deadline = line.deadline
        if deadline.state is not DeadlineState.OPEN:
            return color("muted")
        if line.source_superseded and key in ("due", "title", "source"):
            return color("warning")
        if key not in ("due", "left") or deadline.headline is None or deadline.action == "not_before":
            return None
        today = self._today.isoformat()
        if deadline.headline < today:
            return color("danger")
        return color("warning") if deadline.headline == today else None

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(line, self._today)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.text(line, self._today) or 'none'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return explained_cell(line, column.key, self._today)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(line, column.key)
        if role == Qt.ItemDataRole.FontRole:
            return self._struck if is_retired(line.deadline) and column.key in ("due", "title") else None
        return line if role == LINE_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{column.help}. Click to sort." if column.sort else f"{column.help}."
        return _ALIGNED if role == Qt.ItemDataRole.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags
