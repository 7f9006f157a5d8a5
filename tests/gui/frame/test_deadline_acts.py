"""Events and deadlines are added, moved and refused in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.act_dialog import ActDialog
from caseorg.gui.dialogs.preview_dialog import PreviewDialog
from caseorg.gui.widgets.document_field import DocumentField
from caseorg.gui.window import Window
from caseorg.model.deadline import Deadline
from caseorg.operations import add_case, add_deadline, add_documents, add_event, enable_rule
from caseorg.operations.deadline_triggers import triggers_of
from caseorg.operations.documents import NewDocument
from caseorg.queries.calendar_names import choices_in_case, deadline_named, event_named, events_of
from caseorg.queries.deadline_lists import deadline_lines, deadline_order
from caseorg.queries.new_deadline import drafted
from caseorg.rules.deadline_drafts import Draft, Start


def fill(dialog: ActDialog, **values: str) -> None:
    for name, value in values.items():
        field = dialog.inputs[name]
        assert isinstance(field, QLineEdit)
        field.setText(value)


@pytest.fixture
def in_case(window: Window, qtbot: QtBot) -> Window:
    """The program with a case open."""
    window.bridge.do(
        add_case, caption="Alvarez v. Kent", court="dcd", then=lambda case: window.context.set_case(case.uuid)
    )
    qtbot.waitUntil(lambda: window.cases.current is not None)
    return window


def begun(window: Window, action: str) -> ActDialog:
    window.actions_table.trigger(action)
    assert window.deadline_acts.dialog is not None
    return window.deadline_acts.dialog


def shown_preview(window: Window, qtbot: QtBot) -> PreviewDialog:
    """The preview of what follows, once it is there."""
    following = window.deadline_acts.following
    qtbot.waitUntil(lambda: following.dialog is not None)
    assert following.dialog is not None
    return following.dialog


def lines(preview: PreviewDialog) -> list[QTreeWidgetItem]:
    tops = [preview.lines.topLevelItem(place) for place in range(preview.lines.topLevelItemCount())]
    return [top.child(place) for top in tops if top is not None for place in range(top.childCount())]


def deadlines(window: Window, case: str) -> list[Deadline]:
    uuids = window.bridge.ask(deadline_order, case)
    return [line.deadline for line in window.bridge.ask(deadline_lines, uuids)]


def with_deadlines(window: Window, case: str, *names: str) -> str:
    """A motion served on May 12, 2026, and deadlines to oppose it; the id of the event."""
    motion = window.bridge.workspace.do(
        add_event, case_uuid=case, title="Motion served", at="2026-05-12", type="motion.served"
    ).value
    for name in names:
        hang(window, case, motion.uuid, name)
    return str(motion.uuid)


def hang(window: Window, case: str, event: str, title: str) -> None:
    """One more deadline by LCvR 7(b) from that event."""
    start = Start(leg="motion.served", event_uuid=event)
    found = window.bridge.ask(drafted, Draft(case_uuid=case, rule_id="dcd.lcvr.7.b", starts=(start,)))
    window.bridge.workspace.do(
        add_deadline, case_uuid=case, title=title, computation=found, triggers=triggers_of([start])
    )


def titles(window: Window, what: str) -> list[str]:
    return [words for words, _ in window.bridge.ask(choices_in_case, what, window.context.case_uuid or "")]


def test_moving_an_event_shows_first_what_moves(in_case: Window, qtbot: QtBot) -> None:
    window = in_case
    dialog = begun(window, "event.add")
    fill(dialog, title="Hearing", at="4/9/2026 2:30 pm")
    assert dialog.inputs["at"].accessibleDescription().startswith("Thursday, April 9, 2026, 2:30 PM")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: titles(window, "event") == ["Hearing, 2026-04-09T14:30"])
    dialog = begun(window, "event.move")
    fill(dialog, at="2026-04-16 10:00")
    dialog.act_button.click()
    preview = shown_preview(window, qtbot)
    assert "Nothing moves with it." in preview.headline.text()
    assert titles(window, "event") == ["Hearing, 2026-04-09T14:30"]
    preview.act_button.click()
    qtbot.waitUntil(lambda: titles(window, "event") == ["Hearing, 2026-04-16T10:00"])
    qtbot.waitUntil(lambda: window.deadline_acts.following.dialog is None)  # the first preview is away
    dialog = begun(window, "event.move")
    fill(dialog, at="")
    dialog.act_button.click()
    shown_preview(window, qtbot).act_button.click()
    qtbot.waitUntil(lambda: titles(window, "event") == ["Hearing, no date yet"])


def test_some_of_what_moves_is_taken_and_the_rest_stays(in_case: Window, qtbot: QtBot) -> None:
    window, case = in_case, in_case.context.case_uuid or ""
    event = with_deadlines(window, case, "Oppose", "Oppose too")
    dialog = begun(window, "event.move")
    fill(dialog, at="2026-05-13")
    dialog.act_button.click()
    preview = shown_preview(window, qtbot)
    items = {item.text(0): item for item in lines(preview)}
    assert [items[title].text(2) for title in ("Oppose", "Oppose too")] == ["Wed, May 27, 2026"] * 2
    items["Oppose too"].setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: any("(the rule: Wed, May 27, 2026)" in item.text(2) for item in lines(preview)))
    preview.act_button.click()
    qtbot.waitUntil(lambda: window.bridge.ask(event_named, event).at == "2026-05-13")
    kept = window.bridge.ask(deadline_named, "Oppose too")
    assert (kept.due, kept.computed_due) == ("2026-05-26", "2026-05-27")
    assert {one.due for one in deadlines(window, case)} == {"2026-05-26", "2026-05-27"}


def test_what_was_hung_on_an_event_after_the_preview_is_shown_before_it_moves(in_case: Window, qtbot: QtBot) -> None:
    window, case = in_case, in_case.context.case_uuid or ""
    event = with_deadlines(window, case, "Oppose")
    dialog = begun(window, "event.move")
    fill(dialog, at="2026-05-13")
    dialog.act_button.click()
    preview = shown_preview(window, qtbot)
    hang(window, case, event, "Oppose too")
    preview.act_button.click()
    qtbot.waitUntil(lambda: "meanwhile" in preview.problem.text() and len(lines(preview)) == 2)
    assert window.bridge.ask(event_named, event).at == "2026-05-12"
    preview.act_button.click()
    qtbot.waitUntil(lambda: {one.due for one in deadlines(window, case)} == {"2026-05-27"})


def test_an_event_says_what_it_is_how_it_was_served_and_from_which_paper(in_case: Window, qtbot: QtBot) -> None:
    window, case = in_case, in_case.context.case_uuid or ""
    paper = NewDocument(sha256="a" * 64, file_name="m.pdf", size=1, title="Motion to Stay", kind="motion")
    window.bridge.workspace.do(add_documents, case_uuid=case, documents=[paper])
    dialog = begun(window, "event.add")
    fill(dialog, title="Motion served", at="5/12/2026")
    for name, value in (("type", "motion.served"), ("service_method", "mail")):
        box = dialog.inputs[name]
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData(value))
    field = dialog.inputs["document_uuid"]
    assert isinstance(field, DocumentField)
    QTest.keyClicks(field, "Nothing of the kind")
    dialog.act_button.click()
    assert "No document" in dialog.problem.text()
    field.clear()
    QTest.keyClicks(field, "Motion to Stay")
    qtbot.waitUntil(lambda: field.document_uuid is not None)
    dialog.act_button.click()
    shown_preview(window, qtbot).act_button.click()
    qtbot.waitUntil(lambda: len(window.bridge.ask(events_of, case)) >= 1)
    motion = window.bridge.ask(event_named, "Motion served")
    assert (motion.type, motion.service_method, motion.document_uuid) == (
        "motion.served", "mail", field.document_uuid,
    )  # fmt: skip


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


def test_what_runs_from_a_deadline_follows_its_new_day_once_one_has_looked(in_case: Window, qtbot: QtBot) -> None:
    window, case = in_case, in_case.context.case_uuid or ""
    with_deadlines(window, case, "Oppose")
    workspace = window.bridge.workspace
    oppose = window.bridge.ask(deadline_named, "Oppose")
    opposition = workspace.do(
        add_event, case_uuid=case, title="Opposition", type="opposition.served", projected_from_uuid=oppose.uuid
    ).value
    start = Start(leg="opposition.served", event_uuid=opposition.uuid)
    workspace.do(enable_rule, rule_id="dcd.lcvr.7.d", checked_against="LCvR of August 2025")
    found = window.bridge.ask(drafted, Draft(case_uuid=case, rule_id="dcd.lcvr.7.d", starts=(start,)))
    workspace.do(add_deadline, case_uuid=case, title="Reply", computation=found, triggers=triggers_of([start]))
    assert window.bridge.ask(deadline_named, "Reply").due == "2026-06-02"
    window.context.set_deadline(oppose.uuid)
    dialog = begun(window, "deadline.override")
    fill(dialog, due="2026-06-05", reason="ECF No. 9")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: window.recounting.dialog is not None)
    preview = window.recounting.dialog
    assert preview is not None
    assert [item.text(0) for item in lines(preview)] == ["Reply", "Opposition"]
    preview.act_button.click()
    qtbot.waitUntil(lambda: window.bridge.ask(deadline_named, "Reply").due == "2026-06-12")
    assert window.bridge.ask(event_named, "Opposition").at == "2026-06-05"
