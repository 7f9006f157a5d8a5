"""The list of annotations: what it shows, how it is filtered, and the way to the page and back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest

from caseorg.gui.context import OpenDocument
from caseorg.gui.panels.annotations.panel import AnnotationsPanel
from caseorg.model.annotation import AnchorState, Annotation, AnnotationKind
from caseorg.operations import edit_annotations, replace_version, trash_annotations
from caseorg.operations.annotations import NewReply
from caseorg.operations.document_versions import NewAnchor
from caseorg.queries.annotation_lists import AnnotationSort
from tests.gui.panels.annotated import GREEN, annotate, new


@pytest.fixture
def made(stage) -> list[Annotation]:
    return annotate(
        stage.record.workspace,
        stage.uuid("Complaint"),
        [
            new(0, 100, quote="for relief", author="Dana", tags=("key",), comment="**Plead** this"),
            new(0, 300, quote="second passage", author="Sam", color=GREEN, kind=AnnotationKind.UNDERLINE),
            new(1, 100, quote="venue is proper", author="Sam", issues=("Venue",), replies=(NewReply(comment="Yes"),)),
        ],
    )


@pytest.fixture
def panel(stage, made) -> AnnotationsPanel:
    panel = stage.place(AnnotationsPanel)
    stage.context.set_shown(stage.uuid("Complaint"))
    stage.settle()
    return panel


def words(panel) -> list[str]:
    """What a screen reader says of each row."""
    return [str(panel.cards.data(panel.cards.index(row))) for row in range(panel.cards.rowCount())]


def quotes(panel) -> list[str]:
    return [panel.cards.card_at(row).line.annotation.quote for row in range(panel.cards.rowCount())]


def type_filter(stage, panel, text) -> None:
    panel.filter.text.setText(text)
    QTest.qWait(160)
    stage.settle()


def press(stage, widget, key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    stage.qtbot.keyClick(widget, key, modifier)
    stage.settle()


def test_cards_in_reading_order_say_everything(panel):
    assert quotes(panel) == ["for relief", "second passage", "venue is proper"]
    assert words(panel)[0].startswith("Highlight · p. 1, Yellow. “for relief”. Plead this. Tags: key. Dana · ")
    assert "Issues: Venue" in words(panel)[2]
    assert words(panel)[2].endswith("1 reply")
    assert panel.filter.count.text() == "3 annotations"


def test_three_questions_fill_a_screen(stage, made, monkeypatch):
    asked: list[str] = []
    ask = stage.record.workspace.ask

    def counted(query, *args, **kwargs):
        asked.append(query.__name__)
        return ask(query, *args, **kwargs)

    monkeypatch.setattr(stage.record.workspace, "ask", counted)
    panel = stage.place(AnnotationsPanel)
    assert panel.filter.count.text() == "3 annotations in this case", "while no document is in front"
    asked.clear()
    stage.context.set_shown(stage.uuid("Complaint"))
    stage.settle()
    assert panel.filter.count.text() == "3 annotations"
    assert asked == ["panel_contents", "annotation_cards"]
    asked.clear()
    stage.context.set_annotations((made[1].uuid,))
    stage.settle()
    assert asked == ["annotation_cards"], "of the comment below; the cards are known"


def test_nothing_is_asked_while_it_is_hidden(stage, panel, monkeypatch):
    panel.hide()
    calls: list[str] = []
    ask = stage.record.workspace.ask

    def counted(query, *args, **kwargs):
        calls.append(query.__name__)
        return ask(query, *args, **kwargs)

    monkeypatch.setattr(stage.record.workspace, "ask", counted)
    stage.context.set_shown(stage.uuid("Order on Motion"))
    stage.settle()
    assert "panel_contents" not in calls
    panel.show()
    stage.settle()
    assert "panel_contents" in calls


def test_a_click_shows_it_on_the_page(stage, panel, made):
    middle = panel.view.visualRect(panel.cards.index(1)).center()
    stage.qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    stage.settle()
    uuid = stage.uuid("Complaint")
    assert stage.opened == [OpenDocument(uuid, 0, (), made[1].uuid)]
    assert stage.context.annotations == (made[1].uuid,)


def test_selecting_on_the_page_selects_the_card_and_leaves_the_focus(stage, panel, made):
    panel.filter.text.setFocus()
    stage.context.set_annotations((made[2].uuid,))
    stage.settle()
    assert panel.view.selected == (made[2].uuid,)
    assert panel.filter.text.hasFocus()
    assert panel.pane.uuid == made[2].uuid
    assert not stage.opened


def test_what_is_seen_does_not_jump_and_what_is_not_is_scrolled_to(stage, panel):
    uuid = stage.uuid("Complaint")
    many = annotate(
        stage.record.workspace, uuid, [new(1, 200 + n, quote=f"passage {n} " * 9, comment="x " * n) for n in range(90)]
    )
    stage.settle()
    bar = panel.view.verticalScrollBar()
    stage.context.set_annotations((panel.cards.order[1],))
    assert bar.value() == 0
    stage.context.set_annotations((many[80].uuid,))
    stage.settle()
    rect = panel.view.visualRect(panel.cards.index(panel.cards.row_of(many[80].uuid)))
    assert rect.top() >= 0 and rect.bottom() <= panel.view.viewport().height()
    seen = bar.value()
    stage.context.set_annotations((many[80].uuid, many[79].uuid))
    assert bar.value() == seen


def test_a_long_list_has_every_row_at_its_place(stage, panel):
    many = [new(1, 200 + n, comment="word " * (n % 50)) for n in range(300)]
    annotate(stage.record.workspace, stage.uuid("Complaint"), many)
    stage.settle()
    view = panel.view
    for _ in range(12):
        press(stage, view, Qt.Key.Key_PageDown)
    row = view.currentIndex().row()
    assert 20 < row < 300
    rect = view.visualRect(view.currentIndex())
    assert view.indexAt(rect.center()).row() == row
    assert view.indexAt(QPoint(5, rect.bottom() + 2)).row() == row + 1
    press(stage, view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 302
    assert view.visualRect(view.currentIndex()).bottom() <= view.viewport().height()


def test_keys_select_filter_and_show(stage, panel, made):
    panel.view.enter()
    press(stage, panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert stage.context.annotations == (made[0].uuid, made[1].uuid)
    press(stage, panel.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(stage.context.annotations) == 3
    press(stage, panel.view, Qt.Key.Key_Home)
    press(stage, panel.view, Qt.Key.Key_Return)
    assert stage.opened[-1].annotation == made[0].uuid
    press(stage, panel.view, Qt.Key.Key_Slash)
    assert panel.filter.text.hasFocus()
    type_filter(stage, panel, "venue")
    assert quotes(panel) == ["venue is proper"]
    assert panel.filter.count.text() == "1 of 3"
    press(stage, panel.filter.text, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    press(stage, panel.view, Qt.Key.Key_Escape)
    assert len(quotes(panel)) == 3


def test_filters_offer_what_there_is(stage, panel):
    choices = panel.filter.choices
    assert [action.text() for action in choices["colors"].menu().actions()] == ["Yellow (2)", "Green (1)"]
    assert [action.text() for action in choices["issue_uuids"].menu().actions()] == ["Venue (1)"]
    choices["authors"].choose(frozenset({"Sam"}))
    stage.settle()
    assert quotes(panel) == ["second passage", "venue is proper"]
    panel.filter.pages.setText("2-")
    QTest.qWait(160)
    stage.settle()
    assert quotes(panel) == ["venue is proper"]
    assert panel.filter.toggle.isChecked(), "what narrows is seen"
    panel.filter.clear()
    choices["comments"].choose(frozenset({"with"}))
    stage.settle()
    assert quotes(panel) == ["for relief"]


def test_a_filter_belongs_to_its_document(stage, panel):
    type_filter(stage, panel, "venue")
    stage.context.set_shown(stage.uuid("Order on Motion"))
    stage.settle()
    assert panel.filter.is_empty
    stage.context.set_shown(stage.uuid("Complaint"))
    stage.settle()
    assert panel.filter.text.text() == "venue"
    assert quotes(panel) == ["venue is proper"]


def test_sorted_otherwise(stage, panel):
    panel.filter.choose_sort(AnnotationSort.AUTHOR)
    stage.settle()
    assert quotes(panel) == ["for relief", "second passage", "venue is proper"]
    panel.filter.choose_sort(AnnotationSort.COLOR)
    stage.settle()
    assert quotes(panel) == ["for relief", "venue is proper", "second passage"]


def test_of_the_whole_case_by_document(stage, panel, made):
    other = annotate(stage.record.workspace, stage.uuid("Order on Motion"), [new(0, 10, quote="so ordered")])
    panel.filter.choose_scope("case")
    stage.settle()
    assert [panel.cards.heading_at(row) for row in range(4)] == ["ECF 1 Complaint", "", "", "ECF 5 Order on Motion"]
    assert panel.filter.count.text() == "4 annotations in this case"
    middle = panel.view.visualRect(panel.cards.index(3)).center()
    stage.context.open_document_requested.connect(lambda wish: stage.context.set_shown(wish.uuid))
    stage.qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    stage.settle()
    assert stage.context.shown == stage.uuid("Order on Motion")
    assert stage.context.annotations == (other[0].uuid,), "it stays selected though another document came to the front"


def test_words_where_there_is_nothing(stage, panel):
    type_filter(stage, panel, "nowhere")
    assert panel.empty.headline == "No annotation fits the filters"
    panel.empty.button.click()
    stage.settle()
    assert len(quotes(panel)) == 3
    stage.context.set_shown(stage.uuid("Exhibit A"))
    stage.settle()
    assert panel.empty.headline == "Nothing is annotated yet"
    stage.context.set_shown(None)
    stage.settle()
    assert len(quotes(panel)) == 3, "those of the case"
    stage.context.set_case(None)
    stage.settle()
    assert panel.empty.headline == "No case is open"


def test_what_changes_elsewhere_is_seen_and_stays_selected(stage, panel, made):
    stage.context.set_annotations((made[1].uuid,))
    stage.settle()
    stage.do(edit_annotations, uuids=[made[1].uuid], color="#f28b82")
    assert "Red" in words(panel)[1]
    stage.do(trash_annotations, uuids=[made[0].uuid])
    assert quotes(panel) == ["second passage", "venue is proper"]
    assert panel.view.selected == (made[1].uuid,)


def test_places_after_a_new_version_are_said_in_words(stage, made):
    sha256 = stage.record.documents["Exhibit A"].sha256
    anchors = [
        NewAnchor(annotation_uuid=one.uuid, state=state, page=0, shape=one.shape, quote=one.quote)
        for one, state in zip(made, (AnchorState.MOVED, AnchorState.UNCERTAIN, AnchorState.LOST), strict=True)
    ]
    stage.do(
        replace_version, document_uuid=stage.uuid("Complaint"), sha256=sha256, file_name="new.pdf", size=1,
        anchors=anchors,
    )  # fmt: skip
    panel = stage.place(AnnotationsPanel)
    stage.context.set_shown(stage.uuid("Complaint"))
    stage.settle()
    said = " ".join(words(panel))
    assert all(f"{word}: " in said for word in ("Moved", "Uncertain", "Lost"))
    panel.filter.choices["anchors"].choose(frozenset({"lost"}))
    stage.settle()
    assert quotes(panel) == ["venue is proper"]


def test_the_menu_has_what_can_be_done(stage, panel, made):
    assert panel.make_menu() is None
    stage.context.set_annotations((made[0].uuid, made[1].uuid))
    stage.settle()
    menu = panel.make_menu()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Show on Page", "Edit Comment", "Reply…", "Color", "Kind", "Tag Annotations…", "Take off Tags…",
        "Put under Issue…", "Visibility…", "Author…", "Copy as Cited Quotes", "Select All", "Move to Trash",
    ]  # fmt: skip
    chosen = {action.text(): action.menu() for action in menu.actions() if action.menu() is not None}
    next(action for action in chosen["Color"].actions() if action.text() == "Blue").trigger()
    next(action for action in chosen["Kind"].actions() if action.text() == "Squiggly").trigger()
    stage.settle()
    assert [text.split(".")[0] for text in words(panel)[:2]] == ["Squiggly · p"] * 2
    assert all("Blue" in text for text in words(panel)[:2])
    menu.deleteLater()


def test_selecting_by_rubber_band_takes_whole_rows(panel, made):
    first, last = (panel.view.visualRect(panel.cards.index(row)) for row in (0, 1))
    panel.view.setSelection(first.united(last), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert panel.view.selected == (made[0].uuid, made[1].uuid)


def test_the_comment_has_its_room_only_while_there_is_one(stage, panel, made):
    one_line = panel.pane.height()
    assert one_line <= panel.pane.title.sizeHint().height() + 20 and not panel.splitter.handle(1).isEnabled()
    stage.context.set_annotations((made[0].uuid,))
    stage.settle()
    whole = panel.pane.height()
    assert whole > 2 * one_line and panel.pane.text.isVisible()
    panel.splitter.setSizes([sum(panel.splitter.sizes()) - whole - 60, whole + 60])
    drawn = panel.pane.height()
    assert drawn > whole
    stage.context.set_annotations(tuple(one.uuid for one in made))
    stage.settle()
    assert panel.pane.height() == one_line and "3 annotations" in panel.pane.title.text()
    stage.context.set_annotations((made[1].uuid,))
    stage.settle()
    assert panel.pane.height() == drawn


def test_the_card_chosen_is_still_seen_when_its_comment_opens(stage, panel, made):
    many = annotate(
        stage.record.workspace, stage.uuid("Complaint"), [new(0, 100 + row, quote=f"q{row}") for row in range(60)]
    )
    stage.settle()
    view = panel.view
    low = next(
        row for row in range(60) if view.visualRect(panel.cards.index(row)).bottom() > view.viewport().height() - 90
    )
    stage.context.set_annotations((panel.cards.order[low],))
    stage.settle()
    assert many and view.visualRect(panel.cards.index(low)).bottom() <= view.viewport().height()
