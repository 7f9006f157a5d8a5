"""Paints the rows of Today: the day and how far it is off, what is due and where, badges at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caseorg.gui.looks import color
from caseorg.gui.panels.today.rows import HEADING_ROLE, ROW_ROLE, TITLES, TodayRow
from caseorg.gui.tables.badge_paint import badges_width, paint_badges
from caseorg.queries.deadline_views import TodaySection

Index = QModelIndex | QPersistentModelIndex
# What presses has a bar of this color at its left, and its day in it.
_TONES = {
    TodaySection.OVERDUE: "danger",
    TodaySection.TODAY: "warning",
    TodaySection.SOON: "accent",
    TodaySection.HEARINGS: "good",
    TodaySection.INQUIRIES: "accent",
}
_MARGIN, _BAR = 14, 4
_AIR = 12
_DAY_SAMPLE = "Wed, Nov 26, 2026  "
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
# Of the room right of the day, what badges may take.
_BADGES_SHARE = 0.45


class RowDelegate(QStyledItemDelegate):
    """Two lines for what is due, one for headings."""

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TodayRow = index.data(ROW_ROLE)
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        painter.save()
        painter.setClipRect(cell.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            _paint_heading(painter, cell, row)
        else:
            style = cell.widget.style() if cell.widget is not None else QApplication.style()
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
            _paint_row(painter, cell, row)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        return QSize(240, line + 20 if index.data(HEADING_ROLE) else 2 * line + _AIR)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _paint_heading(painter: QPainter, cell: QStyleOptionViewItem, row: TodayRow) -> None:
    rect: QRect = cell.rect
    bold = _bold(cell.font)
    painter.setFont(bold)
    painter.setPen(color(_TONES.get(row.section, "muted")))
    area = rect.adjusted(_MARGIN, 0, -_MARGIN, -5)
    bottom = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    title = TITLES[row.section]
    painter.drawText(area, bottom, title)
    painter.setFont(cell.font)
    painter.setPen(color("muted"))
    width = QFontMetrics(bold).horizontalAdvance(title) + 8
    painter.drawText(area.adjusted(width, 0, 0, 0), bottom, f"{row.count:,}")
    painter.fillRect(QRect(rect.x() + _MARGIN, rect.bottom(), rect.width() - 2 * _MARGIN, 1), color("border"))


def _paint_row(painter: QPainter, cell: QStyleOptionViewItem, row: TodayRow) -> None:
    rect: QRect = cell.rect
    palette = QPalette(cell.palette)
    if cell.state & QStyle.StateFlag.State_Selected:
        palette.setColor(QPalette.ColorRole.Text, palette.color(QPalette.ColorRole.HighlightedText))
    text, quiet = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.PlaceholderText)
    tone = "danger" if row.presses else _TONES.get(row.section)
    if tone:
        painter.fillRect(QRect(rect.x() + 4, rect.y() + 5, _BAR, rect.height() - 10), color(tone))
    bold = _bold(cell.font)
    day_width = QFontMetrics(bold).horizontalAdvance(_DAY_SAMPLE)
    line = cell.fontMetrics.height()
    top = rect.y() + (rect.height() - 2 * line) // 2
    presses = row.presses or row.section in (TodaySection.OVERDUE, TodaySection.TODAY)
    day = QRect(rect.x() + _MARGIN + _BAR, top, day_width, line)
    _write(painter, day, row.when, bold, text)
    left_color = color(tone) if presses and tone else quiet
    _write(painter, day.translated(0, line), row.left, cell.font, left_color)
    what = QRect(day.right() + 12, top, rect.right() - day.right() - 24, line)
    room = QRect(what.x(), rect.y(), what.width(), rect.height())
    room.setLeft(room.right() - min(badges_width(row.badges, cell.fontMetrics), round(room.width() * _BADGES_SHARE)))
    used = paint_badges(painter, room, row.badges, palette, cell.font) if row.badges else 0
    what.setWidth(what.width() - used - 8)
    _write(painter, what, row.title, cell.font, text)
    _write(painter, what.translated(0, line), row.facts, cell.font, quiet)


def _write(painter: QPainter, area: QRect, text: str, font: QFont, ink: QColor) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(area, _LEFT, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width()))
