"""Drawing annotations over a page, in the window and on paper: what is drawn depends on the frame alone."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from caseorg.gui.viewer.coordinates import PageFrame, PagePoint, turned_size
from caseorg.gui.viewer.text_box_font import text_box_font
from caseorg.model.annotation import TEXT_MARKS, AnchorState, Annotation, AnnotationKind
from caseorg.rules.comments import plain_of

NOTE_SIDE = 18.0  # points
_ARROW_HEAD = 5.0  # times the width of its line
_UNDERLINE, _STRIKE_OUT = 0.125, 0.45  # of the height of a line, from below; about as in other programs
_SELECTED = QColor(37, 99, 235)
_HANDLE = 7.0
_Mode = QPainter.CompositionMode


def paint_annotations(
    painter: QPainter,
    frame: PageFrame,
    annotations: Iterable[Annotation],
    *,
    night: bool = False,
    selected: Collection[str] = (),
) -> None:
    """Draw the annotations of one page; those in `selected` (uuids) with a frame and handles."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(
        QRectF(frame.rect.left, frame.rect.top, frame.rect.width, frame.rect.height), Qt.ClipOperation.IntersectClip
    )
    for annotation in annotations:
        painter.save()
        _DRAW[annotation.kind](painter, frame, annotation, night)
        painter.restore()
        if annotation.comment and annotation.kind in TEXT_MARKS:
            _draw_comment_sign(painter, frame, annotation)
        if annotation.anchor is AnchorState.UNCERTAIN:
            painter.setPen(QPen(QColor(200, 80, 0), 1.4, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bounds(frame, annotation).adjusted(-2, -2, 2, 2))
        if annotation.uuid in selected:
            _draw_selection(painter, frame, annotation)
    painter.restore()


def bounds(frame: PageFrame, annotation: Annotation) -> QRectF:
    """The rectangle around an annotation where the page is drawn."""
    if annotation.kind is AnnotationKind.NOTE:
        corner = _view(frame, *annotation.shape[0])
        side = note_side(frame)
        return QRectF(corner.x(), corner.y(), side, side)
    points = [point for part in annotation.shape for point in _points(frame, part)]
    xs, ys = [point.x() for point in points], [point.y() for point in points]
    return QRectF(min(xs), min(ys), max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0))


def handles(frame: PageFrame, annotation: Annotation) -> tuple[QPointF, ...]:
    """The spots by which an annotation is resized, in the order of its numbers: the corners (left top, right bottom)
    of a box, tail and head of an arrow, below the first and the last marked word; none for others."""
    if annotation.kind in TEXT_MARKS:
        return _view(frame, *annotation.shape[0][4:6]), _view(frame, *annotation.shape[-1][6:8])
    if annotation.kind in (AnnotationKind.AREA, AnnotationKind.TEXT_BOX, AnnotationKind.ARROW):
        return tuple(_points(frame, annotation.shape[0]))
    return ()


def note_side(frame: PageFrame) -> float:
    """How large a note's icon is: it grows with the page, within what can be hit and does not cover the words."""
    return min(max(NOTE_SIDE * frame.scale, 14.0), 30.0)


def marked_color(color: str, *, night: bool) -> QColor:
    """The color words are marked with; at night it is dimmed, so that the light letters stay readable."""
    shown = QColor(color)
    return shown.darker(260) if night else shown


# One function a kind


def _draw_highlight(painter: QPainter, frame: PageFrame, annotation: Annotation, night: bool) -> None:
    painter.setCompositionMode(_Mode.CompositionMode_Screen if night else _Mode.CompositionMode_Multiply)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for quad in annotation.shape:
        path.addPolygon(_quad_polygon(frame, quad))
    painter.fillPath(path.simplified(), marked_color(annotation.color, night=night))


def _draw_underline(painter: QPainter, frame: PageFrame, annotation: Annotation, night: bool) -> None:
    for quad in annotation.shape:
        upper_left, upper_right, lower_left, lower_right, height = _quad(frame, quad)
        painter.setPen(_text_line_pen(annotation, height, night=night))
        painter.drawLine(
            _between(lower_left, upper_left, _UNDERLINE), _between(lower_right, upper_right, _UNDERLINE)
        )


def _draw_strike_out(painter: QPainter, frame: PageFrame, annotation: Annotation, night: bool) -> None:
    for quad in annotation.shape:
        upper_left, upper_right, lower_left, lower_right, height = _quad(frame, quad)
        painter.setPen(_text_line_pen(annotation, height, night=night))
        painter.drawLine(
            _between(lower_left, upper_left, _STRIKE_OUT), _between(lower_right, upper_right, _STRIKE_OUT)
        )


def _draw_squiggly(painter: QPainter, frame: PageFrame, annotation: Annotation, night: bool) -> None:
    for quad in annotation.shape:
        upper_left, _, lower_left, lower_right, height = _quad(frame, quad)
        painter.setPen(_text_line_pen(annotation, height * 0.8, night=night))
        along, up = lower_right - lower_left, (upper_left - lower_left) / max(height, 0.1)
        length = math.hypot(along.x(), along.y())
        step = max(height / 6, 1.5)
        count = max(int(length / step), 1)
        wave = [
            lower_left + along * (index / count) + up * (step * (index % 2)) for index in range(count + 1)
        ]
        painter.drawPolyline(QPolygonF(wave))


def _draw_note(painter: QPainter, frame: PageFrame, annotation: Annotation, _night: bool) -> None:
    box = bounds(frame, annotation).adjusted(1, 1, -1, -1)
    fill = QColor(annotation.color)
    painter.setPen(QPen(fill.darker(190), 1.2))
    painter.setBrush(fill)
    fold = box.width() * 0.32
    painter.drawPolygon(QPolygonF([
        box.topLeft(), box.topRight(), QPointF(box.right(), box.bottom() - fold),
        QPointF(box.right() - fold, box.bottom()), box.bottomLeft(),
    ]))  # fmt: skip
    painter.setPen(QPen(fill.darker(260), max(box.width() / 14, 1.0)))
    for share in (0.3, 0.5, 0.7):
        y = box.top() + box.height() * share
        end = box.right() - box.width() * (0.4 if share == 0.7 else 0.2)
        painter.drawLine(QPointF(box.left() + box.width() * 0.2, y), QPointF(end, y))


def _draw_text_box(painter: QPainter, frame: PageFrame, annotation: Annotation, night: bool) -> None:
    box = bounds(frame, annotation)
    painter.setBrush(QColor(40, 40, 44, 235) if night else QColor(255, 255, 255))
    painter.setPen(QPen(QColor(annotation.color).darker(120), max(annotation.width * frame.scale * 0.7, 1.0)))
    painter.drawRect(box)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setFont(text_box_font(painter.font(), annotation.font_size * frame.scale))
    painter.setPen(QColor(235, 235, 235) if night else QColor(20, 20, 20))
    painter.translate(box.center())
    painter.rotate(frame.turn)  # the letters turn with the page
    width, height = turned_size(box.width(), box.height(), frame.turn)
    upright = QRectF(-width / 2, -height / 2, width, height)
    inner = upright.adjusted(3 * frame.scale, 2 * frame.scale, -3 * frame.scale, -2 * frame.scale)
    painter.drawText(
        inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap,
        plain_of(annotation.comment),
    )  # fmt: skip


def _draw_area(painter: QPainter, frame: PageFrame, annotation: Annotation, _night: bool) -> None:
    color = QColor(annotation.color)
    tint = QColor(color)
    tint.setAlpha(36)
    painter.setPen(_pen(annotation, frame, color.darker(115)))
    painter.setBrush(tint)
    painter.drawRect(bounds(frame, annotation))


def _draw_ink(painter: QPainter, frame: PageFrame, annotation: Annotation, _night: bool) -> None:
    painter.setPen(_pen(annotation, frame, QColor(annotation.color).darker(115)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in annotation.shape:
        painter.drawPath(smooth_path(_points(frame, stroke)))


def _draw_arrow(painter: QPainter, frame: PageFrame, annotation: Annotation, _night: bool) -> None:
    color = QColor(annotation.color).darker(115)
    tail, head = _points(frame, annotation.shape[0])
    length = math.hypot(head.x() - tail.x(), head.y() - tail.y())
    size = min(max(annotation.width, 1.0) * frame.scale * _ARROW_HEAD + 4, max(length * 0.6, 1.0))
    along = (head - tail) / max(length, 0.1)
    aside = QPointF(-along.y(), along.x())
    neck = head - along * size
    painter.setPen(_pen(annotation, frame, color))
    painter.drawLine(tail, neck)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([head, neck + aside * (size * 0.42), neck - aside * (size * 0.42)]))


_DRAW = {
    AnnotationKind.HIGHLIGHT: _draw_highlight,
    AnnotationKind.UNDERLINE: _draw_underline,
    AnnotationKind.STRIKE_OUT: _draw_strike_out,
    AnnotationKind.SQUIGGLY: _draw_squiggly,
    AnnotationKind.NOTE: _draw_note,
    AnnotationKind.TEXT_BOX: _draw_text_box,
    AnnotationKind.AREA: _draw_area,
    AnnotationKind.INK: _draw_ink,
    AnnotationKind.ARROW: _draw_arrow,
}


# Parts


def smooth_path(points: Sequence[QPointF]) -> QPainterPath:
    """A line through points, rounded at each but the ends."""
    path = QPainterPath(points[0])
    for here, after in zip(points[1:-1], points[2:], strict=False):
        path.quadTo(here, (here + after) / 2)
    path.lineTo(points[-1])
    return path


def _draw_comment_sign(painter: QPainter, frame: PageFrame, annotation: Annotation) -> None:
    corner = _view(frame, *annotation.shape[0][:2])
    radius = min(max(2.6 * frame.scale, 2.5), 5.0)
    painter.setPen(QPen(QColor(60, 60, 60), 0.8))
    painter.setBrush(QColor(annotation.color))
    painter.drawEllipse(corner, radius, radius)


def _draw_selection(painter: QPainter, frame: PageFrame, annotation: Annotation) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_SELECTED, 1.6))
    if annotation.kind in TEXT_MARKS:
        for quad in annotation.shape:
            painter.drawPolygon(_quad_polygon(frame, quad))
    else:
        painter.drawRect(bounds(frame, annotation).adjusted(-2, -2, 2, 2))
    painter.setBrush(Qt.GlobalColor.white)
    for spot in handles(frame, annotation):
        painter.drawRect(QRectF(spot.x() - _HANDLE / 2, spot.y() - _HANDLE / 2, _HANDLE, _HANDLE))


def _pen(annotation: Annotation, frame: PageFrame, color: QColor) -> QPen:
    return QPen(
        color, max(annotation.width * frame.scale, 1.0), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )  # fmt: skip


def _text_line_pen(annotation: Annotation, height: float, *, night: bool) -> QPen:
    color = QColor(annotation.color)
    return QPen(color.lighter(120) if night else color.darker(125), max(height * 0.085, 1.2))


def _quad(frame: PageFrame, quad: Sequence[float]) -> tuple[QPointF, QPointF, QPointF, QPointF, float]:
    """The four corners of a quad where it is drawn, and its height."""
    upper_left, upper_right, lower_left, lower_right = _points(frame, quad)
    return upper_left, upper_right, lower_left, lower_right, math.hypot(
        lower_left.x() - upper_left.x(), lower_left.y() - upper_left.y()
    )


def _between(one: QPointF, other: QPointF, share: float) -> QPointF:
    return one * (1 - share) + other * share


def _quad_polygon(frame: PageFrame, quad: Sequence[float]) -> QPolygonF:
    upper_left, upper_right, lower_left, lower_right, _ = _quad(frame, quad)
    return QPolygonF([upper_left, upper_right, lower_right, lower_left, upper_left])


def _points(frame: PageFrame, numbers: Sequence[float]) -> list[QPointF]:
    return [_view(frame, x, y) for x, y in zip(numbers[0::2], numbers[1::2], strict=True)]


def _view(frame: PageFrame, x: float, y: float) -> QPointF:
    point = frame.page_to_view(PagePoint(x, y))
    return QPointF(point.x, point.y)
