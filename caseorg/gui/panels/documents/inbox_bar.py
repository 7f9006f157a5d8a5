"""A quiet line above the documents: what is new in the inbox folder."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget


class InboxBar(QFrame):
    """Shows itself for files not put off yet; "Not Now" puts off those that are there, not those that come."""

    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Inbox")
        self._put_off: set[str] = set()
        self._files: tuple[str, ...] = ()
        self.says = QLabel(self)
        self.says.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.import_button = QPushButton("Import…", self)
        self.import_button.setAccessibleName("Import from the inbox folder")
        self.later_button = QPushButton("Not Now", self)
        self.later_button.setAccessibleName("Do not import from the inbox folder now")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.says, 1)
        row.addWidget(self.import_button)
        row.addWidget(self.later_button)
        self.import_button.clicked.connect(self.import_requested)
        self.later_button.clicked.connect(self._on_later)
        self.hide()

    def show_files(self, shas: tuple[str, ...]) -> None:
        """Say how many files are new, by their hashes."""
        self._files = shas
        count = len(shas)
        self.says.setText(f"{count:,} new file{'' if count == 1 else 's'} in your inbox folder")
        self.setVisible(bool(set(shas) - self._put_off))

    def _on_later(self) -> None:
        self._put_off |= set(self._files)
        self.hide()
