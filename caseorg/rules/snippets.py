"""The words around a hit, for a line in a list of results."""

from __future__ import annotations

from collections.abc import Sequence

from caseorg.model.search import HitPattern
from caseorg.rules.search_tokens import hit_spans

# Around the words that were hit; they occur in no text, since control characters are taken out when a file is read.
HIT_BEGIN, HIT_END = "\x02", "\x03"
_BEFORE = 70
_LENGTH = 220
# The first so many hits are compared for the best place; a text that repeats one word without end has no better one.
_MOST_HITS = 200


def snippet_of(text: str, patterns: Sequence[HitPattern]) -> str:
    """About 220 characters of a text on one line, from shortly before the place with the most different hits; each hit
    stands between HIT_BEGIN and HIT_END, and "…" where text was left out."""
    spans = hit_spans(text, patterns)[:_MOST_HITS]
    start = _begin(text, _densest(text, spans)) if spans else 0
    end = _finish(text, start + _LENGTH)
    marked, at = [], start
    for first, last in spans:
        if first >= at and last <= end:
            marked += [text[at:first], HIT_BEGIN, text[first:last], HIT_END]
            at = last
    marked.append(text[at:end])
    words = " ".join("".join(marked).split())
    return f"{'…' if start else ''}{words}{'…' if end < len(text.rstrip()) else ''}"


def _densest(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """Where the stretch begins that shows the most different words hit, the first of equals."""

    def different(first: int) -> int:
        return len({text[start:end].casefold() for start, end in spans if first <= start < first + _LENGTH - _BEFORE})

    return max((start for start, _ in spans), key=different)


def _begin(text: str, hit: int) -> int:
    """The start of a word, some words before the hit."""
    start = max(0, hit - _BEFORE)
    space = text.find(" ", start, hit)
    return 0 if start == 0 else space + 1 if space >= 0 else hit


def _finish(text: str, end: int) -> int:
    """The end of a word, not past `end`."""
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", end - _BEFORE, end)
    return space if space >= 0 else end
