"""A docket entry, new or edited."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from caseorg.base.errors import BadInput, CaseorgError
from caseorg.gui.tables.text_validators import NumberValidator
from caseorg.gui.widgets.date_field import DateField
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.model.document import DocketEntry

_TEXT_LINES = 6


class EntryDialog(QDialog):
    """Asks for the ECF No. (none for a minute order), the dates and the text. Stays open until the entry was taken."""

    kept = Signal(object)  # the values: number, date_filed, date_entered, text

    def __init__(self, entry: DocketEntry | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Edit Docket Entry" if entry else "New Docket Entry")
        self.number = QLineEdit(self)
        self._filed, self._entered = DateField("Date &Filed", past=True), DateField("Date En&tered", past=True)
        self.filed, self.entered = self._filed.line, self._entered.line
        self.number.setValidator(NumberValidator(self.number))
        self.filed.setPlaceholderText("3/31 or 2026-03-31")
        self.entered.setPlaceholderText("where it differs")
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.fontMetrics().lineSpacing() * _TEXT_LINES)
        self._fields = {
            "number": LabeledField("&ECF No.", self.number, hint="Empty for a minute order"),
            "date_filed": self._filed,
            "date_entered": self._entered,
            "text": LabeledField("&Docket Text", self.text),
        }
        self.problem = QLabel(self)
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._lay_out()
        if entry is not None:
            self._fill(entry)
        self.buttons.accepted.connect(self._on_save)
        self.buttons.rejected.connect(self.reject)

    def refuse(self, error: CaseorgError) -> None:
        """Say why it was not taken; what was typed stays."""
        self.problem.setText(error.sentence)
        self.problem.setVisible(True)
        self.buttons.setEnabled(True)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for name in ("number", "date_filed", "date_entered"):
            row.addWidget(self._fields[name], 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(row)
        layout.addWidget(self._fields["text"], 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(620)

    def _fill(self, entry: DocketEntry) -> None:
        self.number.setText("" if entry.number is None else str(entry.number))
        self._filed.show_day(entry.date_filed)
        self._entered.show_day(entry.date_entered)
        self.text.setPlainText(entry.text)

    def _on_save(self) -> None:
        try:
            values: dict[str, Any] = {
                "number": int(self.number.text()) if self.number.text().strip() else None,
                "date_filed": self._filed.taken(),
                "date_entered": self._entered.taken(),
                "text": " ".join(self.text.toPlainText().split()),
            }
        except BadInput:
            return
        self.problem.setVisible(False)
        self.buttons.setEnabled(False)
        self.kept.emit(values)
