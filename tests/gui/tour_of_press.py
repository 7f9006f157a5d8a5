"""A walk through a press release: read, looked at, corrected, kept.

    CASEORG_TOUR=DIR python -m tests.gui.tour_of_press dark 1280x800
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt

from caseorg.gui.dialogs.release_dialog import ReleaseDialog
from caseorg.gui.window import Window
from tests.gui.tour import Stop, sample, settle, take_pictures
from tests.press_readings import GOLDEN

_LONGEST_SECONDS = 30.0


def _dialog(window: Window) -> ReleaseDialog:
    began = time.monotonic()
    while window.releases.dialog is None:
        settle(window)
        assert time.monotonic() - began < _LONGEST_SECONDS, "the release is not read"
    return window.releases.dialog


def release(window: Window) -> None:
    window.importing.import_paths([GOLDEN / "nijc01_many_contacts.txt"])
    _dialog(window)


def contact(window: Window) -> None:
    _dialog(window).choose(3)


def rejected(window: Window) -> None:
    dialog = _dialog(window)
    dialog.none_button.click()
    dialog.choose(0)
    item = dialog.list.currentItem()
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Checked)


def kept(window: Window) -> None:
    dialog = _dialog(window)
    dialog.all_button.click()
    dialog.keep_button.click()


def nothing_in_it(window: Window) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
        file.write("The office is closed on Friday.\n")
    window.importing.import_paths([Path(file.name)])
    _dialog(window)
    Path(file.name).unlink()


STOPS: tuple[Stop, ...] = (
    ("case", sample),
    ("release", release),
    ("contact", contact),
    ("rejected", rejected),
    ("kept", kept),
    ("nothing-in-it", nothing_in_it),
)


if __name__ == "__main__":
    take_pictures(STOPS)
