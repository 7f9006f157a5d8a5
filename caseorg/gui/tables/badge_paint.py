"""Badges beside a deadline, painted as quiet pills from the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen

from caseorg.gui.looks import color
from caseorg.gui.tables.pills import pill_colors
from caseorg.rules.deadline_words import Badge, Tone

_GAP = 5
_PADDING = 7


def badges_width(badges: Sequence[Badge], metrics: QFontMetrics) -> int:
    """The room they take side by side, in pixels."""
    return sum(metrics.horizontalAdvance(badge.text) + 2 * _PADDING + _GAP for badge in badges)


def paint_badges(
    painter: QPainter,
    area: QRect,
    badges: Sequence[Badge],
    palette: QPalette,
    font: QFont,
    *,
    from_left: bool = False,
) -> int:
    """Draw them against the right edge of `area` (or the left one), the first leftmost; those there is no room for
    become "+2". The width that was used."""
    metrics = QFontMetrics(font)
    shown = list(badges)
    while len(shown) > 1 and badges_width(_with_rest(shown, badges), metrics) - _GAP > area.width():
        shown.pop()  # the gravest stays, cut off or not
    drawn = _with_rest(shown, badges)
    used = badges_width(drawn, metrics)
    height = metrics.height() + 3
    x, top = area.x() if from_left else area.right() - used + _GAP, area.y() + (area.height() - height) / 2
    painter.setFont(font)
    for badge in drawn:
        width = metrics.horizontalAdvance(badge.text) + 2 * _PADDING
        box = QRectF(x + 0.5, top + 0.5, width - 1, height - 1)
        fill, line = pill_colors(palette, color(badge.tone).name())
        painter.setPen(QPen(line, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), badge.text)
        x += width + _GAP
    return used


def _with_rest(shown: Sequence[Badge], badges: Sequence[Badge]) -> list[Badge]:
    left = len(badges) - len(shown)
    return [*shown, Badge(f"+{left}", Tone.QUIET, "")] if left else list(shown)
