"""Annotations as quotes with their cites, for other programs."""

from __future__ import annotations

from collections.abc import Sequence

from caseorg.queries.annotation_lists import AnnotationCard, annotation_cards
from caseorg.queries.pin_cites import PinCiter, pin_cites_of
from caseorg.queries.reader import Reader
from caseorg.rules.comments import plain_of
from caseorg.rules.pin_cites import cited_quote


def cited_quotes(reader: Reader, uuids: Sequence[str]) -> tuple[str, ...]:
    """A paragraph for each annotation in the order given: “…” (ECF No. 28, at 7.)

    One without marked words gives its comment instead. A passage over several pages is one quote.
    """
    cards = annotation_cards(reader, uuids)
    citers: dict[str, PinCiter] = {}
    taken: set[str] = set()
    paragraphs: list[str] = []
    for card in cards:
        document = card.line.annotation.document_uuid
        if card.line.annotation.uuid not in taken:
            passage = _passage(card, cards)
            taken |= {part.line.annotation.uuid for part in passage}
            if document not in citers:
                citers[document] = pin_cites_of(reader, document)
            paragraphs.append(_paragraph(passage, citers[document]))
    return tuple(paragraphs)


def _passage(first: AnnotationCard, cards: Sequence[AnnotationCard]) -> list[AnnotationCard]:
    """A card and those that go on from it."""
    passage = [first]
    after = {card.line.annotation.continues_uuid: card for card in cards}
    while (following := after.get(passage[-1].line.annotation.uuid)) is not None:
        passage.append(following)
    return passage


def _paragraph(passage: Sequence[AnnotationCard], citer: PinCiter) -> str:
    annotations = [card.line.annotation for card in passage]
    words = " ".join(annotation.quote for annotation in annotations)
    cite = citer.cite_annotations(annotations[0], annotations[-1])
    if words.strip():
        return cited_quote(words, cite)
    comment = " ".join(plain_of(annotations[0].comment).split())
    return f"{comment} ({cite}.)" if comment else f"({cite}.)"
