"""Child side: read a page for importing: label, size, text, court stamp and text state."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf

from caseorg.model.reading import PageReading
from caseorg.pdf.geometry import Geometry, geometry_of
from caseorg.pdf.opening import TEXT_FLAGS, OpenPdf, cleaned, metadata_of, outline_of, tried
from caseorg.pdf.types import FileHead
from caseorg.rules.docket import stamp_of, text_state

LONGEST_PAGE_TEXT = 2_000_000
"""In characters; no page of a filing has a hundredth of it, a hostile one may have any number."""


def read_head(opened: OpenPdf, *, outline: bool) -> FileHead:
    """What holds for the whole file; without the outline where it was what stopped an earlier attempt."""
    return FileHead(
        page_count=opened.page_count,
        outline=tried(lambda: outline_of(opened)[0], ()) if outline else (),
        metadata=tried(lambda: metadata_of(opened), ()),
        repaired=opened.repaired,
    )


def read_page(opened: OpenPdf, index: int, label: str) -> PageReading:
    """Read the page `index` (from 0): its text is interpreted once, its words only where the stamp needs rows."""
    geometry = geometry_of(opened.pdf, index)
    page = opened.document.load_page(index)
    text_page = page.get_textpage(flags=TEXT_FLAGS)
    text = cleaned(text_page.extractText())
    problem = None
    if len(text) > LONGEST_PAGE_TEXT:
        text = text[:LONGEST_PAGE_TEXT]
        problem = f"This page has more than {LONGEST_PAGE_TEXT:,} characters; the rest was left out."
    stamp = stamp_of(text, lambda: rows_of(text_page, geometry), page=index + 1)
    box = geometry.box
    return PageReading(
        number=index + 1,
        label=label,
        width=box.width,
        height=box.height,
        rotation=box.rotation,
        text=text,
        state=text_state(text, stamp, lambda: paints_images(page)),
        stamp=stamp,
        problem=problem,
    )


def rows_of(text_page: pymupdf.TextPage, geometry: Geometry) -> Sequence[str]:
    """The lines of a page rebuilt by position, as shown, from top to bottom: words whose centers agree in height,
    from left to right. What is printed over or woven into something else comes apart here."""
    words = []
    for x0, y0, x1, y1, text, *_ in text_page.extractWORDS():
        left, top, _right, bottom = geometry.unturned_to_shown((x0, y0, x1, y1))
        words.append(((top + bottom) / 2, bottom - top, left, cleaned(text)))
    words.sort()
    rows: list[list[tuple[float, str]]] = []
    center, height = float("-inf"), 0.0
    for middle, tall, left, text in words:
        if not rows or middle - center > min(tall, height) / 2:
            rows.append([])
            center, height = middle, tall
        rows[-1].append((left, text))
    return [" ".join(text for _, text in sorted(row)) for row in rows]


def paints_images(page: pymupdf.Page) -> bool:
    """Whether anything on the page is painted from an image, inline or not, at any depth of forms."""
    return any("image" in kind for kind, _ in page.get_bboxlog())
