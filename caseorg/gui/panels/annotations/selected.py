"""What there is to know of the selected annotations before something is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caseorg.model.annotation import Issue
from caseorg.model.document import Tag
from caseorg.queries.annotation_lists import AnnotationScope, annotation_cards, annotation_facets
from caseorg.queries.annotations import AnnotationLine, issues_of
from caseorg.queries.documents import tags
from caseorg.queries.reader import Reader


@dataclass(frozen=True, slots=True)
class SelectedAnnotations:
    """The annotations, their cases, and what could be put on them; `issues` are those of the first case."""

    lines: tuple[AnnotationLine, ...]
    case_uuids: tuple[str, ...]
    tags: tuple[Tag, ...]
    issues: tuple[Issue, ...]
    authors: tuple[str, ...]

    @property
    def uuids(self) -> tuple[str, ...]:
        return tuple(line.annotation.uuid for line in self.lines)


def selected_annotations(reader: Reader, uuids: Sequence[str]) -> SelectedAnnotations:
    """These annotations together; ids that are gone are left out."""
    cards = annotation_cards(reader, uuids)
    cases = tuple(dict.fromkeys(card.case_uuid for card in cards))
    authors = annotation_facets(reader, AnnotationScope(case_uuid=cases[0])).authors if cases else {}
    return SelectedAnnotations(
        lines=tuple(card.line for card in cards),
        case_uuids=cases,
        tags=tuple(tags(reader)),
        issues=tuple(issues_of(reader, cases[0])) if cases else (),
        authors=tuple(author for author in authors if author),
    )
