"""The reader as a person uses it: select, copy and find."""


from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseorg.gui.viewer.document_view import DocumentView
from caseorg.model.search import HitPattern
from caseorg.pdf.types import PageBox, Word
from tests.gui.viewer.driving import PAGES, Key, MakeReader, copied, drag, point, press_at, read
from tests.gui.viewer.fake_pool import FakePool, numbered, words_of

# Text


def test_dragging_selects_and_ctrl_c_copies(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    read(view, qtbot, 0)
    drag(view, point(view, 0, 128, 106), point(view, 0, 115, 126))
    assert copied(view, qtbot) == "motion to dismiss\nis"
    drag(view, point(view, 0, 115, 126), point(view, 0, 128, 106))
    assert copied(view, qtbot) == "motion to dismiss\nis"


def test_two_clicks_take_a_word_three_a_line_and_shift_extends(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    read(view, qtbot, 0)
    port, at = view.area.viewport(), point(view, 0, 150, 106)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(port, left, pos=at)
    QTest.mouseDClick(port, left, pos=at)
    assert copied(view, qtbot) == "motion"
    QTest.mousePress(port, left, pos=at)
    QTest.mouseRelease(port, left, pos=at)
    assert copied(view, qtbot) == "The motion to dismiss"
    QTest.mouseClick(port, left, Qt.KeyboardModifier.ShiftModifier, point(view, 0, 110, 146))
    assert copied(view, qtbot) == "The motion to dismiss\nis granted in part.\nSo ordered."


def test_a_double_click_and_drag_takes_whole_words(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    read(view, qtbot, 0)
    port, left = view.area.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(port, left, pos=point(view, 0, 150, 106))
    QApplication.sendEvent(port, press_at(point(view, 0, 150, 106)))
    QTest.mouseMove(port, point(view, 0, 215, 106))
    QTest.mouseRelease(port, left, pos=point(view, 0, 215, 106))
    assert copied(view, qtbot) == "motion to dismiss"


def test_a_selection_across_pages_that_were_not_read_yet(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    read(view, qtbot, 0)
    port, left = view.area.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(port, left, pos=point(view, 0, 100, 146))
    view.go_to_page(9)
    read(view, qtbot, 9)
    QTest.mouseClick(port, left, Qt.KeyboardModifier.ShiftModifier, point(view, 9, 300, 106))
    lines = ["So ordered.", *(line for page in PAGES[1:10] for line in page)]
    assert copied(view, qtbot).splitlines() == lines


def test_ctrl_a_takes_the_page_and_pleading_numbers_stay_out(make_reader: MakeReader, qtbot: QtBot) -> None:
    pool = FakePool(PAGES)
    pool.words[0] = numbered(PAGES[0])
    view = make_reader(pool)
    read(view, qtbot, 0)
    QTest.keyClick(view.area, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert copied(view, qtbot).splitlines() == PAGES[0]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("rotation", [0, 270])
def test_selecting_on_pages_turned_by_the_file_and_by_the_user(
    make_reader: MakeReader, qtbot: QtBot, rotation: int, turn: int
) -> None:
    pool = FakePool([PAGES[0]])
    if rotation:  # words that stand upright once the page is turned, on a sheet whose shown area begins at 50, 20
        pool.boxes = (PageBox(792, 612, 270, (50, 20, 662, 812)),)
        pool.words[0] = tuple(
            Word((662 - y1, x0 + 20, 662 - y0, x1 + 20), word.text, word.block, word.line)
            for word in words_of(PAGES[0])
            for x0, y0, x1, y1 in [word.box]
        )
    view = make_reader(pool)
    qtbot.waitUntil(lambda: view.is_open)
    view.area.set_turn(turn)
    view.fit_page()
    read(view, qtbot, 0)
    drag(view, point(view, 0, 128, 106), point(view, 0, 250, 106))
    assert copied(view, qtbot) == "motion to dismiss"


def test_escape_and_a_click_take_the_selection_away(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    read(view, qtbot, 0)
    with qtbot.waitSignal(view.selection_changed, check_params_cb=lambda there: there):
        view.select_all_on_page()
    QTest.keyClick(view.area, Key.Key_Escape)
    assert view.selection.selection is None
    QGuiApplication.clipboard().setText("kept")
    view.copy_selection()
    assert QGuiApplication.clipboard().text() == "kept"


# Finding


def find(view: DocumentView, qtbot: QtBot, text: str) -> str:
    QTest.keyClick(view.area, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    view.find_bar.field.clear()
    QTest.keyClicks(view.find_bar.field, text)
    qtbot.waitUntil(lambda: not view.finding.finder.is_counting)
    return view.find_bar.count.text()


def test_find_counts_goes_round_and_closes(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    qtbot.waitUntil(lambda: view.is_open)
    assert find(view, qtbot, "the court") == "1 of 3"
    assert view.current_page == 1
    counts = []
    for _ in range(3):
        QTest.keyClick(view.find_bar.field, Key.Key_Return)
        counts.append((view.find_bar.count.text(), view.current_page))
    assert counts == [("2 of 3", 3), ("3 of 3", 3), ("1 of 3", 1)]
    QTest.keyClick(view.find_bar.field, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.find_bar.count.text() == "3 of 3"
    QTest.keyClick(view.find_bar.field, Key.Key_Escape)
    assert not view.find_bar.isVisible() and view.area.hasFocus()
    assert not view.finding.finder.is_active


def test_each_letter_begins_where_the_bar_was_opened(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool([["alpha beta"], ["be"], ["alp"], ["alphabet"]]))
    qtbot.waitUntil(lambda: view.is_open)
    view.go_to_page(1)
    assert find(view, qtbot, "al") == "2 of 3"
    assert view.current_page == 2
    QTest.keyClicks(view.find_bar.field, "phab")
    qtbot.waitUntil(lambda: view.current_page == 3)
    assert view.find_bar.count.text() == "1 of 1"
    view.close_find()
    view.go_back()
    assert view.current_page == 1


def test_nothing_found_is_said(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    qtbot.waitUntil(lambda: view.is_open)
    assert find(view, qtbot, "zebra") == "Not found"
    assert not view.find_bar.next.isEnabled()
    view.find_bar.field.clear()
    assert view.find_bar.count.text() == ""


def test_found_places_are_marked_the_current_one_more(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool(PAGES))
    qtbot.waitUntil(lambda: view.is_open)
    find(view, qtbot, "court")
    view.find_next()
    read(view, qtbot, 3)
    marks = {mark.style.value: mark.boxes for mark in view.finding.finder.marks_on(3)}
    assert len(marks["found"]) == 1 and len(marks["found, current"]) == 1
    frame = view.area.geometry_now.frame(3)
    rect = frame.upright_rect_to_view(marks["found, current"][0])
    assert 0 <= rect.top and rect.bottom <= view.area.viewport().height()


def test_stored_texts_and_words_that_differ_are_counted_by_the_words(make_reader: MakeReader, qtbot: QtBot) -> None:
    pool = FakePool(PAGES)
    view = make_reader(pool)
    qtbot.waitUntil(lambda: view.is_open)
    pool.words[3] = words_of(["court court court"])
    assert find(view, qtbot, "court") == "1 of 3"
    view.find_next()
    qtbot.waitUntil(lambda: view.find_bar.count.text() == "2 of 4")


def test_hits_of_a_search_are_marked_and_shown(make_reader: MakeReader, qtbot: QtBot) -> None:
    lines = [f"Line {number} of the record" for number in range(30)] + ["the remand order"]
    pool = FakePool([["x"], lines])
    view = make_reader(pool)
    view.show_hits([HitPattern(("remand",)), HitPattern(("recor",), prefix=True)], page=1, index=30)
    read(view, qtbot, 1)
    marks = {mark.style.value: mark.boxes for mark in view.finding.hits.marks_on(1)}
    assert len(marks["search hit"]) == 30 and len(marks["search hit, current"]) == 1
    rect = view.area.geometry_now.frame(1).upright_rect_to_view(marks["search hit, current"][0])
    assert rect.top >= 0 and rect.bottom <= view.area.viewport().height()
    QTest.keyClick(view.area, Key.Key_Escape)
    assert not view.finding.hits.is_active


# What counts as the same, and where it is


def test_case_and_whole_words_can_matter(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool([["Court courts court", "Courthouse"]]))
    read(view, qtbot, 0)
    counts = [find(view, qtbot, "court")]
    for option in (view.find_bar.match_case, view.find_bar.whole_words):
        option.click()
        qtbot.waitUntil(lambda: not view.finding.finder.is_counting)
        counts.append(view.find_bar.count.text())
    assert counts == ["1 of 4", "1 of 2", "1 of 1"]


def test_ticks_stand_along_the_scroll_bar_where_places_are(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool([["x"], ["court"], ["x"], ["court court"]]))
    qtbot.waitUntil(lambda: view.is_open)
    find(view, qtbot, "court")
    qtbot.waitUntil(lambda: len(view.area.ticks.ticks) == 3)
    pages = [int(tick * 4) for tick in view.area.ticks.ticks]
    assert pages == [1, 3, 3]
    view.close_find()
    qtbot.waitUntil(lambda: view.area.ticks.ticks == ())
