"""The area in which the pages of one document scroll and zoom. It draws what is ready and never waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from caseorg.gui.looks import looks
from caseorg.gui.viewer.coordinates import PageFrame
from caseorg.gui.viewer.failed_pages import FailedPages
from caseorg.gui.viewer.gestures import is_stepwise, pinch_factor, scroll_of, zoom_factor
from caseorg.gui.viewer.marks import Overlay
from caseorg.gui.viewer.page_paint import draw_marks, draw_page, draw_tile
from caseorg.gui.viewer.page_scroll import PageScroll
from caseorg.gui.viewer.page_source import PageSource, Request
from caseorg.gui.viewer.page_wishes import render_request, tile_requests, wishes
from caseorg.gui.viewer.scroll_keys import scroll_by_key
from caseorg.pdf.types import RenderRequest

_AFTER_SCROLL, _AFTER_ZOOM = 0, 120  # milliseconds until pages are asked for; a zoom gesture asks once at its end


class PageTool(Protocol):
    """What the mouse does on the pages. Each answers whether it took the event."""

    def press(self, event: QMouseEvent) -> bool: ...
    def move(self, event: QMouseEvent) -> bool: ...
    def release(self, event: QMouseEvent) -> bool: ...
    def double_press(self, event: QMouseEvent) -> bool: ...


class PagePainter(Protocol):
    """Something that is drawn over each page, below the marks of overlays."""

    def paint_page(self, painter: QPainter, frame: PageFrame, page: int, *, night: bool) -> None: ...


class PageArea(PageScroll):
    """The pages as they are seen, with the marks of overlays above them and one tool in hand."""

    def __init__(self, source: PageSource, sha256: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self.sha256 = sha256
        self.overlays: list[Overlay] = []
        self.page_painters: list[PagePainter] = []
        self.tool: PageTool | None = None
        self.key_takers: list[Callable[[QKeyEvent], bool]] = []  # asked before a key scrolls
        self._night = False
        self._file_annotations = True
        self._is_blank = False
        self._failed = FailedPages(self.viewport(), source, sha256)
        self._wish_timer = QTimer(self, singleShot=True)
        self._wish_timer.timeout.connect(self._ask)
        self.moved.connect(self._on_moved)
        source.page_changed.connect(self._on_page_changed)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName("Pages of the document")

    @property
    def night(self) -> bool:
        return self._night

    def set_night(self, night: bool) -> None:
        """Show pages with inverted colors."""
        self._night = night
        self.viewport().update()
        self.view_changed.emit()

    def set_file_annotations(self, shown: bool) -> None:
        """Draw the annotations that are in the file; not where they were taken over and are drawn as our own."""
        if shown != self._file_annotations:
            self._file_annotations = shown
            self._wish_timer.start(_AFTER_SCROLL)
            self.viewport().update()

    def refresh(self) -> None:
        """Draw again: an overlay has other marks."""
        self.viewport().update()

    # Inside

    def _on_moved(self, zoomed: bool) -> None:
        self._failed.place(self.geometry_now)
        self._wish_timer.start(_AFTER_ZOOM if zoomed else _AFTER_SCROLL)
        self.viewport().update()

    def _ask(self) -> None:
        if self.isVisible():
            ratio = self.viewport().devicePixelRatioF()
            more = self.source.missing_boxes(self.sha256)
            asked = wishes(
                self.geometry_now, self.sha256, self._current, ratio, annotations=self._file_annotations
            )
            first = [request for request in asked if self._shows_nothing(request)]
            self._is_blank = bool(first)
            # While a page on screen is blank nothing else takes the children's time; a second one opens no large file.
            self.source.want(self, first or [*asked, *([more] if more else [])])

    def _shows_nothing(self, request: Request) -> bool:
        """Whether it asks for a whole page on screen of which nothing is drawn yet, at any zoom."""
        if not isinstance(request, RenderRequest) or request.clip is not None:
            return False
        return (
            request.page in self.geometry_now.visible_pages()
            and self.source.nearest_image(request) is None
            and self.source.page_failure(self.sha256, request.page) is None
        )

    def _draw_tiles(self, painter: QPainter, frame: PageFrame, page: int, ratio: float) -> None:
        asked = tile_requests(self.geometry_now, self.sha256, page, ratio, annotations=self._file_annotations)
        for request in asked:
            image = self.source.image(request)
            if image is not None and request.clip is not None:
                draw_tile(painter, frame, image, request.clip, night=self._night)

    def _on_page_changed(self, sha256: str, page: int) -> None:
        if sha256 == self.sha256 and page in self.geometry_now.visible_pages():
            self._failed.place(self.geometry_now)
            self.viewport().update()
            if self._is_blank:
                self._wish_timer.start(_AFTER_SCROLL)

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), looks.color("desk"))
        ratio = self.viewport().devicePixelRatioF()
        for page in self.geometry_now.visible_pages():
            frame = self.geometry_now.frame(page)
            request = render_request(
                self.geometry_now, self.sha256, page, ratio, annotations=self._file_annotations
            )
            image = self.source.image(request) or self.source.nearest_image(request)
            draw_page(painter, frame, image, night=self._night)
            self._draw_tiles(painter, frame, page, ratio)
            for one in self.page_painters:
                one.paint_page(painter, frame, page, night=self._night)
            for overlay in self.overlays:
                draw_marks(painter, frame, overlay.marks_on(page), night=self._night)
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        factor, at = pinch_factor(event, self.viewport())
        if factor is not None:
            self.set_zoom(self.zoom * factor, at)
            event.accept()
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * zoom_factor(event), event.position())
        else:
            move = scroll_of(event)
            (self.glide_by if is_stepwise(event) else self.scroll_by)(move.x(), move.y())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not any(take(event) for take in self.key_takers) and not scroll_by_key(self, event):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.tool is None or not self.tool.press(event):
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.tool is not None:
            self.tool.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.tool is not None:
            self.tool.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.tool is not None:
            self.tool.double_press(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wish_timer.start(_AFTER_SCROLL)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.source.forget(self)
