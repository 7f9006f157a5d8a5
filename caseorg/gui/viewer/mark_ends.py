"""The ends of a mark on words: which words it marks, and the same mark with one end elsewhere. No window needed."""

from __future__ import annotations

import math
from dataclasses import replace

from caseorg.gui.viewer.anchors import text_anchor
from caseorg.gui.viewer.caret_moves import CaretMove, moved
from caseorg.gui.viewer.coordinates import PagePoint, UprightPoint, page_to_upright
from caseorg.gui.viewer.page_text import PageText
from caseorg.gui.viewer.selection import Granularity, span_around
from caseorg.model.annotation import Annotation

FIRST, LAST = 0, 1
"""The numbers of a mark's two ends, which are those of its handles."""

_INSIDE = 0.5  # points from the edge of a quad, so that its own line and word are found


def marked_span(text: PageText, annotation: Annotation) -> tuple[int, int]:
    """The offsets between which a mark's words lie in its page's text."""
    return _offset(text, annotation.shape[0], 0), _offset(text, annotation.shape[-1], 2)


def with_end_at(text: PageText, annotation: Annotation, end: int, offset: int, *, by_letter: bool) -> Annotation:
    """A mark with its first or last end at an offset, or at the end of the word there: the quads, the words and those
    around them are those of the new place. Neither end passes the other: one word or letter stays marked."""
    granularity = Granularity.CHARACTER if by_letter else Granularity.WORD
    start, stop = marked_span(text, annotation)
    if end == FIRST:
        latest = stop - 1 if by_letter else text.word_span(max(stop - 1, 0))[0]
        start = min(span_around(text, offset, granularity)[0], latest)
    else:
        earliest = start + 1 if by_letter else text.word_span(start)[1]
        stop = max(span_around(text, offset, granularity)[1], earliest)
    anchor = text_anchor(annotation.page, text, [(start, stop)])
    if anchor is None:
        return annotation
    return replace(annotation, shape=anchor.quads, quote=anchor.quote, prefix=anchor.prefix, suffix=anchor.suffix)


def with_end_moved(text: PageText, annotation: Annotation, end: int, by: int, *, by_letter: bool) -> Annotation:
    """A mark with one end a word or a letter further on (`by` 1) or back (-1), on its page."""
    spot = marked_span(text, annotation)[end]
    if by_letter:
        spot += by
    elif end == FIRST:
        spot = _or(moved(text, spot, CaretMove.WORD_RIGHT if by > 0 else CaretMove.WORD_LEFT, 0.0), spot)
    elif by > 0:
        spot = _or(moved(text, spot, CaretMove.WORD_RIGHT, 0.0), spot)
    else:  # the end of the word before the last one
        spot = max(text.word_span(max(spot - 1, 0))[0] - 1, 0)
    return with_end_at(text, annotation, end, min(max(spot, 0), len(text)), by_letter=by_letter)


def _or(found: int | None, otherwise: int) -> int:
    return otherwise if found is None else found


def _offset(text: PageText, quad: tuple[float, ...], corner: int) -> int:
    """The gap between letters at the beginning (corner 0) or the end (corner 2) of a quad, half way up."""
    edges = [((quad[at] + quad[at + 4]) / 2, (quad[at + 1] + quad[at + 5]) / 2) for at in (corner, 2 - corner)]
    edge, other = (page_to_upright(text.box, PagePoint(*point)) for point in edges)
    inward = _INSIDE / (math.hypot(other.x - edge.x, other.y - edge.y) or 1.0)
    return text.offset_at(
        UprightPoint(edge.x + (other.x - edge.x) * inward, edge.y + (other.y - edge.y) * inward)
    )
