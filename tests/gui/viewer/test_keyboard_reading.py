"""Reading, selecting and copying with the keyboard alone, and what a screen reader is told."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.selection import TextSpot
from tests.gui.viewer.driving import Key, MakeReader, copied, point, read
from tests.gui.viewer.fake_pool import FakePool, words_of

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

LINES = [
    ["The motion to dismiss", "is granted in part.", "So ordered."],
    [],
    ["The court finds the", "defendant liable."],
]


@pytest.fixture
def view(make_reader: MakeReader, qtbot: QtBot) -> DocumentView:
    made = make_reader(FakePool(LINES))
    made.set_zoom(0.15)
    read(made, qtbot, 0, 1, 2)
    QTest.keyClick(made.area, Key.Key_F7)
    return made


def press(view: DocumentView, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(view.area, key, modifiers)


def test_f7_shows_a_caret_that_arrows_move(view: DocumentView) -> None:
    assert view.caret.is_on and view.caret.spot == (0, 0)
    assert [mark.style.value for mark in view.caret.marks_on(0)] == ["caret"]
    spots = []
    for key, modifiers in (
        (Key.Key_Right, NONE), (Key.Key_Right, CTRL), (Key.Key_End, NONE), (Key.Key_Down, NONE),
        (Key.Key_Home, NONE), (Key.Key_Up, NONE), (Key.Key_Left, NONE),
    ):  # fmt: skip
        press(view, key, modifiers)
        spots.append(view.caret.spot)
    assert spots == [(0, 1), (0, 4), (0, 21), (0, 41), (0, 22), (0, 0), (0, 0)]


def test_shift_and_arrows_select_and_ctrl_c_copies(view: DocumentView, qtbot: QtBot) -> None:
    press(view, Key.Key_Right, CTRL)
    for _ in range(2):
        press(view, Key.Key_Right, CTRL | SHIFT)
    press(view, Key.Key_Left, SHIFT)
    assert copied(view, qtbot) == "motion to"
    press(view, Key.Key_Down, SHIFT)
    assert copied(view, qtbot).startswith("motion to dismiss\nis granted")
    press(view, Key.Key_Right)
    assert view.selection.selection is None


def test_a_selection_backwards_shrinks_and_turns_round(view: DocumentView, qtbot: QtBot) -> None:
    view.caret.go(TextSpot(0, 10))
    for _ in range(6):
        press(view, Key.Key_Left, SHIFT)
    assert copied(view, qtbot) == "motion"
    for _ in range(9):
        press(view, Key.Key_Right, SHIFT)
    assert copied(view, qtbot) == " to"


def test_the_caret_goes_over_pages_without_text(view: DocumentView, qtbot: QtBot) -> None:
    view.caret.go(TextSpot(0, 42))
    press(view, Key.Key_Down, SHIFT)
    qtbot.waitUntil(lambda: view.caret.spot is not None and view.caret.spot.page == 2)
    assert copied(view, qtbot).splitlines()[0] == "So ordered."
    press(view, Key.Key_Up)
    qtbot.waitUntil(lambda: view.caret.spot is not None and view.caret.spot.page == 0)


def test_without_a_caret_arrows_scroll_and_shift_extends(view: DocumentView, qtbot: QtBot) -> None:
    press(view, Key.Key_F7)
    view.set_zoom(1.0)
    assert not view.caret.is_on
    press(view, Key.Key_Down)
    assert view.area.geometry_now.scroll_y > 0
    view.selection.select(TextSpot(0, 0), TextSpot(0, 3))
    press(view, Key.Key_Right, CTRL | SHIFT)
    press(view, Key.Key_Right, CTRL | SHIFT)
    assert copied(view, qtbot) == "The motion "
    assert not view.caret.is_on


def test_escape_takes_selection_then_caret_then_tells(view: DocumentView, qtbot: QtBot) -> None:
    view.selection.select(TextSpot(0, 0), TextSpot(0, 3))
    press(view, Key.Key_Escape)
    assert view.selection.selection is None and view.caret.is_on
    press(view, Key.Key_Escape)
    assert not view.caret.is_on
    with qtbot.waitSignal(view.escaped):
        press(view, Key.Key_Escape)


def test_a_paragraph_by_key_and_by_a_fourth_click(make_reader: MakeReader, qtbot: QtBot) -> None:
    pool = FakePool([["x"]])
    first = words_of(["The motion to dismiss the", "complaint is granted."])
    second = words_of(["The court finds the", "defendant liable."], top=180)
    pool.words[0] = (*first, *second)
    view = make_reader(pool)
    read(view, qtbot, 0)
    view.selection.select(TextSpot(0, 2), TextSpot(0, 3))
    press(view, Key.Key_F7, SHIFT)
    assert copied(view, qtbot) == "The motion to dismiss the\ncomplaint is granted."
    taken = []
    for number in range(4):  # as Qt tells four quick clicks
        click(view, point(view, 0, 120, 206), 1000 + 90 * number, double=bool(number % 2))
        taken.append(copied(view, qtbot) if number else "")
    assert taken == ["", "defendant", "defendant liable.", "The court finds the\ndefendant liable."]


def click(view: DocumentView, at: QPoint, when: int, *, double: bool) -> None:
    kinds = QMouseEvent.Type.MouseButtonDblClick if double else QMouseEvent.Type.MouseButtonPress
    left = Qt.MouseButton.LeftButton
    for kind, held in ((kinds, left), (QMouseEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)):
        event = QMouseEvent(kind, QPointF(at), QPointF(at), left, held, NONE)
        event.setTimestamp(when)
        QApplication.sendEvent(view.area.viewport(), event)


def test_letters_scroll_find_and_go_to_a_page(view: DocumentView) -> None:
    press(view, Key.Key_F7)
    view.set_zoom(1.0)
    view.go_to_page(0)
    press(view, Key.Key_J)
    down = view.area.geometry_now.scroll_y
    press(view, Key.Key_K)
    assert view.area.geometry_now.scroll_y < down
    press(view, Key.Key_G)
    assert view.bar.page_field.hasFocus()
    press(view, Key.Key_Slash)
    assert view.find_bar.isVisible()


def test_the_side_buttons_of_a_mouse_go_back_and_forward(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool([["x"]] * 9))
    qtbot.waitUntil(lambda: view.is_open)
    view.go_to_page(5)
    QTest.mouseClick(view.area.viewport(), Qt.MouseButton.BackButton, pos=QPoint(50, 50))
    assert view.current_page == 0
    QTest.mouseClick(view.area.viewport(), Qt.MouseButton.ForwardButton, pos=QPoint(50, 50))
    assert view.current_page == 5


# Screen readers


def test_a_screen_reader_reads_the_page_its_caret_and_its_selection(view: DocumentView) -> None:
    interface = QAccessible.queryAccessibleInterface(view.area)
    assert interface.role() == QAccessible.Role.Document
    text = interface.textInterface()
    assert text is not None
    assert text.text(0, text.characterCount()) == "The motion to dismiss\nis granted in part.\nSo ordered."
    press(view, Key.Key_Right, CTRL)
    assert text.cursorPosition() == 4
    press(view, Key.Key_Right, CTRL | SHIFT)
    assert (text.selectionCount(), text.selection(0)) == (1, (4, 11))
    text.setCursorPosition(22)
    assert view.caret.spot == (0, 22)
    rect = text.characterRect(4)
    assert text.offsetAtPoint(rect.center()) in (4, 5)


def test_a_closed_view_leaves_no_interface_behind(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool([["x"]]))
    read(view, qtbot, 0)
    assert QAccessible.queryAccessibleInterface(view.area).textInterface() is not None
    alive = weakref.ref(view)
    view.close()
    view.deleteLater()
    del view
    QApplication.sendPostedEvents(None, 52)  # deferred deletions
    gc.collect()
    qtbot.waitUntil(lambda: alive() is None)
