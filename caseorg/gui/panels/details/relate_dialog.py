"""Asks how a document stands to which other document of its case."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui.bridge import Bridge
from caseorg.model.document import DocumentKind, DocumentRelationKind
from caseorg.operations.document_relations import relate_documents
from caseorg.queries.documents import DocumentFilter, DocumentLine, document_lines, document_order
from caseorg.queries.reader import Reader

_AT_MOST = 100
_UUID = int(Qt.ItemDataRole.UserRole)
# What a kind of filing usually is to another one.
_USUAL = {
    DocumentKind.EXHIBIT: DocumentRelationKind.EXHIBIT_TO,
    DocumentKind.OPPOSITION: DocumentRelationKind.RESPONDS_TO,
    DocumentKind.ANSWER: DocumentRelationKind.RESPONDS_TO,
    DocumentKind.REPLY: DocumentRelationKind.REPLIES_TO,
    DocumentKind.ORDER: DocumentRelationKind.RULES_ON,
    DocumentKind.OPINION: DocumentRelationKind.RULES_ON,
    DocumentKind.JUDGMENT: DocumentRelationKind.RULES_ON,
}


@dataclass(frozen=True, slots=True)
class _Candidates:
    lines: list[DocumentLine]
    count: int


def _candidates(reader: Reader, case_uuid: str, but: str, text: str) -> _Candidates:
    """The document with this ECF No. first, then those with the text in title, file name or filer."""
    order = [uuid for uuid in document_order(reader, case_uuid, shown=DocumentFilter(text=text)) if uuid != but]
    lines = document_lines(reader, order[:_AT_MOST])
    if text.strip():
        lines.sort(key=lambda line: line.ecf != text.strip())
    return _Candidates(lines, len(order))


class RelateDialog(QDialog):
    """The relation, a line to search with, and the documents found; Enter relates to the one that is marked."""

    def __init__(self, bridge: Bridge, line: DocumentLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Relate Document")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._line = line
        self.kind = QComboBox(self)
        self.kind.setAccessibleName("Relation")
        for kind in DocumentRelationKind:
            self.kind.addItem(f"{kind.value[:1].upper()}{kind.value[1:]}", kind.value)
        usual = _USUAL.get(line.document.kind, DocumentRelationKind.ATTACHMENT_OF)
        self.kind.setCurrentIndex(self.kind.findData(usual.value))
        self.text = QLineEdit(self)
        self.text.setPlaceholderText("ECF No. or words of the title")
        self.text.setAccessibleName("Search the other document")
        self.text.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Documents of the case")
        self.list.setUniformItemSizes(True)
        self.says = QLabel(self)
        self.says.setProperty("role", "muted")
        self.says.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.relate_button = self.buttons.addButton("Relate", QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.text.textChanged.connect(self._ask)
        self.list.currentRowChanged.connect(self._on_marked)
        self.list.itemActivated.connect(lambda _item: self._relate())
        self.buttons.accepted.connect(self._relate)
        self.buttons.rejected.connect(self.reject)
        self._ask()
        self.text.setFocus()

    def _lay_out(self) -> None:
        number = f"ECF No. {self._line.ecf} " if self._line.ecf else ""
        heading = QLabel(f"{number}{self._line.document.title}", self)
        heading.setWordWrap(True)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setProperty("role", "heading")
        form = QFormLayout()
        form.addRow("&Relation", self.kind)
        form.addRow("&Search", self.text)
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addLayout(form)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.says)
        layout.addWidget(self.buttons)
        self.resize(560, 460)

    def _ask(self) -> None:
        document = self._line.document
        self._bridge.ask_later(
            _candidates, document.case_uuid, document.uuid, self.text.text(), then=self._on_found, topic="to relate to"
        )

    def _on_found(self, found: _Candidates) -> None:
        self.list.clear()
        for line in found.lines:
            number = f"ECF No. {line.ecf}  " if line.ecf else ""
            item = QListWidgetItem(f"{number}{line.document.title}")
            item.setData(_UUID, line.document.uuid)
            item.setToolTip(f"{line.document.kind}, {line.document.date_filed or 'no date'}")
            self.list.addItem(item)
        left = found.count - len(found.lines)
        self.says.setText(f"{left:,} more; type to narrow." if left > 0 else "" if found.lines else "Nothing found.")
        if found.lines:
            self.list.setCurrentRow(0)
        self._on_marked()

    def _on_marked(self, _row: int = 0) -> None:
        self.relate_button.setEnabled(self.list.currentItem() is not None)

    def _relate(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._bridge.do(
                relate_documents,
                uuid=self._line.document.uuid,
                kind=self.kind.currentData(),
                other_uuid=item.data(_UUID),
            )
            self.accept()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the search line move the mark in the list."""
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in arrows:
            self.list.event(event)
            return True
        return False
