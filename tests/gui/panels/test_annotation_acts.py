"""What is done with the selected annotations: coding, copying, commenting, answering; each is one step to undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from caseorg.gui.annotating_actions import TOOLS
from caseorg.gui.panels.annotations.drop_strip import ANNOTATIONS_MIME
from caseorg.gui.panels.annotations.panel import AnnotationsPanel
from caseorg.model.annotation import Annotation
from caseorg.model.record import Visibility
from caseorg.operations import edit_annotations
from caseorg.queries.annotations import annotation_colors, annotation_lines
from tests.gui.panels.annotated import GREEN, annotate, new


@pytest.fixture
def made(stage) -> list[Annotation]:
    return annotate(
        stage.record.workspace,
        stage.uuid("Complaint"),
        [
            new(0, 100, quote="for relief", tags=("key",), author="Dana"),
            new(0, 300, quote="goes on"),
            new(1, 50, quote="over the page", continues=1, comment="First line"),
        ],
    )


@pytest.fixture
def panel(stage, made) -> AnnotationsPanel:
    panel = stage.place(AnnotationsPanel)
    stage.context.set_shown(stage.uuid("Complaint"))
    stage.settle()
    return panel


def select(stage, *annotations) -> None:
    stage.context.set_annotations(tuple(annotation.uuid for annotation in annotations))
    stage.settle()


def lines(stage, made):
    return stage.bridge.ask(annotation_lines, [annotation.uuid for annotation in made])


def trigger(stage, panel, action_id):
    """Do an action and give the dialog it opens."""
    stage.actions.trigger(action_id)
    stage.settle()
    return panel.acts.dialog


def tags_of(stage, made):
    return [[tag.name for tag in line.tags] for line in lines(stage, made)]


def test_tags_are_put_on_and_taken_off_in_one_step(stage, panel, made):
    select(stage, made[0], made[1])
    dialog = trigger(stage, panel, "annotation.tag")
    assert dialog.list.item(0).checkState() == Qt.CheckState.PartiallyChecked
    dialog.check("key", on=False)
    stage.qtbot.keyClicks(dialog.line, "brand new")
    stage.qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    dialog.accept()
    stage.settle()
    assert tags_of(stage, made) == [["brand new"], ["brand new"], []]
    stage.undo()
    assert tags_of(stage, made) == [["key"], [], []]


def test_only_tags_there_are_can_be_taken_off(stage, panel, made):
    select(stage, made[1])
    assert trigger(stage, panel, "annotation.untag") is None
    assert "has a tag" in stage.notices.sentence
    select(stage, made[0], made[1])
    dialog = trigger(stage, panel, "annotation.untag")
    dialog.check("key", on=False)
    dialog.accept()
    stage.settle()
    assert tags_of(stage, made) == [[], [], []]


def test_issues_are_made_and_filled_in_one_step(stage, panel, made):
    select(stage, *made)
    dialog = trigger(stage, panel, "annotation.issue")
    stage.qtbot.keyClicks(dialog.line, "Standing")
    dialog.accept()
    stage.settle()
    stage.settle()
    assert [[issue.name for issue in line.issues] for line in lines(stage, made)] == [["Standing"]] * 3
    dialog = trigger(stage, panel, "annotation.issue")
    dialog.check("Standing", on=False)
    dialog.accept()
    stage.settle()
    assert [line.issues for line in lines(stage, made)] == [()] * 3
    stage.undo()
    stage.undo()
    assert [line.issues for line in lines(stage, made)] == [()] * 3
    assert "Put under Issue" in stage.steps()[0]


def test_visibility_and_author(stage, panel, made):
    select(stage, made[0], made[1])
    dialog = trigger(stage, panel, "annotation.visibility")
    assert dialog.field.currentText() == "internal"
    dialog.field.setCurrentText("privileged")
    dialog.accept()
    stage.settle()
    dialog = trigger(stage, panel, "annotation.author")
    dialog.field.setCurrentText("N. Park")
    dialog.accept()
    stage.settle()
    found = [(line.annotation.visibility, line.annotation.author) for line in lines(stage, made)]
    assert found == [(Visibility.PRIVILEGED, "N. Park")] * 2 + [(Visibility.INTERNAL, "")]


def test_nothing_selected_is_said(stage, panel):
    stage.actions.refresh()
    assert stage.actions.why_not("annotation.tag") == "Select one or more annotations first."
    assert stage.actions.why_not("annotation.reply") == "Select one annotation first."


def test_copied_as_cited_quotes(stage, panel, made):
    select(stage, *made)
    panel.view.setFocus()
    stage.qtbot.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == (
        "“for relief” (Compl., ECF No. 1, at 1.)\n\n“goes on over the page” (Compl., ECF No. 1, at 1–2.)"
    )
    assert data.html().count("<p>") == 2


def test_the_trash_offers_to_restore(stage, panel, made):
    select(stage, made[0], made[1])
    panel.view.setFocus()
    stage.qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    stage.settle()
    assert [line.annotation.in_trash for line in lines(stage, made)] == [True, True, False]
    assert stage.notices.sentence == "Moved 2 annotations to the trash."
    select(stage, made[0])
    assert panel.pane.uuid is None, "nothing is written on what lies in the trash"
    stage.undo()
    assert not any(line.annotation.in_trash for line in lines(stage, made))


def test_dropped_on_a_color_tag_or_issue(stage, panel, made):
    select(stage, made[0], made[1])
    drag = panel.begin_drag()
    assert drag.mimeData().text().startswith("“for relief” (Compl., ECF No. 1, at 1.)")
    drag.deleteLater()
    assert panel.strip.isVisible()
    pills = {pill.target.name: pill for pill in panel.strip.targets}
    for name in ("Green", "key"):
        data = QMimeData()
        data.setData(ANNOTATIONS_MIME, "\n".join(one.uuid for one in made[:2]).encode())
        event = QDropEvent(
            QPointF(3, 3), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        pills[name].dropEvent(event)
        stage.settle()
    assert [line.annotation.color for line in lines(stage, made)] == [GREEN, GREEN, made[2].color]
    assert tags_of(stage, made) == [["key"], ["key"], []]


def test_a_comment_is_written_bold_and_in_lists(stage, panel, made):
    select(stage, made[0])
    panel.view.setFocus()
    stage.qtbot.keyClick(panel.view, Qt.Key.Key_E)
    text = panel.pane.text
    assert text.hasFocus()
    stage.qtbot.keyClick(text, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    stage.qtbot.keyClicks(text, "Key")
    stage.qtbot.keyClick(text, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    stage.qtbot.keyClicks(text, " point")
    stage.qtbot.keyClick(text, Qt.Key.Key_Return)
    stage.qtbot.keyClicks(text, "- one")
    stage.qtbot.keyClick(text, Qt.Key.Key_Return)
    stage.qtbot.keyClicks(text, "two")
    stage.qtbot.keyClick(text, Qt.Key.Key_Return)
    stage.qtbot.keyClick(text, Qt.Key.Key_Return)  # ends the list
    stage.qtbot.keyClicks(text, "End")
    stage.qtbot.keyClick(text, Qt.Key.Key_Escape)
    stage.settle()
    assert lines(stage, made)[0].annotation.comment == "**Key** point\n\n- one\n- two\n\nEnd"
    assert panel.view.hasFocus()
    stage.undo()
    assert lines(stage, made)[0].annotation.comment == ""
    assert panel.pane.text.comment == ""


def test_typing_in_one_comment_is_one_step(stage, panel, made):
    select(stage, made[2])
    steps = len(stage.steps())
    panel.pane.edit()
    stage.qtbot.keyClicks(panel.pane.text, " and more")
    panel.pane.keep()  # as after a pause
    stage.settle()
    assert lines(stage, made)[2].annotation.comment == "First line and more"
    stage.qtbot.keyClicks(panel.pane.text, ", still")
    panel.pane.finish()
    stage.settle()
    assert lines(stage, made)[2].annotation.comment == "First line and more, still"
    assert stage.steps()[0] == "Edit Comment"
    assert len(stage.steps()) == steps + 1
    stage.undo()
    assert lines(stage, made)[2].annotation.comment == "First line"


def test_a_step_does_not_reach_over_what_else_was_done(stage, panel, made):
    select(stage, made[2])
    panel.pane.edit()
    stage.qtbot.keyClicks(panel.pane.text, "a")
    panel.pane.keep()
    stage.settle()
    stage.do(edit_annotations, uuids=[made[0].uuid], author="Sam")
    stage.qtbot.keyClicks(panel.pane.text, "b")
    panel.pane.keep()
    stage.settle()
    assert stage.steps()[:3] == ["Edit Comment", "Edit Annotation", "Edit Comment"]


@pytest.mark.parametrize("leave", ["select another", "another document", "close"])
def test_what_is_typed_is_never_lost(stage, panel, made, leave, tmp_path):
    select(stage, made[0])
    panel.pane.edit()
    stage.qtbot.keyClicks(panel.pane.text, "Do not lose this")
    if leave == "select another":
        select(stage, made[1])
    elif leave == "another document":
        stage.context.set_shown(stage.uuid("Exhibit A"))
    else:
        panel.save_layout(QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat))
    stage.settle()
    assert lines(stage, made)[0].annotation.comment == "Do not lose this"
    assert lines(stage, made)[1].annotation.comment == ""


def test_a_pause_keeps_what_is_typed(stage, panel, made):
    select(stage, made[0])
    panel.pane.edit()
    stage.qtbot.keyClicks(panel.pane.text, "kept")
    QTest.qWait(1600)
    stage.settle()
    assert lines(stage, made)[0].annotation.comment == "kept"
    assert panel.pane.text.hasFocus()


def test_what_is_being_typed_stays_when_the_card_is_asked_again(stage, panel, made):
    select(stage, made[0])
    panel.pane.edit()
    stage.qtbot.keyClicks(panel.pane.text, "half")
    stage.do(edit_annotations, uuids=[made[0].uuid], color=GREEN)
    assert panel.pane.text.comment == "half"


def test_a_wish_to_comment_puts_the_cursor_there(stage, panel, made):
    stage.context.comment_requested.emit(made[1].uuid)
    stage.settle()
    assert panel.pane.uuid == made[1].uuid
    assert panel.pane.text.hasFocus()


def test_pasted_text_keeps_only_what_a_comment_knows(stage, panel, made):
    select(stage, made[0])
    data = QMimeData()
    data.setHtml("<p style='color:red'>Red <b>bold</b> <i>slanted</i></p><ul><li>item</li></ul>")
    panel.pane.text.insertFromMimeData(data)
    assert panel.pane.text.comment == "Red **bold** slanted\n\n- item"
    panel.pane.finish()
    stage.settle()


def test_replies_are_written_edited_and_removed(stage, panel, made):
    select(stage, made[0])
    thread = panel.pane.replies
    stage.actions.trigger("annotation.reply")
    dialog = thread.dialog
    dialog.wanted.click()
    stage.settle()
    assert dialog.isVisible(), "an empty reply is refused, and says why"
    stage.qtbot.keyClicks(dialog.text, "Agreed")
    dialog.choose_state("Accepted")
    dialog.wanted.click()
    stage.settle()
    reply = lines(stage, made)[0].replies[0]
    assert (reply.comment, reply.state) == ("Agreed", "Accepted")
    assert "Accepted" in thread.rows[0].accessibleName()
    thread.rows[0].edit.click()
    thread.dialog.text.selectAll()
    stage.qtbot.keyClicks(thread.dialog.text, "Not agreed")
    thread.dialog.wanted.click()
    stage.settle()
    assert lines(stage, made)[0].replies[0].comment == "Not agreed"
    thread.rows[0].remove.click()
    stage.settle()
    assert lines(stage, made)[0].replies == ()
    assert thread.rows == []


def test_figures_recolor_what_is_selected_and_marking_letters_say_where_they_mark(stage, panel, made):
    colors = stage.bridge.ask(annotation_colors)
    select(stage, made[0], made[1])
    panel.view.enter()
    QTest.keyClick(panel.view, Qt.Key.Key_2)
    stage.settle()
    recolored = [line.annotation.color for line in lines(stage, made)]
    assert recolored == [colors[1].color, colors[1].color, made[2].color]
    said = []
    stage.context.status_changed.connect(said.append)
    for letter in sorted(key for _, key in TOOLS.values() if key != "t"):
        QTest.keyClick(panel.view, letter)
        assert said.pop().startswith(f"{letter.upper()} marks on the page.")


def test_escape_clears_the_filter_then_leads_to_what_is_in_front(stage, panel, made):
    led = []
    stage.context.front_requested.connect(lambda: led.append(True))
    panel.filter.text.setText("nothing has this")
    stage.settle()
    panel.filter.text.clear()
    panel.filter.text.setText(made[0].quote[:6])
    stage.settle()
    panel.view.enter()
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    stage.settle()
    assert panel.filter.is_empty and not led
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert led == [True]
