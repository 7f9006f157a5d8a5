"""The trash of all cases: what lies there, since when, and back with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from caseorg.base.ids import new_uuid
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.messages import Offer, tell
from caseorg.gui.tables.columns_header import ColumnsHeader
from caseorg.gui.tables.trash_table import COLUMNS, TrashKind, TrashLine, TrashTable, trash_lines
from caseorg.gui.widgets.empty_state import EmptyState
from caseorg.model.changes import Changes
from caseorg.operations.annotations import restore_annotations
from caseorg.operations.cases import restore_case
from caseorg.operations.docket import restore_docket_entry
from caseorg.operations.documents import restore_documents
from caseorg.operations.inquiries import restore_inquiries
from caseorg.operations.operation import Operation
from caseorg.operations.people import restore_people
from caseorg.operations.statements import restore_statements

_COLUMNS_KEY = "trash/columns"
_SHOWN_TABLES = ("documents", "docket_entries", "cases", "annotations", "persons", "organizations", "statements",
                 "inquiries")  # fmt: skip
# One at a time, and those that take many at once.
_RESTORING = {TrashKind.CASE: restore_case, TrashKind.ENTRY: restore_docket_entry}
_RESTORING_MANY = {
    TrashKind.DOCUMENT: restore_documents,
    TrashKind.ANNOTATION: restore_annotations,
    TrashKind.PERSON: restore_people,
    TrashKind.STATEMENT: restore_statements,
    TrashKind.INQUIRY: restore_inquiries,
}


class TrashPanel(QWidget):
    """A table of what lies in the trash."""

    title: ClassVar[str] = "Trash"
    icon_name: ClassVar[str] = "trash"

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._context = context
        self._actions: Actions | None = None
        self._is_stale = False
        self.says = QLabel(self)
        self.says.setWordWrap(True)
        self.says.setProperty("role", "muted")
        self.restore_button = QPushButton("Restore", self)
        self.restore_button.setEnabled(False)
        self.table = TrashTable(self)
        self.view = _TrashView(self.table, self)
        self.empty = EmptyState(self)
        self.empty.tell("The trash is empty", "What you move to the trash stays here until you take it back.")
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self.setAccessibleName(self.title)
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.says, 1)
        row.addWidget(self.restore_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.stack, 1)
        self._connect()
        self._ask_when_seen()

    def _connect(self) -> None:
        self.restore_button.clicked.connect(self.restore)
        self.view.restore_requested.connect(self.restore)
        self.view.doubleClicked.connect(self._on_double_clicked)
        self.view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.view.columns.sort_requested.connect(self._on_sort_requested)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_context_menu)
        self._bridge.changed.connect(self._on_changed)

    def bind_actions(self, actions: Actions) -> None:
        """Bind restoring."""
        self._actions = actions
        actions.bind("trash.restore", self.restore, enabled=self._can_restore)

    def save_layout(self, settings: QSettings) -> None:
        """Keep the columns."""
        self.view.columns.save(settings, _COLUMNS_KEY)

    def restore_layout(self, settings: QSettings) -> None:
        """Take what was kept, where it is of these columns."""
        if self.view.columns.restore_from(settings, _COLUMNS_KEY):
            self._on_sort_requested(*self.view.columns.sort)

    @property
    def selected(self) -> list[TrashLine]:
        """The selected records."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self.table.line_at(row) for row in rows]

    def ask(self) -> None:
        """Ask again what lies in the trash."""
        self._is_stale = False
        self._bridge.ask_later(trash_lines, then=self._on_lines, topic="trash")

    def _ask_when_seen(self) -> None:
        if self.isVisible():
            self.ask()
        else:
            self._is_stale = True

    def restore(self) -> None:
        """Take the selected records back into their cases, as one thing to undo."""
        lines = self.selected
        if not lines:
            return
        step = new_uuid()
        wanted: list[tuple[Operation, dict[str, Any]]] = [
            (_RESTORING[line.kind], {"uuid": line.uuid}) for line in lines if line.kind in _RESTORING
        ]
        for kind, operation in _RESTORING_MANY.items():
            uuids = [line.uuid for line in lines if line.kind is kind]
            wanted += [(operation, {"uuids": uuids})] if uuids else []
        *earlier, (last, arguments) = wanted
        for operation, values in earlier:
            self._bridge.do(operation, step=step, **values)
        self._bridge.do(last, step=step, then=lambda _: self._tell_restored(lines), **arguments)

    def _tell_restored(self, lines: Sequence[TrashLine]) -> None:
        """Where a record's case stays in the trash, it would be back and still not be seen: offer the case too."""
        back = {line.uuid for line in lines if line.kind is TrashKind.CASE}
        hidden = {line.case_uuid: line.case_name for line in lines if line.case_in_trash and line.case_uuid not in back}
        what = f"“{lines[0].name}”" if len(lines) == 1 else f"{len(lines):,} records"
        if not hidden:
            tell(self, f"Restored {what}.")
            return
        names = ", ".join(f"“{name}”" for name in hidden.values())
        tell(
            self,
            f"Restored {what}, but the case {names} is still in the trash.",
            offer=Offer("Restore Case", lambda: self._restore_cases(list(hidden))),
        )

    def _restore_cases(self, uuids: Sequence[str]) -> None:
        step = new_uuid()
        for uuid in uuids:
            self._bridge.do(restore_case, uuid=uuid, step=step)

    def _on_lines(self, lines: list[TrashLine]) -> None:
        selected = {line.uuid for line in self.selected}
        row_before, place = self.view.currentIndex().row(), self.view.verticalScrollBar().value()
        self.table.show(lines)
        flags = QItemSelectionModel.SelectionFlag
        for uuid in selected:
            row = self.table.row_of(uuid)
            if row is not None:
                self.view.selectionModel().select(self.table.index(row, 0), flags.Select | flags.Rows)
        if row_before >= 0 and lines:
            index = self.table.index(min(row_before, len(lines) - 1), 0)
            self.view.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.view.verticalScrollBar().setValue(place)
        count = len(lines)
        records = "record" if count == 1 else "records"
        self.says.setText(f"{count:,} {records}. Nothing here is ever removed by itself.")
        self.says.setVisible(bool(lines))
        self.restore_button.setVisible(bool(lines))
        self.stack.setCurrentWidget(self.view if lines else self.empty)
        self._on_selection_changed()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN_TABLES):
            self._ask_when_seen()

    def _can_restore(self) -> bool | str:
        return True if self.isVisible() and self.selected else "Select something in the trash first."

    def _on_selection_changed(self) -> None:
        self.restore_button.setEnabled(bool(self.selected))
        if self._actions is not None:
            self._actions.refresh_soon()

    def _on_sort_requested(self, column: int, descending: bool) -> None:
        self.table.sort_by(column, descending=descending)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        line = self.table.line_at(index.row())
        if line.document_uuid is not None:
            self._look_at(line)

    def _look_at(self, line: TrashLine) -> None:
        if line.document_uuid is not None:
            self._context.open_document(line.document_uuid, page=line.page)

    def _on_context_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        if self.selected and self._actions is not None:
            menu.addAction(self._actions["trash.restore"])
            seen = [line for line in self.selected if line.document_uuid is not None]
            if len(seen) == 1:
                menu.addAction("Look at It").triggered.connect(lambda: self._look_at(seen[0]))
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
        self._on_selection_changed()


class _TrashView(QTableView):
    """The table as a view: Enter restores, a double click looks."""

    restore_requested = Signal()

    def __init__(self, table: TrashTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = ColumnsHeader([column.title for column in COLUMNS], [True] * len(COLUMNS), self)
        self.setHorizontalHeader(self.columns)
        self.setModel(table)
        self.columns.lay_out([column.sample for column in COLUMNS], [True] * len(COLUMNS), wide=1)
        self.columns.layout_changed.connect(self._fill_columns)
        self.columns.mark_sort(3, descending=True)
        self.setAccessibleName("Trash")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)

    def _fill_columns(self) -> None:
        self.columns.fill(self.viewport().width())

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selectionModel().hasSelection():
            self.restore_requested.emit()
        else:
            super().keyPressEvent(event)
