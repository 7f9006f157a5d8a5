"""Whether a page's text can be searched, once the court's stamp is taken away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from caseorg.model.docket import Stamp
from caseorg.model.document import TextState
from caseorg.rules.stamp_forms import DATE, NUMBER
from caseorg.rules.stamps import stamp_spans

FEW_CHARACTERS = 24
"""A scan may carry a page number, a Bates number or an exhibit label as text; so many letters and digits say nothing
yet."""

ODD_SHARE = 0.3
"""Share of characters that stand for no letter from which a page counts as garbled; bullets of symbol fonts stay far
below."""

_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
_READABLE = re.compile(r"\w")
_WORD = re.compile(r"[^\W\d_]{2}|[^\x00-\u02ff\W\d_]")
"""Two letters of an alphabet, or one sign of a script that needs no more; less is a page number."""

_PLAIN_WORDS = (" the ", " of ", " and ", " to ", "\nthe ", " de ", " la ", " que ", " der ", " und ", " et ")
_COMMON = frozenset(
    "the and that this for with was are from court not que los las del por para una der die und den des les".split()
)
_SHIFTED_BY_29 = re.compile(r"(?<![A-Za-z])(?:WKH|7KH|DQG|WKDW|ZLWK|IURP)(?![A-Za-z])")
"""The commonest shift: a font numbers its glyphs as ASCII minus 29, so "the and that with from" come out as these."""

_STAMP_WORD = re.compile(
    rf"(?:case|appeal|appellate|usca\d*|document|doc|filed|date|on|entered|desc|main|page|pg|pageid|id|of|dktentry|"
    rf"entry)?[\s.,:#-]*"
    rf"(?:\d+(?:[-.]\d+)?|{DATE}|{NUMBER})?[.,:#-]*",
    re.IGNORECASE | re.VERBOSE,
)


def strip_stamp(text: str, stamp: Stamp | None) -> str:
    """A page's text without its stamps, the inner ones of a filing filed again included; line breaks stay."""
    if stamp is None or not stamp.printed:
        return text
    spans = stamp_spans(text)
    if not spans:
        return _without_scattered(text, stamp)
    kept: list[str] = []
    position = 0
    for start, end in spans:
        kept.append(text[position:start])
        position = max(position, end)
    kept.append(text[position:])
    return "".join(kept)


def text_state(text: str, stamp: Stamp | None, has_images: Callable[[], bool]) -> TextState:
    """What a page's text is worth: native, none, stamp only, or garbled (it shows well but extracts as other letters).

    `has_images` is asked only for pages with next to no text. A blank page is none, stamped or not.
    """
    body = strip_stamp(text, stamp)
    odd = _odd_characters(body)
    if odd <= FEW_CHARACTERS and len(body) < 500 and len(_READABLE.findall(body)) <= FEW_CHARACTERS:
        return _state_of_little(body, stamp, has_images)
    if odd and odd > ODD_SHARE * sum(not character.isspace() for character in body):
        return TextState.GARBLED
    return TextState.GARBLED if _is_shifted(body) else TextState.NATIVE


def _odd_characters(body: str) -> int:
    """How many characters stand for no letter. `isprintable` answers for most pages, ten times faster than a
    pattern."""
    if "\ufffd" not in body and body.replace("\n", "").isprintable():
        return 0
    return len(_ODD.findall(body))


def _state_of_little(body: str, stamp: Stamp | None, has_images: Callable[[], bool]) -> TextState:
    """The state of a page with so little text that it may be a scan."""
    words = bool(_WORD.search(body))
    if stamp is not None and stamp.printed:
        if has_images():
            return TextState.STAMP_ONLY
        return TextState.NATIVE if words else TextState.NONE
    if words:
        return TextState.NATIVE
    return TextState.NATIVE if _READABLE.search(body) and not has_images() else TextState.NONE


def _is_shifted(body: str) -> bool:
    if ("WKH" in body or "DQG" in body) and len(_SHIFTED_BY_29.findall(body)) >= 6:
        return True
    padded = f" {body[:6000].lower()} "
    if any(word in padded for word in _PLAIN_WORDS):
        return False
    words = re.split(r"[\s\x00-\x1f]+", body[:6000])
    words = [word for word in words if word]
    if len(words) < 12 or _common(words, 0) * 50 > len(words):
        return False
    letters = Counter(character for word in words for character in word)
    shifts = {ord("e") - ord(character) for character, _ in letters.most_common(6)}
    return any(_common(words, shift) * 16 >= len(words) for shift in shifts if shift)


def _common(words: list[str], shift: int) -> int:
    """How many of the words are common words once every character is moved by `shift`."""
    count = 0
    for word in words:
        if 3 <= len(word) <= 5:
            moved = "".join(chr(ord(character) + shift) for character in word if 0 <= ord(character) + shift < 0x250)
            count += moved.lower() in _COMMON
    return count


def _without_scattered(text: str, stamp: Stamp) -> str:
    """A text without the lines that hold nothing but words of a stamp that lies in it in pieces."""
    printed = set(stamp.printed.split())
    lines = []
    for line in text.split("\n"):
        words = line.split()
        scattered = words and all(word in printed or _STAMP_WORD.fullmatch(word) for word in words)
        if not scattered or not any(word in printed for word in words):
            lines.append(line)
    return "\n".join(lines)
