"""Pleading paper: the line numbers printed down the left margin, which belong to no sentence.

California and several district courts ask for them (Cal. Rules of Court 2.108; C.D. Cal. L.R. 11-3.1; W.D. Wash.
LCR 10(e)), and transcripts have them too: 1 to 28, 1 to 26, or 1 to 25.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

Box = tuple[float, float, float, float]

_HIGHEST = 40
_FEWEST = 18  # the shortest paper in use has 23 lines; some numbers may be hidden under a stamp or missed by OCR
_MISSING_IN_A_ROW = 2
_SEEDS = 12  # the leftmost 1s, 2s and 3s of the page: a sheet of figures has hundreds
_LEAST_SPAN = 0.55  # of the height of all text
_LEFT_OF = 0.85  # of all other words


def line_number_words(words: Sequence[tuple[str, Box]]) -> frozenset[int]:
    """Which of a page's words are the line numbers of pleading paper: their indices, none for other paper.

    Each word is its text and its box (left, top, right, bottom; y downwards) on the page as read.
    """
    numbers = [(index, int(text), box) for index, (text, box) in enumerate(words) if _is_line_number(text)]
    if len(numbers) < _FEWEST:
        return frozenset()
    first_ones = (number for number in numbers if number[1] <= 1 + _MISSING_IN_A_ROW)
    seeds = sorted(first_ones, key=lambda number: number[2][0])[:_SEEDS]
    runs = [_run_from(seed, numbers) for seed in seeds]
    best = max(runs, key=len, default=[])
    if len(best) < _FEWEST or not _is_margin([box for _, _, box in best], {index for index, _, _ in best}, words):
        return frozenset()
    return frozenset(index for index, _, _ in best)


def _is_line_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and text[0] != "0" and len(text) <= 2 and int(text) <= _HIGHEST


def _run_from(seed: tuple[int, int, Box], numbers: Sequence[tuple[int, int, Box]]) -> list[tuple[int, int, Box]]:
    """The numbers below `seed` in its column that count upwards."""
    left, _, right, bottom = seed[2]
    reach = right - left
    column = [
        number
        for number in numbers
        if number[2][0] <= right + reach and number[2][2] >= left - reach and number[2][1] >= bottom - 1
    ]
    run = [seed]
    for number in sorted(column, key=lambda one: one[2][1]):
        if 1 <= number[1] - run[-1][1] <= 1 + _MISSING_IN_A_ROW and number[2][1] > run[-1][2][1]:
            run.append(number)
    return run


def _is_margin(boxes: Sequence[Box], indices: set[int], words: Sequence[tuple[str, Box]]) -> bool:
    """Whether a run of numbers is evenly spaced, spans the page and stands left of the text."""
    span = boxes[-1][3] - boxes[0][1]
    top = min(box[1] for _, box in words)
    bottom = max(box[3] for _, box in words)
    steps = [below[1] - above[1] for above, below in zip(boxes, boxes[1:], strict=False)]
    usual = median(steps)
    even = sum(abs(step / usual - round(step / usual)) < 0.3 for step in steps)
    others = [box for index, (_, box) in enumerate(words) if index not in indices]
    edge = median(box[2] for box in boxes)
    to_the_right = sum(box[0] >= edge - 1 for box in others)
    return span >= _LEAST_SPAN * (bottom - top) and even >= 0.8 * len(steps) and to_the_right >= _LEFT_OF * len(others)
