"""Where annotations of other programs lie: quads in whatever order, the words below them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from caseorg.model.external_annotation import Box, Numbers, Point
from caseorg.rules.pleading_paper import line_number_words
from caseorg.rules.quoting import CONTEXT, PageWord


def ordered_quad(points: Sequence[Point], rotation: int) -> Numbers:
    """Four corners of marked words as upper left, upper right, lower left, lower right as one reads, whatever their
    order was (programs write Z, U and ring orders). `rotation` is the page's own: it says which side is up."""
    a, b, c, d = points
    if _dot(a, b, c, d) < 0:  # a ring: the second pair runs backwards
        c, d = d, c
    if _cross(a, b, c) < 0:  # the lower pair came first
        a, b, c, d = c, d, a, b
    right = _shown(b[0] - a[0], b[1] - a[1], rotation)
    if right[0] < 0 and abs(right[0]) > abs(right[1]):  # upside down
        a, b, c, d = d, c, b, a
    return (*a, *b, *c, *d)


def quad_of_box(box: Box, rotation: int) -> Numbers:
    """The quad of an upright rectangle."""
    left, top, right, bottom = box
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    turns = {90: 3, 180: 2, 270: 1}.get(rotation, 0)
    a, b, d, c = corners[turns:] + corners[:turns]
    return (*a, *b, *c, *d)


def box_of(numbers: Iterable[float]) -> Box:
    """The rectangle around points given as x, y, x, y, …."""
    listed = list(numbers)
    return min(listed[0::2]), min(listed[1::2]), max(listed[0::2]), max(listed[1::2])


def words_under(words: Sequence[PageWord], quads: Iterable[Numbers]) -> tuple[str, str, str]:
    """The words whose middle lies in one of the quads, and up to CONTEXT characters before and after them. The line
    numbers of pleading paper belong to neither."""
    boxes = [box_of(quad) for quad in quads]
    numbers = line_number_words([(word.text, word.box) for word in words]) if words else set()
    kept = [word for index, word in enumerate(words) if index not in numbers]
    inside = [index for index, word in enumerate(kept) if any(_holds(box, word.box) for box in boxes)]
    if not inside:
        return "", "", ""
    before = " ".join(word.text for word in kept[: inside[0]])
    after = " ".join(word.text for word in kept[inside[-1] + 1 :])
    return " ".join(kept[index].text for index in inside), before[-CONTEXT:], after[:CONTEXT]


def _holds(box: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _dot(a: Point, b: Point, c: Point, d: Point) -> float:
    return (b[0] - a[0]) * (d[0] - c[0]) + (b[1] - a[1]) * (d[1] - c[1])


def _cross(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _shown(x: float, y: float, rotation: int) -> Point:
    turn = math.radians(rotation)
    return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
