"""Search as one types, and the way from a result to its page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings, Qt

from caseorg.gui.panels.search.panel import SearchPanel, found_text
from caseorg.gui.tables.hit_delegate import plain_and_hits
from caseorg.gui.tables.hit_rows import HitRowKind
from caseorg.model.annotation import AnnotationKind
from caseorg.operations import add_annotations, add_case, add_docket_entry, add_issue, edit_documents, put_under_issue
from caseorg.operations.annotations import NewAnnotation
from caseorg.queries.search import SearchResult


@pytest.fixture
def panel(stage) -> SearchPanel:
    return stage.place(SearchPanel)


def rows(panel):
    return [panel.hits.row_at(row) for row in range(panel.hits.rowCount())]


def test_before_anything_is_typed_it_shows_examples_that_can_be_tried(panel, stage):
    assert panel.stack.currentWidget() is panel.examples
    panel.examples.chosen.emit("irreparable harm")
    assert stage.context.search == "irreparable harm"


def test_results_come_grouped_by_document_with_the_words_marked(panel, stage):
    stage.context.set_search("irreparable har")
    stage.settle()
    headers = [row.text for row in rows(panel) if row.kind is HitRowKind.HEADER]
    assert sorted(headers) == ["ECF No. 2  Motion to Stay", "ECF No. 5  Order on Motion"]
    pages = [row for row in rows(panel) if row.kind is HitRowKind.PAGE]
    page = next(row for row in pages if row.document_uuid == stage.uuid("Order on Motion"))
    plain, hits = plain_and_hits(page.text)
    assert [plain[start : start + length] for start, length in hits] == ["irreparable", "harm"]
    assert page.facts == "ECF p. 1"
    assert panel.says.text().startswith("2 pages in 2 documents · ")


def test_only_the_answer_to_what_was_typed_last_arrives(panel, stage):
    shown = []
    panel.hits.modelReset.connect(lambda: shown.append([row.text for row in rows(panel)]))
    for typed in ("c", "co", "com", "comp", "complaint"):
        panel.search(typed)
    stage.settle()
    assert panel.result.document_count == 1
    assert len(shown) == 1, "the older questions were dropped"


def test_enter_in_the_box_opens_the_first_page_with_the_hits(panel, stage):
    stage.context.set_search("venue")
    stage.context.search_entered.emit("venue")
    stage.settle()
    (wish,) = stage.opened
    assert (wish.uuid, wish.page) == (stage.uuid("Complaint"), 1)
    assert [pattern.tokens for pattern in wish.patterns] == [("venue",)]


def test_down_leads_into_the_results_enter_opens_and_escape_leads_back(panel, stage, qtbot):
    back = []
    stage.actions.bind("edit.search", lambda: back.append(1))
    stage.context.set_search("venue")
    stage.settle()
    panel.enter_results()
    assert panel.view.hasFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert [(wish.uuid, wish.page) for wish in stage.opened] == [(stage.uuid("Complaint"), 1)]
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert back == [1]
    panel.enter_results()
    qtbot.keyClick(panel.view, Qt.Key.Key_Up)
    assert back == [1, 1]


def test_a_click_opens(panel, stage, qtbot):
    stage.context.set_search("venue")
    stage.settle()
    where = panel.view.visualRect(panel.hits.index(1)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert [(wish.uuid, wish.page) for wish in stage.opened] == [(stage.uuid("Complaint"), 1)]


def test_this_case_leaves_the_others_out(panel, stage):
    other = stage.do(add_case, caption="In re Lindqvist")
    stage.context.set_case(other.uuid)
    stage.context.set_search("irreparable")
    stage.settle()
    assert panel.result.document_count == 2
    panel.this_case.setChecked(True)
    stage.settle()
    assert panel.result.document_count == 0
    assert panel.empty.headline == "Nothing found"
    panel.empty.button.click()
    stage.settle()
    assert panel.all_cases.isChecked()
    assert panel.result.document_count == 2
    stage.context.set_case(None)
    assert not panel.this_case.isEnabled()


def test_the_scope_is_remembered(panel, stage, tmp_path):
    settings = QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)
    panel.this_case.setChecked(True)
    panel.save_layout(settings)
    panel.all_cases.setChecked(True)
    panel.restore_layout(settings)
    assert panel.this_case.isChecked()


def test_what_is_not_understood_is_said_and_the_rest_is_searched(panel, stage):
    stage.context.set_search("kind:banana venue")
    stage.settle()
    assert panel.problem.isVisible()
    assert "banana" in panel.problem.text()
    assert panel.result.document_count == 1
    stage.context.set_search("venue")
    stage.settle()
    assert not panel.problem.isVisible()


def test_docket_entries_and_cases_lead_where_they_are(panel, stage):
    wanted = []
    stage.context.panel_requested.connect(wanted.append)
    entry = stage.do(
        add_docket_entry, case_uuid=stage.record.case.uuid, text="Telephonic conference held", date_filed="2026-04-01"
    )
    stage.context.set_case(None)
    stage.context.set_search("telephonic")
    stage.settle()
    row = next(row for row in rows(panel) if row.entry_uuid)
    panel._on_row_activated(row)
    assert (stage.context.case_uuid, stage.context.entry) == (stage.record.case.uuid, entry.uuid)
    assert wanted == ["docket"]
    stage.context.set_search("vecinal")
    stage.settle()
    row = next(row for row in rows(panel) if row.case_uuid and not row.document_uuid and not row.entry_uuid)
    panel._on_row_activated(row)
    assert wanted == ["docket", "documents"]


def test_more_results_on_demand(panel, stage, monkeypatch):
    monkeypatch.setattr("caseorg.gui.panels.search.panel._FIRST", 1)
    panel.search("irreparable")
    stage.settle()
    assert rows(panel)[-1].kind is HitRowKind.MORE_RESULTS
    assert rows(panel)[-1].facts == "1 more document"
    panel._on_row_activated(rows(panel)[-1])
    stage.settle()
    assert len(panel.result.documents) == 2
    assert rows(panel)[-1].kind is not HitRowKind.MORE_RESULTS


def test_a_change_is_searched_again_once_it_is_seen(panel, stage):
    stage.context.set_search("venue")
    stage.settle()
    stage.do(edit_documents, uuids=[stage.uuid("Complaint")], title="Verified Complaint")
    assert rows(panel)[0].text == "ECF No. 1  Verified Complaint"
    panel.hide()
    stage.do(edit_documents, uuids=[stage.uuid("Complaint")], title="Amended Complaint")
    assert rows(panel)[0].text == "ECF No. 1  Verified Complaint"
    panel.show()
    stage.settle()
    assert rows(panel)[0].text == "ECF No. 1  Amended Complaint"


def test_every_example_is_understood(panel):
    from caseorg.gui.panels.search.examples import EXAMPLES
    from caseorg.rules.searching import parse_query

    for query, _ in EXAMPLES:
        parsed = parse_query(query)
        assert parsed.problem is None, query
        assert parsed.match or parsed.filters, query


def test_found_in_words():
    assert found_text(SearchResult()) == "Nothing found"
    assert found_text(SearchResult(document_count=1, page_count=1)) == "1 page in 1 document"
    assert found_text(SearchResult(document_count=3)) == "3 documents"
    assert found_text(SearchResult(document_count=1_200, page_count=31_000)) == "31,000 pages in 1,200 documents"


def test_marks_are_taken_out_of_a_snippet():
    assert plain_and_hits("the \x02harm\x03 is \x02grave\x03") == ("the harm is grave", [(4, 4), (12, 5)])
    assert plain_and_hits("cut \x02off") == ("cut off", [])


def test_annotations_are_found_with_their_document_and_open_there(panel, stage):
    stage.context.set_search("remand")
    stage.settle()
    assert rows(panel) == []
    new = [
        NewAnnotation(kind=AnnotationKind.NOTE, page=1, shape=((72, 72 + 20 * place),), color="#ffd54a", comment=words)
        for place, words in enumerate(["Remand unlikely"] * 7)
    ]
    made = stage.do(add_annotations, document_uuid=stage.uuid("Order on Motion"), annotations=new)
    header, *notes, more = rows(panel)
    assert header.text == "ECF No. 5  Order on Motion"
    assert [note.facts for note in notes] == ["note, ECF p. 2"] * 5
    assert more.text == "2 more annotations with hits"
    assert panel.says.text().startswith("1 document, 7 annotations · ")
    panel.view.row_activated.emit(notes[2])
    assert (stage.opened[-1].uuid, stage.opened[-1].page) == (stage.uuid("Order on Motion"), 1)
    assert stage.opened[-1].annotation == made[2].uuid


def test_an_issue_leads_to_what_is_under_it(panel, stage):
    issue = stage.do(add_issue, case_uuid=stage.record.case.uuid, name="Laches")
    stage.context.set_search("laches")
    stage.settle()
    (row,) = rows(panel)
    assert row.facts == "issue without annotations · Centro Vecinal v. Stoddard"
    new = [NewAnnotation(kind=AnnotationKind.NOTE, page=0, shape=((72, 72),), color="#ffd54a")]
    (made,) = stage.do(add_annotations, document_uuid=stage.uuid("Complaint"), annotations=new)
    stage.do(put_under_issue, uuids=[made.uuid], issue_uuid=issue.uuid)
    (row,) = rows(panel)
    panel.view.row_activated.emit(row)
    assert stage.opened[-1].annotation == made.uuid
