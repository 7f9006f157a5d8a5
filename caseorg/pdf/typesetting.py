"""Child side: HTML of our own set into the pages of a PDF."""

from __future__ import annotations

import io
import re

import pymupdf

_PAPER = pymupdf.Rect(0, 0, 612, 792)
_TEXT = pymupdf.Rect(72, 72, 540, 720)
_MOST_PAGES = 5_000
_STYLE = "body { font-family: serif; font-size: 11pt } blockquote { margin: 6pt 18pt } h2 { font-size: 13pt }"


def typeset(html: str) -> bytes:
    """A PDF of letter pages with margins of an inch, as many as the text needs."""
    story = pymupdf.Story(html, user_css=_STYLE)
    made = io.BytesIO()
    writer = pymupdf.DocumentWriter(made)
    for _ in range(_MOST_PAGES):
        device = writer.begin_page(_PAPER)
        more, _filled = story.place(_TEXT)
        story.draw(device)
        writer.end_page()
        if not more:
            break
    writer.close()
    with pymupdf.open(stream=made.getvalue(), filetype="pdf") as document:
        document.subset_fonts()
        document.xref_set_key(document.pdf_catalog(), "Info", "null")  # where MuPDF names itself
        return unsigned(document.tobytes(garbage=3, deflate=True))


def unsigned(made: bytes) -> bytes:
    """A PDF without the comment in which MuPDF names itself; every byte stays at its place."""
    return re.sub(rb"% Written by MuPDF[^\n]*", lambda match: b"%".ljust(len(match[0])), made[:200]) + made[200:]
