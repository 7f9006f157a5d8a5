"""The words of a text as the search index sees them, and those that a line break has cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from caseorg.model.search import HitPattern
from caseorg.rules.token_tables import FOLDED, MARKS, SEPARATORS

CONTEXT = 3
"""How many words on each side of a mended word are indexed with it, so that phrases through it are found."""

BARRIER = " \u1160… "
"""Between two pieces of mended text: a letter that shows nothing, for the index to see that the pieces are not
adjacent."""

_CUT = re.compile(
    r"(?:[-‐‑](?<=[^\W\d_].)[^\S\n]*\n\s*(?:\d{1,2}[^\S\n]*\n?\s*)?|\xad(?<=[^\W\d_].)\s*)(?=[^\W\d_])(?![A-Z][a-z])"
)
"""A hyphen at the end of a line, the next line going on in small letters (or all capitals); pleading paper may put its
line number between. A soft hyphen is never printed within a line. (It begins with the hyphen, not with the letter
before: so a page is scanned in a fifth of the time.)"""

_REACH = 160
"""In characters; words so long that fewer of them fit are no words."""


def _class(ranges: str) -> str:
    parts = (part.split("-") for part in ranges.split())
    return "".join(f"\\U{int(part[0], 16):08x}-\\U{int(part[-1], 16):08x}" for part in parts)


def _folds() -> Iterator[tuple[int, str]]:
    for first, last, distance in re.findall(r"(?:^|\s)([0-9a-f]+)([-~][0-9a-f]+)?([+-][0-9a-f]+)(?=\s|$)", FOLDED):
        start, offset = int(first, 16), int(distance, 16)
        end = int(last[1:], 16) if last else start
        for code in range(start, end + 1, 2 if last.startswith("~") else 1):
            yield code, chr(code + offset)


_SEPARATOR_CLASS = _class(SEPARATORS) + r"\ud800-\udfff"
_TOKEN = re.compile(f"[^{_SEPARATOR_CLASS}{_class(MARKS)}][^{_SEPARATOR_CLASS}]*")
_FOLD: dict[int, str | None] = {
    **dict(_folds()),
    **{code: None for code in range(0x300, 0x370) if re.match(f"[{_class(MARKS)}]", chr(code))},
}


def tokens_of(text: str) -> list[tuple[str, int, int]]:
    """The tokens of a text exactly as FTS5's `unicode61 remove_diacritics 2` makes them: (folded token, start, end)."""
    tokens = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        tokens.append((word.lower() if word.isascii() else word.translate(_FOLD), match.start(), match.end()))
    return tokens


def joined_words(text: str) -> str:
    """The words of a page that a line break cuts in two, made whole, each with the words around it; "" where there
    are none.

    "con-\\nflicted with" gives "… conflicted with …". For a second indexed column: the text itself stays as printed.
    """
    if "-" not in text and "\xad" not in text and "\u2010" not in text:
        return ""
    spans: list[tuple[int, int]] = []
    for cut in _CUT.finditer(text):
        start, end = _words_before(text, cut.start()), _words_after(text, cut.end())
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return BARRIER.join(" ".join(_CUT.sub("", text[start:end]).split()) for start, end in spans)


def _words_before(text: str, cut: int) -> int:
    """Where the words begin that stand before a cut: CONTEXT of them, and the first half of the one that is cut."""
    near = text[max(0, cut - _REACH) : cut]
    parts = near.rsplit(None, CONTEXT + 1)
    return cut - len(near) + (len(parts[0]) if len(parts) > CONTEXT + 1 else 0)


def _words_after(text: str, cut: int) -> int:
    """Where the words end that stand after a cut: the second half of the one that is cut, and CONTEXT more."""
    near = text[cut : cut + _REACH]
    parts = near.split(None, CONTEXT + 1)
    return cut + len(near) - (len(parts[-1]) if len(parts) > CONTEXT + 1 else 0)


def hit_spans(text: str, patterns: Sequence[HitPattern]) -> list[tuple[int, int]]:
    """Where the patterns stand in a text, as (start, end), in order and without overlap; words cut by a line break
    included."""
    if not patterns:
        return []
    tokens = tokens_of(text)
    spans = set(_spans(tokens, patterns))
    mended = _mended_tokens(text, tokens)
    if mended:
        spans.update(_spans(mended, patterns))
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _spans(tokens: Sequence[tuple[str, int, int]], patterns: Sequence[HitPattern]) -> Iterator[tuple[int, int]]:
    places: dict[str, list[int]] = {}
    for index, (token, _, _) in enumerate(tokens):
        places.setdefault(token, []).append(index)
    for pattern in patterns:
        yield from _spans_of(pattern, tokens, places)


def _spans_of(
    pattern: HitPattern, tokens: Sequence[tuple[str, int, int]], places: dict[str, list[int]]
) -> Iterator[tuple[int, int]]:
    wanted = pattern.tokens
    if len(wanted) == 1 and pattern.prefix:
        starts = [index for token, indices in places.items() if token.startswith(wanted[0]) for index in indices]
    else:
        starts = places.get(wanted[0], []) if wanted else []
    last = len(wanted) - 1
    for start in starts:
        if start + last >= len(tokens) or any(tokens[start + at][0] != wanted[at] for at in range(1, last)):
            continue
        found = tokens[start + last][0]
        if found == wanted[last] or (pattern.prefix and found.startswith(wanted[last])):
            yield tokens[start][1], tokens[start + last][2]


def _mended_tokens(text: str, tokens: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The tokens with those on both sides of a cut made one; none where nothing is cut."""
    cuts = {match.start(): match.end() for match in _CUT.finditer(text)} if joined_words(text) else {}
    if not cuts:
        return []
    mended: list[tuple[str, int, int]] = []
    glue_at = -1
    for token, start, end in tokens:
        if mended and start == glue_at:
            before = mended[-1]
            mended[-1] = (before[0] + token, before[1], end)
        elif start < glue_at:
            continue  # the line number of pleading paper, within the cut
        else:
            mended.append((token, start, end))
        glue_at = cuts.get(end, glue_at)
    return mended
