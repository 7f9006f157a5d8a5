"""One value for all selected annotations: a visibility, an author."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from caseorg.gui.widgets.labeled_field import LabeledField


class ChoiceDialog(QDialog):
    """Asks for one of several values, or with `is_free` for any; `decided` tells which."""

    decided = Signal(str)

    def __init__(
        self, title: str, choices: Sequence[str], value: str, *, hint: str = "", is_free: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(340, 140)
        self.field = QComboBox()
        self.field.setEditable(is_free)
        self.field.addItems(list(choices))
        self.field.setCurrentText(value)
        self.field.view().setAccessibleName(f"Choices of {title}")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(LabeledField(f"&{title}", self.field, hint=hint, parent=self))
        column.addStretch(1)
        column.addWidget(buttons)
        self.field.setFocus()

    # Qt overrides

    def accept(self) -> None:
        value = self.field.currentText()
        super().accept()
        self.decided.emit(value)
