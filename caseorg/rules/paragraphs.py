"""Paragraphs: which lines of a page belong together, by how they are set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

Box = tuple[float, float, float, float]

_WIDER = 1.45  # times the usual way from line to line: a blank line lies between
_OTHER_SIZE = 1.3  # times the height: a heading or a footnote
_INDENT = 0.8  # of the height
_RAGGED = 1.0  # of the height, that a line may end before its next word would have fitted
_SAME_COLUMN = 0.35  # of the narrower line's width, that two lines must share


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as it is set: its box (left, top, right, bottom; y downwards) and the width of its first word."""

    box: Box
    first_word: float


def paragraph_starts(lines: Sequence[SetLine]) -> frozenset[int]:
    """The indices of the lines a paragraph begins with; lines are in reading order."""
    if not lines:
        return frozenset()
    steps = [below.box[1] - above.box[1] for above, below in zip(lines, lines[1:], strict=False)]
    usual = _usual_step([step for step in steps if step > 0])
    starts = {0}
    for index in range(1, len(lines)):
        above, below = lines[index - 1], lines[index]
        edge = max(line.box[2] for line in _column(lines, index - 1))
        if _is_set_apart(above, below, usual) or _begins_anew(above, below, edge):
            starts.add(index)
    return frozenset(starts)


def _usual_step(steps: Sequence[float]) -> float:
    """The way from line to line within paragraphs: blank lines lie above the middle."""
    return median(sorted(steps)[: max(len(steps) * 3 // 4, 1)]) if steps else 0.0


def _column(lines: Sequence[SetLine], index: int) -> Sequence[SetLine]:
    """The lines around one that stand in its column."""
    left, _, right, _ = lines[index].box
    near = lines[max(index - 30, 0) : index + 30]
    return [line for line in near if min(line.box[2], right) > max(line.box[0], left)]


def _is_set_apart(above: SetLine, below: SetLine, usual: float) -> bool:
    """Whether a line stands further down, elsewhere, or in another size than the one before."""
    height, other = above.box[3] - above.box[1], below.box[3] - below.box[1]
    step = below.box[1] - above.box[1]
    shared = min(above.box[2], below.box[2]) - max(above.box[0], below.box[0])
    narrower = min(above.box[2] - above.box[0], below.box[2] - below.box[0])
    return (
        step <= 0
        or step > max(usual * _WIDER, height * 1.05)
        or max(height, other) > _OTHER_SIZE * max(min(height, other), 1.0)
        or shared < _SAME_COLUMN * narrower
    )


def _begins_anew(above: SetLine, below: SetLine, edge: float) -> bool:
    """Whether a line is indented, or the one before ends though the next word would have fitted in it."""
    height = below.box[3] - below.box[1]
    is_indented = below.box[0] - above.box[0] > _INDENT * height
    room = edge - above.box[2]
    return is_indented or room > below.first_word + _RAGGED * height
