"""Paragraphs: which lines of a page belong together, by how they are set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]

_WIDER = 1.45  # times the usual way from line to line: a blank line lies between
_EVEN = 0.06  # of a way from line to line, that makes no difference
_NEAR = 6  # lines before and after that tell what is usual
_RUNNING = 0.6  # of the longer line's width, that lines of running text share
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
    starts = {0}
    for index in range(1, len(lines)):
        above, below = lines[index - 1], lines[index]
        edge = max(line.box[2] for line in _column(lines, index - 1))
        is_far = _is_far(index - 1, lines, steps, begins=index - 1 in starts)
        if is_far or _is_elsewhere(above, below) or _begins_anew(above, below, edge):
            starts.add(index)
    return frozenset(starts)


def _is_far(at: int, lines: Sequence[SetLine], steps: Sequence[float], *, begins: bool) -> bool:
    """Whether the way from line `at` to the next is longer than is usual there. Double spacing may stand beside
    single spacing (a caption, a block quote): a way as long as the one before it is usual, and where line `at`
    `begins` a paragraph one as long as the one after it."""
    near = range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(steps)))
    usual = sorted(steps[index] for index in near if steps[index] > 0 and _share_width(lines[index], lines[index + 1]))
    if not usual or steps[at] <= usual[len(usual) // 4] * _WIDER:
        return False
    around = (at - 1, at + 1) if begins else (at - 1,)
    beside = [steps[index] for index in around if 0 <= index < len(steps)]
    return not any(abs(step - steps[at]) <= _EVEN * steps[at] for step in beside)


def _share_width(above: SetLine, below: SetLine) -> bool:
    """Whether two lines are about equally long, as lines of running text are."""
    shared = min(above.box[2], below.box[2]) - max(above.box[0], below.box[0])
    return shared >= _RUNNING * max(above.box[2] - above.box[0], below.box[2] - below.box[0])


def _column(lines: Sequence[SetLine], index: int) -> Sequence[SetLine]:
    """The lines around one that stand in its column."""
    left, _, right, _ = lines[index].box
    near = lines[max(index - 30, 0) : index + 30]
    return [line for line in near if min(line.box[2], right) > max(line.box[0], left)]


def _is_elsewhere(above: SetLine, below: SetLine) -> bool:
    """Whether a line stands in another column, or is of another size than the one before."""
    height, other = above.box[3] - above.box[1], below.box[3] - below.box[1]
    shared = min(above.box[2], below.box[2]) - max(above.box[0], below.box[0])
    narrower = min(above.box[2] - above.box[0], below.box[2] - below.box[0])
    return (
        below.box[1] <= above.box[1]
        or max(height, other) > _OTHER_SIZE * max(min(height, other), 1.0)
        or shared < _SAME_COLUMN * narrower
    )


def _begins_anew(above: SetLine, below: SetLine, edge: float) -> bool:
    """Whether a line is indented, or the one before ends though the next word would have fitted in it."""
    height = below.box[3] - below.box[1]
    is_indented = below.box[0] - above.box[0] > _INDENT * height
    room = edge - above.box[2]
    return is_indented or room > below.first_word + _RAGGED * height
