"""Contact sheets, quote sheets and media lists in the window: looked at, saved, and copied."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget
from shiboken6 import isValid

from caseorg.base.errors import CaseorgError
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.sheet_dialog import TITLES, SheetDialog
from caseorg.gui.messages import Weight, tell
from caseorg.jobs.press_sheet import (
    CopySheet,
    MadeSheet,
    SavedSheet,
    SaveSheet,
    copy_template,
    made_sheet,
    templates,
)
from caseorg.model.press_sheet import SheetKind
from caseorg.queries.cases import case

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 120


class PressSheets(QObject):
    """Does the actions of the sheets."""

    def __init__(self, bridge: Bridge, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._window = window

    def bind_actions(self, actions: Actions) -> None:
        for kind in SheetKind:
            actions.bind(f"sheet.{kind.value}", partial(self.begin, kind))

    def begin(self, kind: SheetKind) -> SheetDialog:
        """Show a sheet of the case, or the media list."""
        case_uuid = None if kind is SheetKind.MEDIA else self._context.case_uuid
        dialog = SheetDialog(kind, case_uuid, self._window)
        self._offer_templates(dialog)
        dialog.sheet_wanted.connect(partial(self._ask, dialog))
        dialog.save_requested.connect(partial(self._save, dialog))
        dialog.copy_requested.connect(partial(self._copy, dialog))
        dialog.template_requested.connect(partial(self._copy_template, dialog))
        self._ask(dialog)
        dialog.open()
        return dialog

    def _offer_templates(self, dialog: SheetDialog, chosen: str = "") -> None:
        found = [one for one, _path in templates(self._bridge.workspace.home) if one.kind is dialog.kind]
        dialog.show_templates(found, chosen)

    def _ask(self, dialog: SheetDialog) -> None:
        self._bridge.ask_later(
            made_sheet, dialog.wish, dialog.chosen_template, then=dialog.show_sheet,
            otherwise=partial(_refuse, dialog), topic="sheet",
        )  # fmt: skip

    def _save(self, dialog: SheetDialog, suffix: str) -> None:
        name = TITLES[dialog.kind]
        if self._context.case_uuid and dialog.kind is not SheetKind.MEDIA:
            name = f"{name} - {self._bridge.ask(case, self._context.case_uuid).short_caption}"
        name = " ".join(_UNFIT.sub(" ", name).split())[:_LONGEST_NAME]
        suggested = str(Path.home() / f"{name}{suffix}")
        chosen, _kind = QFileDialog.getSaveFileName(dialog, dialog.windowTitle(), suggested, f"*{suffix}")
        if chosen:
            path = Path(chosen)
            is_whole = path.suffix.lower() == suffix
            self.save(dialog, path if is_whole else path.with_name(path.name + suffix), suffix, replace=is_whole)

    def save(self, dialog: SheetDialog, path: Path, suffix: str, *, replace: bool) -> None:
        """Write the file; `replace` says that one of that name may be written over."""

        def then(saved: SavedSheet) -> None:
            count = len(saved.made.choice.going)
            tell(self._window, f"{count:,} {_entries(count)} in {saved.path}.", weight=Weight.GOOD)
            if isValid(dialog):
                dialog.accept()

        job = SaveSheet(dialog.wish, dialog.chosen_template, path, suffix=suffix, replace=replace)
        self._bridge.run(job, then=then, otherwise=partial(_refuse, dialog))

    def _copy(self, dialog: SheetDialog) -> None:
        def then(made: MadeSheet) -> None:
            data = QMimeData()
            data.setText(made.text)
            data.setHtml(made.html)
            QGuiApplication.clipboard().setMimeData(data)
            count = len(made.choice.going)
            tell(self._window, f"{count:,} {_entries(count)} copied, with looks and as plain text.", weight=Weight.GOOD)

        self._bridge.run(
            CopySheet(dialog.wish, dialog.chosen_template), then=then, otherwise=partial(_refuse, dialog)
        )

    def _copy_template(self, dialog: SheetDialog) -> None:
        name, is_given = QInputDialog.getText(dialog, "Copy Template", "Name of the copy:")
        if not is_given:
            return
        try:
            path = copy_template(self._bridge.workspace.home, dialog.kind, name)
        except CaseorgError as error:
            dialog.refuse(error.sentence)
            return
        self._offer_templates(dialog, name.strip())
        self._ask(dialog)
        tell(self._window, f"The copy is {path}. Change it with any editor.", weight=Weight.GOOD)


def _entries(count: int) -> str:
    return "entry is" if count == 1 else "entries are"


def _refuse(dialog: SheetDialog, error: CaseorgError) -> None:
    if isValid(dialog):
        dialog.refuse(error.sentence)
