"""The days that were no ordinary court days: what people said of them, and what the calendars of the program hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui.bridge import Bridge
from caseorg.gui.looks import color
from caseorg.model.changes import Changes
from caseorg.model.workspace_rules import DayFact
from caseorg.queries.calendar_names import day_facts
from caseorg.queries.courts import court_label
from caseorg.queries.reader import Reader
from caseorg.queries.rulebook import shipped_calendars
from caseorg.rules.deadline_words import day_text

_COLUMNS = ("Day", "Kind", "Name", "Court", "Known by", "Said by")
_WIDTHS = (150, 100, 200, 120, 240)
_UUID = Qt.ItemDataRole.UserRole
_EXPLAINED = (
    "Federal holidays are known by themselves. Days that were added here count from now on; before one is added or "
    "removed, the deadlines that would change are shown."
)


@dataclass(frozen=True, slots=True)
class CourtDay:
    """A line of the list; `uuid` is "" for a day of the program's own calendars, which is not removed."""

    uuid: str
    day: str
    kind: str
    name: str
    court: str
    authority: str
    said_by: str


def court_days(reader: Reader) -> list[CourtDay]:
    """Said and known days, the newest first."""
    said = [_said(fact) for fact in day_facts(reader)]
    known = [
        CourtDay("", day.date.isoformat(), day.kind.value, day.name, calendar.id, day.authority,
                 f"the program ({day.confidence})")
        for calendar in shipped_calendars()
        for day in calendar.days
    ]  # fmt: skip
    return sorted([*said, *known], key=lambda one: (one.day, one.uuid), reverse=True)


def _said(fact: DayFact) -> CourtDay:
    how = "; ".join(part for part in (fact.authority, fact.evidence) if part)
    court = court_label(fact.scope) if fact.scope else "all courts"
    return CourtDay(fact.uuid, fact.day, fact.kind, fact.name, court, how, fact.entered_by)


class CourtDaysDialog(QDialog):
    """The list, with the wishes to add and to remove one."""

    add_requested = Signal()
    remove_requested = Signal(str)  # the id of the fact

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setWindowTitle("Court Days")
        self.resize(1040, 560)
        explained = QLabel(_EXPLAINED, wordWrap=True)
        explained.setProperty("role", "muted")
        self.list = QTreeWidget()
        self.list.setAccessibleName("Court days")
        self.list.setHeaderLabels(_COLUMNS)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        for place, width in enumerate(_WIDTHS):
            self.list.header().resizeSection(place, width)
        self.list.header().setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.header().resizeSection(len(_WIDTHS), 130)
        self.list.currentItemChanged.connect(lambda *_: self._follow())
        buttons = QDialogButtonBox()
        buttons.addButton(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.add_button = buttons.addButton("&Add Court Day…", QDialogButtonBox.ButtonRole.ActionRole)
        self.remove_button = buttons.addButton("&Remove…", QDialogButtonBox.ButtonRole.ActionRole)
        self.add_button.clicked.connect(self.add_requested)
        self.remove_button.clicked.connect(lambda: self.remove_requested.emit(self._current))
        for button in (self.add_button, self.remove_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (explained, self.list, buttons):
            column.addWidget(widget)
        bridge.changed.connect(self._on_changed)
        self._follow()
        self._ask()

    @property
    def _current(self) -> str:
        item = self.list.currentItem()
        return str(item.data(0, _UUID)) if item is not None else ""

    def _ask(self) -> None:
        self._bridge.ask_later(court_days, then=self._on_days, topic="court days dialog")

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("day_facts"):
            self._ask()

    def _on_days(self, days: Sequence[CourtDay]) -> None:
        current = self._current
        self.list.clear()
        for day in days:
            item = _item(day)
            self.list.addTopLevelItem(item)
            if day.uuid and day.uuid == current:
                self.list.setCurrentItem(item)
        if not self.list.currentItem() and days:
            first = next((place for place, day in enumerate(days) if day.uuid), 0)
            self.list.setCurrentIndex(self.list.model().index(first, 0, QModelIndex()))
        self._follow()

    def _follow(self) -> None:
        known = bool(self._current)
        self.remove_button.setEnabled(known)
        self.remove_button.setToolTip("" if known else "Days of the program’s own calendars stay")


def _item(day: CourtDay) -> QTreeWidgetItem:
    item = QTreeWidgetItem([day_text(day.day), day.kind, day.name, day.court, day.authority, day.said_by])
    item.setData(0, _UUID, day.uuid)
    for place in range(item.columnCount()):
        item.setToolTip(place, item.text(place))
        if not day.uuid:
            item.setForeground(place, color("muted"))
    return item
