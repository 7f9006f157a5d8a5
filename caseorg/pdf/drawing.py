"""Child side: what the viewer asks of an open document: pixels, words, links, geometry."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Sequence

import pymupdf
from pymupdf import mupdf

from caseorg.model.external_annotation import ExternalAnnotations
from caseorg.model.reading import OutlineItem
from caseorg.pdf.annotation_types import AnnotatedCopy, CopyRequest, Picture, PictureRequest
from caseorg.pdf.annotations_reading import read_annotations
from caseorg.pdf.annotations_writing import annotated_copy
from caseorg.pdf.contents import attached_file, contents_of
from caseorg.pdf.contents_types import AttachedFile, FileContents
from caseorg.pdf.extracting import extract
from caseorg.pdf.geometry import geometry_of
from caseorg.pdf.labels import labels_of
from caseorg.pdf.ocr import recognize
from caseorg.pdf.opening import TEXT_FLAGS, OpenPdf, Refused, cleaned, metadata_of, outline_of, tried
from caseorg.pdf.recognition_types import RecognizedPage, RecognizeRequest
from caseorg.pdf.types import (
    MAX_PIXELS,
    BoxesRequest,
    DocumentInfo,
    FailureKind,
    Link,
    Outline,
    PageBox,
    PageBoxes,
    PageContent,
    Rect,
    RenderRequest,
    Word,
)

SECONDS_FOR_BOXES = 0.003
SECONDS_FOR_OUTLINE = 0.003
"""What the first answer may spend on page geometry and on the outline: the first page waits for it."""

DISPLAY_LISTS_KEPT = 12
MOST_WORDS = 200_000
MOST_LINKS = 5_000
POINTS_AN_INCH = 72
_LEAST_ZOOM = 0.001
_FRAME = (150, 150, 150)


class OpenFile:
    """A document kept open for viewing, with the display lists of the pages drawn last (4.7 → 2.5 ms a page)."""

    def __init__(self, opened: OpenPdf) -> None:
        self._opened = opened
        self._display_lists: OrderedDict[tuple[int, bool], pymupdf.DisplayList] = OrderedDict()
        self._boxes: dict[PageBox, PageBox] = {}

    def close(self) -> None:
        """Give the document's memory back."""
        self._display_lists.clear()
        self._opened.close()

    def info(self) -> DocumentInfo:
        """What holds for the whole document, and the geometry of as many pages as are had at once."""
        nothing: tuple[tuple[OutlineItem, ...], bool] = ((), True)
        outline, complete = tried(lambda: outline_of(self._opened, SECONDS_FOR_OUTLINE), nothing)
        return DocumentInfo(
            page_count=self._opened.page_count,
            labels=labels_of(self._opened),
            boxes=self._first_boxes(),
            outline=outline,
            metadata=tried(lambda: metadata_of(self._opened), ()),
            repaired=self._opened.repaired,
            outline_complete=complete,
        )

    def outline(self) -> Outline:
        """The whole outline."""
        return Outline(tried(lambda: outline_of(self._opened)[0], ()))

    def boxes(self, request: BoxesRequest) -> PageBoxes:
        """The geometry of a range of pages. Raises Refused where it begins outside the document."""
        self._check_page(request.first)
        end = min(request.first + max(request.count, 0), self._opened.page_count)
        return PageBoxes(request.first, tuple(self._box(index) for index in range(request.first, end)))

    def draw(self, request: RenderRequest) -> tuple[pymupdf.Pixmap, float]:
        """The page, or a part of it, on white with its annotations and form fields, RGB; and the zoom it was drawn
        at."""
        self._check_page(request.page)
        shown = self._display_list(request.page, annotations=request.annotations)
        part = shown.rect if request.clip is None else self._part(shown.rect, request.clip)
        zoom = allowed_zoom(request.zoom, part.width, part.height)
        matrix = pymupdf.Matrix(zoom, zoom).prerotate(request.turn)
        return shown.get_pixmap(matrix=matrix, colorspace=pymupdf.csRGB, alpha=0, clip=part), zoom

    def picture(self, request: PictureRequest) -> Picture:
        """A part of a page, as it was filed. Raises Refused where it lies outside the page."""
        self._check_page(request.page)
        clip = geometry_of(self._opened.pdf, request.page).rect_to_shown(request.box)
        zoom = request.dots / POINTS_AN_INCH
        wish = RenderRequest(request.sha256, request.page, zoom, request.turn, clip, annotations=request.annotations)
        drawn, zoom = self.draw(wish)
        if request.framed:
            _frame(drawn)
        drawn.set_dpi(round(zoom * POINTS_AN_INCH), round(zoom * POINTS_AN_INCH))
        return Picture(bytes(drawn.tobytes("png")))

    @staticmethod
    def _part(whole: pymupdf.Rect, clip: Rect) -> pymupdf.Rect:
        """The part meant by a clip, which counts from the page's top left corner. Raises Refused where it is empty."""
        left, top, right, bottom = clip
        part = pymupdf.Rect(whole.x0 + left, whole.y0 + top, whole.x0 + right, whole.y0 + bottom)
        part.intersect(whole)
        if part.is_empty:
            raise Refused(FailureKind.NO_SUCH_PAGE, "a part outside the page")
        return part

    def content(self, index: int) -> PageContent:
        """The words, in reading order, and the links of a page."""
        self._check_page(index)
        geometry = geometry_of(self._opened.pdf, index)
        page = self._opened.document.load_page(index)
        taken = page.get_textpage(flags=TEXT_FLAGS).extractWORDS()[:MOST_WORDS]
        words = tuple(
            Word(geometry.from_unturned((x0, y0, x1, y1)), cleaned(text), block, line)
            for x0, y0, x1, y1, text, block, line, _ in taken
        )
        return PageContent(words, tried(lambda: self._links(page, index), ()))

    def recognized(self, request: RecognizeRequest) -> RecognizedPage:
        """The words of a page as OCR reads them. Raises Refused where there is no such page."""
        self._check_page(request.page)
        return recognize(self._opened, request)

    def extract(self, pages: Sequence[int]) -> bytes:
        """Some pages as a PDF of their own. Raises Refused where there is no such page."""
        return extract(self._opened, pages)

    def contents(self) -> FileContents:
        """What the file carries beside its pages."""
        return contents_of(self._opened)

    def attached_file(self, number: int) -> AttachedFile:
        """One of its attachments. Raises Refused."""
        return attached_file(self._opened, number)

    def annotations(self) -> ExternalAnnotations:
        """The markup annotations of all pages."""
        return read_annotations(self._opened)

    def annotated_copy(self, request: CopyRequest) -> AnnotatedCopy:
        """A copy of the file with annotations written into it; what is kept open stays as it is."""
        return annotated_copy(self._opened.document.stream, request)

    def _links(self, page: pymupdf.Page, index: int) -> tuple[Link, ...]:
        geometry = geometry_of(self._opened.pdf, index)
        links: list[Link] = []
        link = mupdf.fz_load_links(page.this)
        while link.m_internal and len(links) < MOST_LINKS:
            shown, uri = link.m_internal.rect, link.m_internal.uri
            box = geometry.rect_from_shown((shown.x0, shown.y0, shown.x1, shown.y1))
            if uri and mupdf.fz_is_external_link(uri):
                links.append(Link(box, None, cleaned(uri)))
            elif uri:
                target, top = self._target(uri)
                if target is not None:
                    links.append(Link(box, target, None, top))
            link = link.next()
        return tuple(links)

    def _target(self, uri: str) -> tuple[int | None, float | None]:
        """The page (from 0) and the y in page points that a link inside the document leads to."""
        page, x, y = self._opened.document.resolve_link(uri)
        if not 0 <= page < self._opened.page_count:
            return None, None
        if not math.isfinite(y):
            return page, None
        _, top = geometry_of(self._opened.pdf, page).from_shown(x if math.isfinite(x) else 0.0, y)
        return page, top

    def _display_list(self, index: int, *, annotations: bool) -> pymupdf.DisplayList:
        ready = self._display_lists.pop((index, annotations), None)
        if ready is None:
            page = self._opened.document.load_page(index)
            ready = page.get_displaylist() if annotations else _without_annotations(page)
        self._display_lists[index, annotations] = ready
        while len(self._display_lists) > DISPLAY_LISTS_KEPT:
            self._display_lists.popitem(last=False)
        return ready

    def _first_boxes(self) -> tuple[PageBox, ...]:
        boxes = [self._box(0)]
        end = time.perf_counter() + SECONDS_FOR_BOXES
        while len(boxes) < self._opened.page_count and time.perf_counter() < end:
            boxes.append(self._box(len(boxes)))
        return tuple(boxes)

    def _box(self, index: int) -> PageBox:
        box = geometry_of(self._opened.pdf, index).box
        return self._boxes.setdefault(box, box)  # equal ones are sent once

    def _check_page(self, index: int) -> None:
        if not 0 <= index < self._opened.page_count:
            raise Refused(FailureKind.NO_SUCH_PAGE, f"page {index} of {self._opened.page_count}")


def _frame(drawn: pymupdf.Pixmap) -> None:
    """A gray line along the edges, a point wide on paper of 72 pixels an inch and a third of one at 200."""
    left, top, right, bottom = drawn.irect
    edges = (
        (left, top, right, top + 1), (left, bottom - 1, right, bottom),
        (left, top, left + 1, bottom), (right - 1, top, right, bottom),
    )  # fmt: skip
    for edge in edges:
        drawn.set_rect(pymupdf.IRect(edge), _FRAME)


def _without_annotations(page: pymupdf.Page) -> pymupdf.DisplayList:
    """What a page shows but for its annotations: its contents, and its form fields, which are no one's remarks."""
    listed = mupdf.FzDisplayList(mupdf.fz_bound_page(page.this))
    device = mupdf.fz_new_list_device(listed)
    mupdf.fz_run_page_contents(page.this, device, mupdf.FzMatrix(), mupdf.FzCookie())
    mupdf.fz_run_page_widgets(page.this, device, mupdf.FzMatrix(), mupdf.FzCookie())
    mupdf.fz_close_device(device)
    return pymupdf.DisplayList(listed)


def allowed_zoom(zoom: float, width: float, height: float) -> float:
    """The zoom asked for, or the largest at which a page of this size in points has at most MAX_PIXELS."""
    largest = math.sqrt(MAX_PIXELS / max(width * height, 1.0))
    return max(min(zoom, largest), _LEAST_ZOOM)
