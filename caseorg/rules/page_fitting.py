"""Pages of two versions of a document laid over each other: which page became which, and where places on it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from caseorg.rules.lettered_documents import LetteredDocument
from caseorg.rules.lettered_pages import Box
from caseorg.rules.text_alignment import Alignment

_LEAST_SHARE = 0.3  # of a page's letters that another must have, to count as what it became
_NEAR = 12  # words around a place that tell where it went
_AGREE = 3.0  # points by which they may differ, and still be of one mind

_Pair = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageFit:
    """Where a place went: to this page (from 0), stretched and shifted along each axis, in page points. `is_sure`
    where both pages have the same text and the words around the place went the same way."""

    page: int
    scale_x: float
    shift_x: float
    scale_y: float
    shift_y: float
    is_sure: bool

    def x(self, number: float) -> float:
        return self.scale_x * number + self.shift_x

    def y(self, number: float) -> float:
        return self.scale_y * number + self.shift_y


class PageFits:
    """What became of the pages of an old version."""

    def __init__(self, old: LetteredDocument, new: LetteredDocument, alignment: Alignment) -> None:
        self._old, self._new, self._alignment = old, new, alignment
        self._became = self._pages()
        self._pairs_of = lru_cache(maxsize=None)(self._pairs)

    def of(self, page: int, around: Box) -> PageFit | None:
        """Where a place on a page went; None where its page is gone."""
        became = self._became[page]
        if became is None:
            return self._without_words(page)
        middle = (around[0] + around[2]) / 2, (around[1] + around[3]) / 2
        pairs = sorted(
            self._pairs_of(page, became), key=lambda one: (one[0] - middle[0]) ** 2 + (one[1] - middle[1]) ** 2
        )
        same = self._old.text_of(page) == self._new.text_of(became)
        if not pairs:
            return PageFit(became, 1.0, 0.0, 1.0, 0.0, False)
        return _fit(became, pairs, same=same)

    def _pages(self) -> list[int | None]:
        """For each old page with text the new one that has most of its letters."""
        shared: list[Counter[int]] = [Counter() for _ in self._old.pages]
        for part in self._alignment.parted:
            offset = part.old
            while offset < part.old_end:
                page, became = self._old.page_at(offset), self._new.page_at(offset + part.shift)
                end = min(part.old_end, self._old.span_of(page)[1], self._new.span_of(became)[1] - part.shift)
                shared[page][became] += end - offset
                offset = end
        return [
            max(counted, key=lambda one: (counted[one], -one))
            if counted and max(counted.values()) >= _LEAST_SHARE * len(self._old.text_of(page))
            else None
            for page, counted in enumerate(shared)
        ]

    def _without_words(self, page: int) -> PageFit | None:
        """A page without text goes with its neighbors: where those before and after it stand as far apart as ever, or
        where only one of them tells, and the new page has no text either."""
        if self._old.text_of(page):
            return None
        before = next((p for p in range(page - 1, -1, -1) if self._became[p] is not None), None)
        after = next((p for p in range(page + 1, len(self._became)) if self._became[p] is not None), None)
        known = [(p, became) for p in (before, after) if p is not None and (became := self._became[p]) is not None]
        shifts = {became - p for p, became in known}
        if not known:
            shifts = {0}
            if len(self._old.pages) != len(self._new.pages):
                return None
        candidate = page + shifts.pop() if len(shifts) == 1 else -1
        if not 0 <= candidate < len(self._new.pages) or self._new.text_of(candidate):
            return None
        return PageFit(candidate, 1.0, 0.0, 1.0, 0.0, False)

    def _pairs(self, page: int, became: int) -> list[_Pair]:
        """The upper left corners of words on both pages: old x, old y, new x, new y."""
        start, end = self._old.span_of(page)
        first, last = self._new.span_of(became)
        old, new = self._old.pages[page], self._new.pages[became]
        pairs: dict[int, _Pair] = {}
        for part in self._alignment.parts(start, end):
            for offset in range(part.old, part.old_end):
                if not first <= offset + part.shift < last:
                    continue
                word = old.word_of[self._old.letter_at(offset)]
                if word not in pairs:
                    there = new.words[new.word_of[self._new.letter_at(offset + part.shift)]].box
                    here = old.words[word].box
                    pairs[word] = (here[0], here[1], there[0], there[1])
        return list(pairs.values())


def box_of(numbers: Sequence[float]) -> Box:
    """The box around points given as x, y, x, y, …"""
    return min(numbers[0::2]), min(numbers[1::2]), max(numbers[0::2]), max(numbers[1::2])


def overlap(one: Box, other: Box) -> float:
    """The area two boxes have in common."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(width, 0.0) * max(height, 0.0)


def _fit(page: int, pairs: Sequence[_Pair], *, same: bool) -> PageFit:
    """What the words nearest to a place say; the pairs come nearest first."""
    near = pairs[:_NEAR]
    shift_x, shift_y = median(one[2] - one[0] for one in near), median(one[3] - one[1] for one in near)
    if _agree(near, 1.0, shift_x, 1.0, shift_y):
        return PageFit(page, 1.0, shift_x, 1.0, shift_y, same)
    scale_x, offset_x = _line([(one[0], one[2]) for one in pairs])
    scale_y, offset_y = _line([(one[1], one[3]) for one in pairs])
    if _agree(near, scale_x, offset_x, scale_y, offset_y):
        return PageFit(page, scale_x, offset_x, scale_y, offset_y, same)
    return PageFit(page, 1.0, shift_x, 1.0, shift_y, False)


def _agree(pairs: Sequence[_Pair], scale_x: float, shift_x: float, scale_y: float, shift_y: float) -> bool:
    return all(
        abs(scale_x * x + shift_x - new_x) <= _AGREE and abs(scale_y * y + shift_y - new_y) <= _AGREE
        for x, y, new_x, new_y in pairs
    )


def _line(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The straight line through points with the least squares: slope and offset."""
    count = len(points)
    mean, new_mean = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    spread = sum((x - mean) ** 2 for x, _ in points)
    slope = sum((x - mean) * (y - new_mean) for x, y in points) / spread if spread else 1.0
    return slope, new_mean - slope * mean
