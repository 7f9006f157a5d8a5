"""The calendar: what stands on which day, by keyboard from day to day, month to month and to the deadline itself."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QSettings, Qt

from caseorg.base import clock
from caseorg.gui.looks import Look, looks
from caseorg.gui.panels.calendar.day_delegate import item_tone
from caseorg.gui.panels.calendar.days import Span
from caseorg.gui.panels.calendar.panel import CalendarPanel
from caseorg.operations import add_case
from tests.deadline_records import deadline, event, follow_up

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.fixture(autouse=True)
def a_wednesday_in_november(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def made(stage):
    workspace, case = stage.record.workspace, stage.record.case.uuid
    other = stage.do(add_case, caption="In re Lindqvist").uuid
    return {
        "appeal": deadline(workspace, case, "Notice of appeal", "2026-11-30", safe_due="2026-11-27",
                           jurisdictional=True),
        "moot": deadline(workspace, case, "Reply", "2026-11-27", state="moot"),
        "other": deadline(workspace, other, "Answer", "2026-12-15"),
        "hearing": event(workspace, other, "Argument", "2026-11-27T10:30", hearing="oral argument"),
        "call": follow_up(workspace, case, "Call the clerk", "2026-11-27"),
    }  # fmt: skip


@pytest.fixture
def panel(stage, made):
    return stage.place(CalendarPanel)


def on(panel, day):
    return [item.title for item in panel.days.day_at(panel.days.index_of(day)).items]


def listed(panel):
    return [panel.day_list.item(row).text() for row in range(panel.day_list.count())]


def press(panel, qtbot, stage, *keys):
    for key in keys:
        qtbot.keyClick(panel.view, key)
        stage.settle()


def test_a_day_has_hearings_first_then_what_is_open_and_then_what_no_longer_stands(panel):
    assert panel.heading.text() == "November 2026"
    assert on(panel, date(2026, 11, 27)) == ["Argument", "Notice of appeal", "Call the clerk", "Reply"]
    assert on(panel, date(2026, 11, 30)) == []
    shown = panel.days.index_of(date(2026, 11, 27)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert shown.startswith("Friday, November 27, 2026. 10:30 Argument, In re Lindqvist. Notice of appeal,")
    assert "(jurisdictional)" in shown and "(moot)" in shown


def test_it_begins_on_today_with_the_list_of_the_day(panel):
    assert panel.day_title.text() == "Wednesday, November 25, 2026"
    assert listed(panel) == ["Nothing is due, and no hearing is set."]


def test_federal_holidays_are_named(panel):
    assert panel.days.day_at(panel.days.index_of(date(2026, 11, 26))).holiday == "Thanksgiving Day"
    assert panel.days.day_at(panel.days.index_of(date(2026, 11, 25))).holiday == ""


def test_arrow_keys_go_by_days_also_over_the_edge(panel, stage, qtbot):
    press(panel, qtbot, stage, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert panel.day_title.text().startswith("Friday, November 27, 2026")
    assert len(listed(panel)) == 4
    press(panel, qtbot, stage, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert panel.day_title.text().startswith("Friday, December 18, 2026")
    assert panel.heading.text() == "December 2026"


def test_pages_go_by_months_and_home_comes_back(panel, stage, qtbot):
    press(panel, qtbot, stage, Qt.Key.Key_PageDown)
    assert panel.heading.text() == "December 2026"
    assert on(panel, date(2026, 12, 15)) == ["Answer"]
    press(panel, qtbot, stage, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    assert panel.heading.text() == "October 2026"
    press(panel, qtbot, stage, Qt.Key.Key_Home)
    assert panel.heading.text() == "November 2026"
    assert panel.day_title.text().startswith("Wednesday, November 25")


def test_a_week_instead_of_a_month(panel, stage, qtbot):
    panel.by_week.setChecked(True)
    stage.settle()
    assert panel.heading.text() == "November 22 – 28, 2026"
    assert panel.days.rowCount() == 1
    assert on(panel, date(2026, 11, 27))[0] == "Argument"
    press(panel, qtbot, stage, Qt.Key.Key_PageDown)
    assert panel.heading.text() == "November 29 – December 5, 2026"


def test_only_the_open_case_where_wanted(panel, stage):
    panel.this_case.setChecked(True)
    stage.settle()
    assert on(panel, date(2026, 11, 27)) == ["Notice of appeal", "Call the clerk", "Reply"]


def test_enter_goes_into_the_day_and_on_to_the_deadline(panel, stage, made, qtbot):
    wishes = []
    stage.context.deadline_requested.connect(wishes.append)
    press(panel, qtbot, stage, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert panel.day_list.currentRow() == 0
    panel.day_list.itemActivated.emit(panel.day_list.item(1))
    assert wishes == [made["appeal"].uuid]


def test_what_changes_is_shown_at_once(panel, stage):
    deadline(stage.record.workspace, stage.record.case.uuid, "Brief", "2026-11-25")
    stage.settle()
    assert len(listed(panel)) == 1 and listed(panel)[0].startswith("Brief, ")


def test_what_presses_has_another_color(panel):
    day = panel.days.day_at(panel.days.index_of(date(2026, 11, 27)))
    assert [item_tone(item, day, TODAY.isoformat()) for item in day.items] == ["good", "danger", "muted", "muted"]


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
@pytest.mark.parametrize("by_week", [False, True])
def test_it_paints(panel, stage, look, by_week):
    panel.by_week.setChecked(by_week)
    stage.settle()
    looks.choose(look)
    try:
        picture = panel.view.grab().toImage()
        rect = panel.view.visualRect(panel.days.index_of(TODAY))
        colors = {
            picture.pixelColor(x, y + panel.view.horizontalHeader().height()).name()
            for x in range(rect.x(), rect.right(), 2)
            for y in range(rect.y(), min(rect.y() + 30, rect.bottom()), 2)
        }
        assert looks.color("accent").name() in colors
    finally:
        looks.choose(Look.SYSTEM)


def test_month_or_week_is_remembered(panel, stage, tmp_path):
    settings = QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)
    panel.by_week.setChecked(True)
    panel.save_layout(settings)
    later = stage.place(CalendarPanel)
    later.restore_layout(settings)
    assert later.by_week.isChecked() and not later.this_case.isChecked()


def test_spans_over_the_turn_of_the_year():
    assert Span(date(2027, 1, 1), True).title == "December 27, 2026 – January 2, 2027"
    assert Span(date(2026, 12, 31), False).moved(1) == Span(date(2027, 1, 1), False)
    assert Span(date(2027, 1, 31), False).moved(-1) == Span(date(2026, 12, 1), False)


def click(panel, qtbot, day, title):
    """Click what is written in the calendar."""
    index = panel.days.index_of(day)
    places = panel.view.delegate.places(panel.view.visualRect(index), panel.days.day_at(index), panel.view.font())
    area = next(area for area, item in places if item.title == title)
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())


@pytest.mark.parametrize("week", [False, True])
def test_a_click_opens_what_is_written(panel, stage, made, qtbot, week):
    panel.window().resize(1400, 900)
    panel.by_week.setChecked(week)
    stage.settle()
    deadlines, follow_ups, panels = [], [], []
    stage.context.deadline_requested.connect(deadlines.append)
    stage.context.follow_up_requested.connect(follow_ups.append)
    stage.context.panel_requested.connect(panels.append)
    for title in ("Notice of appeal", "Call the clerk", "Argument"):
        click(panel, qtbot, date(2026, 11, 27), title)
    assert (deadlines, follow_ups, panels) == ([made["appeal"].uuid], [made["call"].uuid], ["docket"])
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton,
                     pos=panel.view.visualRect(panel.days.index_of(date(2026, 11, 25))).center())  # fmt: skip
    assert panel.day_title.text().startswith("Wednesday, November 25")
    assert len(deadlines) == 1


def test_a_hearing_opens_the_paper_it_is_known_from(panel, stage, made, qtbot):
    panel.window().resize(1400, 900)
    workspace, uuid = stage.record.workspace, stage.uuid("Order on Motion")
    event(workspace, stage.record.case.uuid, "Status conference", "2026-11-24", hearing="conference",
          document_uuid=uuid, page=1)  # fmt: skip
    stage.settle()
    click(panel, qtbot, date(2026, 11, 24), "Status conference")
    assert [(wish.uuid, wish.page) for wish in stage.opened] == [(uuid, 1)]


def test_keys_change_between_week_and_month(panel, stage, qtbot):
    press(panel, qtbot, stage, Qt.Key.Key_W)
    assert panel.heading.text() == "November 22 – 28, 2026"
    assert panel.by_week.isChecked()
    press(panel, qtbot, stage, Qt.Key.Key_Right, Qt.Key.Key_M)
    assert panel.heading.text() == "November 2026"
    assert panel.day_title.text().startswith("Thursday, November 26")


def test_mine_are_my_deadlines_and_follow_ups_and_all_hearings(panel, stage, made, tmp_path):
    workspace, case = stage.record.workspace, stage.record.case.uuid
    deadline(workspace, case, "My brief", "2026-11-27", assigned_to="dana whitfield")
    panel.mine.setChecked(True)
    stage.settle()
    assert on(panel, date(2026, 11, 27)) == ["Argument", "My brief"]
    settings = QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)
    panel.save_layout(settings)
    panel.mine.setChecked(False)
    panel.restore_layout(settings)
    assert panel.mine.isChecked()


def test_long_titles_are_cut_with_dots_where_there_is_no_room(panel, stage):
    panel.window().resize(900, 900)
    for number in range(6):
        deadline(stage.record.workspace, stage.record.case.uuid, f"{number} {'very long title ' * 20}", "2026-11-23")
    panel.by_week.setChecked(True)
    stage.settle()
    index = panel.days.index_of(date(2026, 11, 23))
    rect = panel.view.visualRect(index)
    places = panel.view.delegate.places(rect, panel.days.day_at(index), panel.view.font())
    assert places and all(rect.contains(area) for area, _ in places)
    assert all(one.bottom() < other.y() for (one, _), (other, _) in zip(places, places[1:], strict=False))
