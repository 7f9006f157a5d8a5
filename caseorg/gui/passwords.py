"""Passwords of locked documents: known once typed, kept in the workspace where the user wants it, and forgotten."""

from __future__ import annotations

from concurrent.futures import Future

from PySide6.QtCore import QObject

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.reading import Reading
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.queries.documents import document_lines


class DocumentPasswords(QObject):
    """Listens to the reader, where passwords are typed."""

    def __init__(self, bridge: Bridge, context: Context, reading: Reading) -> None:
        super().__init__(reading)
        self._bridge = bridge
        self._context = context
        reading.view_made.connect(self._on_view_made)

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("documents.forget_password", self.forget, enabled=self._has_kept)

    def forget(self) -> None:
        """Forget the passwords of the selected documents; those that are open stay so until they are closed."""
        for sha256 in self._chosen():
            self._watch(self._bridge.workspace.forget_password(sha256))
        self._context.status_changed.emit("The password is forgotten; opening the document asks for it again.")

    def _chosen(self) -> list[str]:
        uuids = self._context.documents or ((self._context.shown,) if self._context.shown else ())
        return [line.document.sha256 for line in self._bridge.ask(document_lines, uuids)]

    def _has_kept(self) -> bool | str:
        workspace = self._bridge.workspace
        return any(workspace.password_of(sha256) for sha256 in self._chosen()) or "It needs no password."

    def _on_view_made(self, view: DocumentView) -> None:
        view.opening.unlocked.connect(lambda password, keep: self._on_unlocked(view.document.sha256, password, keep))

    def _on_unlocked(self, sha256: str, password: str, keep: bool) -> None:
        self._bridge.workspace.remember_password(sha256, password)
        if keep:
            self._watch(self._bridge.workspace.keep_password(sha256, password))

    def _watch(self, future: Future[None]) -> None:
        def done(finished: Future[None]) -> None:
            error = finished.exception()
            if error is not None:
                self._bridge.failed.emit(error)  # from the writing thread: Qt hands it over

        future.add_done_callback(done)
