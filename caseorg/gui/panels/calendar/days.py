"""The days of a month or a week as a Qt table: seven columns from Sunday on, a row for each week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caseorg.queries.calendar_days import CalendarItem, ItemKind
from caseorg.rules.typed_dates import spoken_date

Index = QModelIndex | QPersistentModelIndex
DAY_ROLE = int(Qt.ItemDataRole.UserRole)
WEEK = 7
_MONTH_ROWS = 6
_NAMES = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(frozen=True, slots=True)
class Span:
    """Which days are shown: the month or the week around a day."""

    day: date
    is_week: bool

    @property
    def first(self) -> date:
        """The Sunday on which it begins."""
        start = self.day if self.is_week else self.day.replace(day=1)
        return start - timedelta(days=(start.weekday() + 1) % WEEK)

    @property
    def rows(self) -> int:
        return 1 if self.is_week else _MONTH_ROWS

    @property
    def last(self) -> date:
        return self.first + timedelta(days=self.rows * WEEK - 1)

    @property
    def title(self) -> str:
        """ "November 2026", or the days of the week."""
        if not self.is_week:
            return f"{self.day:%B} {self.day.year}"
        first, last = self.first, self.last
        year = f", {first.year}" if first.year != last.year else ""
        end = f"{last:%B} {last.day}" if first.month != last.month else str(last.day)
        return f"{first:%B} {first.day}{year} – {end}, {last.year}"

    def moved(self, by: int) -> Span:
        """So many months or weeks on."""
        if self.is_week:
            return Span(self.day + timedelta(days=by * WEEK), True)
        months = self.day.year * 12 + self.day.month - 1 + by
        return Span(date(months // 12, months % 12 + 1, 1), False)

    def holds(self, day: date) -> bool:
        """Whether a day is one of its own: of its month, not of the days around it."""
        return self.first <= day <= self.last if self.is_week else (day.year, day.month) == self._month

    @property
    def _month(self) -> tuple[int, int]:
        return self.day.year, self.day.month


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day with what stands on it. `is_own`: of the month that is shown."""

    day: date
    is_own: bool
    is_today: bool
    holiday: str
    items: tuple[CalendarItem, ...]

    @property
    def spoken(self) -> str:
        """The day as a screen reader says it."""
        words = [spoken_date(self.day.isoformat()) + (", today" if self.is_today else "")]
        words += [self.holiday] if self.holiday else []
        words += [item_words(item) for item in self.items] or ["nothing"]
        return ". ".join(words)


def item_words(item: CalendarItem) -> str:
    """One thing in a line: "10:30 Argument, Alvarez v. Kent (jurisdictional, moot)"."""
    marks = ["jurisdictional"] if item.jurisdictional else []
    marks += ["projected"] if item.projected and item.state == "open" else []
    marks += [item.state] if item.state not in ("", "open") else []
    marks += ["follow-up"] if item.kind is ItemKind.FOLLOW_UP else []
    said = f"{item.title}, {item.case_name}" + (f" ({', '.join(marks)})" if marks else "")
    return f"{item.time} {said}" if item.time else said


class CalendarDays(QAbstractTableModel):
    """The days of a span."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._span = Span(date(2000, 1, 1), False)
        self._today = date.min
        self._items: dict[str, tuple[CalendarItem, ...]] = {}
        self._holidays: Mapping[str, str] = {}

    def show(self, span: Span, today: date, items: Sequence[CalendarItem], holidays: Mapping[str, str]) -> None:
        """Show what stands on the days of a span."""
        by_day: dict[str, list[CalendarItem]] = {}
        for item in items:
            by_day.setdefault(item.day, []).append(item)
        self.beginResetModel()
        self._span, self._today, self._holidays = span, today, holidays
        self._items = {day: tuple(found) for day, found in by_day.items()}
        self.endResetModel()

    def day_at(self, index: Index) -> ShownDay:
        """The day of a cell."""
        day = self._span.first + timedelta(days=index.row() * WEEK + index.column())
        iso = day.isoformat()
        return ShownDay(
            day, self._span.holds(day), day == self._today, self._holidays.get(iso, ""), self._items.get(iso, ())
        )

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day, an invalid one where it is not shown."""
        far = (day - self._span.first).days
        return self.index(far // WEEK, far % WEEK) if 0 <= far < self._span.rows * WEEK else QModelIndex()

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._span.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else WEEK

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == DAY_ROLE:
            return self.day_at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.day_at(index).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(item_words(item) for item in self.day_at(index).items)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _NAMES[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags
