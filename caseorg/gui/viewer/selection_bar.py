"""A small bar beside the words just selected with the mouse. It takes no focus and never covers them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from caseorg.gui.viewer.page_area import PageArea
from caseorg.gui.viewer.text_selection import TextSelection

_GAP = 8  # logical pixels between the words and the bar
_ICON = QSize(18, 18)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class SelectionBar(QFrame):
    """Comes when the mouse is let go over a fresh selection, and goes with a press, a key, scrolling, or the selection.

    `wanted` is asked before it comes, `filling` puts the buttons into it then.
    """

    def __init__(self, area: PageArea, selection: TextSelection) -> None:
        super().__init__(area.viewport())
        self._area = area
        self._selection = selection
        self.wanted: Callable[[], bool] = lambda: True
        self.filling: Callable[[], None] = lambda: None
        self.setObjectName("selectionBar")
        self.setAccessibleName("Selected words")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 2, 3, 2)
        self._row.setSpacing(0)
        self.hide()
        area.viewport().installEventFilter(self)
        area.installEventFilter(self)
        area.moved.connect(self.hide)
        selection.changed.connect(self.hide)

    @property
    def buttons(self) -> Sequence[QToolButton]:
        """What is in the bar, from left to right."""
        return [button for button in self.findChildren(QToolButton) if self._row.indexOf(button) >= 0]

    def clear(self) -> None:
        """Take all buttons out."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()

    def add(self, icon: QIcon, name: str, act: Callable[[], object], *, text: str = "") -> None:
        """Add a button; `name` is its tip and its accessible name, `text` stands beside the icon."""
        button = QToolButton()
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRaise(True)
        button.setIcon(icon)
        button.setIconSize(_ICON)
        button.setToolTip(name)
        button.setAccessibleName(name)
        if text:
            button.setText(text)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(lambda _on=False: self._do(act))
        self._row.addWidget(button)

    def come(self, pointer: QPointF) -> None:
        """Show the bar near the pointer, if words are selected, and there is room beside them."""
        if self._selection.selection is None or not self.wanted():
            return
        self.filling()
        self._row.activate()
        self.resize(self.sizeHint())
        place = place_beside(self._selected_boxes(), self.size(), self._area.viewport().rect(), pointer)
        if place is not None:
            self.setGeometry(place)
            self.show()
            self.raise_()

    def _do(self, act: Callable[[], object]) -> None:
        self.hide()
        act()

    def _selected_boxes(self) -> list[QRectF]:
        """Where the selected words that show are, in the view."""
        shown = QRectF(self._area.viewport().rect())
        found = []
        for page in self._area.geometry_now.visible_pages():
            frame = self._area.geometry_now.frame(page)
            for mark in self._selection.marks_on(page):
                for box in mark.boxes:
                    rect = frame.upright_rect_to_view(box)
                    found.append(QRectF(rect.left, rect.top, rect.width, rect.height) & shown)
        return [box for box in found if not box.isEmpty()]

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and watched is self._area.viewport():
            assert isinstance(event, QMouseEvent)
            if event.button() is Qt.MouseButton.LeftButton:
                point = event.position()
                QTimer.singleShot(0, self, lambda: self.come(point))  # after the tool has taken the release
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Hide):
            self.hide()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() not in _MODIFIERS:
            self.hide()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # else a press between two buttons would select on the page

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()


def place_beside(words: Sequence[QRectF], size: QSize, room: QRect, pointer: QPointF) -> QRect | None:
    """Where a bar of that size goes: below or above all the words, whichever is nearer to the pointer, else beside
    them; None where they leave no room."""
    if not words:
        return None
    left, right = min(word.left() for word in words), max(word.right() for word in words)
    top, bottom = min(word.top() for word in words), max(word.bottom() for word in words)
    x = _within(round(pointer.x() - size.width() / 2), room.left(), room.right() + 1 - size.width())
    y = _within(round(pointer.y() - size.height() / 2), room.top(), room.bottom() + 1 - size.height())
    below, above = QRect(x, int(bottom) + 1 + _GAP, 1, 1), QRect(x, int(top) - _GAP - size.height(), 1, 1)
    is_lower = bottom - pointer.y() <= pointer.y() - top
    beside = QRect(int(right) + 1 + _GAP, y, 1, 1), QRect(int(left) - _GAP - size.width(), y, 1, 1)
    for place in (*((below, above) if is_lower else (above, below)), *beside):
        place.setSize(size)
        if room.contains(place):
            return place
    return None


def _within(value: int, least: int, most: int) -> int:
    return max(least, min(value, most))
