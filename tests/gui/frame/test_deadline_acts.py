"""Events and deadlines are added, moved and refused in the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.act_dialog import ActDialog
from caseorg.gui.window import Window
from caseorg.operations import add_case, add_deadline, edit_event, move_event
from caseorg.queries.calendar_names import choices_in_case
from caseorg.queries.chains import plan_of_move


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


def test_acts_begin_with_the_deadline_that_has_the_cursor_and_days_are_typed_as_said(
    in_case: Window, qtbot: QtBot
) -> None:
    window = in_case
    for title, due in (("Reply", "2026-04-16"), ("Answer", "2026-04-09")):
        window.bridge.do(add_deadline, case_uuid=window.context.case_uuid, title=title, due=due)
        qtbot.waitUntil(lambda title=title: any(title in one for one in titles(window, "open")))  # type: ignore[misc]
    window.show_panel("deadlines")
    view = window.panels["deadlines"].view  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: view.model().rowCount() == 2)
    chosen = dict(window.bridge.ask(choices_in_case, "open", window.context.case_uuid or ""))
    reply = next(uuid for words, uuid in chosen.items() if words.startswith("Reply"))
    assert view.select(reply) and window.context.deadline == reply

    dialog = begun(window, "deadline.edit")
    box = dialog.inputs["uuid"]
    assert isinstance(box, QComboBox) and box.currentText().startswith("Reply")
    assert [dialog.inputs[name].text() for name in ("title", "note")] == ["Reply", ""]  # type: ignore[union-attr]
    box.setCurrentIndex(1 - box.currentIndex())
    assert dialog.inputs["title"].text() == "Answer"  # type: ignore[union-attr]
    dialog.reject()

    dialog = begun(window, "deadline.override")
    fill(dialog, due="4/20/2026", reason="Order, ECF No. 12")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: "Reply, 2026-04-20 (open)" in titles(window, "open"))
    window.show_panel("documents")
    assert window.context.deadline is None


def test_an_event_changed_after_the_preview_is_not_moved(in_case: Window, qtbot: QtBot) -> None:
    window = in_case
    dialog = begun(window, "event.add")
    fill(dialog, title="Hearing", at="2026-04-09")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: titles(window, "event") == ["Hearing, 2026-04-09"])
    uuid = window.bridge.ask(choices_in_case, "event", window.context.case_uuid or "")[0][1]
    plan = window.bridge.ask(plan_of_move, uuid, "2026-04-16")
    window.bridge.do(edit_event, uuid=uuid, title="Motion hearing")
    qtbot.waitUntil(lambda: titles(window, "event") == ["Motion hearing, 2026-04-09"])
    refused: list[str] = []
    window.bridge.do(move_event, plan=plan, otherwise=lambda error: refused.append(error.sentence))
    qtbot.waitUntil(lambda: bool(refused))
    assert "was changed meanwhile" in refused[0] and titles(window, "event") == ["Motion hearing, 2026-04-09"]
