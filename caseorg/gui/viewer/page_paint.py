"""Drawing pages: paper, pixels, night colors and marks."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QRegion

from caseorg.gui.viewer.coordinates import PageFrame, ViewRect
from caseorg.gui.viewer.marks import Mark, mark_color, outline_color, underline_pen
from caseorg.pdf.types import Rect

NIGHT_PAPER = QColor(28, 28, 30)

_Composition = QPainter.CompositionMode


def whole_pixels(rect: ViewRect) -> QRect:
    """A page's place in whole logical pixels; its corner already is."""
    return QRect(round(rect.left), round(rect.top), max(round(rect.width), 1), max(round(rect.height), 1))


def draw_page(painter: QPainter, frame: PageFrame, image: QImage | None, *, night: bool) -> None:
    """Draw a page: its shadow, its paper, and its pixels where there are any, at whatever zoom they were drawn."""
    rect = whole_pixels(frame.rect)
    _draw_shadow(painter, rect, night=night)
    if image is None:
        painter.fillRect(rect, NIGHT_PAPER if night else Qt.GlobalColor.white)
        return
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    _draw_image(painter, rect, image)
    if night:
        _turn_to_night(painter, rect)
    painter.restore()


def draw_tile(painter: QPainter, frame: PageFrame, image: QImage, clip: Rect, *, night: bool) -> None:
    """Draw a part of a page, sharper than the page that is drawn already. `clip` is in upright points; the image begins
    at the whole pixel before it."""
    part = frame.upright_rect_to_view(clip)
    ratio = painter.device().devicePixelRatio()
    left, top = math.floor((part.left - frame.left) * ratio + 1e-6), math.floor((part.top - frame.top) * ratio + 1e-6)
    rect = QRectF(frame.left + left / ratio, frame.top + top / ratio, image.width() / ratio, image.height() / ratio)
    painter.save()
    painter.setClipRect(whole_pixels(frame.rect), Qt.ClipOperation.IntersectClip)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.drawImage(rect, image)
    if night:
        _turn_to_night(painter, rect.toAlignedRect())
    painter.restore()


def _turn_to_night(painter: QPainter, rect: QRect) -> None:
    painter.setCompositionMode(_Composition.CompositionMode_Difference)
    painter.fillRect(rect, Qt.GlobalColor.white)
    painter.setCompositionMode(_Composition.CompositionMode_Screen)
    painter.fillRect(rect, NIGHT_PAPER)


def _draw_image(painter: QPainter, rect: QRect, image: QImage) -> None:
    ratio = painter.device().devicePixelRatio()
    size_fits = abs(image.width() - rect.width() * ratio) < 2 and abs(image.height() - rect.height() * ratio) < 2
    if not size_fits:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(rect), image)
        return
    # one pixel of the image on one of the screen: no filter may soften the letters
    painter.scale(1 / ratio, 1 / ratio)
    painter.drawImage(QPointF(round(rect.left() * ratio), round(rect.top() * ratio)), image)
    painter.scale(ratio, ratio)


def _draw_shadow(painter: QPainter, rect: QRect, *, night: bool) -> None:
    for distance, strength in ((3, 10), (2, 16), (1, 26)):
        around = rect.adjusted(-distance, -distance + 1, distance, distance + 1)
        painter.fillRect(around, QColor(0, 0, 0, strength))
    painter.fillRect(rect.adjusted(-1, -1, 1, 1), QColor(255, 255, 255, 40) if night else QColor(0, 0, 0, 70))


def draw_marks(painter: QPainter, frame: PageFrame, marks: Iterable[Mark], *, night: bool) -> None:
    """Draw marks over a page so that its letters stay readable."""
    mode = _Composition.CompositionMode_Screen if night else _Composition.CompositionMode_Multiply
    painter.save()
    painter.setClipRect(whole_pixels(frame.rect), Qt.ClipOperation.IntersectClip)
    for mark in marks:
        rects = [_view_rect(frame, box) for box in mark.boxes]
        line = underline_pen(mark.style, night=night)
        if line is not None:
            _draw_underlines(painter, rects, line)
            continue
        # as one region, so that boxes that overlap are not colored twice
        region = QRegion()
        for rect in rects:
            region += rect
        painter.save()
        painter.setClipRegion(region, Qt.ClipOperation.IntersectClip)
        painter.setCompositionMode(mode)
        painter.fillRect(region.boundingRect(), mark_color(mark.style, night=night))
        painter.restore()
        outline = outline_color(mark.style)
        if outline is not None:
            painter.setPen(QPen(outline, 1.5))
            for rect in rects:
                painter.drawRoundedRect(QRectF(rect).adjusted(-1, -1, 1, 1), 2, 2)
    painter.restore()


_SMALL_PRINT = 13  # pixels a line of text is high


def _draw_underlines(painter: QPainter, rects: Iterable[QRect], line: QPen) -> None:
    painter.setPen(line)
    for rect in rects:
        if line.style() is Qt.PenStyle.SolidLine:
            painter.drawRoundedRect(QRectF(rect).adjusted(-1, -1, 0, 1), 2, 2)
        elif rect.height() < _SMALL_PRINT:  # a line of the usual width would run through the feet of the letters
            painter.setPen(QPen(line.color(), 1.0, line.style()))
            painter.drawLine(rect.left(), rect.bottom() + 1, rect.right(), rect.bottom() + 1)
            painter.setPen(line)
        else:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _view_rect(frame: PageFrame, box: Rect) -> QRect:
    view = frame.upright_rect_to_view(box)
    return QRectF(view.left, view.top, view.width, view.height).toAlignedRect()
