"""The palette: what one types finds what one means, also while it cannot be done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseorg.gui.actions import ACTIONS
from caseorg.gui.dialogs.fuzzy import fit
from caseorg.gui.dialogs.palette import Entry, Palette, ranked
from caseorg.gui.window import Window
from caseorg.operations import add_case

# the offscreen platform says so of every popup
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


def best(typed: str) -> str:
    scored = [(score, action.title) for action in ACTIONS if (score := fit(typed, action.title)) is not None]
    return max(scored)[1]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("undo", "Undo"),
        ("zoom in", "Zoom In"),
        ("in zoom", "Zoom In"),
        ("nc", "New Case…"),
        ("impfi", "Import Files…"),
        ("short", "Keyboard Shortcuts"),
        ("DARK", "Dark"),
        ("fit w", "Fit Width"),
    ],
)
def test_a_few_letters_are_enough(typed: str, meant: str) -> None:
    assert best(typed) == meant


def test_letters_that_do_not_occur_in_order_do_not_fit() -> None:
    assert fit("xyz", "Undo") is None
    assert fit("odnu", "Undo") is None
    assert fit("", "Undo") == 0


ENTRIES = [
    Entry("Close Case", "Closed already.", "archive", lambda: None, why_not="Closed already."),
    Entry("New Case…", "Add a case.", "add", lambda: None),
    Entry("Copy Citation", "Copy the ECF No.", "copy", lambda: None, more="copy the ecf no. as it is cited"),
]


def test_what_can_be_done_comes_first_and_the_rest_stays_in_the_list() -> None:
    assert [entry.title for entry in ranked(ENTRIES, "case")] == ["New Case…", "Close Case"]


def test_the_help_line_is_searched_too() -> None:
    assert [entry.title for entry in ranked(ENTRIES, "cited")] == ["Copy Citation"]


def test_enter_does_the_marked_line_and_not_one_that_cannot_be_done(qtbot: QtBot) -> None:
    done: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    palette = Palette(window)
    entries = [
        Entry("First", "", "add", lambda: done.append("first")),
        Entry("Second", "", "add", lambda: done.append("second"), why_not="Not now."),
        Entry("Third", "", "add", lambda: done.append("third")),
    ]
    palette.open(entries)
    QTest.keyClicks(palette.line, "second")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert (done, palette.isVisible()) == ([], True)
    palette.line.clear()
    assert palette.titles == ["First", "Third", "Second"]
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert (done, palette.isVisible()) == (["third"], False)


def test_it_offers_cases_and_says_why_an_action_cannot_be_done(qtbot: QtBot, window: Window) -> None:
    window.bridge.do(add_case, caption="Ana Ruiz v. Kent", then=lambda case: window.context.set_case(case.uuid))
    qtbot.waitUntil(lambda: window.context.case_uuid is not None and window.bridge.is_idle)
    window.actions_table.trigger("edit.palette")
    palette = window.program.palette
    QTest.keyClicks(palette.line, "ruiz")
    assert palette.titles[0] == "Ana Ruiz v. Kent"
    palette.line.setText("zoom in")
    assert "Open a document first." in palette.list.item(0).data(Qt.ItemDataRole.UserRole + 10)
    palette.hide()
