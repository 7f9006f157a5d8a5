"""Where a caret goes in the text of a page: by character, word, line and paragraph. No window needed."""

from __future__ import annotations

import re
from enum import StrEnum

from caseorg.gui.viewer.coordinates import UprightPoint
from caseorg.gui.viewer.page_text import PageText, TextLine

_WORD_START = re.compile(r"\S+")


class CaretMove(StrEnum):
    """How far a key moves the caret."""

    LEFT = "left"
    RIGHT = "right"
    WORD_LEFT = "word left"
    WORD_RIGHT = "word right"
    UP = "up"
    DOWN = "down"
    PARAGRAPH_UP = "paragraph up"
    PARAGRAPH_DOWN = "paragraph down"
    LINE_START = "line start"
    LINE_END = "line end"


FORWARD = frozenset({CaretMove.RIGHT, CaretMove.WORD_RIGHT, CaretMove.DOWN, CaretMove.PARAGRAPH_DOWN})


def moved(text: PageText, offset: int, move: CaretMove, x: float) -> int | None:
    """The offset after a move, None where it leads off the page. `x` (upright points) is where up and down aim at."""
    match move:
        case CaretMove.LEFT:
            return offset - 1 if offset > 0 else None
        case CaretMove.RIGHT:
            return offset + 1 if offset < len(text) else None
        case CaretMove.LINE_START | CaretMove.LINE_END:
            return text.line_span(offset)[0 if move is CaretMove.LINE_START else 1]
        case CaretMove.UP | CaretMove.DOWN:
            return _line_moved(text, offset, 1 if move is CaretMove.DOWN else -1, x)
        case CaretMove.WORD_LEFT | CaretMove.PARAGRAPH_UP:
            return max((start for start in _starts(text, move) if start < offset), default=None)
        case CaretMove.WORD_RIGHT | CaretMove.PARAGRAPH_DOWN:
            after = min((start for start in _starts(text, move) if start > offset), default=None)
            return after if after is not None or offset >= len(text) else len(text)


def entered(text: PageText, move: CaretMove, x: float) -> int:
    """The offset at which a move from the page before or after enters this one."""
    if not text.lines:
        return 0
    if move in (CaretMove.UP, CaretMove.DOWN):
        return _in_line(text.lines[0 if move is CaretMove.DOWN else -1], x)
    if move in FORWARD:
        return 0
    if move is CaretMove.LEFT:
        return len(text)
    return max(_starts(text, move), default=0)


def _starts(text: PageText, move: CaretMove) -> list[int]:
    """The starts of the words or of the paragraphs."""
    if move in (CaretMove.PARAGRAPH_UP, CaretMove.PARAGRAPH_DOWN):
        return [start for start, _ in text.paragraphs]
    return [match.start() for match in _WORD_START.finditer(text.text)]


def _line_moved(text: PageText, offset: int, by: int, x: float) -> int | None:
    line = text.line_at(offset)
    if line is None:
        return None
    index = text.lines.index(line) + by
    return _in_line(text.lines[index], x) if 0 <= index < len(text.lines) else None


def _in_line(line: TextLine, x: float) -> int:
    """The offset of a line nearest to `x`."""
    word = min(line.words, key=lambda one: max(one.box[0] - x, x - one.box[2], 0.0))
    return word.offset_at(UprightPoint(x, (word.box[1] + word.box[3]) / 2))
