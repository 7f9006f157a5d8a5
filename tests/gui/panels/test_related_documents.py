"""The related documents of the details: shown from both sides, proposed, added by a dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from caseorg.gui.panels.details.panel import DetailsPanel
from caseorg.gui.panels.details.relate_dialog import RelateDialog
from caseorg.operations import relate_documents
from caseorg.queries.document_relations import relations_of


@pytest.fixture
def panel(stage) -> DetailsPanel:
    return stage.place(DetailsPanel)


def select(stage, *titles):
    stage.context.set_documents(tuple(stage.uuid(title) for title in titles))
    stage.settle()



def related(panel):
    section = panel.sections[0]
    return [row.words for row in section.rows]


def test_relations_are_shown_from_both_sides_and_open(panel, stage, qtbot):
    stage.do(
        relate_documents, uuid=stage.uuid("Order on Motion"), kind="rules on", other_uuid=stage.uuid("Motion to Stay")
    )
    select(stage, "Motion to Stay")
    assert related(panel) == ["ruled on by ECF No. 5 Order on Motion"]
    select(stage, "Order on Motion")
    assert related(panel)[0] == "rules on ECF No. 2 Motion to Stay"
    qtbot.keyClick(panel.sections[0].rows[0].opens, Qt.Key.Key_Return)
    assert stage.opened[-1].uuid == stage.uuid("Motion to Stay")
    select(stage, "Order on Motion", "Motion to Stay")
    assert not panel.sections[0].isVisible()


def test_the_tab_key_comes_to_the_rows_between_the_fields_and_the_button(panel, stage):
    select(stage, "Exhibit A")
    section = panel.sections[0]
    (row,) = section.rows
    wanted = [panel.form.fields["notes"].field, *row.parts, section.add_button]
    chain = [wanted[0]]
    while len(chain) < 400 and chain[-1] is not section.add_button:
        chain.append(chain[-1].nextInFocusChain())
    assert [widget for widget in chain if widget in wanted] == wanted


def test_proposals_wait_for_a_yes_or_a_no(panel, stage, qtbot):
    select(stage, "Exhibit A")
    (row,) = panel.sections[0].rows
    assert row.words == "exhibit to ECF No. 1 Complaint"
    assert row.opens.accessibleDescription() == "Proposed: It is attachment 1 to it."
    assert stage.bridge.ask(relations_of, stage.uuid("Exhibit A")) == []
    accept, reject = row.findChildren(QToolButton)
    accept.click()
    stage.settle()
    assert [one.outward for one in stage.bridge.ask(relations_of, stage.uuid("Exhibit A"))] == [True]
    assert panel.sections[0].rows[0].opens.accessibleDescription() == ""
    stage.undo()
    (row,) = panel.sections[0].rows
    row.findChildren(QToolButton)[1].click()
    stage.settle()
    assert related(panel) == []
    assert stage.steps()[0] == "Reject Proposed Relation"


def test_a_relation_is_added_by_number_in_a_dialog(panel, stage, qtbot):
    select(stage, "Order on Motion")
    stage.actions.trigger("documents.relate")
    dialog = stage.window.findChild(RelateDialog)
    stage.settle()
    assert dialog.kind.currentText() == "Rules on"
    offered = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert offered == [
        "ECF No. 1  Complaint", "ECF No. 1-1  Exhibit A", "ECF No. 2  Motion to Stay", "Letter to Chambers",
    ], "all but the document itself, in the order of the docket"  # fmt: skip
    qtbot.keyClicks(dialog.text, "2")
    stage.settle()
    assert dialog.list.item(0).text() == "ECF No. 2  Motion to Stay"
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    stage.settle()
    assert "rules on ECF No. 2 Motion to Stay" in related(panel)
    remove = panel.sections[0].rows[0].findChild(QToolButton)
    assert remove.accessibleName() == "Take back: rules on ECF No. 2 Motion to Stay"
    remove.click()
    stage.settle()
    assert stage.notices.sentence == "The relation is removed."
