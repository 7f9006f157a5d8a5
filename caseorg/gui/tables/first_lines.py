"""The first lines of a text that is too long for its cell, the last of them shortened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout

LINE_BREAK = "\u2028"  # as a QTextLayout has it
_LONGEST = 1_200  # more than three lines of any screen


def first_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """At most so many lines of a text as it is wrapped in `width` pixels; one line at least.

    Qt's own shortening counts lines without the space between them, so that with some sizes of text it draws a line
    more than the row is high, cut off in the middle.
    """
    text = text[:_LONGEST]
    layout = QTextLayout(text, font)
    units = text.encode("utf-16-le", "replace")  # what Qt counts in
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        starts.append(line.textStart())
    layout.endLayout()
    if len(starts) <= most:
        cut = [*starts, len(units) // 2]
        return [_between(units, first, end) for first, end in zip(cut, cut[1:], strict=False)] or [""]
    lines = [_between(units, first, end) for first, end in zip(starts, starts[1:], strict=False)][: most - 1]
    rest = _between(units, starts[most - 1], len(units) // 2)
    return [*lines, QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]


def _between(units: bytes, first: int, end: int) -> str:
    return units[2 * first : 2 * end].decode("utf-16-le", "ignore").strip()
