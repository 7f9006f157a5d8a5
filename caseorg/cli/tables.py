"""Tables and lists of fields as aligned text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caseorg.cli.words import cut, padded, visible, visible_lines, width_of

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. Where the table is wider than the terminal, one with `least` is cut down to that many
    columns, and then a `spare` one is left out."""

    title: str
    right: bool = False
    least: int | None = None
    spare: bool = False


def table_lines(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int | None) -> list[str]:
    """The lines of a table, its titles first, in `width` columns of a terminal; None for as wide as it is.

    On a terminal, where room is short, columns without any value are left out.
    """
    shown = [[visible(cell) for cell in row] for row in rows]
    places = list(range(len(columns)))
    if width is not None:
        places = [place for place in places if any(row[place] for row in shown)]
        if _least_width(columns, shown, places) > width:
            places = [place for place in places if not columns[place].spare]
    kept = [columns[place] for place in places]
    shown = [[row[place] for place in places] for row in shown]
    widths = _fitted(kept, _widths(kept, shown), width)
    return [_line(kept, row, widths) for row in ([column.title for column in kept], *shown)]


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column is uncut."""
    return [
        max([width_of(column.title), *(width_of(row[place]) for row in rows)]) for place, column in enumerate(columns)
    ]


def _least_width(columns: Sequence[Column], rows: Sequence[Sequence[str]], places: Sequence[int]) -> int:
    """How narrow a table of these columns can be made."""
    widths = _widths(columns, rows)
    return _total([min(widths[place], columns[place].least or widths[place]) for place in places])


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _fitted(columns: Sequence[Column], widths: list[int], width: int | None) -> list[int]:
    """The widths with those columns that can be cut made narrower, the widest first."""
    while width is not None and _total(widths) > width:
        cutting = [place for place, column in enumerate(columns) if column.least and widths[place] > column.least]
        if not cutting:
            break
        widths[max(cutting, key=lambda place: widths[place])] -= 1
    return widths


def _line(columns: Sequence[Column], row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (
        padded(cut(cell, width), width, right=column.right)
        for column, cell, width in zip(columns, row, widths, strict=True)
    )
    return _GAP.join(cells).rstrip()


def field_lines(fields: Sequence[tuple[str, str]]) -> list[str]:
    """Names and values under each other, those without a value left out; further lines of a value are indented."""
    kept = [(name, visible_lines(value)) for name, value in fields if value.strip()]
    width = max((width_of(name) for name, _ in kept), default=0)
    lines: list[str] = []
    for name, (first, *more) in kept:
        lines.append(padded(name, width) + _GAP + first)
        lines += [" " * width + _GAP + line for line in more]
    return lines
