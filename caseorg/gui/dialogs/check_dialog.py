"""What a check of the workspace found wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from caseorg.jobs.check import CheckReport


class CheckDialog(QDialog):
    """The problems in sentences, to be copied."""

    def __init__(self, report: CheckReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Check of the Workspace")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 360)
        count = len(report.problems)
        headline = QLabel("1 problem was found." if count == 1 else f"{count:,} problems were found.")
        headline.setProperty("role", "heading")
        self.text = QPlainTextEdit("\n".join(report.problems))
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Problems")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        for widget in (headline, self.text, buttons):
            column.addWidget(widget)
