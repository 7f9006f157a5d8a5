"""Annotations made in the reader with mouse and keyboard, moved, recolored, walked through, undone."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseorg.gui.annotating_actions import TOOLS
from caseorg.gui.viewer.coordinates import PagePoint
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.geometry import PIXELS_PER_POINT
from caseorg.gui.viewer.page_text import PageText
from caseorg.gui.viewer.selection import TextSpot
from caseorg.gui.window import Window
from caseorg.model.annotation import Annotation, AnnotationKind
from caseorg.operations import add_annotations
from caseorg.operations.annotations import NewAnnotation
from caseorg.queries.annotations import annotations_of
from tests.gui.frame.test_window import documents, new_case
from tests.gui.tour import close_dialogs, settle
from tests.makers import pdf

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

_LONGEST_SECONDS = 20.0
LINES = "The Court grants the motion in part.\nThe agency shall not disclose returns.\nSo ordered this day."


@pytest.fixture
def reading(window: Window, tmp_path: Path) -> Window:
    """An order of three pages is in front."""
    new_case(window)
    (tmp_path / "order.pdf").write_bytes(pdf([LINES, LINES, LINES]))
    window.importing.import_paths([tmp_path / "order.pdf"])
    settle(window)
    close_dialogs(window)
    window.context.open_document(documents(window)[0])
    settle(window)
    front(window).area.setFocus()
    return window


def front(window: Window) -> DocumentView:
    assert window.tabs.front is not None
    return window.tabs.front.view


def kept(window: Window) -> list[Annotation]:
    assert window.tabs.front is not None
    return [line.annotation for line in window.bridge.ask(annotations_of, window.tabs.front.uuid)]


def text_of(view: DocumentView, page: int) -> PageText:
    """The text of a page, waited for: it is read some time after the page is drawn."""
    until = time.monotonic() + _LONGEST_SECONDS
    while (text := view.source.text(view.document.sha256, page)) is None:
        assert time.monotonic() < until, f"the text of page {page + 1} is not read"
        QGuiApplication.processEvents()
        time.sleep(0.005)
    return text


def select(window: Window, first: tuple[int, str], last: tuple[int, str]) -> None:
    """Select from the beginning of some words of a page to the end of others."""
    view = front(window)
    settle(window)
    start, end = (text_of(view, page) for page, _ in (first, last))
    view.selection.select(
        TextSpot(first[0], start.text.index(first[1])), TextSpot(last[0], end.text.index(last[1]) + len(last[1]))
    )


def at(window: Window, page: int, x: float, y: float) -> QPoint:
    point = front(window).area.geometry_now.frame(page).page_to_view(PagePoint(x, y))
    return QPointF(point.x, point.y).toPoint()


def drag(window: Window, points: Sequence[QPoint]) -> None:
    port = front(window).area.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(port, point)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=points[-1])
    settle(window)


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(front(window).area, key, modifier)
    settle(window)


@pytest.mark.parametrize(
    ("key", "kind", "label"),
    [
        (Qt.Key.Key_H, AnnotationKind.HIGHLIGHT, "Highlight"),
        (Qt.Key.Key_U, AnnotationKind.UNDERLINE, "Underline"),
        (Qt.Key.Key_S, AnnotationKind.STRIKE_OUT, "Strike Out"),
        (Qt.Key.Key_Q, AnnotationKind.SQUIGGLY, "Squiggly Underline"),
    ],
)
def test_a_key_marks_the_selected_words_and_undo_takes_it_back(
    reading: Window, key: Qt.Key, kind: AnnotationKind, label: str
) -> None:
    select(reading, (0, "grants"), (0, "disclose"))
    press(reading, key)
    action = next(one for one, (made, _key) in TOOLS.items() if made is kind)
    assert not reading.actions_table[action].isChecked(), "no tool was taken in hand"
    (made,) = kept(reading)
    assert (made.kind, made.page, len(made.shape)) == (kind, 0, 2)
    assert made.quote == "grants the motion in part. The agency shall not disclose"
    assert (made.prefix, made.suffix[:8]) == ("The Court ", " returns")
    assert front(reading).selection.selection is None
    assert reading.context.annotations == (made.uuid,)
    assert reading.bridge.undo_label() == label
    reading.bridge.undo()
    settle(reading)
    assert kept(reading) == []
    reading.bridge.redo()
    settle(reading)
    assert [one.uuid for one in kept(reading)] == [made.uuid]


def test_marking_selected_words_leaves_no_tool_in_hand(reading: Window) -> None:
    select(reading, (0, "grants"), (0, "disclose"))
    reading.actions_table["annotate.underline"].trigger()
    settle(reading)
    assert [one.kind for one in kept(reading)] == [AnnotationKind.UNDERLINE]
    assert not reading.actions_table["annotate.underline"].isChecked()


def test_a_passage_over_pages_is_one_step_of_linked_annotations(reading: Window) -> None:
    front(reading).set_zoom(0.5)
    settle(reading)
    select(reading, (0, "So ordered"), (1, "The Court"))
    press(reading, Qt.Key.Key_H)
    first, second = kept(reading)
    assert (first.page, second.page, second.continues_uuid) == (0, 1, first.uuid)
    reading.bridge.undo()
    settle(reading)
    assert kept(reading) == []


def test_a_text_tool_stays_in_hand_until_escape(reading: Window) -> None:
    settle(reading)
    reading.actions_table["annotate.underline"].trigger()
    assert reading.actions_table["annotate.underline"].isChecked()
    view = front(reading)
    text = text_of(view, 0)
    frame = view.area.geometry_now.frame(0)
    for words in ("grants", "agency"):
        start = text.text.index(words)
        box = frame.upright_rect_to_view(text.boxes(start, start + len(words))[0])
        y = (box.top + box.bottom) / 2
        drag(reading, [QPointF(x, y).toPoint() for x in (box.left + 1, (box.left + box.right) / 2, box.right - 1)])
    assert [one.kind for one in kept(reading)] == [AnnotationKind.UNDERLINE] * 2
    press(reading, Qt.Key.Key_Escape)
    assert not reading.actions_table["annotate.underline"].isChecked()


@pytest.mark.parametrize("turn", [0, 90])
def test_drawing_tools_make_what_is_dragged(reading: Window, turn: int) -> None:
    view = front(reading)
    view.area.set_turn(turn)
    view.fit_page()
    settle(reading)
    ends = [(100.0, 400.0), (150.0, 430.0), (260.0, 500.0)]
    for action_id in ("annotate.area", "annotate.text_box", "annotate.arrow", "annotate.ink", "annotate.note"):
        reading.actions_table[action_id].trigger()
        points = [at(reading, 0, *end) for end in ends]
        drag(reading, points[:1] if action_id == "annotate.note" else points)
        view.area.setFocus()
        press(reading, Qt.Key.Key_Escape)
    shapes = {one.kind: one.shape for one in kept(reading)}
    assert set(shapes) == {TOOLS[f"annotate.{name}"][0] for name in ("area", "text_box", "arrow", "ink", "note")}
    near = 1.5 / (view.area.zoom * PIXELS_PER_POINT)
    box = pytest.approx((100, 400, 260, 500), abs=near)
    assert shapes[AnnotationKind.AREA][0] == shapes[AnnotationKind.TEXT_BOX][0] == box
    assert shapes[AnnotationKind.ARROW][0] == box
    assert shapes[AnnotationKind.NOTE][0] == pytest.approx((100, 400), abs=near)
    assert shapes[AnnotationKind.INK][0][:4] == pytest.approx((100, 400, 150, 430), abs=near)


def add(window: Window, *annotations: NewAnnotation) -> list[Annotation]:
    assert window.tabs.front is not None
    window.bridge.do(add_annotations, document_uuid=window.tabs.front.uuid, annotations=annotations)
    settle(window)
    return kept(window)


AREA = NewAnnotation(kind=AnnotationKind.AREA, page=0, shape=((100, 300, 200, 380),), color="#86bff2")
NOTE = NewAnnotation(
    kind=AnnotationKind.NOTE, page=0, shape=((300, 300),), color="#ffd54a", comment="Ask <b>Lee</b>", author="Ana"
)


def test_a_click_selects_a_drag_moves_and_a_handle_resizes(reading: Window) -> None:
    front(reading).fit_page()
    area, note = add(reading, AREA, NOTE)
    port = front(reading).area.viewport()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=at(reading, 0, 100, 340))
    assert reading.context.annotations == (area.uuid,)
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at(reading, 0, 306, 306))
    assert reading.context.annotations == (area.uuid, note.uuid)
    drag(reading, [at(reading, 0, 306, 306), at(reading, 0, 350, 350), at(reading, 0, 366, 406)])
    assert kept(reading)[1].shape[0] == pytest.approx((360, 400), abs=2)
    assert reading.bridge.undo_label() == "Move Annotation"
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=at(reading, 0, 100, 340))
    drag(reading, [at(reading, 0, 200, 380), at(reading, 0, 240, 400), at(reading, 0, 260, 420)])
    assert kept(reading)[0].shape[0] == pytest.approx((100, 300, 260, 420), abs=2)
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=at(reading, 0, 500, 700))
    assert reading.context.annotations == ()
    QTest.mouseMove(port, at(reading, 0, 366, 406))
    assert "Ana" in port.toolTip() and "&lt;b&gt;Lee" in port.toolTip()


def test_the_keyboard_walks_moves_recolors_and_trashes(reading: Window) -> None:
    front(reading).fit_page()
    area, note = add(reading, AREA, NOTE)
    press(reading, Qt.Key.Key_BracketRight)
    assert len(reading.context.annotations) == 1
    reading.context.set_annotations((area.uuid,))
    press(reading, Qt.Key.Key_Right)
    press(reading, Qt.Key.Key_Right)
    press(reading, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    moved = next(one for one in kept(reading) if one.uuid == area.uuid)
    assert moved.shape == ((102.0, 310.0, 202.0, 390.0),)
    reading.bridge.undo()
    settle(reading)
    assert next(one for one in kept(reading) if one.uuid == area.uuid).shape == area.shape, "a run is one step"
    press(reading, Qt.Key.Key_2)
    recolored = next(one for one in kept(reading) if one.uuid == area.uuid)
    assert recolored.color == reading.annotating.colors[1].color
    press(reading, Qt.Key.Key_BracketRight)
    assert reading.context.annotations == (note.uuid,)
    asked: list[str] = []
    reading.context.comment_requested.connect(asked.append)
    press(reading, Qt.Key.Key_Return)
    assert asked == [note.uuid]
    front(reading).area.setFocus()
    press(reading, Qt.Key.Key_Delete)
    assert [one.uuid for one in kept(reading)] == [area.uuid]


def test_the_panel_leads_to_the_page_and_the_page_to_the_panel(reading: Window) -> None:
    uuid = documents(reading)[0]
    there = NewAnnotation(kind=AnnotationKind.AREA, page=2, shape=((100, 600, 200, 680),), color="#86bff2")
    (annotation,) = add(reading, there)
    reading.context.set_annotations(())
    reading.context.open_document(uuid, page=2, annotation=annotation.uuid)
    settle(reading)
    assert front(reading).current_page == 2
    assert reading.context.annotations == (annotation.uuid,)


def test_what_was_taken_over_is_not_drawn_twice(reading: Window) -> None:
    view = front(reading)
    assert view.area._file_annotations
    add(reading, NewAnnotation(kind=AREA.kind, page=0, shape=AREA.shape, color=AREA.color, origin='{"nm": "x"}'))
    assert not view.area._file_annotations


def test_annotations_are_asked_for_once_and_not_while_scrolling(
    reading: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(reading, AREA, NOTE)
    asked: list[object] = []
    ask_later = reading.bridge.ask_later
    monkeypatch.setattr(
        reading.bridge, "ask_later", lambda query, *args, **more: (asked.append(query), ask_later(query, *args, **more))
    )
    for _ in range(10):
        front(reading).area.scroll_by(0, 40)
        settle(reading)
    assert annotations_of not in asked
    add(reading, AREA)
    assert asked.count(annotations_of) == 1


def test_printing_draws_a_copy(reading: Window) -> None:
    add(reading, AREA)
    assert reading.tabs.front is not None
    painter_of = reading.annotating.painter_for(reading.tabs.front)
    assert painter_of is not None
    image = QImage(700, 900, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    frame = front(reading).area.geometry_now.layout.frame(0, 1.0, 700)
    painter_of.paint_page(painter, 0, frame)
    painter.end()
    spot = frame.page_to_view(PagePoint(150, 340))
    assert image.pixelColor(round(spot.x), round(spot.y)).name() != "#ffffff"
    assert image.pixelColor(round(frame.left) + 400, round(frame.top) + 600).name() == "#ffffff"


def test_selected_words_are_copied_with_their_pin_cite(reading: Window, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    front(reading).go_to_page(1)
    select(reading, (1, "agency"), (1, "disclose"))
    reading.actions_table.trigger("reader.copy_with_cite")
    qtbot.waitUntil(lambda: bool(clipboard.text()))
    assert clipboard.text().startswith("“agency shall not disclose” (")
    assert clipboard.text().endswith(" at 2.)")
    assert clipboard.mimeData().hasHtml()
    clipboard.clear()
    front(reading).selection.clear()
    reading.actions_table.trigger("reader.copy_cite")
    qtbot.waitUntil(lambda: bool(clipboard.text()))
    assert "“" not in clipboard.text() and clipboard.text().endswith(" at 2")


def comment_written(reading: Window, words: str) -> None:
    """Write into the comment that has the keyboard, and leave it."""
    text = reading.annotations.pane.text
    until = time.monotonic() + _LONGEST_SECONDS
    while QApplication.focusWidget() is not text:
        assert time.monotonic() < until, "the comment does not get the keyboard"
        QApplication.processEvents()
    QTest.keyClicks(text, words)
    QTest.keyClick(text, Qt.Key.Key_Escape)
    settle(reading)


def test_a_note_is_made_and_written_and_reading_goes_on(reading: Window) -> None:
    reading.activateWindow()
    front(reading).area.setFocus()
    select(reading, (0, "agency"), (0, "disclose"))
    press(reading, Qt.Key.Key_N)
    comment_written(reading, "Check this.")
    (note,) = kept(reading)
    assert note.comment == "Check this."
    assert QApplication.focusWidget() is front(reading).area
    before = front(reading).area.verticalScrollBar().value()
    press(reading, Qt.Key.Key_Down)
    settle(reading)
    assert front(reading).area.verticalScrollBar().value() > before, "the page scrolls"
    assert kept(reading)[0].shape == note.shape, "and the note stays"
    press(reading, Qt.Key.Key_H)
    assert reading.annotating.kind is AnnotationKind.HIGHLIGHT


def test_the_keyboard_goes_back_to_the_page_or_to_the_list_it_came_from(reading: Window) -> None:
    reading.activateWindow()
    (area,) = add(reading, AREA)
    reading.context.set_annotations((area.uuid,))
    front(reading).area.setFocus()
    press(reading, Qt.Key.Key_Return)
    comment_written(reading, "The seal")
    assert QApplication.focusWidget() is front(reading).area
    assert reading.context.annotations == (area.uuid,), "what was selected before stays selected"
    reading.annotations.view.enter()
    QTest.keyClick(reading.annotations.view, Qt.Key.Key_E)
    comment_written(reading, " of the court")
    assert QApplication.focusWidget() is reading.annotations.view
    QTest.keyClick(reading.annotations.view, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is front(reading).area
