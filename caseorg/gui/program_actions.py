"""What belongs to no panel: undo and redo by name, history, palette, settings, help, backup and check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from caseorg.base.paths import Home
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.dialogs.about_dialog import AboutDialog
from caseorg.gui.dialogs.check_dialog import CheckDialog
from caseorg.gui.dialogs.help_dialog import FIRST, KEYBOARD, NEWS, HelpDialog
from caseorg.gui.dialogs.history_dialog import HistoryDialog
from caseorg.gui.dialogs.palette import Entry, Palette, action_entries
from caseorg.gui.dialogs.settings_dialog import SettingsDialog
from caseorg.gui.dialogs.tags_dialog import TagsDialog
from caseorg.gui.looks import Look, looks
from caseorg.gui.messages import Weight, tell
from caseorg.jobs.backup import BackUp, BackupReport
from caseorg.jobs.check import CheckReport, CheckWorkspace
from caseorg.jobs.repair import RepairReport, RepairWorkspace
from caseorg.jobs.try_cage import TryCage
from caseorg.settings.file import Settings
from caseorg.settings.schema import LOOK, SHORTCUTS, TEXT_SIZE, Setting

_LOOKS = {Look.SYSTEM: "view.system_look", Look.LIGHT: "view.light", Look.DARK: "view.dark"}


class ProgramActions(QObject):
    """Does the actions of the whole program. `more_entries` are what the palette offers besides actions."""

    setting_changed = Signal(object)  # Setting

    def __init__(
        self,
        bridge: Bridge,
        actions: Actions,
        settings: Settings,
        window: QWidget,
        *,
        more_entries: Callable[[], list[Entry]],
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._actions = actions
        self._settings = settings
        self._window = window
        self._more_entries = more_entries
        self._undo_label: str | None = None
        self._redo_label: str | None = None
        self._help: HelpDialog | None = None
        self.palette = Palette(window)
        self._bind()
        bridge.changed.connect(self._look_at_history)
        self._look_at_history()
        actions.set_shortcuts(settings.table(SHORTCUTS))
        self._show_look()

    def _bind(self) -> None:
        bind = self._actions.bind
        bind("edit.undo", self._bridge.undo, enabled=lambda: bool(self._undo_label) or "There is nothing to undo.")
        bind("edit.redo", self._bridge.redo, enabled=lambda: bool(self._redo_label) or "There is nothing to redo.")
        bind("edit.history", self._show_history)
        bind("edit.palette", self.open_palette)
        bind("file.settings", self._show_settings)
        bind("file.backup", lambda: self._bridge.run(BackUp(), then=self._on_backed_up))
        bind("file.backup_all", self._back_up_all)
        bind("file.check", lambda: self._bridge.run(CheckWorkspace(), then=self._on_checked))
        bind("tags.edit", lambda: TagsDialog(self._bridge, self._window).open())
        bind("file.quit", self._window.close)
        bind("help.contents", lambda: self.show_help(FIRST))
        bind("help.keyboard", lambda: self.show_help(KEYBOARD))
        bind("help.news", lambda: self.show_help(NEWS))
        bind("help.about", self._show_about)
        for look, action_id in _LOOKS.items():
            bind(action_id, lambda _checked, look=look: self._choose_look(look))

    @property
    def _home(self) -> Home:
        return self._bridge.workspace.home

    # Undo and redo

    def _look_at_history(self, *_: object) -> None:
        self._undo_label, self._redo_label = self._bridge.undo_label(), self._bridge.redo_label()
        self._actions.set_title("edit.undo", f"Undo {self._undo_label or ''}".strip())
        self._actions.set_title("edit.redo", f"Redo {self._redo_label or ''}".strip())
        self._actions.refresh_soon()

    def _show_history(self) -> None:
        HistoryDialog(self._bridge, self._actions, self._window).show()

    # Palette, help, settings

    def open_palette(self) -> None:
        """Offer every action, open document and case."""
        self.palette.open([*action_entries(self._actions), *self._more_entries()])

    def show_help(self, page: str) -> None:
        """Show a page of the help, in the help window that is open already."""
        if self._help is None:
            self._help = HelpDialog(self._actions, self._window)
            self._help.destroyed.connect(self._on_help_gone)
        self._help.show_page(page)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def _on_help_gone(self) -> None:
        self._help = None

    def _show_about(self) -> None:
        dialog = AboutDialog(self._home, self._window)
        self._bridge.run(TryCage(), then=lambda test: dialog.show_cage(test) if isValid(dialog) else None)
        dialog.open()

    def _show_settings(self) -> None:
        dialog = SettingsDialog(self._settings, self._actions, self._window)
        dialog.changed.connect(self._on_setting_changed)
        dialog.open()

    def _on_setting_changed(self, setting: Setting) -> None:
        self.setting_changed.emit(setting)
        if setting is LOOK:
            self._use_look(Look(self._settings.text(LOOK)))
        elif setting is TEXT_SIZE:
            looks.choose_text_size(self._settings.text(TEXT_SIZE))
        elif setting is SHORTCUTS:
            self._actions.set_shortcuts(self._settings.table(SHORTCUTS))

    def _choose_look(self, look: Look) -> None:
        self._settings.set(LOOK, look.value)
        self._use_look(look)

    def _use_look(self, look: Look) -> None:
        looks.choose(look)
        self._show_look()

    def _show_look(self) -> None:
        for look, action_id in _LOOKS.items():
            self._actions[action_id].setChecked(look is looks.look)

    # Backup and check

    def _back_up_all(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._window, "Choose a Folder for the Backup")
        if folder:
            self._bridge.run(BackUp(Path(folder)), then=self._on_backed_up)

    def _on_backed_up(self, report: BackupReport) -> None:
        what = f"The database and {report.files:,} stored files were" if report.files else "The database was"
        tell(self._window, f"{what} backed up to {report.path.name}.", weight=Weight.GOOD)

    def _on_checked(self, report: CheckReport) -> None:
        if report.problems:
            dialog = CheckDialog(report, self._window)
            dialog.repair_requested.connect(self._repair)
            dialog.show()
        else:
            sentence = f"Everything is as it was written: the database and {report.files:,} stored files."
            tell(self._window, sentence, weight=Weight.GOOD)

    def _repair(self, source: Path | None) -> None:
        self._bridge.run(RepairWorkspace(source), then=self._on_repaired)

    def _on_repaired(self, report: RepairReport) -> None:
        if report.left:
            self._on_checked(CheckReport(report.left, 0))
        else:
            count = len(report.mended)
            mended = "1 thing was" if count == 1 else f"{count} things were"
            tell(self._window, f"{mended} mended." if count else "Nothing had to be mended.", weight=Weight.GOOD)
