"""Places on pages that are marked, and the annotations that are made of them."""

from __future__ import annotations

from collections.abc import Sequence

from caseorg.gui.viewer.anchors import TextAnchor
from caseorg.model.annotation import AnnotationKind, Shape
from caseorg.operations.annotations import NewAnnotation

Places = Sequence[tuple[int, Shape, TextAnchor | None]]
"""Page (from 0), shape there, and the words where there are any."""


def marks_on(anchors: Sequence[TextAnchor]) -> Places:
    """Marks on words."""
    return [(anchor.page, anchor.quads, anchor) for anchor in anchors]


def note_at(anchor: TextAnchor) -> Places:
    """A note at the left of the first line of selected words."""
    x, y = anchor.quads[0][:2]
    return [(anchor.page, ((max(x - 22.0, 0.0), y),), anchor)]


def new_annotations(kind: AnnotationKind, places: Places, *, color: str, author: str) -> list[NewAnnotation]:
    """Annotations of a kind at places: one passage over several pages, of which each goes on from the one before."""
    return [
        NewAnnotation(
            kind=kind,
            page=page,
            shape=shape,
            color=color,
            quote=anchor.quote if anchor else "",
            prefix=anchor.prefix if anchor else "",
            suffix=anchor.suffix if anchor else "",
            author=author,
            continues=index - 1 if index else None,
        )
        for index, (page, shape, anchor) in enumerate(places)
    ]
