"""From a word as it is typed to the phrases it stands for: docket numbers, statutes, words with inner punctuation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from caseorg.model.search import HitPattern
from caseorg.rules.docket_numbers import DASHES, full_year
from caseorg.rules.search_tokens import tokens_of

Alternatives = tuple[HitPattern, ...]
"""Phrases of which one is enough."""

_TYPED_DOCKET = re.compile(
    r"(?:(?P<office>\d{1,2}):)?(?:19|20)?(?P<year>\d{2})-?(?P<type>cv|civ|cr|crim|mc|md|ml|mj|mag|bk|ap|adv|mn|po|sw|"
    r"gj|misc)"
    r"-?(?P<serial>\d{1,6})(?:-[a-z0-9]{1,7}){0,5}",
    re.IGNORECASE,
)
_PLAIN_DOCKET = re.compile(r"(?P<year>\d{2})-(?P<serial>\d{3,6})(?:-[a-z]{2,5})?", re.IGNORECASE)
_WRITTEN = {"cv": ("cv", "civ"), "cr": ("cr", "crim"), "mj": ("mj", "mag"), "ap": ("ap", "adv"), "mc": ("mc", "misc")}
"""The types that are printed in more than one way."""

_TYPES = {spelling: tuple(spellings) for spellings in _WRITTEN.values() for spelling in spellings}
_COMMON_TYPES = ("cv", "civ", "cr", "mc", "md", "bk", "ap", "mj")
_WIDTHS = (1, 4, 5)
"""Serial numbers are printed bare, with four digits (D.D.C.) or with five (CM/ECF)."""

_STATUTE = re.compile(
    r"""(?P<title>\d{1,3})\s{1,9}(?P<code>U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R)\.?\s{0,9}(?:§{1,2}|sections?|sec\.)?\s{0,9}
    (?P<section>\d[^\s()"]{0,40}(?:\([^\s()"]{0,40}\)[^\s()"]{0,40}){0,9})""",
    re.IGNORECASE | re.VERBOSE,
)
_SECTION = re.compile(r"(?:sections?|secs?\.?|§{1,2})(?=\s+\d)|nos?\.(?=\s+\d{2}-\d)", re.IGNORECASE)


def statute_at(text: str, position: int) -> re.Match[str] | None:
    """A statute typed at this place, "26 U.S.C. § 6103(i)(2)", which is one phrase; groups title, code, section."""
    return _STATUTE.match(text, position)


def statute_phrases(match: re.Match[str]) -> Alternatives:
    """The ways in which a statute is printed: "26 U.S.C. § 6103" (the index has no §) and "26 USC 6103"."""
    letters = tuple(letter for letter in match["code"].lower() if letter.isalpha())
    title, section = match["title"], tuple(token for token, _, _ in tokens_of(match["section"]))
    apart = HitPattern((title, *letters, *section))
    return (apart, HitPattern((title, "".join(letters), *section)))


def announcement_end(text: str, position: int) -> int | None:
    """Where a word ends that only announces the number after it ("section 6103", "No. 25-677"), else None: a text that
    prints "§" or no such word at all must be found too."""
    match = _SECTION.match(text, position)
    return match.end() if match else None


def phrase_of(text: str, *, prefix: bool = False) -> HitPattern | None:
    """A text as a phrase of the index; None where it has no letter and no digit."""
    tokens = tuple(token for token, _, _ in tokens_of(text))
    return HitPattern(tokens, prefix) if tokens else None


@lru_cache(maxsize=512)
def word_phrases(word: str, *, prefix: bool = False) -> Alternatives:
    """The phrases that a bare word stands for: mostly one, none where it is punctuation, several for a docket
    number."""
    phrase = phrase_of(word, prefix=prefix)
    plain = word.translate(DASHES).strip(".,;:()[]")
    typed, bare = _TYPED_DOCKET.fullmatch(plain), _PLAIN_DOCKET.fullmatch(plain)
    docket = _typed_docket(typed) if typed else _plain_docket(bare) if bare else ()
    if phrase is None:
        return ()
    return docket if docket and not prefix else (*docket, phrase)


def _serials(serial: str) -> tuple[str, ...]:
    number = str(int(serial))
    return tuple(dict.fromkeys([serial, *(number.zfill(width) for width in _WIDTHS)]))


def _typed_docket(match: re.Match[str]) -> Alternatives:
    """A docket number with its type, also in print without office, judges, hyphens or zero padding.

    With an office typed, another office's number is not meant; captions leave the office out after "No.".
    """
    year, office = match["year"], match["office"]
    typed = match["type"].lower()
    rows: list[Sequence[str]] = []
    for serial in _serials(match["serial"]):
        for kind in _TYPES.get(typed, (typed,)):
            heads = [(office,), ("no",)] if office else [()]
            rows += [(*head, year, kind, serial) for head in heads]
            rows += [(*head, f"{full}{kind}{serial}") for head in heads for full in (year, str(full_year(year)))]
        rows += [("no", year, serial)]
    return tuple(HitPattern(tuple(row)) for row in dict.fromkeys(rows))


def _plain_docket(match: re.Match[str]) -> Alternatives:
    year = match["year"]
    rows: list[Sequence[str]] = []
    for serial in _serials(match["serial"]):
        rows.append((year, serial))
        rows += [(year, kind, serial) for kind in _COMMON_TYPES]
        rows.append((f"{year}cv{serial}",))
    return tuple(HitPattern(tuple(row)) for row in dict.fromkeys(rows))
