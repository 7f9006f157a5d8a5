"""A summary of a document's annotations, as it is written for others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SummaryReply:
    """An answer; `state` is the word of a review, "" for none."""

    author: str
    state: str
    comment: str


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One annotation. `page` is what a cite calls its page, `cite` the whole pin cite; comments as in Annotation."""

    page: str
    cite: str
    kind: str
    quote: str
    comment: str
    author: str
    tags: tuple[str, ...]
    issues: tuple[str, ...]
    replies: tuple[SummaryReply, ...]


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
