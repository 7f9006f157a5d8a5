"""The trash of all cases, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from caseorg.gui.panels.trash.panel import TrashPanel
from caseorg.model.annotation import AnnotationKind
from caseorg.operations import (
    add_annotations,
    add_case,
    trash_annotations,
    trash_case,
    trash_docket_entry,
    trash_documents,
)
from caseorg.operations.annotations import NewAnnotation
from caseorg.queries.annotations import annotations_of
from caseorg.queries.cases import case
from caseorg.queries.docket import docket
from caseorg.queries.documents import document_line


@pytest.fixture
def panel(stage) -> TrashPanel:
    return stage.place(TrashPanel)


def cells(panel, column):
    return [panel.table.index(row, column).data() for row in range(panel.table.rowCount())]


def fill(stage):
    """A document, an entry and a case in the trash."""
    entry = next(line.entry for line in stage.bridge.ask(docket, stage.record.case.uuid) if line.entry.number == 5)
    other = stage.do(add_case, caption="In re Lindqvist")
    stage.do(trash_documents, uuids=[stage.uuid("Complaint")])
    stage.do(trash_docket_entry, uuid=entry.uuid)
    stage.do(trash_case, uuid=other.uuid)
    return entry, other


def test_an_empty_trash_says_so(panel):
    assert panel.stack.currentWidget() is panel.empty
    assert panel.empty.headline == "The trash is empty"
    assert not panel.restore_button.isVisible()


def test_shows_what_lies_there_the_newest_first(panel, stage):
    fill(stage)
    assert cells(panel, 0) == ["case", "docket entry", "document"]
    assert cells(panel, 1) == ["In re Lindqvist", "ECF No. 5: Order on Motion", "ECF No. 1  Complaint"]
    assert cells(panel, 2) == ["", "Centro Vecinal v. Stoddard", "Centro Vecinal v. Stoddard"]
    panel.view.columns.sort_by(1)
    assert cells(panel, 1) == ["ECF No. 1  Complaint", "ECF No. 5: Order on Motion", "In re Lindqvist"]


def test_enter_restores_several_as_one_step(panel, stage, qtbot):
    entry, other = fill(stage)
    panel.view.selectAll()
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    stage.settle()
    assert panel.table.rowCount() == 0
    assert stage.bridge.ask(document_line, stage.uuid("Complaint")).document.deleted_at is None
    assert stage.bridge.ask(case, other.uuid).deleted_at is None
    assert stage.notices.sentence == "Restored 3 records."
    stage.undo()
    assert panel.table.rowCount() == 3


def test_the_button_and_the_action_need_a_selection(panel, stage):
    fill(stage)
    assert not panel.restore_button.isEnabled()
    stage.actions.refresh()
    assert stage.actions.why_not("trash.restore") == "Select something in the trash first."
    panel.view.selectRow(2)
    stage.actions.trigger("trash.restore")
    stage.settle()
    assert cells(panel, 0) == ["case", "docket entry"]


def test_a_document_of_a_case_in_the_trash_offers_the_case_too(panel, stage):
    stage.do(trash_documents, uuids=[stage.uuid("Complaint")])
    stage.do(trash_case, uuid=stage.record.case.uuid)
    row = cells(panel, 0).index("document")
    assert cells(panel, 2)[row] == "Centro Vecinal v. Stoddard (in the trash)"
    panel.view.selectRow(row)
    panel.restore()
    stage.settle()
    assert "still in the trash" in stage.notices.sentence
    stage.notices._button.click()
    stage.settle()
    assert stage.bridge.ask(case, stage.record.case.uuid).deleted_at is None


def test_a_double_click_looks_at_the_document(panel, stage, qtbot):
    fill(stage)
    where = panel.view.visualRect(panel.table.index(2, 1)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert [wish.uuid for wish in stage.opened] == [stage.uuid("Complaint")]
    assert panel.table.rowCount() == 3


def test_annotations_lie_there_and_come_back(panel, stage):
    new = NewAnnotation(kind=AnnotationKind.HIGHLIGHT, page=1, shape=((0,) * 8,), color="#ffd54a", quote="so ordered")
    (one,) = stage.do(add_annotations, document_uuid=stage.uuid("Order on Motion"), annotations=[new])
    stage.do(trash_annotations, uuids=[one.uuid])
    assert cells(panel, 1) == ["Highlight on ECF No. 5, p. 2: so ordered"]
    panel.view.doubleClicked.emit(panel.table.index(0, 0))
    assert (stage.opened[-1].uuid, stage.opened[-1].page) == (stage.uuid("Order on Motion"), 1)
    stage.do(trash_documents, uuids=[stage.uuid("Complaint")])
    panel.view.selectAll()
    panel.restore()
    stage.settle()
    assert panel.table.rowCount() == 0
    assert [line.annotation.uuid for line in stage.bridge.ask(annotations_of, stage.uuid("Order on Motion"))] == [
        one.uuid
    ]
    stage.undo()
    assert panel.table.rowCount() == 2
