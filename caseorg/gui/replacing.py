"""A document's file is replaced by a new version: chosen or dropped, looked at, then saved; earlier ones are opened."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from caseorg.base.errors import CaseorgError
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.version_dialog import VersionDialog
from caseorg.gui.messages import Offer, Weight, tell
from caseorg.gui.old_version import OldVersionWindow
from caseorg.gui.viewer.page_source import PageSource
from caseorg.jobs.replace_version import LockedVersion, ReadNewVersion, ReplaceVersion, VersionPlan
from caseorg.jobs.unlocking import NO_PASSWORDS, Passwords
from caseorg.model.annotation import Annotation
from caseorg.model.document import Document, DocumentVersion
from caseorg.queries.document_versions import annotations_on, version_under


class Replacing(QObject):
    """Reads new versions, shows what they would do, and replaces."""

    def __init__(self, bridge: Bridge, context: Context, source: PageSource, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._source = source
        self._window = window
        self._folder = str(Path.home())
        context.replace_requested.connect(self.read)
        context.version_requested.connect(self.open_version)
        context.stayed_requested.connect(self.open_stayed)

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("document.replace_version", self.choose, enabled=self._can_replace)

    def choose(self) -> None:
        """Ask for the file that is the new version of the document in front or selected."""
        uuid = self._subject()
        if uuid is None:
            return
        name, _kind = QFileDialog.getOpenFileName(
            self._window, "Replace by New Version", self._folder, "PDF files (*.pdf *.PDF)"
        )
        if name:
            self._folder = str(Path(name).parent)
            self.read(uuid, Path(name))

    def read(self, uuid: str, path: Path) -> None:
        """Read a file as the new version of a document, and show what it would do."""
        self._read(uuid, path, NO_PASSWORDS)

    def _read(self, uuid: str, path: Path, passwords: Passwords) -> None:
        def otherwise(error: CaseorgError) -> None:
            if isinstance(error, LockedVersion):
                self._ask_password(uuid, path, error)
            else:
                self._bridge.failed.emit(error)

        self._bridge.run(ReadNewVersion(uuid, path, passwords=passwords), then=self._show, otherwise=otherwise)

    def _ask_password(self, uuid: str, path: Path, error: LockedVersion) -> None:
        password, is_given = QInputDialog.getText(
            self._window, "Replace by New Version", error.sentence, QLineEdit.EchoMode.Password
        )
        if is_given and password:
            self._read(uuid, path, Passwords((password,)))

    def open_version(self, version: DocumentVersion) -> None:
        """Show an earlier version in a window of its own, with the annotations that stayed on it."""

        def then(annotations: list[Annotation]) -> None:
            OldVersionWindow(self._bridge, self._source, version, annotations, self._window).show()

        self._bridge.ask_later(annotations_on, version.document_uuid, version.sha256, then=then, topic="old version")

    def open_stayed(self, annotation_uuid: str) -> None:
        """Show an annotation on the earlier version it stayed on."""

        def then(found: tuple[DocumentVersion, list[Annotation]] | None) -> None:
            if found is not None:
                opened = OldVersionWindow(self._bridge, self._source, *found, self._window)
                opened.bring_into_view(annotation_uuid)
                opened.show()

        self._bridge.ask_later(version_under, annotation_uuid, then=then, topic="old version")

    def _show(self, plan: VersionPlan) -> None:
        dialog = VersionDialog(plan, self._window)
        dialog.replace_requested.connect(lambda left, agreed: self._replace(plan, left, agreed))
        dialog.open()

    def _replace(self, plan: VersionPlan, left: Collection[str], agreed: Collection[str]) -> None:
        def then(document: Document) -> None:
            tell(
                self._window,
                f"“{document.title}” has its new version. The old one is in its details.",
                weight=Weight.GOOD,
                offer=Offer("Open", lambda: self._context.open_document(document.uuid)),
            )

        self._bridge.run(ReplaceVersion(plan, left=left, agreed=agreed), then=then)

    def _subject(self) -> str | None:
        """The one document that is in front or selected."""
        if self._context.shown is not None:
            return self._context.shown
        return self._context.documents[0] if len(self._context.documents) == 1 else None

    def _can_replace(self) -> bool | str:
        return True if self._subject() is not None else "Select one document first."
