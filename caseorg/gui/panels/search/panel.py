"""The result of the search box, while one types: documents with their pages, docket entries, cases."""

from __future__ import annotations

import time
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.panels.search.examples import SearchExamples
from caseorg.gui.tables.hit_rows import HitList, HitRow, HitRowKind
from caseorg.gui.tables.hit_view import HitView
from caseorg.gui.widgets.empty_state import EmptyState
from caseorg.model.changes import Changes
from caseorg.model.search import SearchQuery
from caseorg.queries.search import SearchResult, search
from caseorg.rules.searching import parse_query

_FIRST, _MORE = 50, 150
_SEARCHED_TABLES = (
    "documents", "docket_entries", "cases", "document_tags", "tags", "annotations", "annotation_replies", "issues",
    "annotation_issues", "statements", "statement_segments", "persons", "organizations", "aliases",
)  # fmt: skip
_SCOPE_KEY = "search/this_case"


class SearchPanel(QWidget):
    """Listens to `context.search_changed`; a newer question drops the older one."""

    title: ClassVar[str] = "Search"
    icon_name: ClassVar[str] = "search"

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._context = context
        self._actions: Actions | None = None
        self._text = ""
        self._limit = _FIRST
        self._result = SearchResult()
        self._answered: str | None = None
        self._opens_first = False
        self._is_stale = False
        self.all_cases = self._scope_button("All Cases", "Search every case that is not in the trash")
        self.this_case = self._scope_button("This Case", "Search the open case only")
        self.says = QLabel(self)
        self.says.setProperty("role", "muted")
        self.problem = QLabel(self)
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)
        self.hits = HitList(self)
        self.view = HitView(self.hits, self)
        self.examples = SearchExamples(self)
        self.empty = EmptyState(self)
        self.stack = QStackedWidget(self)
        for widget in (self.examples, self.empty, self.view):
            self.stack.addWidget(widget)
        self.setAccessibleName(self.title)
        self._lay_out()
        self._connect()
        self._on_case_changed()

    def _scope_button(self, title: str, help_line: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(title)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setToolTip(help_line)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        self._scope = QButtonGroup(self)
        self._scope.addButton(self.all_cases)
        self._scope.addButton(self.this_case)
        self.all_cases.setChecked(True)
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self.all_cases)
        row.addWidget(self.this_case)
        row.addSpacing(8)
        row.addWidget(self.says, 1)
        under = QHBoxLayout()
        under.setContentsMargins(14, 0, 14, 6)
        under.addWidget(self.problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addLayout(under)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.this_case.toggled.connect(self._on_scope_changed)
        self.view.row_activated.connect(self._on_row_activated)
        self.view.left_above.connect(self._on_left)
        self.view.left.connect(self._on_left)
        self.examples.chosen.connect(self._context.set_search)
        self._context.search_changed.connect(self.search)
        self._context.search_entered.connect(self._on_search_entered)
        self._context.case_changed.connect(self._on_case_changed)
        self._bridge.changed.connect(self._on_changed)

    def bind_actions(self, actions: Actions) -> None:
        """It does no action of its own; Esc leads back to the search box."""
        self._actions = actions

    def save_layout(self, settings: QSettings) -> None:
        """Keep what is searched: this case or all."""
        settings.setValue(_SCOPE_KEY, self.this_case.isChecked())

    def restore_layout(self, settings: QSettings) -> None:
        """Take what was kept."""
        (self.this_case if settings.value(_SCOPE_KEY, False, bool) else self.all_cases).setChecked(True)

    # Asking

    @property
    def result(self) -> SearchResult:
        """What is shown."""
        return self._result

    def search(self, text: str) -> None:
        """Search for what was typed so far; called on every key."""
        text = text.strip()
        if text == self._text and not self._is_stale:
            return
        self._text = text
        self._limit = _FIRST
        self._opens_first = False
        self._ask()

    def enter_results(self) -> None:
        """Take the focus, with the cursor on the first row where it is on none."""
        if self.hits.rowCount():
            self.view.enter()

    def _ask(self) -> None:
        self._is_stale = False
        query = parse_query(self._text, typing=True) if self._text else SearchQuery()
        case_uuid = self._case_searched
        text, since = self._text, time.perf_counter()

        def take(result: SearchResult) -> None:
            self._on_result(text, result, time.perf_counter() - since)

        self._bridge.ask_later(search, query, case_uuid=case_uuid, limit=self._limit, then=take, topic="search")

    @property
    def _case_searched(self) -> str | None:
        return self._context.case_uuid if self.this_case.isChecked() else None

    def _on_result(self, text: str, result: SearchResult, seconds: float) -> None:
        goes_on = text == self._answered
        self._answered, self._result = text, result
        self.view.show_result(result, with_case=self._case_searched is None, keeps_place=goes_on)
        self._show_state(seconds)
        if self._opens_first:
            self._open_first()

    def _show_state(self, seconds: float) -> None:
        self.problem.setText(self._result.problem or "")
        self.problem.setVisible(bool(self._result.problem))
        if not self._text:
            self.says.setText("")
            self.stack.setCurrentWidget(self.examples)
            return
        self.says.setText(f"{found_text(self._result)} · {seconds:.2f} s")
        if self.hits.rowCount():
            self.stack.setCurrentWidget(self.view)
            return
        where = "this case" if self._case_searched else "any case"
        in_one = self._case_searched is not None
        self.empty.tell(
            "Nothing found",
            f"No page, title, annotation, docket text or note in {where} has these words. Pages without text (scans) "
            "cannot be searched before they are recognized.",
            button="Search All Cases" if in_one else "",
            act=(lambda: self.all_cases.setChecked(True)) if in_one else None,
        )
        self.stack.setCurrentWidget(self.empty)

    # What happens

    def _on_changed(self, changes: Changes) -> None:
        if not self._text or not changes.touches(*_SEARCHED_TABLES):
            return
        if self.isVisible():
            self._ask()
        else:
            self._is_stale = True

    def _on_case_changed(self, _uuid: str | None = None) -> None:
        has_case = self._context.case_uuid is not None
        self.this_case.setEnabled(has_case)
        if not has_case:
            self.all_cases.setChecked(True)
        if self.this_case.isChecked() and self._text:
            self._ask()

    def _on_scope_changed(self) -> None:
        self._limit = _FIRST
        self._answered = None
        if self._text:
            self._ask()

    def _on_search_entered(self, text: str) -> None:
        self.search(text)
        if self._answered == self._text and self._text:
            self._open_first()
        else:
            self._opens_first = True

    def _open_first(self) -> None:
        self._opens_first = False
        row = self.view.first_place()
        if row is not None:
            self._on_row_activated(row)

    def _on_row_activated(self, row: HitRow) -> None:
        if row.kind is HitRowKind.MORE_RESULTS:
            self._limit += _MORE
            self._ask()
        elif row.document_uuid is not None:
            patterns = self._result.patterns
            self._context.open_document(
                row.document_uuid, page=row.page, patterns=patterns, annotation=row.annotation_uuid
            )
        elif row.statement_uuid is not None:
            self._context.statement_requested.emit(row.statement_uuid)
        elif row.person_uuid is not None:
            self._context.person_requested.emit(row.person_uuid)
        elif row.case_uuid is not None:
            self._context.set_case(row.case_uuid)
            self._context.set_entry(row.entry_uuid)
            self._context.panel_requested.emit("docket" if row.entry_uuid else "documents")

    def _on_left(self) -> None:
        """Back to the search box."""
        self.view.setCurrentIndex(QModelIndex())
        if self._actions is not None:
            self._actions.trigger("edit.search")

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._ask()


def found_text(result: SearchResult) -> str:
    """How much was found, in words: "214 pages in 31 documents", "3 documents", "nothing"."""
    documents = f"{result.document_count:,} document" + ("" if result.document_count == 1 else "s")
    parts = []
    if result.page_count:
        pages = f"{result.page_count:,} page" + ("" if result.page_count == 1 else "s")
        parts.append(f"{pages} in {documents}")
    elif result.document_count:
        parts.append(documents)
    for count, one, many in (
        (result.annotation_count, "annotation", "annotations"),
        (len(result.entries), "docket entry", "docket entries"),
        (len(result.issues), "issue", "issues"),
        (len(result.statements), "statement", "statements"),
        (len(result.people), "person or organization", "people and organizations"),
        (len(result.cases), "case", "cases"),
    ):
        if count:
            parts.append(f"{count:,} {one if count == 1 else many}")
    return ", ".join(parts) or "Nothing found"
