"""A line of a list with a second, quieter one below it, and optionally a note at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caseorg.gui.looks import color

DETAIL = Qt.ItemDataRole.UserRole + 10
NOTE = Qt.ItemDataRole.UserRole + 11
_PAD = 8
_GAP = 3
_ICON = 20


class TwoLinesDelegate(QStyledItemDelegate):
    """Draws the display role, the DETAIL below it and the NOTE at the right."""

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = 2 if index.data(DETAIL) else 1
        return QSize(120, 2 * _PAD + lines * QFontMetrics(option.font).height() + (lines - 1) * _GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        icon = QIcon(option.icon)  # the option's own is taken away below
        option.text, option.icon = "", QIcon()
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        is_enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        line = option.fontMetrics.height()
        area = option.rect.adjusted(_PAD + 2, _PAD, -_PAD - 2, -_PAD)
        if not icon.isNull():
            mode = QIcon.Mode.Normal if is_enabled else QIcon.Mode.Disabled
            icon.paint(painter, QRect(area.left(), area.top() + (area.height() - _ICON) // 2, _ICON, _ICON), mode=mode)
            area.setLeft(area.left() + _ICON + 10)
        note = index.data(NOTE) or ""
        strong = QFont(option.font)
        first = "text" if is_enabled else "disabled"
        note_width = option.fontMetrics.horizontalAdvance(note) + 12 if note else 0
        painter.setFont(option.font)
        painter.setPen(color("muted"))
        painter.drawText(
            QRect(area.right() - note_width, area.top(), note_width, line), Qt.AlignmentFlag.AlignRight, note
        )
        painter.setFont(strong)
        painter.setPen(color("selection_text" if is_selected and is_enabled else first))
        text = QFontMetrics(strong).elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, area.width() - note_width
        )
        top = area.top() if index.data(DETAIL) else area.top() + (area.height() - line) // 2
        painter.drawText(QRect(area.left(), top, area.width() - note_width, line), 0, text)
        painter.setFont(option.font)
        painter.setPen(color("muted" if is_enabled else "disabled"))
        detail = option.fontMetrics.elidedText(
            str(index.data(DETAIL) or ""), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(QRect(area.left(), area.top() + line + _GAP, area.width(), line), 0, detail)
        painter.restore()
