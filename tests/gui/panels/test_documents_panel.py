"""The table of documents: what it shows, in which order, and what is done with its rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from caseorg.gui.panels.documents.document_actions import citation_of
from caseorg.gui.panels.documents.panel import DocumentsPanel
from caseorg.gui.panels.documents.place_dialog import PlaceDialog
from caseorg.gui.panels.documents.rename_dialog import RenameDialog
from caseorg.gui.tables.document_columns import COLUMNS
from caseorg.model.document import DocumentKind
from caseorg.operations import add_case, edit_documents, tag_documents, trash_documents
from caseorg.queries.documents import DocumentFilter, document_line, document_lines

INDEX = {column.key: place for place, column in enumerate(COLUMNS)}


@pytest.fixture
def panel(stage) -> DocumentsPanel:
    return stage.place(DocumentsPanel)


def cells(panel, key):
    return [panel.table.index(row, INDEX[key]).data() for row in range(panel.table.rowCount())]


def test_shows_the_case_in_docket_order(panel):
    assert cells(panel, "ecf") == ["1", "1-1", "2", "5", ""]
    assert cells(panel, "text") == ["", "needs OCR 2", "", "", ""]
    assert cells(panel, "tags") == ["", "key", "", "key", ""]
    assert panel.filters.count.text() == "5 documents"


def test_a_click_on_a_title_sorts_and_a_second_one_turns(panel, stage, qtbot):
    header = panel.view.columns

    def click(key):
        where = header.viewport().rect().center()
        where.setX(header.sectionViewportPosition(INDEX[key]) + 12)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
        stage.settle()

    click("title")
    assert cells(panel, "title") == sorted(stage.record.documents)
    click("title")
    assert cells(panel, "title") == sorted(stage.record.documents, reverse=True)
    click("filed")
    assert cells(panel, "filed") == ["2026-02-09", "2026-02-09", "2026-03-02", "2026-03-20", ""]


def test_filters_narrow_and_say_how_many(panel, stage):
    panel.filters.text.setText("order")
    stage.settle()
    assert cells(panel, "title") == ["Order on Motion"]
    assert panel.filters.count.text() == "1 of 5"
    panel.filters.clear()
    panel.filters.needs_ocr.setChecked(True)
    stage.settle()
    assert cells(panel, "title") == ["Exhibit A"]
    panel.filters.clear()
    panel.filters.without_entry.setChecked(True)
    stage.settle()
    assert cells(panel, "title") == ["Letter to Chambers"]
    panel.filters.clear()
    panel.filters.kinds.choose(frozenset({"motion", "order"}))
    stage.settle()
    assert cells(panel, "title") == ["Motion to Stay", "Order on Motion"]
    panel.filters.clear()
    stage.settle()
    assert panel.filters.count.text() == "5 documents"
    assert panel.filters.value == DocumentFilter()


def test_the_tags_of_the_case_can_be_filtered_by(panel, stage):
    actions = panel.filters.tags.menu().actions()
    assert [action.text() for action in actions] == ["key (2)"]
    actions[0].setChecked(True)
    stage.settle()
    assert cells(panel, "title") == ["Exhibit A", "Order on Motion"]
    assert panel.filters.tags.text() == "Tags: key ▾"


def test_nothing_matches_offers_to_clear(panel, stage, qtbot):
    panel.filters.text.setText("no such thing")
    stage.settle()
    assert panel.stack.currentWidget() is panel.empty
    assert panel.empty.headline == "No document matches"
    qtbot.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    stage.settle()
    assert panel.stack.currentWidget() is panel.view
    assert panel.filters.text.text() == ""


def test_an_empty_case_offers_to_import(panel, stage, qtbot):
    asked = []
    stage.actions.bind("file.import_files", lambda: asked.append(1))
    other = stage.do(add_case, caption="In re Lindqvist")
    stage.context.set_case(other.uuid)
    stage.settle()
    assert panel.empty.headline == "No documents yet"
    qtbot.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    assert asked == [1]


def test_without_a_case_it_says_so(panel, stage):
    stage.context.set_case(None)
    stage.settle()
    assert panel.stack.currentWidget() is panel.empty
    assert panel.empty.headline == "No case is open"


def test_selection_and_cursor_stay_with_their_documents(panel, stage):
    wanted = (stage.uuid("Motion to Stay"), stage.uuid("Order on Motion"))
    panel.select(wanted)
    assert stage.context.documents == wanted
    stage.do(edit_documents, uuids=[wanted[0]], title="Zealous Motion")
    assert stage.context.documents == wanted
    panel.view.columns.sort_by(INDEX["title"])
    stage.settle()
    assert set(panel.view.selected) == set(wanted)
    assert panel.view.current == wanted[0]
    assert panel.table.row_of(wanted[0]) == 4


def test_what_is_trashed_leaves_the_selection_and_the_cursor_goes_to_its_neighbor(panel, stage):
    panel.select([stage.uuid("Motion to Stay")])
    stage.do(trash_documents, uuids=[stage.uuid("Motion to Stay")])
    assert stage.context.documents == ()
    assert panel.view.current == stage.uuid("Order on Motion")


def test_delete_moves_to_the_trash_and_the_notice_brings_back(panel, stage, qtbot):
    panel.select([stage.uuid("Complaint"), stage.uuid("Motion to Stay")])
    stage.settle()
    panel.view.setFocus()
    stage.actions.trigger("documents.trash")
    stage.settle()
    assert cells(panel, "title") == ["Exhibit A", "Order on Motion", "Letter to Chambers"]
    assert stage.notices.sentence == "Moved 2 documents to the trash."
    stage.notices._button.click()
    stage.settle()
    assert panel.table.rowCount() == 5


def test_enter_and_double_click_open(panel, stage, qtbot):
    panel.select([stage.uuid("Complaint")])
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    index = panel.table.index(2, INDEX["title"])
    where = panel.view.visualRect(index).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert [wish.uuid for wish in stage.opened] == [stage.uuid("Complaint"), stage.uuid("Motion to Stay")]


def test_f2_edits_in_place(panel, stage, qtbot):
    panel.select([stage.uuid("Complaint")])
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.viewport().findChild(QLineEdit)
    editor.setText("Verified Complaint")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    stage.settle()
    assert stage.bridge.ask(document_line, stage.uuid("Complaint")).document.title == "Verified Complaint"
    assert cells(panel, "title")[0] == "Verified Complaint"


def test_a_date_in_us_order_is_kept_as_iso_and_a_wrong_one_stays_open(panel, stage, qtbot):
    panel.select([stage.uuid("Complaint")])
    panel.view.edit_cell("filed")
    editor = panel.view.viewport().findChild(QLineEdit)
    editor.setText("13/45/2026")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert panel.view.is_editing
    editor.setText("2/10/2026")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    stage.settle()
    assert not panel.view.is_editing
    assert stage.bridge.ask(document_line, stage.uuid("Complaint")).document.date_filed == "2026-02-10"


def test_a_kind_is_chosen_in_place(panel, stage):
    panel.select([stage.uuid("Letter to Chambers")])
    panel.view.edit_cell("kind")
    editor = panel.view.viewport().findChild(QComboBox)
    editor.setCurrentText("notice")
    editor.activated.emit(editor.currentIndex())
    stage.settle()
    assert stage.bridge.ask(document_line, stage.uuid("Letter to Chambers")).document.kind is DocumentKind.NOTICE


def test_news_that_comes_while_one_edits_waits_until_the_editor_is_closed(panel, stage, qtbot):
    panel.select([stage.uuid("Complaint")])
    panel.view.edit_cell("title")
    editor = panel.view.viewport().findChild(QLineEdit)
    editor.setText("half typed")
    stage.do(edit_documents, uuids=[stage.uuid("Motion to Stay")], title="Motion for a Stay")
    stage.do(trash_documents, uuids=[stage.uuid("Letter to Chambers")])
    assert panel.view.is_editing
    assert editor.text() == "half typed"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    stage.settle()
    assert cells(panel, "title") == ["Complaint", "Exhibit A", "Motion for a Stay", "Order on Motion"]


def test_a_panel_that_is_not_seen_asks_only_when_it_is_shown_again(panel, stage):
    panel.hide()
    stage.do(edit_documents, uuids=[stage.uuid("Complaint")], title="Amended Complaint")
    assert cells(panel, "title")[0] == "Complaint"
    panel.show()
    stage.settle()
    assert cells(panel, "title")[0] == "Amended Complaint"


def test_lines_are_fetched_as_they_are_looked_at_and_few_are_kept(stage):
    from caseorg.gui.tables.document_table import DocumentTable

    line = stage.bridge.ask(document_line, stage.uuid("Complaint"))
    asked = []

    def fetch(uuids):
        asked.append(len(uuids))
        return [line] if line.document.uuid in uuids else []

    table = DocumentTable(fetch)
    table.show([line.document.uuid, *(f"none-{number}" for number in range(9_999))])
    assert table.rowCount() == 10_000 and asked == []
    assert table.index(0, INDEX["title"]).data() == "Complaint"
    assert table.index(1, INDEX["title"]).data() is None
    assert len(asked) == 1
    for row in range(0, 10_000, 50):
        table.line_at(row)
    assert len(table._lines) <= 20
    assert max(asked) <= 100


def test_columns_are_remembered(panel, stage, tmp_path):
    header = panel.view.columns
    header.setSectionHidden(INDEX["kind"], True)
    header.setSectionHidden(INDEX["size"], False)
    header.moveSection(header.visualIndex(INDEX["pages"]), 0)
    header.sort_by(INDEX["title"])
    header.resizeSection(INDEX["title"], 417)
    settings = QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)
    panel.save_layout(settings)
    settings.sync()
    panel.hide()

    again = stage.place(lambda bridge, context: _Unbound(bridge, context))
    again.restore_layout(QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat))
    stage.settle()
    columns = again.view.columns
    assert columns.isSectionHidden(INDEX["kind"]) and not columns.isSectionHidden(INDEX["size"])
    assert columns.visualIndex(INDEX["pages"]) == 0
    assert columns.sectionSize(INDEX["title"]) == 417
    assert cells(again, "title") == sorted(stage.record.documents)


class _Unbound(DocumentsPanel):
    """A second panel: the actions belong to the first."""

    def bind_actions(self, actions):
        pass


def test_all_columns_cannot_be_hidden(panel):
    for column in range(len(COLUMNS)):
        if column != INDEX["title"]:
            panel.view.columns.setSectionHidden(column, True)
    menu = panel.view.columns.columns_menu(panel)
    title = next(action for action in menu.actions() if action.text() == "Title")
    assert title.isChecked() and not title.isEnabled()
    reset = menu.actions()[-1]
    reset.trigger()
    assert not panel.view.columns.isSectionHidden(INDEX["ecf"])


def test_citations_are_copied_as_they_are_cited(stage):
    lines = stage.bridge.ask(
        document_lines, [stage.uuid(title) for title in ("Complaint", "Exhibit A", "Letter to Chambers")]
    )
    assert citation_of(lines[:1]) == "ECF No. 1"
    assert citation_of(lines) == "ECF Nos. 1, 1-1; Letter to Chambers"


def test_filing_several_gives_them_numbers_in_a_row_as_one_step(panel, stage):
    first, second = stage.uuid("Letter to Chambers"), stage.uuid("Exhibit A")
    panel.select([first, second])
    stage.actions.trigger("documents.place")
    dialog = panel.findChild(PlaceDialog)
    stage.settle()
    dialog.number.setText("2")
    assert dialog.attachment.value() == 1, "the main document's place is taken"
    dialog.file_button.click()
    stage.settle()
    lines = {line.document.title: line.ecf for line in stage.bridge.ask(document_lines, [first, second])}
    assert lines == {"Exhibit A": "2-1", "Letter to Chambers": "2-2"}
    assert stage.steps()[:2] == ["File under Docket Entry", "Tag Documents"]
    stage.undo()
    assert stage.bridge.ask(document_line, first).ecf == ""
    assert stage.bridge.ask(document_line, second).ecf == "1-1"


def test_taking_off_the_docket(panel, stage):
    panel.select([stage.uuid("Order on Motion")])
    stage.actions.trigger("documents.place")
    dialog = panel.findChild(PlaceDialog)
    assert dialog.number.text() == "5"
    dialog.off_button.click()
    stage.settle()
    assert stage.bridge.ask(document_line, stage.uuid("Order on Motion")).ecf == ""


def test_up_from_the_first_row_goes_to_the_filter_and_down_comes_back(panel, stage, qtbot):
    panel.select([stage.uuid("Complaint")])
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Up)
    assert panel.filters.text.hasFocus()
    qtbot.keyClick(panel.filters.text, Qt.Key.Key_Down)
    assert panel.view.hasFocus()


def test_a_drop_of_files_is_left_to_the_window(panel):
    assert not panel.acceptDrops()
    assert not panel.view.acceptDrops()
    assert not panel.view.viewport().acceptDrops()


def test_tag_pills_do_not_hide_the_names_from_a_screen_reader(panel, stage):
    stage.do(tag_documents, uuids=[stage.uuid("Exhibit A")], tag="urgent")
    index = panel.table.index(1, INDEX["tags"])
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Tags: key, urgent"


def test_titles_are_made_of_a_template_and_shown_before(panel, stage, qtbot, tmp_path):
    panel.select([stage.uuid("Exhibit A"), stage.uuid("Motion to Stay"), stage.uuid("Letter to Chambers")])
    stage.actions.trigger("documents.rename")
    dialog = panel.findChild(RenameDialog)
    stage.settle()
    dialog.template.setEditText("ECF {number}-{attachment} {title}")
    rows = [[dialog.preview.index(row, column).data() for column in (0, 1)] for row in range(3)]
    assert rows == [
        ["Exhibit A", "ECF 1-1 Exhibit A"],
        ["Motion to Stay", "ECF 2 Motion to Stay"],
        ["Letter to Chambers", "Letter to Chambers"],
    ]
    assert dialog.says.text() == "2 of 3 titles change."
    dialog.template.setEditText("ECF {numbr}")
    assert dialog.field.problem.startswith("“{numbr}” is no field.")
    assert not dialog.rename_button.isEnabled()
    dialog.template.setEditText("No. {title}")
    dialog.template.lineEdit().setCursorPosition(4)
    dialog.field_buttons[0].click()
    assert dialog.template.currentText() == "No. {number}{title}"
    dialog.template.setEditText("{number} {title}")
    dialog.rename_button.click()
    stage.settle()
    assert cells(panel, "title") == ["Complaint", "1 Exhibit A", "2 Motion to Stay", "Order on Motion",
                                     "Letter to Chambers"]  # fmt: skip
    assert stage.steps()[0] == "Rename Documents"
    stage.undo()
    assert cells(panel, "title")[1] == "Exhibit A"
    settings = QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)
    panel.save_layout(settings)
    other = DocumentsPanel(stage.bridge, stage.context)
    qtbot.addWidget(other)
    other.restore_layout(settings)
    other.document_actions.rename()
    assert other.findChild(RenameDialog).template.itemText(0) == "{number} {title}"
    stage.settle()
