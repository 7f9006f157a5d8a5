"""Finding words in a page's text without regard to accents, kinds of quotes and dashes, and line breaks, and as one
likes with or without regard to case and to the ends of words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SAME = str.maketrans(
    {
        "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "\u00ad": None, "\u200b": None, "\ufeff": None,
    }
)  # fmt: skip
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")

# A word may be broken at a line end; a soft hyphen is gone by then and leaves the newline.
_BROKEN = r"(?:-?\n\s*)?"
# Words stand apart by white space; on pleading paper a line number may come between two lines.
_APART = r"(?:\s*\n\s*\d{1,2}[ \n]\s*|\s+)"


@dataclass(frozen=True, slots=True)
class FindOptions:
    """What counts as the same: letters of the same case only, and whole words only."""

    match_case: bool = False
    whole_words: bool = False


ANY_CASE = FindOptions()


def fold(text: str, *, match_case: bool = False) -> str:
    """A text as it is compared: no accents, no case unless it matters, plain quotes and dashes, no soft hyphens."""
    if text.isascii():
        return text if match_case else text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_SAME)))
    return plain if match_case else plain.casefold()


def fold_with_offsets(text: str, *, match_case: bool = False) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the offset in `text` it comes from."""
    if text.isascii():
        return fold(text, match_case=match_case), list(range(len(text)))
    parts: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        folded = fold(character, match_case=match_case)
        parts.append(folded)
        offsets.extend([offset] * len(folded))
    return "".join(parts), offsets


def _word_pattern(word: str) -> str:
    pieces = [re.escape(word[0])]
    for before, after in zip(word, word[1:], strict=False):
        if before.isalnum() and after.isalnum():
            pieces.append(_BROKEN)
        elif before == "-":
            pieces.append(r"(?:\n\s*)?")
        pieces.append(re.escape(after))
    return "".join(pieces)


def find_pattern(text: str, options: FindOptions = ANY_CASE) -> re.Pattern[str] | None:
    """What finds `text` in texts folded by the same options, also over line ends; None for an empty text."""
    words = fold(text, match_case=options.match_case).split()
    if not words:
        return None
    pattern = _APART.join(_word_pattern(word) for word in words)
    return re.compile(rf"(?<!\w){pattern}(?!\w)" if options.whole_words else pattern)


def count_matches(pattern: re.Pattern[str], text: str, *, match_case: bool = False) -> int:
    """How often the pattern is found in a text as it stands (not folded)."""
    return sum(1 for _ in pattern.finditer(fold(text, match_case=match_case)))


def matches(pattern: re.Pattern[str], text: str, *, match_case: bool = False) -> list[tuple[int, int]]:
    """Where the pattern is found: offsets in the text as it stands."""
    folded, offsets = fold_with_offsets(text, match_case=match_case)
    offsets.append(len(text))
    found = []
    for match in pattern.finditer(folded):
        last = offsets[match.end() - 1]
        found.append((offsets[match.start()], last + 1))
    return found
