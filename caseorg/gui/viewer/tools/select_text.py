"""Selecting text with the mouse: by character, word (double click), line (triple click) and paragraph (a fourth
click), across pages."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from caseorg.gui.viewer.coordinates import ViewPoint
from caseorg.gui.viewer.page_area import PageArea
from caseorg.gui.viewer.selection import Granularity, TextSpot
from caseorg.gui.viewer.text_selection import TextSelection

_SCROLL_EVERY = 30  # milliseconds, while the pointer is held outside the view
_SCROLL_SHARE = 0.35  # of the distance to the pointer, each time
_FOUR = 4  # clicks take a paragraph


class SelectText(QObject):
    """The tool that is in hand when no other is."""

    def __init__(self, area: PageArea, selection: TextSelection) -> None:
        super().__init__(area)
        self._area = area
        self._selection = selection
        self._pressed_at: QPointF | None = None
        self._has_begun = False
        self._pointer = QPointF()
        self._last_click: tuple[int, QPointF, int] | None = None  # when, where, which one of its kind
        self._scrolling = QTimer(self, interval=_SCROLL_EVERY)
        self._scrolling.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        spot = self._spot(event.position())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._selection.can_extend and spot:
            self._selection.extend(spot)
            self._hold(event.position(), begun=True)
            return True
        self._selection.clear()
        self._hold(event.position(), begun=False)
        self._begin(event.position(), self._clicked_again(event))
        return True

    def move(self, event: QMouseEvent) -> bool:
        self._pointer = event.position()
        if self._pressed_at is None:
            self._show_cursor(event.position())
            return False
        if not self._has_begun:  # the words of the page came after the press
            self._begin(self._pressed_at, Granularity.CHARACTER)
        self._extend()
        outside = not self._area.viewport().rect().contains(event.position().toPoint())
        if outside and not self._scrolling.isActive():
            self._scrolling.start()
        elif not outside:
            self._scrolling.stop()
        return True

    def release(self, event: QMouseEvent) -> bool:
        self._scrolling.stop()
        was_pressed = self._pressed_at is not None
        self._pressed_at = None
        return was_pressed and event.button() is Qt.MouseButton.LeftButton

    def double_press(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        # Qt tells the third click as a press, and the fourth as another double click
        again = self._clicked_again(event) if self._last_click is not None else Granularity.CHARACTER
        if again is not Granularity.PARAGRAPH:
            self._last_click = (event.timestamp(), event.position(), 2)
        self._hold(event.position(), begun=False)
        self._begin(event.position(), again if again is Granularity.PARAGRAPH else Granularity.WORD)
        return True

    def _hold(self, point: QPointF, *, begun: bool) -> None:
        self._pressed_at = self._pointer = point
        self._has_begun = begun

    def _begin(self, point: QPointF, granularity: Granularity) -> None:
        spot = self._spot(point)
        if spot is not None:
            self._selection.begin(spot, granularity)
            self._has_begun = True

    def _extend(self) -> None:
        spot = self._spot(self._pointer)
        if spot is not None and self._has_begun:
            self._selection.extend(spot)

    def _clicked_again(self, event: QMouseEvent) -> Granularity:
        """What a press takes: a line or a paragraph if it comes so soon after a double click, and so near it."""
        if self._last_click is None:
            return Granularity.CHARACTER
        hints = QGuiApplication.styleHints()
        when, where, count = self._last_click
        soon = event.timestamp() - when <= hints.mouseDoubleClickInterval()
        near = (event.position() - where).manhattanLength() <= hints.mouseDoubleClickDistance() * 2
        if not (soon and near):
            self._last_click = None
            return Granularity.CHARACTER
        self._last_click = (event.timestamp(), where, count + 1) if count < _FOUR - 1 else None
        return Granularity.LINE if count < _FOUR - 1 else Granularity.PARAGRAPH

    def _spot(self, point: QPointF) -> TextSpot | None:
        """The place in the text nearest to a point of the view."""
        geometry = self._area.geometry_now
        view = ViewPoint(point.x(), point.y())
        page = geometry.page_at(view)
        text = None if page is None else self._area.source.text(self._area.sha256, page)
        if page is None or text is None:
            return None
        return TextSpot(page, text.offset_at(geometry.frame(page).view_to_upright(view)))

    def _show_cursor(self, point: QPointF) -> None:
        geometry = self._area.geometry_now
        view = ViewPoint(point.x(), point.y())
        page = geometry.page_at(view)
        text = None if page is None else self._area.source.text(self._area.sha256, page)
        over = text is not None and page is not None and text.has_text_at(geometry.frame(page).view_to_upright(view))
        self._area.viewport().setCursor(Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor)

    def _scroll_on(self) -> None:
        """Scroll while the pointer is held above, below or beside the view, the faster the further away."""
        view = self._area.viewport().rect()
        x, y = self._pointer.x(), self._pointer.y()
        across = min(x, 0.0) + max(x - view.width(), 0.0)
        down = min(y, 0.0) + max(y - view.height(), 0.0)
        self._area.scroll_by(across * _SCROLL_SHARE, down * _SCROLL_SHARE)
        self._extend()
