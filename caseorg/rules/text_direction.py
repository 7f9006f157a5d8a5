"""Which way the lines of a page run as it is shown: most to the right, those of turned tables down or up the page."""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[float, float, float, float]
SetWords = Sequence[tuple[str, Box]]

_UPRIGHT = 1.5  # times higher than wide: words set along the page's height
_FEWEST = 3  # letters of which a box tells a direction; "il" is higher than wide as well


def line_turns(lines: Sequence[SetWords]) -> list[int]:
    """For each line of words with their boxes as shown: 0 where it runs to the right, 90 down, 270 up the page.

    A line of one word has no order to tell down from up: it runs as most lines of the page that run along its height.
    """
    turns = [_turn(line) for line in lines]
    known = [turn for turn in turns if turn]
    usual = 270 if known.count(270) > known.count(90) else 90
    return [usual if turn is None else turn for turn in turns]


def cut(box: Box, turn: int, begin: float, finish: float) -> Box:
    """The part of a word's box from one share of its length to another (0 to 1)."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    if turn == 90:
        return left, top + height * begin, right, top + height * finish
    if turn == 270:
        return left, bottom - height * finish, right, bottom - height * begin
    return left + width * begin, top, left + width * finish, bottom


def corners(box: Box, turn: int) -> tuple[tuple[float, float], ...]:
    """The corners of a line's box: upper left, upper right, lower left, lower right as its words are read."""
    left, top, right, bottom = box
    if turn == 90:
        return (right, top), (right, bottom), (left, top), (left, bottom)
    if turn == 270:
        return (left, bottom), (left, top), (right, bottom), (right, top)
    return (left, top), (right, top), (left, bottom), (right, bottom)


def _turn(line: SetWords) -> int | None:
    """None where the line runs along the page's height, down or up."""
    boxes = [box for _, box in line]
    width = max(box[2] for box in boxes) - min(box[0] for box in boxes)
    height = max(box[3] for box in boxes) - min(box[1] for box in boxes)
    if sum(len(text) for text, _ in line) < _FEWEST or height <= _UPRIGHT * width:
        return 0
    advance = (boxes[-1][1] + boxes[-1][3]) - (boxes[0][1] + boxes[0][3])
    if not advance:
        return None
    return 90 if advance > 0 else 270
