"""Ranges of pages as they are typed: "7", "3-7", "3-", "-7"."""

from __future__ import annotations

import re

_RANGE = re.compile(r"\s*(\d{0,6})\s*(?:([-–]|to)\s*(\d{0,6}))?\s*", re.IGNORECASE)


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
