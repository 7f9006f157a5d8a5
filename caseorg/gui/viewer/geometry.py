"""How the content of the view lies in its window: scale, scroll position, fits and anchors. No window needed."""

from __future__ import annotations

from typing import NamedTuple

from caseorg.gui.viewer.coordinates import PageFrame, UprightPoint, ViewPoint, ViewRect
from caseorg.gui.viewer.document import Fit, LayoutKind, ViewPlace
from caseorg.gui.viewer.layout import GAP, PageLayout

PIXELS_PER_POINT = 96 / 72  # at zoom 1.0
LEAST_ZOOM, MOST_ZOOM = 0.05, 8.0
_LEAST_FIT = 0.005  # a page of 36,000 points still fits
_SEEN_ENOUGH = 0.7
_MOST_PIXELS = 2**31 - 1

_STEPS = (
    0.05, 0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0
)  # fmt: skip


def next_zoom(zoom: float, *, larger: bool) -> float:
    """The next step above or below a zoom."""
    if larger:
        return next((step for step in _STEPS if step > zoom * 1.01), MOST_ZOOM)
    return next((step for step in reversed(_STEPS) if step < zoom * 0.99), min(zoom, LEAST_ZOOM))


class Anchor(NamedTuple):
    """A spot of the content that survives a change of scale: a row, points from the middle of the content and from the
    top of the row, and the pixels it lies below the row's end (in a gap, which does not grow)."""

    row: int
    across: float
    down: float
    below: float


class ViewGeometry:
    """The layout seen through a window of `width` × `height` logical pixels, scrolled by `scroll_x`, `scroll_y`."""

    def __init__(self, layout: PageLayout) -> None:
        self.layout = layout
        self.zoom = 1.0
        self.width = 0
        self.height = 0
        self.scroll_x = 0
        self.scroll_y = 0

    @property
    def scale(self) -> float:
        """Logical pixels per point."""
        return self.zoom * PIXELS_PER_POINT

    @property
    def content_width(self) -> int:
        return max(self.layout.content_size(self.scale)[0], self.width)

    @property
    def most_scroll(self) -> tuple[int, int]:
        """The furthest one can scroll, to the right and down."""
        width, height = self.layout.content_size(self.scale)
        return min(max(width - self.width, 0), _MOST_PIXELS), min(max(height - self.height, 0), _MOST_PIXELS)

    @property
    def _origin(self) -> ViewPoint:
        """Where the content's top left corner is in the view; a low content stands in the middle."""
        spare = self.height - self.layout.content_size(self.scale)[1]
        return ViewPoint(-self.scroll_x, max(spare // 2, 0) - self.scroll_y)

    @property
    def view(self) -> ViewRect:
        return ViewRect(0, 0, self.width, self.height)

    def frame(self, page: int) -> PageFrame:
        """Where a page is in the view."""
        origin = self._origin
        return self.layout.frame(page, self.scale, self.content_width).moved(origin.x, origin.y)

    def height_of(self, page: int, share: float) -> float:
        """How far down the content a height of a page is (`share`, 0 to 1 from its top): 0 at the top, 1 at the end."""
        layout = self.layout
        row = layout.row_of(page)
        if layout.kind is LayoutKind.SINGLE:
            return (row + share) / max(layout.row_count, 1)
        top = layout.row_top(row, self.scale) + layout.row_size(row)[1] * self.scale * share
        return top / max(layout.content_size(self.scale)[1], 1)

    def visible_pages(self) -> range:
        """The pages of the rows that show."""
        top = -self._origin.y
        return self.layout.pages_between(top, top + self.height, self.scale)

    def page_at(self, point: ViewPoint) -> int | None:
        """The page under a point, or the nearest one that shows."""
        pages = self.visible_pages()
        return min(pages, key=lambda page: _distance(self.frame(page).rect, point), default=None)

    def current_page(self) -> int:
        """The page that shows most of itself, the first one of equals."""
        pages = self.visible_pages()
        shares = {page: _visible_share(self.frame(page).rect, self.view) for page in pages}
        return max(pages, key=lambda page: round(shares[page], 3), default=0)

    def fit_zoom(self, fit: Fit, page: int) -> float:
        """The zoom at which the row of a page fits the view."""
        if not self.layout.row_count or fit is Fit.NONE:
            return self.zoom
        width, height = self.layout.row_size(self.layout.row_of(page))
        across = (self.width - GAP * (self.layout.columns + 1)) / width
        down = (self.height - 2 * GAP) / height if fit is Fit.PAGE else across
        return min(max(min(across, down) / PIXELS_PER_POINT, _LEAST_FIT), MOST_ZOOM)

    def anchor_at(self, point: ViewPoint) -> Anchor:
        """The spot of the content under a point of the view."""
        origin = self._origin
        y = point.y - origin.y
        row = self.layout.row_at(y, self.scale)
        pixels = y - self.layout.row_top(row, self.scale)
        tall = self.layout.row_size(row)[1] * self.scale if self.layout.row_count else 0.0
        inside = min(max(pixels, 0.0), tall)
        across = (point.x - origin.x - self.content_width / 2) / self.scale
        return Anchor(row, across, inside / self.scale, pixels - inside)

    def scroll_to_anchor(self, anchor: Anchor, point: ViewPoint) -> None:
        """Scroll so that a spot lies under a point of the view, as far as the content goes."""
        x = self.content_width / 2 + anchor.across * self.scale
        y = self.layout.row_top(anchor.row, self.scale) + anchor.down * self.scale + anchor.below
        self.scroll_to(x - point.x, y - point.y)

    def scroll_to(self, x: float, y: float) -> None:
        """Scroll so that this corner of the content is the view's, as far as the content goes."""
        most_x, most_y = self.most_scroll
        self.scroll_x = min(max(round(x), 0), most_x)
        self.scroll_y = min(max(round(y), 0), most_y)

    def scroll_to_page(self, page: int, *, center: bool = False) -> None:
        """Scroll so that a page's top is at the top. Sidewards it comes to the middle if little of it showed, or with
        `center`."""
        self._show_row_of(page)
        frame = self.layout.frame(page, self.scale, self.content_width).rect
        seen = min(frame.right - self.scroll_x, self.width) - max(frame.left - self.scroll_x, 0)
        stays = not center and seen >= _SEEN_ENOUGH * min(frame.width, self.width)
        self.scroll_to(self.scroll_x if stays else (frame.left + frame.right - self.width) / 2, frame.top - GAP)

    def place(self, fit: Fit) -> ViewPlace:
        """The place at the top left of the view."""
        if not self.layout.page_count:
            return ViewPlace(zoom=self.zoom, fit=fit, turn=self.layout.turn, layout=self.layout.kind)
        page = self.page_at(ViewPoint(self.width / 2, 0.0)) or 0
        point = self.frame(page).view_to_upright(ViewPoint(0.0, 0.0))
        return ViewPlace(
            page=page, x=point.x, y=point.y, zoom=self.zoom, fit=fit, turn=self.layout.turn, layout=self.layout.kind
        )

    def scroll_to_place(self, place: ViewPlace) -> None:
        """Scroll so that a place is at the top left; zoom, turn and layout are the caller's to set before."""
        page = min(max(place.page, 0), self.layout.page_count - 1)
        self._show_row_of(page)
        frame = self.layout.frame(page, self.scale, self.content_width)
        point = frame.upright_to_view(UprightPoint(place.x, place.y))
        self.scroll_to(point.x, point.y)

    def scroll_to_rect(self, rect: ViewRect) -> None:
        """Scroll so that a rectangle of the view shows: not at all if it does, else it comes to the middle."""
        margin = min(40, self.height // 8)
        x, y = float(self.scroll_x), float(self.scroll_y)
        if rect.top < margin or rect.bottom > self.height - margin:
            y += (rect.top + rect.bottom - self.height) / 2
        if rect.left < 0 or rect.right > self.width:
            x += (rect.left + rect.right - self.width) / 2
        self.scroll_to(x, y)

    def _show_row_of(self, page: int) -> None:
        if self.layout.kind is LayoutKind.SINGLE:
            self.layout.show_row(self.layout.row_of(page))


def _distance(rect: ViewRect, point: ViewPoint) -> float:
    aside = max(rect.left - point.x, point.x - rect.right, 0.0)
    down = max(rect.top - point.y, point.y - rect.bottom, 0.0)
    return aside + down


def _visible_share(rect: ViewRect, view: ViewRect) -> float:
    """The part of a rectangle that shows."""
    width = max(min(rect.right, view.right) - max(rect.left, view.left), 0.0)
    height = max(min(rect.bottom, view.bottom) - max(rect.top, view.top), 0.0)
    return width * height / max(rect.width * rect.height, 1.0)
