"""The reader as a person uses it: scroll, zoom, go somewhere and back, and what fails."""


from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseorg.gui.viewer.coordinates import UprightPoint
from caseorg.gui.viewer.document import Fit, LayoutKind, ViewPlace
from caseorg.gui.viewer.failed_pages import FailedPage
from caseorg.pdf.types import FailureKind, WorkerFailure
from tests.gui.viewer.driving import PAGES, Key, MakeReader, point, wheel
from tests.gui.viewer.fake_pool import LANDSCAPE, LETTER, SHA, TIMED_OUT, FakePool

# Going


def test_it_opens_at_the_first_page_fitting_its_width(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES), ecf_pages=tuple(range(3, 23)))
    qtbot.waitUntil(lambda: view.is_open)
    assert (view.page_count, view.current_page, view.area.fit) == (20, 0, Fit.WIDTH)
    assert view.bar.page_field.text() == "1" and view.bar.position.text() == "of 20 · ECF page 3"
    qtbot.waitUntil(lambda: view.source.cache_bytes > 0)


def test_keys_scroll_and_the_page_follows(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    qtbot.waitUntil(lambda: view.is_open)
    bar = view.area.verticalScrollBar()
    QTest.keyClick(view.area, Key.Key_Down)
    assert bar.value() == 60
    QTest.keyClick(view.area, Key.Key_Space)
    assert bar.value() > 400
    QTest.keyClick(view.area, Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 60
    with qtbot.waitSignal(view.page_changed):
        QTest.keyClick(view.area, Key.Key_End)
    assert view.current_page == 19 and bar.value() == bar.maximum()
    QTest.keyClick(view.area, Key.Key_Home)
    assert view.current_page == 0


def test_touchpads_scroll_by_pixels_and_wheels_by_notches(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    qtbot.waitUntil(lambda: view.is_open)
    bar = view.area.verticalScrollBar()
    wheel(view, QPoint(100, 100), pixels=-7)
    assert bar.value() == 7
    wheel(view, QPoint(100, 100), angle=-120)
    assert bar.value() > 100


def test_ctrl_and_wheel_zoom_about_the_pointer(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    qtbot.waitUntil(lambda: view.is_open)
    at, zoom = QPoint(500, 400), view.area.zoom
    before = view.area.geometry_now.frame(0).view_to_upright(UprightPoint(500, 400))
    wheel(view, at, angle=240, control=True)
    assert view.area.zoom > zoom and view.area.fit is Fit.NONE
    after = view.area.geometry_now.frame(0).view_to_upright(UprightPoint(500, 400))
    assert after == pytest.approx(before, abs=1.5)


@pytest.mark.parametrize(
    ("typed", "page"), [("7", 6), ("ecf 12", 9), ("ECF page 3", 0), ("#20", 19)]
)
def test_go_by_number_and_by_stamped_page(make_reader: MakeReader, qtbot: QtBot, typed: str, page: int) -> None:
    view = make_reader(FakePool(PAGES), ecf_pages=tuple(range(3, 23)))
    qtbot.waitUntil(lambda: view.is_open)
    view.go_to_page(12)
    QTest.keyClick(view.area, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert view.bar.page_field.hasFocus()
    view.bar.page_field.clear()
    QTest.keyClicks(view.bar.page_field, typed)
    QTest.keyClick(view.bar.page_field, Key.Key_Return)
    assert view.current_page == page and view.area.hasFocus()


def test_go_by_label(make_reader: MakeReader, qtbot: QtBot) -> None:
    pool = FakePool(PAGES)
    pool.labels = ("i", "ii", "iii", *(str(number) for number in range(1, 18)))
    view = make_reader(pool)
    qtbot.waitUntil(lambda: view.is_open)
    assert view.go_to("1") and view.current_page == 3
    assert view.bar.page_field.text() == "1" and view.bar.position.text() == "(4 of 20)"


def test_a_page_that_is_not_there_is_said(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    qtbot.waitUntil(lambda: view.is_open)
    with qtbot.waitSignal(view.message_changed) as said:
        assert not view.go_to("99")
    assert "99" in said.args[0] and "99" in view.bar.position.text()
    QTest.keyClick(view.bar.page_field, Key.Key_Escape)
    assert view.bar.position.text() == "of 20"


def test_back_and_forward_between_jumps(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    qtbot.waitUntil(lambda: view.is_open)
    QTest.keyClick(view.area, Key.Key_Down)
    start = view.area.verticalScrollBar().value()
    view.go_to_page(9)
    view.go_to_page(15)
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(view.area, Key.Key_Left, alt)
    assert view.current_page == 9
    QTest.keyClick(view.area, Key.Key_Left, alt)
    assert view.area.verticalScrollBar().value() == start
    assert not view.bar.back.isEnabled() and view.bar.forward.isEnabled()
    QTest.keyClick(view.area, Key.Key_Right, alt)
    assert view.current_page == 9


def test_going_somewhere_before_it_is_open_is_done_once_it_is(make_reader: MakeReader, qtbot: QtBot) -> None:
    pool = FakePool(PAGES)
    pool.hold = True
    view = make_reader(pool)
    view.go_to_page(11)
    assert not view.is_open
    pool.hold = False
    pool.answer_all()
    qtbot.waitUntil(lambda: view.current_page == 11)


def test_the_place_is_remembered(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    qtbot.waitUntil(lambda: view.is_open)
    view.set_zoom(1.5)
    view.rotate()
    view.go_to_page(8)
    view.area.scroll_by(0, 123)
    place = view.place()
    assert (place.page, place.zoom, place.fit, place.turn) == (8, 1.5, Fit.NONE, 90)
    other = make_reader(FakePool(PAGES))
    other.restore_place(place)
    qtbot.waitUntil(lambda: other.is_open and other.current_page == 8)
    assert other.place().y == pytest.approx(place.y, abs=1) and other.place().x == pytest.approx(place.x, abs=1)
    assert other.place().zoom == 1.5 and other.place().turn == 90


def test_a_document_shorter_than_remembered_opens_at_its_end(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool([["x"]] * 3))
    view.restore_place(ViewPlace(page=50, y=900))
    qtbot.waitUntil(lambda: view.is_open and view.current_page == 2)


def test_fit_follows_the_window(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES, boxes=[LETTER, LANDSCAPE] * 10))
    qtbot.waitUntil(lambda: view.is_open)
    view.go_to_page(4)
    zoom = view.area.zoom
    view.resize(1200, 700)
    qtbot.waitUntil(lambda: view.area.zoom > zoom)
    assert view.current_page == 4
    view.fit_page()
    rect = view.area.geometry_now.frame(4).rect
    assert rect.top >= 0 and rect.bottom <= view.area.viewport().height()


@pytest.mark.parametrize("kind", list(LayoutKind))
def test_every_layout_shows_the_page_one_goes_to(make_reader: MakeReader, qtbot: QtBot, kind: LayoutKind) -> None:
    view = make_reader(FakePool(PAGES))
    qtbot.waitUntil(lambda: view.is_open)
    view.set_layout(kind)
    view.go_to_page(13)
    assert 13 in view.area.geometry_now.visible_pages() and view.current_page in (12, 13)


def test_a_single_page_is_turned_at_its_end(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    qtbot.waitUntil(lambda: view.is_open)
    view.set_layout(LayoutKind.SINGLE)
    view.go_to_page(5)
    view.area.scroll_by(0, 10_000)
    assert view.current_page == 5
    view.area.scroll_by(0, 50)
    assert view.current_page == 6 and view.area.verticalScrollBar().value() == 0
    view.area.scroll_by(0, -50)
    assert view.current_page == 5
    assert view.area.verticalScrollBar().value() == view.area.verticalScrollBar().maximum()


def test_unknown_page_sizes_arrive_without_a_jump(make_reader: MakeReader, qtbot: QtBot) -> None:
    boxes = [LETTER] * 1500 + [LANDSCAPE] * 500
    pool = FakePool([["x"]] * 2000, boxes=boxes)
    pool.known_boxes = 1000
    pool.hold = True
    view = make_reader(pool)
    pool.answer_all()
    qtbot.waitUntil(lambda: view.is_open)
    view.go_to_page(1999)
    pool.hold = False
    pool.answer_all()
    qtbot.waitUntil(lambda: view.area.geometry_now.layout.size(1999) == (792, 612))
    assert view.current_page == 1999


# Failing


def test_a_page_that_fails_says_why_and_the_next_one_works(make_reader: MakeReader, qtbot: QtBot) -> None:
    pool = FakePool(PAGES)
    pool.fails[1] = TIMED_OUT
    view = make_reader(pool)
    qtbot.waitUntil(lambda: view.is_open)
    view.go_to_page(1)
    qtbot.waitUntil(lambda: bool(view.findChildren(FailedPage)))
    card = view.findChildren(FailedPage)[0]
    assert card.isVisible() and card.sentence == TIMED_OUT.sentence
    view.go_to_page(2)
    qtbot.waitUntil(lambda: view.source.nearest_image(pool.asked[-1]) is not None if pool.drawn()[-1] > 1 else False)
    pool.fails.clear()
    view.go_to_page(1)
    qtbot.mouseClick(view.findChildren(FailedPage)[0].try_again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not view.findChildren(FailedPage))
    assert view.source.page_failure(SHA, 1) is None


def test_a_document_that_cannot_be_opened_shows_its_sentence(make_reader: MakeReader, qtbot: QtBot) -> None:
    pool = FakePool(PAGES)
    pool.open_failure = WorkerFailure(FailureKind.DAMAGED)
    view = make_reader(pool)
    qtbot.waitUntil(lambda: view.opening.message.isVisible())
    assert view.opening.message.label.text() == pool.open_failure.sentence
    for act in (view.zoom_in, view.rotate, view.find_text, view.select_all_on_page, view.fit_page, view.go_back):
        act()
    assert not view.go_to("3") and view.place().page == 0
    view.find_next()
    QTest.keyClick(view.area, Key.Key_End)
    pool.open_failure = None
    qtbot.mouseClick(view.opening.message.try_again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.is_open and view.area.isVisible())


# Looks


def test_night_reading_inverts_the_page(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    qtbot.waitUntil(lambda: view.source.cache_bytes > 0)
    at = point(view, 0, 300, 400)
    assert view.area.grab().toImage().pixelColor(at).lightness() == 255
    view.set_night(True)
    assert view.area.grab().toImage().pixelColor(at).lightness() < 40
    assert view.bar.night.isChecked()


def test_every_control_has_a_name_and_a_tip(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    focusable = [
        widget
        for bar in (view.bar, view.find_bar)
        for widget in bar.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.parentWidget() is bar
    ]
    assert len(focusable) > 12
    unnamed = [widget for widget in focusable if not widget.accessibleName()]
    assert unnamed == []
