"""The replies to an annotation, the oldest first, and what is done with them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from caseorg.base.errors import CaseorgError
from caseorg.gui import icons
from caseorg.gui.bridge import Bridge
from caseorg.gui.panels.annotations.card_words import local_date
from caseorg.gui.panels.annotations.comment_text import CommentText
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.model.annotation import AnnotationReply
from caseorg.operations.annotations import add_reply, edit_reply, remove_reply
from caseorg.operations.operation import Operation
from caseorg.queries.annotation_lists import AnnotationCard
from caseorg.rules.comments import html_of

# The states of the review model of PDF (ISO 32000-2, 12.5.6.3).
STATES = ("Accepted", "Rejected", "Cancelled", "Completed")


class ReplyThread(QWidget):
    """Shows replies; each can be edited and removed."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._annotation: str | None = None
        self.rows: list[ReplyRow] = []
        self.dialog: ReplyDialog | None = None
        self.author = bridge.workspace.who
        self.add = QPushButton("Reply…")
        self.add.setFlat(True)
        icons.put(self.add, "add", "accent")
        self.add.clicked.connect(self.write)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def show_card(self, card: AnnotationCard | None) -> None:
        """Show the replies to an annotation."""
        self._annotation = card.line.annotation.uuid if card is not None else None
        replies = card.line.replies if card is not None else ()
        if tuple(row.reply for row in self.rows) == replies:
            return
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [ReplyRow(reply, self) for reply in replies]
        for place, row in enumerate(self.rows):
            row.edit.clicked.connect(lambda _=False, reply=row.reply: self._on_edit(reply))
            row.remove.clicked.connect(lambda _=False, reply=row.reply: bridge_remove(self._bridge, reply))
            self._column.insertWidget(place, row)
            row.show()  # else the layout counts it only later

    def height_for(self, width: int) -> int:
        """What it needs in a width, in device-independent pixels."""
        layout = self._column
        layout.activate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    def write(self) -> None:
        """Ask for a new reply."""
        if self._annotation is None:
            return
        self._ask("Reply", "", add_reply, {"annotation_uuid": self._annotation}, with_state=True)

    def _on_edit(self, reply: AnnotationReply) -> None:
        self._ask("Edit Reply", reply.comment, edit_reply, {"uuid": reply.uuid}, with_state=False)

    def _ask(
        self, title: str, comment: str, operation: Operation, arguments: dict[str, str], *, with_state: bool
    ) -> None:
        self.dialog = dialog = ReplyDialog(title, comment, with_state=with_state, parent=self)

        def keep() -> None:
            values = dict(arguments, comment=dialog.text.comment)
            if with_state:
                values |= {"state": dialog.state, "author": self.author}
            self._bridge.do(operation, then=lambda _value: dialog.accept(), otherwise=dialog.refuse, **values)

        dialog.wanted.clicked.connect(keep)
        dialog.text.finished.connect(keep)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        dialog.text.setFocus()

    def _on_closed(self) -> None:
        self.dialog = None


def bridge_remove(bridge: Bridge, reply: AnnotationReply) -> None:
    """Take a reply away; Undo brings it back."""
    bridge.do(remove_reply, uuid=reply.uuid)


class ReplyRow(QFrame):
    """One reply: who, when, what it sets, and its words."""

    def __init__(self, reply: AnnotationReply, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reply = reply
        self.setObjectName("card")
        who = " · ".join(part for part in (reply.author or "no author", local_date(reply.created), reply.state) if part)
        head = QLabel(who)
        head.setProperty("role", "muted")
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        self.edit = self._button("edit", f"Edit the reply of {reply.author or 'no author'}")
        self.remove = self._button("trash", f"Remove the reply of {reply.author or 'no author'}")
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(head, 1)
        line.addWidget(self.edit)
        line.addWidget(self.remove)
        words = QLabel(html_of(reply.comment), self)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setWordWrap(True)
        words.setVisible(bool(reply.comment))
        words.setOpenExternalLinks(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 4, 6)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(words)
        self.setAccessibleName(f"Reply: {who}")

    @staticmethod
    def _button(icon: str, name: str) -> QToolButton:
        button = QToolButton()
        icons.put(button, icon, "muted")
        button.setObjectName("small")
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button


class ReplyDialog(QDialog):
    """The words of a reply, and the state it sets."""

    def __init__(self, title: str, comment: str, *, with_state: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(420, 260)
        self.text = CommentText("Reply", self)
        self.text.show_comment(comment)
        self.text.left.connect(self.reject)
        self._field = LabeledField("&Reply", self.text, parent=self)
        self._states = QComboBox()
        self._states.addItem("No state", "")
        for state in STATES:
            self._states.addItem(state, state)
        states = LabeledField("&State", self._states, hint="What becomes of the annotation", parent=self)
        states.setVisible(with_state)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.wanted = buttons.addButton("Keep", QDialogButtonBox.ButtonRole.ActionRole)
        self.wanted.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self._field, 1)
        column.addWidget(states)
        column.addWidget(buttons)

    @property
    def state(self) -> str:
        """The state chosen, "" for none."""
        return str(self._states.currentData())

    def choose_state(self, state: str) -> None:
        """Choose as the user does."""
        self._states.setCurrentIndex(self._states.findData(state))

    def refuse(self, error: CaseorgError) -> None:
        """Say why it was not taken; what was typed stays."""
        self._field.refuse(error.sentence)
