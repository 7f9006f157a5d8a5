"""Running matter: the court's stamp and the page number, which stand on every page and belong to no sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from caseorg.rules.stamps import stamp_spans

Box = tuple[float, float, float, float]

_MARGIN = 0.13  # of the page's height, at its top and bottom: where page numbers are printed
_PAGE_NUMBER = re.compile(
    r"[-–—\s\[(]*(?:page|pg\.|p\.)?\s*(?:\d{1,5}|[ivxlc]{1,7}|[a-z]{1,3}-?\d{1,4})(?:\s*(?:of|/)\s*\d{1,5})?[-–—\s\])]*",
    re.IGNORECASE,
)


def running_lines(lines: Sequence[tuple[str, Box]], height: float) -> frozenset[int]:
    """Which lines of a page are stamps or its number: their indices.

    Each line is its text and its box (left, top, right, bottom; y downwards from the top of a page of this height).
    """
    stamps = _stamp_lines([text for text, _ in lines])
    numbers = {
        index
        for index, (text, box) in enumerate(lines)
        if index not in stamps
        and _is_in_margin(box, height)
        and _PAGE_NUMBER.fullmatch(text)
        and _stands_alone(index, lines, stamps)
    }
    return stamps | numbers


def _stamp_lines(texts: Sequence[str]) -> frozenset[int]:
    """The lines of which at least half is a stamp."""
    spans = stamp_spans("\n".join(texts))
    found = set()
    start = 0
    for index, text in enumerate(texts):
        end = start + len(text)
        covered = sum(max(min(end, last) - max(start, first), 0) for first, last in spans)
        if text and covered * 2 >= len(text):
            found.add(index)
        start = end + 1
    return frozenset(found)


def _is_in_margin(box: Box, height: float) -> bool:
    return box[3] <= height * _MARGIN or box[1] >= height * (1 - _MARGIN)


def _stands_alone(index: int, lines: Sequence[tuple[str, Box]], stamps: frozenset[int]) -> bool:
    """Whether no other text stands beside a line: a number in the last row of a table is no page number."""
    _, top, _, bottom = lines[index][1]
    middle = (top + bottom) / 2
    return not any(
        box[1] < middle < box[3] for other, (_, box) in enumerate(lines) if other != index and other not in stamps
    )
