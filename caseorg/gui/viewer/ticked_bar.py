"""A scroll bar with ticks where something is, as the places found in a document."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from caseorg.gui.looks import looks

_TICK = 2  # logical pixels


class TickedBar(QScrollBar):
    """Vertical. `show_ticks` takes heights of the content, 0.0 at its top and 1.0 at its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._heights: tuple[float, ...] = ()
        self._current: float | None = None

    @property
    def ticks(self) -> tuple[float, ...]:
        """What is shown, from top to bottom, each height once."""
        return self._heights

    def show_ticks(self, heights: Iterable[float], current: float | None = None) -> None:
        """Mark these heights, and the current one more."""
        # more than the bar has pixels cannot be told apart
        self._heights = tuple(sorted({round(min(max(height, 0.0), 1.0), 3) for height in heights}))
        self._current = current
        self.update()

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._heights:
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        groove = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarGroove, self
        )
        painter = QPainter(self)
        for height in self._heights:
            painter.fillRect(self._tick(groove, height, inset=3), QColor(214, 158, 0))
        if self._current is not None:
            painter.fillRect(self._tick(groove, self._current, inset=0), looks.color("accent"))
        painter.end()

    def _tick(self, groove: QRect, height: float, *, inset: int) -> QRect:
        top = groove.top() + round(height * (groove.height() - _TICK))
        return QRect(groove.left() + inset, top, groove.width() - 2 * inset, _TICK + (0 if inset else 1))
