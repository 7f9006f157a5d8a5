"""The text of a text box, written where it stands on the page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from caseorg.gui.viewer.annotation_paint import bounds
from caseorg.gui.viewer.coordinates import page_rect_to_upright, turned_size, upright_rect_to_page
from caseorg.gui.viewer.page_area import PageArea
from caseorg.gui.viewer.text_box_font import text_box_font
from caseorg.model.annotation import Annotation, Shape

_LEAST_PIXELS = 8  # below that, letters on the page cannot be read while one types
_EDGE = 4  # logical pixels of frame above and below the text
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class TextBoxEditor(QPlainTextEdit):
    """An editor over one text box, upright however the view is turned, in the size of the letters on the page.

    It grows with what is typed, moves and zooms with its page, and stays in view. `finished` tells the text, None where
    it is left without a change, and is told once; what is typed is kept where its tab or the window is closed.
    """

    finished = Signal(object)

    def __init__(self, area: PageArea, annotation: Annotation, text: str) -> None:
        super().__init__(area.viewport())
        self._area = area
        self._annotation = annotation
        self._is_finished = False
        self._needed = 0.0  # logical pixels of height, at the width of the box
        self.setObjectName("textBoxEditor")
        self.setAccessibleName("Text of the text box")
        self.setAccessibleDescription("Ctrl+Enter saves, Escape leaves without a change.")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self.selectAll()
        area.moved.connect(self._place)
        area.view_changed.connect(self._set_ground)
        self.textChanged.connect(self._place)
        self._set_ground()
        self.show()
        self._place()  # once more: showing sets the font of the style
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def grown_shape(self) -> Shape:
        """The box of the annotation, lower where its text needs it; it grows downwards as the page is read."""
        frame = self._area.geometry_now.frame(self._annotation.page)
        left, top, right, bottom = self._annotation.shape[0]
        upright = page_rect_to_upright(frame.box, (left, top, right, bottom))
        needed = self._needed / frame.scale
        if needed <= upright[3] - upright[1]:
            return self._annotation.shape
        return (upright_rect_to_page(frame.box, (*upright[:3], upright[1] + needed)),)

    def finish(self, *, save: bool) -> None:
        """Close the editor, and tell what was typed if it is to be saved."""
        if not self._is_finished:
            self._is_finished = True
            self.finished.emit(self.toPlainText() if save else None)
            self.hide()
            self._area.setFocus()
            self.deleteLater()

    def _place(self) -> None:
        frame = self._area.geometry_now.frame(self._annotation.page)
        font = text_box_font(self.font(), max(self._annotation.font_size * frame.scale, _LEAST_PIXELS))
        self.setFont(font)
        self.document().setDefaultFont(font)
        box = bounds(frame, self._annotation)
        width, height = turned_size(box.width(), box.height(), frame.turn)
        self.resize(round(width), round(height))  # lines break at this width
        self._needed = self._text_height()
        tall = max(height, self._needed)
        place = QRectF(QPointF(box.center().x() - width / 2, box.center().y() - height / 2), self.size().toSizeF())
        place.setHeight(tall)
        self.setGeometry(_kept_in(place.toRect(), self._area.viewport().rect()))

    def _set_ground(self) -> None:
        """The ground of the page below: the look of the window says nothing of it."""
        if self.property("night") != self._area.night:
            self.setProperty("night", self._area.night)
            self.style().unpolish(self)
            self.style().polish(self)  # which sets the font of the style, too
            self._place()

    def _text_height(self) -> float:
        """Logical pixels the lines take with the frame around them."""
        lines = 0
        block = self.document().begin()
        while block.isValid():
            self.blockBoundingRect(block)  # lays its lines out
            lines += max(block.layout().lineCount(), 1)
            block = block.next()
        return lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin() + 2 * _EDGE

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.finish(save=False)
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish(save=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.finish(save=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is minimized comes back
            self.finish(save=True)


def _kept_in(place: QRect, room: QRect) -> QRect:
    """The place moved into the room, and no larger."""
    size = place.size().boundedTo(room.size())
    left = max(min(place.left(), room.left() + room.width() - size.width()), room.left())
    top = max(min(place.top(), room.top() + room.height() - size.height()), room.top())
    return QRect(QPoint(left, top), size)
