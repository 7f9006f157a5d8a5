"""Follow-ups that come again, from the first to the last, in the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.act_dialog import ActDialog
from caseorg.gui.window import Window
from caseorg.operations import add_case
from caseorg.queries.calendar_names import choices_in_case, follow_ups_of


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


def fill(dialog: ActDialog, **values: str) -> None:
    for name, value in values.items():
        field = dialog.inputs[name]
        assert isinstance(field, QLineEdit)
        field.setText(value)


def titles(window: Window, what: str) -> list[str]:
    return [words for words, _ in window.bridge.ask(choices_in_case, what, window.context.case_uuid or "")]


def test_a_follow_up_that_comes_again_is_made_edited_done_and_given_up(in_case: Window, qtbot: QtBot) -> None:
    window = in_case
    said: list[str] = []
    window.context.status_changed.connect(said.append)
    dialog = begun(window, "follow_up.add")
    fill(dialog, title="Call the clerk", due="2026-01-31", every="1", until="2026-06-30", assigned_to="Bo")
    interval = dialog.inputs["interval"]
    assert isinstance(interval, QComboBox)
    interval.setCurrentIndex(interval.findData("months"))
    dialog.act_button.click()
    qtbot.waitUntil(lambda: titles(window, "follow-up") == ["Call the clerk, 2026-01-31"])
    qtbot.waitUntil(lambda: said[-1:] == ["“Call the clerk” comes on Sat, Jan 31, 2026."])

    dialog = begun(window, "follow_up.edit")
    shown = {name: dialog.inputs[name].text() for name in ("title", "due", "every", "until", "assigned_to")}  # type: ignore[union-attr]
    assert shown == {
        "title": "Call the clerk", "due": "2026-01-31", "every": "1", "until": "2026-06-30", "assigned_to": "Bo"
    }  # fmt: skip
    interval = dialog.inputs["interval"]
    assert isinstance(interval, QComboBox) and interval.currentData() == "months"
    fill(dialog, due="2026-02-27", every="x")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: "how often" in dialog.problem.text())
    fill(dialog, every="1")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: titles(window, "follow-up") == ["Call the clerk, 2026-02-27"])

    dialog = begun(window, "follow_up.done")
    fill(dialog, completed_on="2026-02-27")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: titles(window, "follow-up") == ["Call the clerk, 2026-03-27"])
    qtbot.waitUntil(lambda: said[-1:] == ["“Call the clerk” comes on Fri, Mar 27, 2026."])

    dialog = begun(window, "follow_up.edit")
    fill(dialog, every="")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: [one.every for one in window.bridge.ask(follow_ups_of)] == [0])
    dialog = begun(window, "follow_up.drop")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: titles(window, "follow-up") == [])
    window.bridge.undo()
    qtbot.waitUntil(lambda: titles(window, "follow-up") == ["Call the clerk, 2026-03-27"])
