"""Reminders in the window: counted, listed, put off, dismissed, brought back; told to the desktop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from caseorg.base.paths import Home
from caseorg.gui import reminders as in_window
from caseorg.gui.dialogs.reminders_dialog import RemindersDialog, snoozes
from caseorg.gui.window import Window
from caseorg.jobs.reminder_timer import installed
from caseorg.model.case import Case
from caseorg.model.deadline import ReminderKind
from caseorg.operations import add_case, mark_deadline_done, set_deadline_reminders
from caseorg.queries.reminders import usual_reminders
from caseorg.settings.reminder_log import Act, ReminderLog
from caseorg.settings.schema import REMIND_WORDS
from caseorg.workspace import Workspace
from tests import deadline_records as records
from tests.gui.session_bus import Desktop, desktop, session_bus
from tests.gui.tour import open_window

pytestmark = pytest.mark.qt_log_ignore("does not support")


def _in(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


@pytest.fixture
def case(home: Home) -> Case:
    """A case with two deadlines, a hearing and a follow-up that are due, entered while the window was closed."""
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        case: Case = workspace.do(add_case, caption="Alvarez v. Kent").value
        records.deadline(workspace, case.uuid, "Notice of appeal", _in(5), safe_due=_in(3), jurisdictional=True)
        records.deadline(workspace, case.uuid, "Opposition", _in(1))
        records.event(workspace, case.uuid, "Motion hearing", f"{_in(1)}T10:30", hearing="hearing")
        records.follow_up(workspace, case.uuid, "Call the clerk", _in(0))
    return case


@pytest.fixture
def window(qtbot: QtBot, home: Home, case: Case) -> Iterator[Window]:
    with open_window(home) as window:
        qtbot.waitUntil(lambda: len(window.reminders.due) == 4)
        yield window


def titles(window: Window) -> list[str]:
    return [one.thing.title for one in window.reminders.due]


def listed(window: Window) -> RemindersDialog:
    window.actions_table.trigger("reminder.show")
    assert window.reminders.dialog is not None
    return window.reminders.dialog


def test_what_came_due_while_the_program_was_closed_is_said_and_takes_no_keyboard(
    window: Window, home: Home, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "While you were away: 4 reminders: 1 for today" in window.notices.sentence)
    assert window.status.reminders.text() == "4 reminders"
    assert window.reminders.dialog is None
    focus = QApplication.focusWidget()
    assert focus is None or not window.notices.isAncestorOf(focus)
    assert all(seen.shown for seen in ReminderLog(home.reminders).seen().values())


def test_it_is_said_once(home: Home, case: Case, qtbot: QtBot) -> None:
    with open_window(home) as window:
        qtbot.waitUntil(lambda: bool(window.notices.sentence))
    with open_window(home) as window:
        qtbot.waitUntil(lambda: window.status.reminders.text() == "4 reminders")
        assert window.notices.sentence == ""


def test_the_list_has_the_nearest_first_with_its_words(window: Window) -> None:
    dialog = listed(window)
    texts = [dialog.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(dialog.list.count())]
    assert [text.partition(", ")[0] for text in texts] == [
        "Follow-up. Call the clerk: due today",
        "Hearing. Motion hearing: tomorrow at 10:30 AM",
        "Deadline. Opposition: due tomorrow",
        "Jurisdictional deadline. Notice of appeal: safe date in 3 days",
    ]


def test_dismissing_and_bringing_back(window: Window, qtbot: QtBot) -> None:
    dialog = listed(window)
    first = titles(window)[0]
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: first not in titles(window))
    qtbot.waitUntil(lambda: dialog.list.count() == 3 and bool(dialog.chosen))
    assert not window.actions_table["edit.undo"].text().startswith("Undo Dismiss")
    assert window.notices.sentence == f"Dismissed: “{first}”."
    window.notices._button.click()
    qtbot.waitUntil(lambda: first in titles(window))


def test_putting_off_until_later(window: Window, home: Home, qtbot: QtBot) -> None:
    dialog = listed(window)
    dialog.list.selectAll()
    assert not dialog.open_button.isEnabled()
    dialog.snooze_menu.aboutToShow.emit()
    next(action for action in dialog.snooze_menu.actions() if action.text() == "Three Days").trigger()
    qtbot.waitUntil(lambda: titles(window) == [])
    assert dialog.stack.currentWidget() is dialog.empty
    assert not window.status.reminders.isVisible()
    untils = {seen.snoozed_until[:13] for seen in ReminderLog(home.reminders).seen().values()}
    assert untils == {f"{_in(3)}T08"}


def test_the_moments_to_put_off_to_are_later_and_on_mornings() -> None:
    friday = datetime(2026, 11, 27, 17, 30).astimezone()
    found = {words: until.strftime("%a %H:%M") for words, until in snoozes(friday)}
    assert found == {
        "One Hour": "Fri 18:30", "Until Tomorrow": "Sat 08:00", "Three Days": "Mon 08:00", "Until Monday": "Mon 08:00",
        "One Week": "Fri 08:00",
    }  # fmt: skip
    monday = datetime(2026, 11, 30, 9, 0).astimezone()
    assert dict(snoozes(monday))["Until Monday"].date() == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("title", "panel"),
    [("Opposition", "deadlines"), ("Motion hearing", "calendar"), ("Call the clerk", "today")],
)
def test_opening_leads_to_what_it_is_of(window: Window, qtbot: QtBot, title: str, panel: str) -> None:
    window.context.set_case(None)
    dialog = listed(window)
    for _ in range(titles(window).index(title)):
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.tabs.panel == panel)
    assert window.cases.current is not None and window.cases.current.short_caption == "Alvarez v. Kent"
    if title == "Opposition":
        qtbot.waitUntil(lambda: window.context.deadline is not None)
    if title == "Call the clerk":
        qtbot.waitUntil(lambda: window.context.follow_up is not None)
    if title == "Motion hearing":
        calendar = window.panels["calendar"]
        qtbot.waitUntil(lambda: calendar._day is not None and calendar._day.day.isoformat() == _in(1))  # type: ignore[union-attr]


def test_what_is_done_or_has_no_reminders_is_not_called_to_mind(window: Window, qtbot: QtBot) -> None:
    by_title = {one.thing.title: one.thing.uuid for one in window.reminders.due}
    window.bridge.do(mark_deadline_done, uuid=by_title["Opposition"])
    window.bridge.do(set_deadline_reminders, uuid=by_title["Notice of appeal"], days="never")
    qtbot.waitUntil(lambda: sorted(titles(window)) == ["Call the clerk", "Motion hearing"])
    window.bridge.undo()
    window.bridge.undo()
    qtbot.waitUntil(lambda: len(titles(window)) == 4)


def test_the_days_of_a_kind_are_set_in_one_step_and_refused_with_the_reason(window: Window, qtbot: QtBot) -> None:
    window.actions_table.trigger("reminder.days")
    dialog = window.reminders.days_dialog
    assert dialog is not None
    dialog.lines[ReminderKind.HEARING].setText("soon")
    dialog._on_accepted()
    assert "no list of days" in dialog.fields[ReminderKind.HEARING].problem
    dialog.lines[ReminderKind.HEARING].setText("never")
    dialog.lines[ReminderKind.FOLLOW_UP].setText("3")
    dialog._on_accepted()
    qtbot.waitUntil(lambda: window.reminders.days_dialog is None)
    usual = window.bridge.ask(usual_reminders)
    assert (usual[ReminderKind.HEARING], usual[ReminderKind.FOLLOW_UP]) == ((), (3,))
    qtbot.waitUntil(lambda: "Motion hearing" not in titles(window))
    window.bridge.undo()
    qtbot.waitUntil(lambda: window.bridge.ask(usual_reminders)[ReminderKind.HEARING] == (14, 7, 1, 0))
    assert window.bridge.ask(usual_reminders)[ReminderKind.FOLLOW_UP] == (0,)


def test_one_deadline_gets_days_of_its_own_in_the_window(window: Window, qtbot: QtBot) -> None:
    window.actions_table.trigger("deadline.remind")
    dialog = window.deadline_acts.dialog
    assert dialog is not None
    box, days = dialog.inputs["uuid"], dialog.inputs["days"]
    box.setCurrentIndex(next(row for row in range(box.count()) if box.itemText(row).startswith("Opposition")))  # type: ignore[union-attr]
    assert days.text() == ""  # type: ignore[union-attr]
    days.setText("14, 2")  # type: ignore[union-attr]
    dialog.act_button.click()
    qtbot.waitUntil(lambda: [one.days_before for one in window.reminders.due if one.thing.title == "Opposition"] == [2])


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """A desktop on a bus of its own; the program is not in front, and it is day."""
    monkeypatch.setattr(in_window, "_is_in_front", lambda: False)
    monkeypatch.setattr(in_window, "_FIRST_HOUR", 0)
    with session_bus(tmp_path) as address, desktop(tmp_path, address) as there:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield there


def test_the_desktop_is_told_what_comes_due_and_a_click_opens_it(
    shown: Desktop, window: Window, case: Case, qtbot: QtBot
) -> None:
    assert shown.shown == []  # of what was due at the start the window itself tells
    records.deadline(window.bridge.workspace, case.uuid, "Sealed reply", _in(0), visibility="sealed")
    qtbot.waitUntil(lambda: len(shown.shown) == 1)
    assert shown.shown[0]["summary"] == "Deadline due today"
    qtbot.waitUntil(lambda: window.tabs.panel == "deadlines")
    qtbot.waitUntil(lambda: len(ReminderLog(window.bridge.workspace.home.reminders).seen()) == 5)
    window.reminders.look()
    qtbot.waitUntil(lambda: window.bridge.is_idle)
    assert len(shown.shown) == 1


def test_the_desktop_is_told_titles_only_where_that_is_set_and_never_sealed_ones(
    shown: Desktop, window: Window, case: Case, qtbot: QtBot
) -> None:
    window.settings.set(REMIND_WORDS, "cases")
    records.deadline(window.bridge.workspace, case.uuid, "Sealed reply", _in(0), visibility="sealed")
    qtbot.waitUntil(lambda: len(shown.shown) == 1)
    records.deadline(window.bridge.workspace, case.uuid, "Open reply", _in(0))
    qtbot.waitUntil(lambda: len(shown.shown) == 2)
    assert [(one["summary"], one["body"]) for one in shown.shown] == [
        ("Deadline due today", ""),
        ("Open reply: due today", "Alvarez v. Kent"),
    ]


def test_whether_the_desktop_is_told_while_the_program_is_closed_is_chosen_in_the_window(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("PATH", "")  # no systemctl that could be told
    for choice, files in (("timer", 2), ("login", 1), ("", 0)):
        window.actions_table.trigger("reminder.closed")
        dialog = window.reminders.closed.dialog
        assert dialog is not None
        box = dialog.inputs["way"]
        assert isinstance(box, QComboBox)
        before = installed()
        assert box.currentData() == (before.value if before else "")
        box.setCurrentIndex(box.findData(choice))
        dialog.act_button.click()
        qtbot.waitUntil(lambda choice=choice: (installed() or "") == choice)  # type: ignore[misc]
        qtbot.waitUntil(lambda: window.notices.sentence.startswith("Reminders while caseorg is closed"))
        window.notices.hide()
        found = [path for path in (tmp_path / "config").rglob("*") if path.is_file() and not path.is_symlink()]
        assert len(found) == files


def test_a_refusal_to_run_by_itself_is_said_in_the_form(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config").write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    window.actions_table.trigger("reminder.closed")
    dialog = window.reminders.closed.dialog
    assert dialog is not None
    box = dialog.inputs["way"]
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("login"))
    dialog.act_button.click()
    qtbot.waitUntil(lambda: "could not be written" in dialog.problem.text())
    dialog.reject()


def test_what_another_program_put_off_comes_again_in_the_open_window(window: Window, home: Home, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: all(seen.shown for seen in ReminderLog(home.reminders).seen().values()))
    window.notices.hide()
    (first, *_) = window.reminders.due
    past = datetime.now().astimezone() - timedelta(seconds=1)
    ReminderLog(home.reminders).note(Act.SNOOZED, [first.key], on=date.today(), until=past)
    window.reminders.look()
    qtbot.waitUntil(lambda: first.thing.title in window.notices.sentence)
    assert "While you were away" not in window.notices.sentence


def test_it_is_said_once_also_where_it_cannot_be_written_down(home: Home, case: Case, qtbot: QtBot) -> None:
    home.reminders.mkdir(parents=True)  # a folder where the file should be
    with open_window(home) as window:
        qtbot.waitUntil(lambda: "could not be written down" in window.status.currentMessage())
        assert window.notices.sentence.startswith("While you were away")
        window.notices.hide()
        window.reminders.look()
        qtbot.waitUntil(lambda: window.bridge.is_idle)
        assert window.notices.sentence == ""
        assert window.status.reminders.text() == "4 reminders"
