"""Statements as a table; one with sources, approval, versions; edited in place, trashed and undone."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from caseorg.gui.panels.statements.panel import StatementsPanel
from caseorg.model.statement import Approval, Follows
from caseorg.operations import add_affiliation, add_case, add_organization, add_person
from caseorg.operations.statements import (
    NewSegment,
    add_statement,
    approve_statement,
    embargo_statement,
    note_statement_uses,
    revise_statement,
)
from caseorg.queries.statements import statement_detail

Stage = Any


@pytest.fixture
def said(stage: Stage) -> dict[str, str]:
    """Two statements of the case, one of them with two sources, and one of another case."""
    case = stage.record.case.uuid
    speaker = stage.do(add_person, name="Nandan M. Joshi").uuid
    group = stage.do(add_organization, name="Public Citizen").uuid
    stage.do(add_affiliation, person_uuid=speaker, organization_uuid=group, title="attorney")
    order = stage.uuid("Order on Motion")
    segments = [
        NewSegment(text="irreparable harm is shown", document_uuid=order, page=0),
        NewSegment(text="so ordered", document_uuid=order, page=1, follows=Follows.GAP),
    ]
    by = {"person_uuid": speaker, "title": "attorney", "organization": "Public Citizen"}
    first = stage.do(
        add_statement, case_uuid=case, segments=segments, said_on="2026-03-21", issues=["Harm"], **by
    ).uuid
    second = stage.do(
        add_statement, case_uuid=case, segments=[NewSegment(text="We will be back.")], said_on="2026-03-02",
        attribution="Ngozi Fairweather, executive director",
    ).uuid  # fmt: skip
    other_case = stage.do(add_case, caption="Other v. Case").uuid
    other = stage.do(add_statement, case_uuid=other_case, segments=[NewSegment(text="No comment.")], **by).uuid
    stage.context.set_case(case)
    return {"first": first, "second": second, "other": other, "order": order}


@pytest.fixture
def panel(stage: Stage, said: dict[str, str]) -> StatementsPanel:
    placed: StatementsPanel = stage.place(StatementsPanel)
    return placed


def shown(panel: StatementsPanel) -> list[str]:
    return [panel.table.uuid_at(row) for row in range(panel.table.rowCount())]


def cell(panel: StatementsPanel, row: int, key: str) -> str:
    column = next(place for place, one in enumerate(panel.table.columns) if one.key == key)
    return str(panel.table.index(row, column).data())


def test_the_newest_come_first_and_filters_narrow(panel: StatementsPanel, stage: Stage, said: dict[str, str]) -> None:
    assert shown(panel) == [said["first"], said["second"]]
    assert cell(panel, 0, "words") == "“irreparable harm is shown … so ordered”"
    assert cell(panel, 0, "speaker") == "Nandan M. Joshi, attorney, Public Citizen"
    assert panel.filters.count.text() == "2 statements"
    panel.filters.since.setText("3/10/2026")
    stage.settle()
    assert shown(panel) == [said["first"]]
    panel.filters.clear_button.click()
    panel.filters.speakers.choose(frozenset({"Nandan M. Joshi"}))
    panel.filters.every_case.setChecked(True)
    stage.settle()
    assert set(shown(panel)) == {said["first"], said["other"]}
    panel.filters.text.setText("nothing like it")
    stage.settle()
    assert panel.empty.headline == "No statement matches"
    panel.empty.button.click()
    stage.settle()
    assert len(shown(panel)) == 3


def test_the_page_shows_sources_and_opens_them_at_the_words(
    panel: StatementsPanel, stage: Stage, said: dict[str, str]
) -> None:
    panel.view.select(said["first"])
    stage.settle()
    assert panel.page.words.text() == "“irreparable harm is shown … so ordered”"
    assert panel.page.sources.texts == [
        "ECF No. 5 Order on Motion, p. 1: “irreparable harm is shown”",
        "ECF No. 5 Order on Motion, p. 2: “so ordered”",
    ]
    panel.page.sources.rows.setCurrentRow(1)
    QTest.keyClick(panel.page.sources.rows, Qt.Key.Key_Return)
    (wish,) = stage.opened
    assert (wish.uuid, wish.page) == (said["order"], 1)
    assert [pattern.tokens for pattern in wish.patterns] == [("so", "ordered")]


def test_what_can_be_done_follows_the_approval(panel: StatementsPanel, stage: Stage, said: dict[str, str]) -> None:
    wished: list[tuple[str, Any]] = []
    stage.context.act_requested.connect(lambda act, given: wished.append((act, given)))
    panel.view.select(said["first"])
    stage.settle()

    def offered() -> list[str]:
        return [title for title, button in panel.page.steps.items() if not button.isHidden()]

    assert offered()[:3] == ["Sent to Speaker", "Approve…", "Verify"]
    panel.page.steps["Approve…"].click()
    assert wished == [("statement.approve", {"uuid": said["first"], "to": "approved"})]
    stage.do(approve_statement, uuid=said["first"], to="approved", given_by="Nandan Joshi", on_day="2026-03-22")
    assert offered()[:2] == ["Release", "Verify"]
    assert "may leave the office" in panel.page.state.text()
    assert "2026-03-22: approved by Nandan Joshi (noted by Dana Whitfield)" in panel.page.state.text()
    stage.do(embargo_statement, uuids=[said["first"]], until="2999-01-01 10:00")
    assert "may not leave: embargoed" in panel.page.state.text()
    assert "Embargoed until 2999-01-01 10:00 EST" in panel.page.state.text()


def test_versions_show_what_changed_and_uses_where_it_went(
    panel: StatementsPanel, stage: Stage, said: dict[str, str]
) -> None:
    panel.view.select(said["second"])
    stage.settle()
    assert panel.page.versions.isHidden() and panel.page.uses.isHidden()
    stage.do(note_statement_uses, uuids=[said["second"]], kind="release", title="Release <March>")
    stage.do(
        revise_statement, uuid=said["second"], segments=[NewSegment(text="We will return.")], reason="She corrected it"
    )
    text = panel.page.versions.text()
    assert "Version 2" in text and "She corrected it" in text
    assert ">be back.</s>" in text and ">return.</u>" in text
    assert "Release &lt;March&gt;, version 1" in panel.page.uses.text()


def test_fields_are_edited_in_place(panel: StatementsPanel, stage: Stage, said: dict[str, str]) -> None:
    panel.view.select(said["second"])
    stage.settle()
    stage.do(approve_statement, uuid=said["second"], to="approved", given_by="Ngozi")
    day = panel.page.fields["said_on"]
    day.field.setText("3/5/2026")
    QTest.keyClick(day.field, Qt.Key.Key_Return)
    panel.page.fields["on_record"].choose("background")  # type: ignore[union-attr]
    stage.settle()
    statement = stage.bridge.ask(statement_detail, said["second"]).line.statement
    assert (statement.said_on, statement.on_record, statement.approval) == ("2026-03-05", "background", Approval.DRAFT)
    language = panel.page.fields["language"]
    language.field.setText("Klingon!")
    QTest.keyClick(language.field, Qt.Key.Key_Return)
    stage.settle()
    assert "no language" in language.problem


def test_del_moves_to_the_trash_and_undo_brings_back(
    panel: StatementsPanel, stage: Stage, said: dict[str, str]
) -> None:
    panel.view.select(said["second"])
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    stage.settle()
    assert shown(panel) == [said["first"]]
    assert stage.notices.sentence == "Moved the statement to the trash."
    stage.undo()
    assert shown(panel) == [said["first"], said["second"]]


def test_a_wish_to_see_one_of_another_case_is_met(panel: StatementsPanel, stage: Stage, said: dict[str, str]) -> None:
    stage.context.statement_requested.emit(said["other"])
    stage.settle()
    assert panel.view.current == said["other"]
    assert panel.page.words.text() == "“No comment.”"


def test_a_case_without_statements_says_what_to_do(panel: StatementsPanel, stage: Stage) -> None:
    stage.context.set_case(stage.do(add_case, caption="Third v. Case").uuid)
    stage.settle()
    assert panel.empty.headline == "No statements yet"
    assert panel.page.isHidden()
