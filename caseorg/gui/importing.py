"""Files come in: by drop, by dialog; and what became of them is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.import_report import ImportReportDialog, summary
from caseorg.gui.messages import Offer, Weight, tell
from caseorg.jobs.import_files import ImportFiles, ImportReport
from caseorg.jobs.unlocking import NO_PASSWORDS, Passwords
from caseorg.model.case import Case
from caseorg.operations import restore_documents
from caseorg.settings.file import Settings
from caseorg.settings.schema import IMPORT_REPORT

_RELEASES = frozenset({".txt", ".html", ".htm", ".docx"})
_CALENDARS = frozenset({".ics", ".ical", ".icalendar"})


def dropped_paths(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders of this computer in what is dropped."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


class DropVeil(QLabel):
    """Lies over the window while files are held above it, and says where they would go."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("veil")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, words: str) -> None:
        """Cover the window with these words."""
        self.setText(words)
        self.setGeometry(self._over.rect().adjusted(12, 12, -12, -12))
        self.show()
        self.raise_()


class Importing(QObject):
    """Runs imports into the case that is open. `ask_for_case` adds a case first and goes on with its id."""

    def __init__(
        self,
        bridge: Bridge,
        context: Context,
        settings: Settings,
        window: QWidget,
        *,
        ask_for_case: Callable[[Callable[[Case], None]], None],
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._settings = settings
        self._window = window
        self._ask_for_case = ask_for_case
        self._folder = str(Path.home())
        self.veil = DropVeil(window)
        context.import_requested.connect(self.import_paths)

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("file.import_files", self._choose_files)
        actions.bind("file.import_folder", self._choose_folder)

    def take_every_drop(self) -> None:
        """Let no text field of the window take a dropped file for text."""
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
            for field in self._window.findChildren(kind):
                field.setAcceptDrops(False)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders; where no case is open, one is added first. Calendar files and press
        releases are looked at instead."""
        calendars = [path for path in paths if path.suffix.lower() in _CALENDARS]
        if calendars:
            self._context.calendars_requested.emit(calendars)
            paths = [path for path in paths if path not in calendars]
        releases = [path for path in paths if path.suffix.lower() in _RELEASES]
        if releases:
            self._context.releases_requested.emit(releases)
            paths = [path for path in paths if path not in releases]
        if not paths:
            return
        if self._context.case_uuid is None:
            self._ask_for_case(lambda case: self.import_into(case.uuid, tuple(paths)))
        else:
            self.import_into(self._context.case_uuid, tuple(paths))

    def import_into(
        self,
        case_uuid: str,
        paths: tuple[Path, ...],
        *,
        step: str | None = None,
        passwords: Passwords = NO_PASSWORDS,
    ) -> None:
        """Import files into a case that need not be the open one; with `step`, several such are one undo."""
        job = ImportFiles(case_uuid, paths, step=step, passwords=passwords)
        self._bridge.run(job, then=lambda report: self._on_report(report, case_uuid))

    def _choose_files(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(
            self._window, "Import Files", self._folder, "PDF files (*.pdf *.PDF);;All files (*)"
        )
        if names:
            self._folder = str(Path(names[0]).parent)
            self.import_paths([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._window, "Import Folder", self._folder)
        if name:
            self._folder = name
            self.import_paths([Path(name)])

    # Afterwards

    def _on_report(self, report: ImportReport, case_uuid: str) -> None:
        is_trouble = bool(report.failed or report.duplicates or report.cancelled)
        if self._settings.text(IMPORT_REPORT) == "always" or is_trouble:
            self.show_report(report, case_uuid)
        else:
            tell(
                self._window,
                summary(report),
                weight=Weight.GOOD,
                offer=Offer("Show Report", lambda: self.show_report(report, case_uuid)),
            )

    def show_report(self, report: ImportReport, case_uuid: str) -> ImportReportDialog:
        """Show what became of every file; locked ones can be imported with their password."""

        def unlock(paths: Sequence[str], password: str, keep: bool) -> None:
            passwords = Passwords((password,), keep)
            self.import_into(case_uuid, tuple(Path(path) for path in paths), passwords=passwords)

        dialog = ImportReportDialog(report, self._window)
        dialog.open_requested.connect(self._context.open_document)
        dialog.restore_requested.connect(self._restore)
        dialog.unlock_requested.connect(unlock)
        dialog.show()
        return dialog

    def _restore(self, uuids: list[str]) -> None:
        def then(_value: Any) -> None:
            what = "The document is" if len(uuids) == 1 else f"{len(uuids)} documents are"
            tell(self._window, f"{what} back in the case.", weight=Weight.GOOD)

        self._bridge.do(restore_documents, uuids=uuids, then=then)

    # Dropping, as the window meets it

    def drag_enters(self, event: QDragEnterEvent, case_name: str) -> None:
        """Say what a drop would do, where it would do something."""
        if event.source() is None and dropped_paths(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            where = f"into “{case_name}”" if case_name else "into a new case"
            self.veil.say(f"Drop to import {where}")

    def drag_leaves(self) -> None:
        self.veil.hide()

    def drops(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        self.veil.hide()
        paths = dropped_paths(event.mimeData())
        if event.source() is None and paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.import_paths(paths)
