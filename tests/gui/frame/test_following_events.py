"""An event is added in the window with what follows from it: shown, answered, taken in part, done in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.act_dialog import ActDialog
from caseorg.gui.dialogs.preview_dialog import PreviewDialog
from caseorg.gui.window import Window
from caseorg.operations import add_case
from caseorg.queries.calendar_names import deadline_named, events_of
from caseorg.queries.chains import chain_of
from tests.unit.operations.chained_cases import ChainedCase


@pytest.fixture
def in_court(window: Window, qtbot: QtBot) -> Window:
    """The program with a case of the D.D.C. open."""
    made: list[str] = []
    window.bridge.do(add_case, caption="Alvarez v. Kent", court="dcd", then=lambda case: made.append(case.uuid))
    qtbot.waitUntil(lambda: bool(made))
    window.context.set_case(made[0])
    return window


def typed(window: Window, action: str, **values: str) -> ActDialog:
    window.actions_table.trigger(action)
    form = window.deadline_acts.dialog
    assert form is not None
    for name, value in values.items():
        field = form.inputs[name]
        if isinstance(field, QLineEdit):
            field.setText(value)
        else:
            field.setCurrentIndex(next(row for row in range(field.count()) if value in str(field.itemData(row))))
    form.act_button.click()
    return form


def preview(window: Window, qtbot: QtBot) -> PreviewDialog:
    qtbot.waitUntil(lambda: window.deadline_acts.following.dialog is not None)
    assert window.deadline_acts.following.dialog is not None
    return window.deadline_acts.following.dialog


def lines(dialog: PreviewDialog) -> dict[str, QTreeWidgetItem]:
    groups = [dialog.lines.topLevelItem(place) for place in range(dialog.lines.topLevelItemCount())]
    children = [group.child(place) for group in groups for place in range(group.childCount())]
    return {child.text(0): child for child in children}


def titles(window: Window) -> set[str]:
    return {one.title for one in window.bridge.ask(chain_of, window.context.case_uuid or "").deadlines.values()}


def closed(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.deadline_acts.following.dialog is None and window.bridge.is_idle)


def case_of(window: Window) -> ChainedCase:
    return ChainedCase(window.bridge._workspace, window.context.case_uuid or "")


def test_a_complaint_served_brings_its_answer_after_a_look(in_court: Window, qtbot: QtBot) -> None:
    window = in_court
    typed(window, "event.add", title="Complaint served", at="2026-03-05", type="summons.served")
    dialog = preview(window, qtbot)
    answer = lines(dialog)["Answer the complaint"]
    assert (answer.checkState(0), answer.text(2)) == (Qt.CheckState.Checked, "Thu, Mar 26, 2026")
    assert not titles(window)
    dialog.act_button.click()
    closed(window, qtbot)
    assert titles(window) == {"Answer the complaint"}
    assert window.bridge.undo_label() == "Add Event"


def test_a_fact_is_answered_before_the_appeal_can_be_taken(in_court: Window, qtbot: QtBot) -> None:
    window = in_court
    typed(window, "event.add", title="Judgment", at="2026-02-02", type="judgment.entered")
    dialog = preview(window, qtbot)
    assert lines(dialog)["Notice of appeal"].text(2) == "asks first"
    (box,) = dialog.findChildren(QComboBox)
    box.setCurrentIndex(box.findData("no"))
    qtbot.waitUntil(lambda: lines(dialog)["Notice of appeal"].text(2) == "Wed, Mar 4, 2026")
    lines(dialog)["Motion for attorney's fees"].setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: window.bridge.is_idle)
    dialog.act_button.click()
    closed(window, qtbot)
    assert "Notice of appeal" in titles(window) and "Motion for attorney's fees" not in titles(window)


def test_a_late_motion_warns_and_suspends_nothing(in_court: Window, qtbot: QtBot) -> None:
    window = in_court
    case_of(window).come("judgment.entered", "2026-02-02")
    typed(window, "event.add", title="Motion to alter", at="2026-03-03", type="rule_59_e_motion.filed")
    dialog = preview(window, qtbot)
    assert dialog.warning.isVisible() and "does not suspend “Notice of appeal”" in dialog.warning.text()
    dialog.act_button.click()
    closed(window, qtbot)
    kept = window.bridge.ask(deadline_named, "Notice of appeal")
    assert kept.state.value == "open" and "does not suspend" in kept.untolled


def test_the_ruling_is_taken_for_the_one_that_was_expected_or_not(in_court: Window, qtbot: QtBot) -> None:
    window = in_court
    case = case_of(window)
    case.come("summons.served", "2026-03-05")
    case.come("rule_12_motion.served", "2026-03-20", "Motion to dismiss")
    typed(window, "event.add", title="Order", at="2026-06-01", type="rule_12_ruling.noticed")
    dialog = preview(window, qtbot)
    (box,) = dialog.findChildren(QComboBox)
    assert box.currentText() == "Notice of the ruling: Motion to dismiss"
    dialog.act_button.click()
    closed(window, qtbot)
    assert case.stands("frcp.12.a.4.A") == [("open", "2026-06-15")]
    assert len(window.bridge.ask(events_of, case.uuid)) == 3


def test_cancelling_leaves_everything_and_the_form_as_it_was(in_court: Window, qtbot: QtBot) -> None:
    window = in_court
    form = typed(window, "event.add", title="Complaint served", at="2026-03-05", type="summons.served")
    preview(window, qtbot).reject()
    closed(window, qtbot)
    assert not titles(window) and form.isVisible() and form.act_button.isEnabled()
    form.reject()


def test_moving_a_motion_out_of_its_time_shows_that_the_appeal_runs_again(in_court: Window, qtbot: QtBot) -> None:
    window = in_court
    case = case_of(window)
    case.come("judgment.entered", "2026-02-02")
    motion = case.come("rule_59_e_motion.filed", "2026-03-02", "Motion to alter")
    typed(window, "event.move", uuid=motion.uuid, at="2026-03-05")
    dialog = preview(window, qtbot)
    assert dialog.windowTitle() == "Move Event" and "Notice of appeal" in lines(dialog)
    dialog.act_button.click()
    closed(window, qtbot)
    assert case.stands("frap.4.a.1") == [("open", "2026-03-04")]


def test_the_deadlines_of_an_event_that_is_there_are_offered_later(in_court: Window, qtbot: QtBot) -> None:
    window = in_court
    case = case_of(window)
    case.come("summons.served", "2026-03-05")
    typed(window, "event.follow", uuid=next(iter(case.chain.events)))
    dialog = preview(window, qtbot)
    assert "Answer the complaint" not in lines(dialog) and "Answer after removal" in lines(dialog)
    dialog.reject()
    closed(window, qtbot)
    window.deadline_acts.dialog.reject()  # type: ignore[union-attr]


def test_cancelling_shows_what_is_moot_first(in_court: Window, qtbot: QtBot) -> None:
    window = in_court
    case = case_of(window)
    served = case.come("summons.served", "2026-03-05", "Complaint served")
    typed(window, "event.cancel", uuid=served.uuid, reason="Quashed")
    dialog = preview(window, qtbot)
    assert dialog.windowTitle() == "Cancel Event"
    assert lines(dialog)["Answer the complaint"].text(2) == "moot"
    assert case.stands("frcp.12.a.1.A.i") == [("open", "2026-03-26")]
    dialog.act_button.click()
    closed(window, qtbot)
    assert case.stands("frcp.12.a.1.A.i") == [("moot", "2026-03-26")]
    assert window.bridge.undo_label() == "Cancel Event"


def test_an_event_without_anything_that_follows_is_cancelled_at_once(in_court: Window, qtbot: QtBot) -> None:
    window = in_court
    case = case_of(window)
    hearing = case.come("", "2026-03-05", "Hearing")
    form = typed(window, "event.cancel", uuid=hearing.uuid)
    qtbot.waitUntil(lambda: "reason" in form.problem.text().lower())
    reason = form.inputs["reason"]
    assert isinstance(reason, QLineEdit)
    reason.setText("Vacated")
    form.act_button.click()
    qtbot.waitUntil(lambda: case.chain.events[hearing.uuid].status.value == "cancelled")
    assert window.deadline_acts.following.dialog is None
