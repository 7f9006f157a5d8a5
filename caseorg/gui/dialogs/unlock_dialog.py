"""Asks for the passphrase of an encrypted workspace, before anything of it is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout

from caseorg.base.errors import CaseorgError
from caseorg.base.paths import Home
from caseorg.gui import icons
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.gui.widgets.patient import Patient
from caseorg.gui.widgets.secret_line import SecretLine
from caseorg.gui.widgets.whole import keep_whole
from caseorg.jobs.encryption import WorkspaceKey, unlocked


class UnlockDialog(QDialog):
    """`key` is the key once the dialog was accepted; rejecting it leaves the workspace locked."""

    def __init__(self, home: Home, *, reason: str = "", quit_words: str = "Quit") -> None:
        super().__init__()
        self.key: WorkspaceKey | None = None
        self._home = home
        self.setWindowTitle("caseorg – locked")
        self.setWindowIcon(icons.icon("app"))
        keep_whole(self, width=440)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("lock", 40))
        title = QLabel("This workspace is encrypted")
        title.setProperty("role", "heading")
        text = QLabel(reason or "Its passphrase opens it; so does the recovery key that was printed.")
        text.setWordWrap(True)
        self.line = SecretLine()
        self.field = LabeledField("&Passphrase or recovery key", self.line, keeps_lines=2)
        self.buttons = QDialogButtonBox()
        self.unlock_button = self.buttons.addButton("&Unlock", QDialogButtonBox.ButtonRole.AcceptRole)
        leave = self.buttons.addButton(quit_words, QDialogButtonBox.ButtonRole.RejectRole)
        leave.setAutoDefault(False)  # Return in the line tries the passphrase, also after one that was wrong
        self.unlock_button.setDefault(True)
        self.unlock_button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(12)
        for widget in (picture, title, text, self.field, self.buttons):
            column.addWidget(widget)
        self._patient = Patient(self)
        self._patient.done.connect(self._on_unlocked)
        self._patient.refused.connect(self._on_refused)
        self.line.textChanged.connect(lambda text: self.unlock_button.setEnabled(bool(text)))
        self.buttons.accepted.connect(self._try)
        self.buttons.rejected.connect(self.reject)
        self.line.setFocus()

    def _try(self) -> None:
        secret, home = self.line.text(), self._home
        if not secret or self._patient.is_busy:
            return
        self.line.setReadOnly(True)
        self.unlock_button.setEnabled(False)
        self.field.explain("Trying… it takes a second, on purpose.")
        self._patient.start(lambda: unlocked(home, secret))

    def _on_unlocked(self, key: WorkspaceKey) -> None:
        self.key = key
        self.accept()

    def _on_refused(self, error: CaseorgError) -> None:
        self.line.setReadOnly(False)
        self.unlock_button.setEnabled(True)
        self.field.refuse(error.sentence)
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt overrides

    def reject(self) -> None:
        if not self._patient.is_busy:
            super().reject()
