"""The annotations of one document over its pages: what is drawn, what is selected, what lies under the pointer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QPainter

from caseorg.gui.viewer.annotation_hits import annotation_at, handle_at
from caseorg.gui.viewer.annotation_paint import bounds, paint_annotations
from caseorg.gui.viewer.coordinates import PageFrame, ViewPoint
from caseorg.gui.viewer.page_area import PageArea
from caseorg.model.annotation import AnchorState, Annotation, Shape
from caseorg.pdf.types import Rect


class AnnotationLayer(QObject):
    """Holds the annotations by page, so that a page is drawn without looking at the others."""

    def __init__(self, area: PageArea) -> None:
        super().__init__(area)
        self._area = area
        self._pages: dict[int, list[Annotation]] = {}
        self._by_uuid: dict[str, Annotation] = {}
        self._selected: frozenset[str] = frozenset()
        self._moving: dict[str, Annotation] = {}
        self.drawing: tuple[int, Annotation] | None = None  # what is being made: its page, and how it would look
        area.page_painters.append(self)

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Those that are drawn, in reading order."""
        return tuple(self._by_uuid.values())

    @property
    def selected(self) -> tuple[Annotation, ...]:
        """The selected ones of this document, in reading order, as they are drawn now."""
        chosen = (one for one in self._by_uuid.values() if one.uuid in self._selected)
        return tuple(self._moving.get(one.uuid, one) for one in chosen)

    def show(self, annotations: Iterable[Annotation]) -> None:
        """Draw these, in reading order. Those on another version of the document, or lost to it, are left out."""
        sha256 = self._area.sha256
        shown = [one for one in annotations if one.sha256 == sha256 and one.anchor is not AnchorState.LOST]
        self._pages = {}
        self._by_uuid = {one.uuid: one for one in shown}
        for annotation in shown:
            self._pages.setdefault(annotation.page, []).append(annotation)
        self._moving.clear()
        self._area.set_file_annotations(not any(one.origin for one in shown))
        self._area.refresh()

    def select(self, uuids: Iterable[str]) -> None:
        """Frame these."""
        self._selected = frozenset(uuids)
        self._area.refresh()

    def move(self, annotation: Annotation) -> None:
        """Draw an annotation as it would be once it is moved or reshaped, until the annotations are shown anew."""
        self._moving[annotation.uuid] = annotation
        self._area.refresh()

    def bring_into_view(self, uuid: str) -> bool:
        """Scroll to an annotation; whether it is there."""
        annotation = self._by_uuid.get(uuid)
        if annotation is None:
            return False
        self._area.show_boxes(annotation.page, [self._upright(annotation)])
        return True

    def at(self, point: QPointF) -> Annotation | None:
        """The annotation under a point of the view."""
        page = self._area.geometry_now.page_at(ViewPoint(point.x(), point.y()))
        if page is None:
            return None
        return annotation_at(self._area.geometry_now.frame(page), self._on(page), point)

    def handle_at(self, point: QPointF) -> tuple[Annotation, int] | None:
        """The selected annotation, and which of its handles, under a point of the view."""
        for annotation in self.selected:
            if annotation.page in self._area.geometry_now.visible_pages():
                number = handle_at(self._area.geometry_now.frame(annotation.page), annotation, point)
                if number is not None:
                    return annotation, number
        return None

    def step(self, by: int) -> Annotation | None:
        """The annotation after or before the selected one, else the first from the page in front on."""
        known = list(self._by_uuid.values())
        if not known:
            return None
        places = [index for index, one in enumerate(known) if one.uuid in self._selected]
        if places:
            return known[((places[-1] if by > 0 else places[0]) + by) % len(known)]
        here = self._area.current_page
        after = [one for one in known if one.page >= here]
        return (after or known)[0] if by > 0 else next((one for one in reversed(known) if one.page <= here), known[-1])

    def paint_page(self, painter: QPainter, frame: PageFrame, page: int, *, night: bool) -> None:
        """Draw the annotations of a page, and what is being made on it."""
        shown: Sequence[Annotation] = self._on(page)
        if self.drawing is not None and self.drawing[0] == page:
            shown = [*shown, self.drawing[1]]
        if shown:
            paint_annotations(painter, frame, shown, night=night, selected=self._selected)

    def _on(self, page: int) -> list[Annotation]:
        return [self._moving.get(one.uuid, one) for one in self._pages.get(page, ())]

    def _upright(self, annotation: Annotation) -> Rect:
        frame = self._area.geometry_now.frame(annotation.page)
        box = bounds(frame, annotation)
        first = frame.view_to_upright(ViewPoint(box.left(), box.top()))
        last = frame.view_to_upright(ViewPoint(box.right(), box.bottom()))
        return min(first.x, last.x), min(first.y, last.y), max(first.x, last.x), max(first.y, last.y)


def moved_shape(shape: Shape, dx: float, dy: float) -> Shape:
    """A shape elsewhere, in page points."""
    return tuple(
        tuple(number + (dy if place % 2 else dx) for place, number in enumerate(part)) for part in shape
    )
