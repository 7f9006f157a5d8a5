"""The table of deadlines: order, filters, what no longer stands, and the proof of each date."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QSettings, Qt

from caseorg.base import clock
from caseorg.gui.looks import color
from caseorg.gui.panels.deadlines.panel import DeadlinesPanel
from caseorg.gui.tables.deadline_columns import COLUMNS
from caseorg.operations import add_case
from tests.deadline_records import change, computed, deadline, event, runs_from

INDEX = {column.key: place for place, column in enumerate(COLUMNS)}


@pytest.fixture(autouse=True)
def a_tuesday_in_march(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 10))


@pytest.fixture
def made(stage):
    workspace, case = stage.record.workspace, stage.record.case.uuid
    other = stage.do(add_case, caption="In re Lindqvist").uuid
    return {
        "late": deadline(workspace, case, "Reply", "2026-03-09", assigned_to="Ana Ruiz", action="file"),
        "now": deadline(workspace, case, "Answer", "2026-03-10", verified_by="Bo", verified_due="2026-03-10"),
        "moot": deadline(
            workspace, case, "Opposition", "2026-02-02", state="moot", state_reason="motion withdrawn",
            state_who="Ana Ruiz", state_at="2026-02-01T10:00:00.000Z",
        ),
        "done": deadline(workspace, case, "Disclosures", "2026-02-20", state="done", completed_on="2026-02-19"),
        "other": deadline(workspace, other, "Petition", "2026-03-20", safe_due="2026-03-16", jurisdictional=True),
    }  # fmt: skip


@pytest.fixture
def panel(stage, made):
    return stage.place(DeadlinesPanel)


def cells(panel, key, role=Qt.ItemDataRole.DisplayRole):
    return [panel.table.index(row, INDEX[key]).data(role) for row in range(panel.table.rowCount())]


def test_the_open_ones_of_the_case_come_first(panel):
    assert cells(panel, "title") == ["Reply", "Answer", "Disclosures", "Opposition"]
    assert cells(panel, "due")[0] == "Mon, Mar 9, 2026"
    assert cells(panel, "left") == ["yesterday", "today", "", ""]
    assert panel.filters.count.text() == "4 deadlines"


def test_what_no_longer_stands_is_struck_through_with_who_when_and_why(panel):
    fonts = cells(panel, "title", Qt.ItemDataRole.FontRole)
    assert [font is not None and font.strikeOut() for font in fonts] == [False, False, False, True]
    tips = cells(panel, "title", Qt.ItemDataRole.ToolTipRole)
    assert tips[3] == "moot: motion withdrawn (Ana Ruiz, 2026-02-01)"
    assert tips[2] == "done on Thu, Feb 19, 2026"


def test_overdue_is_red_and_today_is_amber(panel):
    inks = cells(panel, "due", Qt.ItemDataRole.ForegroundRole)
    assert inks == [color("danger"), color("warning"), color("muted"), color("muted")]


def test_all_cases_are_shown_where_wanted_with_the_safe_date_of_what_nobody_can_extend(panel, stage):
    panel.filters.every_case.setChecked(True)
    stage.settle()
    assert cells(panel, "title")[:3] == ["Reply", "Answer", "Petition"]
    assert cells(panel, "due")[2] == "Mon, Mar 16, 2026"
    assert cells(panel, "left")[2] == "in 6 days · safe"
    assert cells(panel, "case")[2] == "In re Lindqvist"
    assert cells(panel, "safe")[2] == "due Fri, Mar 20, 2026"


def test_filters_narrow_and_say_how_many(panel, stage):
    panel.filters.text.setText("opp")
    stage.settle()
    assert cells(panel, "title") == ["Opposition"]
    assert panel.filters.count.text() == "1 of 4"
    panel.filters.clear()
    panel.filters.states.choose(frozenset({"done", "moot"}))
    stage.settle()
    assert cells(panel, "title") == ["Disclosures", "Opposition"]
    panel.filters.clear()
    panel.filters.unverified.setChecked(True)
    stage.settle()
    assert cells(panel, "title") == ["Reply"]
    panel.filters.people.choose(frozenset({""}))
    stage.settle()
    assert panel.empty.headline == "No deadline matches"
    panel.empty.button.click()
    stage.settle()
    assert len(cells(panel, "title")) == 4


def test_a_title_sorts_and_sorts_the_other_way_round(panel, stage):
    panel.view.columns.sort_by(INDEX["title"])
    stage.settle()
    assert cells(panel, "title") == ["Answer", "Disclosures", "Opposition", "Reply"]
    panel.view.columns.sort_by(INDEX["title"])
    stage.settle()
    assert cells(panel, "title") == ["Reply", "Opposition", "Disclosures", "Answer"]


def test_enter_explains_and_the_chain_leads_on(panel, stage, made, qtbot):
    workspace, case = stage.record.workspace, stage.record.case.uuid
    computed(workspace, made["late"])
    served = event(workspace, case, "Opposition served", "2026-03-02", service_method="mail")
    runs_from(workspace, made["late"], event=served)
    runs_from(workspace, made["now"], parent=made["late"])
    panel.view.enter()
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    words = panel.explained.explanation.browser.toPlainText()
    assert "Opposition served, Mon, Mar 2, 2026, served by mail" in words
    assert "Answer: Tue, Mar 10, 2026" in words
    assert "Computed" in words and "us.frap 2026.11.1" in words
    panel.explained.explanation.link_followed.emit(f"deadline:{made['now'].uuid}")
    assert panel.explained.shown == made["now"].uuid
    assert "the day “Reply” is due" in panel.explained.text


def test_an_unknown_manner_of_service_is_said_as_it_is(panel, stage, made):
    served = event(stage.record.workspace, stage.record.case.uuid, "Motion", "2026-03-02", service_method="by pigeon")
    runs_from(stage.record.workspace, made["late"], event=served)
    panel.explained.explain(made["late"].uuid)
    assert "Motion, Mon, Mar 2, 2026, served by pigeon" in panel.explained.text


def test_a_kept_date_shows_the_computed_one_beside_it(panel, stage, made):
    change(
        stage.record.workspace, made["late"], due="2026-03-16", due_source="order", kept_reason="ECF No. 30",
        kept_who="Ana Ruiz", kept_at="2026-03-01T10:00:00.000Z",
    )  # fmt: skip
    panel.explained.explain(made["late"].uuid)
    assert "Kept: The rule gives Mon, Mar 9, 2026; an order set the date: ECF No. 30 (Ana Ruiz, 2026-03-01)." in (
        panel.explained.text
    )


def test_a_wish_to_see_a_deadline_clears_filters_and_selects_it(panel, stage, made):
    panel.filters.text.setText("nothing like it")
    stage.settle()
    stage.context.deadline_requested.emit(made["moot"].uuid)
    stage.settle()
    assert panel.view.selected == (made["moot"].uuid,)
    assert panel.explained.shown == made["moot"].uuid


def test_the_cursor_stays_with_its_deadline(panel, stage, made):
    panel.view.select(made["done"].uuid)
    change(stage.record.workspace, made["now"], due="2026-05-01")
    deadline(stage.record.workspace, stage.record.case.uuid, "New first", "2026-03-01")
    stage.settle()
    assert cells(panel, "title")[0] == "New first"
    assert panel.view.current == made["done"].uuid


def test_without_any_it_says_where_others_are(stage):
    panel = stage.place(DeadlinesPanel)
    assert panel.empty.headline == "No deadlines yet"
    panel.empty.button.click()
    stage.settle()
    assert panel.filters.every_case.isChecked()
    assert panel.empty.text == "No case has a deadline."


def test_columns_and_all_cases_are_remembered(panel, stage, tmp_path):
    settings = QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)
    panel.view.columns.setSectionHidden(INDEX["cite"], True)
    panel.filters.every_case.setChecked(True)
    panel.save_layout(settings)
    later = stage.place(DeadlinesPanel)
    later.restore_layout(settings)
    stage.settle()
    assert later.view.columns.isSectionHidden(INDEX["cite"])
    assert "Petition" in cells(later, "title")


def test_mine_are_those_of_my_name(panel, stage, made):
    workspace, case = stage.record.workspace, stage.record.case.uuid
    mine = deadline(workspace, case, "My brief", "2026-03-20", assigned_to="DANA Whitfield")
    stage.settle()
    panel.filters.mine.setChecked(True)
    stage.settle()
    assert [panel.table.uuid_at(place) for place in range(panel.table.rowCount())] == [mine.uuid]
    panel.filters.clear()
    assert not panel.filters.mine.isChecked()
