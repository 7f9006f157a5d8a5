"""A walk through reminders, follow-ups, what changed, and the calendar, with a picture of every stop.

    CASEORG_TOUR=/some/folder python -m tests.gui.tour_of_reminders [light|dark] [WIDTHxHEIGHT]

Each stop is one line of STOPS, as in `tour.py`.
"""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from caseorg.base.clock import today
from caseorg.gui.panels.calendar.panel import CalendarPanel
from caseorg.gui.panels.deadlines.panel import DeadlinesPanel
from caseorg.gui.panels.today.panel import TodayPanel
from caseorg.gui.window import Window
from caseorg.operations import add_case
from tests import deadline_records as records
from tests.gui.tour import Stop, close_dialogs, settle, take_pictures

_MANY = 40


def _in(days: int) -> str:
    return (today() + timedelta(days=days)).isoformat()


def _today(window: Window) -> TodayPanel:
    panel = window.panels["today"]
    assert isinstance(panel, TodayPanel)
    return panel


def due(window: Window) -> None:
    """Things come due while one looks at something else: one bar, one bell."""
    settle(window)
    workspace = window.bridge.workspace
    case = workspace.do(add_case, caption="Alvarez v. Kent", court="dcd").value.uuid
    other = workspace.do(add_case, caption="In re Sealed Case").value.uuid
    appeal = {"jurisdictional": True, "severity": "high", "cite": "FRAP 4(a)(1)(A)", "assigned_to": "Tour"}
    records.deadline(workspace, case, "Notice of appeal", _in(5), safe_due=_in(3), **appeal)
    long = "Opposition to motion to dismiss the second amended complaint for failure to state a claim"
    records.deadline(workspace, case, long, _in(1), severity="high", cite="LCvR 7(b)", assigned_to="Tour")
    records.deadline(workspace, other, "Joint status report", _in(0), assigned_to="Bo Lindqvist")
    records.deadline(workspace, other, "Response to interrogatories", _in(-2))
    records.event(workspace, case, "Motion hearing", f"{_in(1)}T10:30", hearing="hearing", place="Courtroom 14")
    records.follow_up(
        workspace, case, "Call the clerk about the transcript", _in(0), every=2, interval="weeks", until=_in(60),
        assigned_to="Tour",
    )  # fmt: skip
    settle(window)
    window.context.set_case(case)
    window.actions_table.trigger("go.documents")


def listed(window: Window) -> None:
    window.actions_table.trigger("reminder.show")


def put_off(window: Window) -> None:
    dialog = window.reminders.dialog
    assert dialog is not None
    dialog.snooze_menu.popup(dialog.snooze_button.mapToGlobal(QPoint(0, dialog.snooze_button.height())))


def days(window: Window) -> None:
    assert window.reminders.dialog is not None
    window.reminders.dialog.snooze_menu.close()
    window.actions_table.trigger("reminder.days")


def dismissed(window: Window) -> None:
    assert window.reminders.days_dialog is not None and window.reminders.dialog is not None
    window.reminders.days_dialog.reject()
    QTest.keyClick(window.reminders.dialog.list, Qt.Key.Key_Delete)


def none_left(window: Window) -> None:
    assert window.reminders.dialog is not None
    window.reminders.dialog.list.selectAll()
    window.reminders.dialog.dismiss_button.click()


def news(window: Window) -> None:
    """What was done while one was elsewhere, and before this start."""
    close_dialogs(window)
    panel = _today(window)
    panel._left_at, panel._session = "2020-01-01T12:00:00.000Z", "9999"
    window.actions_table.trigger("go.today")
    settle(window)
    window.notices.hide()
    panel.news.line.click()


def follow_up(window: Window) -> None:
    panel = _today(window)
    panel.news.line.click()
    row = next(place for place in range(panel.rows.rowCount()) if panel.rows.row_at(place).follow_up_uuid)
    panel.view.setCurrentIndex(panel.rows.index(row))
    QTest.keyClick(panel.view, Qt.Key.Key_Return)


def mine(window: Window) -> None:
    close_dialogs(window)
    panel = _today(window)
    panel.bar.person.setCurrentIndex(1)


def mine_in_the_table(window: Window) -> None:
    window.actions_table.trigger("go.deadlines")
    panel = window.panels["deadlines"]
    assert isinstance(panel, DeadlinesPanel)
    panel.filters.every_case.setChecked(True)
    panel.filters.mine.setChecked(True)


def _calendar(window: Window) -> CalendarPanel:
    panel = window.panels["calendar"]
    assert isinstance(panel, CalendarPanel)
    return panel


def week(window: Window) -> None:
    window.actions_table.trigger("go.calendar")
    settle(window)
    QTest.keyClick(_calendar(window).view, Qt.Key.Key_W)


def full_week(window: Window) -> None:
    case = window.context.case_uuid
    assert case is not None
    for number in range(_MANY):
        records.deadline(window.bridge.workspace, case, f"Response to request {number + 1}", _in(number % 5))


def full_month(window: Window) -> None:
    QTest.keyClick(_calendar(window).view, Qt.Key.Key_M)


STOPS: tuple[Stop, ...] = (
    ("01-due", due),
    ("02-reminders", listed),
    ("03-put-off", put_off),
    ("04-days", days),
    ("05-dismissed", dismissed),
    ("06-none-left", none_left),
    ("07-news", news),
    ("08-follow-up", follow_up),
    ("09-mine", mine),
    ("10-mine-in-the-table", mine_in_the_table),
    ("11-week", week),
    ("12-full-week", full_week),
    ("13-full-month", full_month),
)

if __name__ == "__main__":
    take_pictures(STOPS)
