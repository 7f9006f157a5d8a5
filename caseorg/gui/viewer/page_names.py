"""The names a page goes by: its number, its printed label, and its stamped ECF page."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ECF = re.compile(r"ecf\s*(?:no\.?|page|p\.?|pg\.?)?\s*[#:]?\s*(\d+)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:(?:page|p\.|pg\.?|#)\s*)(\d+)", re.IGNORECASE)


def find_page(text: str, labels: Sequence[str], ecf_pages: Sequence[int | None], count: int) -> int | None:
    """The page (from 0) somebody means by "12", "iv", "ecf 7" or "#12", None where there is none.

    A printed label goes before the plain number; "#12" and "page 12" always are the 12th page of the file.
    """
    wanted = " ".join(text.split())
    if match := _ECF.fullmatch(wanted):
        stamped = int(match[1])
        return next((page for page, ecf in enumerate(ecf_pages[:count]) if ecf == stamped), None)
    if match := _NUMBER.fullmatch(wanted):
        return _by_number(match[1], count)
    return _by_label(wanted, labels, count) if wanted else None


def _by_label(wanted: str, labels: Sequence[str], count: int) -> int | None:
    for page, label in enumerate(labels[:count]):
        if label == wanted:
            return page
    for page, label in enumerate(labels[:count]):
        if label.casefold() == wanted.casefold():
            return page
    return _by_number(wanted, count)


def _by_number(digits: str, count: int) -> int | None:
    if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
        return None
    page = int(digits) - 1
    return page if 0 <= page < count else None


def page_name(page: int, labels: Sequence[str]) -> str:
    """What stands in the page field: the printed label, else the number."""
    label = labels[page] if page < len(labels) else ""
    return label or str(page + 1)


def page_position(page: int, count: int, labels: Sequence[str], ecf_page: int | None) -> str:
    """What stands beside the page field: "of 20 · ECF page 3", with the number where the label differs from it."""
    number = str(page + 1)
    position = f"of {count}" if page_name(page, labels) == number else f"({number} of {count})"
    return position if ecf_page is None else f"{position} · ECF page {ecf_page}"
