"""Text made safe to print: what a terminal or a JSON reader would stumble over is made visible."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Sequence

# Controls, and the marks that change the direction of what follows: either could make a line lie about what it says.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
# A UUID of version 7 begins with its millisecond: 12 hex digits and a dash.
_SHORTEST_ID = 13


def without_surrogates(text: str) -> str:
    r"""The text with lone surrogates spelled out: the byte 0xff of an undecodable file name as \xff."""
    return _SURROGATES.sub(lambda found: _spelled(found[0]), text)


def visible(text: str) -> str:
    r"""The text on one line: line feeds as \n, other controls and direction marks as \x1b or \u202e."""
    return _UNSEEN.sub(lambda found: _spelled(found[0]), text)


def visible_lines(text: str) -> list[str]:
    """The lines of a text of several, each made visible; none for an empty one."""
    return [visible(line.expandtabs(4)) for line in text.rstrip().splitlines()]


def _spelled(letter: str) -> str:
    code = ord(letter)
    if letter in _SHORT:
        return _SHORT[letter]
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes: wide letters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def cut(text: str, width: int) -> str:
    """The text in at most `width` columns, an ellipsis where something was left out."""
    if width_of(text) <= width:
        return text
    kept: list[str] = []
    room = width - 1
    for letter in text:
        room -= _width(letter)
        if room < 0:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + "…" if width > 0 else ""


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text filled up with spaces to `width` columns."""
    space = " " * max(0, width - width_of(text))
    return space + text if right else text + space


def count_of(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 document", "1,204 documents"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def size_words(size: int) -> str:
    """A number of bytes as a person says it: "912 bytes", "1.4 MB"."""
    if size < 1000:
        return count_of(size, "byte")
    amount, unit = next(
        ((size / 1000**power, unit) for power, unit in enumerate(("kB", "MB"), start=1) if size < 1000 ** (power + 1)),
        (size / 1000**3, "GB"),
    )
    return f"{amount:.0f} {unit}" if amount >= 100 else f"{amount:.1f} {unit}"


def short_ids(uuids: Sequence[str]) -> dict[str, str]:
    """The shortest beginnings that tell these ids apart, never shorter than their millisecond."""
    ordered = sorted(set(uuids))
    lengths = dict.fromkeys(ordered, _SHORTEST_ID)
    for first, second in zip(ordered, ordered[1:], strict=False):
        shared = _shared(first, second)
        lengths[first] = max(lengths[first], shared + 1)
        lengths[second] = max(lengths[second], shared + 1)
    return {uuid: uuid[:length] for uuid, length in lengths.items()}


def _shared(first: str, second: str) -> int:
    return len(os.path.commonprefix((first, second)))


def listed(items: Iterable[str]) -> str:
    """Words in a row: "a, b, c"."""
    return ", ".join(items)
