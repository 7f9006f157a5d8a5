"""Events and deadlines are added, moved and refused in the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.act_dialog import ActDialog
from caseorg.gui.window import Window
from caseorg.operations import add_case
from caseorg.queries.calendar_names import choices_in_case


def fill(dialog: ActDialog, **values: str) -> None:
    for name, value in values.items():
        field = dialog.inputs[name]
        assert isinstance(field, QLineEdit)
        field.setText(value)


@pytest.fixture
def in_case(window: Window, qtbot: QtBot) -> Window:
    """The program with a case open."""
    window.bridge.do(add_case, caption="Alvarez v. Kent", then=lambda case: window.context.set_case(case.uuid))
    qtbot.waitUntil(lambda: window.cases.current is not None)
    return window


def begun(window: Window, action: str) -> ActDialog:
    window.actions_table.trigger(action)
    assert window.deadline_acts.dialog is not None
    return window.deadline_acts.dialog


def titles(window: Window, what: str) -> list[str]:
    return [words for words, _ in window.bridge.ask(choices_in_case, what, window.context.case_uuid or "")]


def test_a_deadline_is_added_or_refused_with_the_reason(in_case: Window, qtbot: QtBot) -> None:
    window = in_case
    dialog = begun(window, "deadline.add")
    fill(dialog, title="Joint status report")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: "The date is empty" in dialog.problem.text())
    fill(dialog, due="4/9/2026")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: titles(window, "open") == ["Joint status report, 2026-04-09 (open)"])


def test_moving_an_event_asks_first(in_case: Window, qtbot: QtBot) -> None:
    window = in_case
    dialog = begun(window, "event.add")
    fill(dialog, title="Hearing", at="2026-04-09")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: titles(window, "event") == ["Hearing, 2026-04-09"])
    dialog = begun(window, "event.move")
    fill(dialog, at="2026-04-16")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)))
    (question,) = dialog.findChildren(QMessageBox)
    assert "Nothing else moves with it." in question.text()
    assert titles(window, "event") == ["Hearing, 2026-04-09"]
    next(button for button in question.buttons() if button.text() == "Move").click()
    qtbot.waitUntil(lambda: titles(window, "event") == ["Hearing, 2026-04-16"])
