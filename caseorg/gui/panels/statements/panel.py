"""The statements of the open case or of all cases: a table that SQL sorts and filters, and one of them beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from caseorg.base.errors import CaseorgError
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.looks import looks
from caseorg.gui.messages import Offer, tell
from caseorg.gui.panels.statements.filter_row import FilterRow
from caseorg.gui.panels.statements.statement_page import StatementPage
from caseorg.gui.tables.record_table import RecordTable
from caseorg.gui.tables.records_view import RecordsView
from caseorg.gui.tables.statement_columns import STATEMENT_COLUMNS
from caseorg.gui.widgets.empty_state import EmptyState
from caseorg.model.changes import Changes
from caseorg.operations.statements import edit_statement, trash_statements
from caseorg.queries.annotations import issues_of
from caseorg.queries.reader import Reader
from caseorg.queries.statements import (
    StatementDetail,
    StatementFilter,
    StatementSort,
    organizations_quoted,
    speakers_of,
    statement_count,
    statement_detail,
    statement_lines,
    statement_order,
)
from caseorg.rules.searching import parse_query

_SHOWN_TABLES = (
    "statements", "statement_versions", "statement_segments", "statement_steps", "statement_uses", "statement_issues",
    "persons", "organizations", "cases", "documents", "issues",
)  # fmt: skip
_ACTS = (
    "statement.approve", "statement.embargo", "statement.verify", "statement.revise", "statement.edit",
    "statement.issue", "statement.use", "statement.withdraw",
)  # fmt: skip
_COLUMNS_KEY, _EVERY_CASE_KEY, _SPLIT_KEY = "statements/columns", "statements/every_case", "statements/split"
_MOST_WORDS_MARKED = 12
_FEWEST_LETTERS = 36


@dataclass(frozen=True, slots=True)
class _Answer:
    """All the panel shows, asked at once so that it agrees."""

    case_uuid: str | None
    order: list[str]
    total: int
    speakers: list[str]
    organizations: list[str]
    issues: list[tuple[str, str]]


def _everything(
    reader: Reader, scope: str | None, sort: StatementSort, descending: bool, shown: StatementFilter
) -> _Answer:
    order = statement_order(reader, scope, sort=sort, descending=descending, shown=shown)
    total = len(order) if shown == StatementFilter() else statement_count(reader, scope)
    issues = [(issue.uuid, issue.name) for issue in issues_of(reader, scope)] if scope else []
    return _Answer(scope, order, total, speakers_of(reader, scope), organizations_quoted(reader, scope), issues)


class StatementsPanel(QWidget):
    """The table, what narrows it, and the page of the statement that has the cursor."""

    title: ClassVar[str] = "Statements"
    icon_name: ClassVar[str] = "quote"

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._context = bridge, context
        self._actions: Actions | None = None
        self._is_stale = True
        self._is_known = False
        self._total = 0
        self._wanted: str | None = None  # to be shown once it is there
        self._detail: StatementDetail | None = None
        self.filters = FilterRow(self)
        self.table = RecordTable(
            STATEMENT_COLUMNS, lambda uuids: bridge.ask(statement_lines, uuids), lambda line: line.statement.uuid, self
        )
        self.view = RecordsView(
            self.table, "Statements", wide="words", sorted_by="date", fewest_letters=_FEWEST_LETTERS, parent=self
        )
        self.page = StatementPage(self)
        self.empty = EmptyState(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self.stack.setCurrentWidget(self.empty)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.addWidget(self.stack)
        self.split.addWidget(self.page)
        self.split.setChildrenCollapsible(False)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes([600, 360])
        self.page.hide()
        self.setAccessibleName(self.title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addWidget(self.split, 1)
        self._connect()
        self._show_state()

    def _connect(self) -> None:
        self.filters.changed.connect(self.ask)
        self.filters.left_below.connect(self._enter_rows)
        self.view.columns.sort_requested.connect(self.ask)
        self.view.left_above.connect(self.filters.text.setFocus)
        self.view.open_requested.connect(self._on_opened)
        self.view.current_changed.connect(self._on_current)
        self.view.trash_requested.connect(self._trash_selected)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_context_menu)
        self.page.edited.connect(self._on_edited)
        self.page.act_requested.connect(self._context.act_requested)
        self.page.source_requested.connect(self.open_source)
        self._bridge.changed.connect(self._on_changed)
        self._context.case_changed.connect(self._on_case_changed)
        self._context.statement_requested.connect(self.show_statement)
        looks.changed.connect(self._show_detail)

    def bind_actions(self, actions: Actions) -> None:
        """What is done with a statement is offered in the context menu as well."""
        self._actions = actions

    def save_layout(self, settings: QSettings) -> None:
        """Keep the columns, the split, and whether all cases are shown."""
        self.view.columns.save(settings, _COLUMNS_KEY)
        settings.setValue(_EVERY_CASE_KEY, self.filters.every_case.isChecked())
        settings.setValue(_SPLIT_KEY, self.split.saveState())

    def restore_layout(self, settings: QSettings) -> None:
        """Take what was kept."""
        self.view.columns.restore_from(settings, _COLUMNS_KEY)
        self.filters.every_case.setChecked(bool(settings.value(_EVERY_CASE_KEY, False, type=bool)))
        state = settings.value(_SPLIT_KEY)
        if state is not None:
            self.split.restoreState(state)
        self._ask_when_seen()

    def show_statement(self, uuid: str) -> None:
        """Go to a statement, whatever is narrowed now."""
        self._wanted = uuid
        self.filters.clear()
        self.ask()

    def open_source(self, place: int) -> None:
        """Open the document of a segment of the statement shown, at its page, with the words marked."""
        if self._detail is None:
            return
        segments = self._detail.segments[self._detail.line.statement.version]
        segment = segments[place].segment
        if segment.document_uuid:
            words = " ".join(segment.text.split()[:_MOST_WORDS_MARKED]).replace('"', " ")
            self._context.open_document(
                segment.document_uuid, page=segment.page, patterns=parse_query(f'"{words}"').words
            )

    # Asking

    def ask(self, *_: object) -> None:
        """Ask again, as it is sorted and narrowed now."""
        self._is_stale = False
        column, descending = self.view.columns.sort
        sort = STATEMENT_COLUMNS[column].sort or StatementSort.DATE
        self._bridge.ask_later(
            _everything, self._scope, sort, descending, self.filters.value, then=self._on_answer, topic="statements"
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
        self.view.show_order(answer.order)
        self.filters.offer(answer.speakers, answer.organizations, answer.issues)
        self.filters.show_count(len(answer.order), answer.total)
        self._show_state()
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted not in answer.order and not self.filters.every_case.isChecked():
            self._wanted = wanted
            self.filters.every_case.setChecked(True)  # not of this case: asked again
        elif wanted is not None and self.view.select(wanted):
            self._on_current(wanted)
            self.view.setFocus()

    def _show_state(self) -> None:
        """The table where it has rows, else why it has none."""
        if self.table.rowCount():
            self.stack.setCurrentWidget(self.view)
            return
        if not self._is_known:
            self.empty.tell("")
        elif self._total:
            self.empty.tell(
                "No statement matches", f"None of the {self._total:,} statements matches the filters.",
                button="Clear Filters", act=self.filters.clear,
            )  # fmt: skip
        else:
            self.empty.tell(
                "No statements yet",
                "Select words in a document and press Ctrl+Alt+S, or type what was said.",
                button="Add Statement…", act=lambda: self._context.act_requested.emit("statement.add", None),
            )  # fmt: skip
        self.stack.setCurrentWidget(self.empty)

    # What happens

    def _enter_rows(self) -> None:
        if self.table.rowCount():
            self.view.enter()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN_TABLES):
            self._ask_when_seen()
            if self._detail is not None:
                self._on_current(self._detail.line.statement.uuid, again=True)

    def _on_case_changed(self, _uuid: str | None = None) -> None:
        if not self.filters.every_case.isChecked():
            self._on_current(None)
            self._ask_when_seen()

    def _on_current(self, uuid: str | None, *, again: bool = False) -> None:
        if not again:
            self._context.set_statement(uuid)
        is_other = self._detail is None or uuid != self._detail.line.statement.uuid
        if is_other and self._detail is not None:
            self.page.commit()
        try:
            self._detail = None if uuid is None else self._bridge.ask(statement_detail, uuid)
        except CaseorgError:  # gone since the list was asked
            self._detail = None
        self._show_detail(is_other=is_other)

    def _show_detail(self, *, is_other: bool = False) -> None:
        self.page.setVisible(self._detail is not None)
        if self._detail is not None:
            self.page.show_statement(self._detail, is_other=is_other)

    def _on_opened(self, uuid: str) -> None:
        self._on_current(uuid)
        if self._detail is not None:
            self.page.enter()

    def _on_edited(self, name: str, value: str) -> None:
        changes: dict[str, Any] = {name: value}
        self._bridge.do(edit_statement, otherwise=partial(self.page.refuse, name), uuid=self.page.uuid, **changes)

    def _trash_selected(self) -> None:
        uuids = self.view.selected
        words = "the statement" if len(uuids) == 1 else f"{len(uuids)} statements"

        def then(_value: Any) -> None:
            tell(self, f"Moved {words} to the trash.", offer=Offer("Undo", self._bridge.undo))

        self._bridge.do(trash_statements, then=then, uuids=uuids)

    def _on_context_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        if self.view.current is not None and self._actions is not None:
            if self._detail is not None and self.page.sources.texts:
                menu.addAction("Open Source").triggered.connect(lambda: self.open_source(0))
            for act in _ACTS:
                menu.addAction(self._actions[act])
            menu.addAction("Move to Trash").triggered.connect(self._trash_selected)
            menu.addSeparator()
        menu.addMenu(self.view.columns.sort_menu(menu))
        menu.addMenu(self.view.columns.columns_menu(menu))
        menu.exec(self.view.viewport().mapToGlobal(where))
        menu.deleteLater()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.ask()
        self._context.set_documents(())
        self._context.set_statement(self.view.current)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.page.commit()
        self._context.set_statement(None)
