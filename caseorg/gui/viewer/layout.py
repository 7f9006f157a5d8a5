"""Where every page lies in the content of the view: pure arithmetic, O(log n) to ask."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from caseorg.gui.viewer.coordinates import PageFrame, turned_size
from caseorg.gui.viewer.document import LayoutKind
from caseorg.pdf.types import PageBox

GAP = 14  # logical pixels between pages and around them


class PageLayout:
    """The pages of a document in rows. Sizes are kept in points, so that a new scale costs nothing.

    Content coordinates are logical pixels from the top left of the first row's margin. In the single layout every
    row has a content of its own, and `shown_row` says which.
    """

    def __init__(self, boxes: Sequence[PageBox], kind: LayoutKind = LayoutKind.CONTINUOUS, turn: int = 0) -> None:
        self.boxes = boxes
        self.kind = kind
        self.turn = turn
        self.columns = 2 if kind in (LayoutKind.TWO_PAGES, LayoutKind.BOOK) else 1
        self._lead = 1 if kind is LayoutKind.BOOK else 0  # places left empty before the first page
        self.shown_row = 0
        # Boxes are few and used again: 2,000 pages of one size are laid out in 0.4 ms, each for itself in 5 ms.
        known = {id(box): turned_size(box.width, box.height, turn) for box in {id(box): box for box in boxes}.values()}
        self._sizes = sizes = [known[id(box)] for box in boxes]
        if self.columns == 1:
            self._row_widths, self._row_heights = ([size[side] for size in sizes] for side in (0, 1))
        else:
            row_count = -(-(len(sizes) + self._lead) // self.columns) if sizes else 0
            rows = [self.pages_of_row(row) for row in range(row_count)]
            self._row_heights = [max(sizes[page][1] for page in pages) for pages in rows]
            self._row_widths = [self._width_of(pages) for pages in rows]
        self._row_tops = list(accumulate(self._row_heights, initial=0.0))
        self._widest = max(self._row_widths, default=0.0)

    @property
    def page_count(self) -> int:
        return len(self.boxes)

    @property
    def row_count(self) -> int:
        return len(self._row_heights)

    def row_of(self, page: int) -> int:
        return (page + self._lead) // self.columns

    def pages_of_row(self, row: int) -> range:
        first = row * self.columns - self._lead
        return range(max(first, 0), min(first + self.columns, self.page_count))

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points, turned."""
        return self._sizes[page]

    def row_size(self, row: int) -> tuple[float, float]:
        """Width and height of a row in points, without gaps."""
        return self._row_widths[row], self._row_heights[row]

    def _width_of(self, pages: range) -> float:
        """The width of a row in points; in a book the place beside a page alone is as wide as the page."""
        width = sum(self._sizes[page][0] for page in pages)
        return width * 2 if self._lead and len(pages) == 1 else width

    def show_row(self, row: int) -> None:
        """In the single layout: turn to this row."""
        self.shown_row = min(max(row, 0), max(self.row_count - 1, 0))

    def content_size(self, scale: float) -> tuple[int, int]:
        """Width and height of the content in logical pixels, with the margins."""
        margins = GAP * (self.columns + 1)
        if self.kind is LayoutKind.SINGLE:
            if not self.row_count:
                return margins, 2 * GAP
            width, height = self.row_size(self.shown_row)
            return round(width * scale) + margins, round(height * scale) + 2 * GAP
        height = round(self._row_tops[-1] * scale) + GAP * (self.row_count + 1)
        return round(self._widest * scale) + margins, height

    def row_top(self, row: int, scale: float) -> int:
        """Where the pages of a row begin."""
        if self.kind is LayoutKind.SINGLE:
            return GAP
        return round(self._row_tops[row] * scale) + GAP * (row + 1)

    def row_at(self, y: float, scale: float) -> int:
        """The row at a height of the content; a gap counts to the row above it, outside to the nearest row."""
        if self.kind is LayoutKind.SINGLE:
            return self.shown_row
        after = bisect_right(range(self.row_count), y, key=lambda row: self.row_top(row, scale))
        return max(after - 1, 0)

    def rows_between(self, top: float, bottom: float, scale: float) -> range:
        """The rows that show between two heights of the content."""
        if not self.row_count:
            return range(0)
        if self.kind is LayoutKind.SINGLE:
            return range(self.shown_row, self.shown_row + 1)
        first, last = self.row_at(top, scale), self.row_at(bottom, scale)
        return range(first, last + 1)

    def pages_between(self, top: float, bottom: float, scale: float) -> range:
        """The pages of these rows."""
        rows = self.rows_between(top, bottom, scale)
        if not rows:
            return range(0)
        return range(self.pages_of_row(rows[0])[0], self.pages_of_row(rows[-1])[-1] + 1)

    def frame(self, page: int, scale: float, content_width: float) -> PageFrame:
        """A page placed in a content of this width (at least that of `content_size`): rows stand in the middle."""
        row = self.row_of(page)
        pages = self.pages_of_row(row)
        gaps = GAP * ((self.columns if self._lead else len(pages)) - 1)
        left = round((content_width - self._row_widths[row] * scale - gaps) / 2)
        if self._lead and row == 0:
            left += round(self._sizes[0][0] * scale) + GAP
        for before in range(pages[0], page):
            left += round(self._sizes[before][0] * scale) + GAP
        spare = self._row_heights[row] - self._sizes[page][1]
        top = self.row_top(row, scale) + round(spare * scale / 2)
        return PageFrame(self.boxes[page], self.turn, scale, left, top)
