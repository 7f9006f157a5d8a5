"""Annotations on the documents of the stage, for the tests of their panel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from caseorg.model.annotation import Annotation, AnnotationKind, Shape
from caseorg.operations import add_annotations
from caseorg.operations.annotations import NewAnnotation
from caseorg.workspace import Workspace

YELLOW, GREEN = "#ffd54a", "#8fd694"


def line_at(top: float, left: float = 72.0) -> Shape:
    """One line of marked text, in points."""
    return ((left, top, left + 200, top, left, top + 12, left + 200, top + 12),)


def new(page: int, top: float, **values: Any) -> NewAnnotation:
    """A highlight on a page (from 0), unless told otherwise."""
    given: dict[str, Any] = {"kind": AnnotationKind.HIGHLIGHT, "shape": line_at(top), "color": YELLOW} | values
    return NewAnnotation(page=page, **given)


def annotate(workspace: Workspace, document_uuid: str, annotations: Sequence[NewAnnotation]) -> list[Annotation]:
    """Make them in one step."""
    made: tuple[Annotation, ...] = workspace.do(
        add_annotations, document_uuid=document_uuid, annotations=annotations
    ).value
    return list(made)
