"""The mouse on annotations: a click selects, a drag moves or resizes, and a drawing tool in hand makes one."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from caseorg.gui.viewer.annotation_layer import AnnotationLayer, moved_shape
from caseorg.gui.viewer.coordinates import PagePoint, ViewPoint
from caseorg.gui.viewer.mark_ends import with_end_at
from caseorg.gui.viewer.page_area import PageArea, PageTool
from caseorg.model.annotation import TEXT_MARKS, Annotation, AnnotationKind, Shape
from caseorg.rules.comments import plain_of

_LEAST_DRAG = 4.0  # logical pixels; less is a click
_INK_STEP = 1.2  # points between two spots of a stroke
DRAWN = (AnnotationKind.NOTE, AnnotationKind.TEXT_BOX, AnnotationKind.AREA, AnnotationKind.INK, AnnotationKind.ARROW)


@dataclass(slots=True)
class _Drag:
    """A press and what it does: draw, move, resize by a handle, or nothing of ours."""

    at: QPointF
    act: str
    page: int = 0
    start: PagePoint = PagePoint(0.0, 0.0)
    annotation: Annotation | None = None
    handle: int = 0
    far: bool = False
    by_letter: bool = False
    stroke: tuple[float, ...] = ()


class AnnotateTool(QObject):
    """Stands before the tool that was in hand, and hands it what is not about annotations.

    `clicked` tells an annotation (its uuid, "" for none) and whether it is added to the selection; `drawn` kind, page
    and shape of what was drawn; `reshaped` an annotation as it is after a drag; `text_selected` that words were
    selected with a text tool in hand.
    """

    clicked = Signal(str, bool)
    double_clicked = Signal(str)
    drawn = Signal(object, int, object)
    reshaped = Signal(object)
    text_selected = Signal()

    def __init__(self, area: PageArea, layer: AnnotationLayer, inner: PageTool, has_text: Callable[[], bool]) -> None:
        super().__init__(area)
        self._area = area
        self._layer = layer
        self._inner = inner
        self._has_text = has_text
        self._drag: _Drag | None = None
        self.kind: AnnotationKind | None = None  # of the tool in hand
        self.look: Callable[[AnnotationKind, int, Shape], Annotation] | None = None  # how something drawn would look

    # What the mouse does

    def press(self, event: QMouseEvent) -> bool:
        point = event.position()
        hit = self._layer.at(point)
        if event.button() is not Qt.MouseButton.LeftButton:
            if hit is not None and hit not in self._layer.selected:
                self.clicked.emit(hit.uuid, False)
            return self._inner.press(event)
        if self.kind in DRAWN:
            return self._begin_drawing(point)
        handle = self._layer.handle_at(point)
        if handle is not None:
            self._drag = _Drag(point, "resize", handle[0].page, self._page_point(point, handle[0].page), *handle)
            return True
        add = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if hit is not None and hit.kind not in TEXT_MARKS:
            self.clicked.emit(hit.uuid, add)
            self._drag = _Drag(point, "move", hit.page, self._page_point(point, hit.page), hit)
            return True
        self._drag = _Drag(point, "add" if add else "click", annotation=hit)
        return self._inner.press(event)

    def move(self, event: QMouseEvent) -> bool:
        drag, point = self._drag, event.position()
        if drag is not None:
            drag.by_letter = _has_shift(event)
        if drag is not None and not drag.far:
            drag.far = math.hypot(point.x() - drag.at.x(), point.y() - drag.at.y()) >= _LEAST_DRAG
        if drag is None or drag.act in ("click", "add"):
            taken = self._inner.move(event)
            if drag is None:
                self._show_cursor(point)
            return taken
        if drag.act == "draw":
            self._draw_on(drag, point)
        elif drag.far and drag.annotation is not None:
            self._layer.move(self._dragged(drag, drag.annotation, point))
        return True

    def release(self, event: QMouseEvent) -> bool:
        drag, self._drag = self._drag, None
        if drag is None or drag.act in ("click", "add"):
            taken = self._inner.release(event)
            if drag is not None:
                self._end_click(drag)
            return taken
        if drag.act == "draw":
            self._end_drawing(drag, event.position())
        elif drag.far and drag.annotation is not None:
            drag.by_letter = _has_shift(event)
            self._end_dragging(drag, drag.annotation, event.position())
        return True

    def double_press(self, event: QMouseEvent) -> bool:
        hit = self._layer.at(event.position())
        if hit is not None and event.button() is Qt.MouseButton.LeftButton and self.kind is None:
            self._drag = None
            self.double_clicked.emit(hit.uuid)
            return True
        return self._inner.double_press(event)

    # Inside

    def _end_click(self, drag: _Drag) -> None:
        if self.kind in TEXT_MARKS and self._has_text():
            self.text_selected.emit()
        elif not drag.far:
            self.clicked.emit(drag.annotation.uuid if drag.annotation else "", drag.act == "add")

    def _begin_drawing(self, point: QPointF) -> bool:
        page = self._area.geometry_now.page_at(ViewPoint(point.x(), point.y()))
        if page is not None:
            start = self._page_point(point, page)
            self._drag = _Drag(point, "draw", page, start, stroke=tuple(start))
        return True

    def _draw_on(self, drag: _Drag, point: QPointF) -> None:
        shape = self._shape(drag, point)
        if shape is not None and self.look is not None and self.kind is not None:
            self._layer.drawing = drag.page, self.look(self.kind, drag.page, shape)
            self._area.refresh()

    def _end_drawing(self, drag: _Drag, point: QPointF) -> None:
        self._layer.drawing = None
        shape = self._shape(drag, point)
        if shape is not None and self.kind is not None:
            self.drawn.emit(self.kind, drag.page, shape)
        self._area.refresh()

    def _shape(self, drag: _Drag, point: QPointF) -> Shape | None:
        """What is drawn so far; None where that is not yet anything."""
        here = self._page_point(point, drag.page)
        if self.kind is AnnotationKind.NOTE:
            return (tuple(here),)
        if not drag.far:
            return None
        if self.kind is AnnotationKind.INK:
            if math.hypot(here.x - drag.stroke[-2], here.y - drag.stroke[-1]) >= _INK_STEP:
                drag.stroke = (*drag.stroke, *here)
            return (drag.stroke,) if len(drag.stroke) >= 4 else None
        if self.kind is AnnotationKind.ARROW:
            return ((*drag.start, *here),)
        return (_box(drag.start, here),)

    def _dragged(self, drag: _Drag, annotation: Annotation, point: QPointF) -> Annotation:
        here = self._page_point(point, drag.page)
        if drag.act == "move":
            dx, dy = here.x - drag.start.x, here.y - drag.start.y
            return replace(annotation, shape=moved_shape(annotation.shape, dx, dy))
        if annotation.kind in TEXT_MARKS:
            return self._with_end_at(drag, annotation, point)
        numbers = list(annotation.shape[0])
        numbers[2 * drag.handle : 2 * drag.handle + 2] = here
        if annotation.kind is AnnotationKind.ARROW:
            return replace(annotation, shape=(tuple(numbers),))
        return replace(annotation, shape=(_box(PagePoint(*numbers[:2]), PagePoint(*numbers[2:])),))

    def _with_end_at(self, drag: _Drag, annotation: Annotation, point: QPointF) -> Annotation:
        """A mark that goes to the word under the pointer, on its own page."""
        text = self._area.source.text(self._area.sha256, drag.page)
        if text is None:
            return annotation
        frame = self._area.geometry_now.frame(drag.page)
        offset = text.offset_at(frame.view_to_upright(ViewPoint(point.x(), point.y())))
        return with_end_at(text, annotation, drag.handle, offset, by_letter=drag.by_letter)

    def _end_dragging(self, drag: _Drag, annotation: Annotation, point: QPointF) -> None:
        dragged = self._dragged(drag, annotation, point)
        self._layer.move(dragged)
        if dragged != annotation:
            self.reshaped.emit(dragged)

    def _page_point(self, point: QPointF, page: int) -> PagePoint:
        return self._area.geometry_now.frame(page).view_to_page(ViewPoint(point.x(), point.y()))

    def _show_cursor(self, point: QPointF) -> None:
        viewport = self._area.viewport()
        hit = self._layer.at(point)
        viewport.setToolTip(_told(hit) if hit is not None else "")
        if self.kind in DRAWN:
            viewport.setCursor(Qt.CursorShape.CrossCursor)
        elif (handle := self._layer.handle_at(point)) is not None:
            viewport.setCursor(self._resizing_cursor(handle[0]))
        elif hit is not None and hit.kind not in TEXT_MARKS:
            viewport.setCursor(Qt.CursorShape.SizeAllCursor)

    def _resizing_cursor(self, annotation: Annotation) -> Qt.CursorShape:
        if annotation.kind not in TEXT_MARKS:
            return Qt.CursorShape.SizeFDiagCursor
        lies = self._area.geometry_now.frame(annotation.page).turn % 180
        return Qt.CursorShape.SizeVerCursor if lies else Qt.CursorShape.SizeHorCursor


def _has_shift(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def _box(one: PagePoint, other: PagePoint) -> tuple[float, float, float, float]:
    return min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y)


def _told(annotation: Annotation) -> str:
    """Who wrote an annotation, when, and what it says."""
    head = " · ".join(part for part in (annotation.author, annotation.created[:10]) if part)
    words = "\n".join(part for part in (head, plain_of(annotation.comment)[:400]) if part)
    return f"<qt>{escape(words).replace(chr(10), '<br>')}</qt>" if words else ""
