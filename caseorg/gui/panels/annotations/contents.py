"""All the panel asks at once: the order, what the filters offer, and what annotations can be dropped on."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.gui.panels.annotations.drop_strip import DropTarget
from caseorg.model.annotation import AnnotationColor, Issue
from caseorg.model.document import Tag
from caseorg.queries.annotation_lists import (
    AnnotationFacets,
    AnnotationFilter,
    AnnotationScope,
    AnnotationSort,
    annotation_facets,
    annotation_order,
)
from caseorg.queries.annotations import annotation_colors, issues_of
from caseorg.queries.documents import document_line, tags
from caseorg.queries.reader import Reader


@dataclass(frozen=True, slots=True)
class Contents:
    """What the panel shows of a scope."""

    scope: AnnotationScope
    order: list[str]
    facets: AnnotationFacets
    colors: tuple[AnnotationColor, ...]
    tags: tuple[Tag, ...]
    issues: tuple[Issue, ...]
    sha256: str | None = None  # of the file, where the scope is one document

    @property
    def color_names(self) -> dict[str, str]:
        return {one.color: one.name for one in self.colors}

    @property
    def targets(self) -> list[DropTarget]:
        """What annotations can be dropped on."""
        return [
            *(DropTarget("color", one.color, one.name, one.color) for one in self.colors),
            *(DropTarget("tag", tag.name, tag.name, tag.color) for tag in self.tags),
            *(DropTarget("issue", issue.uuid, f"Issue: {issue.name}") for issue in self.issues),
        ]


def panel_contents(
    reader: Reader, scope: AnnotationScope, sort: AnnotationSort, shown: AnnotationFilter
) -> Contents:
    """The annotations of a scope in order, with all that is offered for them."""
    case_uuid, sha256 = scope.case_uuid, None
    if scope.document_uuid is not None:
        document = document_line(reader, scope.document_uuid).document
        case_uuid, sha256 = document.case_uuid, document.sha256
    return Contents(
        scope=scope,
        order=annotation_order(reader, scope, sort=sort, shown=shown),
        facets=annotation_facets(reader, scope),
        colors=tuple(annotation_colors(reader)),
        tags=tuple(tags(reader)),
        issues=tuple(issues_of(reader, case_uuid)) if case_uuid is not None else (),
        sha256=sha256,
    )


def own_words(count: int) -> tuple[str, str]:
    """What is said of annotations that are in the file alone: a headline and a sentence."""
    if count == 1:
        return "The file has an annotation of its own", "Take it over to edit, filter, and cite it here."
    return f"The file has {count:,} annotations of its own", "Take them over to edit, filter, and cite them here."
