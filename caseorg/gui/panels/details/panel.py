"""What is said of the selected documents, edited in place; of the docket entry or the case while none is selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from caseorg.base.errors import CaseorgError
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.messages import Weight, tell
from caseorg.gui.panels.details.document_form import DocumentForm
from caseorg.gui.panels.details.entry_page import EntryPage
from caseorg.gui.panels.details.facts import CaseFacts, CasePage, case_facts
from caseorg.gui.panels.details.sections import SECTIONS
from caseorg.gui.panels.details.selection import Selected, selected_documents
from caseorg.gui.widgets.empty_state import EmptyState
from caseorg.model.changes import Changes
from caseorg.model.document import DocketEntry
from caseorg.operations.docket import place_document
from caseorg.operations.documents import edit_documents
from caseorg.operations.operation import Operation
from caseorg.operations.tags import tag_documents, untag_documents
from caseorg.queries.docket import docket_entry

_DOCUMENT_TABLES = ("documents", "docket_entries", "document_tags", "tags")
_CASE_TABLES = ("cases", "case_judges", "case_relations", "documents", "docket_entries")


class DetailsPanel(QWidget):
    """Shows the document in front, else the selected ones, else the selected docket entry, else the case."""

    title: ClassVar[str] = "Details"
    icon_name: ClassVar[str] = "details"

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._context = context
        self._actions: Actions | None = None
        self._uuids: tuple[str, ...] = ()
        self._shown: Selected | None = None
        self.form = DocumentForm(lambda form: [make(bridge, context, form) for make in SECTIONS], self)
        self.sections = self.form.sections
        self.case_page = CasePage(self)
        self.entry_page = EntryPage(self)
        self.empty = EmptyState(self)
        self.empty.tell("No case is open", "Choose a case at the top left, or add one.")
        self.stack = QStackedWidget(self)
        for page in (self.form, self.entry_page, self.case_page, self.empty):
            area = QScrollArea(self)
            area.setWidgetResizable(True)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(page)
            self.stack.addWidget(area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.setAccessibleName(self.title)
        self._connect()
        self._on_subject_changed()

    def _connect(self) -> None:
        context = self._context
        for signal in (context.selection_changed, context.document_shown, context.entry_changed, context.case_changed):
            signal.connect(self._on_subject_changed)
        self._bridge.changed.connect(self._on_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        for name, field in self.form.fields.items():
            field.committed.connect(lambda value, name=name: self._on_committed(name, value))
        self.form.tags.add_requested.connect(lambda name: self._do_tags(tag_documents, name))
        self.form.tags.remove_requested.connect(lambda name: self._do_tags(untag_documents, name))
        self.case_page.edit_requested.connect(lambda: self._trigger("case.edit"))
        self.entry_page.edit_requested.connect(lambda: self._trigger("docket.edit"))

    def bind_actions(self, actions: Actions) -> None:
        """Bind what is edited here."""
        self._actions = actions
        actions.bind("documents.edit", self.edit)
        actions.bind("documents.tag", self.edit_tags)
        for section in self.sections:
            section.bind_actions(actions)

    def edit(self) -> None:
        """Go to the first field that makes sense for what is selected."""
        self._come_forward()
        self.form.fields["title" if len(self._uuids) == 1 else "kind"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit_tags(self) -> None:
        """Go to where tags are typed."""
        self._come_forward()
        self.form.tags.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def shown_page(self) -> QWidget | None:
        """The form, the page of the case, or the words that no case is open."""
        area = self.stack.currentWidget()
        return area.widget() if isinstance(area, QScrollArea) else None

    def _come_forward(self) -> None:
        """The dock it is in may be closed, or behind another one."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QDockWidget):
            parent = parent.parentWidget()
        if parent is not None:
            parent.show()
            parent.raise_()
            self.setEnabled(True)  # the dock does so too, but may hear of it only later

    # Asking

    def ask(self) -> None:
        """Ask again for what is shown."""
        if self._uuids:
            self._bridge.ask_later(selected_documents, self._uuids, then=self._on_selected, topic="details")
        elif self._context.entry is not None:
            self._bridge.ask_later(docket_entry, self._context.entry, then=self._on_entry, topic="details")
        elif self._context.case_uuid is not None:
            self._bridge.ask_later(case_facts, self._context.case_uuid, then=self._on_case_facts, topic="details")
        else:
            self._show(self.empty)

    def _on_selected(self, found: Selected) -> None:
        if found.uuids != self._uuids:
            return
        if not found.count:
            self._uuids = ()
            self.ask()
            return
        is_other = self._shown is None or self._shown.uuids != found.uuids
        self._shown = found
        self.form.show_selected(found, is_other=is_other)
        others = [case.short_caption for case in found.cases if case.uuid != self._context.case_uuid]
        self.form.show_other_case(", ".join(others))
        for section in self.sections if is_other else ():
            section.show_document(found.uuids[0] if found.line else None)
        self._show(self.form)

    def _on_entry(self, found: DocketEntry) -> None:
        if not self._uuids and found.uuid == self._context.entry:
            self.entry_page.show_entry(found)
            self._show(self.entry_page)

    def _on_case_facts(self, found: CaseFacts) -> None:
        if not self._uuids and self._context.entry is None and found.case.uuid == self._context.case_uuid:
            self.case_page.show_case(found)
            self._show(self.case_page)

    def _show(self, page: QWidget) -> None:
        for place in range(self.stack.count()):
            area = self.stack.widget(place)
            if isinstance(area, QScrollArea) and area.widget() is page:
                self.stack.setCurrentIndex(place)

    # What happens

    def _on_subject_changed(self, *_: object) -> None:
        shown = self._context.shown
        uuids = (shown,) if shown else self._context.documents
        if uuids != self._uuids:
            self._leave()
            self._uuids = uuids
            self._shown = None
        self.ask()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A scroll area shows what the Tab key comes to from within it, but not from without."""
        area = self.stack.currentWidget()
        if now is not None and isinstance(area, QScrollArea) and area.isAncestorOf(now):
            area.ensureWidgetVisible(now)

    def _leave(self) -> None:
        """Keep what was typed for the documents shown until now; what cannot be taken is told, since it goes."""
        if self._shown is None:
            return
        problem = self.form.commit()
        if problem:
            tell(self, f"What was typed was not kept. {problem}", weight=Weight.TROUBLE)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*(_DOCUMENT_TABLES if self._uuids else _CASE_TABLES)):
            self.ask()
        for section in self.sections:
            section.on_changed(changes)

    def _trigger(self, action_id: str) -> None:
        if self._actions is not None:
            self._actions.trigger(action_id)

    def _on_committed(self, name: str, value: str) -> None:
        if not self._uuids:
            return
        if name == "ecf":
            self._place(value)
            return
        changes: dict[str, Any] = {name: value}
        self._bridge.do(edit_documents, uuids=self._uuids, otherwise=self._refusal(name), **changes)

    def _place(self, ecf: str) -> None:
        number, _, attachment = ecf.partition("-")
        self._bridge.do(
            place_document,
            uuid=self._uuids[0],
            number=int(number) if number else None,
            attachment=int(attachment or 0),
            otherwise=self._refusal("ecf"),
        )

    def _refusal(self, name: str) -> Callable[[CaseorgError], None]:
        """What to do when a value is refused: the field says so while its documents are shown, else the notice bar."""
        uuids = self._uuids

        def refuse(error: CaseorgError) -> None:
            if uuids == self._uuids:
                self.form.fields[name].take_back(error)
            else:
                tell(self, error.sentence, weight=Weight.TROUBLE)

        return refuse

    def _do_tags(self, operation: Operation, name: str) -> None:
        if self._uuids:
            self._bridge.do(operation, uuids=self._uuids, tag=name)
