"""Who is who in a case and everybody as a table; one of them edited in place; merged, trashed and undone."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from caseorg.gui.panels.people.panel import PeoplePanel
from caseorg.gui.panels.people.proposals import ProposalsDialog
from caseorg.operations import (
    add_affiliation,
    add_case,
    add_case_role,
    add_office,
    add_organization,
    add_person,
    add_tenure,
    set_judges,
)
from caseorg.operations.contact_methods import NewContact
from caseorg.queries.people import person_named

Stage = Any


@pytest.fixture
def cast(stage: Stage) -> dict[str, str]:
    """A plaintiff with counsel, an official who was succeeded, a press contact, and somebody of another case."""
    case = stage.record.case.uuid

    def make(operation: Any, **arguments: Any) -> str:
        return str(stage.do(operation, **arguments).uuid)

    group = make(add_organization, name="Centro Vecinal", kind="nonprofit")
    plaintiff = make(add_case_role, case_uuid=case, kind="plaintiff", organization_uuid=group)
    lawyer = make(add_person, name="Ana Ruiz", contacts=[NewContact(value="aruiz@example.org", public_ok=True)])
    make(add_affiliation, person_uuid=lawyer, organization_uuid=group, title="attorney")
    make(add_case_role, case_uuid=case, kind="counsel", person_uuid=lawyer, clients=[plaintiff], lead=True)
    agency = make(add_organization, name="Stoddard Agency", kind="agency")
    office = make(add_office, organization_uuid=agency, title="Director")
    old, new = make(add_person, name="Lee Stoddard"), make(add_person, name="Max Weber")
    make(add_tenure, office_uuid=office, person_uuid=old, begins="2025-01-01", ends="2026-01-31")
    make(add_tenure, office_uuid=office, person_uuid=new, begins="2026-02-01", acting=True)
    make(
        add_case_role, case_uuid=case, kind="defendant", person_uuid=old, office_uuid=office, capacity="official",
        printed_name="Lee STODDARD",
    )  # fmt: skip
    doe = make(add_person, name="Jane Doe 1", do_not_name=True)
    make(add_case_role, case_uuid=case, kind="witness", person_uuid=doe)
    stage.do(set_judges, uuid=case, judges=[("Rosa M. Lane", "assigned")])
    other = make(add_person, name="Ana M. Ruiz")
    stage.context.set_case(case)
    return {"group": group, "lawyer": lawyer, "old": old, "new": new, "doe": doe, "other": other}


@pytest.fixture
def panel(stage: Stage, cast: dict[str, str]) -> PeoplePanel:
    placed: PeoplePanel = stage.place(PeoplePanel)
    return placed


def texts(tree: Any) -> list[str]:
    """The rows of a tree, those below others indented."""
    found = []

    def walk(item: Any, depth: int) -> None:
        found.append("  " * depth + " | ".join(item.text(column) for column in range(2) if item.text(column)))
        for row in range(item.childCount()):
            walk(item.child(row), depth + 1)

    for row in range(tree.topLevelItemCount()):
        walk(tree.topLevelItem(row), 0)
    return found


def test_parties_stand_on_their_sides_with_counsel_under_them(panel: PeoplePanel) -> None:
    assert panel.stack.currentWidget() is panel.who
    assert (panel.who.left_title.text(), panel.who.right_title.text()) == ("Plaintiff", "Defendant")
    assert texts(panel.who.left) == [
        "Centro Vecinal | plaintiff",
        "  Ana Ruiz | attorney, Centro Vecinal · lead",
    ]
    assert texts(panel.who.right) == ["Lee STODDARD | Director, Stoddard Agency · defendant, official capacity"]
    assert texts(panel.who.others) == [
        "Court",
        "  Rosa M. Lane | judge of the case",
        "Witnesses and experts",
        "  Jane Doe 1 | witness · take care",
    ]


def test_one_of_them_is_shown_and_edited_in_place(panel: PeoplePanel, stage: Stage, cast: dict[str, str]) -> None:
    assert panel.detail.isHidden()
    panel.who.select(cast["lawyer"])
    stage.settle()
    page = panel.detail.person
    assert (page.heading.text(), page.now.text()) == ("Ana Ruiz", "attorney, Centro Vecinal")
    assert page.lists["contacts"].texts == ["aruiz@example.org (may be given out)"]
    assert page.lists["roles"].texts == ["Centro Vecinal v. Stoddard: counsel, lead"]
    field = page.fields["languages"]
    field.field.setText("Spanish")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    page.flags["opt_out"].click()
    stage.settle()
    person = stage.bridge.ask(person_named, cast["lawyer"])
    assert (person.languages, person.opt_out, stage.steps()[0]) == ("Spanish", True, "Edit Person")
    stage.undo()
    assert not page.flags["opt_out"].isChecked()
    name = page.fields["name"]
    name.field.setText("  ")
    QTest.keyClick(name.field, Qt.Key.Key_Return)
    assert "The name is empty" in name.problem


def test_the_table_of_all_cases_is_narrowed_and_sorted(panel: PeoplePanel, stage: Stage) -> None:
    panel.filters.every_case.setChecked(True)
    stage.settle()
    assert panel.stack.currentWidget() is panel.view
    names = [panel.table.line_at(row).record.name for row in range(panel.table.rowCount())]
    assert names == [
        "Centro Vecinal", "Jane Doe 1", "Ana Ruiz", "Ana M. Ruiz", "Stoddard Agency", "Lee Stoddard", "Max Weber",
    ]  # fmt: skip
    panel.filters.text.setText("aruiz@")
    stage.settle()
    assert [panel.table.line_at(row).record.name for row in range(panel.table.rowCount())] == ["Ana Ruiz"]
    assert panel.filters.count.text() == "1 of 7"
    panel.filters.text.setText("nobody at all")
    stage.settle()
    assert panel.empty.headline == "Nobody matches"
    panel.empty.button.click()
    stage.settle()
    assert panel.table.rowCount() == 7


def test_del_moves_to_the_trash_and_undo_brings_back(panel: PeoplePanel, stage: Stage, cast: dict[str, str]) -> None:
    panel.filters.every_case.setChecked(True)
    stage.settle()
    panel.view.select(cast["other"])
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    stage.settle()
    assert panel.table.row_of(cast["other"]) is None
    assert "Ana M. Ruiz" in stage.notices.sentence
    stage.undo()
    assert panel.table.row_of(cast["other"]) is not None


def test_proposals_are_accepted_one_by_one(panel: PeoplePanel, stage: Stage, cast: dict[str, str]) -> None:
    assert panel.bar.proposals.text() == "2 proposals…"
    panel.bar.proposals.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProposalsDialog)
    says = [row.says.text() for row in dialog.rows]
    assert says[0].startswith("Lee Stoddard left on 2026-01-31; Max Weber acts as Director since 2026-02-01")
    assert says[1] == "“Ana Ruiz” and “Ana M. Ruiz”: names that are near."
    dialog.rows[0].buttons[0].click()
    dialog.rows[1].buttons[0].click()
    stage.settle()
    dialog.close()
    assert texts(panel.who.right)[0] == (
        "Max Weber | Acting Director, Stoddard Agency · defendant, official capacity · took over from Lee Stoddard"
    )
    assert stage.steps()[:2] == ["Merge People", "Substitute Successor"]
    assert panel.bar.proposals.isHidden()


def test_a_wish_to_see_somebody_of_another_case_is_met(panel: PeoplePanel, stage: Stage, cast: dict[str, str]) -> None:
    stage.context.person_requested.emit(cast["other"])
    stage.settle()
    assert panel.filters.every_case.isChecked()
    assert panel.view.current == cast["other"]
    assert panel.detail.person.heading.text() == "Ana M. Ruiz"


def test_rows_begin_the_acts_on_what_they_show(panel: PeoplePanel, stage: Stage, cast: dict[str, str]) -> None:
    wished: list[tuple[str, Any]] = []
    stage.context.act_requested.connect(lambda act, given: wished.append((act, given)))
    panel.who.select(cast["lawyer"])
    stage.settle()
    contacts = panel.detail.person.lists["contacts"]
    contacts.add_button.click()
    contacts.rows.setCurrentRow(0)
    QTest.keyClick(contacts.rows, Qt.Key.Key_Delete)
    assert [act for act, _ in wished] == ["people.add_contact", "people.remove_contact"]
    assert wished[0][1] == {"someone": cast["lawyer"]}
    assert set(wished[1][1]) == {"uuid"}


def test_a_case_without_people_says_what_to_do(panel: PeoplePanel, stage: Stage) -> None:
    other = stage.do(add_case, caption="Other v. Case")
    stage.context.set_case(other.uuid)
    stage.settle()
    assert panel.empty.headline == "Nobody in this case yet"
    wished: list[str] = []
    stage.context.act_requested.connect(lambda act, _given: wished.append(act))
    panel.empty.button.click()
    assert wished == ["people.add_person"]


def test_del_takes_a_role_away_and_the_person_stays(panel: PeoplePanel, stage: Stage, cast: dict[str, str]) -> None:
    panel.who.select(cast["doe"])
    QTest.keyClick(panel.who.others, Qt.Key.Key_Delete)
    stage.settle()
    assert stage.steps()[0] == "Remove Role"
    assert stage.bridge.ask(person_named, "Jane Doe 1").uuid == cast["doe"]
