"""Adding and editing a case: what was typed, what was understood, what is wrong; one thing to undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseorg.gui.bridge import Bridge
from caseorg.gui.dialogs.case_dialog import CaseDialog, docket_words
from caseorg.gui.dialogs.case_rows import JudgeRow, RelationRow
from caseorg.model.case import Case, CaseRelationKind, JudgeRole
from caseorg.operations import add_case
from caseorg.queries.cases import case, cases, judges_of, relations_of
from caseorg.rules.docket import docket_number_of

MakeDialog = Callable[[str | None], CaseDialog]


@pytest.fixture
def make_dialog(qtbot: QtBot, bridge: Bridge) -> Iterator[MakeDialog]:
    def make(uuid: str | None = None) -> CaseDialog:
        dialog = CaseDialog(bridge, uuid)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    yield make


def save(qtbot: QtBot, dialog: CaseDialog) -> Case:
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save.click()
    value: Any = saved.args[0]
    assert isinstance(value, Case)
    return value


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1:25-cv-00677-DLF", "Office 1 · 2025 · civil · No. 677 · Judge DLF"),
        ("25-5181", "2025 · No. 5181"),
        ("nothing", ""),
    ],
)
def test_the_docket_number_in_words(typed: str, words: str) -> None:
    assert docket_words(docket_number_of(typed)) == words


def test_a_whole_case_is_one_thing_to_undo(qtbot: QtBot, bridge: Bridge, make_dialog: MakeDialog) -> None:
    with qtbot.waitSignal(bridge.changed):
        bridge.do(add_case, caption="Other v. Case", docket_number="24-1")
    other = bridge.ask(cases)[0]
    dialog = make_dialog(None)
    QTest.keyClicks(dialog.caption_edit, "Maria ALVAREZ, et al., Plaintiffs, v. John KENT, Defendant")
    assert dialog.short_edit.text() == "Maria ALVAREZ v. John KENT"
    dialog.court_field.setText("d.d.c.")
    assert dialog.court.below.text().startswith("D.D.C.")
    dialog.docket_edit.setText("1:25-cv-00677-DLF")
    assert "Judge DLF" in dialog.docket.below.text()
    dialog.filed_edit.setText("3/31/2026")
    judge = dialog.judges.add_row()
    assert isinstance(judge, JudgeRow)
    judge.name.setText(" Rosalind  M. Lathrop ")
    dialog.judges.add_row()
    for text in (dialog._cases[0].short_caption + " · 24-1", "No. 25-5181 (D.C. Cir.)"):
        row = dialog.related.add_row()
        assert isinstance(row, RelationRow)
        row.other.setEditText(text)
    added = save(qtbot, dialog)
    assert (added.court, added.docket_serial, added.date_filed) == ("dcd", 677, "2026-03-31")
    assert added.short_caption == "Maria ALVAREZ v. John KENT"
    assert [(judge.name, judge.role) for judge in bridge.ask(judges_of, added.uuid)] == [
        ("Rosalind M. Lathrop", JudgeRole.ASSIGNED)
    ]
    relations = [related.relation for related in bridge.ask(relations_of, added.uuid)]
    assert [(tie.other_uuid, tie.other_printed, tie.kind) for tie in relations] == [
        (other.uuid, "", CaseRelationKind.APPEAL_FROM),
        (None, "No. 25-5181 (D.C. Cir.)", CaseRelationKind.APPEAL_FROM),
    ]
    assert bridge.undo_label() == "Add Case"
    with qtbot.waitSignal(bridge.changed):
        bridge.undo()
    assert bridge.ask(cases) == [other]


def test_editing_shows_what_is_there_and_changes_only_that(
    qtbot: QtBot, bridge: Bridge, make_dialog: MakeDialog
) -> None:
    first = make_dialog(None)
    QTest.keyClicks(first.caption_edit, "A v. B")
    QTest.keyClicks(first.short_edit, "!")
    row = first.related.add_row()
    assert isinstance(row, RelationRow)
    row.other.setEditText("25-1")
    added = save(qtbot, first)
    second = make_dialog(added.uuid)
    assert second.short_edit.text() == "A v. B!"
    second.caption_edit.end(False)
    QTest.keyClicks(second.caption_edit, " and C")
    assert second.short_edit.text() == "A v. B!", "a short caption of one's own is not overwritten"
    second.related.remove_row(next(second.related.rows()))
    second.notes_edit.setPlainText("Ask the clerk.")
    edited = save(qtbot, second)
    assert (edited.caption, edited.notes) == ("A v. B and C", "Ask the clerk.")
    assert bridge.ask(relations_of, added.uuid) == []
    assert bridge.undo_label() == "Edit Case"
    with qtbot.waitSignal(bridge.changed):
        bridge.undo()
    assert bridge.ask(case, added.uuid).caption == "A v. B"
    assert len(bridge.ask(relations_of, added.uuid)) == 1


def test_what_is_wrong_is_said_at_the_field(bridge: Bridge, make_dialog: MakeDialog) -> None:
    dialog = make_dialog(None)
    dialog.save.click()
    assert "caption" in dialog.caption.problem
    QTest.keyClicks(dialog.caption_edit, "A v. B")
    assert dialog.caption.problem == ""
    dialog.filed_edit.setText("yesterday")
    dialog.save.click()
    assert "“yesterday” is no date" in dialog.filed.problem
    assert dialog.isVisible() and bridge.ask(cases) == []


def test_a_court_that_is_none_of_the_federal_ones_is_kept_as_typed(
    qtbot: QtBot, bridge: Bridge, make_dialog: MakeDialog
) -> None:
    dialog = make_dialog(None)
    QTest.keyClicks(dialog.caption_edit, "A v. B")
    dialog.court_field.setText("Supreme Court of the State of New York, Kings County")
    dialog.docket_edit.setText("Index 12")
    assert "kept as typed" in dialog.court.below.text()
    assert "kept as typed" in dialog.docket.below.text()
    added = save(qtbot, dialog)
    assert added.court == "Supreme Court of the State of New York, Kings County"
    assert added.docket_number == "Index 12"
