"""Contacts in from vCards, sheets and signatures, and out again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from caseorg.base import clock
from caseorg.exporters.people_vcard import CardFile
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.contacts_dialog import ContactsDialog, card_problems
from caseorg.gui.messages import Offer, Weight, tell
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.jobs.export_file import ExportFile
from caseorg.jobs.people_cards import CardsRead, CardsTaken, ReadCards, TakeOverCards, remember_columns
from caseorg.model.record import Visibility
from caseorg.queries.people import people_order
from caseorg.queries.people_cards import CardProposal, CardsLeaving, card_proposals, cards_leaving
from caseorg.queries.reader import Reader
from caseorg.rules.signature_blocks import card_of_signature

_READABLE = "Contacts (*.vcf *.csv *.txt);;All files (*)"
_FORMATS = (("vCard 3.0 (.vcf)", ".vcf", "3.0"), ("vCard 4.0 (.vcf)", ".vcf", "4.0"), ("Sheet (.csv)", ".csv", ""))


class PeopleExchange(QObject):
    """Does “Import Contacts”, “Paste Signature” and “Export Contacts”."""

    def __init__(self, bridge: Bridge, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._window = window
        self.dialog: ContactsDialog | None = None
        self.paste: PasteDialog | None = None

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("people.import", self._choose)
        actions.bind("people.paste", self.begin_paste)
        actions.bind("people.export", self._ask_export)

    # In

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self._window, "Import Contacts", str(Path.home()), _READABLE)
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Read a file and show what its contacts become."""
        self._bridge.run(ReadCards(path), then=partial(self._on_read, path))

    def _on_read(self, path: Path, found: CardsRead) -> None:
        dialog = self._show(f"Import Contacts from {path.name}", found, path.name)
        dialog.columns_changed.connect(partial(self._read_again, dialog, path))

    def _read_again(self, dialog: ContactsDialog, path: Path, columns: Mapping[str, str]) -> None:
        self._bridge.run(ReadCards(path, columns=columns), then=dialog.show_found)

    def begin_paste(self) -> None:
        """Ask for a signature; what is on the clipboard stands there already."""
        self.paste = PasteDialog(QGuiApplication.clipboard().text(), self._window)
        self.paste.finished.connect(self.paste.deleteLater)
        self.paste.accepted.connect(self._on_pasted)
        self.paste.open()

    def _on_pasted(self) -> None:
        assert self.paste is not None
        card = card_of_signature(self.paste.text.toPlainText())
        if card is None:
            tell(self._window, "There is no name in that text. Paste the lines of a signature, the name first.")
            return
        self._bridge.ask_later(card_proposals, [card], then=self._on_signature)

    def _on_signature(self, found: list[CardProposal]) -> None:
        self._show("Import Contact", CardsRead(tuple(found)), "signature")

    def _show(self, title: str, found: CardsRead, source: str) -> ContactsDialog:
        self.dialog = dialog = ContactsDialog(title, found, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted_contacts.connect(partial(self._take, dialog, source))
        dialog.open()
        return dialog

    def _take(
        self, dialog: ContactsDialog, source: str, proposals: tuple[CardProposal, ...], public_ok: bool
    ) -> None:
        if dialog.columns:
            remember_columns(self._bridge.workspace, dialog.chosen_columns)

        def then(taken: CardsTaken) -> None:
            words = f"Added {taken.added:,}, completed {taken.completed:,}.{card_problems(taken.problems)}"
            tell(self._window, words, weight=Weight.GOOD, offer=Offer("Undo", self._bridge.undo))

        self._bridge.run(TakeOverCards(proposals, public_ok=public_ok, source=source), then=then)

    # Out

    def _ask_export(self) -> None:
        dialog = ExportContactsDialog(self._bridge, self._context.case_uuid, self._window)
        if not dialog.exec():
            return
        _title, suffix, version = _FORMATS[dialog.format.currentIndex()]
        suggested = str(Path.home() / f"Contacts{suffix}")
        name, _kind = QFileDialog.getSaveFileName(self._window, "Export Contacts", suggested, f"*{suffix}")
        if name:
            self.export(Path(name), dialog.leaving, suffix, version)

    def export(self, path: Path, leaving: CardsLeaving, suffix: str, version: str) -> None:
        """Write the cards; a file of that name was agreed to be written over."""
        chosen = frozenset({version} if version else ())
        job = ExportFile(CardFile(leaving.cards), path, suffix=suffix, options=chosen, replace=True)
        words = f"Wrote {len(leaving.cards):,} contacts to {path.name}; {len(leaving.held_back):,} were held back."
        self._bridge.run(job, then=lambda _path: tell(self._window, words, weight=Weight.GOOD))


class PasteDialog(QDialog):
    """A text box for a signature."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste Signature")
        self.setMinimumSize(480, 320)
        self.text = QPlainTextEdit(text)
        self.text.setTabChangesFocus(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("Read", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.addWidget(LabeledField("&Signature", self.text, hint="The lines below an e-mail, the name first."), 1)
        column.addWidget(buttons)


class ExportContactsDialog(QDialog):
    """Which contacts go, in which form, with a look at what leaves and what is held back."""

    def __init__(self, bridge: Bridge, case_uuid: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._case_uuid = case_uuid
        self.leaving = CardsLeaving((), ())
        self.setWindowTitle("Export Contacts")
        self.setMinimumWidth(480)
        self.format = _box("Format", [title for title, *_ in _FORMATS])
        self.who = _box("Who", [*(["Those in the open case"] if case_uuid else []), "Everybody"])
        self.label = _box("What may leave", [f"Up to {label}" for label in Visibility])
        self.label.setCurrentIndex(list(Visibility).index(Visibility.INTERNAL))
        self.every = QCheckBox("Also what may &not be given out: private numbers, notes")
        self.says = QLabel()
        self.says.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = self.buttons.addButton("Save…", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        for title, box in (("&Format", self.format), ("&Who", self.who), ("What may &leave", self.label)):
            column.addWidget(LabeledField(title, box))
            box.currentIndexChanged.connect(self._look)
        for widget in (self.every, self.says, self.buttons):
            column.addWidget(widget)
        self.every.toggled.connect(self._look)
        self._look()

    def _look(self, *_: object) -> None:
        """Say how many leave and who is held back."""
        scope = self._case_uuid if self._case_uuid and self.who.currentIndex() == 0 else None
        highest, public_only = list(Visibility)[self.label.currentIndex()], not self.every.isChecked()
        self.save_button.setEnabled(False)
        self._bridge.ask_later(_leaving, scope, highest, public_only, then=self._on_leaving, topic="contacts leaving")

    def _on_leaving(self, leaving: CardsLeaving) -> None:
        self.leaving = leaving
        held = "; ".join(f"{name}, {why}" for name, why in self.leaving.held_back[:5])
        more = f" and {len(self.leaving.held_back) - 5:,} more" if len(self.leaving.held_back) > 5 else ""
        self.says.setText(
            f"{len(self.leaving.cards):,} leave the office. Held back: {held or 'nobody'}{more}."
        )
        self.save_button.setEnabled(bool(self.leaving.cards))


def _leaving(reader: Reader, scope: str | None, highest: Visibility, public_only: bool) -> CardsLeaving:
    """Who leaves of a case (None: of all)."""
    day = clock.today().isoformat()
    return cards_leaving(reader, people_order(reader, scope), day, highest=highest, public_only=public_only)


def _box(name: str, words: list[str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItems(words)
    return box
