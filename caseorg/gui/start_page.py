"""What a newcomer sees: nothing is there yet, and three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from caseorg.gui import icons
from caseorg.gui.looks import looks


class StartPage(QWidget):
    """Shown while the workspace has no case."""

    add_requested = Signal()
    sample_requested = Signal()
    help_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = QFrame()
        card.setFixedWidth(520)
        self._picture = QLabel()
        self._drop_picture = QLabel()
        title = QLabel("Welcome to caseorg")
        title.setProperty("role", "title")
        text = QLabel(
            "Keep the filings of a case in one place on this computer: read them, find any passage across the whole "
            "record, and cite it. Everything begins with a case."
        )
        text.setWordWrap(True)
        text.setProperty("role", "muted")
        self.add = QPushButton("New Case…")
        self.add.setDefault(True)
        icons.put(self.add, "add", "on_accent")
        self.sample = QPushButton("Open the Sample Case")
        self.sample.setToolTip("A case with made-up filings, to look around in")
        self.help = QPushButton("How it works")
        self.help.setFlat(True)
        self.add.clicked.connect(self.add_requested)
        self.sample.clicked.connect(self.sample_requested)
        self.help.clicked.connect(self.help_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in (self.add, self.sample, self.help):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(card)
        column.setSpacing(14)
        column.addWidget(self._picture)
        column.addWidget(title)
        column.addWidget(text)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addSpacing(14)
        column.addWidget(self._drop_hint())
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        looks.changed.connect(self._dress)
        self._dress()

    def _drop_hint(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("drop")
        words = QLabel("Or drop PDF files or folders anywhere on this window.")
        words.setProperty("role", "muted")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(12)
        row.addWidget(self._drop_picture)
        row.addWidget(words, 1)
        return frame

    def _dress(self) -> None:
        self._picture.setPixmap(icons.pixmap("app", 56))
        self._drop_picture.setPixmap(icons.pixmap("drop", 24, "muted"))
