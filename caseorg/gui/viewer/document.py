"""What is shown, and where in it one is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, kw_only=True, slots=True)
class ViewedDocument:
    """A document as the reader is given it. `ecf_pages` has the stamped page number of each page, None where a page
    has no stamp; it may be shorter than the document, or empty."""

    sha256: str
    title: str
    ecf_pages: tuple[int | None, ...] = ()

    def ecf_page(self, page: int) -> int | None:
        """The stamped number of a page (from 0)."""
        return self.ecf_pages[page] if 0 <= page < len(self.ecf_pages) else None


class Fit(StrEnum):
    """What the zoom follows when the view changes size."""

    NONE = "none"
    WIDTH = "width"
    PAGE = "page"


class LayoutKind(StrEnum):
    """How pages are arranged: all below one another, two side by side, two as in a book, whose first page stands
    alone at the right, or one at a time."""

    CONTINUOUS = "continuous"
    TWO_PAGES = "two pages"
    BOOK = "book"
    SINGLE = "single"


@dataclass(frozen=True, kw_only=True, slots=True)
class ViewPlace:
    """A place in a document, and how it is looked at.

    `page` counts from 0; `x` and `y` are points from the top left of that page as the file shows it, and lie at the
    top left of the view. `zoom` is 1.0 for the printed size on a 96 dpi screen. `turn` is in degrees.
    """

    page: int = 0
    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    fit: Fit = Fit.WIDTH
    turn: int = 0
    layout: LayoutKind = LayoutKind.CONTINUOUS
