"""The details: edited in place, for one document, several, or the case."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDockWidget, QLineEdit, QMainWindow, QPushButton

from caseorg.base.errors import BadInput
from caseorg.gui.panels.details.edited_fields import ecf_number
from caseorg.gui.panels.details.panel import DetailsPanel
from caseorg.operations import (
    add_docket_entry,
    edit_documents,
    relate_cases,
    set_judges,
    tag_documents,
    trash_documents,
)
from caseorg.queries.documents import document_line, document_lines
from caseorg.rules.typed_dates import spoken_date, typed_date

# What the offscreen platform says of every popup.
POPUPS = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def panel(stage) -> DetailsPanel:
    return stage.place(DetailsPanel)


def select(stage, *titles):
    stage.context.set_documents(tuple(stage.uuid(title) for title in titles))
    stage.settle()


def document(stage, title):
    return stage.bridge.ask(document_line, stage.uuid(title)).document


def line_of(panel, name) -> QLineEdit:
    return panel.form.fields[name].field


def kind_texts(panel):
    return {name: field.text for name, field in panel.form.fields.items()}


def test_one_document_with_its_facts(panel, stage):
    select(stage, "Exhibit A")
    assert panel.shown_page is panel.form
    assert kind_texts(panel) == {
        "title": "Exhibit A", "ecf": "1-1", "kind": "exhibit", "date_filed": "2026-02-09", "filer": "Centro Vecinal",
        "visibility": "internal", "notes": "", "short_cite": "",
    }  # fmt: skip
    assert [pill.tag.name for pill in panel.form.tags.pills] == ["key"]
    assert panel.form.facts.fact("File") == "exhibit-a.pdf"
    assert panel.form.facts.fact("Pages") == "2 pages"
    assert panel.form.facts.fact("Text").startswith("No page has text that a search could find.")
    copy = next(button for button in panel.form.facts.findChildren(QPushButton))
    copy.click()
    assert QGuiApplication.clipboard().text() == document(stage, "Exhibit A").sha256


def test_enter_keeps_and_escape_takes_back(panel, stage, qtbot):
    select(stage, "Complaint")
    line = line_of(panel, "title")
    line.setText("Verified Complaint")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    stage.settle()
    assert document(stage, "Complaint").title == "Verified Complaint"
    line.setText("something else")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "Verified Complaint"
    stage.settle()
    assert document(stage, "Complaint").title == "Verified Complaint"
    assert stage.steps()[0] == "Edit Documents"


def test_leaving_a_field_keeps_it_and_leaving_it_untouched_changes_nothing(panel, stage, qtbot):
    select(stage, "Complaint")
    before = stage.steps()
    line_of(panel, "filer").setFocus()
    line_of(panel, "title").setFocus()
    stage.settle()
    assert stage.steps() == before
    line_of(panel, "title").setText("Verified Complaint")
    line_of(panel, "filer").setFocus()
    stage.settle()
    assert document(stage, "Complaint").title == "Verified Complaint"


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("title", "   ", "The title is empty."),
        ("date_filed", "13/45/2026", "is no date"),
        ("ecf", "twelve", "is no ECF No."),
        ("ecf", "0", "is no ECF No."),
    ],
)
def test_a_value_that_cannot_be_taken_stays_with_the_reason_below(panel, stage, qtbot, name, typed, sentence):
    select(stage, "Complaint")
    before = stage.steps()
    field = panel.form.fields[name]
    line_of(panel, name).setText(typed)
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    stage.settle()
    assert sentence in field.problem
    assert field.below.isVisible()
    assert field.text == typed
    assert stage.steps() == before
    qtbot.keyClick(field.field, Qt.Key.Key_Escape)
    assert field.problem == ""


def test_a_date_says_what_was_understood_and_shows_iso(panel, stage, qtbot):
    select(stage, "Complaint")
    field = panel.form.fields["date_filed"]
    line_of(panel, "date_filed").setText("3/31/2026")
    assert field.below.text() == "Tuesday, March 31, 2026"
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    stage.settle()
    assert field.text == "2026-03-31"
    assert document(stage, "Complaint").date_filed == "2026-03-31"


def test_an_ecf_number_files_the_document_and_nothing_takes_it_off(panel, stage, qtbot):
    select(stage, "Letter to Chambers")
    field = panel.form.fields["ecf"]
    assert field.below.text() == "Not on the docket"
    line_of(panel, "ecf").setText("2-1")
    assert field.below.text() == "Attachment 1 to ECF No. 2"
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    stage.settle()
    assert stage.bridge.ask(document_line, stage.uuid("Letter to Chambers")).ecf == "2-1"
    line_of(panel, "ecf").setText("")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    stage.settle()
    assert document(stage, "Letter to Chambers").entry_uuid is None


def test_several_documents_are_set_in_one_step(panel, stage, qtbot):
    select(stage, "Complaint", "Exhibit A", "Motion to Stay")
    assert panel.form.heading.text() == "3 documents"
    assert kind_texts(panel)["kind"] == ""
    assert line_of(panel, "title").placeholderText() == "several values"
    assert not panel.form.fields["notes"].isVisible() and not panel.form.fields["ecf"].isVisible()
    panel.form.fields["kind"].choose("exhibit")
    stage.settle()
    kinds = {title: document(stage, title).kind.value for title in ("Complaint", "Exhibit A", "Motion to Stay")}
    assert set(kinds.values()) == {"exhibit"}
    stage.undo()
    assert document(stage, "Complaint").kind.value == "complaint"
    assert document(stage, "Motion to Stay").kind.value == "motion"
    line_of(panel, "filer").setText("Amicus")
    qtbot.keyClick(line_of(panel, "filer"), Qt.Key.Key_Return)
    stage.settle()
    assert {document(stage, title).filer for title in kinds} == {"Amicus"}
    assert stage.steps()[0] == "Edit Documents"


def test_leaving_a_field_of_several_values_empty_changes_nothing(panel, stage, qtbot):
    select(stage, "Complaint", "Motion to Stay")
    before = stage.steps()
    line = line_of(panel, "filer")
    line.setText("x")
    line.setText("")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    stage.settle()
    assert stage.steps() == before


def test_common_values_of_several_are_shown(panel, stage):
    select(stage, "Complaint", "Exhibit A")
    assert kind_texts(panel)["filer"] == "Centro Vecinal"
    assert kind_texts(panel)["date_filed"] == "2026-02-09"


def test_tags_are_typed_and_taken_off(panel, stage, qtbot):
    select(stage, "Complaint", "Exhibit A")
    (pill,) = panel.form.tags.pills
    assert pill.text() == "key (1 of 2)"
    line = panel.form.tags.line
    line.setText("for the press")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    stage.settle()
    assert line.text() == ""
    assert sorted(pill.text() for pill in panel.form.tags.pills) == ["for the press", "key (1 of 2)"]
    tags = [line.tags for line in stage.bridge.ask(document_lines, stage.context.documents)]
    assert [[tag.name for tag in some] for some in tags] == [["for the press"], ["for the press", "key"]]
    pill = next(pill for pill in panel.form.tags.pills if pill.tag.name == "for the press")
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    stage.settle()
    assert [pill.tag.name for pill in panel.form.tags.pills] == ["key"]
    assert stage.steps()[:2] == ["Untag Documents", "Tag Documents"]


@POPUPS
def test_tags_that_exist_are_offered(panel, stage, qtbot):
    stage.do(tag_documents, uuids=[stage.uuid("Complaint")], tag="urgent")
    select(stage, "Motion to Stay")
    line = panel.form.tags.line
    line.setFocus()
    qtbot.keyClicks(line, "ur")
    completer = line.completer()
    assert completer.completionCount() == 1
    completer.activated[str].emit("urgent")
    line.setText("urgent")
    stage.settle()
    assert [pill.tag.name for pill in panel.form.tags.pills] == ["urgent"]


def test_typing_is_not_disturbed_by_changes_elsewhere(panel, stage):
    select(stage, "Complaint")
    line = line_of(panel, "title")
    line.setText("half ty")
    stage.do(edit_documents, uuids=[stage.uuid("Complaint")], filer="Amicus", title="Other")
    assert line.text() == "half ty"
    assert kind_texts(panel)["filer"] == "Amicus"


def test_selecting_something_else_keeps_what_was_typed_for_the_old_one(panel, stage):
    select(stage, "Complaint")
    line_of(panel, "title").setText("Verified Complaint")
    select(stage, "Motion to Stay")
    assert document(stage, "Complaint").title == "Verified Complaint"
    assert document(stage, "Motion to Stay").title == "Motion to Stay"
    assert line_of(panel, "title").text() == "Motion to Stay"


def test_selecting_something_else_says_what_could_not_be_kept(panel, stage):
    select(stage, "Complaint")
    line_of(panel, "date_filed").setText("someday")
    select(stage, "Motion to Stay")
    assert stage.notices.sentence.startswith("What was typed was not kept. The date filed: “someday” is no date.")
    assert panel.form.fields["date_filed"].text == "2026-03-02"


def test_a_refusal_of_the_workspace_stays_below_the_field(panel, stage, monkeypatch):
    def refuse(operation, *, otherwise=None, **arguments):
        otherwise(BadInput("The title cannot be taken today. Try tomorrow."))

    select(stage, "Complaint")
    line_of(panel, "title").setText("Verified Complaint")
    monkeypatch.setattr(stage.bridge, "do", refuse)
    assert panel.form.fields["title"].commit()
    assert panel.form.fields["title"].problem == "The title cannot be taken today. Try tomorrow."
    assert line_of(panel, "title").text() == "Verified Complaint"
    assert panel.form.fields["title"].is_dirty


@POPUPS
def test_neither_wheel_nor_arrow_changes_a_choice(panel, stage, qtbot):
    select(stage, "Complaint")
    combo = panel.form.fields["kind"].field
    assert isinstance(combo, QComboBox)
    before = stage.steps()
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.view().isVisible()
    combo.hidePopup()
    stage.settle()
    assert stage.steps() == before


def test_the_document_in_front_goes_before_the_selected_ones(panel, stage):
    select(stage, "Complaint", "Exhibit A")
    stage.context.set_shown(stage.uuid("Motion to Stay"))
    stage.settle()
    assert line_of(panel, "title").text() == "Motion to Stay"
    stage.context.set_shown(None)
    stage.settle()
    assert panel.form.heading.text() == "2 documents"


def test_without_a_selection_the_case_is_shown(panel, stage):
    stage.do(set_judges, uuid=stage.record.case.uuid, judges=[("Ruth M. Lindgren", "assigned")])
    stage.do(relate_cases, uuid=stage.record.case.uuid, kind="appeal from", other_printed="No. 25-9981 (S.D.N.Y.)")
    assert panel.shown_page is panel.case_page
    facts = panel.case_page.facts
    assert panel.case_page.caption.text() == "Centro Vecinal v. Stoddard"
    assert facts.fact("Docket No.") == "1:26-cv-00417-RML"
    assert facts.fact("Court").endswith("(D.D.C.)")
    assert facts.fact("Judge") == "Ruth M. Lindgren"
    assert facts.fact("Documents") == "5 documents"
    assert facts.fact("Docket") == "4 entries"
    assert facts.fact("Pages") == "8 pages, 2 without text"
    assert facts.fact("Appeal from") == "No. 25-9981 (S.D.N.Y.)"
    asked = []
    stage.actions.bind("case.edit", lambda: asked.append(1))
    panel.case_page.edit_button.click()
    assert asked == [1]
    stage.context.set_case(None)
    stage.settle()
    assert panel.shown_page is panel.empty


def test_a_selected_docket_entry_is_shown_with_its_whole_text(panel, stage):
    text = "MINUTE ORDER: " + "for good cause shown, " * 60
    made = stage.do(add_docket_entry, case_uuid=stage.record.case.uuid, text=text, date_filed="2026-03-31")
    stage.context.set_entry(made.uuid)
    stage.settle()
    assert panel.shown_page is panel.entry_page
    assert panel.entry_page.text.text() == text.strip()
    assert panel.entry_page.facts.fact("Filed") == "Tuesday, March 31, 2026"
    stage.context.set_documents((stage.uuid("Complaint"),))
    stage.settle()
    assert panel.shown_page is panel.form


def test_what_is_trashed_while_shown_can_still_be_read(panel, stage):
    select(stage, "Complaint")
    stage.do(trash_documents, uuids=[stage.uuid("Complaint")])
    assert panel.form.facts.fact("In the trash") != ""


def test_editing_brings_its_dock_forward(stage, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    panel = DetailsPanel(stage.bridge, stage.context)
    panel.bind_actions(stage.actions)
    dock = QDockWidget("Details")
    dock.setWidget(panel)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.show()
    dock.hide()
    select(stage, "Complaint")
    stage.actions.trigger("documents.edit")
    assert dock.isVisible()
    qtbot.waitUntil(lambda: panel.form.fields["title"].field.hasFocus())
    stage.actions.trigger("documents.tag")
    assert panel.form.tags.line.hasFocus()


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2026-03-31", "2026-03-31"),
        ("3/31/2026", "2026-03-31"),
        ("03-31-2026", "2026-03-31"),
        (" 3/1/26 ", "2026-03-01"),
        ("3/1/72", "1972-03-01"),
        ("March 31, 2026", "2026-03-31"),
        ("Sept. 9, 2026", "2026-09-09"),
        ("31 Mar 2026", "2026-03-31"),
        ("", None),
    ],
)
def test_dates_as_people_type_them(typed, iso):
    assert typed_date(typed) == iso


@pytest.mark.parametrize("typed", ["31/3/2026", "2026-02-30", "tomorrow", "3/31", "2/29/2025", "3/31/20266"])
def test_what_is_no_date(typed):
    with pytest.raises(BadInput, match="is no date"):
        typed_date(typed)


def test_a_date_is_spoken_with_its_weekday():
    assert spoken_date("2026-03-01") == "Sunday, March 1, 2026"


@pytest.mark.parametrize(
    ("typed", "ecf"),
    [
        ("28", "28"), ("28-3", "28-3"), ("28–3", "28-3"), ("28.3", "28-3"), ("ECF No. 28-3", "28-3"), ("28-0", "28"),
        ("", ""),
    ],
)
def test_ecf_numbers_as_people_type_them(typed, ecf):
    assert ecf_number(typed) == ecf
