"""Paints a day of the calendar: its number, a holiday's name, and as much of what stands on it as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caseorg.gui.looks import color
from caseorg.gui.panels.calendar.days import DAY_ROLE, ShownDay
from caseorg.queries.calendar_days import CalendarItem, ItemKind

Index = QModelIndex | QPersistentModelIndex
_PADDING = 6
_BAR = 3
_SATURDAY = 5
# In a cell as tall as so many lines (a week's) each thing has at least two lines for its title and one for its case.
_TALL_FROM, _TALL_LINES, _MOST_LINES = 14, 3, 6
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)


def item_tone(item: CalendarItem, day: ShownDay, today: str) -> str:
    """The color of one thing: what is over is quiet, what nobody can extend and what is overdue alarms."""
    if item.state not in ("", "open"):
        return "muted"
    if item.kind is ItemKind.HEARING:
        return "good"
    if item.kind is ItemKind.FOLLOW_UP:
        return "muted"
    if item.jurisdictional or day.day.isoformat() < today:
        return "danger"
    return "warning" if day.is_today else "accent"


class DayDelegate(QStyledItemDelegate):
    """One cell. `today` is the ISO day of today."""

    today = ""

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day: ShownDay = index.data(DAY_ROLE)
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        rect: QRect = cell.rect
        painter.save()
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_off = day.day.weekday() >= _SATURDAY or bool(day.holiday)
        painter.fillRect(rect, color("alternate" if is_off or not day.is_own else "base"))
        if cell.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("selection"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), color("border"))
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), color("border"))
        line = QFontMetrics(cell.font).height() + 2
        self._paint_number(painter, rect, day, cell.font, line)
        shown = self.places(rect, day, cell.font)
        for area, item in shown:
            self._paint_item(painter, area, day, item, cell.font)
        if len(shown) < len(day.items):
            below = shown[-1][0].bottom() + 1 if shown else rect.y() + line + 8
            area = QRect(rect.x() + _PADDING, below, rect.width() - 2 * _PADDING, line)
            more = f"+{len(day.items) - len(shown)} more" if shown else f"{len(day.items)} here"
            _write(painter, area, more, cell.font, color("muted"))
        painter.restore()

    def places(self, rect: QRect, day: ShownDay, font: QFont) -> list[tuple[QRect, CalendarItem]]:
        """Where in a cell each thing of a day is written, as far as there is room."""
        line = QFontMetrics(font).height() + 2
        top = rect.y() + line + 8
        if rect.height() > line * _TALL_FROM:
            return _tall_places(QRect(rect.x(), top, rect.width(), rect.bottom() - top - line), day, font)
        room = max((rect.bottom() - top) // line, 0)
        shown = day.items if len(day.items) <= room else day.items[: max(room - 1, 0)]
        return [(QRect(rect.x(), top + place * line, rect.width(), line), item) for place, item in enumerate(shown)]

    def _paint_number(self, painter: QPainter, rect: QRect, day: ShownDay, font: QFont, line: int) -> None:
        number = QRect(rect.x() + 4, rect.y() + 4, line + 6, line + 2)
        bold = QFont(font)
        bold.setBold(day.is_today)
        ink = color("text" if day.is_own else "disabled")
        if day.is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent"))
            painter.drawRoundedRect(number, number.height() / 2, number.height() / 2)
            ink = color("on_accent")
        painter.setFont(bold)
        painter.setPen(ink)
        painter.drawText(number, _CENTER, str(day.day.day))
        if day.holiday:
            area = QRect(number.right() + 4, number.y(), rect.right() - number.right() - 8, number.height())
            _write(painter, area, day.holiday, font, color("muted"))

    def _paint_item(self, painter: QPainter, area: QRect, day: ShownDay, item: CalendarItem, font: QFont) -> None:
        tone = color(item_tone(item, day, self.today))
        painter.fillRect(QRect(area.x() + _PADDING, area.y() + 2, _BAR, area.height() - 4), tone)
        struck = QFont(font)
        struck.setStrikeOut(item.state not in ("", "open", "done"))
        is_over = item.state not in ("", "open")
        ink = color("muted" if is_over or not day.is_own else "text")
        text, inner = _text(item), _inner(area)
        line = QFontMetrics(font).height() + 2
        if area.height() <= line:
            _write(painter, inner, text, struck, ink)
            return
        title = QRect(inner.x(), inner.y(), inner.width(), inner.height() - line)
        painter.setFont(struck)
        painter.setPen(ink)
        fitted = _fitted(text, QFontMetrics(struck), title)
        painter.drawText(title, _WRAPPED, fitted)
        used = QFontMetrics(struck).boundingRect(title, _WRAPPED, fitted).height()
        below = QRect(inner.x(), title.y() + used, inner.width(), line)
        _write(painter, below, item.case_name, font, color("muted"))


def _tall_places(room: QRect, day: ShownDay, font: QFont) -> list[tuple[QRect, CalendarItem]]:
    """Each thing gets the lines its title needs, up to its share of the room, and one for its case."""
    metrics = QFontMetrics(font)
    line = metrics.height() + 2
    share = room.height() // (line * max(len(day.items), 1))
    most = line * min(max(share, _TALL_LINES), _MOST_LINES)
    width = QRect(0, 0, _inner(room).width(), most)
    found, top = [], room.y()
    for item in day.items:
        needed = metrics.boundingRect(width, _WRAPPED, _text(item)).height() + line + 2
        height = min(needed, most)
        if top + height > room.bottom():
            break
        found.append((QRect(room.x(), top, room.width(), height), item))
        top += height + 6
    return found


def _inner(area: QRect) -> QRect:
    """Where in the area of a thing its words stand."""
    return area.adjusted(_PADDING + _BAR + 4, 0, -4, 0)


def _text(item: CalendarItem) -> str:
    return f"{item.time} {item.title}" if item.time else item.title


def _fitted(text: str, metrics: QFontMetrics, area: QRect) -> str:
    """As much of a text as can be wrapped into an area, with "…" where it is cut."""
    if metrics.boundingRect(area, _WRAPPED, text).height() <= area.height():
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        is_in = metrics.boundingRect(area, _WRAPPED, f"{text[:middle].rstrip()}…").height() <= area.height()
        fits, too_long = (middle, too_long) if is_in else (fits, middle)
    return f"{text[:fits].rstrip()}…"


def _write(painter: QPainter, area: QRect, text: str, font: QFont, ink: QColor) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(area, _LEFT, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width()))
