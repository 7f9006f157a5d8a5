"""What the page area wants from the page source: which pages at which zoom, most urgent first."""

from __future__ import annotations

from collections.abc import Sequence

from caseorg.gui.viewer.geometry import ViewGeometry
from caseorg.gui.viewer.page_source import CACHE_BYTES, Request
from caseorg.pdf.types import ContentRequest, RenderRequest

_BYTES_PER_PIXEL = 4
_VISIBLE_BYTES = CACHE_BYTES * 2 // 5  # of one view: two of them side by side must fit, or they would evict each other
_LARGEST_AHEAD = CACHE_BYTES // 16  # a page that takes more is drawn when it shows


def render_request(geometry: ViewGeometry, sha256: str, page: int, pixel_ratio: float) -> RenderRequest:
    """The request for a page as it is shown now; of less zoom where the visible pages would take too much memory."""
    zoom = geometry.scale * pixel_ratio
    width, height = geometry.layout.size(page)
    allowed = _VISIBLE_BYTES / _BYTES_PER_PIXEL / max(len(geometry.visible_pages()), 1)
    most = (allowed / max(width * height, 1.0)) ** 0.5
    return RenderRequest(sha256, page, round(min(zoom, most), 4), geometry.layout.turn)


def wishes(geometry: ViewGeometry, sha256: str, current: int, pixel_ratio: float) -> Sequence[Request]:
    """Visible pages, the current one first; then their words; then the pages after and before."""
    visible = geometry.visible_pages()
    if not visible:
        return ()
    urgent = sorted(visible, key=lambda page: abs(page - current))
    draw: list[Request] = [render_request(geometry, sha256, page, pixel_ratio) for page in urgent]
    read: list[Request] = [ContentRequest(sha256, page) for page in urgent]
    count = geometry.layout.page_count
    columns = geometry.layout.columns
    after = range(visible[-1] + 1, min(visible[-1] + 1 + columns, count))
    before = range(max(visible[0] - columns, 0), visible[0])
    ahead = [render_request(geometry, sha256, page, pixel_ratio) for page in (*after, *before)]
    return [*draw, *read, *(request for request in ahead if _bytes_of(geometry, request) <= _LARGEST_AHEAD)]


def _bytes_of(geometry: ViewGeometry, request: RenderRequest) -> float:
    width, height = geometry.layout.size(request.page)
    return width * height * request.zoom**2 * _BYTES_PER_PIXEL
