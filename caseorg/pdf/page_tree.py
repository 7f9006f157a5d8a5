"""Child side: how many pages a PDF has, and its page tree mended where the counts in it lie (ISO 32000-1, 7.7.3).

MuPDF believes each node's /Count: with none or a zero there are no pages, with one that is larger than the number of
objects in the file none is shown, and any other that is too large gives pages that cannot be loaded.
"""

from __future__ import annotations

from collections.abc import Iterator

from pymupdf import mupdf

MOST_PAGES = 100_000
"""A file that says it has more is read so far."""

_DEEPEST = 200


def count_pages(pdf: mupdf.PdfDocument) -> tuple[int, bool]:
    """The number of pages, at most MOST_PAGES, and whether the tree had to be mended in memory."""
    said = _said(pdf)
    if said > 0:
        found = _found(pdf, said)
        # a few that cannot be loaded are pages, and each says so; most of them missing is a count that lies
        return (said, False) if 2 * found > said else (found, True)
    root = mupdf.pdf_dict_gets(mupdf.pdf_dict_gets(mupdf.pdf_trailer(pdf), "Root"), "Pages")
    found = _mend(root, set(), _DEEPEST) if mupdf.pdf_is_dict(root) else 0
    return min(found, MOST_PAGES), True


def _said(pdf: mupdf.PdfDocument) -> int:
    try:
        return int(min(mupdf.pdf_count_pages(pdf), MOST_PAGES))
    except mupdf.FzErrorBase:
        return 0


def _found(pdf: mupdf.PdfDocument, said: int) -> int:
    """How many pages can be looked up, if all that can be come first: by halving, after a look at the last one."""
    if _has_page(pdf, said - 1):
        return said
    found, missing = 0, said - 1
    while found < missing:
        middle = (found + missing) // 2
        if _has_page(pdf, middle):
            found = middle + 1
        else:
            missing = middle
    return found


def _has_page(pdf: mupdf.PdfDocument, index: int) -> bool:
    try:
        return bool(mupdf.pdf_lookup_page_obj(pdf, index).m_internal)
    except mupdf.FzErrorBase:
        return False


def _mend(node: mupdf.PdfObj, seen: set[int], deepest: int) -> int:
    """The pages below a node, written into it as its /Count. A node met again, or below `deepest`, has none."""
    total = 0
    for kid in _kids(node, seen):
        if mupdf.pdf_is_array(mupdf.pdf_dict_gets(kid, "Kids")):
            total += _mend(kid, seen, deepest - 1) if deepest else 0
        else:
            total += 1
        if total >= MOST_PAGES:
            break
    mupdf.pdf_dict_puts(node, "Count", mupdf.pdf_new_int(total))
    return total


def _kids(node: mupdf.PdfObj, seen: set[int]) -> Iterator[mupdf.PdfObj]:
    kids = mupdf.pdf_dict_gets(node, "Kids")
    for index in range(min(mupdf.pdf_array_len(kids), MOST_PAGES)):
        kid = mupdf.pdf_array_get(kids, index)
        number = mupdf.pdf_to_num(kid)
        if mupdf.pdf_is_dict(kid) and number not in seen:
            seen.add(number)
            yield kid
