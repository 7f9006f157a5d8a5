"""Rules in the window: the list, own rules by the form, decisions, changes of rules, and court days with a preview."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.preview_dialog import PreviewDialog
from caseorg.gui.dialogs.rules_dialog import RulesDialog
from caseorg.gui.window import Window
from caseorg.model.case import JudgeRole
from caseorg.model.deadline import Deadline
from caseorg.model.rule_pack import Happening
from caseorg.operations import add_case, add_day_fact, add_deadline, add_event, recount_deadlines, set_judges
from caseorg.operations.deadlines import NewTrigger
from caseorg.queries import rulebook
from caseorg.queries.calendar_names import day_facts, deadline_named
from caseorg.queries.chains import recounts
from caseorg.queries.rule_lists import RuleLine, rule_lines
from caseorg.queries.rulebook import rulebook_of_case, shipped_packs
from caseorg.rules.chain_requests import CaseSetting, request_of_case
from caseorg.rules.compute import compute
from tests.unit.operations.rule_arguments import rule_text


@pytest.fixture
def opposed(window: Window, qtbot: QtBot) -> Window:
    """Two oppositions due on May 26, 2026, in a case before Judge Reyes."""
    done = window.bridge.workspace.do
    case = done(add_case, caption="Alvarez v. Kent", court="dcd").value
    done(set_judges, uuid=case.uuid, judges=[("Ana C. Reyes", JudgeRole.ASSIGNED)])
    for title in ("Oppose the first", "Oppose the second"):
        event = done(add_event, case_uuid=case.uuid, title=title, at="2026-05-12", type="motion.served").value
        happened: dict[str, Happening | None] = {"motion.served": Happening(at=date(2026, 5, 12))}
        request = request_of_case("dcd.lcvr.7.b", CaseSetting(court="dcd"), happened, {})
        computation = compute(window.bridge.ask(rulebook_of_case, case.uuid), request)
        triggers = [NewTrigger(leg="motion.served", event_uuid=event.uuid)]
        done(add_deadline, case_uuid=case.uuid, title=title, computation=computation, triggers=triggers)
    qtbot.waitUntil(lambda: bool(window.header.switcher.cases))
    window.context.set_case(case.uuid)
    qtbot.waitUntil(lambda: window.bridge.is_idle)
    return window


def listed(window: Window, qtbot: QtBot) -> RulesDialog:
    window.actions_table.trigger("rules.show")
    dialog = window.rule_acts.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.line is not None)
    return dialog


def on(window: Window, rule_id: str) -> RuleLine:
    return next(line for line in window.bridge.ask(rule_lines) if line.rule.id == rule_id)


def answer(window: Window, qtbot: QtBot, text: str) -> None:
    """Type into the one field of the question that is open, and do it."""
    question = window.rule_acts.question
    assert question is not None
    field = question.inputs["said"]
    assert isinstance(field, QLineEdit)
    field.setText(text)
    question.act_button.click()
    qtbot.waitUntil(lambda: window.bridge.is_idle)


def rows(dialog: PreviewDialog) -> list[QTreeWidgetItem]:
    (group,) = [dialog.lines.topLevelItem(place) for place in range(dialog.lines.topLevelItemCount())]
    assert group is not None
    return [group.child(place) for place in range(group.childCount())]


def deadline(window: Window, title: str) -> Deadline:
    return window.bridge.ask(deadline_named, title)


def opened(qtbot: QtBot, find: Callable[[], Any]) -> Any:
    qtbot.waitUntil(lambda: find() is not None)
    return find()


def test_rules_are_found_by_words_and_told(opposed: Window, qtbot: QtBot) -> None:
    dialog = listed(opposed, qtbot)
    every = sum(len(pack.rules) for pack in shipped_packs())
    assert dialog.counted.text() == f"{every:,} of {every:,} rules"
    dialog.filter.setText("lcvr 7(b)")
    assert dialog.line is not None and dialog.line.rule.id == "dcd.lcvr.7.b"
    told = dialog.text.toPlainText()
    assert "14 days after “Motion served”" in told and "V3: known from others" in told and "Worked case" in told
    dialog.filter.setText("no such rule")
    assert dialog.line is None and "No rule matches" in dialog.text.toPlainText()
    dialog.filter.clear()
    dialog.kind.setCurrentText("Not in use")
    assert dialog.line is not None and not dialog.line.is_on


def test_enter_goes_from_the_filter_to_the_list_and_then_copies_the_rule(opposed: Window, qtbot: QtBot) -> None:
    dialog = listed(opposed, qtbot)
    dialog.filter.setFocus()
    qtbot.keyClicks(dialog.filter, "lcvr 7(b)")
    qtbot.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert dialog.list.hasFocus() and dialog.isVisible()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    form = opposed.rule_acts.form
    assert form is not None and form.isVisible() and dialog.isVisible()
    assert form.form.line("overrides").text() == "dcd.lcvr.7.b"
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible() and dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert opposed.rule_acts.dialog is None


def test_a_rule_from_memory_is_turned_on_and_verified(opposed: Window, qtbot: QtBot) -> None:
    dialog = listed(opposed, qtbot)
    dialog.go_to("dcd.lcvr.7.d")
    assert dialog.buttons.button("enable").isVisibleTo(dialog) and not dialog.buttons.button("edit").isVisibleTo(dialog)
    dialog.buttons.button("enable").click()
    answer(opposed, qtbot, "")
    assert opposed.rule_acts.question is not None
    assert "checked against is empty" in opposed.rule_acts.question.problem.text()
    answer(opposed, qtbot, "LCvR of August 2025")
    qtbot.waitUntil(lambda: dialog.line is not None and dialog.line.is_on)
    assert "checked against LCvR of August 2025" in dialog.text.toPlainText()
    dialog.buttons.button("verify").click()
    answer(opposed, qtbot, "uscourts.gov")
    qtbot.waitUntil(lambda: dialog.line is not None and dialog.line.is_verified)
    dialog.buttons.button("unverify").click()
    qtbot.waitUntil(lambda: dialog.line is not None and not dialog.line.is_verified)
    dialog.buttons.button("disable").click()
    answer(opposed, qtbot, "The order governs")
    qtbot.waitUntil(lambda: dialog.line is not None and not dialog.line.is_on)


def test_a_standing_order_is_typed_with_its_worked_case_and_governs(opposed: Window, qtbot: QtBot) -> None:
    dialog = listed(opposed, qtbot)
    dialog.go_to("dcd.lcvr.7.b")
    dialog.buttons.button("copy").click()
    form = opposed.rule_acts.form
    assert form is not None and form.form.line("id").text() == "own.dcd.lcvr.7.b"
    form.form.scope.setCurrentIndex(2)
    assert form.form.which.text() == "Ana C. Reyes"
    form.save_button.click()
    assert "Say where it was read" in form.problem.text()
    for name, text in (("period", "7"), ("order_name", "Standing Order"), ("cite", "Order 3"), ("source_ref", "ECF 5")):
        form.form.line(name).setText(text)
    form.form.day("effective").line.setText("2026-01-05")
    form.trial.day.line.setText("2026-05-11")
    assert "Mon, May 18, 2026" in form.trial.result.toPlainText()
    form.form.line("period").setText("x")
    assert "“x” is no length of a period" in form.trial.result.toPlainText()
    form.form.line("period").setText("8")
    assert "Tue, May 19, 2026" in form.trial.result.toPlainText()
    form.trial.keep.setChecked(True)
    form.save_button.click()
    qtbot.waitUntil(lambda: dialog.line is not None and dialog.line.rule.id == "own.dcd.lcvr.7.b")
    line = on(opposed, "own.dcd.lcvr.7.b")
    qtbot.waitUntil(lambda: dialog.below["audit"].text() == "&What Changes (2)…")
    assert line.holds_for == "Judge Ana C. Reyes" and line.rule.cases[0].due == date(2026, 5, 19)
    # edited: the id stays, an amendment keeps the wording so far
    dialog.buttons.button("edit").click()
    edit = opened(qtbot, lambda: opposed.rule_acts.form)
    assert edit.form.line("id").isReadOnly() and not edit.amended.isHidden()
    edit.amended.setChecked(True)
    edit.form.day("effective").line.setText("2026-07-01")
    edit.form.line("period").setText("10")
    edit.save_button.click()
    qtbot.waitUntil(lambda: len(on(opposed, "own.dcd.lcvr.7.b").rule.versions) == 2)
    assert [version.legs[0].period.amount for version in on(opposed, "own.dcd.lcvr.7.b").rule.versions] == [8, 10]
    qtbot.waitUntil(lambda: opposed.bridge.is_idle)
    dialog.buttons.button("retire").click()
    answer(opposed, qtbot, "Vacated")
    qtbot.waitUntil(lambda: all(line.own is None for line in opposed.bridge.ask(rule_lines)))


def test_rules_come_from_a_file_and_go_to_one(opposed: Window, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = listed(opposed, qtbot)
    bad, good = tmp_path / "bad.toml", tmp_path / "good.toml"
    bad.write_text("[pack", encoding="utf-8")
    opposed.rule_acts.import_file(bad)
    qtbot.waitUntil(lambda: "is not TOML" in dialog.problem.text())
    good.write_text(rule_text("own.x", 5, "dcd.lcvr.7.b"), encoding="utf-8")
    opposed.rule_acts.import_file(good)
    qtbot.waitUntil(lambda: dialog.line is not None and dialog.line.rule.id == "own.x")
    own = on(opposed, "own.x").own
    assert own is not None
    opposed.rule_acts.export_file(own, tmp_path / "again.toml")
    assert (tmp_path / "again.toml").read_text(encoding="utf-8") == own.text
    opposed.rule_acts.import_file(tmp_path / "missing.toml")
    assert "could not be read as text" in dialog.problem.text()


def test_what_rules_change_is_gone_through_line_by_line(
    opposed: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = opposed
    assert all(bar.isHidden() for bar in window.rule_review.bars)
    newer = [pack for pack in shipped_packs() if pack.id != "us.dcd"]
    changed = next(pack for pack in shipped_packs() if pack.id == "us.dcd")
    source = Path(rulebook.__file__).parents[2] / "resources" / "rules" / "us.dcd.toml"
    text = source.read_text(encoding="utf-8").replace("2026.11.1", "2027.1.1", 1)
    place = text.index('id = "dcd.lcvr.7.b"')
    text = text[:place] + text[place:].replace("period = 14", "period = 21", 1)
    monkeypatch.setattr(rulebook, "shipped_packs", lambda: (*newer, rulebook.pack_of(text)))
    assert changed.version == "2026.11.1"
    window.rule_review.look()
    bar = window.rule_review.bars[1]
    qtbot.waitUntil(lambda: "2 open deadlines were counted by other rules" in bar.says.text())
    bar.review_button.click()
    dialog = opened(qtbot, lambda: window.rule_review.dialog)
    assert [row.text(2) for row in rows(dialog)] == ["Tue, Jun 2, 2026"] * 2
    second = next(row for row in rows(dialog) if row.text(0) == "Oppose the second")
    dialog.lines.setCurrentItem(second)
    window.rule_review._ask_reason()
    question = window.rule_review.question
    assert question is not None
    question.inputs["reason"].setText("By order")  # type: ignore[union-attr]
    question.act_button.click()
    qtbot.waitUntil(lambda: any("Kept: By order" in row.text(3) for row in rows(dialog)))
    assert "1 would be taken over" in dialog.headline.text()
    assert deadline(window, "Oppose the first").due == "2026-05-26"
    dialog.act_button.click()
    qtbot.waitUntil(lambda: window.rule_review.dialog is None)
    first, second_kept = deadline(window, "Oppose the first"), deadline(window, "Oppose the second")
    assert (first.due, second_kept.due, second_kept.kept_reason) == ("2026-06-02", "2026-05-26", "By order")
    qtbot.waitUntil(lambda: bar.isHidden())
    window.bridge.undo()
    qtbot.waitUntil(lambda: deadline(window, "Oppose the first").due == "2026-05-26")
    qtbot.waitUntil(lambda: not bar.isHidden())


def test_a_court_day_shows_what_moves_before_it_is_added(opposed: Window, qtbot: QtBot) -> None:
    window = opposed
    window.actions_table.trigger("court_day.add")
    form = window.court_days.form
    assert form is not None
    form.act_button.click()
    qtbot.waitUntil(lambda: not form.problem.isHidden())
    for name, text in (("day", "2026-05-26"), ("name", "Snow"), ("evidence", "Notice on the site")):
        field = form.inputs[name]
        assert isinstance(field, QLineEdit)
        field.setText(text)
    form.inputs["kind"].setCurrentIndex(form.inputs["kind"].findData("inaccessible"))  # type: ignore[union-attr]
    assert form.inputs["scope"].currentData() == "dcd"  # type: ignore[union-attr]
    form.act_button.click()
    dialog = opened(qtbot, lambda: window.recounting.dialog)
    assert [row.text(2) for row in rows(dialog)] == ["Wed, May 27, 2026"] * 2
    assert "Snow" in rows(dialog)[0].text(3)
    assert window.bridge.ask(day_facts) == []
    out = next(row for row in rows(dialog) if row.text(0) == "Oppose the second")
    out.setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: "1 would be moved" in dialog.headline.text())
    dialog.act_button.click()
    qtbot.waitUntil(lambda: len(window.bridge.ask(day_facts)) == 1)
    assert deadline(window, "Oppose the first").due == "2026-05-27"
    assert deadline(window, "Oppose the second").due == "2026-05-26"
    window.bridge.undo()
    qtbot.waitUntil(lambda: window.bridge.ask(day_facts) == [])
    assert deadline(window, "Oppose the first").due == "2026-05-26"


def test_a_court_day_is_taken_back_with_the_deadlines_it_moved(opposed: Window, qtbot: QtBot) -> None:
    window = opposed
    days = window.bridge.workspace
    given = {"day": "2026-05-26", "kind": "inaccessible", "name": "Snow", "evidence": "Notice", "scope": "dcd"}
    fact = days.do(add_day_fact, **given).value
    days.do(recount_deadlines, recounts=days.ask(recounts))
    assert deadline(window, "Oppose the first").due == "2026-05-27"
    window.actions_table.trigger("court_day.remove")
    dialog = window.court_days.list
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.remove_button.isEnabled())
    assert dialog.list.currentItem().text(2) == "Snow"
    dialog.remove_button.click()
    preview = opened(qtbot, lambda: window.recounting.dialog)
    assert [row.text(2) for row in rows(preview)] == ["Tue, May 26, 2026"] * 2
    preview.act_button.click()
    qtbot.waitUntil(lambda: window.bridge.ask(day_facts) == [])
    assert deadline(window, "Oppose the first").due == "2026-05-26" and fact.name == "Snow"


def test_nothing_is_asked_after_the_start_once_the_window_was_closed(
    opposed: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(opposed.rule_review, "look", lambda: asked.append(True))
    opposed.rule_review._look_after_start()
    opposed.hide()
    opposed.rule_review._look_after_start()
    assert asked == [True]
