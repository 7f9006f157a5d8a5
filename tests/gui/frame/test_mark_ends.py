"""The ends of a mark on words, dragged with the mouse and moved by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from caseorg.gui.viewer.annotation_paint import handles
from caseorg.gui.window import Window
from caseorg.model.annotation import Annotation
from tests.gui.frame.test_annotating import drag, front, kept, press, reading, select, text_of  # noqa: F401
from tests.gui.tour import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def marked(reading: Window) -> Window:  # noqa: F811
    """The words "grants the motion" are highlighted and selected."""
    front(reading).fit_page()
    settle(reading)
    select(reading, (0, "grants"), (0, "motion"))
    press(reading, _Key.Key_H)
    assert the_mark(reading).quote == "grants the motion"
    return reading


def the_mark(window: Window) -> Annotation:
    (mark,) = kept(window)
    return mark


def handle(window: Window, number: int) -> QPoint:
    mark = the_mark(window)
    frame = front(window).area.geometry_now.frame(mark.page)
    return QPointF(handles(frame, mark)[number]).toPoint()


def middle_of(window: Window, words: str) -> QPoint:
    view = front(window)
    text = text_of(view, 0)
    start = text.text.index(words)
    box = view.area.geometry_now.frame(0).upright_rect_to_view(text.boxes(start, start + len(words))[0])
    return QPointF((box.left + box.right) / 2, (box.top + box.bottom) / 2).toPoint()


@pytest.mark.parametrize("turn", [0, 90])
def test_an_end_goes_to_the_word_it_is_dragged_to(marked: Window, turn: int) -> None:
    front(marked).area.set_turn(turn)
    settle(marked)
    before = the_mark(marked)
    drag(marked, [handle(marked, 1), middle_of(marked, "part"), middle_of(marked, "agency")])
    after = the_mark(marked)
    assert after.quote == "grants the motion in part. The agency"
    assert (after.prefix, after.suffix[:10]) == ("The Court ", " shall not")
    assert len(after.shape) == 2
    assert marked.bridge.undo_label() == "Change Marked Words"
    drag(marked, [handle(marked, 0), middle_of(marked, "motion"), middle_of(marked, "Court")])
    assert the_mark(marked).quote == "Court grants the motion in part. The agency"
    marked.bridge.undo()
    settle(marked)
    assert the_mark(marked).quote == after.quote
    marked.bridge.undo()
    settle(marked)
    assert (the_mark(marked).quote, the_mark(marked).shape) == (before.quote, before.shape)


def test_the_mark_follows_while_it_is_dragged_and_nothing_is_saved_where_it_began(marked: Window) -> None:
    label, port = marked.bridge.undo_label(), front(marked).area.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=handle(marked, 1))
    QTest.mouseMove(port, middle_of(marked, "part"))
    assert marked.annotating.front is not None
    assert marked.annotating.front.layer.selected[0].quote == "grants the motion in part."
    QTest.mouseMove(port, middle_of(marked, "motion"))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=middle_of(marked, "motion"))
    settle(marked)
    assert the_mark(marked).quote == "grants the motion"
    assert marked.bridge.undo_label() == label


def test_neither_end_passes_the_other_nor_leaves_the_page(marked: Window) -> None:
    drag(marked, [handle(marked, 1), middle_of(marked, "grants"), middle_of(marked, "Court")])
    assert the_mark(marked).quote == "grants"
    drag(marked, [handle(marked, 1), middle_of(marked, "So ordered"), handle(marked, 1) + QPoint(200, 4000)])
    assert the_mark(marked).page == 0
    assert the_mark(marked).quote.endswith("So ordered this day.")


def test_with_shift_an_end_goes_by_letter(marked: Window) -> None:
    port = front(marked).area.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, _Modifier.ShiftModifier, handle(marked, 1))
    QTest.mouseMove(port, middle_of(marked, "part"))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, _Modifier.ShiftModifier, middle_of(marked, "part"))
    settle(marked)
    assert the_mark(marked).quote == "grants the motion in pa"


def test_keys_move_the_ends_in_one_step(marked: Window) -> None:
    shift, ctrl, alt = _Modifier.ShiftModifier, _Modifier.ControlModifier, _Modifier.AltModifier
    press(marked, _Key.Key_Right, shift)
    press(marked, _Key.Key_Right, shift)
    assert the_mark(marked).quote == "grants the motion in part."
    press(marked, _Key.Key_Left, shift)
    assert the_mark(marked).quote == "grants the motion in"
    press(marked, _Key.Key_Left, shift | ctrl)
    assert the_mark(marked).quote == "Court grants the motion in"
    press(marked, _Key.Key_Right, shift | ctrl)
    press(marked, _Key.Key_Right, shift | ctrl)
    assert the_mark(marked).quote == "the motion in"
    press(marked, _Key.Key_Left, shift | alt)
    assert the_mark(marked).quote == "the motion i"
    marked.bridge.undo()
    settle(marked)
    assert the_mark(marked).quote == "grants the motion"


def test_the_last_word_stays_and_selected_words_keep_their_keys(marked: Window) -> None:
    for _ in range(5):
        press(marked, _Key.Key_Left, _Modifier.ShiftModifier)
    assert the_mark(marked).quote == "grants"
    select(marked, (0, "agency"), (0, "agency"))
    press(marked, _Key.Key_Right, _Modifier.ShiftModifier)
    assert the_mark(marked).quote == "grants"
