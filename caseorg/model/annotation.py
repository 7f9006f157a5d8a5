"""What a reader marks and writes on a page: annotations, replies to them, issues, and the named colors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.record import Record

Shape = tuple[tuple[float, ...], ...]
"""Where an annotation lies on its page, in unrotated page points (y downwards from the MediaBox's top left corner).

- highlight, underline, strike out, squiggly: one quad a line of text, each as eight numbers
  (ul x, ul y, ur x, ur y, ll x, ll y, lr x, lr y)
- note: one point (x, y), the upper left corner of its icon
- text box, area: one rectangle (left, top, right, bottom)
- ink: one stroke each (x, y, x, y, …), two points at least
- arrow: one line (tail x, tail y, head x, head y)
"""


class AnnotationKind(StrEnum):
    """The kinds of annotations, in the words of the menus."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    STRIKE_OUT = "strike out"
    SQUIGGLY = "squiggly"
    NOTE = "note"
    TEXT_BOX = "text box"
    AREA = "area"
    INK = "ink"
    ARROW = "arrow"


TEXT_MARKS = frozenset(
    {AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE, AnnotationKind.STRIKE_OUT, AnnotationKind.SQUIGGLY}
)
"""The kinds that mark words: one can be turned into another."""


class AnchorState(StrEnum):
    """How sure it is that an annotation stands where it was meant to, after its document was replaced by a new
    version: the same words at the same place; the same words elsewhere; similar words; not found, so that it stays on
    the version it was made on."""

    ANCHORED = "anchored"
    MOVED = "moved"
    UNCERTAIN = "uncertain"
    LOST = "lost"


@dataclass(frozen=True, kw_only=True, slots=True)
class Annotation(Record):
    """A mark on one page of a document.

    `sha256` is the file it was made (or found again) on, `page` counts from 0; `page_label` and `ecf_page` are that
    page's printed label and stamped page. `quote` are the words marked, `prefix` and `suffix` those around them, so
    that they can be found again (the text quote selector of the W3C Web Annotation Model). `color` is #rrggbb.
    `comment` is text with paragraphs, **bold** and lists ("- ", "1. "); for a text box it is what the box shows.
    `width` is that of lines, `font_size` that of a text box, both in points. `continues_uuid` is the annotation on the
    page before which this one goes on from, where a passage runs over pages. `origin` is JSON of what an annotation
    taken over from a file or another program had that no field here holds, "" for one made here.
    """

    document_uuid: str
    sha256: str
    kind: AnnotationKind
    page: int
    shape: Shape
    color: str
    page_label: str = ""
    ecf_page: int | None = None
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    comment: str = ""
    author: str = ""
    width: float = 1.5
    font_size: float = 11.0
    anchor: AnchorState = AnchorState.ANCHORED
    continues_uuid: str | None = None
    origin: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnotationTag(Record):
    annotation_uuid: str
    tag_uuid: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnotationReply(Record):
    """An answer to an annotation. `state` is the word of a review ("Accepted", "Rejected", "Completed", …) where the
    reply sets one, else ""."""

    annotation_uuid: str
    comment: str
    author: str = ""
    state: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue(Record):
    """A question of a case (of law or fact) that annotations are gathered under."""

    case_uuid: str
    name: str
    notes: str = ""
    position: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnotationIssue(Record):
    annotation_uuid: str
    issue_uuid: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnotationColor(Record):
    """A color with the name the user gives it ("Key passage"), in the order of the menus. `color` is #rrggbb."""

    name: str
    color: str
    position: int = 0
