"""The timeline: rows by keyboard, along chains, explained, zoomed, said to a screen reader, and fast when long."""

from __future__ import annotations

import time
from datetime import date

import pytest
from PySide6.QtCore import QSettings, Qt

from caseorg.base import clock
from caseorg.gui.looks import Look, looks
from caseorg.gui.panels.timeline.panel import TimelinePanel
from caseorg.gui.panels.timeline.view import ZOOMS
from caseorg.operations import add_case, edit_deadline
from caseorg.rules.timeline import EntryKind
from tests.deadline_records import deadline, event, fill, runs_from

TODAY = date(2026, 3, 27)
TEXT = int(Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture(autouse=True)
def a_friday_in_march(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def made(stage):
    workspace, case = stage.record.workspace, stage.record.case.uuid
    judgment = event(workspace, case, "Judgment", "2026-02-02")
    order = event(workspace, case, "Order", None, status="waiting", document_uuid=stage.uuid("Order on Motion"), page=1)
    made = {
        "judgment": judgment,
        "order": order,
        "appeal": deadline(workspace, case, "Notice of appeal", "2026-03-04", state="superseded"),
        "later": deadline(workspace, case, "Appeal after the order", None, jurisdictional=True),
        "costs": deadline(workspace, case, "Bill of costs", "2026-04-06", safe_due="2026-04-03"),
    }
    for child in ("appeal", "costs"):
        runs_from(workspace, made[child], event=judgment, leg="judgment.entered")
    runs_from(workspace, made["later"], event=order, leg="tolling_motion.disposed")
    return made


@pytest.fixture
def panel(stage, made):
    return stage.place(TimelinePanel)


def titles(panel):
    return [panel.rows.entry_at(row).title for row in range(panel.rows.rowCount())]


def go_to(panel, stage, record):
    panel.view.select_row(panel.rows.row_of(record.uuid))
    panel.view.setFocus()
    stage.settle()


def test_a_case_is_shown_by_days_with_today_and_safe_dates(panel):
    assert titles(panel) == [
        "Judgment", "Notice of appeal", "Today", "Safe date: Bill of costs", "Bill of costs", "Appeal after the order",
        "Order",
    ]  # fmt: skip
    assert panel.count.text() == "2 events, 3 deadlines"


def test_each_row_is_said_whole(panel, made):
    row = panel.rows.row_of(made["appeal"].uuid)
    said = panel.rows.index(row).data(TEXT)
    assert said.startswith("Wed, Mar 4, 2026. Deadline: Notice of appeal; superseded")
    assert "struck through" in said and "runs from Judgment" in said


def test_enter_explains_a_deadline_and_esc_goes_back(panel, stage, qtbot, made):
    go_to(panel, stage, made["costs"])
    assert stage.context.deadline == made["costs"].uuid
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    stage.settle()
    assert panel.explained.shown == made["costs"].uuid
    qtbot.keyClick(panel.view, Qt.Key.Key_Up)
    assert panel.explained.shown == made["costs"].uuid  # its safe date is the row above
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert panel.explained.shown is None


def test_enter_on_an_event_opens_its_paper_or_goes_on_along_the_chain(panel, stage, qtbot, made):
    go_to(panel, stage, made["order"])
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert [(one.uuid, one.page) for one in stage.opened] == [(stage.uuid("Order on Motion"), 1)]
    go_to(panel, stage, made["judgment"])
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.view.currentIndex().row() == panel.rows.row_of(made["appeal"].uuid)


def test_left_and_right_go_along_the_chain(panel, stage, qtbot, made):
    go_to(panel, stage, made["costs"])
    qtbot.keyClick(panel.view, Qt.Key.Key_Left)
    assert panel.view.currentIndex().row() == panel.rows.row_of(made["judgment"].uuid)
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    assert panel.view.currentIndex().row() == panel.rows.row_of(made["appeal"].uuid)
    assert panel.view.delegate.chain == {
        panel.rows.row_of(made["appeal"].uuid), panel.rows.row_of(made["judgment"].uuid),
    }  # fmt: skip


def test_it_is_zoomed_by_keys_and_the_zoom_is_kept(panel, stage, qtbot, made, tmp_path):
    go_to(panel, stage, made["judgment"])
    index = panel.rows.index(panel.rows.row_of(made["appeal"].uuid))
    close = panel.view.visualRect(index).height()
    qtbot.keyClick(panel.view, Qt.Key.Key_Plus)
    assert panel.view.visualRect(index).height() == close + 30  # 30 days, a pixel more for each
    for _ in ZOOMS:
        qtbot.keyClick(panel.view, Qt.Key.Key_Minus)
    assert panel.view.zoom == 0 and not panel.wider.isEnabled() and panel.closer.isEnabled()
    kept = QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)
    panel.save_layout(kept)
    panel.view.set_zoom(4)
    panel.restore_layout(kept)
    assert panel.view.zoom == 0


def test_what_changes_is_shown_again_with_the_cursor_where_it_was(panel, stage, made):
    go_to(panel, stage, made["costs"])
    stage.do(edit_deadline, uuid=made["costs"].uuid, title="Costs of suit")
    assert "Costs of suit" in titles(panel)
    assert panel.view.currentIndex().row() == panel.rows.row_of(made["costs"].uuid)


def test_an_empty_case_says_what_to_do(panel, stage):
    other = stage.do(add_case, caption="In re Lindqvist")
    stage.context.set_case(other.uuid)
    stage.settle()
    assert panel.stack.currentWidget() is panel.empty
    stage.context.set_case(stage.record.case.uuid)
    stage.settle()
    assert panel.stack.currentWidget() is panel.whole and "Judgment" in titles(panel)


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_it_paints_the_line_of_today_and_the_chain_that_has_the_cursor(panel, stage, made, look):
    go_to(panel, stage, made["appeal"])
    looks.choose(look)
    try:
        picture = panel.view.grab().toImage()
        today = panel.view.visualRect(panel.rows.index(panel.rows.today_row()))
        colors = {picture.pixelColor(60, y).name() for y in range(today.top(), today.bottom())}
        assert looks.color("danger").name() in colors
        every = {picture.pixelColor(x, y).name() for x in range(200) for y in range(0, today.top(), 3)}
        assert looks.color("accent").name() in every
    finally:
        looks.choose(Look.SYSTEM)


def test_two_thousand_entries_are_laid_out_and_scrolled_at_once(stage, panel):
    case = stage.record.case.uuid
    fill(stage.record.workspace, [case], 1000, today=TODAY)
    stage.settle()
    panel.ask()
    stage.settle()
    assert panel.rows.rowCount() > 2000
    start = time.perf_counter()
    for row in range(0, panel.rows.rowCount(), 100):
        panel.view.select_row(row)
        panel.grab()
    each = (time.perf_counter() - start) / 20
    assert each < 0.25  # a row far away, with its chain, drawn; a hundred times what it takes alone would be felt
    assert panel.rows.entry_at(panel.view.currentIndex().row()).kind in EntryKind
