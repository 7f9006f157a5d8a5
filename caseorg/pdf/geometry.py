"""Child side: where a page lies. MuPDF answers in three spaces; here they become page points.

*User space* is what the PDF says (y upwards, origin anywhere), the *shown* space is what one sees (cropped, turned,
origin top left), and *page points* are unrotated, relative to the MediaBox's top left, y downwards, in 1/72 inch also
where /UserUnit makes the page larger.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from pymupdf import mupdf

from caseorg.model.external_annotation import PageSpace
from caseorg.pdf.types import PageBox, Rect

_MEDIA_BOX = mupdf.pdf_new_name("MediaBox")


@dataclass(frozen=True, slots=True)
class Geometry:
    """How a page lies: the CropBox's corner in page points, its size before turning, and its rotation in degrees."""

    left: float
    top: float
    width: float
    height: float
    rotation: int

    @property
    def box(self) -> PageBox:
        turned = self.rotation in (90, 270)
        return PageBox(
            width=self.height if turned else self.width,
            height=self.width if turned else self.height,
            rotation=self.rotation,
            crop=(self.left, self.top, self.left + self.width, self.top + self.height),
        )

    def from_unturned(self, rect: Rect) -> Rect:
        """Page points of a rectangle as MuPDF gives it for text: not turned, from the CropBox's corner."""
        return (rect[0] + self.left, rect[1] + self.top, rect[2] + self.left, rect[3] + self.top)

    def from_shown(self, x: float, y: float) -> tuple[float, float]:
        """Page points of a point as shown."""
        if self.rotation == 90:
            x, y = y, self.height - x
        elif self.rotation == 180:
            x, y = self.width - x, self.height - y
        elif self.rotation == 270:
            x, y = self.width - y, x
        return x + self.left, y + self.top

    def rect_from_shown(self, rect: Rect) -> Rect:
        """Page points of a rectangle as shown."""
        ax, ay = self.from_shown(rect[0], rect[1])
        bx, by = self.from_shown(rect[2], rect[3])
        return (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def rect_to_shown(self, rect: Rect) -> Rect:
        """A rectangle in page points as one sees it."""
        x0, y0, x1, y1 = rect
        return self.unturned_to_shown((x0 - self.left, y0 - self.top, x1 - self.left, y1 - self.top))

    def unturned_to_shown(self, rect: Rect) -> Rect:
        """A rectangle as MuPDF gives it for text, turned as one sees it."""
        x0, y0, x1, y1 = rect
        if self.rotation == 90:
            return (self.height - y1, x0, self.height - y0, x1)
        if self.rotation == 180:
            return (self.width - x1, self.height - y1, self.width - x0, self.height - y0)
        if self.rotation == 270:
            return (y0, self.width - x1, y1, self.width - x0)
        return rect


def geometry_of(pdf: mupdf.PdfDocument, index: int) -> Geometry:
    """The geometry of the page `index` (from 0), without loading its content: about 8 µs."""
    page = mupdf.pdf_lookup_page_obj(pdf, index)
    visible, matrix = mupdf.FzRect(), mupdf.FzMatrix()
    mupdf.pdf_page_obj_transform(page, visible, matrix)
    scale = math.hypot(matrix.a, matrix.b)
    left, top = _media_corner(page)
    return Geometry(
        left=(visible.x0 - left) * scale,
        top=(top - visible.y1) * scale,
        width=(visible.x1 - visible.x0) * scale,
        height=(visible.y1 - visible.y0) * scale,
        rotation=_rotation(matrix),
    )


def page_space_of(pdf: mupdf.PdfDocument, index: int) -> PageSpace:
    """Where the points of the page `index` (from 0) lie in its user space."""
    page = mupdf.pdf_lookup_page_obj(pdf, index)
    matrix = mupdf.FzMatrix()
    mupdf.pdf_page_obj_transform(page, mupdf.FzRect(), matrix)
    left, top = _media_corner(page)
    return PageSpace(left, top, math.hypot(matrix.a, matrix.b), _rotation(matrix))


def _media_corner(page: mupdf.PdfObj) -> tuple[float, float]:
    """The MediaBox's top left corner in user space, with MuPDF's own ways for a box that is missing or too small."""
    media = mupdf.pdf_to_rect(mupdf.pdf_dict_get_inheritable(page, _MEDIA_BOX))
    if mupdf.fz_is_empty_rect(media) or mupdf.fz_is_infinite_rect(media):
        return 0.0, 792.0
    if abs(media.x1 - media.x0) < 1 or abs(media.y1 - media.y0) < 1:
        return 0.0, 1.0
    return min(media.x0, media.x1), max(media.y0, media.y1)


def _rotation(matrix: mupdf.FzMatrix) -> int:
    """The turn that MuPDF's matrix makes besides putting y upside down."""
    if abs(matrix.a) >= abs(matrix.b):
        return 0 if matrix.a >= 0 else 180
    return 90 if matrix.b > 0 else 270
