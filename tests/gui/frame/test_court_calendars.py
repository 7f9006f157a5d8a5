"""A court's calendar in the window: looked at, corrected, taken over; moved hearings with what moves along."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.court_dates_dialog import CourtDatesDialog
from caseorg.gui.window import Window
from caseorg.operations import add_case
from caseorg.queries.calendar_names import events_of
from caseorg.queries.deadline_lists import deadline_lines, deadline_order
from caseorg.rules.chains import Outcome as MoveOutcome
from tests import deadline_records as records

KNOWN = ("UID:1@court", "SUMMARY:26-cv-417 Motion Hearing", "DTSTART;TZID=America/New_York:{start}")
STRANGE = ("UID:2@court", "SUMMARY:Status conference", "DTSTART;TZID=America/New_York:20260501T090000")
LATER = ("UID:3@court", "SUMMARY:Briefs due", "DTSTART;VALUE=DATE:20260601")


def publish(folder: Path, *events: tuple[str, ...], start: str = "20260331T143000") -> Path:
    blocks = ["\n".join(("BEGIN:VEVENT", *event, "END:VEVENT")).format(start=start) for event in events]
    path = folder / "court.ics"
    path.write_text("\n".join(("BEGIN:VCALENDAR", *blocks, "END:VCALENDAR", "")))
    return path


@pytest.fixture
def in_case(window: Window, qtbot: QtBot) -> Window:
    window.bridge.do(
        add_case, caption="Alvarez v. Kent", docket_number="1:26-cv-00417", court="dcd",
        then=lambda case: window.context.set_case(case.uuid),
    )  # fmt: skip
    qtbot.waitUntil(lambda: window.cases.current is not None)
    return window


def opened(window: Window, qtbot: QtBot, path: Path) -> CourtDatesDialog:
    window.court_calendars.dialog = None
    window.importing.import_paths([path])  # as a drop does
    qtbot.waitUntil(lambda: window.court_calendars.dialog is not None, timeout=20_000)
    dialog = window.court_calendars.dialog
    assert dialog is not None
    return dialog


def rows(dialog: CourtDatesDialog) -> list[tuple[str, str, str]]:
    items = [dialog._item(row) for row in range(dialog.list.topLevelItemCount())]
    return [(item.text(0), item.text(2), item.text(4)) for item in items]


def told(window: Window) -> str:
    return window.notices.findChildren(QLabel)[1].text()


def titles(window: Window) -> list[tuple[str, str | None]]:
    return [(one.title, one.at) for one in window.bridge.ask(events_of, window.context.case_uuid or "")]


def test_a_dropped_calendar_is_looked_at_and_corrected(in_case: Window, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(in_case, qtbot, publish(tmp_path, KNOWN, STRANGE, LATER))
    assert rows(dialog) == [
        ("New", "Motion Hearing", "Alvarez v. Kent"), ("New", "Status conference", "choose its case"),
        ("New", "Briefs due", "choose its case"),
    ]  # fmt: skip
    assert dialog.take_button.text() == "&Take Over 1" and titles(in_case) == []
    dialog.list.setCurrentItem(dialog._item(0))
    qtbot.keyClicks(dialog.title, " on injunction")
    dialog.at.clear()
    qtbot.keyClicks(dialog.at, "nonsense")
    assert dialog.at_field.problem
    dialog.take_button.click()
    assert titles(in_case) == [], "not before the date can be understood"
    dialog.at.clear()
    qtbot.keyClicks(dialog.at, "3/31/2026 3 PM")
    qtbot.keyClick(dialog.at, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.take_button.isEnabled(), "Enter in a field takes nothing over"
    dialog.same_case.click()
    assert [case for _, _, case in rows(dialog)] == ["Alvarez v. Kent"] * 3
    dialog._item(1).setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.take_button.text() == "&Take Over 2"
    dialog.take_button.click()
    qtbot.waitUntil(lambda: "2 dates were taken over" in told(in_case))
    assert titles(in_case) == [("Motion Hearing on injunction", "2026-03-31T15:00")]
    (line,) = in_case.bridge.ask(deadline_lines, in_case.bridge.ask(deadline_order))
    assert (line.deadline.title, line.deadline.due) == ("Briefs due", "2026-06-01")


def test_taken_over_again_only_a_move_is_left_and_shows_what_moves_along(
    in_case: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(in_case, qtbot, publish(tmp_path, KNOWN)).take_button.click()
    qtbot.waitUntil(lambda: "1 date was taken over" in told(in_case))
    (event,) = in_case.bridge.ask(events_of, in_case.context.case_uuid or "")
    workspace = in_case.bridge.workspace
    brief = records.deadline(workspace, event.case_uuid, "Brief", "2026-03-17", rule_id="frcp.6.c.1")
    records.runs_from(workspace, brief, event=event, leg="hearing.held")
    same = opened(in_case, qtbot, publish(tmp_path, KNOWN))
    assert rows(same)[0][0] == "Nothing to do" and not same.take_button.isEnabled()
    same.reject()
    dialog = opened(in_case, qtbot, publish(tmp_path, (*KNOWN, "SEQUENCE:1"), start="20260414T100000"))
    assert rows(dialog)[0][0] == "Moved" and not dialog.at.isEnabled()
    assert "Brief: Tue, Mar 17, 2026 → Tue, Mar 31, 2026 (moved" in dialog.details.toPlainText()
    (proposal,) = dialog.chosen
    assert proposal.plan is not None and proposal.plan.moves[0].outcome is MoveOutcome.MOVED
    dialog.take_button.click()
    qtbot.waitUntil(lambda: titles(in_case) == [("Motion Hearing", "2026-04-14T10:00")])
    (line,) = in_case.bridge.ask(deadline_lines, in_case.bridge.ask(deadline_order))
    assert line.deadline.due == "2026-03-31"


def test_a_file_that_is_none_is_refused(in_case: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "court.ics"
    path.write_text("Dear counsel")
    in_case.importing.import_paths([path])
    qtbot.waitUntil(lambda: "is no calendar" in told(in_case), timeout=20_000)
    in_case.importing.import_paths([publish(tmp_path)])
    qtbot.waitUntil(lambda: "The file has no dates" in told(in_case), timeout=20_000)
