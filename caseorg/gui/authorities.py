"""The tables of authorities in the window: made by a job, shown in a dialog, exported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from caseorg.base.errors import CaseorgError
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.authorities_dialog import AuthoritiesDialog
from caseorg.gui.messages import Weight, tell
from caseorg.jobs.export_file import ExportFile
from caseorg.jobs.find_authorities import FindAuthorities
from caseorg.jobs.runner import RunningJob
from caseorg.model.authorities import AuthorityPlace, TableOfAuthorities
from caseorg.queries.cases import case
from caseorg.queries.documents import document_line

_FILTERS = {".docx": "Word document (*.docx)", ".csv": "CSV sheet (*.csv)"}


class Authorities(QObject):
    """Does the two actions, for the document in front and for the whole case."""

    def __init__(self, bridge: Bridge, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._window = window

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("document.authorities", self._show_document)
        actions.bind("case.authorities", self._show_case)

    def _show_document(self) -> None:
        uuid = self._context.shown
        if uuid is not None:
            line = self._bridge.ask(document_line, uuid)
            self.show(line.document.title, line.document.case_uuid, uuid)

    def _show_case(self) -> None:
        if self._context.case_uuid is not None:
            its_case = self._bridge.ask(case, self._context.case_uuid)
            self.show(f"All documents of {its_case.short_caption}", its_case.uuid, None)

    def show(self, title: str, case_uuid: str, document_uuid: str | None) -> AuthoritiesDialog:
        """Open the dialog and read; closing it stops the reading."""
        dialog = AuthoritiesDialog(title, self._window)

        def then(table: TableOfAuthorities) -> None:
            if isValid(dialog):
                dialog.show_table(table)

        def otherwise(error: CaseorgError) -> None:
            if isValid(dialog):
                dialog.show_stopped(error.sentence)

        running = self._bridge.run(FindAuthorities(case_uuid, document_uuid), then=then, otherwise=otherwise)
        dialog.show_reading(running.cancel)
        dialog.place_requested.connect(self._go)
        dialog.export_requested.connect(lambda suffix, passim: self._export(dialog, suffix, passim=passim))
        dialog.finished.connect(lambda _result: self._stop(running))
        dialog.show()
        return dialog

    @staticmethod
    def _stop(running: RunningJob) -> None:
        if not running.future.done():
            running.cancel()

    def _go(self, place: AuthorityPlace) -> None:
        if place.document_uuid is not None:
            self._context.open_document(place.document_uuid, page=place.page - 1)

    def _export(self, dialog: AuthoritiesDialog, suffix: str, *, passim: bool) -> None:
        table = dialog.table
        if table is None:
            return
        suggested = str(Path.home() / f"Table of Authorities{suffix}")
        name, _kind = QFileDialog.getSaveFileName(dialog, "Export Table of Authorities", suggested, _FILTERS[suffix])
        if name:
            self.export(table, Path(name), suffix, passim=passim)

    def export(self, table: TableOfAuthorities, path: Path, suffix: str, *, passim: bool) -> None:
        """Write the table; the dialog has asked already whether a file there is written over."""
        asked = path.suffix.lower() == suffix
        path = path if asked else path.with_name(path.name + suffix)
        options = frozenset({"passim"}) if passim else frozenset[str]()

        def then(written: Path) -> None:
            tell(self._window, f"The table of authorities is in {written}.", weight=Weight.GOOD)

        self._bridge.run(ExportFile(table, path, suffix=suffix, options=options, replace=asked), then=then)
