"""Ranges of pages as one types them: one ("3-7", "3-", "-7") for a filter, several ("1-3, 7, 12-") for printing."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RANGE = re.compile(r"\s*(\d{0,6})\s*(?:([-–]|to)\s*(\d{0,6}))?\s*", re.IGNORECASE)
_PART = re.compile(r"(\d{1,6})?\s*([-–—])?\s*(\d{1,6})?")


def page_range(text: str) -> tuple[int | None, int | None] | None:
    """(first, last) page from 1, None for an open end; None for what is no range. The ends may be typed either way."""
    match = _RANGE.fullmatch(text)
    if match is None or not (match[1] or match[3]):
        return None
    first = int(match[1]) if match[1] else None
    if not match[2]:
        return first, first
    last = int(match[3]) if match[3] else None
    if first is not None and last is not None and last < first:
        return last, first
    return first, last


def page_range_words(first: int | None, last: int | None) -> str:
    """A range as it is typed, "" for all pages."""
    if first is None and last is None:
        return ""
    if first == last:
        return str(first)
    return f"{'' if first is None else first}-{'' if last is None else last}"


def pages_of(text: str, count: int) -> tuple[int, ...] | None:
    """The pages (from 0) meant by a text, in the order typed and each once; None where it cannot be understood.

    Numbers count from 1 in a document of `count` pages; "12-" goes to the end, "-3" begins at the start, and "" is the
    whole document.
    """
    if not text.strip():
        return tuple(range(count))
    pages: dict[int, None] = {}
    for part in text.split(","):
        found = _range(part.strip(), count)
        if found is None:
            return None
        pages.update(dict.fromkeys(found))
    return tuple(pages)


def _range(part: str, count: int) -> range | None:
    match = _PART.fullmatch(part)
    if match is None or not (match[1] or match[3]) or (match[1] and match[3] and not match[2]):
        return None
    first = int(match[1]) if match[1] else 1
    last = int(match[3]) if match[3] else count if match[2] else first
    return range(first - 1, last) if 1 <= first <= last <= count else None


def page_words(pages: Sequence[int]) -> str:
    """Pages (from 0) as one would type them: "1-3, 7"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0] + 1) if len(run) == 1 else f"{run[0] + 1}-{run[-1] + 1}" for run in runs)
