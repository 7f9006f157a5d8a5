"""Where the words and tables of a sheet go on its pages; what puts them there is handed in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from caseorg.model.printed_sheet import PaperBlock, PaperBreak, PaperRow, PaperSheet, PaperTable, PaperWords

_SHORT, _LONG = 612.0, 792.0  # letter paper in points
_SIDE = 54.0
_TOP, _BOTTOM = 64.0, 60.0
_HEAD_AT, _FOOT_AT = 32.0, 48.0  # from the upper and from the lower edge
_MARGIN_HEIGHT, _FOOT_SHARE, _NUMBER_BELOW = 26.0, 0.8, 8.0
_PAD, _TIGHT = 4.0, 2.2
_HAIR, _LINE = 0.4, 0.8
_SHADE, _HEAD_SHADE = 0.95, 0.9
_CONTINUED = '<p style="font-size:7.5pt;color:#444444">continued</p>'
# What is too high for any page is parted; a part lower than this is not begun at the foot of one.
_LEAST_PART = 72.0


class Piece(Protocol):
    """Words of HTML, to be put down whole or part after part."""

    def height(self, width: float) -> float:
        """How high what is left of it is in that width, in points."""
        ...

    def put(self, x: float, y: float, width: float, height: float) -> bool:
        """Put down as much as has room; whether something is left."""
        ...


class Press(Protocol):
    """Puts words, lines and shades on pages. All is in points from the upper left corner."""

    def begin(self, width: float, height: float) -> None:
        """A new page; the one before is finished."""
        ...

    def piece(self, html: str) -> Piece: ...

    def line(self, x0: float, y0: float, x1: float, y1: float, weight: float) -> None: ...

    def shade(self, x: float, y: float, width: float, height: float, gray: float) -> None: ...

    def page_number(self, number: int, right: float, y: float) -> None:
        """ "Page 2 of 3" on the page that was begun last, ending at `right`, with its foot at `y`."""
        ...

    def finish_sheet(self, pages: int) -> None:
        """All pages of a sheet are begun: so many."""
        ...


def lay_out(press: Press, sheet: PaperSheet) -> None:
    """Put a sheet on pages."""
    _Pages(press, sheet).lay(sheet.blocks)


class _Pages:
    """The pages of one sheet, filled from the top."""

    def __init__(self, press: Press, sheet: PaperSheet) -> None:
        self._press = press
        self._sheet = sheet
        self._width, self._height = (_LONG, _SHORT) if sheet.is_wide else (_SHORT, _LONG)
        self._count = 0
        self._at = 0.0
        self._turn_over()

    @property
    def _room(self) -> float:
        return self._width - 2 * _SIDE

    @property
    def _left(self) -> float:
        return self._height - _BOTTOM - self._at

    @property
    def _whole(self) -> float:
        return self._height - _BOTTOM - _TOP

    @property
    def _is_fresh(self) -> bool:
        return self._at <= _TOP

    def lay(self, blocks: Sequence[PaperBlock]) -> None:
        for place, block in enumerate(blocks):
            match block:
                case PaperBreak():
                    if not self._is_fresh:
                        self._turn_over()
                case PaperWords():
                    self._lay_words(block, self._need_of(blocks[place + 1 :]) if block.stays else 0.0)
                case PaperTable():
                    _Table(self, block).lay()
        self._press.finish_sheet(self._count)

    def _need_of(self, rest: Sequence[PaperBlock]) -> float:
        """How much room what follows needs at least to begin on this page."""
        if not rest or isinstance(rest[0], PaperBreak):
            return 0.0
        if isinstance(rest[0], PaperTable):
            return _Table(self, rest[0]).least_begin()
        block = rest[0]
        height = block.above + self._press.piece(block.html).height(self._room)
        return min(height, _LEAST_PART) + (self._need_of(rest[1:]) if block.stays else 0.0)

    def _lay_words(self, block: PaperWords, need: float) -> None:
        inset = 2 * _PAD if block.is_boxed else 0.0
        piece = self._press.piece(block.html)
        width = self._room - 2 * inset
        height = piece.height(width) + 2 * inset
        above = 0.0 if self._is_fresh else block.above
        if not self._is_fresh and above + height + need > self._left and height + need <= self._whole:
            self._turn_over()
            above = 0.0
        self._at += above
        while True:
            part = min(height, self._left)
            more = piece.put(_SIDE + inset, self._at + inset, width, part - 2 * inset + 0.5)
            if block.is_boxed:
                self._frame(self._at, part)
            self._at += part
            if not more:
                return
            self._turn_over()
            height = piece.height(width) + 2 * inset

    def _frame(self, y: float, height: float) -> None:
        left, right = _SIDE, self._width - _SIDE
        for line in ((left, y, right, y), (left, y + height, right, y + height),
                     (left, y, left, y + height), (right, y, right, y + height)):  # fmt: skip
            self._press.line(*line, _LINE)

    def _turn_over(self) -> None:
        press, sheet = self._press, self._sheet
        press.begin(self._width, self._height)
        self._count += 1
        right = self._width - _SIDE
        half = self._room / 2
        self._put_margin(sheet.head, _SIDE, _HEAD_AT, half)
        self._put_margin(f'<p style="text-align:right">{sheet.head_right}</p>', _SIDE + half, _HEAD_AT, half)
        press.line(_SIDE, _TOP - 10, right, _TOP - 10, _LINE)
        foot = self._height - _FOOT_AT
        press.line(_SIDE, foot - 4, right, foot - 4, _HAIR)
        self._put_margin(sheet.foot, _SIDE, foot, self._room * _FOOT_SHARE)
        press.page_number(self._count, right, foot + _NUMBER_BELOW)
        self._at = _TOP

    def _put_margin(self, html: str, x: float, y: float, width: float) -> None:
        self._press.piece(html).put(x, y, width, _MARGIN_HEIGHT)


class _Table:
    """A table on its way onto the pages."""

    def __init__(self, pages: _Pages, table: PaperTable) -> None:
        self._pages = pages
        self._press = pages._press
        self._table = table
        self._air = _TIGHT if table.is_tight else _PAD
        shares = sum(column.share for column in table.columns)
        self._widths = [pages._room * column.share / shares for column in table.columns]
        self._head_height = self._height_of([self._press.piece(column.head) for column in table.columns])
        self._band: PaperRow | None = None
        self._measured: dict[int, tuple[list[Piece], float]] = {}
        self._least = table.least
        if table.fills:
            self._least = _level([self._measure(place)[1] for place in range(len(table.rows))], table.fills)
            self._measured.clear()

    def _height_of(self, pieces: Sequence[Piece]) -> float:
        heights = [piece.height(width - 2 * _PAD) for piece, width in zip(pieces, self._widths, strict=True)]
        return max(heights) + 2 * self._air

    def _pieces(self, row: PaperRow) -> list[Piece]:
        return [self._press.piece(cell) for cell in row.cells]

    def _row_height(self, row: PaperRow, pieces: Sequence[Piece]) -> float:
        if row.is_band:
            return pieces[0].height(self._pages._room - 2 * _PAD) + 2 * self._air
        return max(self._height_of(pieces), self._least)

    def _measure(self, place: int) -> tuple[list[Piece], float]:
        """The cells of a row and how high it is, measured once."""
        if place not in self._measured:
            row = self._table.rows[place]
            pieces = self._pieces(row)
            self._measured[place] = pieces, self._row_height(row, pieces)
        return self._measured[place]

    def least_begin(self) -> float:
        """The room that heads and first rows need; of a whole table all of them."""
        if self._table.is_whole:
            rows = sum(self._measure(place)[1] for place in range(len(self._table.rows)))
            return min(self._head_height + rows, self._pages._whole)
        return self._head_height + (self._need(0) if self._table.rows else 0.0)

    def _need(self, place: int) -> float:
        """The room a row needs to begin: of a band with the row below it."""
        row, height = self._table.rows[place], self._measure(place)[1]
        if row.is_band and place + 1 < len(self._table.rows):
            return height + self._need(place + 1)
        return height if height <= self._pages._whole - self._head_height else _LEAST_PART

    def lay(self) -> None:
        pages = self._pages
        if not pages._is_fresh and self.least_begin() > pages._left:
            pages._turn_over()
        self._lay_heads()
        for place, row in enumerate(self._table.rows):
            if row.is_band:
                self._band = None
            if self._need(place) > pages._left:
                self._turn_over()
            self._lay_row(row, *self._measure(place))
            del self._measured[place]
            if row.is_band:
                self._band = row

    def _turn_over(self) -> None:
        """Go on with heads, and the band under which the rows stand."""
        self._pages._turn_over()
        self._lay_heads()
        band, self._band = self._band, None
        if band is not None:
            again = PaperRow(cells=(f"{band.cells[0]}{_CONTINUED}",), is_band=True)
            pieces = self._pieces(again)
            self._lay_row(again, pieces, self._row_height(again, pieces))
            self._band = band

    def _lay_heads(self) -> None:
        pages = self._pages
        if not any(column.head for column in self._table.columns):
            return
        self._press.shade(_SIDE, pages._at, pages._room, self._head_height, _HEAD_SHADE)
        pieces = [self._press.piece(column.head) for column in self._table.columns]
        self._put(pieces, self._head_height)
        self._rule(pages._at, self._head_height, is_head=True)
        pages._at += self._head_height

    def _lay_row(self, row: PaperRow, pieces: Sequence[Piece], whole: float) -> None:
        pages = self._pages
        while True:
            height = min(whole, pages._left)
            if row.is_band or row.is_shaded:
                self._press.shade(_SIDE, pages._at, pages._room, height, _SHADE)
            more = self._put(pieces, height)
            self._rule(pages._at, height, is_band=row.is_band)
            pages._at += height
            if not more:
                return
            self._turn_over()
            self._lay_again(row)
            whole = self._row_height(row, pieces)

    def _lay_again(self, row: PaperRow) -> None:
        """Above the rest of a row that was parted, what says of what it is the rest."""
        if row.again:
            pieces = [self._press.piece(cell) for cell in row.again]
            height = self._height_of(pieces)
            self._put(pieces, height)
            self._rule(self._pages._at, height)
            self._pages._at += height

    def _put(self, pieces: Sequence[Piece], height: float) -> bool:
        """Put the cells of a row beside each other; whether something is left of any."""
        widths = [self._pages._room] if len(pieces) == 1 else self._widths
        x, more = _SIDE, False
        for piece, width in zip(pieces, widths, strict=True):
            more |= piece.put(x + _PAD, self._pages._at + self._air, width - 2 * _PAD, height - 2 * self._air + 0.5)
            x += width
        return more

    def _rule(self, y: float, height: float, *, is_head: bool = False, is_band: bool = False) -> None:
        left, right = _SIDE, _SIDE + self._pages._room
        self._press.line(left, y + height, right, y + height, _LINE if is_head else _HAIR)
        if not self._table.is_grid:
            return
        self._press.line(left, y, right, y, _HAIR)
        x = left
        for width in [self._pages._room] if is_band else self._widths:
            self._press.line(x, y, x, y + height, _HAIR)
            x += width
        self._press.line(right, y, right, y + height, _HAIR)


def _level(heights: Sequence[float], whole: float) -> float:
    """How high the lower rows must be so that all together are as high as `whole`; 0 where they are that already."""
    left = sorted(heights)
    while left:
        level = (whole - (sum(heights) - sum(left))) / len(left)
        if level >= left[-1]:
            return level
        left.pop()
    return 0.0

