"""The documents that one replies to, rules on, … and that name it; and what its title proposes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from caseorg.gui import icons
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.messages import tell
from caseorg.gui.panels.details.relate_dialog import RelateDialog
from caseorg.gui.panels.details.section import Section
from caseorg.operations.document_relations import refuse_relation, relate_documents, unrelate_documents
from caseorg.queries.document_relations import ProposedDocument, RelatedDocument, proposals_for, relations_of
from caseorg.queries.documents import DocumentLine, document_line
from caseorg.queries.reader import Reader
from caseorg.rules.document_relations import relation_words


@dataclass(frozen=True, slots=True)
class _Answer:
    document_uuid: str
    related: list[RelatedDocument]
    proposed: list[ProposedDocument]


def _everything(reader: Reader, uuid: str) -> _Answer:
    return _Answer(uuid, relations_of(reader, uuid), proposals_for(reader, uuid))


class RelatedDocuments(Section):
    """A row for each relation, that opens the other document; proposals wait for a yes or no."""

    title: ClassVar[str] = "Related Documents"
    tables: ClassVar[tuple[str, ...]] = ("document_relations", "refused_relations", "documents", "docket_entries")

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(bridge, context, parent)
        self.rows: list[RelationRow] = []
        self._shown: _Answer | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.add_button = QPushButton("Relate to…", self)
        self.add_button.setToolTip("Say what this document replies to, rules on, is an exhibit to, …")
        self.add_button.clicked.connect(self.relate)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("documents.relate", self.relate, enabled=self._can_relate)

    def ask(self) -> None:
        self.bridge.ask_later(_everything, self.document_uuid, then=self._on_answer, topic="related documents")

    def relate(self) -> None:
        """Ask how the document stands to which other one."""
        uuid = self._subject()
        if uuid is not None:
            RelateDialog(self.bridge, self.bridge.ask(document_line, uuid), self.window()).open()

    def _subject(self) -> str | None:
        """The one document that is in front or selected."""
        if self.context.shown is not None:
            return self.context.shown
        return self.context.documents[0] if len(self.context.documents) == 1 else None

    def _can_relate(self) -> bool | str:
        return True if self._subject() is not None else "Select one document first."

    def _on_answer(self, answer: _Answer) -> None:
        if answer.document_uuid != self.document_uuid:
            return
        if answer != self._shown:
            self._shown = answer
            self._show(answer)
        self.show()

    def _show(self, answer: _Answer) -> None:
        focused = next((place for place, row in enumerate(self.rows) if row.isAncestorOf(self.focusWidget())), None)
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._related_row(one) for one in answer.related]
        self.rows += [self._proposed_row(one) for one in answer.proposed]
        before = self._stop_before()
        for row in self.rows:
            self._rows.addWidget(row)
            row.show()
            for part in row.parts:  # what is made later would come last by the Tab key
                QWidget.setTabOrder(before, part)
                before = part
        if focused is not None:
            (self.rows[min(focused, len(self.rows) - 1)].opens if self.rows else self.add_button).setFocus()

    def _stop_before(self) -> QWidget:
        """Where the Tab key stops before it comes to this section."""
        widget = self.add_button.previousInFocusChain()
        while widget is not None and widget is not self.add_button and (
            self.isAncestorOf(widget) or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            widget = widget.previousInFocusChain()
        return widget or self.add_button

    def _related_row(self, one: RelatedDocument) -> RelationRow:
        words = relation_words(one.relation.kind, outward=one.outward)
        row = RelationRow(words, one.other, lambda: self.context.open_document(one.other.document.uuid), self)
        remove = row.add_tool("close", f"Take back: {row.words}")
        remove.clicked.connect(
            lambda: self.bridge.do(unrelate_documents, relation_uuid=one.relation.uuid, then=self._on_removed)
        )
        return row

    def _on_removed(self, _value: None) -> None:
        tell(self, "The relation is removed.")

    def _proposed_row(self, one: ProposedDocument) -> RelationRow:
        words = relation_words(one.kind, outward=True)
        row = RelationRow(words, one.other, lambda: self.context.open_document(one.other.document.uuid), self)
        row.propose(one.because)
        other_uuid = one.other.document.uuid
        pair: dict[str, Any] = {"uuid": self.document_uuid, "kind": one.kind.value, "other_uuid": other_uuid}
        accept = row.add_tool("done", f"Accept: {row.words}")
        accept.clicked.connect(lambda: self.bridge.do(relate_documents, **pair))
        reject = row.add_tool("close", f"Reject: {row.words}")
        reject.clicked.connect(lambda: self.bridge.do(refuse_relation, **pair))
        return row


class RelationRow(QWidget):
    """The relation in words and the other document; a click or Enter opens it."""

    def __init__(self, words: str, other: DocumentLine, opens: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        number = f"ECF No. {other.ecf} " if other.ecf else ""
        self.words = f"{words} {number}{other.document.title}"
        self.opens = _Link(f"{words[:1].upper()}{words[1:]}", f"{number}{other.document.title}", self)
        self.opens.setAccessibleName(self.words)
        self.opens.setToolTip(f"Open “{other.document.title}”")
        self.opens.clicked.connect(lambda: opens())
        self.parts: list[QWidget] = [self.opens]
        self._line = QHBoxLayout()
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(2)
        self._line.addWidget(self.opens, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._line)

    def propose(self, because: str) -> None:
        """Say that it is only proposed, and why."""
        why = QLabel(f"Proposed: {because}.", self)
        why.setProperty("role", "muted")
        why.setWordWrap(True)
        why.setTextFormat(Qt.TextFormat.PlainText)
        self._column.addWidget(why)
        self.opens.setAccessibleDescription(why.text())

    def add_tool(self, icon: str, name: str) -> QToolButton:
        """A small button at the end of the row."""
        button = QToolButton(self)
        icons.put(button, icon)
        button.setAutoRaise(True)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.parts.append(button)
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button


class _Link(QPushButton):
    """A button that looks like two lines of text: what the relation is, and to which document."""

    def __init__(self, relation: str, document: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setObjectName("row")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 3, 4, 3)
        column.setSpacing(0)
        for text, role in ((relation, "muted"), (document, "link")):
            label = QLabel(text, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", role)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else super().heightForWidth(width)

    def hasHeightForWidth(self) -> bool:
        return True
