"""Deadlines are made in the window: by a rule, as an order says, by hand, and from words of a document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.new_deadline.dialog import NewDeadlineDialog
from caseorg.gui.dialogs.new_deadline.form import Kind
from caseorg.gui.dialogs.new_deadline.prefill import Prefill
from caseorg.gui.window import Window
from caseorg.model.counting import Period, Unit
from caseorg.model.deadline import Deadline, DueSource
from caseorg.operations import add_case, add_event, edit_case, edit_documents, trash_annotations
from caseorg.queries.calendar_names import deadline_named, events_of
from caseorg.queries.deadline_lists import deadline_lines, deadline_order
from caseorg.queries.documents import document_line
from caseorg.rules.said_deadlines import said_deadline
from tests.gui.frame.test_annotating import front, kept, select
from tests.gui.frame.test_window import documents, new_case
from tests.gui.tour import close_dialogs, settle
from tests.makers import pdf

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing|propagate)", extend=True)

ORDER = (
    "The parties shall file a joint status report on or before June 5, 2026.\n"
    "Defendants shall respond within 14 days of the date of this Order.\nSo ordered this day."
)


@pytest.fixture
def in_case(window: Window, qtbot: QtBot) -> Window:
    """The program with a case of D.D.C. open."""
    window.bridge.do(
        add_case, caption="Alvarez v. Kent", court="dcd", then=lambda case: window.context.set_case(case.uuid)
    )
    qtbot.waitUntil(lambda: window.cases.current is not None)
    return window


@pytest.fixture
def reading(window: Window, tmp_path: Path) -> Window:
    """An order of two pages is in front."""
    new_case(window)
    window.bridge.do(edit_case, uuid=window.context.case_uuid, court="dcd")
    (tmp_path / "order.pdf").write_bytes(pdf([ORDER, ORDER]))
    window.importing.import_paths([tmp_path / "order.pdf"])
    settle(window)
    close_dialogs(window)
    window.context.open_document(documents(window)[0])
    settle(window)
    front(window).area.setFocus()
    return window


def begun(window: Window, action: str = "deadline.add") -> NewDeadlineDialog:
    window.actions_table.trigger(action)
    settle(window)
    dialog = window.new_deadlines.dialog
    assert dialog is not None
    return dialog


def made(window: Window) -> list[Deadline]:
    uuids = window.bridge.ask(deadline_order, window.context.case_uuid)
    return [line.deadline for line in window.bridge.ask(deadline_lines, uuids)]


def press_enter(dialog: NewDeadlineDialog) -> None:
    """Enter, wherever the keyboard is."""
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)


def test_a_deadline_by_a_rule_with_the_keyboard_alone(in_case: Window, qtbot: QtBot) -> None:
    dialog = begun(in_case)
    assert dialog.focusWidget() is dialog.form.rules.line
    QTest.keyClicks(dialog.form.rules.line, "lcvr 7(b)")
    assert dialog.form.title == "Opposition to a motion"
    assert "verify" in dialog.form.rules.list.currentItem().toolTip()
    QTest.keyClicks(dialog.form.asked.starts[0].day.line, "5/12/2026")
    assert "Tue, May 26, 2026" in dialog.preview.toPlainText()
    assert "LCvR 7(b)" in dialog.preview.toPlainText()
    method = dialog.form.asked.starts[0].method
    method.setCurrentIndex(method.findData("mail"))
    assert "Fri, May 29, 2026" in dialog.preview.toPlainText()
    press_enter(dialog)
    qtbot.waitUntil(lambda: len(made(in_case)) == 1)
    (deadline,) = made(in_case)
    assert (deadline.due, deadline.rule_id, deadline.due_source) == (
        "2026-05-29", "dcd.lcvr.7.b", DueSource.COMPUTED,
    )  # fmt: skip
    (event,) = in_case.bridge.ask(events_of, in_case.context.case_uuid or "")
    assert (event.title, event.at, event.service_method) == ("Motion served", "2026-05-12", "mail")
    in_case.bridge.undo()
    qtbot.waitUntil(lambda: not made(in_case))
    assert in_case.bridge.ask(events_of, in_case.context.case_uuid or "") == []


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(in_case: Window) -> None:
    dialog = begun(in_case)
    dialog.save.click()
    assert "Choose a rule" in dialog.form.rules.says.text()
    dialog.form.rules.line.setText("frap 4a1")
    dialog.save.click()
    (row,) = dialog.form.asked.starts
    assert "Type the day" in row.day.problem
    row.day.line.setText("11/24/2025")
    dialog.save.click()
    assert "Answer this first" in dialog.form.asked.facts[0].problem
    dialog.form.asked.facts[0].box.setCurrentIndex(2)
    shown = dialog.preview.toPlainText()
    assert "Wed, Dec 24, 2025" in shown and "jurisdictional" in shown and "Mon, Dec 29, 2025" in shown
    dialog.form.title_edit.setText("")
    dialog.form.title_edit.textEdited.emit("")
    dialog.save.click()
    assert "what is to be done" in dialog.form.title_field.problem
    dialog.form.title_edit.setText("Appeal")
    dialog.form.document.setText("no such document")
    dialog.save.click()
    assert "No document" in dialog.form.source.problem
    assert (row.day.day, made(in_case)) == ("2025-11-24", [])


def test_an_event_of_the_case_starts_it_and_what_has_no_date_is_waited_for(in_case: Window, qtbot: QtBot) -> None:
    case = in_case.context.case_uuid or ""
    in_case.bridge.do(add_event, case_uuid=case, title="Motion to stay", at="2026-05-12", type="motion.served")
    qtbot.waitUntil(lambda: len(in_case.bridge.ask(events_of, case)) == 1)
    dialog = begun(in_case)
    dialog.form.rules.line.setText("lcvr 7(b)")
    (row,) = dialog.form.asked.starts
    row.what.setCurrentIndex(1)
    assert row.what.currentText().startswith("Motion to stay")
    assert "Tue, May 26, 2026" in dialog.preview.toPlainText()
    dialog.save.click()
    qtbot.waitUntil(lambda: [one.due for one in made(in_case)] == ["2026-05-26"])
    assert len(in_case.bridge.ask(events_of, case)) == 1

    dialog = begun(in_case)
    dialog.form.rules.line.setText("lcvr 7(d)")
    assert "is not in use" in dialog.preview.toPlainText()
    dialog.form.rules.off.button.click()
    assert "what you checked" in dialog.form.rules.says.text()
    dialog.form.rules.off.against.setText("LCvR of August 2025")
    dialog.form.rules.off.button.click()
    qtbot.waitUntil(lambda: not dialog.form.rules.off.isVisibleTo(dialog))
    (row,) = dialog.form.asked.starts
    row.what.setCurrentIndex(row.what.findData("waiting"))
    assert "waits for what it runs from" in dialog.preview.toPlainText()
    dialog.save.click()
    qtbot.waitUntil(lambda: len(made(in_case)) == 2)
    assert in_case.bridge.ask(deadline_named, "Reply on a motion").waiting


def test_a_date_of_an_order_is_never_moved_and_an_odd_day_is_told(in_case: Window, qtbot: QtBot) -> None:
    dialog = begun(in_case)
    dialog.form.kinds[Kind.ORDER].setChecked(True)
    dialog.form.title_edit.setText("Joint status report")
    dialog.save.click()
    assert "Type the date" in dialog.form.day.problem
    for day, odd in (("5/30/2026", "a Saturday"), ("6/19/2026", "Juneteenth"), ("4/16/2026", "Emancipation")):
        dialog.form.day.line.setText(day)
        assert odd in dialog.preview.toPlainText(), day
    dialog.form.day.line.setText("5/30/2026")
    dialog.form.person.setEditText("Ana Ruiz")
    dialog.form.remind_edit.setText("soon")
    dialog.save.click()
    assert "soon" in dialog.form.remind.problem
    dialog.form.remind_edit.setText("14, 1")
    dialog.save.click()
    qtbot.waitUntil(lambda: [one.due for one in made(in_case)] == ["2026-05-30"])
    (deadline,) = made(in_case)
    assert (deadline.due_source, deadline.assigned_to) == (DueSource.ORDER, "Ana Ruiz")
    assert deadline.reminder_days == "[14, 1]"


def test_two_keystrokes_make_a_deadline_of_selected_words(reading: Window, qtbot: QtBot) -> None:
    front(reading).go_to_page(1)
    select(reading, (1, "The parties"), (1, "June 5, 2026"))
    reading.activateWindow()
    qtbot.waitUntil(reading.isActiveWindow)
    QTest.keyClick(front(reading).area, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), NewDeadlineDialog))
    dialog = reading.new_deadlines.dialog
    assert dialog is not None and "Friday, June 5, 2026" in dialog.form.words.text()
    press_enter(dialog)
    qtbot.waitUntil(lambda: len(made(reading)) == 1)
    (deadline,) = made(reading)
    assert (deadline.title, deadline.due, deadline.due_source) == (
        "File a joint status report", "2026-06-05", DueSource.ORDER,
    )  # fmt: skip
    settle(reading)
    (mark,) = kept(reading)
    assert mark.quote == "The parties shall file a joint status report on or before June 5, 2026"
    assert (deadline.annotation_uuid, deadline.page, deadline.document_uuid) == (
        mark.uuid, 1, documents(reading)[0],
    )  # fmt: skip
    # from the explanation back to the words
    reading.show_panel("deadlines")
    settle(reading)
    reading.panels["deadlines"].explained.explain(deadline.uuid)  # type: ignore[union-attr]
    text = reading.panels["deadlines"].explained.text  # type: ignore[union-attr]
    assert "Words: “The parties shall file a joint status report on or before June 5, 2026”" in text
    reading.panels["deadlines"].explained.open_source()  # type: ignore[union-attr]
    settle(reading)
    assert reading.context.annotations == (mark.uuid,)
    # and where the mark was put in the trash, to its page
    reading.bridge.do(trash_annotations, uuids=[mark.uuid])
    qtbot.waitUntil(lambda: kept(reading) == [])
    front(reading).go_to_page(0)
    reading.show_panel("deadlines")
    settle(reading)
    reading.panels["deadlines"].explained.explain(deadline.uuid)  # type: ignore[union-attr]
    reading.panels["deadlines"].explained.open_source()  # type: ignore[union-attr]
    settle(reading)
    qtbot.waitUntil(lambda: front(reading).current_page == 1)
    reading.bridge.undo()
    qtbot.waitUntil(lambda: len(kept(reading)) == 1)
    reading.bridge.undo()
    qtbot.waitUntil(lambda: not made(reading))
    assert kept(reading) == []


def test_a_period_of_an_order_is_counted_from_the_day_that_is_typed(reading: Window, qtbot: QtBot) -> None:
    select(reading, (0, "Defendants shall"), (0, "this Order"))
    dialog = begun(reading, "deadline.from_words")
    assert dialog.form.rule_id == "order.frcp6.14.days.after.order.entered"
    dialog.save.click()
    assert "Type the day" in dialog.form.asked.starts[0].day.problem
    dialog.form.asked.starts[0].day.line.setText("5/12/2026")
    dialog.save.click()
    qtbot.waitUntil(lambda: [one.due for one in made(reading)] == ["2026-05-26"])
    (event,) = reading.bridge.ask(events_of, reading.context.case_uuid or "")
    assert (event.title, event.document_uuid, event.page) == ("Order entered", documents(reading)[0], 0)
    assert made(reading)[0].title == "Respond"


@pytest.mark.parametrize(
    ("words", "trigger", "day"),
    [
        ("within 14 days of the date of this Order", "order.entered", "2026-05-12"),
        ("at least four days before the deadline", "order.entered", None),
        ("within 60 days after service of this summons", "summons.served", None),
    ],
)
def test_only_what_the_words_name_is_taken_from_the_date_of_the_document(
    reading: Window, words: str, trigger: str, day: str | None
) -> None:
    uuid = documents(reading)[0]
    reading.bridge.workspace.do(edit_documents, uuids=[uuid], date_filed="2026-05-12")
    line = reading.bridge.ask(document_line, uuid)
    said = said_deadline(words, date(2026, 5, 12))
    prefill = Prefill(case_uuid=line.document.case_uuid, line=line, page=0, words=words, said=said)
    dialog = NewDeadlineDialog(reading.bridge, prefill, reading.layout_file, reading)
    (row,) = dialog.form.asked.starts
    assert (dialog.form.period.trigger, row.day.day) == (trigger, day)
    if day is None:
        dialog.save.click()
        assert "Type the day" in row.day.problem
    dialog.deleteLater()


def test_a_deadline_from_an_annotation_points_to_it(reading: Window, qtbot: QtBot) -> None:
    select(reading, (0, "The parties"), (0, "June 5, 2026"))
    reading.actions_table.trigger("annotate.highlight")
    qtbot.waitUntil(lambda: len(reading.context.annotations) == 1)
    dialog = begun(reading, "deadline.from_words")
    assert "June 5" in dialog.form.words.text()
    dialog.save.click()
    qtbot.waitUntil(lambda: len(made(reading)) == 1)
    settle(reading)
    (mark,) = kept(reading)
    assert made(reading)[0].annotation_uuid == mark.uuid


def test_tab_goes_through_the_fields_as_they_are_seen_and_the_size_is_remembered(in_case: Window) -> None:
    dialog = begun(in_case)
    dialog.form.rules.line.setText("frap 4a1")
    settle(in_case)
    dialog.form.rules.line.setFocus()
    wanted: list[QWidget] = [
        dialog.form.rules.list, dialog.form.asked.starts[0].day.line, dialog.form.asked.starts[0].what,
        dialog.form.asked.facts[0].box, dialog.form.title_edit, dialog.form.document,
    ]  # fmt: skip
    for widget in wanted:
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is widget
    dialog.resize(dialog.size() - QSize(40, 30))
    size = dialog.size()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert begun(in_case).size() == size


def test_without_words_the_document_in_front_is_the_source(reading: Window) -> None:
    dialog = begun(reading, "deadline.from_words")
    assert dialog.form.document.document_uuid == documents(reading)[0]
    assert dialog.form.kind is Kind.RULE


def test_an_order_in_hours_asks_for_the_time_and_counts_from_the_minute(in_case: Window, qtbot: QtBot) -> None:
    dialog = begun(in_case)
    form = dialog.form
    form.kinds[Kind.ORDER].setChecked(True)
    form.period.show_period(Period(amount=48, unit=Unit.HOURS), "order.served")
    form.title_edit.setText("Produce the log")
    (row,) = form.asked.starts
    QTest.keyClicks(row.day.line, "3/6/2026")
    assert "Friday, March 6, 2026" in row.day.below.text() and "Add the time of day" in row.day.below.text()
    assert "Add the time of day" in dialog.preview.toPlainText()
    dialog.save.click()
    assert "Add the time of day" in row.day.problem and not made(in_case)
    QTest.keyClicks(row.day.line, " 10:23 am")
    assert "10:23 AM" in row.day.below.text() and "America/New_York" in row.day.below.text()
    assert not row.day.problem
    # an hour is skipped in the night to Sunday; then the next court day at the same time
    assert "Mon, Mar 9, 2026, 11:23 AM" in dialog.preview.toPlainText()
    dialog.save.click()
    qtbot.waitUntil(lambda: len(made(in_case)) == 1)
    assert made(in_case)[0].due_at == "2026-03-09T11:23-04:00"
    (event,) = in_case.bridge.ask(events_of, in_case.context.case_uuid or "")
    assert (event.at, event.time_zone) == ("2026-03-06T10:23", "America/New_York")


def test_a_time_goes_where_another_unit_asks_for_none(in_case: Window) -> None:
    dialog = begun(in_case)
    form = dialog.form
    form.kinds[Kind.ORDER].setChecked(True)
    form.period.show_period(Period(amount=48, unit=Unit.HOURS), "order.served")
    form.asked.starts[0].day.line.setText("3/6/2026 10:23")
    form.period.show_period(Period(amount=2, unit=Unit.DAYS), "order.served")
    assert form.asked.starts[0].day.day == "2026-03-06"
    assert "Mon, Mar 9, 2026" in dialog.preview.toPlainText()
