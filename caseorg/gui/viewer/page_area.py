"""The area in which the pages of one document scroll and zoom. It draws what is ready and never waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from caseorg.gui.looks import looks
from caseorg.gui.viewer.coordinates import ViewPoint
from caseorg.gui.viewer.document import Fit, LayoutKind, ViewPlace
from caseorg.gui.viewer.failed_pages import FailedPages
from caseorg.gui.viewer.geometry import LEAST_ZOOM, MOST_ZOOM, ViewGeometry, next_zoom
from caseorg.gui.viewer.gestures import pinch_factor, scroll_of, zoom_factor
from caseorg.gui.viewer.layout import PageLayout
from caseorg.gui.viewer.marks import Overlay
from caseorg.gui.viewer.page_paint import draw_marks, draw_page
from caseorg.gui.viewer.page_source import PageSource
from caseorg.gui.viewer.page_wishes import render_request, wishes
from caseorg.gui.viewer.scroll_keys import scroll_by_key
from caseorg.pdf.types import PageBox, Rect

_AFTER_SCROLL, _AFTER_ZOOM = 0, 120  # milliseconds until pages are asked for; a zoom gesture asks once at its end


class PageTool(Protocol):
    """What the mouse does on the pages. Each answers whether it took the event."""

    def press(self, event: QMouseEvent) -> bool: ...
    def move(self, event: QMouseEvent) -> bool: ...
    def release(self, event: QMouseEvent) -> bool: ...
    def double_press(self, event: QMouseEvent) -> bool: ...


class PageArea(QAbstractScrollArea):
    """Pages below one another, side by side or one at a time. `current_page_changed` tells the page from 0."""

    current_page_changed = Signal(int)
    view_changed = Signal()

    def __init__(self, source: PageSource, sha256: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self.sha256 = sha256
        self.overlays: list[Overlay] = []
        self.tool: PageTool | None = None
        self.geometry_now = ViewGeometry(PageLayout(()))
        self._fit = Fit.WIDTH
        self._night = False
        self._current = 0
        self._is_moving = False
        self._moves = 0
        self._remainder = QPointF()
        self._failed = FailedPages(self.viewport(), source, sha256)
        self._wish_timer = QTimer(self, singleShot=True)
        self._wish_timer.timeout.connect(self._ask)
        source.page_changed.connect(self._on_page_changed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # a scroll bar that comes and goes would change the width that "fit width" fits
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName("Pages of the document")

    # The document

    def set_boxes(self, boxes: Sequence[PageBox]) -> None:
        """The geometry of all pages. The place stays."""
        self._keep_corner(lambda: self._lay_out(boxes, self.layout_kind, self.turn))

    @property
    def page_count(self) -> int:
        return self.geometry_now.layout.page_count

    @property
    def view_height(self) -> int:
        """Logical pixels that show at a time."""
        return self.geometry_now.height

    @property
    def current_page(self) -> int:
        return self._current

    # Looks

    @property
    def zoom(self) -> float:
        """1.0 is the printed size on a 96 dpi screen."""
        return self.geometry_now.zoom

    @property
    def fit(self) -> Fit:
        return self._fit

    @property
    def turn(self) -> int:
        """Degrees clockwise, added to each page's own rotation."""
        return self.geometry_now.layout.turn

    @property
    def layout_kind(self) -> LayoutKind:
        return self.geometry_now.layout.kind

    @property
    def night(self) -> bool:
        return self._night

    def set_night(self, night: bool) -> None:
        """Show pages with inverted colors."""
        self._night = night
        self.viewport().update()
        self.view_changed.emit()

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom so that what is under a point of the view stays there; without one, what is in the middle."""
        geometry = self.geometry_now
        point = ViewPoint(at.x(), at.y()) if at is not None else ViewPoint(geometry.width / 2, geometry.height / 2)
        self._fit = Fit.NONE
        self._change_zoom(min(max(zoom, min(LEAST_ZOOM, geometry.zoom)), MOST_ZOOM), point)

    def step_zoom(self, *, larger: bool) -> None:
        """One step in or out."""
        self.set_zoom(next_zoom(self.zoom, larger=larger))

    def set_fit(self, fit: Fit) -> None:
        """Let the zoom follow the size of the view."""
        self._fit = fit
        if fit is not Fit.NONE:
            self._change_zoom(self.geometry_now.fit_zoom(fit, self._current), ViewPoint(self.geometry_now.width / 2, 0))
            if fit is Fit.PAGE:
                self.show_page(self._current)
        self.view_changed.emit()

    def set_turn(self, turn: int) -> None:
        """Turn all pages; the current one stays."""
        self._lay_out(self.geometry_now.layout.boxes, self.layout_kind, turn % 360)
        self._fit_again()

    def set_layout(self, kind: LayoutKind) -> None:
        """Arrange the pages anew; the current one stays."""
        self._lay_out(self.geometry_now.layout.boxes, kind, self.turn)
        self._fit_again()

    # Places

    def show_page(self, page: int) -> None:
        """Bring the top of a page to the top."""
        if self.page_count:
            page = min(max(page, 0), self.page_count - 1)
            self.geometry_now.scroll_to_page(page, center=self._fit is not Fit.NONE)
            self._moved(page)

    def show_boxes(self, page: int, boxes: Sequence[Rect]) -> None:
        """Bring boxes (upright points) of a page into view; they come to the middle if they are not there."""
        if not boxes or page >= self.page_count:
            return
        if page not in self.geometry_now.visible_pages():
            self.geometry_now.scroll_to_page(page)
        first = self.geometry_now.frame(page).upright_rect_to_view(boxes[0])
        self.geometry_now.scroll_to_rect(first)
        self._moved(page)

    def place(self) -> ViewPlace:
        return self.geometry_now.place(self._fit)

    def restore_place(self, place: ViewPlace) -> None:
        """Show a place as it was looked at."""
        if (place.layout, place.turn) != (self.layout_kind, self.turn):
            self._lay_out(self.geometry_now.layout.boxes, place.layout, place.turn)
        self._fit = place.fit
        page = min(max(place.page, 0), max(self.page_count - 1, 0))
        self.geometry_now.zoom = place.zoom if place.fit is Fit.NONE else self.geometry_now.fit_zoom(place.fit, page)
        if self.page_count:
            self.geometry_now.scroll_to_place(place)
        self._moved()
        self.view_changed.emit()

    def scroll_by(self, dx: float, dy: float) -> None:
        """Scroll by logical pixels; parts of pixels are kept for the next time. A single page is turned at its end."""
        self._remainder += QPointF(dx, dy)
        steps = self._remainder.toPoint()
        self._remainder -= QPointF(steps)
        geometry = self.geometry_now
        if self.layout_kind is LayoutKind.SINGLE and self._turn_over(steps.y()):
            return
        geometry.scroll_to(geometry.scroll_x + steps.x(), geometry.scroll_y + steps.y())
        self._moved()

    def scroll_to_end(self) -> None:
        """Scroll down as far as it goes."""
        self.geometry_now.scroll_to(self.geometry_now.scroll_x, self.geometry_now.most_scroll[1])
        self._moved(max(self.page_count - 1, 0))

    def refresh(self) -> None:
        """Draw again: an overlay has other marks."""
        self.viewport().update()

    # Inside

    def _turn_over(self, down: int) -> bool:
        """In the single layout: whether a scroll past the end turned to the next or previous page."""
        geometry = self.geometry_now
        row = geometry.layout.shown_row
        if down > 0 and geometry.scroll_y >= geometry.most_scroll[1] and row + 1 < geometry.layout.row_count:
            geometry.layout.show_row(row + 1)
            geometry.scroll_to(geometry.scroll_x, 0)
        elif down < 0 and geometry.scroll_y <= 0 and row > 0:
            geometry.layout.show_row(row - 1)
            geometry.scroll_to(geometry.scroll_x, geometry.most_scroll[1])
        else:
            return False
        self._moved()
        return True

    def _lay_out(self, boxes: Sequence[PageBox], kind: LayoutKind, turn: int) -> None:
        layout = PageLayout(boxes, kind, turn)
        layout.show_row(layout.row_of(self._current))
        self.geometry_now.layout = layout

    def _fit_again(self) -> None:
        page = self._current
        self.geometry_now.zoom = self.geometry_now.fit_zoom(self._fit, page)
        self.show_page(page)
        self.view_changed.emit()

    def _change_zoom(self, zoom: float, point: ViewPoint) -> None:
        geometry = self.geometry_now
        anchor = geometry.anchor_at(point)
        geometry.zoom = zoom
        geometry.scroll_to_anchor(anchor, point)
        self._moved(wait=_AFTER_ZOOM)
        self.view_changed.emit()

    def _keep_corner(self, change: Callable[[], None]) -> None:
        """Do something that changes the layout or the size of the view; what is at the top left stays there."""
        had_pages = self.page_count > 0
        place = self.place() if had_pages else ViewPlace(fit=self._fit, layout=self.layout_kind, turn=self.turn)
        page = self._current
        change()
        geometry = self.geometry_now
        if self.page_count and geometry.width > 0:
            geometry.zoom = geometry.fit_zoom(self._fit, page)
            if had_pages:
                geometry.scroll_to_place(place)
            else:
                geometry.scroll_to_page(0, center=True)
        self._moved(page if had_pages else 0, wait=_AFTER_ZOOM if had_pages else _AFTER_SCROLL)
        self.view_changed.emit()

    def _moved(self, page: int | None = None, *, wait: int = _AFTER_SCROLL) -> None:
        """Take over the geometry's scroll position; `page` is the one somebody went to, else it is computed."""
        self._set_current(self.geometry_now.current_page() if page is None else page)
        self._move_bars()
        self._failed.place(self.geometry_now)
        self._wish_timer.start(wait)
        self.viewport().update()

    def _move_bars(self) -> None:
        geometry = self.geometry_now
        self._moves += 1
        move = self._moves
        for bar, across in ((self.horizontalScrollBar(), True), (self.verticalScrollBar(), False)):
            self._is_moving = True
            bar.setRange(0, geometry.most_scroll[0 if across else 1])
            bar.setPageStep(max(geometry.width if across else geometry.height, 1))
            bar.setSingleStep(40)
            bar.setValue(geometry.scroll_x if across else geometry.scroll_y)
            self._is_moving = False
            if move != self._moves:  # the horizontal bar came or went, and the resize did all this meanwhile
                return

    def _set_current(self, page: int) -> None:
        if page != self._current:
            self._current = page
            self.current_page_changed.emit(page)

    def _ask(self) -> None:
        if self.isVisible():
            ratio = self.viewport().devicePixelRatioF()
            more = self.source.missing_boxes(self.sha256)
            asked = [*wishes(self.geometry_now, self.sha256, self._current, ratio), *([more] if more else [])]
            self.source.want(self, asked)

    def _on_page_changed(self, sha256: str, page: int) -> None:
        if sha256 == self.sha256 and page in self.geometry_now.visible_pages():
            self._failed.place(self.geometry_now)
            self.viewport().update()

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), looks.color("desk"))
        ratio = self.viewport().devicePixelRatioF()
        for page in self.geometry_now.visible_pages():
            frame = self.geometry_now.frame(page)
            request = render_request(self.geometry_now, self.sha256, page, ratio)
            image = self.source.image(request) or self.source.nearest_image(request)
            draw_page(painter, frame, image, night=self._night)
            for overlay in self.overlays:
                draw_marks(painter, frame, overlay.marks_on(page), night=self._night)
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._is_moving:
            self.geometry_now.scroll_to(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
            self._moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        def resize() -> None:
            self.geometry_now.width, self.geometry_now.height = event.size().width(), event.size().height()

        self._keep_corner(resize)

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
            self.scroll_by(move.x(), move.y())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self, event):
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
