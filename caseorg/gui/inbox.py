"""Watches the inbox folder and offers what is new in it; the files are only read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from caseorg.base.ids import new_uuid
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.inbox_dialog import InboxDialog
from caseorg.gui.importing import Importing
from caseorg.gui.messages import Weight, tell
from caseorg.jobs.inbox import Inbox, InboxEntry, InboxFile, ReadInbox, look_into
from caseorg.jobs.runner import RunningJob
from caseorg.model.changes import Changes
from caseorg.operations.inbox import decline_files
from caseorg.queries.cases import cases
from caseorg.queries.inbox import settled_files
from caseorg.queries.reader import Reader
from caseorg.settings.file import Settings
from caseorg.settings.schema import INBOX

# News of a folder come in bursts; a file still being written is looked at again after it can have settled.
_SOON_MILLISECONDS, _AGAIN_MILLISECONDS = 400, 2_500


class InboxWatch(QObject):
    """Looks when the folder changes, when the window gets the focus, and at the start."""

    looked = Signal()

    def __init__(
        self, bridge: Bridge, context: Context, settings: Settings, importing: Importing, window: QWidget
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._settings = settings
        self._importing = importing
        self._window = window
        self._known: dict[InboxEntry, InboxFile | None] = {}  # None for one that has the contents of another
        self._settled: set[str] = set()
        self._problem = ""
        self._reading: RunningJob | None = None
        self.files: tuple[InboxFile, ...] = ()
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_folder_changed)
        bridge.changed.connect(self._on_changed)
        bridge.job_finished.connect(self._on_job_finished)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state_changed)
        self._soon.start(0)

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("file.import_inbox", self.offer, enabled=self._can_offer)
        self.looked.connect(actions.refresh_soon)

    @property
    def folder(self) -> str:
        """The folder watched, "" for none."""
        return self._settings.text(INBOX).strip()

    def look(self) -> None:
        """Look what is in the folder, on another thread: it may lie on a disk that sleeps."""
        self._watch()
        if not self.folder:
            self._known = {}
            self._set_files(())
            return
        self._bridge.ask_later(_look, Path(self.folder), then=self._on_inbox, topic="inbox")

    def offer(self) -> None:
        """Ask what is to be imported, and into which case."""
        names = {case.uuid: case.short_caption for case in self._bridge.ask(cases)}
        dialog = InboxDialog(self.files, names, self._context.case_uuid, self._window)
        dialog.import_requested.connect(self._import)
        dialog.decline_requested.connect(self._decline)
        dialog.open()

    def _can_offer(self) -> bool | str:
        if not self.folder:
            return "Choose an inbox folder in the settings first."
        return True if self.files else "There is nothing new in the inbox folder."

    def _watch(self) -> None:
        wanted = [self.folder] if self.folder else []
        watched = self._watcher.directories()
        if watched != wanted:
            if watched:
                self._watcher.removePaths(watched)
            if wanted:
                self._watcher.addPaths(wanted)  # fails quietly for a folder that is not there: the focus looks again

    def _on_inbox(self, inbox: Inbox) -> None:
        if inbox.problem and inbox.problem != self._problem:
            tell(self._window, inbox.problem, weight=Weight.TROUBLE)
        self._problem = inbox.problem
        if inbox.waits:
            self._soon.start(_AGAIN_MILLISECONDS)
        self._known = {entry: self._known[entry] for entry in inbox.entries if entry in self._known}
        unread = tuple(entry for entry in inbox.entries if entry not in self._known)
        if unread and self._reading is None:
            self._reading = self._bridge.run(ReadInbox(unread), then=lambda files: self._on_read(unread, files))
        else:
            self._offer_known()

    def _on_read(self, entries: Sequence[InboxEntry], files: Sequence[InboxFile]) -> None:
        found = {one.entry: one for one in files}
        self._known |= {entry: found.get(entry) for entry in entries}
        self._settled |= {one.sha256 for one in files if one.is_settled}
        self._soon.start(_SOON_MILLISECONDS)  # more may have come meanwhile
        self._offer_known()

    def _on_job_finished(self, running: RunningJob) -> None:
        """Also one that was stopped: the next look begins anew."""
        if running is self._reading:
            self._reading = None

    def _offer_known(self) -> None:
        new = {one.sha256: one for one in self._known.values() if one is not None and one.sha256 not in self._settled}
        self._set_files(tuple(new.values()))

    def _set_files(self, files: tuple[InboxFile, ...]) -> None:
        self.files = files
        self._context.set_inbox(tuple(one.sha256 for one in files))
        self.looked.emit()

    # What happens

    def on_setting_changed(self, setting: object) -> None:
        """Another folder may have been chosen."""
        if setting is INBOX:
            self.look()

    def _on_folder_changed(self, _path: str) -> None:
        self._soon.start(_SOON_MILLISECONDS)

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self.folder:
            self._soon.start(_SOON_MILLISECONDS)

    def _on_changed(self, changes: Changes) -> None:
        """What was imported or declined is not offered any more; undone, it is again."""
        if self.folder and changes.touches("documents", "declined_files"):
            shas = [one.sha256 for one in self._known.values() if one is not None]
            self._bridge.ask_later(settled_files, shas, then=self._on_settled, topic="settled inbox files")

    def _on_settled(self, settled: set[str]) -> None:
        self._settled = settled
        self._offer_known()

    def _import(self, places: Mapping[str, tuple[Path, ...]]) -> None:
        step = new_uuid()
        for case_uuid, paths in places.items():
            self._importing.import_into(case_uuid, paths, step=step)

    def _decline(self, files: Sequence[InboxFile]) -> None:
        names = {one.sha256: one.file_name for one in files}
        self._bridge.do(decline_files, files=names)


def _look(_reader: Reader, folder: Path) -> Inbox:
    return look_into(folder)
