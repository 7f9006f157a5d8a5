"""What a check of the workspace found wrong, and the offer to mend what can be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from caseorg.jobs.check import CheckReport


class CheckDialog(QDialog):
    """The problems in sentences, to be copied. `repair_requested` tells the whole backup from which files are to be
    taken, None for none."""

    repair_requested = Signal(object)  # Path | None

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
        repair = buttons.addButton("&Mend What Can Be", QDialogButtonBox.ButtonRole.ActionRole)
        repair.setToolTip("Make the search index and page texts again.")
        repair.clicked.connect(lambda: self._ask_to_repair(None))
        with_files = buttons.addButton("Mend with a &Backup…", QDialogButtonBox.ButtonRole.ActionRole)
        with_files.setToolTip("Take missing and changed files from a whole backup, too.")
        with_files.clicked.connect(self._choose_backup)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        for widget in (headline, self.text, buttons):
            column.addWidget(widget)

    def _ask_to_repair(self, source: Path | None) -> None:
        self.accept()
        self.repair_requested.emit(source)

    def _choose_backup(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Choose the Folder of a Whole Backup")
        if folder:
            self._ask_to_repair(Path(folder))
