"""Says which ECF numbers are missing from the docket, to be copied into a letter or an order to a vendor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from caseorg.gui.messages import tell
from caseorg.queries.docket import ranges

# Two lines of a narrow panel; all of it is copied and in the tool tip.
_SHOWN_CHARACTERS = 160


class MissingBar(QWidget):
    """One or two sentences and a button to copy them; hidden while nothing is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = ""
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy_button = QPushButton("Copy", self)
        self.copy_button.setFlat(True)
        self.copy_button.setAccessibleName("Copy the missing ECF numbers")
        self.copy_button.clicked.connect(self.copy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 8, 4)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setVisible(False)

    def show_missing(self, entries: Sequence[int], documents: Sequence[int]) -> None:
        """Show the ECF numbers without an entry, and those whose main document is not in the case."""
        self._sentence = missing_text(entries, documents)
        cut = self._sentence if len(self._sentence) <= _SHOWN_CHARACTERS else f"{self._sentence[:_SHOWN_CHARACTERS]}…"
        self.label.setText(cut)
        self.label.setToolTip(self._sentence if cut != self._sentence else "")
        self.label.setAccessibleName(self._sentence)
        self.setVisible(bool(self._sentence))

    @property
    def sentence(self) -> str:
        """All of it."""
        return self._sentence

    def copy(self) -> None:
        """Copy the whole sentence."""
        QGuiApplication.clipboard().setText(self._sentence)
        tell(self, "Copied which ECF numbers are missing.")


def missing_text(entries: Sequence[int], documents: Sequence[int]) -> str:
    """ "Missing: ECF Nos. 3, 5–7. Without their main document: ECF No. 9." """
    parts = []
    if entries:
        parts.append(f"Missing: ECF No{'s' if len(entries) > 1 else ''}. {ranges(entries)}.")
    if documents:
        parts.append(f"Without their main document: ECF No{'s' if len(documents) > 1 else ''}. {ranges(documents)}.")
    return "  ".join(parts)
