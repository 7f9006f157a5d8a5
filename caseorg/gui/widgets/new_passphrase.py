"""A new passphrase, typed twice, with how long it would withstand guessing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QProgressBar, QVBoxLayout, QWidget

from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.gui.widgets.secret_line import SecretLine
from caseorg.jobs.encryption import LEAST_LETTERS
from caseorg.rules.passphrase_strength import Strength, strength_of

_HINT = "Several unrelated words are strong, and easy to keep in mind."


class NewPassphrase(QWidget):
    """`changed` tells that `passphrase` may have become ready, or no longer is."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = SecretLine(), SecretLine()
        self._first_field = LabeledField("New &passphrase", self.first, hint=_HINT, keeps_lines=2)
        self._second_field = LabeledField("&Once more", self.second, keeps_lines=1)
        self.strength_bar = QProgressBar()
        self.strength_bar.setRange(0, 4)
        self.strength_bar.setTextVisible(False)
        self.strength_bar.setFixedHeight(6)
        self.strength_bar.setAccessibleName("Strength of the passphrase")
        self.accept_weak = QCheckBox("&Use it although it is easily guessed")
        policy = self.accept_weak.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.accept_weak.setSizePolicy(policy)
        self.accept_weak.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._first_field, self.strength_bar, self._second_field, self.accept_weak):
            column.addWidget(widget)
        for line in (self.first, self.second):
            line.textChanged.connect(self._look)
        self.accept_weak.toggled.connect(self.changed)
        self.setFocusProxy(self.first)

    @property
    def passphrase(self) -> str:
        """What was typed, "" while it cannot be used."""
        text = self.first.text()
        is_strong = strength_of(text).is_enough or self.accept_weak.isChecked()
        return text if len(text) >= LEAST_LETTERS and text == self.second.text() and is_strong else ""

    def _look(self) -> None:
        text, again = self.first.text(), self.second.text()
        strength = strength_of(text)
        self.strength_bar.setValue(strength.score if text else 0)
        self._first_field.explain(_words(text, strength))
        self.accept_weak.setVisible(len(text) >= LEAST_LETTERS and not strength.is_enough)
        if again and not text.startswith(again):
            self._second_field.refuse("The two differ.")
        else:
            self._second_field.explain("")
        self.changed.emit()


def _words(text: str, strength: Strength) -> str:
    if not text:
        return _HINT
    if len(text) < LEAST_LETTERS:
        return f"At least {LEAST_LETTERS} letters."
    return f"{strength.words.capitalize()}. {strength.advice}".strip()
