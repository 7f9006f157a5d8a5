"""Tags as colored pills, in a cell of a table and anywhere else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caseorg.gui.tables.document_table import LINE_ROLE
from caseorg.model.document import Tag

_GAP = 4
_PADDING = 7


def pill_colors(palette: QPalette, color: str) -> tuple[QColor, QColor]:
    """(fill, line) of a pill: the tag's color laid thinly over the ground, so that the palette's text color can be read
    on it in light and dark."""
    ground, tint = palette.color(QPalette.ColorRole.Base), QColor(color)
    return _mixed(ground, tint, 0.28), _mixed(ground, tint, 0.85)


def _mixed(ground: QColor, tint: QColor, share: float) -> QColor:
    def part(below: int, above: int) -> int:
        return round(below + (above - below) * share)

    return QColor(
        part(ground.red(), tint.red()), part(ground.green(), tint.green()), part(ground.blue(), tint.blue())
    )


def paint_pills(painter: QPainter, area: QRect, tags: Sequence[Tag], palette: QPalette, metrics: QFontMetrics) -> None:
    """Draw as many tags as there is room for, then how many more there are ("+2")."""
    height = min(area.height() - 4, metrics.height() + 2)
    top = area.y() + (area.height() - height) / 2
    x, right = area.x(), area.right()
    for place, tag in enumerate(tags):
        left_over = len(tags) - place - 1
        room = right - x - (metrics.horizontalAdvance(f"+{left_over}") + _GAP if left_over else 0)
        width = metrics.horizontalAdvance(tag.name) + 2 * _PADDING
        if width > room and place:
            _paint_text(painter, QRectF(x, top, right - x, height), f"+{left_over + 1}", palette)
            return
        width = min(width, max(room, 2 * _PADDING))
        box = QRectF(x + 0.5, top + 0.5, width - 1, height - 1)
        fill, line = pill_colors(palette, tag.color)
        painter.setPen(QPen(line, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        name = metrics.elidedText(tag.name, Qt.TextElideMode.ElideRight, int(width) - 2 * _PADDING + 2)
        _paint_text(painter, box, name, palette, Qt.AlignmentFlag.AlignCenter)
        x += int(width) + _GAP


def _paint_text(
    painter: QPainter,
    area: QRectF,
    text: str,
    palette: QPalette,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
) -> None:
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    painter.drawText(area, int(alignment), text)


class TagDelegate(QStyledItemDelegate):
    """Paints the tags of a document; what a screen reader gets are their names."""

    # Qt overrides

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        widget = cell.widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, widget)
        line = index.data(LINE_ROLE)
        if line is None or not line.tags:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(cell.rect)
        area = cell.rect.adjusted(4, 0, -2, 0)
        paint_pills(painter, area, line.tags, cell.palette, cell.fontMetrics)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        line = index.data(LINE_ROLE)
        names = [tag.name for tag in line.tags] if line is not None else []
        metrics = option.fontMetrics
        width = sum(metrics.horizontalAdvance(name) + 2 * _PADDING + _GAP for name in names)
        return QSize(max(size.width(), width + 8), size.height())
