"""Today: what is due over all cases, what is due first on top, each date proved by Enter."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication

from caseorg.base import clock
from caseorg.gui.panels.today.panel import TodayPanel
from caseorg.model.document import DocumentRelation, DocumentRelationKind
from caseorg.operations import add_case
from caseorg.queries.deadline_views import TodaySection
from tests.deadline_records import add, change, computed, deadline, event, fill, follow_up

THE_DAY = date(2026, 3, 10)


def day(far):
    return (THE_DAY + timedelta(days=far)).isoformat()


@pytest.fixture(autouse=True)
def a_tuesday_in_march(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: THE_DAY)


@pytest.fixture
def made(stage):
    """A deadline for each section, in two cases."""
    workspace, case = stage.record.workspace, stage.record.case.uuid
    other = stage.do(add_case, caption="In re Lindqvist").uuid
    checked = {"verified_by": "Bo", "verified_due": day(-1)}
    return {
        "late": deadline(workspace, other, "Reply", day(-1), assigned_to="Ana Ruiz", **checked),
        "now": deadline(workspace, case, "Answer", day(0)),
        "soon": deadline(workspace, case, "Notice of appeal", day(9), safe_due=day(5), jurisdictional=True),
        "later": deadline(workspace, other, "Brief", day(60), confidence="V3"),
        "waiting": deadline(workspace, case, "Surreply", None),
        "hearing": event(workspace, case, "Argument", f"{day(3)}T10:30", hearing="oral argument", place="Room 2"),
        "call": follow_up(workspace, other, "Call the clerk", day(1)),
    }


@pytest.fixture
def panel(stage, made):
    return stage.place(TodayPanel)


def shown(panel):
    """Headings in capitals, rows as they are called."""
    rows = [panel.rows.row_at(place) for place in range(panel.rows.rowCount())]
    return [row.section.name if row.is_heading else row.title for row in rows]


def row(panel, title):
    return next(panel.rows.index(place) for place in range(panel.rows.rowCount())
                if panel.rows.row_at(place).title == title)  # fmt: skip


def test_sections_follow_one_another_with_what_is_due_first_on_top(panel):
    assert shown(panel) == [
        "OVERDUE", "Reply", "TODAY", "Answer", "SOON", "Notice of appeal", "HEARINGS", "Argument",
        "FOLLOW_UPS", "Call the clerk", "LATER", "Brief", "WAITING", "Surreply",
    ]  # fmt: skip


def test_a_row_says_its_day_how_far_it_is_off_and_its_case(panel, stage):
    late = panel.rows.row_at(1)
    assert (late.when, late.left) == ("Mon, Mar 9, 2026", "yesterday")
    assert "In re Lindqvist" in late.facts and "Ana Ruiz" in late.facts
    appeal = row(panel, "Notice of appeal").data(Qt.ItemDataRole.AccessibleTextRole)
    assert appeal.startswith("Next 7 days: Notice of appeal. Sun, Mar 15, 2026. in 5 days (safe date).")
    assert appeal.endswith("jurisdictional, not verified")
    argument = panel.rows.row_at(row(panel, "Argument").row())
    assert (argument.when, argument.left) == ("Fri, Mar 13, 2026", "in 3 days, 10:30 AM")
    assert "Room 2" in argument.facts


def test_the_line_of_counts_says_how_much_there_is_and_goes_there(panel, stage):
    texts = {section: button.text() for section, button in panel.bar.counts.items()}
    assert texts[TodaySection.OVERDUE] == "1 overdue"
    assert texts[TodaySection.HEARINGS] == "1 hearing"
    assert panel.bar.day.text() == "Tuesday, March 10, 2026"
    panel.bar.counts[TodaySection.HEARINGS].click()
    assert panel.view.current.title == "Argument"


def test_arrow_keys_pass_over_headings_and_enter_proves_the_date(panel, stage, made, qtbot):
    computed(stage.record.workspace, made["now"])
    panel.view.setCurrentIndex(row(panel, "Reply"))
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert panel.view.current.title == "Answer"
    assert not panel.explained.explanation.isVisible()
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.explained.shown == made["now"].uuid
    words = panel.explained.explanation.browser.toPlainText()
    assert "Count 30 days after the event" in words and "FRAP 4(a)(1)(A)" in words
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert panel.explained.shown == made["soon"].uuid
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert panel.explained.shown is None and not panel.explained.explanation.isVisible()


def test_what_changes_elsewhere_is_shown_at_once(panel, stage, made):
    change(stage.record.workspace, made["late"], state="done")
    stage.settle()
    assert shown(panel)[:2] == ["TODAY", "Answer"]


def test_only_one_person_or_only_what_is_not_verified(panel, stage):
    panel.bar.person.setCurrentIndex(panel.bar.person.findData("Ana Ruiz"))
    stage.settle()
    assert shown(panel) == ["OVERDUE", "Reply", "HEARINGS", "Argument"]
    panel.bar.unverified.setChecked(True)
    stage.settle()
    assert panel.empty.headline == "Nothing here"
    panel.empty.button.click()
    stage.settle()
    assert "Answer" in shown(panel)
    panel.bar.unverified.setChecked(True)
    stage.settle()
    assert "Reply" not in shown(panel) and "Argument" not in shown(panel)


def test_without_anything_due_it_says_so(stage):
    panel = stage.place(TodayPanel)
    assert panel.empty.headline == "Nothing is due"
    assert not panel.bar.counts[TodaySection.OVERDUE].isEnabled()


def test_only_the_lines_that_are_seen_are_fetched(panel, stage, monkeypatch):
    fetched = []
    ask = panel.rows._fetch
    monkeypatch.setattr(panel.rows, "_fetch", lambda uuids: fetched.extend(uuids) or ask(uuids))
    fill(stage.record.workspace, [stage.record.case.uuid], 1500, today=THE_DAY)
    stage.settle()
    panel.view.grab()
    assert panel.rows.rowCount() > 500
    assert 0 < len(fetched) <= 180


def test_a_new_day_is_noticed(panel, stage, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: THE_DAY + timedelta(days=1))
    panel._on_minute()
    stage.settle()
    assert shown(panel)[:3] == ["OVERDUE", "Reply", "Answer"]


def test_the_explanation_opens_its_source_and_is_copied(panel, stage, made):
    order = stage.record.documents["Order on Motion"]
    change(stage.record.workspace, made["later"], document_uuid=order.uuid, document_sha256=order.sha256, page=1)
    stage.settle()
    panel.explained.explain(made["later"].uuid)
    panel.explained.explanation.source_button.click()
    assert (stage.opened[-1].uuid, stage.opened[-1].page) == (order.uuid, 1)
    panel.explained.explanation.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Brief: Sat, May 9, 2026 (in 60 days)\n")
    assert "Source: ECF No. 5 Order on Motion, page 2" in copied


def test_a_superseded_source_is_told_on_the_row(panel, stage, made):
    order, later = stage.record.documents["Order on Motion"], stage.record.documents["Letter to Chambers"]
    change(stage.record.workspace, made["later"], document_uuid=order.uuid, document_sha256=order.sha256)
    add(stage.record.workspace, DocumentRelation, document_uuid=later.uuid, kind=DocumentRelationKind.SUPERSEDES,
        other_uuid=order.uuid)  # fmt: skip
    stage.settle()
    words = [badge.text for badge in panel.rows.row_at(row(panel, "Brief").row()).badges]
    assert words == ["source superseded", "not verified", "verify rule"]


def visit(panel, instant):
    """Come to Today as one who was there last at an instant."""
    panel.hide()
    panel._left_at = instant
    panel.show()


def news(panel):
    return [panel.news.list.item(place).text() for place in range(panel.news.list.count())]


def test_what_changed_since_the_last_visit_is_one_line_and_a_list(panel, stage, made, qtbot):
    assert not panel.news.isVisible()  # nobody was here before
    visit(panel, "2026-01-01T00:00:00.000Z")
    panel._session = "9999"
    panel.ask()
    qtbot.waitUntil(lambda: "Since your last visit" in panel.news.line.text())
    assert "5 deadlines added, 1 hearing added" in panel.news.line.text()
    assert not panel.news.list.isVisible()
    panel.news.line.click()
    assert panel.news.list.isVisible()
    assert sorted(news(panel))[:4] == ["5 documents imported", "Answer added", "Argument added", "Brief added"]
    rows = news(panel)
    asked = []
    stage.context.deadline_requested.connect(asked.append)
    panel.news.list.setCurrentRow(rows.index("Brief added"))
    qtbot.keyClick(panel.news.list, Qt.Key.Key_Return)
    assert asked == [made["later"].uuid]
    assert stage.context.case_uuid == made["later"].case_uuid
    days = []
    stage.context.day_requested.connect(days.append)
    panel.news.list.setCurrentRow(rows.index("Argument added"))
    qtbot.keyClick(panel.news.list, Qt.Key.Key_Return)
    assert days == [THE_DAY + timedelta(days=3)]
    qtbot.keyClick(panel.news.list, Qt.Key.Key_Escape)
    assert not panel.news.list.isVisible()


def test_the_line_of_news_stays_where_it_is_while_there_are_none(panel, qtbot):
    visit(panel, clock.now())
    panel.ask()
    qtbot.waitUntil(lambda: "Nothing new since your last visit" in panel.news.line.text())
    height = panel.news.height()
    assert not panel.news.line.isEnabled()
    panel.news.tell("2026-01-01T00:00:00.000Z", [])
    assert panel.news.height() == height


def test_when_one_was_here_last_is_kept_and_a_damaged_value_is_none(panel, tmp_path):
    settings = QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)
    panel.restore_layout(settings)
    assert panel._left_at is None
    panel.hide()
    panel.save_layout(settings)
    panel.restore_layout(settings)
    assert panel._left_at is not None and panel._left_at <= clock.now()
    settings.setValue("today/left_at", "yesterday")
    panel.restore_layout(settings)
    assert panel._left_at is None


def test_mine_are_those_of_my_name_however_it_is_capitalized_and_that_is_kept(panel, stage, made, tmp_path):
    deadline(stage.record.workspace, stage.record.case.uuid, "My brief", day(2), assigned_to="dana whitfield")
    stage.settle()
    place = panel.bar.person.findText("Mine (Dana Whitfield)")
    assert place == 1
    assert panel.bar.person.findText("dana whitfield") == -1
    panel.bar.person.setCurrentIndex(place)
    stage.settle()
    assert [one for one in shown(panel) if one in ("My brief", "Reply", "Answer")] == ["My brief"]
    assert "Argument" in shown(panel)
    settings = QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)
    panel.save_layout(settings)
    panel.bar.show_everything()
    assert panel.bar.assigned == ""
    panel.restore_layout(settings)
    assert panel.bar.is_mine


def test_a_follow_up_has_the_cursor_for_acts_and_enter_edits_it(panel, stage, made, qtbot):
    begun = []
    stage.actions.bind("follow_up.edit", lambda: begun.append(stage.context.follow_up))
    panel.view.setCurrentIndex(row(panel, "Call the clerk"))
    assert stage.context.follow_up == made["call"].uuid
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert begun == [made["call"].uuid]
    panel.view.setCurrentIndex(row(panel, "Answer"))
    assert stage.context.follow_up is None
