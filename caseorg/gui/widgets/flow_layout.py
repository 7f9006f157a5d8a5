"""A layout that sets controls in lines, as text is set, and so never asks for more width than its widest one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next line. `spacing` in device-independent pixels is between items and between lines."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the item that is at `index` now."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def _arrange(self, area: QRect, *, move: bool) -> int:
        """Set the items into `area` (or only measure them); the answer is the height they take."""
        margins = self.contentsMargins()
        inner = area.marginsRemoved(margins)
        line: list[tuple[QLayoutItem, QSize]] = []
        x, y = inner.x(), inner.y()
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(inner.width(), 1), item.sizeHint().height()))
            if line and x + size.width() > inner.right() + 1:
                y += self._set_line(line, inner.x(), y, move=move) + self.spacing()
                x, line = inner.x(), []
            line.append((item, size))
            x += size.width() + self.spacing()
        y += self._set_line(line, inner.x(), y, move=move)
        return y - area.y() + margins.bottom()

    def _set_line(self, line: list[tuple[QLayoutItem, QSize]], x: int, y: int, *, move: bool) -> int:
        height = max((size.height() for _, size in line), default=0)
        for item, size in line:
            if move:
                item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
            x += size.width() + self.spacing()
        return height

    # Qt overrides

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
