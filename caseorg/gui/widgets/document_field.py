"""Where a document of a case is named: by ECF No. or words of its title, with those that fit to choose from."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from caseorg.gui.bridge import Bridge
from caseorg.queries.documents import DocumentLine, documents_matching

_OFFERED = 12
_LIST_WIDTH = 480


class DocumentField(QLineEdit):
    """Its `document_uuid` is that of the document chosen, None for none."""

    chosen = Signal()

    def __init__(self, bridge: Bridge, case_uuid: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._case_uuid = bridge, case_uuid
        self._known: dict[str, DocumentLine] = {}
        self._line: DocumentLine | None = None
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        # those offered fit already, though what was typed may be a number alone
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = self._completer.popup()
        if popup is not None:
            popup.setAccessibleName("Documents of the case")
            popup.setMinimumWidth(_LIST_WIDTH)
        self.setCompleter(self._completer)
        self.setPlaceholderText("ECF No. or words of the title")
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_changed)

    @property
    def line(self) -> DocumentLine | None:
        """The document chosen, None for none."""
        return self._line

    @property
    def document_uuid(self) -> str | None:
        return self._line.document.uuid if self._line else None

    @property
    def is_unknown(self) -> bool:
        """Whether something is typed that is no document of the case."""
        return self._line is None and bool(self.text().strip())

    def show_document(self, line: DocumentLine | None) -> None:
        """Put a document into the field."""
        self._known = {_name(line): line} if line else {}
        self.setText(_name(line) if line else "")
        self.setCursorPosition(0)

    def _on_edited(self, text: str) -> None:
        self._bridge.ask_later(
            documents_matching, self._case_uuid, text, limit=_OFFERED, then=self._on_found, topic="documents to choose"
        )

    def _on_found(self, lines: list[DocumentLine]) -> None:
        self._known = {_name(line): line for line in lines}
        self._names.setStringList(list(self._known))
        if self.hasFocus() and self.text().strip() and self.text() not in self._known:
            self._completer.complete()
        self._on_changed()

    def _on_changed(self, _text: str = "") -> None:
        typed = self.text().strip()
        by_number = [line for line in self._known.values() if line.ecf and line.ecf == typed]
        found = self._known.get(self.text()) or (by_number[0] if by_number else None)
        if found is not self._line:
            self._line = found
            self.chosen.emit()


def _name(line: DocumentLine) -> str:
    return f"ECF No. {line.ecf} {line.document.title}" if line.ecf else line.document.title
