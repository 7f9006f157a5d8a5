"""The rows of the timeline as Qt wants them; words for the screen reader, and how far each is from the one before."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caseorg.rules.timeline import Entry, EntryKind, Lane, Timeline, spoken_entry

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_NOTHING = Timeline(entries=(), lanes=())


class TimelineRows(QAbstractListModel):
    """A Timeline by its rows, and what runs from what in it. `lanes_at` are the lanes that cross a row or end there,
    `places` how many lie beside each other."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.timeline, self.ties = _NOTHING, _NOTHING.ties()
        self.places = 0
        self._lanes: dict[int, list[Lane]] = {}
        self._spoken: dict[int, str] = {}

    def show(self, timeline: Timeline) -> None:
        """Show another timeline."""
        self.beginResetModel()
        self.timeline, self.ties = timeline, timeline.ties()
        self.places = 1 + max((lane.place for lane in timeline.lanes), default=-1)
        self._spoken = {}
        lanes: dict[int, list[Lane]] = defaultdict(list)
        for lane in timeline.lanes:
            for row in range(lane.first, lane.last + 1):
                lanes[row].append(lane)
        self._lanes = dict(lanes)
        self.endResetModel()

    def entry_at(self, row: int) -> Entry:
        return self.timeline.entries[row]

    def lanes_at(self, row: int) -> list[Lane]:
        return self._lanes.get(row, [])

    def days_before(self, row: int) -> int | None:
        """How many days lie between a row and the one before; None for the first, and where either has no day."""
        if row == 0:
            return None
        before, entry = self.timeline.entries[row - 1], self.timeline.entries[row]
        if before.day is None or entry.day is None:
            return None
        return (date.fromisoformat(entry.day) - date.fromisoformat(before.day)).days

    def begins_month(self, row: int) -> bool:
        """Whether a row is the first of its month, or the first without a day."""
        day = self.timeline.entries[row].day
        return row == 0 or (self.timeline.entries[row - 1].day or "")[:7] != (day or "")[:7]

    def row_of(self, uuid: str) -> int | None:
        """The row of an event or deadline by its id."""
        wanted = (EntryKind.EVENT, EntryKind.DEADLINE)
        found = (row for row, one in enumerate(self.timeline.entries) if one.uuid == uuid and one.kind in wanted)
        return next(found, None)

    def today_row(self) -> int | None:
        """The row of today, None where nothing is shown."""
        found = (row for row, one in enumerate(self.timeline.entries) if one.kind is EntryKind.TODAY)
        return next(found, None)

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.timeline.entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        row = index.row()
        if role == ROW_ROLE:
            return row
        if role == int(Qt.ItemDataRole.DisplayRole):
            return self.entry_at(row).title
        if role in (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole)):
            if row not in self._spoken:
                self._spoken[row] = spoken_entry(self.timeline, self.ties, row)
            return self._spoken[row]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.entry_at(index.row()).kind is EntryKind.TODAY:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
