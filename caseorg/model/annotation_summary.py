"""A summary of a document's annotations, as it is written for others."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SummaryReply:
    """An answer; `state` is the word of a review, "" for none."""

    author: str
    state: str
    comment: str


@dataclass(frozen=True, slots=True)
class AreaPicture:
    """What a page shows in an area: the bytes of a PNG, and the sides it is laid out with, in points."""

    data: bytes = field(repr=False)
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One annotation. `page` is what a cite calls its page, `cite` the whole pin cite; comments as in Annotation.
    `picture` is that of an area, None where there is none or it was not asked for; `lacks` is a sentence on what should
    be here and is not."""

    page: str
    cite: str
    kind: str
    quote: str
    comment: str
    author: str
    tags: tuple[str, ...]
    issues: tuple[str, ...]
    replies: tuple[SummaryReply, ...]
    picture: AreaPicture | None = None
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class AnnotationSummary:
    """The annotations of a document in the order of its pages."""

    title: str
    caption: str
    lines: tuple[SummaryLine, ...]

    def pages(self) -> list[tuple[str, list[SummaryLine]]]:
        """The annotations page by page."""
        groups: list[tuple[str, list[SummaryLine]]] = []
        for line in self.lines:
            if groups and groups[-1][0] == line.page:
                groups[-1][1].append(line)
            else:
                groups.append((line.page, [line]))
        return groups
