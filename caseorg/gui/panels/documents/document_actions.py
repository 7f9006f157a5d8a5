"""What is done with the selected documents, in whichever list they were selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from caseorg.base.ids import new_uuid
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.messages import Offer, Weight, ask_yes_no, tell
from caseorg.gui.panels.documents.place_dialog import PlaceDialog
from caseorg.gui.panels.documents.rename_dialog import RenameDialog, remember
from caseorg.model.document import Document, DocumentKind
from caseorg.model.record import Visibility
from caseorg.operations.docket import place_document
from caseorg.operations.documents import edit_documents, rename_documents, restore_documents, trash_documents
from caseorg.queries.documents import DocumentLine, document_lines

# Above this many tabs at once somebody probably meant something else.
_TABS_WITHOUT_ASKING = 12
_TEMPLATES_KEY = "documents/rename_templates"


class DocumentActions(QObject):
    """Does the actions whose ids begin with "documents."."""

    def __init__(self, bridge: Bridge, context: Context, panel: QWidget) -> None:
        super().__init__(panel)
        self._bridge = bridge
        self._context = context
        self._panel = panel
        self._templates: list[str] = []

    def bind(self, actions: Actions) -> None:
        """Bind them. Del works in the table alone; the docket adds the same action to itself."""
        actions.bind("documents.open", self.open)
        actions.bind("documents.place", self.place)
        actions.bind("documents.rename", self.rename)
        actions.bind("documents.copy_cite", self.copy_cite)
        actions.bind("documents.trash", self.trash, within=self._panel)
        self._context.selection_changed.connect(actions.refresh_soon)

    def fill(self, menu: QMenu, actions: Actions) -> None:
        """Put them into a context menu, with the quick ways to set a kind and a visibility."""
        menu.addAction(actions["documents.open"])
        menu.addSeparator()
        menu.addAction(actions["documents.edit"])
        self._add_choices(menu, "Set Kind", "kind", [kind.value for kind in DocumentKind])
        self._add_choices(menu, "Set Visibility", "visibility", [visibility.value for visibility in Visibility])
        menu.addAction(actions["documents.tag"])
        menu.addAction(actions["documents.place"])
        menu.addAction(actions["documents.relate"])
        menu.addAction(actions["documents.rename"])
        menu.addAction(actions["documents.recognize"])
        menu.addSeparator()
        menu.addAction(actions["documents.copy_cite"])
        menu.addAction(actions["documents.trash"])

    @property
    def targets(self) -> tuple[str, ...]:
        """What is acted on: the document in front, while one is; else those selected in a list."""
        return (self._context.shown,) if self._context.shown else self._context.documents

    def open(self) -> None:
        """Read each in a tab."""
        uuids = self.targets
        question = f"Open {len(uuids)} documents, each in a tab?"
        if len(uuids) > _TABS_WITHOUT_ASKING and not ask_yes_no(self._panel, question, yes="Open All"):
            return
        for uuid in uuids:
            self._context.open_document(uuid)

    def trash(self) -> None:
        """Put them in the trash; a notice offers to take them back."""
        uuids = self.targets
        if uuids:
            self._bridge.do(trash_documents, uuids=uuids, then=self._on_trashed)

    def place(self) -> None:
        """Ask for the ECF No. and file them there."""
        uuids = self.targets
        lines = self._bridge.ask(document_lines, uuids[:1])
        if not lines:
            return
        # a document in a tab may be of another case than the one that is open
        dialog = PlaceDialog(self._bridge, lines[0].document.case_uuid, uuids, lines[0], self._panel)
        dialog.place_requested.connect(self.place_at)
        dialog.open()

    def place_at(self, uuids: Sequence[str], number: int | None, attachment: int) -> None:
        """File documents under an ECF No., from an attachment number on; None takes them off the docket."""
        step = new_uuid()  # one thing to undo
        for offset, uuid in enumerate(uuids):
            at = attachment + offset if number is not None else 0
            self._bridge.do(place_document, uuid=uuid, number=number, attachment=at, step=step)

    def rename(self) -> None:
        """Ask for a template, and give the titles it makes."""
        dialog = RenameDialog(self._bridge, self.targets, self._templates, self._panel)
        dialog.rename_requested.connect(self._on_rename_requested)
        dialog.open()

    def _on_rename_requested(self, titles: dict[str, str], template: str) -> None:
        self._templates = remember(self._templates, template)
        self._bridge.do(rename_documents, titles=titles, then=self._on_renamed)

    def _on_renamed(self, documents: Sequence[Document]) -> None:
        what = f"“{documents[0].title}” is the new title." if len(documents) == 1 else f"{len(documents):,} renamed."
        tell(self._panel, what, weight=Weight.GOOD)

    def save_layout(self, settings: QSettings) -> None:
        """Keep the templates that were used."""
        settings.setValue(_TEMPLATES_KEY, self._templates)

    def restore_layout(self, settings: QSettings) -> None:
        """Take those that were kept."""
        kept: Any = settings.value(_TEMPLATES_KEY, [])
        every = [kept] if isinstance(kept, str) else kept or []  # Qt gives a list of one back as its text
        self._templates = [text for text in every if isinstance(text, str)]

    def copy_cite(self) -> None:
        """Copy "ECF No. 28-3", or several as they are cited together; the title where there is no number."""
        self._bridge.ask_later(
            document_lines, self.targets, then=self._on_lines_to_cite, topic="documents to cite"
        )

    def _on_lines_to_cite(self, lines: list[DocumentLine]) -> None:
        text = citation_of(lines)
        QGuiApplication.clipboard().setText(text)
        tell(self._panel, f"Copied: {text}" if len(lines) <= 3 else f"Copied the citations of {len(lines)} documents.")

    def _on_trashed(self, documents: Sequence[Document]) -> None:
        uuids = [document.uuid for document in documents]
        what = f"“{documents[0].title}”" if len(documents) == 1 else f"{len(documents):,} documents"
        offer = Offer("Restore", lambda: self._bridge.do(restore_documents, uuids=uuids))
        tell(self._panel, f"Moved {what} to the trash.", offer=offer)

    def _add_choices(self, menu: QMenu, title: str, field: str, choices: Sequence[str]) -> None:
        choose = menu.addMenu(title)
        for choice in choices:
            choose.addAction(choice).triggered.connect(lambda _=False, choice=choice: self._set(field, choice))

    def _set(self, field: str, value: str) -> None:
        changes: dict[str, Any] = {field: value}
        self._bridge.do(edit_documents, uuids=self.targets, **changes)


def citation_of(lines: Sequence[DocumentLine]) -> str:
    """How documents are cited: "ECF No. 28-3", "ECF Nos. 28, 28-1"; titles where there is no number."""
    numbered = [line.ecf for line in lines if line.ecf]
    titles = [line.document.title for line in lines if not line.ecf]
    cited = f"ECF No{'s' if len(numbered) > 1 else ''}. {', '.join(numbered)}" if numbered else ""
    return "; ".join(part for part in (cited, *titles) if part)
