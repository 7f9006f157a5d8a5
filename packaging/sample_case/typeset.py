"""Sets words into lines and lines into pages, with footnotes at their foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import pymupdf

from sample_case.markup import NoteCounter, Piece, Word, words

WIDTH, HEIGHT = 612, 792
FACES = {
    "": ("F1", "tiro"),
    "b": ("F2", "tibo"),
    "i": ("F3", "tiit"),
    "bi": ("F4", "tibi"),
    "sans": ("F5", "helv"),
    "mono": ("F6", "cour"),
    "sansb": ("F7", "hebo"),
}


@dataclass(frozen=True)
class Sheet:
    """The look of a filing, lengths in points.

    `leading` is that of its running text, `tight` the factor of single spacing.
    """

    leading: float = 24
    size: float = 12
    left: float = 72
    right: float = 540
    top: float = 714
    bottom: float = 72
    justified: bool = False
    note_size: float = 10
    note_leading: float = 11.5
    tight: float = 1.15

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def room(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True)
class Text:
    """Pieces printed from `x` on; `spacing` is added to every space."""

    x: float
    pieces: tuple[Piece, ...]
    size: float
    spacing: float = 0


@dataclass
class Line:
    """A line of a page. `keep` holds it together with the next one; a line without texts is space,
    dropped at the top of a page unless it is `fixed`."""

    texts: list[Text]
    height: float
    notes: list[Line] = field(default_factory=list)
    keep: bool = False
    bookmark: tuple[int, str] | None = None
    anchor: str | None = None
    paragraph: int = 0
    rules: list[tuple[float, float]] = field(default_factory=list)
    page_break: bool = False
    fixed: bool = False


@dataclass
class Page:
    lines: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)

    @property
    def used(self) -> float:
        return sum(line.height for line in self.lines) + note_room(self.notes)


@cache
def face(name: str) -> pymupdf.Font:
    return pymupdf.Font(name)


@cache
def text_width(text: str, style: str, size: float) -> float:
    return float(face(FACES[style][1]).text_length(text, fontsize=size))


def piece_width(piece: Piece, size: float) -> float:
    return text_width(piece.text, piece.style, size * 0.65 if piece.rise else size)


def word_width(word: Word, size: float) -> float:
    return sum(piece_width(piece, size) for piece in word.pieces)


def note_room(notes: Sequence[Line]) -> float:
    """The height of the footnotes of a page with their rule."""
    return sum(line.height for line in notes) + 14 if notes else 0


def broken(found: Sequence[Word], widths: Iterator[float], size: float) -> Iterator[tuple[list[Word], float, float]]:
    """Greedy lines of words, each with the width it may take and the one it takes."""
    space = text_width(" ", "", size)
    line: list[Word] = []
    limit, used = next(widths), 0.0
    for word in found:
        extra = word_width(word, size) + (space if line and not word.glued else 0)
        if line and used + extra > limit:
            yield line, limit, used
            line, used, extra = [], 0.0, word_width(word, size)
            limit = next(widths)
        line.append(word)
        used += extra
    if line:
        yield line, limit, used


def joined(line: Sequence[Word]) -> tuple[Piece, ...]:
    """The pieces of a line with spaces between words, neighbours of one style made one."""
    pieces: list[Piece] = []
    for index, word in enumerate(line):
        for place, piece in enumerate(word.pieces):
            text = piece.text if place or not index or word.glued else " " + piece.text
            if pieces and not piece.rise and not pieces[-1].rise and pieces[-1].style == piece.style:
                pieces[-1] = Piece(pieces[-1].text + text, piece.style)
            else:
                pieces.append(Piece(text, piece.style, piece.rise))
    return tuple(pieces)


def paragraph(
    found: Sequence[Word],
    sheet: Sheet,
    *,
    first: float = 0,
    left: float = 0,
    right: float = 0,
    leading: float | None = None,
    size: float | None = None,
    after: float = 0,
    align: str = "",
    mark: str = "",
    mark_at: float = 0,
    mark_style: str = "",
) -> list[Line]:
    """A paragraph's lines. `first`, `left` and `right` are indents; `mark` stands before the first line at `mark_at`;
    `align` is "left", "justified" or "center", the sheet's own where empty."""
    size, leading = size or sheet.size, leading or sheet.leading
    align = align or ("justified" if sheet.justified else "left")
    counter = NoteCounter()

    def widths() -> Iterator[float]:
        yield sheet.width - left - right - first
        while True:
            yield sheet.width - left - right

    lines: list[Line] = []
    for line, limit, used in broken(found, widths(), size):
        x = sheet.left + left + (0 if lines else first)
        pieces = joined(line)
        if align == "center":
            x += (limit - used) / 2
        notes = [row for word in line for note in word.notes for row in footnote(note, sheet, counter)]
        lines.append(Line([Text(x, pieces, size)], leading, notes))
        if align == "justified":
            justify(lines[-1], limit - used)
    if align == "justified" and lines:
        lines[-1].texts[-1] = Text(lines[-1].texts[-1].x, lines[-1].texts[-1].pieces, size)
    if mark and lines:
        lines[0].texts.insert(0, Text(sheet.left + mark_at, (Piece(mark, mark_style),), size))
    return with_space_after(hold_together(lines), after)


def justify(line: Line, slack: float) -> None:
    """Spreads the slack of a line over its spaces."""
    text = line.texts[-1]
    spaces = sum(piece.text.count(" ") for piece in text.pieces)
    if spaces:
        line.texts[-1] = Text(text.x, text.pieces, text.size, slack / spaces)


def hold_together(lines: list[Line]) -> list[Line]:
    """No single line of a paragraph stays behind on a page or goes over to the next."""
    if len(lines) > 1:
        lines[0].keep = lines[-2].keep = True
    return lines


def with_space_after(lines: list[Line], after: float) -> list[Line]:
    return [*lines, Line([], after)] if after else lines


def footnote(note: str, sheet: Sheet, counter: NoteCounter) -> list[Line]:
    """A footnote's lines; its text starts with its number."""
    number, text = note.split(" ", 1)
    found = words(text, counter)
    found.insert(0, Word([Piece(number, "", rise=True)]))
    return paragraph(found, sheet, leading=sheet.note_leading, size=sheet.note_size, after=3)


def paginated(lines: Sequence[Line], sheet: Sheet) -> list[Page]:
    """Lines put on pages; groups held together move as one."""
    pages = [Page()]
    group: list[Line] = []
    for line in lines:
        if line.page_break:
            pages.append(Page())
            continue
        group.append(line)
        if line.keep:
            continue
        place(group, pages, sheet)
        group = []
    place(group, pages, sheet)
    return [page for page in pages if page.lines]


def place(group: Sequence[Line], pages: list[Page], sheet: Sheet) -> None:
    page = pages[-1]
    height = sum(line.height for line in group)
    notes = [note for line in group for note in line.notes]
    full = page.used - note_room(page.notes) + height + note_room([*page.notes, *notes])
    if full > sheet.room + 0.01 and page.lines and any(line.texts for line in group):
        pages.append(page := Page())
    if not page.lines:
        group = [line for index, line in enumerate(group) if any(row.texts or row.fixed for row in group[: index + 1])]
    page.lines.extend(group)
    page.notes.extend(notes)
