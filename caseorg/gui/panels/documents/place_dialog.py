"""Asks under which ECF No. documents are filed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from caseorg.gui.bridge import Bridge
from caseorg.gui.tables.text_validators import NumberValidator
from caseorg.queries.docket import DocketLine, docket
from caseorg.queries.documents import DocumentLine

_MOST_ATTACHMENTS = 9_999


class PlaceDialog(QDialog):
    """ECF No. and attachment number; several documents get attachment numbers one after another."""

    place_requested = Signal(object, object, int)  # uuids, ECF No. or None, first attachment number

    def __init__(
        self,
        bridge: Bridge,
        case_uuid: str,
        uuids: Sequence[str],
        line: DocumentLine | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("File under Docket Entry")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._uuids = tuple(uuids)
        self._entries: dict[int, DocketLine] = {}
        self._is_touched = False
        self.number = QLineEdit(self)
        self.number.setValidator(NumberValidator(self.number))
        self.number.setAccessibleName("ECF No.")
        self.attachment = QSpinBox(self)
        self.attachment.setRange(0, _MOST_ATTACHMENTS)
        self.attachment.setMinimumHeight(self.number.sizeHint().height())
        self.attachment.setSpecialValueText("0 (main document)")
        self.attachment.setAccessibleName("Attachment")
        self.says = QLabel(self)
        self.says.setWordWrap(True)
        self.says.setMinimumHeight(self.fontMetrics().height() * 2)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.file_button = self.buttons.addButton("File", QDialogButtonBox.ButtonRole.AcceptRole)
        self.off_button = self.buttons.addButton("Take off the Docket", QDialogButtonBox.ButtonRole.DestructiveRole)
        self._lay_out(line)
        if line is not None and line.number is not None:
            self.number.setText(str(line.number))
            if len(self._uuids) == 1:
                self.attachment.setValue(line.document.attachment or 0)
                self._is_touched = True
        self.off_button.setEnabled(len(self._uuids) > 1 or bool(line and line.document.entry_uuid))
        self.number.textChanged.connect(self._on_number_changed)
        self.attachment.valueChanged.connect(self._on_attachment_changed)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.off_button.clicked.connect(self._on_off)
        bridge.ask_later(docket, case_uuid, then=self._on_docket, topic="entries to file under")
        self._describe()

    def _lay_out(self, line: DocumentLine | None) -> None:
        what = f"“{line.document.title}”" if line and len(self._uuids) == 1 else f"{len(self._uuids):,} documents"
        heading = QLabel(f"File {what} under:", self)
        heading.setWordWrap(True)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        form = QFormLayout()
        form.addRow("ECF No.", self.number)
        form.addRow("Attachment" if len(self._uuids) == 1 else "Attachments from", self.attachment)
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addLayout(form)
        layout.addWidget(self.says)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(440)

    @property
    def _typed(self) -> int | None:
        return int(self.number.text()) if self.number.hasAcceptableInput() and self.number.text().strip() else None

    def _on_docket(self, lines: list[DocketLine]) -> None:
        self._entries = {line.entry.number: line for line in lines if line.entry.number is not None}
        self._suggest()
        self._describe()

    def _on_number_changed(self) -> None:
        self._is_touched = False
        self._suggest()
        self._describe()

    def _on_attachment_changed(self) -> None:
        self._is_touched = True
        self._describe()

    def _suggest(self) -> None:
        """The first attachment number that is free."""
        if not self._is_touched:
            self.attachment.setValue(free_attachment(self._others()))
            self._is_touched = False

    def _others(self) -> list[DocumentLine]:
        entry = self._entries.get(self._typed or 0)
        return [line for line in entry.documents if line.document.uuid not in self._uuids] if entry else []

    def _describe(self) -> None:
        number = self._typed
        self.file_button.setEnabled(number is not None)
        if number is None:
            self.says.setText("Type the number that the court gave the filing.")
            return
        first = self.attachment.value()
        taken = {line.document.attachment: line.document.title for line in self._others()}
        clash = next((place for place in range(first, first + len(self._uuids)) if place in taken), None)
        if clash is not None:
            place = f"ECF No. {number}-{clash}" if clash else f"ECF No. {number}"
            self.says.setText(f"{place} is “{taken[clash]}” already. Both will be there.")
        elif number in self._entries:
            self.says.setText(self._entries[number].entry.text or "On the docket already, without a text.")
        else:
            self.says.setText(f"ECF No. {number} is not on the docket yet; an entry is made for it.")

    def _on_accepted(self) -> None:
        if self._typed is not None:
            self.place_requested.emit(self._uuids, self._typed, self.attachment.value())
            self.accept()

    def _on_off(self) -> None:
        self.place_requested.emit(self._uuids, None, 0)
        self.accept()


def free_attachment(documents: Sequence[DocumentLine]) -> int:
    """Where the next document of an entry goes: in the main document's place where that is free, else at the end."""
    taken = {line.document.attachment or 0 for line in documents}
    return 0 if 0 not in taken else max(taken) + 1
