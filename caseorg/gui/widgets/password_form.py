"""A field for the password of a locked PDF, and whether the workspace is to keep it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


class PasswordForm(QWidget):
    """`entered` tells the password and whether it is to be kept, once a password was typed and taken with Enter or the
    button."""

    entered = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName("Password of the PDF")
        self.field.setMinimumWidth(240)
        label = QLabel("&Password")
        label.setBuddy(self.field)
        self.unlock = QPushButton("&Open")
        self.unlock.setAccessibleName("Open with this password")
        self.keep = QCheckBox("&Keep it in this workspace")
        self.keep.setToolTip("Whoever opens this workspace can then read it. Else it is known until the program ends.")
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.field, 1)
        row.addWidget(self.unlock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.keep)
        self.field.returnPressed.connect(self._on_entered)
        self.unlock.clicked.connect(self._on_entered)

    def _on_entered(self) -> None:
        if self.field.text():
            self.entered.emit(self.field.text(), self.keep.isChecked())
