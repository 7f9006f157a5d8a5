"""A small form for one act: a few fields, what is wrong below them, and one button that does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from caseorg.base.errors import CaseorgError
from caseorg.gui.widgets.labeled_field import LabeledField


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form. With `choices` (words, value) one of them is chosen, else a text is typed."""

    name: str
    label: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] | None = None


class ActDialog(QDialog):
    """Asks for the values and hands them to `act` by name; stays open, with the reason, where the act is refused."""

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        act: Callable[[dict[str, str], ActDialog], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._act = act
        self.inputs = {field.name: _input(field) for field in fields}
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.act_button = self.buttons.addButton(title.rstrip("…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self._on_accepted)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        for field in fields:
            column.addWidget(LabeledField(field.label, self.inputs[field.name], hint=field.hint))
        column.addWidget(self.problem)
        column.addStretch()
        column.addWidget(self.buttons)

    def refuse(self, error: CaseorgError) -> None:
        """Say why it was not done."""
        self.problem.setText(error.sentence)
        self.problem.show()
        self.act_button.setEnabled(True)

    def done_with(self, _value: object = None) -> None:
        """Close: it was done."""
        self.accept()

    def _on_accepted(self) -> None:
        self.act_button.setEnabled(False)
        self._act({name: _value(field) for name, field in self.inputs.items()}, self)


def _input(field: FormField) -> QLineEdit | QComboBox:
    if field.choices is None:
        return QLineEdit()
    box = QComboBox()
    for words, value in field.choices:
        box.addItem(words, value)
    return box


def _value(field: QLineEdit | QComboBox) -> str:
    return field.text().strip() if isinstance(field, QLineEdit) else str(field.currentData() or "")
