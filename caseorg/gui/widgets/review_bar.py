"""A quiet line above a list: rules changed, and what they change waits for somebody."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget


class ReviewBar(QFrame):
    """Says what waits; hidden until there is something."""

    review_requested = Signal()
    later_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Changes of rules")
        self.says = QLabel(self)
        self.says.setWordWrap(True)
        self.says.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.review_button = QPushButton("Review…", self)
        self.review_button.setAccessibleName("Review what the rules change")
        self.later_button = QPushButton("Not Now", self)
        self.later_button.setAccessibleName("Do not review what the rules change now")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.says, 1)
        row.addWidget(self.review_button)
        row.addWidget(self.later_button)
        self.review_button.clicked.connect(self.review_requested)
        self.later_button.clicked.connect(self.later_requested)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Show a sentence; with "" nothing waits."""
        self.says.setText(sentence)
        self.setVisible(bool(sentence))
