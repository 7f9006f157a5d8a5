"""Paints a row of the timeline: its day, the lines of what runs from what, its mark, and its words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caseorg.gui.looks import color
from caseorg.gui.panels.timeline.rows import Index, TimelineRows
from caseorg.gui.tables.badge_paint import badges_width, paint_badges
from caseorg.rules.timeline import Entry, EntryKind, Lane

_MARGIN, _LANE, _MARK = 12, 16, 5
_AIR = 10
_MONTH_ABOVE = 10  # air over the name of a month
_MOST_GAP = 240  # a year without anything is not a year of scrolling
_DAY_SAMPLE, _MONTH, _BOLDER = "Wed, Sep 30  ", "September 2026 ", 1.15
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_BADGES_SHARE = 0.4


class TimelineDelegate(QStyledItemDelegate):
    """`days_pixels` is the zoom: so many pixels a day between two rows. `chain` are the rows that belong together with
    the one that has the cursor."""

    def __init__(self, rows: TimelineRows, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._rows = rows
        self.days_pixels = 1.0
        self.chain: frozenset[int] = frozenset()

    def gap(self, row: int) -> int:
        """The pixels of empty time above a row."""
        days = self._rows.days_before(row) or 0
        return min(round(days * self.days_pixels), _MOST_GAP)

    def lanes_left(self, metrics: QFontMetrics) -> int:
        """Where the lanes begin: right of the days and the names of months, which are bold."""
        return _MARGIN + max(metrics.horizontalAdvance(_DAY_SAMPLE), round(metrics.horizontalAdvance(_MONTH) * _BOLDER))

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, line = index.row(), option.fontMetrics.height()
        entry = self._rows.entry_at(row)
        height = line + 8 if entry.kind in (EntryKind.TODAY, EntryKind.SAFE) else 2 * line + _AIR
        month = line + _MONTH_ABOVE if self._rows.begins_month(row) else 0
        return QSize(320, height + month + self.gap(row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        row = index.row()
        entry = self._rows.entry_at(row)
        painter.save()
        painter.setClipRect(cell.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hint = self.sizeHint(option, index).height() - self.gap(row)
        month = cell.fontMetrics.height() + _MONTH_ABOVE if self._rows.begins_month(row) else 0
        body: QRect = cell.rect.adjusted(0, cell.rect.height() - hint + month, 0, 0)
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(body, color("selection"))
            if cell.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(color("accent"), 1))
                painter.drawRect(QRectF(body).adjusted(0.5, 0.5, -0.5, -0.5))
        if month:
            self._paint_month(painter, cell, body, entry)
        self._paint_lanes(painter, cell, body, row)
        if entry.kind is EntryKind.TODAY:
            self._paint_today(painter, cell, body, entry)
        else:
            self._paint_entry(painter, cell, body, row)
        painter.restore()

    # Parts

    def _paint_month(self, painter: QPainter, cell: QStyleOptionViewItem, body: QRect, entry: Entry) -> None:
        line = cell.fontMetrics.height()
        area = QRect(body.x() + _MARGIN, body.y() - line - 2, body.width() - 2 * _MARGIN, line)
        painter.setFont(_bold(cell.font))
        painter.setPen(color("muted"))
        text = f"{date.fromisoformat(entry.day):%B %Y}" if entry.day else "No date yet"
        painter.drawText(area, _LEFT, text)

    def _paint_lanes(self, painter: QPainter, cell: QStyleOptionViewItem, body: QRect, row: int) -> None:
        """The lines through this row, and the branches that end at its mark."""
        left = body.x() + self.lanes_left(cell.fontMetrics)
        mark_x = left + self._rows.places * _LANE + _LANE / 2
        mark_y = body.y() + self._mark_offset(cell, row)
        top, bottom = float(cell.rect.top()), float(cell.rect.bottom() + 1)
        for lane in self._rows.lanes_at(row):
            x = left + lane.place * _LANE + _LANE / 2
            upper = mark_y if row == lane.first else top
            lower = mark_y if row == lane.last else bottom
            painter.setPen(self._pen(lane, None, row))
            painter.drawLine(QPointF(x, upper), QPointF(x, lower))
            ends = [target for target in lane.targets if target[0] == row]
            for target in ends[:1]:
                painter.setPen(self._pen(lane, target, row))
                painter.drawLine(QPointF(x, mark_y), QPointF(mark_x, mark_y))
                _paint_arrow(painter, mark_x - _MARK - 2, mark_y)
            if lane.source == row:
                painter.setPen(self._pen(lane, None, row))
                painter.drawLine(QPointF(x, mark_y), QPointF(mark_x, mark_y))

    def _pen(self, lane: Lane, target: tuple[int, bool, bool] | None, row: int) -> QPen:
        is_chosen = lane.source in self.chain and (target is None or row in self.chain)
        pen = QPen(color("accent" if is_chosen else "strong_border"), 2.0 if is_chosen else 1.5)
        ends = [target] if target else list(lane.targets)
        if all(gone for _, _, gone in ends):
            pen.setStyle(Qt.PenStyle.DotLine)
        elif all(projected or gone for _, projected, gone in ends):
            pen.setStyle(Qt.PenStyle.DashLine)
        return pen

    def _mark_offset(self, cell: QStyleOptionViewItem, row: int) -> int:
        """How far the mark lies below the top of a row's body."""
        line = cell.fontMetrics.height()
        is_small = self._rows.entry_at(row).kind in (EntryKind.TODAY, EntryKind.SAFE)
        return (line + 8) // 2 if is_small else _AIR // 2 + line // 2

    def _paint_today(self, painter: QPainter, cell: QStyleOptionViewItem, body: QRect, entry: Entry) -> None:
        middle = body.y() + body.height() / 2
        painter.setPen(QPen(color("danger"), 2))
        text_left = body.x() + self.lanes_left(cell.fontMetrics) + (self._rows.places + 1) * _LANE + 6
        painter.drawLine(QPointF(body.x() + _MARGIN, middle), QPointF(text_left - 8, middle))
        painter.setFont(_bold(cell.font))
        text = f"Today, {_day(entry.day)}"
        painter.drawText(QRect(text_left, body.y(), body.width(), body.height()), _LEFT, text)
        after = text_left + QFontMetrics(_bold(cell.font)).horizontalAdvance(text) + 8
        painter.drawLine(QPointF(after, middle), QPointF(body.right() - _MARGIN, middle))

    def _paint_entry(self, painter: QPainter, cell: QStyleOptionViewItem, body: QRect, row: int) -> None:
        entry = self._rows.entry_at(row)
        metrics = cell.fontMetrics
        line, small = metrics.height(), entry.kind is EntryKind.SAFE
        top = body.y() + ((body.height() - line) // 2 if small else _AIR // 2)
        palette = QPalette(cell.palette)
        if cell.state & QStyle.StateFlag.State_Selected:
            palette.setColor(QPalette.ColorRole.Text, color("selection_text"))
        text, quiet = palette.color(QPalette.ColorRole.Text), color("muted")
        ink = color("warning") if small else quiet if entry.struck or entry.settled else text
        previous = self._rows.entry_at(row - 1) if row else None
        if entry.day and (previous is None or previous.day != entry.day):
            left = body.x() + _MARGIN
            _write(painter, QRect(left, top, self.lanes_left(metrics), line), _day(entry.day), cell.font, quiet)
        mark_x = body.x() + self.lanes_left(metrics) + self._rows.places * _LANE + _LANE / 2
        _paint_mark(painter, mark_x, body.y() + self._mark_offset(cell, row), entry)
        words_left = round(mark_x) + _MARK + 10
        words = QRect(words_left, top, body.right() - words_left - _MARGIN, line)
        if entry.badges:
            room = QRect(words.x(), body.y(), words.width(), body.height())
            room.setLeft(room.right() - min(badges_width(entry.badges, metrics), round(room.width() * _BADGES_SHARE)))
            words.setWidth(words.width() - paint_badges(painter, room, entry.badges, palette, cell.font) - 8)
        font = QFont(cell.font)
        font.setStrikeOut(entry.struck)
        font.setItalic(entry.projected)
        _write(painter, words, entry.title, font, ink)
        if not small:
            below = " · ".join(part for part in (entry.left, entry.facts) if part)
            _write(painter, words.translated(0, line), below, cell.font, color("danger") if entry.overdue else quiet)


def _day(iso: str | None) -> str:
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    return f"{day:%a}, {day:%b} {day.day}"


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _tone(entry: Entry) -> str:
    if entry.struck or entry.settled:
        return "muted"
    if entry.kind is EntryKind.SAFE:
        return "warning"
    if entry.kind is EntryKind.EVENT:
        return "good"
    is_grave = any(badge.tone.value == "danger" for badge in entry.badges)
    return "danger" if is_grave or entry.overdue else "accent"


def _paint_mark(painter: QPainter, x: float, y: float, entry: Entry) -> None:
    """A circle for what happens, a diamond for what is due; hollow while it is only expected."""
    tone = color(_tone(entry))
    painter.setPen(QPen(tone, 2))
    painter.setBrush(color("base") if entry.projected or entry.kind is EntryKind.SAFE else tone)
    if entry.kind is EntryKind.EVENT:
        painter.drawEllipse(QPointF(x, y), _MARK, _MARK)
    else:
        size = _MARK - 1 if entry.kind is EntryKind.SAFE else _MARK + 1
        points = [QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)]
        painter.drawPolygon(QPolygonF(points))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_arrow(painter: QPainter, x: float, y: float) -> None:
    pen = QPen(painter.pen())
    pen.setStyle(Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(x - 4, y - 3), QPointF(x, y))
    painter.drawLine(QPointF(x - 4, y + 3), QPointF(x, y))


def _write(painter: QPainter, area: QRect, text: str, font: QFont, ink: QColor) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(area, _LEFT, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width()))
