"""The text of the current page as screen readers take it: characters, caret, selection and where each stands."""

from __future__ import annotations

import weakref

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
    QAccessibleTextUpdateEvent,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

from caseorg.gui.viewer.caret import Caret
from caseorg.gui.viewer.coordinates import ViewPoint
from caseorg.gui.viewer.page_area import PageArea
from caseorg.gui.viewer.page_text import PageText
from caseorg.gui.viewer.selection import TextSpot
from caseorg.gui.viewer.text_selection import TextSelection


class ReadAloud(QAccessibleTextInterface):
    """Offsets are those of the current page's text. What screen readers change (caret, selection) changes here."""

    def __init__(self, pages: AccessiblePages) -> None:
        super().__init__()
        # Qt keeps this for as long as it likes: it must not keep the view
        self._pages = weakref.ref(pages)

    @property
    def _of(self) -> AccessiblePages:
        pages = self._pages()
        assert pages is not None, "Qt asks only for widgets that live"
        return pages

    @property
    def page_text(self) -> PageText | None:
        """The text of the current page, None until it is read."""
        return self._of.area.source.text(self._of.area.sha256, self._of.area.current_page)

    def _spot(self, offset: int) -> TextSpot:
        return TextSpot(self._of.area.current_page, min(max(offset, 0), self.characterCount()))

    # Qt overrides

    def characterCount(self) -> int:
        return len(self.page_text or "")

    def text(self, start: int, end: int) -> str:
        page_text = self.page_text
        return page_text.text[max(start, 0) : max(end, 0)] if page_text is not None else ""

    def cursorPosition(self) -> int:
        spot = self._of.caret.spot
        return spot.offset if spot is not None and spot.page == self._of.area.current_page else 0

    def setCursorPosition(self, position: int) -> None:
        self._of.caret.go(self._spot(position))

    def selectionCount(self) -> int:
        start, end = self._selected()
        return int(start < end)

    def selection(self, index: int) -> tuple[int, int]:
        return self._selected() if index == 0 else (0, 0)

    def addSelection(self, start: int, end: int) -> None:
        self._of.selection.select(self._spot(start), self._spot(end))

    def setSelection(self, index: int, start: int, end: int) -> None:
        self.addSelection(start, end)

    def removeSelection(self, index: int) -> None:
        self._of.selection.clear()

    def characterRect(self, offset: int) -> QRect:
        page_text = self.page_text
        boxes = page_text.boxes(offset, offset + 1) if page_text is not None else []
        if not boxes:
            return QRect()
        rect = self._of.area.geometry_now.frame(self._of.area.current_page).upright_rect_to_view(boxes[0])
        corner = self._of.area.viewport().mapToGlobal(QPoint(round(rect.left), round(rect.top)))
        return QRect(corner.x(), corner.y(), round(rect.width), round(rect.height))

    def offsetAtPoint(self, point: QPoint) -> int:
        page_text = self.page_text
        if page_text is None:
            return -1
        at = self._of.area.viewport().mapFromGlobal(point)
        frame = self._of.area.geometry_now.frame(self._of.area.current_page)
        return page_text.offset_at(frame.view_to_upright(ViewPoint(at.x(), at.y())))

    def scrollToSubstring(self, start: int, end: int) -> None:
        page_text = self.page_text
        if page_text is not None:
            self._of.area.show_boxes(self._of.area.current_page, page_text.boxes(start, end))

    def attributes(self, offset: int) -> tuple[str, int, int]:
        return "", 0, self.characterCount()

    def _selected(self) -> tuple[int, int]:
        selection = self._of.selection.selection
        return selection.span_on(self._of.area.current_page, self.characterCount()) if selection is not None else (0, 0)


class PagesInterface(QAccessibleWidget):
    """The page area as a document whose text is that of the current page."""

    def __init__(self, area: PageArea, reads: ReadAloud) -> None:
        super().__init__(area, QAccessible.Role.Document, area.accessibleName())
        self._reads = reads

    # Qt overrides

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        if kind == QAccessible.InterfaceType.TextInterface:
            return Shiboken.VoidPtr(self._reads)  # type: ignore[arg-type,return-value]
        return super().interface_cast(kind)


class AccessiblePages(QObject):
    """Tells screen readers of one page area when its page, caret or selection changes."""

    def __init__(self, area: PageArea, selection: TextSelection, caret: Caret) -> None:
        super().__init__(area)
        self.area = area
        self.selection = selection
        self.caret = caret
        self.reads = ReadAloud(self)
        self._told = ""
        area.current_page_changed.connect(lambda _page: self._tell_text())
        area.source.text_changed.connect(self._on_text_changed)
        caret.moved.connect(self._tell_caret)
        selection.changed.connect(self._tell_selection)
        _install()

    def _on_text_changed(self, sha256: str, page: int) -> None:
        if sha256 == self.area.sha256 and page == self.area.current_page:
            self._tell_text()

    def _tell_text(self) -> None:
        page_text = self.reads.page_text
        if QAccessible.isActive() and page_text is not None and page_text.text != self._told:
            before, self._told = self._told, page_text.text
            QAccessible.updateAccessibility(QAccessibleTextUpdateEvent(self.area, 0, before, self._told))

    def _tell_caret(self, spot: TextSpot) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self.area, spot.offset))

    def _tell_selection(self) -> None:
        if QAccessible.isActive():
            start, end = self.reads.selection(0)
            QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(self.area, start, end))


def _interface_of(_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    """The factory Qt asks for what it knows no better; None leaves it to Qt."""
    if not isinstance(thing, PageArea):
        return None
    pages = thing.findChild(AccessiblePages)
    if pages is None:
        return None
    return PagesInterface(thing, pages.reads)


_installed: list[object] = []


def _install() -> None:
    """Once for the program."""
    if not _installed:
        _installed.append(_interface_of)
        QAccessible.installFactory(_interface_of)
