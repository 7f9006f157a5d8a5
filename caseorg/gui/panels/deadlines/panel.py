"""The deadlines of the open case or of all cases: a table that SQL sorts and filters, and the proof of each date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from caseorg.base import clock
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.deadline_action_words import DEADLINE_ACTS
from caseorg.gui.panels.deadlines.filter_row import FilterRow
from caseorg.gui.tables.deadline_columns import COLUMNS
from caseorg.gui.tables.deadline_table import DeadlineTable
from caseorg.gui.tables.deadlines_view import DeadlinesView
from caseorg.gui.widgets.empty_state import EmptyState
from caseorg.gui.widgets.explained_list import ExplainedList
from caseorg.model.changes import Changes
from caseorg.queries.deadline_lists import (
    DeadlineFilter,
    DeadlineSort,
    deadline_count,
    deadline_lines,
    deadline_order,
    people_assigned,
)
from caseorg.queries.reader import Reader

_SHOWN_TABLES = ("deadlines", "cases", "documents", "document_relations", "docket_entries")
_COLUMNS_KEY = "deadlines/columns"
_EVERY_CASE_KEY = "deadlines/every_case"


@dataclass(frozen=True, slots=True)
class _Answer:
    """All the panel shows, asked at once so that it agrees."""

    case_uuid: str | None
    day: date
    order: list[str]
    total: int
    people: list[str]


def _everything(
    reader: Reader, case_uuid: str | None, sort: DeadlineSort, descending: bool, shown: DeadlineFilter
) -> _Answer:
    order = deadline_order(reader, case_uuid, sort=sort, descending=descending, shown=shown)
    total = len(order) if shown == DeadlineFilter() else deadline_count(reader, case_uuid)
    return _Answer(case_uuid, clock.today(), order, total, people_assigned(reader))


class DeadlinesPanel(QWidget):
    """The table, what narrows it, and the explanation of the deadline that has the cursor."""

    title: ClassVar[str] = "Deadlines"
    icon_name: ClassVar[str] = "deadlines"

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._context = bridge, context
        self._is_stale = True
        self._is_known = False
        self._total = 0
        self._wanted: str | None = None  # to be selected once it is there
        self.filters = FilterRow(bridge.workspace.who, self)
        self.table = DeadlineTable(lambda uuids: bridge.ask(deadline_lines, uuids), self)
        self.view = DeadlinesView(self.table, self)
        self.explained = ExplainedList(self.view, bridge, context, self)
        self.explained.setFocusProxy(self.view)
        self.empty = EmptyState(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.explained)
        self.stack.addWidget(self.empty)
        self.stack.setCurrentWidget(self.empty)
        self.setAccessibleName(self.title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addWidget(self.stack, 1)
        self._connect()
        self._show_state()

    def _connect(self) -> None:
        self.filters.changed.connect(self.ask)
        self.filters.left_below.connect(self._on_left_filters)
        self.view.columns.sort_requested.connect(self.ask)
        self.view.left_above.connect(self.filters.text.setFocus)
        self.view.open_requested.connect(self._on_opened)
        self.view.clicked.connect(lambda index: self.explained.explain(self.table.uuid_at(index.row())))
        self.view.current_changed.connect(self._on_current_changed)
        self.view.escaped.connect(self.explained.close_explanation)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_context_menu)
        self.explained.closed.connect(self.view.setFocus)
        self._bridge.changed.connect(self._on_changed)
        self._context.case_changed.connect(self._on_case_changed)
        self._context.deadline_requested.connect(self.show_deadline)

    def bind_actions(self, actions: Actions) -> None:
        """What is done with a deadline is offered in the context menu as well."""
        self._actions = actions

    def save_layout(self, settings: QSettings) -> None:
        """Keep the columns, and whether all cases are shown."""
        self.view.columns.save(settings, _COLUMNS_KEY)
        settings.setValue(_EVERY_CASE_KEY, self.filters.every_case.isChecked())

    def restore_layout(self, settings: QSettings) -> None:
        """Take what was kept, where it is of these columns."""
        self.view.columns.restore_from(settings, _COLUMNS_KEY)
        self.filters.every_case.setChecked(bool(settings.value(_EVERY_CASE_KEY, False, type=bool)))
        self._ask_when_seen()

    def show_deadline(self, uuid: str) -> None:
        """Go to a deadline, whatever is narrowed now, and explain it."""
        self._wanted = uuid
        self.filters.clear()
        self.ask()

    # Asking

    def ask(self, *_: object) -> None:
        """Ask for the deadlines again, as they are sorted and narrowed now."""
        self._is_stale = False
        column, descending = self.view.columns.sort
        sort = COLUMNS[column].sort or DeadlineSort.DUE
        self._bridge.ask_later(
            _everything, self._scope, sort, descending, self.filters.value, then=self._on_answer, topic="deadlines"
        )

    @property
    def _scope(self) -> str | None:
        return None if self.filters.every_case.isChecked() else self._context.case_uuid

    def _ask_when_seen(self) -> None:
        if self.isVisible():
            self.ask()
        else:
            self._is_stale = True

    def _on_answer(self, answer: _Answer) -> None:
        if answer.case_uuid != self._scope:
            return
        self._is_known = True
        self._total = answer.total
        self.view.show_order(answer.order, answer.day)
        self.filters.offer_people(answer.people)
        self.filters.show_count(len(answer.order), answer.total)
        self._show_state()
        if self._wanted is not None and self.view.select(self._wanted):
            self.explained.explain(self._wanted)
            self.view.setFocus()
        self._wanted = None

    def _show_state(self) -> None:
        """The table where it has rows, else why it has none."""
        if self.table.rowCount():
            self.stack.setCurrentWidget(self.explained)
            return
        if not self._is_known:
            self.empty.tell("")
        elif self._total:
            self.empty.tell(
                "No deadline matches", f"None of the {self._total:,} deadlines matches the filters.",
                button="Clear Filters", act=self.filters.clear,
            )  # fmt: skip
        elif self._scope is None:
            self.empty.tell("No deadlines yet", "No case has a deadline.")
        else:
            self.empty.tell(
                "No deadlines yet", "This case has no deadline. Those of other cases are under “All Cases”.",
                button="All Cases", act=lambda: self.filters.every_case.setChecked(True),
            )  # fmt: skip
        self.stack.setCurrentWidget(self.empty)

    # What happens

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN_TABLES):
            self._ask_when_seen()

    def _on_case_changed(self, _uuid: str | None = None) -> None:
        if not self.filters.every_case.isChecked():
            self.explained.close_explanation()
            self._ask_when_seen()

    def _on_opened(self, uuid: str) -> None:
        self.explained.explain(uuid)
        self.explained.explanation.browser.setFocus()

    def _on_current_changed(self, uuid: str | None) -> None:
        """Acts begin with the deadline that has the cursor, and an explanation that is open follows it."""
        self._context.set_deadline(uuid)
        if uuid is not None and self.explained.shown is not None:
            self.explained.explain(uuid)

    def _open_source(self, uuid: str) -> None:
        self.explained.explain(uuid)
        self.explained.open_source()

    def _copy(self, uuid: str) -> None:
        self.explained.explain(uuid)
        self.explained.copy()

    def _on_left_filters(self) -> None:
        if self.table.rowCount():
            self.view.enter()

    def _on_context_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        current = self.view.current
        if current is not None:
            menu.addAction("Explain").triggered.connect(lambda: self._on_opened(current))
            line = self.table.line_at(self.view.currentIndex().row())
            if line is not None and line.deadline.document_uuid:
                menu.addAction("Open Source").triggered.connect(lambda: self._open_source(current))
            menu.addAction("Copy Explanation").triggered.connect(lambda: self._copy(current))
            menu.addSeparator()
            for act in DEADLINE_ACTS:
                menu.addAction(self._actions[act])
            menu.addSeparator()
        menu.addMenu(self.view.columns.sort_menu(menu))
        menu.addMenu(self.view.columns.columns_menu(menu))
        menu.exec(self.view.viewport().mapToGlobal(where))
        menu.deleteLater()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale or self.table.today != clock.today():
            self.ask()
        self._context.set_documents(())
        self._context.set_deadline(self.view.current)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._context.set_deadline(None)
