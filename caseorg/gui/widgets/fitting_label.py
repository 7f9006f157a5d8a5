"""A label that says as much as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class FittingLabel(QLabel):
    """Shows the longest of several wordings that fits, at the right unless aligned otherwise; nothing where none does.
    Never takes room from what stands beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wordings: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def tell(self, *wordings: str) -> None:
        """Say this, the longest wording first; a screen reader and the tool tip have that one always."""
        self._wordings = wordings
        self.setText(wordings[0] if wordings else "")
        self._describe()

    @property
    def shown(self) -> str:
        """The wording that fits now."""
        room = self.contentsRect().width()
        return next((words for words in self._wordings if self._width(words) <= room), "")

    def _width(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)

    def _describe(self) -> None:
        self.setToolTip("" if self.shown == self.text() else self.text())

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        self._describe()
        painter = QPainter(self)
        self.style().drawItemText(
            painter, self.contentsRect(), int(self.alignment()), self.palette(), self.isEnabled(), self.shown,
            self.foregroundRole(),
        )  # fmt: skip
