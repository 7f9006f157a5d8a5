"""Which annotation lies under a point of the view."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF

from caseorg.gui.viewer.annotation_paint import bounds, handles
from caseorg.gui.viewer.coordinates import PageFrame, PagePoint
from caseorg.model.annotation import TEXT_MARKS, Annotation, AnnotationKind

_NEAR = 5.0  # logical pixels


def annotation_at(frame: PageFrame, annotations: Sequence[Annotation], point: QPointF) -> Annotation | None:
    """The annotation under a point, the smallest of several; of an area only the border counts, so that the words in it
    can be selected."""
    under = [annotation for annotation in annotations if _is_under(frame, annotation, point)]
    return min(under, key=lambda one: _area(frame, one), default=None)


def handle_at(frame: PageFrame, annotation: Annotation, point: QPointF) -> int | None:
    """The number of the handle under a point, None for none."""
    for number, spot in enumerate(handles(frame, annotation)):
        if abs(spot.x() - point.x()) <= _NEAR and abs(spot.y() - point.y()) <= _NEAR:
            return number
    return None


def _is_under(frame: PageFrame, annotation: Annotation, point: QPointF) -> bool:
    if annotation.kind in TEXT_MARKS:
        return any(
            _polygon(frame, quad).containsPoint(point, Qt.FillRule.WindingFill) for quad in annotation.shape
        )
    box = bounds(frame, annotation)
    if not box.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(point):
        return False
    if annotation.kind is AnnotationKind.AREA:
        return not box.adjusted(_NEAR, _NEAR, -_NEAR, -_NEAR).contains(point)
    if annotation.kind in (AnnotationKind.INK, AnnotationKind.ARROW):
        reach = _NEAR + annotation.width * frame.scale / 2
        return any(_distance(_points(frame, part), point) <= reach for part in annotation.shape)
    return True


def _area(frame: PageFrame, annotation: Annotation) -> float:
    box = bounds(frame, annotation)
    return box.width() * box.height()


def _polygon(frame: PageFrame, quad: Sequence[float]) -> QPolygonF:
    upper_left, upper_right, lower_left, lower_right = _points(frame, quad)
    return QPolygonF([upper_left, upper_right, lower_right, lower_left])


def _points(frame: PageFrame, numbers: Sequence[float]) -> list[QPointF]:
    found = (frame.page_to_view(PagePoint(x, y)) for x, y in zip(numbers[0::2], numbers[1::2], strict=True))
    return [QPointF(point.x, point.y) for point in found]


def _distance(line: Sequence[QPointF], point: QPointF) -> float:
    """How far a point is from a line through several points."""
    nearest = math.inf
    for start, end in zip(line, line[1:], strict=False):
        along = end - start
        length = along.x() ** 2 + along.y() ** 2
        share = ((point.x() - start.x()) * along.x() + (point.y() - start.y()) * along.y()) / length if length else 0.0
        foot = start + along * min(max(share, 0.0), 1.0)
        nearest = min(nearest, math.hypot(point.x() - foot.x(), point.y() - foot.y()))
    return nearest
