"""What the page area wants from the page source: which pages at which zoom, most urgent first."""

from __future__ import annotations

import math
from collections.abc import Sequence

from caseorg.gui.viewer.coordinates import ViewPoint
from caseorg.gui.viewer.geometry import ViewGeometry
from caseorg.gui.viewer.page_source import CACHE_BYTES, Request
from caseorg.pdf.types import ContentRequest, RenderRequest

_BYTES_PER_PIXEL = 4
_VISIBLE_BYTES = CACHE_BYTES * 2 // 5  # of one view: two of them side by side must fit, or they would evict each other
_TILE_PIXELS = 1024
_LARGEST_AHEAD = CACHE_BYTES // 16  # a page that takes more is drawn when it shows


def render_request(
    geometry: ViewGeometry, sha256: str, page: int, pixel_ratio: float, *, annotations: bool = True
) -> RenderRequest:
    """The request for a page as it is shown now; of less zoom where the visible pages would take too much memory."""
    zoom = geometry.scale * pixel_ratio
    width, height = geometry.layout.size(page)
    allowed = _VISIBLE_BYTES / _BYTES_PER_PIXEL / max(len(geometry.visible_pages()), 1)
    most = (allowed / max(width * height, 1.0)) ** 0.5
    return RenderRequest(sha256, page, round(min(zoom, most), 4), geometry.layout.turn, annotations=annotations)


def tile_requests(
    geometry: ViewGeometry, sha256: str, page: int, pixel_ratio: float, *, annotations: bool = True
) -> list[RenderRequest]:
    """The parts of a page that show, each to be drawn sharp, where the whole of it would take too much memory at this
    zoom; else nothing. Tiles lie on a grid, so that a scrolled view asks for the same ones again."""
    zoom = round(geometry.scale * pixel_ratio, 4)
    if zoom <= render_request(geometry, sha256, page, pixel_ratio).zoom * 1.001:
        return []
    frame = geometry.frame(page)
    shown = (
        max(frame.rect.left, 0.0), max(frame.rect.top, 0.0),
        min(frame.rect.right, float(geometry.width)), min(frame.rect.bottom, float(geometry.height)),
    )  # fmt: skip
    if shown[0] >= shown[2] or shown[1] >= shown[3]:
        return []
    corners = [frame.view_to_upright(ViewPoint(shown[at], shown[at + 1])) for at in (0, 2)]
    side = _TILE_PIXELS / zoom
    width, height = frame.box.width, frame.box.height
    across = _steps(corners[0].x, corners[1].x, side)
    down = _steps(corners[0].y, corners[1].y, side)
    return [
        RenderRequest(
            sha256, page, zoom, geometry.layout.turn,
            clip=(column * side, row * side, min((column + 1) * side, width), min((row + 1) * side, height)),
            annotations=annotations,
        )
        for row in down
        for column in across
    ]  # fmt: skip


def _steps(one: float, other: float, side: float) -> range:
    return range(int(min(one, other) // side), int(math.ceil(max(one, other) / side)))


def wishes(
    geometry: ViewGeometry, sha256: str, current: int, pixel_ratio: float, *, annotations: bool = True
) -> Sequence[Request]:
    """Visible pages, the current one first; then what of them must be drawn in tiles; then their words; then the pages
    after and before."""
    visible = geometry.visible_pages()
    if not visible:
        return ()

    def drawn(page: int) -> RenderRequest:
        return render_request(geometry, sha256, page, pixel_ratio, annotations=annotations)

    urgent = sorted(visible, key=lambda page: abs(page - current))
    draw: list[Request] = [drawn(page) for page in urgent]
    for page in urgent:
        draw += tile_requests(geometry, sha256, page, pixel_ratio, annotations=annotations)
    read: list[Request] = [ContentRequest(sha256, page) for page in urgent]
    count = geometry.layout.page_count
    columns = geometry.layout.columns
    after = range(visible[-1] + 1, min(visible[-1] + 1 + columns, count))
    before = range(max(visible[0] - columns, 0), visible[0])
    ahead = [drawn(page) for page in (*after, *before)]
    return [*draw, *read, *(request for request in ahead if _bytes_of(geometry, request) <= _LARGEST_AHEAD)]


def _bytes_of(geometry: ViewGeometry, request: RenderRequest) -> float:
    width, height = geometry.layout.size(request.page)
    return width * height * request.zoom**2 * _BYTES_PER_PIXEL
