"""The page numbers that a paper prints itself, beside the court's stamps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_EDGE_LINES = 3
_ALONE = re.compile(r"\s*[-–—\[(]?\s*(?:Page\s)?(\d{1,5})\s*[-–—\])]?\s*", re.IGNORECASE)
_LEAST_SHARE = 0.5


def printed_pages(texts: Sequence[str]) -> tuple[str, ...]:
    """The number printed on each page, "" where there is none.

    A number counts where it stands alone on one of the first or last lines, and where half the pages or more agree in
    how far their numbers are ahead of or behind their place in the file; that distance then holds for all pages after
    the first that prints one.
    """
    candidates = [frozenset(_candidates(text)) for text in texts]
    ahead = Counter(number - place for place, numbers in enumerate(candidates) for number in numbers)
    if not ahead:
        return ("",) * len(texts)
    distance, count = max(ahead.items(), key=lambda item: (item[1], -abs(item[0] - 1)))
    with_text = sum(1 for text in texts if text.strip())
    if count < 2 or count < _LEAST_SHARE * with_text:
        return ("",) * len(texts)
    first = next(place for place, numbers in enumerate(candidates) if place + distance in numbers)
    return tuple(
        str(place + distance) if place + distance > 0 and (place >= first or place + distance in candidates[place])
        else ""
        for place in range(len(texts))
    )  # fmt: skip


def _candidates(text: str) -> Iterator[int]:
    lines = [line for line in text.split("\n") if line.strip()]
    if sum(line.strip().isdigit() for line in lines) > 15:  # the line numbers of pleading paper or of a transcript
        lines = [line for line in lines if not line.strip().isdigit() or int(line) > 28]
    for line in (*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]):
        match = _ALONE.fullmatch(line)
        if match is not None:
            yield int(match[1])
