"""The docket as a tree: its order, what is missing, and filing documents by dropping them on entries."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from caseorg.gui.panels.docket.entry_dialog import EntryDialog
from caseorg.gui.panels.docket.missing_bar import missing_text
from caseorg.gui.panels.docket.panel import DocketPanel
from caseorg.gui.panels.documents.panel import DocumentsPanel
from caseorg.gui.tables.docket_tree import UNPLACED, DocketColumn
from caseorg.gui.tables.document_table import documents_dragged
from caseorg.operations import add_case, edit_docket_entry, trash_docket_entry
from caseorg.queries.docket import docket
from caseorg.queries.documents import document_line


@pytest.fixture
def panel(stage) -> DocketPanel:
    return stage.place(DocketPanel)


def rows(panel, parent=QModelIndex()):  # noqa: B008
    tree = panel.tree
    return [
        tuple(tree.index(row, column, parent).data() for column in DocketColumn) for row in range(tree.rowCount(parent))
    ]


def entry(stage, number):
    lines = stage.bridge.ask(docket, stage.record.case.uuid)
    return next(line.entry.uuid for line in lines if line.entry.number == number)


def test_minute_orders_stand_between_by_their_date_and_the_rest_comes_last(panel):
    assert rows(panel) == [
        ("1", "2026-02-09", "Complaint", "2 pages · 1 attachment"),
        ("2", "2026-03-02", "Motion to Stay", "1 page"),
        ("minute", "2026-03-05", "MINUTE ORDER setting a hearing", "no document"),
        ("5", "2026-03-20", "Order on Motion", "2 pages"),
        ("", "", "Not on the docket", "1 document"),
    ]
    assert rows(panel, panel.tree.index(0, 0)) == [
        ("1", "2026-02-09", "Complaint", "2 pages"),
        ("1-1", "2026-02-09", "Attachment 1: Exhibit A", "2 pages · needs OCR 2"),
    ]
    assert rows(panel, panel.tree.index(4, 0)) == [("", "", "Letter to Chambers", "1 page")]
    assert panel.count.text() == "4 entries · 1 not on the docket"


def test_every_row_knows_its_parent(panel):
    for top in panel.tree.sections():
        for row in range(panel.tree.rowCount(top)):
            assert panel.tree.parent(panel.tree.index(row, 2, top)) == top


def test_newest_first_keeps_what_is_not_on_the_docket_at_the_end(panel):
    panel.newest_first.setChecked(True)
    assert [row[0] for row in rows(panel)] == ["5", "minute", "2", "1", ""]


def test_missing_numbers_are_said_and_copied(panel):
    assert panel.missing.isVisible()
    assert panel.missing.sentence == "Missing: ECF Nos. 3–4."
    panel.missing.copy()
    assert QGuiApplication.clipboard().text() == "Missing: ECF Nos. 3–4."


def test_missing_text_in_words():
    assert missing_text([], []) == ""
    assert missing_text([3, 5, 6, 7, 11], []) == "Missing: ECF Nos. 3, 5–7, 11."
    assert missing_text([3], [9]) == "Missing: ECF No. 3.  Without their main document: ECF No. 9."


def test_documents_of_an_entry_in_the_trash_are_not_lost_from_sight(panel, stage):
    stage.do(trash_docket_entry, uuid=entry(stage, 1))
    panel.ask()
    stage.settle()
    titles = {row[2] for row in rows(panel, panel.tree.index(3, 0))}
    assert {"Complaint", "Letter to Chambers"} <= {title.removeprefix("Attachment 1: ") for title in titles}


def test_a_new_entry_is_added_selected_and_one_step(panel, stage):
    stage.actions.trigger("docket.add")
    dialog = panel.findChild(EntryDialog)
    dialog.number.setText("3")
    dialog.filed.setText("3/4/2026")
    dialog.text.setPlainText("NOTICE of\nAppearance")
    dialog._on_save()
    stage.settle()
    stage.qtbot.waitUntil(lambda: panel.view.entry is not None)
    assert rows(panel)[2] == ("3", "2026-03-04", "NOTICE of Appearance", "no document")
    assert panel.tree.entry_at(panel.view.currentIndex()).entry.number == 3
    assert stage.steps()[0] == "Add Docket Entry"


def test_a_number_that_is_taken_keeps_the_dialog_open_with_the_reason(panel, stage):
    stage.actions.trigger("docket.add")
    dialog = panel.findChild(EntryDialog)
    dialog.number.setText("5")
    dialog.text.setPlainText("typed with care")
    dialog._on_save()
    stage.settle()
    assert dialog.isVisible()
    assert "ECF No. 5 already" in dialog.problem.text()
    assert dialog.text.toPlainText() == "typed with care"
    dialog.reject()
    stage.settle()


def test_a_date_that_is_none_is_said_below_its_field(panel, stage):
    stage.actions.trigger("docket.add")
    dialog = panel.findChild(EntryDialog)
    dialog.filed.setText("31/31/2026")
    dialog.text.setPlainText("x")
    dialog._on_save()
    assert "is no date" in dialog._fields["date_filed"].problem
    dialog.reject()
    stage.settle()


def test_the_docket_text_is_edited_in_place(panel, stage, qtbot):
    panel.view.select(entry(stage, 2))
    panel.view.setFocus()
    panel.view.edit_cell()
    editor = panel.view.viewport().findChild(QPlainTextEdit)
    assert editor.toPlainText() == "Motion to Stay"
    editor.setPlainText("MOTION to Stay by Harlan Stoddard")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    stage.settle()
    panel.ask()
    stage.settle()
    assert rows(panel)[1][2] == "MOTION to Stay by Harlan Stoddard"


def test_a_minute_order_gets_its_number_in_place(panel, stage, qtbot):
    index = panel.tree.index(2, 0)
    panel.view.setCurrentIndex(index)
    panel.view.edit(index)
    editor = panel.view.viewport().findChild(QLineEdit)
    assert editor.text() == ""
    editor.setText("4")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    stage.settle()
    panel.ask()
    stage.settle()
    assert rows(panel)[2][0] == "4"
    assert panel.missing.sentence == "Missing: ECF No. 3.  Without their main document: ECF No. 4."


def test_dropping_a_document_on_an_entry_files_it_after_what_is_there(panel, stage):
    letter = stage.uuid("Letter to Chambers")
    target = panel.tree.index_of(entry(stage, 1))
    mime = documents_dragged([letter])
    assert panel.tree.canDropMimeData(mime, Qt.DropAction.CopyAction, -1, -1, target)
    panel.tree.dropMimeData(mime, Qt.DropAction.CopyAction, -1, -1, target)
    stage.settle()
    assert stage.bridge.ask(document_line, letter).ecf == "1-2"
    stage.undo()
    assert stage.bridge.ask(document_line, letter).ecf == ""


def test_a_document_becomes_the_main_one_of_an_entry_without(panel, stage):
    minute = panel.tree.key_at(panel.tree.index(2, 0))
    panel.place([stage.uuid("Letter to Chambers"), stage.uuid("Exhibit A")], minute)
    stage.settle()
    titles = ("Letter to Chambers", "Exhibit A")
    found = [stage.bridge.ask(document_line, stage.uuid(title)).document for title in titles]
    assert [(document.entry_uuid, document.attachment) for document in found] == [(minute, 0), (minute, 1)]
    assert stage.steps()[:2] == ["File under Docket Entry", "Tag Documents"]


def test_dropping_on_the_last_section_takes_off_the_docket(panel, stage):
    panel.place([stage.uuid("Order on Motion")], UNPLACED)
    stage.settle()
    assert stage.bridge.ask(document_line, stage.uuid("Order on Motion")).document.entry_uuid is None


def test_files_from_outside_are_not_taken(panel, stage):
    from PySide6.QtCore import QMimeData, QUrl

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/filing.pdf")])
    assert not panel.tree.canDropMimeData(mime, Qt.DropAction.CopyAction, -1, -1, panel.tree.index(0, 0))


def test_enter_opens_the_main_document(panel, stage, qtbot):
    panel.view.select(entry(stage, 1))
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert [wish.uuid for wish in stage.opened] == [stage.uuid("Complaint")]


def test_what_is_selected_is_told(panel, stage):
    panel.view.expandAll()
    panel.view.select(entry(stage, 1))
    assert stage.context.entry == entry(stage, 1)
    assert stage.context.documents == ()
    panel.view.select(stage.uuid("Exhibit A"))
    assert stage.context.entry is None
    assert stage.context.documents == (stage.uuid("Exhibit A"),)


def test_f2_edits_the_text_wherever_the_keys_left_the_cursor(panel, stage, qtbot):
    panel.view.select(entry(stage, 1))
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    assert panel.view.viewport().findChild(QPlainTextEdit).toPlainText() == "Complaint"


def test_the_selected_entry_is_forgotten_while_the_docket_is_out_of_sight(panel, stage):
    panel.view.select(entry(stage, 5))
    panel.hide()
    assert stage.context.entry is None
    panel.show()
    assert stage.context.entry == entry(stage, 5)


def test_delete_puts_the_entry_in_the_trash_and_the_notice_brings_it_back(panel, stage, qtbot):
    panel.view.select(entry(stage, 5))
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    stage.settle()
    assert stage.notices.sentence.startswith("Moved ECF No. 5 to the trash.")
    panel.ask()
    stage.settle()
    assert "5" not in [row[0] for row in rows(panel)]
    stage.notices._button.click()
    stage.settle()
    panel.ask()
    stage.settle()
    assert "5" in [row[0] for row in rows(panel)]


def test_open_rows_and_selection_stay_when_something_changes(panel, stage):
    first = panel.tree.index_of(entry(stage, 1))
    panel.view.expand(first)
    panel.view.select(stage.uuid("Exhibit A"))
    stage.do(edit_docket_entry, uuid=entry(stage, 2), text="MOTION to Stay")
    panel.ask()
    stage.settle()
    assert rows(panel)[1][2] == "MOTION to Stay"
    assert panel.view.isExpanded(panel.tree.index_of(entry(stage, 1)))
    assert panel.view.documents == (stage.uuid("Exhibit A"),)


def test_another_panel_can_ask_for_an_entry_of_another_case(panel, stage):
    wanted = entry(stage, 5)
    other = stage.do(add_case, caption="In re Lindqvist")
    stage.context.set_case(other.uuid)
    stage.settle()
    assert panel.empty.headline == "The docket is empty"
    stage.context.set_case(stage.record.case.uuid)
    stage.context.set_entry(wanted)
    stage.settle()
    assert panel.view.entry == wanted


def test_documents_can_be_dragged_from_the_table(stage):
    table = stage.place(DocumentsPanel).table
    mime = table.mimeData([table.index(0, 0), table.index(0, 1), table.index(1, 0)])
    assert bytes(mime.data(table.mimeTypes()[0]).data()).decode().split() == [
        stage.uuid("Complaint"),
        stage.uuid("Exhibit A"),
    ]
