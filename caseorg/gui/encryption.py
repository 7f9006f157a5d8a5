"""What needs the workspace closed: locking, encryption, putting a backup back. The window closes, and the program goes
on from there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from caseorg.gui.actions import Actions
from caseorg.gui.afterwards import After, Afterwards
from caseorg.gui.auto_lock import AutoLock
from caseorg.gui.bridge import Bridge
from caseorg.gui.dialogs.encryption_dialog import EncryptionDialog, TurnOnDialog
from caseorg.gui.dialogs.restore_dialog import RestoreDialog
from caseorg.gui.dialogs.unlock_dialog import UnlockDialog
from caseorg.jobs.encryption import encrypted
from caseorg.settings.file import Settings
from caseorg.settings.schema import AUTO_LOCK, Setting

_LOOK_AGAIN_MILLISECONDS = 500


class Encryption(QObject):
    """`afterwards` is what is to be done once the window is closed."""

    def __init__(self, bridge: Bridge, settings: Settings, window: QMainWindow) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._settings = settings
        self._window = window
        self._home = bridge.workspace.home
        self._is_on = encrypted(self._home)
        self._covered: list[QWidget] = []
        self._cover: UnlockDialog | None = None
        self.afterwards = Afterwards()
        self.auto_lock = AutoLock(self)
        self.auto_lock.due.connect(self.lock)
        self._waiting = QTimer(self, interval=_LOOK_AGAIN_MILLISECONDS)
        self._waiting.timeout.connect(self._go_on_locking)
        self._set_auto_lock()

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("file.encryption", self.show)
        actions.bind("file.restore", self.show_backups, enabled=self._can_restore)
        actions.bind("file.lock", self.lock, enabled=lambda: self._is_on or "The workspace is not encrypted.")

    def on_setting_changed(self, setting: Setting) -> None:
        """A new time to lock after counts from now."""
        if setting is AUTO_LOCK:
            self._set_auto_lock()

    def show(self) -> None:
        """Offer to turn it on, or what can be done with it."""
        dialog = EncryptionDialog(self._home, self._window) if self._is_on else TurnOnDialog(self._window)
        dialog.wanted.connect(self._close_and)
        dialog.open()

    def show_backups(self) -> None:
        """Offer the backups, each with what putting it back would take away."""
        dialog = RestoreDialog(self._home, self._bridge.workspace.key, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda path: self._close_and(Afterwards(After.RESTORE, backup=path)))
        dialog.open()

    def _can_restore(self) -> bool | str:
        jobs = self._bridge.jobs
        return f"“{jobs[0].title}” is not finished." if jobs else True

    def lock(self) -> None:
        """Close the workspace, so that nothing of it is on screen or in memory. Jobs that run are finished first, while
        everything is covered."""
        if not self._is_on or self._cover is not None:
            return
        if self._bridge.jobs:
            self._cover_up()
        else:
            self._close_and(Afterwards(After.LOCK))

    def _cover_up(self) -> None:
        """Take every window off the screen; the passphrase brings them back."""
        self._covered = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        for widget in self._covered:
            widget.hide()
        title = self._bridge.jobs[0].title
        reason = f"Locked. “{title}” is still being finished; then the workspace is closed."
        self._cover = UnlockDialog(self._home, reason=reason, quit_words="Stay Locked")
        self._cover.accepted.connect(self._uncover)
        self._cover.rejected.connect(self._cover.show)
        self._cover.show()
        self._waiting.start()

    def _go_on_locking(self) -> None:
        if not self._bridge.jobs:
            self._end_cover()
            self._close_and(Afterwards(After.LOCK))

    def _uncover(self) -> None:
        self._end_cover()
        for widget in self._covered:
            widget.show()
        self._covered = []

    def _end_cover(self) -> None:
        self._waiting.stop()
        if self._cover is not None:
            self._cover.rejected.disconnect()
            self._cover.close()
            self._cover.deleteLater()
            self._cover = None

    def _close_and(self, afterwards: Afterwards) -> None:
        self.afterwards = afterwards
        for widget in QApplication.topLevelWidgets():
            if widget is not self._window and widget.isVisible():
                widget.close()
        if not self._window.close():
            self.afterwards = Afterwards()

    def _set_auto_lock(self) -> None:
        minutes = int(self._settings.text(AUTO_LOCK)) if self._is_on else 0
        self.auto_lock.set_minutes(minutes, is_on=self._is_on)
