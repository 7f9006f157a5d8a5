"""What is set on paper: sheets of words and tables, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperColumn:
    """A column: the HTML of its head, and its share of the width beside those of the others."""

    head: str
    share: float


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperRow:
    """The cells of a row as HTML. A band has one cell across all columns, shaded, and stays with the row below it.
    Where the row has to be parted, the cells of `again` stand above what goes on."""

    cells: tuple[str, ...]
    is_band: bool = False
    is_shaded: bool = False
    again: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperTable:
    """A table, its heads repeated on every page it reaches. With `is_grid` every cell has lines around it, else there
    is a line below each row; a tight one has little room around its words. Rows are at least `least` points high, and
    where all of them take less than `fills` the lower ones are made higher. One that is whole is not parted where a
    page has room for it.
    """

    columns: tuple[PaperColumn, ...]
    rows: tuple[PaperRow, ...]
    is_grid: bool = False
    least: float = 0.0
    fills: float = 0.0
    is_tight: bool = False
    is_whole: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperWords:
    """HTML over the whole width, `above` points below what comes before. With `stays` it is not parted from what
    follows; with `is_boxed` a line runs around it."""

    html: str
    above: float = 6.0
    stays: bool = False
    is_boxed: bool = False


@dataclass(frozen=True, slots=True)
class PaperBreak:
    """What follows begins on a new page."""


PaperBlock = PaperWords | PaperTable | PaperBreak


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperSheet:
    """Blocks on as many letter pages as they need, counted "page 1 of 3" for this sheet alone; `is_wide` lays the paper
    on its side. `head` and `head_right` stand above every page, `foot` below: HTML."""

    head: str
    head_right: str
    foot: str
    blocks: tuple[PaperBlock, ...] = field(repr=False)
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class SetSheets:
    """The bytes of a PDF of sheets, and width and height of each of its pages in points."""

    data: bytes = field(repr=False)
    sizes: tuple[tuple[float, float], ...]
