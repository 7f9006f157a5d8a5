"""How pages scroll, zoom and turn: the scroll area below the page area. It knows places and no pixels of pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from caseorg.gui.viewer.coordinates import ViewPoint
from caseorg.gui.viewer.document import Fit, LayoutKind, ViewPlace
from caseorg.gui.viewer.geometry import LEAST_ZOOM, MOST_ZOOM, ViewGeometry, next_zoom
from caseorg.gui.viewer.gliding import Glide
from caseorg.gui.viewer.layout import PageLayout
from caseorg.gui.viewer.ticked_bar import TickedBar
from caseorg.pdf.types import PageBox, Rect


class PageScroll(QAbstractScrollArea):
    """Pages below one another, side by side or one at a time. `current_page_changed` tells the page from 0, `moved`
    that another part of them shows, and whether by a change of zoom, of which more may follow at once."""

    current_page_changed = Signal(int)
    view_changed = Signal()
    moved = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.geometry_now = ViewGeometry(PageLayout(()))
        self.glide = Glide(self.scroll_by, self)
        self.ticks = TickedBar()
        self.setVerticalScrollBar(self.ticks)
        self._fit = Fit.WIDTH
        self._current = 0
        self._is_moving = False
        self._moves = 0
        self._remainder = QPointF()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # a scroll bar that comes and goes would change the width that "fit width" fits
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

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
        self.glide.stop()
        if self.page_count:
            page = min(max(page, 0), self.page_count - 1)
            self.geometry_now.scroll_to_page(page, center=self._fit is not Fit.NONE)
            self._moved(page)

    def show_boxes(self, page: int, boxes: Sequence[Rect]) -> None:
        """Bring boxes (upright points) of a page into view; they come to the middle if they are not there."""
        if not boxes or page >= self.page_count:
            return
        self.glide.stop()
        if page not in self.geometry_now.visible_pages():
            self.geometry_now.scroll_to_page(page)
        first = self.geometry_now.frame(page).upright_rect_to_view(boxes[0])
        self.geometry_now.scroll_to_rect(first)
        self._moved(page)

    def place(self) -> ViewPlace:
        return self.geometry_now.place(self._fit)

    def restore_place(self, place: ViewPlace) -> None:
        """Show a place as it was looked at."""
        self.glide.stop()
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

    def glide_by(self, dx: float, dy: float) -> None:
        """Scroll by logical pixels in a few frames, so that the eye can follow; at once where gliding is off."""
        if self.layout_kind is LayoutKind.SINGLE or not self.glide.is_on:
            self.scroll_by(dx, dy)
        else:
            self.glide.by(dx, dy)

    def scroll_to_end(self) -> None:
        """Scroll down as far as it goes."""
        self.glide.stop()
        self.geometry_now.scroll_to(self.geometry_now.scroll_x, self.geometry_now.most_scroll[1])
        self._moved(max(self.page_count - 1, 0))

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
        self.glide.stop()
        geometry = self.geometry_now
        anchor = geometry.anchor_at(point)
        geometry.zoom = zoom
        geometry.scroll_to_anchor(anchor, point)
        self._moved(zoomed=True)
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
        self._moved(page if had_pages else 0, zoomed=had_pages)
        self.view_changed.emit()

    def _moved(self, page: int | None = None, *, zoomed: bool = False) -> None:
        """Take over the geometry's scroll position; `page` is the one somebody went to, else it is computed."""
        self._set_current(self.geometry_now.current_page() if page is None else page)
        self._move_bars()
        self.moved.emit(zoomed)

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

    # Qt overrides

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._is_moving:
            self.glide.stop()
            self.geometry_now.scroll_to(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
            self._moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        def resize() -> None:
            self.geometry_now.width, self.geometry_now.height = event.size().width(), event.size().height()

        self._keep_corner(resize)
