"""Conversions between page, upright and view coordinates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseorg.gui.viewer.coordinates import (
    PageFrame,
    PagePoint,
    UprightPoint,
    ViewPoint,
    page_rect_to_upright,
    page_to_upright,
    turned,
    upright_rect_to_page,
)
from caseorg.pdf.types import PageBox

TURNS = (0, 90, 180, 270)
# a sheet of 600 × 800 of which an area of 500 × 700 shows, 40 from the left and 30 from the top
CROP = (40.0, 30.0, 540.0, 730.0)


def cropped(rotation: int) -> PageBox:
    width, height = (700.0, 500.0) if rotation % 180 else (500.0, 700.0)
    return PageBox(width, height, rotation, CROP)


@pytest.mark.parametrize(
    ("rotation", "expected"), [(0, (0, 0)), (90, (700, 0)), (180, (500, 700)), (270, (0, 500))]
)
def test_top_left_of_the_shown_area_goes_to_its_corner(rotation: int, expected: tuple[float, float]) -> None:
    assert page_to_upright(cropped(rotation), PagePoint(40, 30)) == expected


@pytest.mark.parametrize(
    ("rotation", "expected"), [(0, (10, 20)), (90, (680, 10)), (180, (490, 680)), (270, (20, 490))]
)
def test_a_point_inside_turns_clockwise(rotation: int, expected: tuple[float, float]) -> None:
    assert page_to_upright(cropped(rotation), PagePoint(50, 50)) == expected


def test_four_quarter_turns_are_none() -> None:
    x, y, width, height = 3.0, 5.0, 20.0, 30.0
    for _ in range(4):
        x, y = turned(x, y, width, height, 90)
        width, height = height, width
    assert (x, y, width, height) == (3.0, 5.0, 20.0, 30.0)


@pytest.mark.parametrize("rotation", TURNS)
def test_a_box_keeps_its_sides_in_order(rotation: int) -> None:
    box = cropped(rotation)
    rect = (60.0, 70.0, 160.0, 90.0)
    left, top, right, bottom = page_rect_to_upright(box, rect)
    assert left < right and top < bottom
    assert (right - left, bottom - top) == ((20, 100) if rotation % 180 else (100, 20))
    assert upright_rect_to_page(box, (left, top, right, bottom)) == pytest.approx(rect)


def test_the_view_adds_the_users_turn_to_the_pages_own() -> None:
    frame = PageFrame(cropped(90), turn=270, scale=2.0, left=10, top=20)
    # 90 and 270 make a whole turn: the page stands as it is in the file
    assert frame.page_to_view(PagePoint(50, 50)) == (10 + 2 * 10, 20 + 2 * 20)
    assert frame.rect == (10, 20, 10 + 1000, 20 + 1400)


@given(
    rotation=st.sampled_from(TURNS),
    turn=st.sampled_from(TURNS),
    scale=st.floats(0.05, 12),
    x=st.floats(-100, 900),
    y=st.floats(-100, 900),
)
def test_there_and_back(rotation: int, turn: int, scale: float, x: float, y: float) -> None:
    frame = PageFrame(cropped(rotation), turn, scale, 17.0, -2300.0)
    assert frame.view_to_page(frame.page_to_view(PagePoint(x, y))) == pytest.approx((x, y), abs=1e-6)
    view = ViewPoint(x, y)
    assert frame.upright_to_view(frame.view_to_upright(view)) == pytest.approx(view, abs=1e-6)


@pytest.mark.parametrize("turn", TURNS)
def test_the_corners_of_the_page_are_the_corners_of_its_frame(turn: int) -> None:
    frame = PageFrame(cropped(90), turn, 1.5, 5, 6)
    rect = frame.upright_rect_to_view((0, 0, 700, 500))
    assert rect == pytest.approx(frame.rect)
    assert frame.upright_to_view(UprightPoint(350, 250)) == pytest.approx(
        ((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2)
    )
