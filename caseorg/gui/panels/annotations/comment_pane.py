"""What is written on one annotation: its comment, edited in place, and the thread of replies below.

What is typed is kept after a moment's pause and on leaving, always in the same step of the ledger, so that nothing is
lost and one Undo takes all of it back.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from caseorg.base.errors import CaseorgError
from caseorg.base.ids import new_uuid
from caseorg.gui.bridge import Bridge
from caseorg.gui.messages import Weight, tell
from caseorg.gui.panels.annotations.card_words import title_words
from caseorg.gui.panels.annotations.comment_text import CommentText
from caseorg.gui.panels.annotations.reply_thread import ReplyThread
from caseorg.model.changes import Changes
from caseorg.operations.annotations import edit_annotations
from caseorg.queries.annotation_lists import AnnotationCard
from caseorg.rules.comments import BlockKind

_PAUSE_MILLISECONDS = 1500
_THREAD_HEIGHT = 150  # more replies scroll
_MARGIN, _ABOVE = 8, 6


class CommentPane(QWidget):
    """Shows the comment of one annotation, or says that none or several are selected."""

    left = Signal(object)  # the keyboard goes back; the widget that had it before, None where that is not known
    shown = Signal(bool)  # whether there is an annotation to write on

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._uuid: str | None = None
        self._kept = ""  # the comment as it is in the workspace, as far as is known here
        self._step = ""
        self._saving = 0  # a card asked before what was typed is kept must not take its place
        self._is_showing = False
        self._before: QWidget | None = None
        self.title = QLabel()
        self.title.setProperty("role", "muted")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.text = CommentText("Comment", self)
        self.text.setPlaceholderText("Write a comment")
        self.text.setMinimumHeight(self.fontMetrics().lineSpacing() * 3 + 14)
        self.replies = ReplyThread(bridge, self)
        self._pausing = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pausing.timeout.connect(self.keep)
        self._lay_out()
        self.text.textChanged.connect(self._on_typed)
        self.text.focus_lost.connect(self.finish)
        self.text.left.connect(self._on_left)
        self.text.finished.connect(self._on_left)
        bridge.changed.connect(self._on_changed)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self.show_card(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(2)
        head.addWidget(self.title, 1)
        self.buttons = [
            self._button("B", "Bold (Ctrl+B)", self.text.toggle_bold),
            self._button("•", "Bulleted list", lambda: self.text.toggle_list(BlockKind.BULLET)),
            self._button("1.", "Numbered list", lambda: self.text.toggle_list(BlockKind.NUMBERED)),
        ]
        font = self.buttons[0].font()
        font.setBold(True)
        self.buttons[0].setFont(font)
        for button in self.buttons:
            head.addWidget(button)
        self._thread = QScrollArea()
        self._thread.setWidgetResizable(True)
        self._thread.setFrameShape(QScrollArea.Shape.NoFrame)
        self._thread.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._thread.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._thread.setWidget(self.replies)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _ABOVE, _MARGIN, _MARGIN)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self._thread)

    def _button(self, text: str, tip: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setMinimumWidth(26)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click must not end the typing; Ctrl+B and "- " have the keys
        button.clicked.connect(act)
        return button

    # What is shown

    @property
    def uuid(self) -> str | None:
        """The annotation it writes on."""
        return self._uuid

    @property
    def line_height(self) -> int:
        """How high it is where it says only that there is nothing to show, in pixels."""
        return self.title.sizeHint().height() + _ABOVE + _MARGIN

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._uuid is not None and self.text.document().isModified() and self.text.comment != self._kept

    def show_card(self, card: AnnotationCard | None, *, count: int = 0) -> None:
        """Show the comment of an annotation; None where `count` others than one are selected."""
        annotation = card.line.annotation if card is not None else None
        uuid = annotation.uuid if annotation is not None else None
        if uuid != self._uuid:
            self.finish()
        is_other = uuid != self._uuid
        self._uuid = uuid
        self.title.setText(title_words(card) if card is not None else _nothing_words(count))
        for widget in (self.text, self._thread, *self.buttons):
            widget.setVisible(card is not None)
        self.replies.show_card(card)
        self._thread.setVisible(card is not None)
        self._fit_thread()
        self.shown.emit(card is not None)
        if annotation is None:
            return
        if is_other or (annotation.comment != self._kept and not self.is_dirty and not self._saving):
            self._is_showing = True
            self._kept = annotation.comment
            if is_other or self.text.comment != annotation.comment:
                self.text.show_comment(annotation.comment)
            self._is_showing = False

    def _fit_thread(self) -> None:
        """As high as the replies need, up to a limit from which they scroll."""
        width = max(self.width() - 2 * _MARGIN - self._thread.verticalScrollBar().sizeHint().width(), 100)
        self._thread.setFixedHeight(min(self.replies.height_for(width) + 2, _THREAD_HEIGHT))

    def edit(self) -> None:
        """Put the cursor into the comment."""
        if self._uuid is not None:
            self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Keeping

    def keep(self) -> None:
        """Keep what was typed until now; typing may go on in the same step."""
        self._pausing.stop()
        if not self.is_dirty:
            return
        if not self._step:
            self._step = new_uuid()
        comment, before = self.text.comment, self._kept
        self._kept = comment
        self._saving += 1

        def refuse(error: CaseorgError) -> None:
            self._saving -= 1
            self._kept = before  # what was typed stays in the editor
            tell(self, f"The comment was not kept. {error.sentence}", weight=Weight.TROUBLE)

        self._bridge.do(
            edit_annotations, uuids=[self._uuid], comment=comment, step=self._step, label="Edit Comment",
            then=self._on_saved, otherwise=refuse,
        )  # fmt: skip

    def _on_saved(self, _value: object) -> None:
        self._saving -= 1

    def finish(self) -> None:
        """Keep what was typed; what is typed next is another step."""
        self.keep()
        self._step = ""

    def _on_typed(self) -> None:
        if not self._is_showing and self._uuid is not None:
            self._pausing.start()

    def _on_left(self) -> None:
        self.finish()
        self.left.emit(self._before if self._before is not None and isValid(self._before) else None)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is self.text and old is not None:
            self._before = old

    def _on_changed(self, changes: Changes) -> None:
        """Something else was done meanwhile: a step must not reach over it."""
        if self._step and changes.step != self._step:
            self._step = ""

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_thread()


def _nothing_words(count: int) -> str:
    return f"{count:,} annotations are selected" if count else "Select an annotation to read its comment"
