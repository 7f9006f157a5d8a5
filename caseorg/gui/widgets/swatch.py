"""A dot of a color, beside the name of a tag or a color."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

SWATCH = 14  # device-independent pixels


def swatch(color: str) -> QIcon:
    """A dot of a color (#rrggbb), sharp at twice the usual density."""
    drawn = QPixmap(SWATCH * 2, SWATCH * 2)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(color))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(drawn.rect().adjusted(2, 2, -2, -2))
    painter.end()
    drawn.setDevicePixelRatio(2)
    return QIcon(drawn)
