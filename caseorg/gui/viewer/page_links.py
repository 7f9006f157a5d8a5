"""Links on the pages of a document: a hand over them, a line below, what they lead to, and the keyboard's way along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from caseorg.gui.viewer.coordinates import ViewPoint
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.marks import Mark, MarkStyle
from caseorg.pdf.types import Rect

_REACH = 1.0  # points around a box that count as on it


@dataclass(frozen=True, slots=True)
class PageLink:
    """`boxes` in upright points; `tip` says where it leads. A quiet one shows no line: the file has its own blue."""

    boxes: tuple[Rect, ...]
    tip: str
    follow: Callable[[], None]
    is_missing: bool = False
    is_quiet: bool = False


class LinkSource(Protocol):
    """Who knows the links of a page."""

    def links_on(self, page: int) -> Sequence[PageLink]:
        """The links of a page (from 0) that are known now, in reading order; asks for them where they are not."""
        ...

    def page_with_links(self, page: int, step: int) -> int | None:
        """The next page that has cites, from `page` on, forward (1) or backward (-1)."""
        ...


class PageLinks(QObject):
    """An overlay of a view's page area. It looks at mouse and keyboard before the tool in hand does."""

    def __init__(self, view: DocumentView, source: LinkSource) -> None:
        super().__init__(view)
        self._view = view
        self._area = view.area
        self._source = source
        self._current: tuple[int, int] | None = None
        self._has_told = False  # where the chosen one leads stands in the status bar
        self._pressed: tuple[PageLink, QPointF] | None = None
        self._awaited: tuple[int, int] | None = None  # a page whose first (1) or last (-1) link is to be chosen
        self._area.overlays.insert(0, self)
        self._area.viewport().installEventFilter(self)
        self._area.installEventFilter(self)

    @property
    def current(self) -> PageLink | None:
        """The link chosen by keyboard."""
        if self._current is None:
            return None
        links = self._source.links_on(self._current[0])
        return links[self._current[1]] if self._current[1] < len(links) else None

    def marks_on(self, page: int) -> Iterable[Mark]:
        links = self._source.links_on(page)
        for index, link in enumerate(links):
            if self._current == (page, index):
                yield Mark(link.boxes, MarkStyle.LINK_CURRENT)
            elif not link.is_quiet:
                yield Mark(link.boxes, MarkStyle.LINK_MISSING if link.is_missing else MarkStyle.LINK)

    def link_at(self, point: QPointF) -> PageLink | None:
        """The link under a point of the view."""
        geometry = self._area.geometry_now
        view = ViewPoint(point.x(), point.y())
        page = geometry.page_at(view)
        if page is None:
            return None
        spot = geometry.frame(page).view_to_upright(view)
        return next(
            (link for link in self._source.links_on(page) if any(_holds(box, spot.x, spot.y) for box in link.boxes)),
            None,
        )

    # By keyboard

    def step(self, step: int) -> None:
        """Choose the next link (1) or the one before (-1), on further pages too."""
        page, index = self._current if self._current else (self._view.current_page, -1 if step > 0 else 1 << 30)
        if self._current is not None and page not in self._area.geometry_now.visible_pages():
            page, index = self._view.current_page, -1 if step > 0 else 1 << 30
        links = self._source.links_on(page)
        following = index + step if index < len(links) else len(links) - 1
        if 0 <= following < len(links):
            self._choose(page, following)
            return
        begin = page if self._current is None and not links else page + step
        found = self._source.page_with_links(begin, step)
        if found is None:
            where = "further on" if step > 0 else "before this"
            self._view.message_changed.emit(f"There is no record cite {where} in this document.")
            return
        self._awaited = (found, step)
        if found not in self._area.geometry_now.visible_pages():
            self._view.go_to_page(found)
        self.links_changed()

    def links_changed(self) -> None:
        """The links of some page are known, or known better."""
        if self._awaited is not None:
            page, step = self._awaited
            links = self._source.links_on(page)
            if links:
                self._awaited = None
                self._choose(page, 0 if step > 0 else len(links) - 1)
        self._area.refresh()

    def follow(self) -> None:
        """Follow the link chosen by keyboard."""
        link = self.current
        if link is None:
            self._view.message_changed.emit("Choose a cite first: Next Record Cite goes from one to the next.")
        else:
            self._hush()
            link.follow()

    def _choose(self, page: int, index: int) -> None:
        self._current = (page, index)
        link = self.current
        if link is not None:
            self._area.show_boxes(page, link.boxes)
            self._view.message_changed.emit(link.tip)
            self._has_told = True
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._area, link.tip))
        self._area.refresh()

    def _hush(self) -> None:
        """Where the chosen link leads is of no interest any more."""
        if self._has_told:
            self._has_told = False
            self._view.message_changed.emit("")

    def _clear(self) -> None:
        self._current = None
        self._hush()
        self._area.refresh()

    # By mouse

    def _moved(self, event: QMouseEvent) -> bool:
        if event.buttons() or self.link_at(event.position()) is None:
            return False
        self._area.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        return True

    def _pressed_at(self, event: QMouseEvent) -> None:
        link = self.link_at(event.position())
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = (link, event.position()) if link is not None and plain else None

    def _released_at(self, event: QMouseEvent) -> None:
        """Follow what was pressed, unless the mouse was dragged to select its words."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        moved = (event.position() - pressed[1]).manhattanLength()
        if moved < QGuiApplication.styleHints().startDragDistance():
            pressed[0].follow()

    def _tell(self, event: QHelpEvent) -> bool:
        link = self.link_at(QPointF(event.pos()))
        if link is None:
            return False
        QToolTip.showText(event.globalPos(), link.tip, self._area.viewport())
        return True

    def _key(self, event: QKeyEvent) -> bool:
        if self._current is None or event.modifiers():
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.follow()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._clear()
            return True
        return False

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area:
            if event.type() == QEvent.Type.FocusOut:
                self._hush()
            return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event)
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseMove:
                return self._moved(event)
            if event.type() == QEvent.Type.MouseButtonPress:
                self._pressed_at(event)
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._released_at(event)
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._tell(event)
        return False


def _holds(box: Rect, x: float, y: float) -> bool:
    return box[0] - _REACH <= x <= box[2] + _REACH and box[1] - _REACH <= y <= box[3] + _REACH
