"""On which days before each kind of thing is called to mind, in this workspace."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from caseorg.base.errors import BadInput, CaseorgError
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.model.deadline import ReminderKind
from caseorg.rules.reminder_words import kind_title
from caseorg.rules.reminders import days_text, typed_days

_HINTS = {
    ReminderKind.JURISDICTIONAL: "Nobody can extend it. Counted from the safe date.",
    ReminderKind.HIGH: "Missing it costs much: a default, an admission.",
}
_LETTERS = {
    ReminderKind.JURISDICTIONAL: "&Jurisdictional deadline",
    ReminderKind.HIGH: "&Grave deadline",
    ReminderKind.DEADLINE: "&Other deadline",
    ReminderKind.HEARING: "&Hearing",
    ReminderKind.FOLLOW_UP: "&Follow-up",
}


class ReminderDaysDialog(QDialog):
    """A line for each kind; what was changed is handed over at once, so that it is one thing to undo."""

    changed = Signal(object)  # texts by kind, of those that were changed

    def __init__(self, usual: Mapping[ReminderKind, tuple[int, ...]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Days of Reminders")
        self.setMinimumWidth(460)
        self._usual = dict(usual)
        explained = QLabel(
            "Days before, 0 for the day itself, as “14, 7, 1, 0”; or “never”. One deadline can have days of its own: "
            "“Set Reminders of Deadline”."
        )
        explained.setWordWrap(True)
        explained.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addWidget(explained)
        self.fields: dict[ReminderKind, LabeledField] = {}
        self.lines: dict[ReminderKind, QLineEdit] = {}
        for kind, days in self._usual.items():
            line = QLineEdit(days_text(days))
            line.setAccessibleName(kind_title(kind))
            self.lines[kind] = line
            self.fields[kind] = LabeledField(_LETTERS[kind], line, hint=_HINTS.get(kind, ""))
            column.addWidget(self.fields[kind])
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column.addWidget(self.problem)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def refuse(self, error: CaseorgError) -> None:
        """Say why it was not done."""
        self.problem.setText(error.sentence)
        self.problem.show()

    def accept_done(self, _value: object = None) -> None:
        """Close: it was done."""
        self.accept()

    def _on_accepted(self) -> None:
        changed: dict[ReminderKind, str] = {}
        wrong: LabeledField | None = None
        for kind, line in self.lines.items():
            try:
                days = typed_days(line.text())
                if days is None:
                    raise BadInput("Type days before, or “never”.")
            except BadInput as error:
                self.fields[kind].refuse(error.sentence)
                wrong = wrong or self.fields[kind]
                continue
            self.fields[kind].explain(_HINTS.get(kind, ""))
            if days != self._usual[kind]:
                changed[kind] = line.text()
        if wrong is not None:
            wrong.setFocus()
        elif changed:
            self.changed.emit(changed)
        else:
            self.accept()
