"""The docket of the open case: entries, minute orders between them, documents below, and above what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from caseorg.base.ids import new_uuid
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.messages import Offer, tell
from caseorg.gui.panels.docket.entry_dialog import EntryDialog
from caseorg.gui.panels.docket.missing_bar import MissingBar
from caseorg.gui.tables.docket_tree import UNPLACED, DocketColumn, DocketTree
from caseorg.gui.tables.docket_view import DocketView
from caseorg.gui.widgets.empty_state import EmptyState
from caseorg.gui.widgets.fitting_label import FittingLabel
from caseorg.model.changes import Changes
from caseorg.model.document import DocketEntry
from caseorg.operations.docket import (
    add_docket_entry,
    edit_docket_entry,
    place_document,
    restore_docket_entry,
    trash_docket_entry,
)
from caseorg.operations.documents import edit_documents
from caseorg.queries.docket import DocketLine, docket, docket_entry, entries_without_document, missing_ecf_numbers
from caseorg.queries.documents import DocumentLine, document_lines, document_order
from caseorg.queries.reader import Reader

_SHOWN_TABLES = ("documents", "docket_entries", "cases")
# Longer than the docket of 10,000 documents takes to ask.
_PAUSE_MILLISECONDS = 500
_IN_PLACE = {
    "Edit Text in Place": DocketColumn.TEXT,
    "Edit ECF No. in Place": DocketColumn.NUMBER,
    "Edit Date in Place": DocketColumn.FILED,
}
_NEWEST_KEY = "docket/newest_first"


@dataclass(frozen=True, slots=True)
class _Answer:
    """All the panel shows, asked at once so that it agrees."""

    case_uuid: str
    lines: list[DocketLine]
    unplaced: list[DocumentLine]
    missing: list[int]
    without_document: list[int]


def _everything(reader: Reader, case_uuid: str) -> _Answer:
    lines = docket(reader, case_uuid)
    placed = {document.document.uuid for line in lines for document in line.documents}
    # Also what was filed under an entry that lies in the trash now.
    unplaced = [uuid for uuid in document_order(reader, case_uuid) if uuid not in placed]
    return _Answer(
        case_uuid,
        lines,
        document_lines(reader, unplaced),
        missing_ecf_numbers(reader, case_uuid),
        entries_without_document(reader, case_uuid),
    )


class DocketPanel(QWidget):
    """The docket as a tree, edited in place."""

    title: ClassVar[str] = "Docket"
    icon_name: ClassVar[str] = "docket"

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._context = context
        self._actions: Actions | None = None
        self._answer: _Answer | None = None
        self._wanted: str | None = None
        self._is_stale = False
        self._pause = QTimer(self, interval=_PAUSE_MILLISECONDS, singleShot=True)
        self._pause.timeout.connect(self._on_pause_over)
        self._is_late = False  # what is shown has changed while a cell was being edited
        self.count = FittingLabel(self)
        self.add_button = QToolButton(self)
        self.newest_first = QToolButton(self)
        self.missing = MissingBar(self)
        self.tree = DocketTree(self)
        self.view = DocketView(self.tree, self)
        self.empty = EmptyState(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self.setAccessibleName(self.title)
        self._lay_out()
        self._connect()
        self._on_case_changed()

    def _lay_out(self) -> None:
        for button, title in ((self.add_button, "New Docket Entry…"), (self.newest_first, "Newest First")):
            button.setText(title)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.newest_first.setCheckable(True)
        self.newest_first.setToolTip("Show the newest entry at the top")
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self.add_button)
        row.addWidget(self.newest_first)
        row.addStretch(1)
        row.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.missing)
        layout.addWidget(self.stack, 1)
        self.view.header().setSortIndicatorShown(True)
        self._mark_order()

    def _connect(self) -> None:
        self.newest_first.toggled.connect(self._on_order_changed)
        self.view.header().sectionClicked.connect(self._on_header_clicked)
        self.view.editing_ended.connect(self._on_editing_ended)
        self.view.selection_made.connect(self._on_selection_made)
        self.view.open_requested.connect(self._context.open_document)
        self.view.entry_activated.connect(self._edit_entry)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_context_menu)
        self.tree.entry_edit_requested.connect(self._on_entry_edit_requested)
        self.tree.document_edit_requested.connect(self._on_document_edit_requested)
        self.tree.place_requested.connect(self.place)
        self._bridge.changed.connect(self._on_changed)
        self._context.case_changed.connect(self._on_case_changed)
        self._context.entry_changed.connect(self._on_entry_wanted)

    def bind_actions(self, actions: Actions) -> None:
        """Bind what is done with entries, and put the actions on documents at hand here too."""
        self._actions = actions
        actions.bind("docket.add", self.add_entry)
        actions.bind("docket.edit", self.edit_entry)
        actions.bind("docket.trash", self.trash_entry)
        self.addAction(actions["documents.trash"])
        self.add_button.setDefaultAction(actions["docket.add"])
        self.add_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._context.entry_changed.connect(actions.refresh_soon)

    def save_layout(self, settings: QSettings) -> None:
        """Keep which end is at the top."""
        settings.setValue(_NEWEST_KEY, self.newest_first.isChecked())

    def restore_layout(self, settings: QSettings) -> None:
        """Take what was kept."""
        self.newest_first.setChecked(bool(settings.value(_NEWEST_KEY, False, bool)))

    # Asking

    def ask(self) -> None:
        """Ask for the docket again."""
        self._is_stale = False
        case_uuid = self._context.case_uuid
        if case_uuid is None:
            self._answer = None
            self._show()
        else:
            self._bridge.ask_later(_everything, case_uuid, then=self._on_answer, topic="docket")

    def _ask_when_seen(self) -> None:
        """An import changes things several times a second; the whole docket is asked again once in a while."""
        self._is_stale = True
        if self.isVisible() and not self._pause.isActive():
            self._pause.start()
            self.ask()

    def _on_pause_over(self) -> None:
        if self._is_stale:
            self._ask_when_seen()

    def _on_answer(self, answer: _Answer) -> None:
        if answer.case_uuid == self._context.case_uuid:
            self._answer = answer
            self._show()

    def _show(self) -> None:
        if self.view.is_editing:
            self._is_late = True
            return
        self._is_late = False
        answer = self._answer
        lines, unplaced = (answer.lines, answer.unplaced) if answer else ([], [])
        state = self.view.place()
        self.tree.show(lines, unplaced, descending=self.newest_first.isChecked())
        self.view.restore(*state)
        self.missing.show_missing(answer.missing if answer else (), answer.without_document if answer else ())
        self.count.tell(*(_count_texts(len(lines), len(unplaced)) if answer else ()))
        self._show_state()
        if self._wanted is not None and answer is not None:
            self.view.select(self._wanted)
            self._wanted = None

    def _show_state(self) -> None:
        if self.tree.rowCount():
            self.stack.setCurrentWidget(self.view)
            return
        if self._context.case_uuid is None:
            self.empty.tell("No case is open", "Choose a case at the top left, or add one.")
        elif self._answer is None:
            self.empty.tell("")
        else:
            self.empty.tell(
                "The docket is empty",
                "Filings with a court stamp are docketed when they are imported. Entries without a document, minute "
                "orders for instance, can be typed in.",
                button="New Docket Entry…",
                act=self.add_entry,
            )
        self.stack.setCurrentWidget(self.empty)

    # Doing

    def add_entry(self) -> None:
        """Ask for a new entry."""
        case_uuid = self._context.case_uuid
        if case_uuid is None:
            return
        dialog = EntryDialog(parent=self)

        def keep(values: dict[str, Any]) -> None:
            self._bridge.do(
                add_docket_entry,
                case_uuid=case_uuid,
                then=lambda entry: self._on_added(dialog, entry),
                otherwise=dialog.refuse,
                **values,
            )

        dialog.kept.connect(keep)
        dialog.open()

    def edit_entry(self) -> None:
        """Ask for other values of the selected entry."""
        if self._context.entry is not None:
            self._edit_entry(self._context.entry)

    def _edit_entry(self, uuid: str) -> None:
        dialog = EntryDialog(self._bridge.ask(docket_entry, uuid), self)

        def keep(values: dict[str, Any]) -> None:
            self._bridge.do(
                edit_docket_entry, uuid=uuid, then=lambda _: dialog.accept(), otherwise=dialog.refuse, **values
            )

        dialog.kept.connect(keep)
        dialog.open()

    def trash_entry(self) -> None:
        """Put the selected entry in the trash; a notice offers to take it back."""
        if self._context.entry is not None:
            self._bridge.do(trash_docket_entry, uuid=self._context.entry, then=self._on_trashed)

    def place(self, uuids: Sequence[str], target: str) -> None:
        """File documents under an entry, after what is there; UNPLACED takes them off the docket. One thing to undo."""
        step = new_uuid()
        index = self.tree.index_of(target)
        line = self.tree.entry_at(index)
        documents = line.documents if line else ()
        wanted = [uuid for uuid in uuids if uuid not in {one.document.uuid for one in documents}]
        taken = {one.document.attachment or 0 for one in documents}
        first = 0 if 0 not in taken else max(taken) + 1
        for offset, uuid in enumerate(wanted if line else uuids):
            entry_uuid = line.entry.uuid if line else None
            self._bridge.do(
                place_document, uuid=uuid, entry_uuid=entry_uuid, attachment=first + offset if line else 0, step=step
            )
        if line is not None:
            self.view.expand(index)

    def _on_added(self, dialog: EntryDialog, entry: DocketEntry) -> None:
        dialog.accept()
        self._wanted = entry.uuid
        self.ask()

    def _on_trashed(self, entry: DocketEntry) -> None:
        name = f"ECF No. {entry.number}" if entry.number is not None else "the docket entry"
        offer = Offer("Restore", lambda: self._bridge.do(restore_docket_entry, uuid=entry.uuid))
        tell(self, f"Moved {name} to the trash. Its documents stay in the case.", offer=offer)

    # What happens

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN_TABLES):
            self._ask_when_seen()

    def _on_case_changed(self, _uuid: str | None = None) -> None:
        self._answer = None
        self.view.forget()
        self._show()
        self._pause.stop()
        self._ask_when_seen()

    def _on_entry_wanted(self, uuid: str | None) -> None:
        """Another panel wants an entry to be seen; its own selection comes back here too."""
        if uuid is None or uuid == self.view.entry:
            return
        if self._answer is None or not self.tree.index_of(uuid).isValid():
            self._wanted = uuid
        else:
            self.view.select(uuid)

    def _on_selection_made(self) -> None:
        if not self.isVisible():
            return
        self._context.set_documents(self.view.documents)
        if self._wanted is None:
            self._context.set_entry(self.view.entry)

    def _on_editing_ended(self) -> None:
        if self._is_late:
            self._show()

    def _on_order_changed(self) -> None:
        self._mark_order()
        self._show()

    def _on_header_clicked(self, column: int) -> None:
        if column in (DocketColumn.NUMBER, DocketColumn.FILED):
            self.newest_first.toggle()
        self._mark_order()

    def _mark_order(self) -> None:
        is_newest = self.newest_first.isChecked()
        order = Qt.SortOrder.DescendingOrder if is_newest else Qt.SortOrder.AscendingOrder
        self.view.header().setSortIndicator(DocketColumn.FILED, order)

    def _on_entry_edit_requested(self, uuid: str, field: str, value: str) -> None:
        changes: dict[str, Any] = {field: value}
        self._bridge.do(edit_docket_entry, uuid=uuid, **changes)

    def _on_document_edit_requested(self, uuid: str, field: str, value: str) -> None:
        changes: dict[str, Any] = {field: value}
        self._bridge.do(edit_documents, uuids=[uuid], **changes)

    def _on_context_menu(self, where: QPoint) -> None:
        if self._actions is None:
            return
        menu = QMenu(self)
        if self.view.documents:
            ids = ("open", "edit", "tag", "place", "copy_cite", "trash")
            menu.addActions([self._actions[f"documents.{name}"] for name in ids])
            off = menu.addAction("Take off the Docket")
            off.triggered.connect(lambda: self.place(self.view.documents, UNPLACED))
        elif self.view.entry:
            menu.addActions([self._actions["docket.edit"], self._actions["docket.trash"]])
            menu.addSeparator()
            for title, column in _IN_PLACE.items():
                menu.addAction(title).triggered.connect(lambda _=False, column=column: self.view.edit_cell(column))
        menu.addSeparator()
        menu.addAction(self._actions["docket.add"])
        menu.addAction("Expand All").triggered.connect(self.view.expandAll)
        menu.addAction("Collapse All").triggered.connect(self.view.collapseAll)
        menu.exec(self.view.viewport().mapToGlobal(where))
        menu.deleteLater()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.view.entry is not None and self.view.hasFocus():
            self.trash_entry()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.ask()
        self._context.set_documents(self.view.documents)
        if self._wanted is None and self._context.entry is None:
            self._context.set_entry(self.view.entry)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._context.set_entry(None)


def _count_texts(entries: int, unplaced: int) -> tuple[str, ...]:
    """All there is to say, and less where there is less room."""
    text = f"{entries:,} entr" + ("y" if entries == 1 else "ies")
    return (f"{text} · {unplaced:,} not on the docket", text) if unplaced else (text,)
