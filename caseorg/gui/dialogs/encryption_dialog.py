"""Encryption of the workspace: turned on, its passphrase and recovery key changed, turned off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from caseorg.base.errors import CaseorgError
from caseorg.base.paths import Home
from caseorg.gui.afterwards import After, Afterwards
from caseorg.gui.dialogs.recovery_key_dialog import RecoveryKeyDialog
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.gui.widgets.new_passphrase import NewPassphrase
from caseorg.gui.widgets.patient import Patient
from caseorg.gui.widgets.secret_line import SecretLine
from caseorg.gui.widgets.whole import keep_whole
from caseorg.jobs.encryption import change_passphrase, renew_recovery_key, unlocked

_WHAT = (
    "Encrypted, the database, the stored files and the backups tell nothing to whoever takes this computer or its "
    "disk. You type a passphrase at every start. Everything is written anew, which takes a minute for each few "
    "gigabytes; the plain files are then destroyed. It can be turned off again."
)
_LOSS = "I know: without passphrase and recovery key, everything is lost"


class TurnOnDialog(QDialog):
    """`wanted` tells what is to be done once the window is closed."""

    wanted = Signal(object)  # Afterwards

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Encrypt the Workspace")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keep_whole(self, width=500)
        text = QLabel(_WHAT)
        text.setWordWrap(True)
        self.passphrase = NewPassphrase()
        self.knows = QCheckBox(_LOSS)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.act_button = buttons.addButton("&Encrypt", QDialogButtonBox.ButtonRole.AcceptRole)
        self.act_button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        for widget in (text, self.passphrase, self.knows, buttons):
            column.addWidget(widget)
        self.passphrase.changed.connect(self._look)
        self.knows.toggled.connect(self._look)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        self.passphrase.setFocus()

    def _look(self) -> None:
        self.act_button.setEnabled(bool(self.passphrase.passphrase) and self.knows.isChecked())

    def _on_accepted(self) -> None:
        self.accept()
        self.wanted.emit(Afterwards(After.ENCRYPT, self.passphrase.passphrase))


class EncryptionDialog(QDialog):
    """What can be done with an encrypted workspace; each needs its passphrase (or recovery key) once more. `wanted`
    tells what is to be done once the window is closed."""

    wanted = Signal(object)  # Afterwards

    def __init__(self, home: Home, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self.setWindowTitle("Encryption")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keep_whole(self, width=500)
        text = QLabel("This workspace is encrypted. What you do here needs its passphrase, or its recovery key.")
        text.setWordWrap(True)
        self.line = SecretLine()
        self.field = LabeledField("&Current passphrase or recovery key", self.line, keeps_lines=1)
        self.passphrase = NewPassphrase()
        self.change_button = QPushButton("Change the &Passphrase")
        self.renew_button = QPushButton("Make a New &Recovery Key")
        self.off_button = QPushButton("&Turn Encryption Off…")
        buttons = QDialogButtonBox()
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)  # Return in a line must not close what is half done
        for button, act in (
            (self.change_button, self._change), (self.renew_button, self._renew), (self.off_button, self._turn_off),
        ):  # fmt: skip
            button.setAutoDefault(False)
            button.clicked.connect(act)
        others = QHBoxLayout()
        for button in (self.renew_button, self.off_button):
            others.addWidget(button)
        others.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        for widget in (text, self.field, self.passphrase):
            column.addWidget(widget)
        column.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(others)
        column.addWidget(buttons)
        self._then: Callable[[object], None] = lambda _answer: None
        self._patient = Patient(self)
        self._patient.done.connect(lambda answer: self._on_done(answer))
        self._patient.refused.connect(self._on_refused)
        self.passphrase.changed.connect(self._look)
        self.line.textChanged.connect(self._look)
        buttons.rejected.connect(self.reject)
        self._look()
        self.line.setFocus()

    def _look(self) -> None:
        is_ready = bool(self.line.text()) and not self._patient.is_busy
        self.change_button.setEnabled(is_ready and bool(self.passphrase.passphrase))
        self.renew_button.setEnabled(is_ready)
        self.off_button.setEnabled(is_ready)

    def _change(self) -> None:
        home, secret, new = self._home, self.line.text(), self.passphrase.passphrase
        self._do(lambda: change_passphrase(home, unlocked(home, secret), new), self._on_changed)

    def _renew(self) -> None:
        home, secret = self._home, self.line.text()
        self._do(lambda: renew_recovery_key(home, unlocked(home, secret)), self._on_renewed)

    def _turn_off(self) -> None:
        home, secret = self._home, self.line.text()
        self._do(lambda: Afterwards(After.DECRYPT, key=unlocked(home, secret)), self._on_turning_off)

    def _do(self, act: Callable[[], object], then: Callable[[object], None]) -> None:
        self._then = then
        self._patient.start(act)
        self.field.explain("Trying… it takes a second, on purpose.")
        self._look()

    def _on_done(self, answer: object) -> None:
        self.field.accept()
        self._look()
        self._then(answer)

    def _on_refused(self, error: CaseorgError) -> None:
        self.field.refuse(error.sentence)
        self._look()

    def _on_changed(self, _answer: object) -> None:
        for line in (self.line, self.passphrase.first, self.passphrase.second):
            line.clear()
        self.field.explain("The new passphrase opens the workspace from now on.")

    def _on_renewed(self, recovery: object) -> None:
        self.line.clear()
        self.field.explain("The recovery key before opens nothing any more.")
        RecoveryKeyDialog(str(recovery), self).open()

    def _on_turning_off(self, afterwards: object) -> None:
        self.accept()
        self.wanted.emit(afterwards)

    # Qt overrides

    def reject(self) -> None:
        if not self._patient.is_busy:
            super().reject()
