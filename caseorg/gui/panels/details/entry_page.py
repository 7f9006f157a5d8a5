"""The docket entry that is selected, with the whole of its text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from caseorg.gui.panels.details.facts import FactsGrid
from caseorg.model.document import DocketEntry
from caseorg.rules.typed_dates import spoken_date


class EntryPage(QWidget):
    """Facts of an entry, and the way to edit them."""

    edit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.facts = FactsGrid(self)
        self.edit_button = QPushButton("Edit Docket Entry…", self)
        self.edit_button.clicked.connect(self.edit_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        for widget in (self.heading, self.text, self.facts):
            column.addWidget(widget)
        column.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_entry(self, entry: DocketEntry) -> None:
        """Show an entry."""
        self.heading.setText(f"ECF No. {entry.number}" if entry.number is not None else "Minute order")
        self.text.setText(entry.text or "No docket text.")
        self.text.setAccessibleName(f"Docket text: {entry.text or 'none'}")
        self.facts.show_facts(
            [
                ("Filed", spoken_date(entry.date_filed) if entry.date_filed else ""),
                ("Entered", spoken_date(entry.date_entered) if entry.date_entered else ""),
                ("Visibility", entry.visibility.value),
            ]
        )
