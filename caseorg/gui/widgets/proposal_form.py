"""One proposal of a press release, to be corrected before it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from caseorg.model.release_proposal import ProposalKind, ReleaseProposal

_FIELDS = (
    ("name", "&Name"), ("title", "&Title"), ("organization", "Or&ganization"), ("email", "&E-mail"),
    ("phone", "&Phone"), ("attribution", "As p&rinted"),
)  # fmt: skip
_OF_STATEMENTS = frozenset({"name", "title", "organization", "attribution"})
_OF_CONTACTS = frozenset({"name", "title", "organization", "email", "phone"})
_OF_PARTIES = frozenset({"name", "title"})
_ROLES = tuple(kind for kind in ProposalKind if kind is not ProposalKind.STATEMENT)
_WORDS_HEIGHT = 110


class ProposalForm(QWidget):
    """The fields that a kind of proposal has. Words of a statement are as printed; other words are taken from what is
    selected in the text."""

    corrected = Signal(object)  # the ReleaseProposal as it is now
    words_wanted = Signal()  # a wish to take the selected words

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal: ReleaseProposal | None = None
        self._is_filling = False
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.kind = QComboBox()
        self.kind.setAccessibleName("What they are in the case")
        for kind in _ROLES:
            self.kind.addItem(kind.capitalize(), kind)
        self.form.addRow("&What", self.kind)
        self.fields = {name: QLineEdit() for name, _label in _FIELDS}
        for name, label in _FIELDS:
            self.fields[name].setAccessibleName(label.replace("&", ""))
            self.form.addRow(label, self.fields[name])
            self.fields[name].textEdited.connect(self._on_edited)
        self.person = QCheckBox("A pe&rson, not an organization")
        self.form.addRow("", self.person)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("Words, as printed")
        self.words.setFixedHeight(_WORDS_HEIGHT)
        self.form.addRow("Words", self.words)
        self.take = QPushButton("Take the &Selected Words")
        self.take.setToolTip("Select the words in the text of the release, then take them in the place of these")
        self.form.addRow("", self.take)
        self.kind.activated.connect(self._on_edited)
        self.person.clicked.connect(self._on_edited)
        self.take.clicked.connect(self.words_wanted)
        self.show_proposal(None)

    @property
    def proposal(self) -> ReleaseProposal | None:
        """The one that is shown, as corrected."""
        return self._proposal

    def show_proposal(self, proposal: ReleaseProposal | None) -> None:
        """Show one, None for nothing."""
        self._proposal = proposal
        self._is_filling = True
        self.setEnabled(proposal is not None)
        kind = proposal.kind if proposal else None
        said = kind is ProposalKind.STATEMENT
        shown = _OF_STATEMENTS if said else _OF_CONTACTS if kind is ProposalKind.PRESS_CONTACT else _OF_PARTIES
        for name, field in self.fields.items():
            field.setText(getattr(proposal, name) if proposal else "")
            field.setCursorPosition(0)
            self.form.setRowVisible(field, name in shown)
        for widget in (self.words, self.take):
            self.form.setRowVisible(widget, said)
        self.form.setRowVisible(self.kind, not said)
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))
        self.person.setChecked(bool(proposal and proposal.is_person))
        self.person.setEnabled(proposal is not None and proposal.is_person is not None)
        self.words.setPlainText(proposal.text if proposal else "")
        self._is_filling = False

    def _on_edited(self) -> None:
        if self._proposal is None or self._is_filling:
            return
        values: dict[str, Any] = {name: " ".join(field.text().split()) for name, field in self.fields.items()}
        is_person = self.person.isChecked() if self._proposal.is_person is not None else None
        kind = self._proposal.kind
        if kind is not ProposalKind.STATEMENT:
            kind = ProposalKind(self.kind.currentData())
        self._proposal = replace(self._proposal, kind=kind, is_person=is_person, **values)
        self.corrected.emit(self._proposal)
