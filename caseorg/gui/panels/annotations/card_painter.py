"""Draws cards; keeps the layouts of those drawn lately, so that scrolling sets no text again."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caseorg.gui import icons
from caseorg.gui.looks import color
from caseorg.gui.panels.annotations.card_layout import STRIPE, CardLayout, lay_out
from caseorg.gui.panels.annotations.card_list import CARD_ROLE, HEADING_ROLE
from caseorg.gui.panels.annotations.card_pictures import CardPictures
from caseorg.gui.tables.pills import pill_colors
from caseorg.jobs.area_picture import picture_request
from caseorg.pdf.annotation_types import PictureRequest
from caseorg.queries.annotation_lists import AnnotationCard
from caseorg.rules.annotation_places import box_of

Index = QModelIndex | QPersistentModelIndex
_KEPT = 400
_WARNING = 16
_POINTS_AN_INCH = 72
_DOTS = (48, 96, 192)  # few steps, so that a panel made a little wider asks for nothing


class CardPainter(QStyledItemDelegate):
    """Draws a card into any rectangle of its width. `with_document` names the document on every card."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.with_document = False
        self.pictures: CardPictures | None = None
        self._layouts: OrderedDict[tuple[str, str, int], tuple[AnnotationCard, CardLayout]] = OrderedDict()

    def forget(self) -> None:
        """Set every text again: the font or the look changed."""
        self._layouts.clear()

    def layout_of(self, index: Index, width: int, font: QFont) -> CardLayout | None:
        """The card of a row set into a width; None while the card is not there."""
        card: AnnotationCard | None = index.data(CARD_ROLE)
        if card is None:
            return None
        heading = str(index.data(HEADING_ROLE))
        key = (card.line.annotation.uuid, heading, width)
        known = self._layouts.get(key)
        if known is not None and known[0] == card:
            self._layouts.move_to_end(key)
            return known[1]
        made = lay_out(card, width, font, heading=heading, with_document=self.with_document)
        self._layouts[key] = (card, made)
        while len(self._layouts) > _KEPT:
            self._layouts.popitem(last=False)
        return made

    def picture_of(self, index: Index, width: int, font: QFont, ratio: float) -> PictureRequest | None:
        """What asks for the picture on a card, None where it has none; `ratio` is that of the screen."""
        layout, card = self.layout_of(index, width, font), index.data(CARD_ROLE)
        if layout is None or layout.picture is None or self.pictures is None:
            return None
        left, _, right, _ = box_of(card.line.annotation.shape[0])
        needed = _POINTS_AN_INCH * layout.picture.width() * ratio / max(right - left, 1.0)
        return picture_request(card.line.annotation, next((dots for dots in _DOTS if dots >= needed), _DOTS[-1]))

    def _draw_picture(self, painter: QPainter, box: QRectF, request: PictureRequest) -> None:
        image = self.pictures.image(request) if self.pictures is not None else None
        painter.fillRect(box, color("base"))
        if image is not None and not image.isNull():
            size = QSizeF(image.size()).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(box.topLeft(), size), image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color("border"), 1))
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, card: AnnotationCard, top: float) -> None:
        rect = QRectF(option.rect).adjusted(0, top, 0, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, color("hover"))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), color("border"))
        stripe = QRectF(rect.left() + 2, rect.top() + 3, STRIPE, rect.height() - 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(card.line.annotation.color))
        painter.drawRoundedRect(stripe, STRIPE / 2, STRIPE / 2)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("accent"), 1))
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))

    def _draw_pills(self, painter: QPainter, layout: CardLayout, palette: QPalette) -> None:
        for pill in layout.pills:
            fill, line = pill_colors(palette, pill.tint or color("muted").name())
            box = pill.box.adjusted(0.5, 0.5, -0.5, -0.5)
            round_by = box.height() / 2 if pill.tint else 3.0
            painter.setPen(QPen(line, 1))
            painter.setBrush(fill if pill.tint else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, round_by, round_by)
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), pill.text)

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        layout = self.layout_of(index, option.rect.width(), option.font)
        card: AnnotationCard | None = index.data(CARD_ROLE)
        painter.save()
        painter.setClipRect(option.rect)
        if layout is None or card is None:
            painter.setPen(color("muted"))
            painter.drawText(option.rect.adjusted(14, 8, 0, 0), 0, "…")
            painter.restore()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        self._draw_ground(painter, option, card, layout.heading)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.translate(option.rect.topLeft())
        for text in layout.texts:
            ink = text.ink
            if is_selected and ink in ("text", "muted") and text.at.y() >= layout.heading:
                ink = "selection_text"
            painter.setPen(color(ink))
            text.layout.draw(painter, text.at)
        if layout.warning_at is not None:
            painter.drawPixmap(QPointF(layout.warning_at), icons.pixmap("warning", _WARNING, "warning"))
        request = self.picture_of(index, option.rect.width(), option.font, painter.device().devicePixelRatioF())
        if layout.picture is not None and request is not None:
            self._draw_picture(painter, layout.picture, request)
        self._draw_pills(painter, layout, option.palette)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        layout = self.layout_of(index, option.rect.width() or 280, option.font)
        return QSize(option.rect.width(), round(layout.height) if layout is not None else 90)
