"""Paints the rows of a search result: headers in two lines, pages with their words emphasized."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caseorg.gui.looks import color
from caseorg.gui.tables.hit_rows import HIT_ROLE, HitRow, HitRowKind
from caseorg.rules.snippets import HIT_BEGIN, HIT_END

Index = QModelIndex | QPersistentModelIndex

_PADDING = 10
_INDENT = 22
_PAGE_WIDTH = 132
_SNIPPET_LINES = 2


def plain_and_hits(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A snippet without its marks, and where the hits are in it as (start, length)."""
    plain: list[str] = []
    hits: list[tuple[int, int]] = []
    length, begin = 0, None
    for character in text:
        if character == HIT_BEGIN:
            begin = length
        elif character == HIT_END:
            if begin is not None and length > begin:
                hits.append((begin, length - begin))
            begin = None
        else:
            plain.append(character)
            length += 1
    return "".join(plain), hits


class HitDelegate(QStyledItemDelegate):
    """One height for each kind of row, so that a long result needs no measuring."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def _paint_header(self, painter: QPainter, area: QRect, row: HitRow, font: QFont, palette: QPalette) -> None:
        bold = QFont(font)
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        first = QRect(area.x(), area.y(), area.width(), metrics.height())
        _paint_text(painter, first, row.text, bold, palette, lines=1)
        painter.setFont(font)
        painter.setPen(_quiet(palette))
        below = area.adjusted(0, metrics.height() + 1, 0, 0)
        facts = QFontMetrics(font).elidedText(row.facts, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), facts)

    def _paint_page(self, painter: QPainter, area: QRect, row: HitRow, font: QFont, palette: QPalette) -> None:
        painter.setFont(font)
        painter.setPen(_quiet(palette))
        where = QRect(area.x(), area.y(), _PAGE_WIDTH - 10, area.height())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), row.facts)
        _paint_text(painter, area.adjusted(_PAGE_WIDTH, 0, 0, 0), row.text, font, palette, lines=_SNIPPET_LINES)

    def _paint_more(self, painter: QPainter, area: QRect, row: HitRow, font: QFont, palette: QPalette) -> None:
        painter.setFont(font)
        is_link = row.kind is HitRowKind.MORE_RESULTS
        painter.setPen(palette.color(QPalette.ColorRole.Link) if is_link else _quiet(palette))
        text = f"{row.text} ({row.facts})" if row.facts else row.text
        area = area.adjusted(0 if is_link else _PAGE_WIDTH, 0, 0, 0)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), shown)

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        widget = cell.widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, widget)
        row: HitRow = index.data(HIT_ROLE)
        rect: QRect = cell.rect
        area = rect.adjusted(_PADDING, 6, -_PADDING, -2)
        palette = QPalette(cell.palette)
        if cell.state & QStyle.StateFlag.State_Selected:
            palette.setColor(QPalette.ColorRole.Text, palette.color(QPalette.ColorRole.HighlightedText))
        painter.save()
        painter.setClipRect(rect)
        if row.kind is HitRowKind.HEADER:
            self._paint_header(painter, area.adjusted(0, 4, 0, 0), row, cell.font, palette)
        elif row.kind is HitRowKind.PAGE:
            area.adjust(_INDENT, -2, 0, 0)
            self._paint_page(painter, area, row, cell.font, palette)
        else:
            area.adjust(0 if row.kind is HitRowKind.MORE_RESULTS else _INDENT, 0, 0, 0)
            self._paint_more(painter, area, row, cell.font, palette)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        row: HitRow = index.data(HIT_ROLE)
        lines = {HitRowKind.HEADER: 2.0, HitRowKind.PAGE: float(_SNIPPET_LINES)}.get(row.kind, 1.0)
        air = 18 if row.kind is HitRowKind.HEADER else 12
        return QSize(200, round(line * lines) + air)


def _quiet(palette: QPalette) -> QColor:
    return palette.color(QPalette.ColorRole.PlaceholderText)


def _paint_text(painter: QPainter, area: QRect, text: str, font: QFont, palette: QPalette, *, lines: int) -> None:
    """Draw a text with its hits emphasized, wrapped to a number of lines, the last one cut with "…"."""
    plain, hits = plain_and_hits(text)
    layout = QTextLayout(plain, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(hits))
    start = _line_start(layout, area.width(), lines)
    if start is not None:
        rest = QFontMetrics(font).elidedText(plain[start:], Qt.TextElideMode.ElideRight, area.width())
        plain = plain[:start] + rest
        hits = [(begin, min(length, len(plain) - begin)) for begin, length in hits if begin < len(plain)]
        layout.setText(plain)
        layout.setFormats(_formats(hits))
        _line_start(layout, area.width(), lines)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    layout.draw(painter, QPoint(area.x(), area.y()))


def _line_start(layout: QTextLayout, width: int, lines: int) -> int | None:
    """Lay the text out; where the last line allowed begins, if there is more text than it takes."""
    layout.beginLayout()
    y, start = 0.0, 0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPoint(0, round(y)).toPointF())
        y += line.height()
        start = line.textStart()
        end = start + line.textLength()
    else:
        layout.endLayout()
        return start if end < len(layout.text()) else None
    layout.endLayout()
    return None


def _formats(hits: list[tuple[int, int]]) -> list[QTextLayout.FormatRange]:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setBackground(color("hit"))
    ranges = []
    for start, length in hits:
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, length, look
        ranges.append(part)
    return ranges
