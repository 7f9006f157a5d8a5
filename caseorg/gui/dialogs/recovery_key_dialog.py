"""The recovery key, shown once: to be printed or written down, and put away from the computer."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFileDialog, QLabel, QVBoxLayout, QWidget

from caseorg.gui import icons
from caseorg.gui.messages import say_alone
from caseorg.gui.widgets.whole import keep_whole

_WARNING = (
    "It opens the workspace when the passphrase is forgotten. Print it or write it down, and keep the paper away from "
    "this computer. Who loses both loses everything in the workspace; nobody can help then."
)


class RecoveryKeyDialog(QDialog):
    """It closes once its reader says that the key is in a safe place."""

    def __init__(self, recovery: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recovery = recovery
        self.setWindowTitle("Recovery Key")
        self.setWindowIcon(icons.icon("app"))
        keep_whole(self, width=520)
        title = QLabel("Keep this recovery key")
        title.setProperty("role", "heading")
        self.shown = QLabel(_in_two_lines(recovery))
        self.shown.setFont(QFont("monospace", 17))
        self.shown.setAccessibleName("Recovery key")
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text = QLabel(_WARNING)
        text.setWordWrap(True)
        self.is_safe = QCheckBox("&It is printed or written down, and in a safe place")
        self.buttons = QDialogButtonBox()
        self.close_button = self.buttons.addButton("&Done", QDialogButtonBox.ButtonRole.AcceptRole)
        printing = self.buttons.addButton("&Print…", QDialogButtonBox.ButtonRole.ActionRole)
        saving = self.buttons.addButton("&Save to a File…", QDialogButtonBox.ButtonRole.ActionRole)
        self.close_button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(14)
        for widget in (title, self.shown, text, self.is_safe, self.buttons):
            column.addWidget(widget)
        self.is_safe.toggled.connect(self.close_button.setEnabled)
        self.buttons.accepted.connect(self.accept)
        printing.clicked.connect(self._print)
        saving.clicked.connect(self._save)
        printing.setFocus()

    def page(self) -> QTextDocument:
        """What is printed: one page that says what the key is for, and names no case and no client."""
        lines = "<br>".join(escape(line) for line in _in_two_lines(self._recovery).splitlines())
        page = QTextDocument()
        page.setHtml(
            "<h1>Recovery key of a caseorg workspace</h1>"
            f"<p style='font-family: monospace; font-size: 18pt'>{lines}</p><p>{escape(_WARNING)}</p>"
            "<p>Type it where caseorg asks for the passphrase. Capitals and hyphens do not matter.</p>"
        )
        return page

    def _print(self) -> None:
        printer = QPrinter()
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self.page().print_(printer)

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save the Recovery Key", "caseorg-recovery-key.txt")
        if not name:
            return
        try:
            Path(name).write_text(f"Recovery key of a caseorg workspace\n\n{self._recovery}\n\n{_WARNING}\n", "utf-8")
        except OSError as error:
            say_alone(self, f"The file could not be written ({error.strerror or error}). Choose another place.")

    # Qt overrides

    def reject(self) -> None:
        if self.is_safe.isChecked():
            super().reject()


def _in_two_lines(recovery: str) -> str:
    groups = recovery.split("-")
    half = len(groups) // 2
    return "-".join(groups[:half]) + "-\n" + "-".join(groups[half:])
