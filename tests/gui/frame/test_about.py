"""Help → About says what a child process met that was told to get out of its cage."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseorg.apart.breakout import Attempt, CageTest
from caseorg.apart.cage import Bar, Held
from caseorg.apart.landlock import landlock_version
from caseorg.gui.dialogs.about_dialog import AboutDialog, cage_words
from caseorg.gui.window import Window


@pytest.mark.skipif(sys.platform != "linux" or not landlock_version(), reason="this kernel has no landlock")
def test_about_tries_the_cage(qtbot: QtBot, window: Window) -> None:
    window.actions_table.trigger("help.about")
    (dialog,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, AboutDialog))
    qtbot.waitUntil(lambda: "13 ways out" in dialog.cage.text(), timeout=20_000)
    assert dialog.cage.text().endswith("none was open.")
    dialog.close()
    qtbot.waitUntil(lambda: not any(isinstance(one, AboutDialog) for one in QApplication.topLevelWidgets()))


def test_a_bar_that_is_missing_and_a_way_out_are_named() -> None:
    bars = (Held(Bar.MEMORY, True), Held(Bar.FILES, False, "this kernel has no landlock"))
    words = cage_words(CageTest(bars, (Attempt("Read a file", True), Attempt("Write a file", False, "refused"))))
    assert "reaches no other process: this kernel has no landlock" in words
    assert words.endswith("A child process that tried could: read a file.")
    assert "memory" not in words


def test_no_answer_is_no_assurance() -> None:
    assert "could not be tried" in cage_words(None)
