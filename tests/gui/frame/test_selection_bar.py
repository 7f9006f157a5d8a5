"""The bar beside words selected with the mouse: what it does, when it goes, and that it never covers the words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from caseorg.gui.viewer.selection_bar import SelectionBar, place_beside
from caseorg.gui.window import Window
from caseorg.model.annotation import AnnotationKind
from caseorg.settings.schema import SELECTION_BAR
from tests.gui.frame.test_annotating import drag, front, kept, press, reading, text_of  # noqa: F401
from tests.gui.tour import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


def bar_of(window: Window) -> SelectionBar:
    (bar,) = front(window).area.viewport().findChildren(SelectionBar)
    return bar


def button(window: Window, name: str) -> QToolButton:
    return next(one for one in bar_of(window).buttons if one.accessibleName() == name)


def select_words(window: Window, words: str = "grants the motion") -> None:
    """Drag over some words of the first page."""
    settle(window)
    view = front(window)
    text = text_of(view, 0)
    start = text.text.index(words)
    box = view.area.geometry_now.frame(0).upright_rect_to_view(text.boxes(start, start + len(words))[0])
    y = (box.top + box.bottom) / 2
    drag(window, [QPointF(x, y).toPoint() for x in (box.left + 1, (box.left + box.right) / 2, box.right - 1)])


def test_a_color_highlights_the_selected_words(reading: Window) -> None:  # noqa: F811
    select_words(reading)
    assert bar_of(reading).isVisible()
    assert reading.focusWidget() is front(reading).area
    color = reading.annotating.colors[2]
    QTest.mouseClick(button(reading, f"Highlight: {color.name}"), Qt.MouseButton.LeftButton)
    settle(reading)
    (made,) = kept(reading)
    assert (made.kind, made.color, made.quote) == (AnnotationKind.HIGHLIGHT, color.color, "grants the motion")
    assert not bar_of(reading).isVisible()
    assert reading.annotating.color_of(AnnotationKind.HIGHLIGHT) == color.color


@pytest.mark.parametrize(("name", "kind"), [("Underline", AnnotationKind.UNDERLINE), ("Note", AnnotationKind.NOTE)])
def test_it_underlines_and_notes(reading: Window, name: str, kind: AnnotationKind) -> None:  # noqa: F811
    select_words(reading)
    QTest.mouseClick(button(reading, name), Qt.MouseButton.LeftButton)
    settle(reading)
    assert [one.kind for one in kept(reading)] == [kind]
    assert reading.annotating.kind is None


def test_it_copies_with_and_without_the_cite(reading: Window, qtbot: QtBot) -> None:  # noqa: F811
    clipboard = QGuiApplication.clipboard()
    for name, begins in (("Copy Text", "grants"), ("Copy with Pin Cite", "“grants")):
        clipboard.clear()
        select_words(reading)
        QTest.mouseClick(button(reading, name), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(clipboard.text()))
        assert clipboard.text().startswith(begins)


@pytest.mark.parametrize("how", ["escape", "typing", "scrolling", "a press"])
def test_it_goes(reading: Window, how: str) -> None:  # noqa: F811
    select_words(reading)
    assert bar_of(reading).isVisible()
    area = front(reading).area
    if how == "escape":
        press(reading, Qt.Key.Key_Escape)
    elif how == "typing":
        press(reading, Qt.Key.Key_X)
    elif how == "scrolling":
        area.scroll_by(0, 30)
    else:
        QTest.mousePress(area.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not bar_of(reading).isVisible()


def test_it_does_not_come_with_a_tool_in_hand_or_by_keyboard_or_where_it_is_turned_off(
    reading: Window,  # noqa: F811
) -> None:
    reading.actions_table.trigger("reader.select_all")
    settle(reading)
    assert not bar_of(reading).isVisible()
    reading.annotating.take_tool(AnnotationKind.UNDERLINE)
    select_words(reading)
    assert not bar_of(reading).isVisible()
    reading.annotating.take_tool(None)
    reading.settings.set(SELECTION_BAR, False)
    select_words(reading, "agency shall")
    assert not bar_of(reading).isVisible()


ROOM, SIZE = QRect(0, 0, 600, 400), QSize(240, 30)


@pytest.mark.parametrize(
    ("words", "pointer", "side"),
    [
        ([QRectF(100, 100, 300, 14)], QPointF(390, 110), "below"),
        ([QRectF(100, 100, 300, 14), QRectF(100, 120, 100, 14)], QPointF(110, 104), "above"),
        ([QRectF(100, 380, 300, 14)], QPointF(390, 390), "above"),
        ([QRectF(100, 2, 300, 14)], QPointF(110, 4), "below"),
        ([QRectF(560, 100, 40, 14)], QPointF(599, 110), "below"),
        ([QRectF(10, 0, 300, 400)], QPointF(200, 399), "beside"),
    ],
)
def test_it_stands_beside_the_words(words: list[QRectF], pointer: QPointF, side: str) -> None:
    place = place_beside(words, SIZE, ROOM, pointer)
    assert place is not None and ROOM.contains(place) and place.size() == SIZE
    assert not any(word.intersects(QRectF(place)) for word in words)
    last, first = max(word.bottom() for word in words), min(word.top() for word in words)
    assert side == ("below" if place.top() > last else "above" if place.bottom() < first else "beside")


def test_it_does_not_come_where_there_is_no_room() -> None:
    assert place_beside([QRectF(0, 0, 600, 400)], SIZE, ROOM, QPointF(300, 200)) is None
