"""Text boxes written on the page, and drawn with it as it is turned."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from caseorg.gui.viewer.annotation_paint import paint_annotations
from caseorg.gui.viewer.coordinates import PagePoint
from caseorg.gui.viewer.text_box_editor import TextBoxEditor
from caseorg.gui.window import Window
from caseorg.model.annotation import AnnotationKind
from caseorg.operations.annotations import NewAnnotation
from caseorg.queries.annotations import annotations_of
from tests.gui.frame.test_annotating import add, at, drag, front, kept, press, reading  # noqa: F401
from tests.gui.frame.test_window import documents
from tests.gui.tour import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

BOX = NewAnnotation(
    kind=AnnotationKind.TEXT_BOX, page=0, shape=((100, 300, 220, 330),), color="#86bff2", comment="Ask Lee"
)


def editor(window: Window) -> TextBoxEditor:
    (found,) = (one for one in front(window).area.viewport().findChildren(TextBoxEditor) if one.isVisible())
    return found


@pytest.fixture
def boxed(reading: Window) -> Window:  # noqa: F811
    """A text box "Ask Lee" is selected."""
    front(reading).fit_page()
    (box,) = add(reading, BOX)
    reading.context.set_annotations((box.uuid,))
    front(reading).area.setFocus()
    return reading


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_key_opens_the_editor_and_ctrl_enter_saves(boxed: Window, key: Qt.Key) -> None:
    press(boxed, key)
    QTest.keyClicks(editor(boxed), "Call Lee")
    QTest.keyClick(editor(boxed), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(boxed)
    assert [one.comment for one in kept(boxed)] == ["Call Lee"]
    assert boxed.bridge.undo_label() == "Edit Text Box"


def test_escape_leaves_the_text_as_it_was(boxed: Window) -> None:
    port = front(boxed).area.viewport()
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=at(boxed, 0, 150, 315))
    QTest.keyClicks(editor(boxed), "Never mind")
    QTest.keyClick(editor(boxed), Qt.Key.Key_Escape)
    settle(boxed)
    assert [one.comment for one in kept(boxed)] == ["Ask Lee"]


def test_the_box_grows_and_one_undo_takes_text_and_size_back(boxed: Window) -> None:
    press(boxed, Qt.Key.Key_Return)
    editor(boxed).setPlainText("one\ntwo\nthree\nfour\nfive\nsix")
    editor(boxed).finish(save=True)
    settle(boxed)
    (box,) = kept(boxed)
    assert box.shape[0][:3] == (100, 300, 220)
    assert box.shape[0][3] > 360
    boxed.bridge.undo()
    settle(boxed)
    (box,) = kept(boxed)
    assert (box.comment, box.shape) == ("Ask Lee", ((100, 300, 220, 330),))


def test_a_new_box_is_written_at_once(reading: Window) -> None:  # noqa: F811
    front(reading).fit_page()
    settle(reading)
    reading.actions_table["annotate.text_box"].trigger()
    drag(reading, [at(reading, 0, *spot) for spot in ((100, 400), (150, 430), (260, 450))])
    QTest.keyClicks(editor(reading), "New")
    editor(reading).finish(save=True)
    settle(reading)
    assert [one.comment for one in kept(reading)] == ["New"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_letters_turn_with_the_page(boxed: Window, turn: int) -> None:
    """The text begins at the upper left of the box as the page is read: there is its ink, however it is turned."""
    area = front(boxed).area
    area.set_turn(turn)
    settle(boxed)
    frame = area.geometry_now.layout.frame(0, 2.0, 1600)
    image = QImage(1700, 1700, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_annotations(painter, frame, kept(boxed))
    painter.end()

    def dark(left: float, right: float) -> int:
        spots = ((left + x / 2, 303 + y / 2) for x in range(int(2 * (right - left))) for y in range(48))
        points = (frame.page_to_view(PagePoint(*spot)) for spot in spots)
        return sum(image.pixelColor(int(point.x), int(point.y)).lightness() < 110 for point in points)

    assert dark(103, 160) > 40
    assert dark(160, 217) == 0


@pytest.mark.parametrize("way", ["tab", "other tab", "window"])
def test_what_is_typed_is_kept_where_its_tab_or_the_window_is_closed(boxed: Window, way: str) -> None:
    uuid = documents(boxed)[0]
    press(boxed, Qt.Key.Key_Return)
    QTest.keyClicks(editor(boxed), "Call Lee")
    if way == "tab":
        boxed.actions_table.trigger("tab.close")
    elif way == "other tab":
        boxed.actions_table.trigger("go.documents")
    else:
        boxed.close()
    settle(boxed)
    assert [line.annotation.comment for line in boxed.bridge.ask(annotations_of, uuid)] == ["Call Lee"]


@pytest.mark.parametrize("zoom", [0.3, 1.0, 4.0])
def test_the_editor_zooms_with_the_page_and_stays_in_view(boxed: Window, zoom: float) -> None:
    press(boxed, Qt.Key.Key_Return)
    QTest.keyClicks(editor(boxed), "Call")
    area = front(boxed).area
    front(boxed).set_zoom(zoom)
    settle(boxed)
    open_one = editor(boxed)
    assert open_one.toPlainText() == "Call"
    assert area.viewport().rect().contains(open_one.geometry())
    expected = max(round(kept(boxed)[0].font_size * area.geometry_now.frame(0).scale), 8)
    for night in (False, True):
        front(boxed).set_night(night)
        assert open_one.document().defaultFont().pixelSize() == open_one.font().pixelSize() == expected
        assert open_one.property("night") is night
    area.scroll_by(0, 100_000)
    settle(boxed)
    assert area.viewport().rect().contains(open_one.geometry())


@pytest.mark.parametrize(
    ("comment", "shown", "typed", "kept_as"),
    [
        ("a\\*b", "a*b", "2*3", "2\\*3"),
        ("- one\n- two", "• one\n• two", "• one", "- one"),
        ("Ask **Lee**", "Ask **Lee**", "Ask **Ana**", "Ask **Ana**"),
    ],
)
def test_it_shows_words_as_the_page_does_and_loses_no_marks(
    reading: Window,  # noqa: F811
    comment: str,
    shown: str,
    typed: str,
    kept_as: str,
) -> None:
    front(reading).fit_page()
    (box,) = add(reading, replace(BOX, comment=comment))
    reading.context.set_annotations((box.uuid,))
    front(reading).area.setFocus()
    press(reading, Qt.Key.Key_Return)
    assert editor(reading).toPlainText() == shown
    editor(reading).finish(save=True)
    settle(reading)
    assert [one.comment for one in kept(reading)] == [comment]
    press(reading, Qt.Key.Key_Return)
    editor(reading).setPlainText(typed)
    editor(reading).finish(save=True)
    settle(reading)
    assert [one.comment for one in kept(reading)] == [kept_as]
