"""A walk through what keeps the workspace safe, and what leaves it: encryption, backups, about, sheets for the press.

    CASEORG_TOUR=/some/folder python -m tests.gui.tour_of_safety [light|dark] [WIDTHxHEIGHT] [usual|large|larger]
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog

from caseorg.base.paths import Home
from caseorg.gui.dialogs.about_dialog import AboutDialog
from caseorg.gui.dialogs.encryption_dialog import EncryptionDialog, TurnOnDialog
from caseorg.gui.dialogs.recovery_key_dialog import RecoveryKeyDialog
from caseorg.gui.dialogs.restore_dialog import RestoreDialog
from caseorg.gui.dialogs.rewriting_dialog import RewritingDialog
from caseorg.gui.dialogs.unlock_dialog import UnlockDialog
from caseorg.gui.window import Window
from caseorg.jobs.encryption import turn_on
from caseorg.model.press_sheet import SheetKind
from caseorg.operations import add_case
from caseorg.workspace import Workspace
from tests.gui.tour import Stop, close_dialogs, sample, settle, take_pictures
from tests.gui.tour_of_people import Cast

_PASSPHRASE = "seven wet herons at dawn"
_LONGEST_SECONDS = 60.0
_open: list[QDialog] = []
_D = TypeVar("_D", bound=QDialog)


def _until(window: Window, is_so: Callable[[], bool]) -> None:
    began = time.monotonic()
    while not is_so():
        settle(window)
        assert time.monotonic() - began < _LONGEST_SECONDS, "it does not come"


def _alone(window: Window) -> None:
    """Close the windows of the stop before, also one that wants something done first."""
    for dialog in _open:
        dialog.done(0)
    _open.clear()
    close_dialogs(window)


def _shown(window: Window, dialog: _D) -> _D:
    _alone(window)
    _open.append(dialog)
    dialog.setModal(False)
    dialog.show()
    return dialog


def turning_on(window: Window) -> None:
    window.actions_table.trigger("file.encryption")


def weak_passphrase(window: Window) -> None:
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, TurnOnDialog))
    dialog.passphrase.first.setText("passw0rd2024")
    dialog.passphrase.second.setText("passw1")
    dialog.knows.setChecked(True)


def rewriting(window: Window) -> None:
    def act(tell: Callable[[int, int], None]) -> None:
        while True:
            tell(3, 7)
            time.sleep(0.01)

    dialog = _shown(window, RewritingDialog("Encrypting the Workspace", act))
    _until(window, lambda: dialog.bar.value() == 3)


def recovery_key(window: Window) -> None:
    dialog = next(one for one in _open if isinstance(one, RewritingDialog))
    dialog.reject()
    _until(window, lambda: dialog.error is not None)
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        Workspace.open(home, who="Tour").close()
        _key, recovery = turn_on(home, _PASSPHRASE, lambda _done, _total: None)
        _shown(window, RecoveryKeyDialog(recovery))


def locked(window: Window) -> None:
    _shown(window, UnlockDialog(window.bridge.workspace.home))


def wrong_passphrase(window: Window) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        Workspace.open(home, who="Tour").close()
        turn_on(home, _PASSPHRASE, lambda _done, _total: None)
        dialog = _shown(window, UnlockDialog(home, reason="Nothing was done for 10 minutes.", quit_words="Stay Locked"))
        dialog.line.setText("seven wet herons")
        dialog.unlock_button.click()
        _until(window, lambda: bool(dialog.field.problem))


def encrypted(window: Window) -> None:
    dialog = _shown(window, EncryptionDialog(window.bridge.workspace.home))
    dialog.line.setText(_PASSPHRASE)


def no_backups(window: Window) -> None:
    _alone(window)
    window.actions_table.trigger("file.restore")


def _compared(window: Window) -> None:
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, RestoreDialog) and one.isVisible())
    _until(window, dialog.restore_button.isEnabled)


def restoring(window: Window) -> None:
    _alone(window)
    workspace = window.bridge.workspace
    workspace.back_up()
    for number in range(12):
        workspace.do(add_case, caption=f"A Plaintiff of Many Names No. {number} v. Department of Examples")
    window.actions_table.trigger("file.restore")
    _compared(window)


def damaged(window: Window) -> None:
    home = window.bridge.workspace.home
    problem = f"The database {home.workspace} is damaged. Choose a backup; what was changed since is not in it."
    _shown(window, RestoreDialog(home, None, problem=problem))
    _compared(window)


def checked(window: Window) -> None:
    _alone(window)
    window.actions_table.trigger("file.check")


def about(window: Window) -> None:
    _alone(window)
    window.actions_table.trigger("help.about")
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, AboutDialog))
    _until(window, lambda: not dialog.cage.text().startswith("Trying"))


def quote_sheet(window: Window) -> None:
    _alone(window)
    cast = Cast(window)
    settle(window)
    window.context.set_case(cast.case)
    settle(window)
    window.press_sheets.begin(SheetKind.QUOTE)


def contact_sheet(window: Window) -> None:
    _alone(window)
    window.press_sheets.begin(SheetKind.CONTACT)


def media_list(window: Window) -> None:
    _alone(window)
    window.press_sheets.begin(SheetKind.MEDIA)


STOPS: tuple[Stop, ...] = (
    ("case", sample),
    ("turning-on", turning_on),
    ("weak-passphrase", weak_passphrase),
    ("rewriting", rewriting),
    ("recovery-key", recovery_key),
    ("locked", locked),
    ("wrong-passphrase", wrong_passphrase),
    ("encrypted", encrypted),
    ("no-backups", no_backups),
    ("restoring", restoring),
    ("damaged", damaged),
    ("checked", checked),
    ("about", about),
    ("quote-sheet", quote_sheet),
    ("contact-sheet", contact_sheet),
    ("media-list", media_list),
)


if __name__ == "__main__":
    take_pictures(STOPS)
