"""People, organizations and roles are added and changed in the window by small forms."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.act_dialog import ActDialog
from caseorg.gui.widgets.lines_edit import LinesEdit
from caseorg.gui.window import Window
from caseorg.model.statement import Follows
from caseorg.operations import add_affiliation, add_case, add_documents, add_organization, add_person
from caseorg.operations.documents import NewDocument
from caseorg.operations.statements import NewSegment, add_statement
from caseorg.queries.case_people import case_people
from caseorg.queries.people import person_named
from caseorg.queries.people_choices import people_choices, stands_now
from caseorg.queries.person_details import person_detail
from caseorg.queries.statements import statement_detail, statement_order


def begun(window: Window, action: str) -> ActDialog:
    window.actions_table.trigger(action)
    assert window.record_acts.dialog is not None
    return window.record_acts.dialog


def fill(dialog: ActDialog, **values: str) -> None:
    for name, value in values.items():
        field = dialog.inputs[name]
        if isinstance(field, QComboBox):
            place = field.findText(value)
            assert place >= 0, [field.itemText(row) for row in range(field.count())]
            field.setCurrentIndex(place)
        else:
            field.setText(value)


def names(window: Window) -> list[str]:
    return [words for words, _ in window.bridge.ask(people_choices, "someone")]


@pytest.fixture
def in_case(window: Window, qtbot: QtBot) -> Window:
    window.bridge.do(add_case, caption="Alvarez v. Kent", then=lambda case: window.context.set_case(case.uuid))
    qtbot.waitUntil(lambda: window.cases.current is not None)
    return window


def test_a_person_is_added_with_a_way_to_reach_them_or_refused(in_case: Window, qtbot: QtBot) -> None:
    dialog = begun(in_case, "people.add_person")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: "The name is empty" in dialog.problem.text())
    fill(dialog, name="Katie Garcia", contact="kgarcia [at] citizen [dot] org")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: names(in_case) == ["Katie Garcia"])
    person = in_case.bridge.ask(person_named, "Katie Garcia")
    detail = in_case.bridge.ask(person_detail, person.uuid, "2026-11-26")
    assert [(one.value, one.normalized) for one in detail.contacts] == [
        ("kgarcia [at] citizen [dot] org", "kgarcia@citizen.org")
    ]


def test_the_form_for_editing_shows_what_stands_now(in_case: Window, qtbot: QtBot) -> None:
    for name in ("Ana Ruiz", "Bo Lindqvist"):
        in_case.bridge.do(add_person, name=name, languages=f"{name[:2]} speaks", opt_out=name.startswith("Bo"))
    qtbot.waitUntil(lambda: len(names(in_case)) == 2)
    in_case.context.set_person(in_case.bridge.ask(person_named, "Bo").uuid)
    dialog = begun(in_case, "people.edit_person")
    languages, opted = dialog.inputs["languages"], dialog.inputs["opt_out"]
    assert isinstance(languages, QLineEdit) and isinstance(opted, QComboBox)
    assert (dialog.inputs["uuid"].currentText(), languages.text()) == ("Bo Lindqvist", "Bo speaks")  # type: ignore[union-attr]
    assert opted.currentText() == "Yes"
    fill(dialog, uuid="Ana Ruiz")
    assert (languages.text(), opted.currentText()) == ("An speaks", "No")
    fill(dialog, languages="", opt_out="Yes")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: in_case.bridge.ask(person_named, "Ana Ruiz").opt_out)
    assert in_case.bridge.ask(person_named, "Ana Ruiz").languages == ""


def test_a_role_in_the_case_is_given(in_case: Window, qtbot: QtBot) -> None:
    in_case.bridge.do(add_person, name="Ana Ruiz")
    qtbot.waitUntil(lambda: names(in_case) == ["Ana Ruiz"])
    dialog = begun(in_case, "role.add")
    fill(dialog, kind="Defendant", printed_name="Ana RUIZ, in her individual capacity", capacity="Individual")
    dialog.act_button.click()
    case_uuid = str(in_case.context.case_uuid)
    qtbot.waitUntil(lambda: in_case.bridge.ask(case_people, case_uuid, "2026-11-26").count == 1)
    line = in_case.bridge.ask(case_people, case_uuid, "2026-11-26").right[0]
    assert line.shown_name == "Ana RUIZ, in her individual capacity"


def test_where_there_is_nobody_the_act_says_so(in_case: Window) -> None:
    in_case.actions_table.trigger("people.edit_person")
    assert in_case.record_acts.dialog is None


def test_a_long_list_is_found_by_typing(qtbot: QtBot) -> None:
    from caseorg.gui.dialogs.act_dialog import FormField

    people = tuple((f"Person {number}", str(number)) for number in range(60))
    taken: list[dict[str, str]] = []
    dialog = ActDialog("Choose", [FormField("uuid", "&Person", "", people)], lambda values, _: taken.append(values))
    qtbot.addWidget(dialog)
    box = dialog.inputs["uuid"]
    assert isinstance(box, QComboBox)
    line = box.lineEdit()
    assert line is not None
    line.setText("person 42")
    line.editingFinished.emit()
    assert (box.currentText(), box.currentData()) == ("Person 42", "42")
    line.setText("nobody of that name")
    line.editingFinished.emit()
    assert box.currentText() == "Person 42"
    dialog.act_button.click()
    assert taken == [{"uuid": "42"}]


def test_an_act_begins_with_the_statement_that_has_the_cursor_of_whatever_case(in_case: Window, qtbot: QtBot) -> None:
    workspace = in_case.bridge.workspace
    other = workspace.do(add_case, caption="Other v. Case").value.uuid
    here = str(in_case.context.case_uuid)
    for case, words in ((here, "Said here."), (other, "Said there.")):
        workspace.do(add_statement, case_uuid=case, segments=[NewSegment(text=words)])
    there = in_case.bridge.ask(statement_order, other)[0]
    in_case.context.set_statement(there)
    dialog = begun(in_case, "statement.withdraw")
    assert dialog.inputs["uuid"].currentData() == there  # type: ignore[union-attr]
    fill(dialog, reason="Asked for")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: in_case.bridge.ask(statement_detail, there).line.statement.approval == "withdrawn")


def test_revising_keeps_the_paragraphs_and_their_sources(in_case: Window, qtbot: QtBot) -> None:
    workspace = in_case.bridge.workspace
    new = NewDocument(sha256="a" * 64, file_name="a.pdf", size=1, title="A", kind="letter")
    case = str(in_case.context.case_uuid)
    document = workspace.do(add_documents, case_uuid=case, documents=[new]).value[0].uuid
    segments = [
        NewSegment(text="First paragraph.", document_uuid=document, page=0),
        NewSegment(text="Second one.", document_uuid=document, page=1, follows=Follows.PARAGRAPH),
    ]
    uuid = workspace.do(add_statement, case_uuid=case, segments=segments).value.uuid
    in_case.record_acts.begin("statement.revise", {"uuid": uuid})
    dialog = in_case.record_acts.dialog
    assert dialog is not None
    words = dialog.inputs["words"]
    assert isinstance(words, LinesEdit) and words.text() == "First paragraph.\n\nSecond one."
    words.setText("First paragraph!\n\nSecond one.")
    fill(dialog, reason="Louder")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: in_case.bridge.ask(statement_detail, uuid).line.statement.version == 2)
    kept = [line.segment for line in in_case.bridge.ask(statement_detail, uuid).segments[2]]
    assert [(one.text, one.page, one.follows) for one in kept] == [
        ("First paragraph!", 0, Follows.ON), ("Second one.", 1, Follows.PARAGRAPH)
    ]  # fmt: skip


def test_a_form_begun_from_a_page_shows_the_days_that_stand_and_keeps_them(in_case: Window, qtbot: QtBot) -> None:
    made: list[str] = []
    in_case.bridge.do(add_person, name="Ana Ruiz", then=lambda one: made.append(one.uuid))
    in_case.bridge.do(add_organization, name="Harbor Watch", then=lambda one: made.append(one.uuid))
    qtbot.waitUntil(lambda: len(made) == 2)
    both = {"person_uuid": made[0], "organization_uuid": made[1]}
    in_case.bridge.do(add_affiliation, begins="2026-01-05", then=lambda one: made.append(one.uuid), **both)
    qtbot.waitUntil(lambda: len(made) == 3)
    in_case.context.act_requested.emit("people.edit_affiliation", {"uuid": made[2]})
    dialog = in_case.record_acts.dialog
    assert dialog is not None and dialog.inputs["begins"].text() == "2026-01-05"  # type: ignore[union-attr]
    fill(dialog, title="Director")
    dialog.act_button.click()
    stands = partial(in_case.bridge.ask, stands_now, "affiliation", made[2])
    qtbot.waitUntil(lambda: stands()["title"] == "Director")
    assert stands()["begins"] == "2026-01-05"
