"""Quoted words against the words of their source, character by character.

Only where lines end in the source is no matter: white space counts as one space, and a hyphen at the end of a line may
be the printer's. Every other character must be the same, quotation marks and dashes too.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

_LONGEST = 20_000
_LEAST_SHARED = 0.5
_SPARE = 12  # words looked at before and after the best place
_LINE_END = r"(?:[-\u00ad\u2010]\n[ \t]*)?"


@dataclass(frozen=True, slots=True)
class CharacterRun:
    """Characters in a row: `in_quote` and `in_source` tell which text has them."""

    text: str
    in_quote: bool
    in_source: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """`is_found` says whether the source has such a passage at all; `runs` are both texts in order, all of them in both
    where nothing differs."""

    is_found: bool
    runs: tuple[CharacterRun, ...] = ()

    @property
    def is_same(self) -> bool:
        return self.is_found and all(run.in_quote and run.in_source for run in self.runs)

    @property
    def differences(self) -> tuple[CharacterRun, ...]:
        """The runs that only one of the texts has."""
        return tuple(run for run in self.runs if not (run.in_quote and run.in_source))


def compare_with_source(quote: str, source: str) -> Comparison:
    """The words of a quote against a page's text, whose lines end with a line feed."""
    wanted = " ".join(quote.split())
    if not wanted:
        return Comparison(False)
    if len(wanted) <= _LONGEST and re.search(_pattern(wanted), source):
        return Comparison(True, (CharacterRun(wanted, True, True),))
    passage = _best_passage(wanted, _mended(source))
    if passage is None:
        return Comparison(False)
    runs = _runs(wanted, passage)
    # the source goes on before and after the words that were taken from it
    while runs and not runs[-1].in_quote:
        runs.pop()
    while runs and not runs[0].in_quote:
        runs.pop(0)
    return Comparison(True, tuple(runs))


def _pattern(wanted: str) -> str:
    parts = []
    for place, letter in enumerate(wanted):
        if letter == " ":
            parts.append(r"\s+")
            continue
        parts.append(re.escape(letter))
        following = wanted[place + 1 : place + 2]
        if letter in "-–—/" and following != " ":
            parts.append(r"\s*")
        elif letter.isalnum() and following.isalnum():
            parts.append(_LINE_END)
    return "".join(parts)


def _mended(source: str) -> str:
    joined = re.sub(r"(?<=[a-z])[-\u00ad\u2010]\n[ \t]*(?=[a-z])", "", source)
    joined = re.sub(r"(?<=[-–—/])[ \t]*\n\s*", "", joined)
    return " ".join(joined.split())


def _best_passage(wanted: str, source: str) -> str | None:
    """The words of the source that share most with the quote, None where no place shares half of them."""
    words, others = wanted.split(), source.split()
    size = len(words)
    target = Counter(_bare(word) for word in words)
    best, place = 0, 0
    window: Counter[str] = Counter()
    shared = 0
    for end, word in enumerate(others):
        bare = _bare(word)
        window[bare] += 1
        shared += window[bare] <= target[bare]
        if end >= size:
            gone = _bare(others[end - size])
            shared -= window[gone] <= target[gone]
            window[gone] -= 1
        if shared > best:
            best, place = shared, max(0, end - size + 1)
    if best < max(1, size * _LEAST_SHARED):
        return None
    start = max(0, place - _SPARE)
    return _trimmed(words, others[start : place + size + _SPARE])


def _trimmed(words: list[str], passage: list[str]) -> str:
    """The passage from the first to the last word that both have."""
    matcher = SequenceMatcher(None, [_bare(word) for word in words], [_bare(word) for word in passage], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    first, last = blocks[0], blocks[-1]
    start = max(0, first.b - first.a)
    end = min(len(passage), last.b + last.size + (len(words) - last.a - last.size))
    return " ".join(passage[start:end])


def _runs(quote: str, source: str) -> list[CharacterRun]:
    runs = []
    for kind, a, b, c, d in SequenceMatcher(None, quote, source, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(CharacterRun(quote[a:b], True, True))
            continue
        if b > a:
            runs.append(CharacterRun(quote[a:b], True, False))
        if d > c:
            runs.append(CharacterRun(source[c:d], False, True))
    return runs


def _bare(word: str) -> str:
    return re.sub(r"\W", "", word).casefold() or word
