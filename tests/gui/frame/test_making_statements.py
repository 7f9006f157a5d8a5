"""Words selected in the reader become a statement with two keystrokes; verified and found again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from caseorg.gui.window import Window
from caseorg.model.statement import StatementKind, Verification
from caseorg.queries.statements import statement_detail, statement_order
from tests.gui.frame.test_annotating import front, reading  # noqa: F401
from tests.gui.frame.test_selection_bar import button, select_words
from tests.gui.tour import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


def form(window: Window) -> QDialog:
    settle(window)
    dialog = window.record_acts.dialog
    assert dialog is not None
    return dialog


def test_the_keys_and_enter_keep_the_selected_words(reading: Window, qtbot: QtBot) -> None:  # noqa: F811
    select_words(reading)
    reading.actions_table.trigger("statement.from_selection")
    QTest.keyClick(form(reading), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(reading.bridge.ask(statement_order)) == 1)
    (uuid,) = reading.bridge.ask(statement_order)
    detail = reading.bridge.ask(statement_detail, uuid)
    statement = detail.line.statement
    assert (detail.line.words, statement.kind) == ("grants the motion", StatementKind.FILING)
    (segment,) = (line.segment for line in detail.segments[1])
    assert (segment.document_uuid, segment.page) == (reading.context.shown, 0)
    reading.record_acts.verify(uuid)
    qtbot.waitUntil(
        lambda: reading.bridge.ask(statement_detail, uuid).line.statement.verification is Verification.SAME,
        timeout=15_000,
    )
    reading.context.statement_requested.emit(uuid)
    settle(reading)
    assert reading.tabs.panel == "statements"


def test_the_bar_beside_the_words_offers_it(reading: Window) -> None:  # noqa: F811
    select_words(reading)
    QTest.mouseClick(button(reading, "Make a Statement"), Qt.MouseButton.LeftButton)
    assert "words" not in form(reading).inputs  # type: ignore[attr-defined]
    form(reading).reject()


def test_without_a_selection_it_cannot_be_done(reading: Window) -> None:  # noqa: F811
    front(reading).selection.clear()
    reading.actions_table.refresh()
    assert reading.actions_table.why_not("statement.from_selection") == "Select text on the page first."
