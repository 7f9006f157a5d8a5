"""Press releases come in: chosen or dropped, read, looked at, and kept in a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.release_dialog import ReleaseDialog
from caseorg.gui.messages import Offer, Weight, tell
from caseorg.jobs.accept_release import AcceptRelease, ReleaseAccepted
from caseorg.jobs.read_release import ReadRelease, ReleaseRead
from caseorg.model.case import Case
from caseorg.model.release_proposal import ReleaseProposal
from caseorg.queries.cases import case as case_of

_FILTER = "Press releases (*.txt *.html *.htm *.docx *.pdf *.TXT *.HTML *.DOCX *.PDF)"


class Releases(QObject):
    """Does “Read Press Release”. `ask_for_case` adds a case first and goes on with it."""

    def __init__(
        self,
        bridge: Bridge,
        context: Context,
        layout: QSettings,
        window: QWidget,
        *,
        ask_for_case: Callable[[Callable[[Case], None]], None],
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._layout_file = layout
        self._window = window
        self._ask_for_case = ask_for_case
        self._folder = str(Path.home())
        self._waiting: list[Path] = []
        self.dialog: ReleaseDialog | None = None
        context.releases_requested.connect(self.read_all)

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("statement.read_release", self._choose)

    def read_all(self, paths: Sequence[Path]) -> None:
        """Read releases, one after the other, into the open case; where none is open, one is added first."""
        self._waiting += list(paths)
        if self._context.case_uuid is None:
            self._ask_for_case(lambda case: self._next(case.uuid))
        elif self.dialog is None:
            self._next(self._context.case_uuid)

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self._window, "Read Press Release", self._folder, _FILTER)
        if name:
            self._folder = str(Path(name).parent)
            self.read_all([Path(name)])

    def _next(self, case_uuid: str) -> None:
        if self._waiting:
            job = ReadRelease(self._waiting.pop(0))
            self._bridge.run(
                job,
                then=lambda read: self._show(read, case_uuid),
                otherwise=lambda error: self._go_on(error, case_uuid),
            )

    def _go_on(self, error: Exception, case_uuid: str) -> None:
        tell(self._window, str(error), weight=Weight.TROUBLE)
        self._next(case_uuid)

    def _show(self, read: ReleaseRead, case_uuid: str) -> None:
        name = self._bridge.ask(case_of, case_uuid).short_caption
        dialog = self.dialog = ReleaseDialog(read, name, self._layout_file, self._window)
        dialog.accept_requested.connect(lambda kept: self._accept(case_uuid, read, kept))
        dialog.finished.connect(lambda: self._on_closed(case_uuid))
        dialog.show()

    def _on_closed(self, case_uuid: str) -> None:
        self.dialog = None
        self._next(case_uuid)

    def _accept(self, case_uuid: str, read: ReleaseRead, kept: Sequence[ReleaseProposal]) -> None:
        job = AcceptRelease(case_uuid, read, kept)
        self._bridge.run(job, then=self._on_kept)

    def _on_kept(self, kept: ReleaseAccepted) -> None:
        tell(
            self._window,
            kept.sentence,
            weight=Weight.GOOD,
            offer=Offer("Open the Release", lambda: self._context.open_document(kept.document_uuid)),
        )
