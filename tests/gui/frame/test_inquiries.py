"""Inquiries of the press in the window: added, answered and edited by forms, and open ones in Today."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from caseorg.base import clock
from caseorg.gui.dialogs.act_dialog import ActDialog
from caseorg.gui.panels.today.rows import TodayRow
from caseorg.gui.window import Window
from caseorg.model.inquiry import InquiryState
from caseorg.operations import add_case, add_person
from caseorg.operations.inquiries import add_inquiry, answer_inquiry, trash_inquiries
from caseorg.operations.statements import NewSegment, add_statement
from caseorg.queries.inquiries import InquiryLine, inquiry_detail, inquiry_lines
from caseorg.rules.inquiry_words import due_text
from tests.gui.frame.test_people_acts import begun, fill

NOW = "2026-03-31T20:00:00.000Z"  # 4 PM in Washington


@pytest.fixture(autouse=True)
def a_day_in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def in_case(window: Window, qtbot: QtBot) -> Window:
    case = {"caption": "Alvarez v. Kent", "court": "ilnd"}
    window.bridge.do(add_case, then=lambda made: window.context.set_case(made.uuid), **case)
    window.bridge.do(add_person, name="Ana Ruiz")
    qtbot.waitUntil(lambda: window.cases.current is not None)
    return window


def made(window: Window, qtbot: QtBot, question: str, **values: Any) -> str:
    done: list[str] = []
    values = {"reporter": "Bo"} | values
    window.bridge.do(add_inquiry, question=question, then=lambda one: done.append(one.uuid), **values)
    qtbot.waitUntil(lambda: bool(done))
    return done[0]


def lines(window: Window) -> list[InquiryLine]:
    return window.bridge.ask(inquiry_lines)


def rows(window: Window) -> list[TodayRow]:
    shown = window.panels["today"].rows  # type: ignore[attr-defined]
    return [shown.row_at(place) for place in range(shown.rowCount())]


def dialog_of(window: Window) -> ActDialog:
    assert window.record_acts.dialog is not None
    return window.record_acts.dialog


def test_an_inquiry_is_added_by_a_form_that_says_what_is_missing(in_case: Window, qtbot: QtBot) -> None:
    dialog = begun(in_case, "inquiry.add")
    assert dialog.inputs["case_uuid"].currentText() == "Alvarez v. Kent"  # type: ignore[union-attr]
    dialog.act_button.click()
    qtbot.waitUntil(lambda: "The question is empty" in dialog.problem.text())
    fill(dialog, question="Will you appeal?", person_uuid="Ana Ruiz", due="2026-04-01")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: "by what time" in dialog.problem.text())
    fill(dialog, due="4/1/2026 5 pm")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: len(lines(in_case)) == 1)
    (line,) = lines(in_case)
    assert (line.reporter, line.case_name) == ("Ana Ruiz", "Alvarez v. Kent")
    assert due_text(line.inquiry) == "Wed, Apr 1, 2026, 5:00 PM CDT"  # by the clock of the court


def test_today_shows_open_inquiries_with_the_hour_and_what_is_late_first(in_case: Window, qtbot: QtBot) -> None:
    made(in_case, qtbot, "Tomorrow?", due="2026-04-01 09:00")
    made(in_case, qtbot, "Late?", due="2026-03-31 15:30", outlet="The Daily")
    made(in_case, qtbot, "Whenever?", asked_on=(clock.today() - timedelta(days=1)).isoformat())
    soon = made(in_case, qtbot, "Today?", due="2026-03-31 18:00", case_uuid=in_case.context.case_uuid)
    in_case.show_panel("today")
    qtbot.waitUntil(lambda: len(rows(in_case)) == 5)
    heading, late, today, tomorrow, whenever = rows(in_case)
    assert heading.spoken == "Inquiries of the press: 4"
    assert [one.left for one in (late, today, tomorrow, whenever)] == [
        "overdue, today", "due today", "due tomorrow", "asked yesterday",
    ]  # fmt: skip
    assert (late.presses, today.presses, late.title) == (True, False, "Late?")
    assert late.facts == "Bo, The Daily  ·  3:30 PM EDT" and "Alvarez v. Kent" in today.facts
    bar = in_case.panels["today"].bar  # type: ignore[attr-defined]
    assert "4 inquiries" in [button.text() for button in bar.counts.values()]
    in_case.bridge.do(trash_inquiries, uuids=[soon])
    in_case.bridge.do(answer_inquiry, uuid=late.inquiry_uuid, answer="No.")
    qtbot.waitUntil(lambda: [row.title for row in rows(in_case)] == ["", "Tomorrow?", "Whenever?"])


def test_the_deadline_passes_while_today_is_shown(
    in_case: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(in_case, qtbot, "Soon?", due="2026-03-31 16:20")
    in_case.show_panel("today")
    qtbot.waitUntil(lambda: [row.left for row in rows(in_case)] == ["", "due in 20 minutes"])
    monkeypatch.setattr(clock, "now", lambda: "2026-03-31T20:25:00.000Z")
    in_case.panels["today"]._minute.timeout.emit()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: rows(in_case)[-1].left == "overdue, today")


def test_a_click_in_today_opens_the_answer_and_a_statement_can_be_given(in_case: Window, qtbot: QtBot) -> None:
    case_uuid = in_case.context.case_uuid
    segments = [NewSegment(text="We will be back in court.")]
    in_case.bridge.do(add_statement, case_uuid=case_uuid, segments=segments)
    uuid = made(in_case, qtbot, "Will you appeal?", due="2036-03-31 18:00", case_uuid=case_uuid, asked_on="2026-03-30")
    in_case.show_panel("today")
    qtbot.waitUntil(lambda: len(rows(in_case)) == 2)
    view = in_case.panels["today"].view  # type: ignore[attr-defined]
    place = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    dialog = dialog_of(in_case)
    assert dialog.windowTitle() == "Answer Inquiry"
    assert dialog.about.text().startswith("Bo asked on Mon, Mar 30, 2026: “Will you appeal?”")
    assert dialog.about.isVisible() and not dialog.about.isWindow()
    state = dialog.inputs["state"]
    assert isinstance(state, QComboBox) and state.currentText() == "Answered"
    dialog.act_button.click()
    qtbot.waitUntil(lambda: "The answer is empty" in dialog.problem.text())
    fill(dialog, statement_uuid="“We will be back in court.”", outcome="Quoted", spokesperson_uuid="Ana Ruiz")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: not lines(in_case)[0].inquiry.is_open)
    detail = in_case.bridge.ask(inquiry_detail, uuid)
    assert (detail.line.inquiry.state, detail.statement) == (InquiryState.ANSWERED, "We will be back in court.")
    assert (detail.line.spokesperson, detail.line.inquiry.outcome) == ("Ana Ruiz", "Quoted")


def test_the_form_for_editing_shows_what_stands_and_keeps_it(in_case: Window, qtbot: QtBot) -> None:
    ana = in_case.bridge.ask(lambda reader: reader.value("SELECT uuid FROM persons"))
    given = {"person_uuid": ana, "due": "2036-03-31 18:00", "zone": "America/Denver", "asked_on": "2026-03-30 09:15"}
    uuid = made(in_case, qtbot, "Will you appeal?", case_uuid=in_case.context.case_uuid, **given)
    before = in_case.bridge.ask(inquiry_detail, uuid).line.inquiry
    for known in ({"uuid": uuid}, None):
        in_case.context.act_requested.emit("inquiry.edit", known)
        dialog = dialog_of(in_case)
        shown = {name: dialog.inputs[name] for name in ("person_uuid", "case_uuid", "due", "asked_on", "zone")}
        texts = [one.currentText() if isinstance(one, QComboBox) else one.text() for one in shown.values()]
        assert texts == ["Ana Ruiz", "Alvarez v. Kent", "2036-03-31 18:00", "2026-03-30 09:15", "America/Denver"]
        fill(dialog, outlet="The Daily" if known else "The Post")
        dialog.act_button.click()
        qtbot.waitUntil(lambda name=("The Daily" if known else "The Post"): lines(in_case)[0].outlet == name)
    kept = lines(in_case)[0].inquiry
    assert (kept.person_uuid, kept.case_uuid, kept.asked_on) == (ana, before.case_uuid, "2026-03-30T09:15")
    assert (kept.due_at, kept.due_zone) == (before.due_at, "America/Denver")
    in_case.context.act_requested.emit("inquiry.edit", {"uuid": uuid})
    fill(dialog_of(in_case), person_uuid="None", case_uuid="None", due="")
    dialog_of(in_case).act_button.click()
    qtbot.waitUntil(lambda: lines(in_case)[0].inquiry.due_at is None)
    gone = lines(in_case)[0].inquiry
    assert (gone.person_uuid, gone.case_uuid, gone.outlet) == (None, None, "The Post")


def test_an_inquiry_goes_to_the_trash_and_comes_back_from_there(in_case: Window, qtbot: QtBot) -> None:
    uuid = made(in_case, qtbot, "Any comment?", outlet="The Daily")
    in_case.context.act_requested.emit("inquiry.trash", {"uuids": uuid})
    qtbot.waitUntil(lambda: lines(in_case) == [])
    in_case.show_panel("trash")
    panel: Any = in_case.panels["trash"]
    qtbot.waitUntil(lambda: panel.table.rowCount() == 1)
    line = panel.table.line_at(0)
    assert (line.kind, line.name, line.case_name) == ("inquiry", "Bo, The Daily: Any comment?", "")
    panel.view.selectAll()
    panel.restore()
    qtbot.waitUntil(lambda: [one.inquiry.uuid for one in lines(in_case)] == [uuid])
