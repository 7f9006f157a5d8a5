"""Which page of another version of a text a page has become, by the words they have in common."""

from __future__ import annotations

from collections.abc import Sequence

_WORDS = 4  # words in a row that are compared


def corresponding_page(text: str, others: Sequence[str], page: int) -> int:
    """The page (from 0) among `others` that has most of a page's rows of words; of equal ones the nearest to `page`.

    Where none has any of them, the page of the same number, or the last one.
    """
    if not others:
        return 0
    wanted = _rows(text)
    shared = [len(wanted & _rows(other)) if wanted else 0 for other in others]
    best = max(shared)
    if not best:
        return min(page, len(others) - 1)
    return min((place for place, count in enumerate(shared) if count == best), key=lambda place: abs(place - page))


def _rows(text: str) -> frozenset[tuple[str, ...]]:
    words = text.split()
    return frozenset(tuple(words[place : place + _WORDS]) for place in range(len(words) - _WORDS + 1))
