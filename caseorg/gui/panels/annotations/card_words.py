"""What a card says of its annotation, in words: for the eye and for a screen reader alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from caseorg.model.annotation import AnchorState, Annotation
from caseorg.model.record import Visibility
from caseorg.queries.annotation_lists import AnnotationCard
from caseorg.rules.comments import plain_of

ANCHOR_WORDS = {
    AnchorState.MOVED: "Moved: the same words stand elsewhere in the new version",
    AnchorState.UNCERTAIN: "Uncertain: only similar words were found in the new version",
    AnchorState.LOST: "Lost: its words are not in the new version",
}


def page_words(annotation: Annotation) -> str:
    """Which page: "p. 3", with the ECF page and the printed label where they differ."""
    number = str(annotation.page + 1)
    parts = [f"p. {number}"]
    if annotation.ecf_page is not None and str(annotation.ecf_page) != number:
        parts.append(f"ECF p. {annotation.ecf_page}")
    if annotation.page_label and annotation.page_label not in (number, str(annotation.ecf_page)):
        parts.append(f"“{annotation.page_label}”")
    return " · ".join(parts)


def document_words(card: AnnotationCard) -> str:
    """The document: "ECF 28-3 Declaration of …"."""
    return f"ECF {card.ecf} {card.document_title}" if card.ecf else card.document_title


def title_words(card: AnnotationCard) -> str:
    """The first line of a card: "Highlight · p. 3"."""
    return f"{card.line.annotation.kind.value.capitalize()} · {page_words(card.line.annotation)}"


def quote_words(annotation: Annotation) -> str:
    """The words marked, on one line in quotation marks; "" for none."""
    words = " ".join(annotation.quote.split())
    return f"“{words}”" if words else ""


def footer_words(card: AnnotationCard) -> str:
    """Who, when, how many replies, and who may see it where that is not as usual."""
    annotation, replies = card.line.annotation, len(card.line.replies)
    parts = [annotation.author or "no author", local_date(annotation.created)]
    if replies:
        parts.append(f"{replies} repl{'y' if replies == 1 else 'ies'}")
    if annotation.visibility is not Visibility.INTERNAL:
        parts.append(annotation.visibility.value)
    return " · ".join(parts)


def anchor_words(card: AnnotationCard) -> str:
    """What became of its place when the document was replaced; "" where it stands as it was made."""
    return ANCHOR_WORDS.get(card.line.annotation.anchor, "")


def color_name(color: str, names: Mapping[str, str]) -> str:
    """The name the user gave a color; its number where it has none."""
    return names.get(color, color)


def spoken_words(card: AnnotationCard, names: Mapping[str, str]) -> str:
    """The whole card as a screen reader says it."""
    line = card.line
    parts = [
        f"{title_words(card)}, {color_name(line.annotation.color, names)}",
        anchor_words(card),
        quote_words(line.annotation),
        plain_of(line.annotation.comment),
        "Tags: " + ", ".join(tag.name for tag in line.tags) if line.tags else "",
        "Issues: " + ", ".join(issue.name for issue in line.issues) if line.issues else "",
        footer_words(card),
    ]
    return ". ".join(part for part in parts if part)


def tip_words(card: AnnotationCard, names: Mapping[str, str]) -> tuple[str, str]:
    """The name of the color, which a card only shows, and the quote, which it cuts off."""
    quote = quote_words(card.line.annotation)
    return color_name(card.line.annotation.color, names), quote if len(quote) <= 600 else f"{quote[:600]}…"


def local_date(instant: str) -> str:
    """The day of a UTC instant where the user is: "2026-11-26"."""
    try:
        return datetime.fromisoformat(instant.replace("Z", "+00:00")).astimezone().date().isoformat()
    except ValueError:  # from a file of another program
        return instant[:10]
