"""Annotations as quotes with their cites, for other programs: plain and rich text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from caseorg.queries.annotation_lists import AnnotationCard, annotation_cards
from caseorg.queries.reader import Reader
from caseorg.rules.comments import plain_of


def cited_quotes(reader: Reader, uuids: Sequence[str]) -> tuple[str, ...]:
    """A paragraph for each annotation in the order given: “…” (ECF No. 28 at 7.)

    One without marked words gives its comment instead. A passage over several pages is one quote.
    """
    cards = annotation_cards(reader, uuids)
    taken: set[str] = set()
    paragraphs: list[str] = []
    for card in cards:
        if card.line.annotation.uuid not in taken:
            passage = _passage(card, cards)
            taken |= {part.line.annotation.uuid for part in passage}
            paragraphs.append(_paragraph(passage))
    return tuple(paragraphs)


def rich_paragraphs(paragraphs: Sequence[str]) -> str:
    """The paragraphs as HTML."""
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs)


def _passage(first: AnnotationCard, cards: Sequence[AnnotationCard]) -> list[AnnotationCard]:
    """A card and those that go on from it."""
    passage = [first]
    after = {card.line.annotation.continues_uuid: card for card in cards}
    while (following := after.get(passage[-1].line.annotation.uuid)) is not None:
        passage.append(following)
    return passage


def _paragraph(passage: Sequence[AnnotationCard]) -> str:
    words = " ".join(" ".join(card.line.annotation.quote.split()) for card in passage).strip()
    cite = _cite(passage[0], passage[-1])
    if words:
        return f"“{words}” ({cite}.)"
    comment = " ".join(plain_of(passage[0].line.annotation.comment).split())
    return f"{comment} ({cite}.)" if comment else f"({cite}.)"


def _cite(first: AnnotationCard, last: AnnotationCard) -> str:
    """The seam to the pin cites of the case's settings: document and page, by the stamp where there is one."""
    pages = [card.line.annotation.ecf_page or card.line.annotation.page + 1 for card in (first, last)]
    at = str(pages[0]) if pages[0] == pages[1] else f"{pages[0]}–{pages[1]}"
    return f"ECF No. {first.ecf} at {at}" if first.ecf else f"{first.document_title} at {at}"
