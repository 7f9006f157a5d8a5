"""Text anchors: where marked words are on a page, and what they say, so that they can be found again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caseorg.gui.viewer.coordinates import UprightPoint, upright_to_page
from caseorg.gui.viewer.page_text import PageText
from caseorg.gui.viewer.selection import Selection, copied_text
from caseorg.pdf.types import PageBox, Rect
from caseorg.rules.text_direction import corners

Quad = tuple[float, float, float, float, float, float, float, float]
"""Page points (ul x, ul y, ur x, ur y, ll x, ll y, lr x, lr y), "upper left" as the words are read."""

Span = tuple[int, int]

_CONTEXT = 40  # characters before and after


@dataclass(frozen=True, slots=True)
class TextAnchor:
    """The marked words of one page: `page` from 0, one quad a line, the words with single spaces, and up to 40
    characters of the same page before and after them (stamp and page number left out)."""

    page: int
    quads: tuple[Quad, ...]
    quote: str
    prefix: str
    suffix: str


def upright_rect_to_quad(box: PageBox, rect: Rect, turn: int = 0) -> Quad:
    """A line's box in upright points as a quad: its upper left corner stays that of the words, however the page is
    turned. `turn` is which way the line runs (`line_turns`)."""
    points = [upright_to_page(box, UprightPoint(*corner)) for corner in corners(rect, turn)]
    (ulx, uly), (urx, ury), (llx, lly), (lrx, lry) = points
    return ulx, uly, urx, ury, llx, lly, lrx, lry


def text_anchor(page: int, text: PageText, spans: Sequence[Span]) -> TextAnchor | None:
    """The anchor of some spans of a page's text, None where they hold no word."""
    quads = [
        upright_rect_to_quad(text.box, rect, turn)
        for start, end in spans
        for rect, turn in text.turned_boxes(start, end)
    ]
    quote = _flowing(text, spans)
    if not quads or not quote:
        return None
    before = _flowing(text, text.without_running(0, spans[0][0]), ends=True)
    after = _flowing(text, text.without_running(spans[-1][1], len(text)), ends=True)
    return TextAnchor(page, tuple(quads), quote, before[-_CONTEXT:], after[:_CONTEXT])


def selected_anchors(selection: Selection, texts: dict[int, PageText]) -> tuple[TextAnchor, ...]:
    """The anchors of a selection whose pages are all in `texts`, in order; pages without words have none."""
    found = (text_anchor(page, texts[page], selection.spans_on(page, texts[page])) for page in selection.pages)
    return tuple(anchor for anchor in found if anchor is not None)


def _flowing(text: PageText, spans: Sequence[Span], *, ends: bool = False) -> str:
    """The words of spans on one line; with `ends` a space at either end stays, since it parts words."""
    raw = copied_text(text.text[start:end] for start, end in spans)
    words = " ".join(raw.split())
    if not ends or not words:
        return words
    return f"{' ' if raw[0].isspace() else ''}{words}{' ' if raw[-1].isspace() else ''}"
