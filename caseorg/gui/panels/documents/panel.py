"""The documents of the open case: a table that SQL sorts and filters, and what can be done with its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.panels.documents.document_actions import DocumentActions
from caseorg.gui.panels.documents.filter_row import FilterRow
from caseorg.gui.panels.documents.inbox_bar import InboxBar
from caseorg.gui.tables.document_columns import COLUMNS
from caseorg.gui.tables.document_table import DocumentTable
from caseorg.gui.tables.documents_view import DocumentsView
from caseorg.gui.widgets.empty_state import EmptyState
from caseorg.model.changes import Changes
from caseorg.model.document import Tag
from caseorg.operations.documents import edit_documents
from caseorg.queries.cases import counts_of
from caseorg.queries.documents import DocumentFilter, DocumentSort, document_lines, document_order, tag_counts, tags
from caseorg.queries.reader import Reader

_SHOWN_TABLES = ("documents", "docket_entries", "document_tags", "tags", "cases")
_COLUMNS_KEY = "documents/columns"


@dataclass(frozen=True, slots=True)
class _Answer:
    """All the panel shows, asked at once so that it agrees."""

    case_uuid: str
    order: list[str]
    total: int
    tags: list[Tag]
    tag_counts: dict[str, int]


def _everything(
    reader: Reader, case_uuid: str, sort: DocumentSort, descending: bool, shown: DocumentFilter
) -> _Answer:
    order = document_order(reader, case_uuid, sort=sort, descending=descending, shown=shown)
    total = len(order) if shown == DocumentFilter() else counts_of(reader, case_uuid).documents
    return _Answer(case_uuid, order, total, tags(reader), tag_counts(reader, case_uuid))


class DocumentsPanel(QWidget):
    """The table, what narrows it, and what stands there while it is empty."""

    title: ClassVar[str] = "Documents"
    icon_name: ClassVar[str] = "documents"

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._context = context
        self._actions: Actions | None = None
        self._shown_case: str | None = None
        self._total = 0
        self._is_stale = False
        self._late: _Answer | None = None  # came while a cell was being edited
        self.filters = FilterRow(self)
        self.table = DocumentTable(lambda uuids: bridge.ask(document_lines, uuids), self)
        self.view = DocumentsView(self.table, self)
        self.inbox_bar = InboxBar(self)
        self.empty = EmptyState(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.inbox_bar)
        layout.addWidget(self.filters)
        layout.addWidget(self.stack, 1)
        self.document_actions = DocumentActions(bridge, context, self)
        self.setAccessibleName(self.title)
        self._connect()
        self._on_case_changed()

    def _connect(self) -> None:
        self.filters.changed.connect(self.ask)
        self.inbox_bar.import_requested.connect(self._doing("file.import_inbox"))
        self._context.inbox_changed.connect(self.inbox_bar.show_files)
        self.filters.left_below.connect(self._on_left_filters)
        self.view.columns.sort_requested.connect(self.ask)
        self.view.editing_ended.connect(self._on_editing_ended)
        self.view.left_above.connect(self.filters.text.setFocus)
        self.view.selection_made.connect(self._context.set_documents)
        self.view.open_requested.connect(self._context.open_document)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_context_menu)
        self.table.edit_requested.connect(self._on_edit_requested)
        self._bridge.changed.connect(self._on_changed)
        self._context.case_changed.connect(self._on_case_changed)

    def bind_actions(self, actions: Actions) -> None:
        """Bind what is done with selected documents, wherever they were selected."""
        self._actions = actions
        self.document_actions.bind(actions)
        self._show_state()

    def save_layout(self, settings: QSettings) -> None:
        """Keep widths, order, visibility and sorting of the columns."""
        self.view.columns.save(settings, _COLUMNS_KEY)
        self.document_actions.save_layout(settings)

    def restore_layout(self, settings: QSettings) -> None:
        """Take what was kept, where it is of these columns."""
        self.document_actions.restore_layout(settings)
        if self.view.columns.restore_from(settings, _COLUMNS_KEY):
            self._ask_when_seen()

    def reset_layout(self) -> None:
        """The columns as on the first day."""
        self.view.columns.reset_columns()

    def select(self, uuids: Sequence[str]) -> None:
        """Select these documents and go to the first one."""
        self.view.select(uuids)

    # Asking

    def ask(self, *_: object) -> None:
        """Ask for the documents again, as they are sorted and narrowed now."""
        self._is_stale = False
        case_uuid = self._context.case_uuid
        if case_uuid is None:
            self._shown_case = None
            self.view.show_order(())
            self._show_state()
            return
        column, descending = self.view.columns.sort
        sort = COLUMNS[column].sort or DocumentSort.ECF
        self._bridge.ask_later(
            _everything, case_uuid, sort, descending, self.filters.value, then=self._on_answer, topic="documents"
        )

    def _ask_when_seen(self) -> None:
        """An import changes things several times a second; nobody waits for a panel that is not in front."""
        if self.isVisible():
            self.ask()
        else:
            self._is_stale = True

    def _on_answer(self, answer: _Answer) -> None:
        if answer.case_uuid != self._context.case_uuid:
            return
        if self.view.is_editing:
            self._late = answer
            return
        self._late = None
        is_new = self._shown_case != answer.case_uuid
        self._shown_case = answer.case_uuid
        self._total = answer.total
        self.view.show_order(answer.order)
        if is_new:
            self.view.scrollToTop()
        self.filters.offer_tags(answer.tags, answer.tag_counts)
        self.filters.show_count(len(answer.order), answer.total)
        self._show_state()

    def _show_state(self) -> None:
        """The table where it has rows, else why it has none and what to do."""
        is_known = self._shown_case is not None
        self.filters.setVisible(is_known and (self._total > 0 or not self.filters.is_empty))
        if self.table.rowCount():
            self.stack.setCurrentWidget(self.view)
            return
        if self._context.case_uuid is None:
            self.empty.tell(
                "No case is open",
                "Choose a case at the top left, or add one.",
                button="New Case…",
                act=self._doing("case.add"),
            )
        elif not is_known:
            self.empty.tell("")
        elif self._total:
            self.empty.tell(
                "No document matches",
                f"None of the {self._total:,} documents of this case matches the filters.",
                button="Clear Filters",
                act=self.filters.clear,
            )
        else:
            self.empty.tell(
                "No documents yet",
                "Drop filings or whole folders here, or import them. The files are copied into this workspace; "
                "the originals stay where they are.",
                button="Import Files…",
                act=self._doing("file.import_files"),
            )
        self.stack.setCurrentWidget(self.empty)

    def _doing(self, action_id: str) -> Callable[[], None]:
        def act() -> None:
            if self._actions is not None:
                self._actions.trigger(action_id)

        return act

    # What happens

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN_TABLES):
            self._ask_when_seen()

    def _on_case_changed(self, _uuid: str | None = None) -> None:
        self._shown_case = None
        self._total = 0
        self.view.show_order(())
        self.filters.clear()
        self._show_state()
        self._ask_when_seen()

    def _on_edit_requested(self, uuid: str, field: str, value: str) -> None:
        changes: dict[str, Any] = {field: value}
        self._bridge.do(edit_documents, uuids=[uuid], **changes)

    def _on_editing_ended(self) -> None:
        if self._late is not None:
            self._on_answer(self._late)

    def _on_left_filters(self) -> None:
        if self.table.rowCount():
            self.view.enter()

    def _on_context_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        if self.view.selected and self._actions is not None:
            self.document_actions.fill(menu, self._actions)
            rename = menu.addAction("Edit Title in Place")
            rename.triggered.connect(lambda: self.view.edit_cell("title"))
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
        self._context.set_documents(self.view.selected)
