"""Pages too large to be drawn whole: the parts that show are asked for, and drawn where they belong."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from caseorg.gui.viewer.coordinates import PageFrame, ViewRect
from caseorg.gui.viewer.geometry import ViewGeometry
from caseorg.gui.viewer.layout import PageLayout
from caseorg.gui.viewer.page_cache import PageCache
from caseorg.gui.viewer.page_paint import draw_page, draw_tile
from caseorg.gui.viewer.page_wishes import tile_requests, wishes
from caseorg.pdf.types import PageBox, RenderRequest
from tests.gui.viewer.fake_pool import LETTER

HUGE = PageBox(3000, 5000, 90, (0, 0, 5000, 3000))


def geometry(box: PageBox, zoom: float, turn: int = 0) -> ViewGeometry:
    layout = PageLayout((box, box, box))
    layout.turn = turn
    made = ViewGeometry(layout)
    made.width, made.height, made.zoom = 1280, 800, zoom
    return made


def test_a_page_that_can_be_drawn_whole_has_no_tiles() -> None:
    assert tile_requests(geometry(LETTER, 2.0), "a", 0, 1.0) == []
    assert tile_requests(geometry(LETTER, 2.0), "a", 0, 2.0) == []


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_tiles_cover_what_shows_at_the_full_zoom(turn: int, ratio: float) -> None:
    view = geometry(HUGE, 6.0, turn)
    view.scroll_to(2000, 3000)
    tiles = tile_requests(view, "a", 0, ratio)
    frame = view.frame(0)
    assert {tile.zoom for tile in tiles} == {round(view.scale * ratio, 4)}
    places = [frame.upright_rect_to_view(tile.clip) for tile in tiles if tile.clip]
    area = sum(max(0.0, min(p.right, 1280) - max(p.left, 0)) * max(0.0, min(p.bottom, 800) - max(p.top, 0))
               for p in places)  # fmt: skip
    assert area == pytest.approx(1280 * 800, rel=1e-6)
    assert len(tiles) <= (1280 * ratio / 1024 + 2) * (800 * ratio / 1024 + 2)


def test_a_view_scrolled_a_little_asks_for_the_same_tiles_again() -> None:
    view = geometry(HUGE, 6.0)
    view.scroll_to(2000, 3000)
    before = set(tile_requests(view, "a", 0, 1.0))
    view.scroll_to(2040, 3040)
    assert len(before & set(tile_requests(view, "a", 0, 1.0))) >= len(before) // 2


def test_tiles_are_wanted_after_the_pages_that_show() -> None:
    asked = [one for one in wishes(geometry(HUGE, 6.0), "a", 0, 1.0) if isinstance(one, RenderRequest)]
    assert asked[0].clip is None and asked[1].clip is not None


def test_a_tile_is_no_picture_of_the_page() -> None:
    cache = PageCache(1 << 20)
    tile = RenderRequest("a", 0, 8.0, clip=(0.0, 0.0, 10.0, 10.0))
    cache.put(tile, QImage(80, 80, QImage.Format.Format_RGB32))
    assert cache.get(tile) is not None
    assert cache.nearest(RenderRequest("a", 0, 8.0)) is None
    cache.put(RenderRequest("a", 0, 1.0), QImage(600, 500, QImage.Format.Format_RGB32))
    assert cache.get(tile) is None, "the limit holds for tiles too"


def test_a_tile_is_drawn_at_its_place_only() -> None:
    frame = PageFrame(LETTER, 0, 2.0, 10, 20)
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 0, 0))
    canvas = QImage(800, 800, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    draw_page(painter, frame, None, night=False)
    draw_tile(painter, frame, image, (100.0, 50.0, 150.0, 100.0), night=False)
    painter.end()
    place = ViewRect(10 + 200, 20 + 100, 10 + 300, 20 + 200)
    inside = canvas.pixelColor(int(place.left), int(place.top)), canvas.pixelColor(int(place.right) - 1, 219)
    assert {color.name() for color in inside} == {"#ff0000"}
    assert canvas.pixelColor(int(place.left) - 1, int(place.top)).name() == "#ffffff"
    assert canvas.pixelColor(int(place.right), int(place.bottom)).name() == "#ffffff"
