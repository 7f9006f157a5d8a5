"""An annotation as a file has it, whatever program made it: what is read from files and what is written into copies."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Numbers = tuple[float, ...]

REPLY, GROUP = "R", "Group"
"""What `ExternalAnnotation.relation` is: an answer, or a part of one annotation made of several."""


@dataclass(frozen=True, slots=True)
class PageSpace:
    """Where a page's points lie in the user space of its PDF: the MediaBox's top left corner there, how many points
    (1/72 inch) a unit is, and the page's rotation in degrees."""

    left: float
    top: float
    scale: float = 1.0
    rotation: int = 0

    def points(self, x: float, y: float) -> Point:
        """The page point of a point in user space."""
        return (x - self.left) * self.scale, (self.top - y) * self.scale

    def user(self, x: float, y: float) -> Point:
        """The point in user space of a page point."""
        return x / self.scale + self.left, self.top - y / self.scale


@dataclass(frozen=True, kw_only=True, slots=True)
class ExternalAnnotation:
    """A markup annotation of a PDF, an XFDF file or the like. All places are in page points, as in model/annotation.py.

    `key` names it within its file, `name` is its /NM. `subtype` is the PDF's word ("Highlight"). `quads` are ordered as
    in Shape; `lines` are strokes, vertices or the one line, each x, y, x, y, …. Colors are #rrggbb, "" for none.
    `created` and `modified` are UTC instants, "" where there are none or they are broken; `dates` are then what stood
    there. `answers` is the key of the annotation it belongs to, `relation` REPLY or GROUP. `private` is the JSON that
    this program's own exports carry along. `border` is the color a text box of ours is framed with.
    """

    key: str
    page: int
    subtype: str
    box: Box
    name: str = ""
    quads: tuple[Numbers, ...] = ()
    lines: tuple[Numbers, ...] = ()
    line_ends: tuple[str, ...] = ()
    color: str = ""
    interior: str = ""
    opacity: float = 1.0
    width: float | None = None
    font_size: float | None = None
    contents: str = ""
    rich: str = ""
    author: str = ""
    subject: str = ""
    created: str = ""
    modified: str = ""
    dates: tuple[str, ...] = ()
    answers: str = ""
    relation: str = ""
    state_model: str = ""
    state: str = ""
    flags: int = 0
    intent: str = ""
    icon: str = ""
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    private: str = ""
    border: str = ""


@dataclass(frozen=True, slots=True)
class ExternalAnnotations:
    """All markup annotations of a file in the order of its pages, why others were skipped (a sentence each), and the
    space of every page. `sha256` is that of the PDF they lie on, where it is known."""

    annotations: tuple[ExternalAnnotation, ...]
    skipped: tuple[str, ...]
    spaces: tuple[PageSpace, ...]
    sha256: str = ""
