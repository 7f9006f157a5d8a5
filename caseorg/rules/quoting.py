"""Quoted words found on a page again: where they stand, and the words before and after them."""

from __future__ import annotations

from collections.abc import Sequence

from caseorg.rules.lettered_pages import CONTEXT, Box, Found, LetteredPage, PageWord, letters_of

__all__ = ["CONTEXT", "Box", "Found", "PageWord", "find_quote"]


def find_quote(words: Sequence[PageWord], quote: str, *, rotation: int = 0) -> list[Found]:
    """Every place of `quote` among the words of a page, in reading order; none where it is not there or empty.

    `rotation` is the page's own (0, 90, 180, 270): which side of a quad is up depends on it. Places with the same
    capitals go before all others, and whole words before parts of words: if there is a better one, worse are left out.
    """
    page = LetteredPage(words, rotation)
    wanted = letters_of(quote)
    folded = page.places(wanted) or page.places(wanted, fold=True)
    whole = [place for place in folded if page.is_whole(*place)]
    return [page.found(*place) for place in whole or folded]
