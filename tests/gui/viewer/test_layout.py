"""Where pages lie, and what stays in place when one zooms."""

from __future__ import annotations

import time

import pytest

from caseorg.gui.viewer.coordinates import ViewPoint
from caseorg.gui.viewer.document import Fit, LayoutKind, ViewPlace
from caseorg.gui.viewer.geometry import PIXELS_PER_POINT, ViewGeometry, next_zoom
from caseorg.gui.viewer.layout import GAP, PageLayout
from caseorg.pdf.types import PageBox
from tests.gui.viewer.fake_pool import LANDSCAPE, LETTER

MIXED = (LETTER, LANDSCAPE, LETTER, PageBox(612, 1008, 0, (0, 0, 612, 1008)), LETTER)


def geometry(layout: PageLayout, width: int = 800, height: int = 600) -> ViewGeometry:
    made = ViewGeometry(layout)
    made.width, made.height = width, height
    return made


def test_pages_stand_below_one_another_with_gaps() -> None:
    layout = PageLayout(MIXED)
    assert [layout.row_top(row, 1.0) for row in range(5)] == [
        GAP,
        792 + 2 * GAP,
        792 + 612 + 3 * GAP,
        2 * 792 + 612 + 4 * GAP,
        2 * 792 + 612 + 1008 + 5 * GAP,
    ]
    assert layout.content_size(1.0) == (792 + 2 * GAP, 3 * 792 + 612 + 1008 + 6 * GAP)


def test_two_pages_stand_side_by_side() -> None:
    layout = PageLayout(MIXED, LayoutKind.TWO_PAGES)
    left, right = (layout.frame(page, 1.0, 1600).rect for page in (0, 1))
    assert right.left - left.right == GAP
    assert left.top == GAP and right.top == GAP + (792 - 612) / 2
    assert [tuple(layout.pages_of_row(row)) for row in range(layout.row_count)] == [(0, 1), (2, 3), (4,)]


def test_a_quarter_turn_changes_sides() -> None:
    layout = PageLayout(MIXED, turn=90)
    assert layout.size(0) == (792, 612) and layout.size(1) == (612, 792)


@pytest.mark.parametrize("scale", [0.1, 1.0, 4 / 3, 7.3])
def test_the_row_at_a_height_is_the_one_that_begins_above_it(scale: float) -> None:
    layout = PageLayout(MIXED * 20)
    for row in range(layout.row_count):
        top = layout.row_top(row, scale)
        assert layout.row_at(top, scale) == row
        assert layout.row_at(top - 1, scale) == max(row - 1, 0)


def test_only_pages_in_the_window_count_as_visible() -> None:
    made = geometry(PageLayout([LETTER] * 2000))
    made.scroll_to_page(1234)
    assert 1234 in made.visible_pages() and len(made.visible_pages()) <= 3
    assert made.current_page() == 1234


def test_ten_thousand_pages_take_no_time() -> None:
    boxes = [LETTER] * 10_000
    began = time.perf_counter()
    made = geometry(PageLayout(boxes))
    built = time.perf_counter() - began
    began = time.perf_counter()
    for page in range(0, 10_000, 100):
        made.scroll_to_page(page)
        assert page in made.visible_pages()
    asked = (time.perf_counter() - began) / 100
    assert built < 0.5 and asked < 0.005


@pytest.mark.parametrize("kind", [LayoutKind.CONTINUOUS, LayoutKind.TWO_PAGES])
@pytest.mark.parametrize("point", [ViewPoint(400, 300), ViewPoint(650, 20), ViewPoint(100, 599)])
def test_zoom_keeps_what_is_under_the_point(kind: LayoutKind, point: ViewPoint) -> None:
    made = geometry(PageLayout([LETTER] * 40, kind))
    made.zoom = 2.0
    made.scroll_to(500, 9000)
    page = made.page_at(point)
    assert page is not None
    before = made.frame(page).view_to_upright(point)
    anchor = made.anchor_at(point)
    made.zoom = 3.1
    made.scroll_to_anchor(anchor, point)
    after = made.frame(page).upright_to_view(before)
    # gaps do not grow with the zoom: two pages side by side may shift by half of one
    assert after.y == pytest.approx(point.y, abs=1.5)
    assert after.x == pytest.approx(point.x, abs=1.5 if kind is LayoutKind.CONTINUOUS else GAP)


def test_zooming_in_and_out_again_does_not_wander() -> None:
    made = geometry(PageLayout(MIXED * 10))
    made.zoom = 1.5
    made.scroll_to(0, 12_345)
    start = made.scroll_y
    point = ViewPoint(333, 444)
    for _ in range(20):
        for zoom in (1.9, 2.6, 1.5):
            anchor = made.anchor_at(point)
            made.zoom = zoom
            made.scroll_to_anchor(anchor, point)
    assert made.scroll_y == pytest.approx(start, abs=12)


def test_fits() -> None:
    made = geometry(PageLayout(MIXED))
    made.zoom = made.fit_zoom(Fit.WIDTH, 0)
    assert made.frame(0).rect.width == pytest.approx(800 - 2 * GAP, abs=1)
    made.zoom = made.fit_zoom(Fit.PAGE, 1)
    rect = made.frame(1).rect
    assert rect.height <= 600 - 2 * GAP + 1 and rect.width <= 800 - 2 * GAP + 1
    huge = geometry(PageLayout([PageBox(36_000, 36_000, 0, (0, 0, 36_000, 36_000))]))
    huge.zoom = huge.fit_zoom(Fit.PAGE, 0)
    assert huge.frame(0).rect.width <= 600


def test_a_small_document_stands_in_the_middle() -> None:
    made = geometry(PageLayout([LETTER]), 1000, 2000)
    made.zoom = 1 / PIXELS_PER_POINT
    rect = made.frame(0).rect
    assert (rect.left, rect.top) == pytest.approx(((1000 - 612) / 2, (2000 - 792) / 2), abs=1)
    assert made.most_scroll == (0, 0)


def test_a_place_comes_back_in_a_window_of_another_size() -> None:
    layout = PageLayout(MIXED * 4)
    made = geometry(layout)
    made.zoom = made.fit_zoom(Fit.WIDTH, 7)
    made.scroll_to_page(7)
    made.scroll_to(made.scroll_x, made.scroll_y + 222)
    place = made.place(Fit.WIDTH)
    other = geometry(layout, 1100, 500)
    other.zoom = other.fit_zoom(Fit.WIDTH, place.page)
    other.scroll_to_place(place)
    again = other.place(Fit.WIDTH)
    assert again.page == place.page == 7
    assert again.y == pytest.approx(place.y, abs=1.5)


def test_a_place_beyond_the_document_is_its_end() -> None:
    made = geometry(PageLayout([LETTER] * 3))
    made.scroll_to_place(ViewPlace(page=99))
    assert made.current_page() == 2


def test_one_page_at_a_time() -> None:
    made = geometry(PageLayout(MIXED, LayoutKind.SINGLE))
    made.scroll_to_page(3)
    assert list(made.visible_pages()) == [3]
    assert made.layout.content_size(1.0) == (612 + 2 * GAP, 1008 + 2 * GAP)


def test_an_empty_layout_answers() -> None:
    made = geometry(PageLayout(()))
    assert list(made.visible_pages()) == [] and made.current_page() == 0 and made.most_scroll == (0, 0)
    assert made.page_at(ViewPoint(1, 1)) is None


def test_zoom_steps_go_up_and_down_and_end() -> None:
    assert next_zoom(1.0, larger=True) == 1.1 and next_zoom(1.0, larger=False) == 0.9
    assert next_zoom(1.3, larger=True) == 1.5 and next_zoom(1.3, larger=False) == 1.25
    assert next_zoom(8.0, larger=True) == 8.0 and next_zoom(0.01, larger=False) == 0.01


def test_in_a_book_the_first_page_stands_alone_at_the_right() -> None:
    layout = PageLayout((LETTER,) * 4, LayoutKind.BOOK)
    assert [list(layout.pages_of_row(row)) for row in range(layout.row_count)] == [[0], [1, 2], [3]]
    assert [layout.row_of(page) for page in range(4)] == [0, 1, 1, 2]
    width = layout.content_size(1.0)[0]
    lefts = [layout.frame(page, 1.0, width).left for page in range(4)]
    assert lefts[0] == lefts[2] and lefts[1] == lefts[3] and lefts[1] + 612 + GAP == lefts[2]


def test_a_book_of_one_page_and_of_none() -> None:
    assert PageLayout((), LayoutKind.BOOK).row_count == 0
    one = PageLayout((LETTER,), LayoutKind.BOOK)
    assert one.row_count == 1 and list(one.pages_of_row(0)) == [0]


def test_heights_of_places_count_from_the_top_to_the_end() -> None:
    made = geometry(PageLayout((LETTER,) * 4))
    assert made.height_of(0, 0.0) == pytest.approx(0, abs=0.01) and made.height_of(3, 1.0) == pytest.approx(1, abs=0.01)
    assert made.height_of(2, 0.0) == pytest.approx(0.5, abs=0.01)
