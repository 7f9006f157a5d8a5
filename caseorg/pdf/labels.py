"""Child side: the printed labels of pages (i, ii, 1, 2, A-1 …), from the PDF's /PageLabels (ISO 32000-1, 12.4.2).

PyMuPDF's own reading goes through PDF source text and does not know names in UTF-16 or trees of more than two levels.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pymupdf import mupdf

from caseorg.pdf.opening import OpenPdf, cleaned, tried

_MOST_RANGES = 100_000
_LONGEST_PREFIX = 100
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"))
_ROMAN_TENS = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class LabelRange:
    """From the page `start` (from 0) on, labels are the prefix and a number in a style (D, R, r, A, a or none)."""

    start: int
    style: str
    prefix: str
    number: int


def labels_of(opened: OpenPdf) -> tuple[str, ...]:
    """One label a page; the page's number where the document has none for it."""
    return written_labels(tried(lambda: _ranges(opened.pdf), []), opened.page_count)


def written_labels(ranges: Iterable[LabelRange], page_count: int) -> tuple[str, ...]:
    """The labels of all pages, from the ranges in any order."""
    labels = [str(index + 1) for index in range(page_count)]
    ordered = sorted(ranges, key=lambda each: each.start)
    for position, each in enumerate(ordered):
        end = ordered[position + 1].start if position + 1 < len(ordered) else page_count
        for index in range(max(each.start, 0), min(end, page_count)):
            written = each.prefix + _number(each.style, each.number + index - each.start)
            labels[index] = written or str(index + 1)
    return tuple(labels)


def _number(style: str, value: int) -> str:
    if style == "D":
        return str(value)
    if style in ("r", "R"):
        return _roman(value) if style == "r" else _roman(value).upper()
    if style in ("a", "A"):
        letter = chr(ord(style) + (value - 1) % 26)
        return letter * min((value - 1) // 26 + 1, 1000) if value > 0 else ""
    return ""


def _roman(value: int) -> str:
    if not 0 < value < 100_000:
        return str(value)
    text = ""
    for worth, sign in _ROMAN + _ROMAN_TENS:
        count, value = divmod(value, worth)
        text += sign * count
    return text


def _ranges(pdf: mupdf.PdfDocument) -> list[LabelRange]:
    """The leaves of the number tree, each node visited once."""
    root = mupdf.pdf_dict_gets(mupdf.pdf_trailer(pdf), "Root")
    waiting = [mupdf.pdf_dict_gets(root, "PageLabels")]
    seen: set[int] = set()
    ranges: list[LabelRange] = []
    while waiting and len(ranges) < _MOST_RANGES:
        node = waiting.pop()
        number = mupdf.pdf_to_num(node)
        if number in seen or not mupdf.pdf_is_dict(node):
            continue
        if number:
            seen.add(number)
        ranges.extend(_leaf(mupdf.pdf_dict_gets(node, "Nums")))
        kids = mupdf.pdf_dict_gets(node, "Kids")
        count = min(mupdf.pdf_array_len(kids), _MOST_RANGES)
        waiting.extend(mupdf.pdf_array_get(kids, index) for index in range(count))
    return ranges


def _leaf(pairs: mupdf.PdfObj) -> list[LabelRange]:
    ranges = []
    for index in range(0, min(mupdf.pdf_array_len(pairs), 2 * _MOST_RANGES) - 1, 2):
        rule = mupdf.pdf_array_get(pairs, index + 1)
        start_number = mupdf.pdf_dict_gets(rule, "St")
        ranges.append(
            LabelRange(
                start=mupdf.pdf_to_int(mupdf.pdf_array_get(pairs, index)),
                style=mupdf.pdf_to_name(mupdf.pdf_dict_gets(rule, "S")) or "",
                prefix=cleaned(mupdf.pdf_to_text_string(mupdf.pdf_dict_gets(rule, "P")) or "")[:_LONGEST_PREFIX],
                number=mupdf.pdf_to_int(start_number) if mupdf.pdf_is_number(start_number) else 1,
            )
        )
    return ranges
