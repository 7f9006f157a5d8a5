"""The coordinate spaces of a page and every conversion between them.

    PagePoint      unrotated points (1/72 inch) relative to the MediaBox's top left corner, y downwards: what is stored
    UprightPoint   points from the top left corner of the page as the file shows it (CropBox, its own rotation)
    ViewPoint      logical pixels of the view the page is drawn in

All angles are clockwise, in degrees, and multiples of 90.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from caseorg.pdf.types import PageBox, Rect


class PagePoint(NamedTuple):
    """Unrotated points relative to the MediaBox, y downwards."""

    x: float
    y: float


class UprightPoint(NamedTuple):
    """Points from the top left of the page as its file shows it: cropped, and turned by the page's own rotation."""

    x: float
    y: float


class ViewPoint(NamedTuple):
    """Logical pixels, y downwards, in the space of the view."""

    x: float
    y: float


class ViewRect(NamedTuple):
    """A rectangle in logical pixels of the view."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def turned_size(width: float, height: float, turn: int) -> tuple[float, float]:
    """Width and height after a turn."""
    return (height, width) if turn % 180 else (width, height)


def turned(x: float, y: float, width: float, height: float, turn: int) -> tuple[float, float]:
    """Where a point of a width × height sheet is once the sheet is turned clockwise and moved back to the origin."""
    turn %= 360
    if turn == 90:
        return height - y, x
    if turn == 180:
        return width - x, height - y
    if turn == 270:
        return y, width - x
    return x, y


def unturned(x: float, y: float, width: float, height: float, turn: int) -> tuple[float, float]:
    """The inverse of `turned`; `width` and `height` are those before the turn."""
    turned_width, turned_height = turned_size(width, height, turn)
    return turned(x, y, turned_width, turned_height, -turn % 360)


def crop_size(box: PageBox) -> tuple[float, float]:
    """Width and height of the shown area before the page's own rotation."""
    left, top, right, bottom = box.crop
    return right - left, bottom - top


def page_to_upright(box: PageBox, point: PagePoint) -> UprightPoint:
    width, height = crop_size(box)
    return UprightPoint(*turned(point.x - box.crop[0], point.y - box.crop[1], width, height, box.rotation))


def upright_to_page(box: PageBox, point: UprightPoint) -> PagePoint:
    width, height = crop_size(box)
    x, y = unturned(point.x, point.y, width, height, box.rotation)
    return PagePoint(x + box.crop[0], y + box.crop[1])


def _mapped(rect: Rect, convert: Callable[[float, float], tuple[float, float]]) -> Rect:
    """The upright rectangle around two opposite corners after a conversion made of quarter turns."""
    x0, y0 = convert(rect[0], rect[1])
    x1, y1 = convert(rect[2], rect[3])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def page_rect_to_upright(box: PageBox, rect: Rect) -> Rect:
    return _mapped(rect, lambda x, y: page_to_upright(box, PagePoint(x, y)))


def upright_rect_to_page(box: PageBox, rect: Rect) -> Rect:
    return _mapped(rect, lambda x, y: upright_to_page(box, UprightPoint(x, y)))


@dataclass(frozen=True, slots=True)
class PageFrame:
    """One page placed in a view: its geometry, the user's turn, logical pixels per point, and its top left corner."""

    box: PageBox
    turn: int
    scale: float
    left: float
    top: float

    @property
    def rect(self) -> ViewRect:
        """Where the page is."""
        width, height = turned_size(self.box.width, self.box.height, self.turn)
        return ViewRect(self.left, self.top, self.left + width * self.scale, self.top + height * self.scale)

    def upright_to_view(self, point: UprightPoint) -> ViewPoint:
        x, y = turned(point.x, point.y, self.box.width, self.box.height, self.turn)
        return ViewPoint(self.left + x * self.scale, self.top + y * self.scale)

    def view_to_upright(self, point: ViewPoint) -> UprightPoint:
        x, y = (point.x - self.left) / self.scale, (point.y - self.top) / self.scale
        return UprightPoint(*unturned(x, y, self.box.width, self.box.height, self.turn))

    def page_to_view(self, point: PagePoint) -> ViewPoint:
        return self.upright_to_view(page_to_upright(self.box, point))

    def view_to_page(self, point: ViewPoint) -> PagePoint:
        return upright_to_page(self.box, self.view_to_upright(point))

    def upright_rect_to_view(self, rect: Rect) -> ViewRect:
        return ViewRect(*_mapped(rect, lambda x, y: self.upright_to_view(UprightPoint(x, y))))

    def page_rect_to_view(self, rect: Rect) -> ViewRect:
        return ViewRect(*_mapped(rect, lambda x, y: self.page_to_view(PagePoint(x, y))))

    def moved(self, dx: float, dy: float) -> PageFrame:
        return PageFrame(self.box, self.turn, self.scale, self.left + dx, self.top + dy)
