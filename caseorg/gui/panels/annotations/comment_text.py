"""Comments in an editor: bold is seen as bold and lists as lists; what is kept is the comment's text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from caseorg.rules.comments import (
    Block,
    BlockKind,
    Span,
    blocks_of,
    comment_of,
    comment_of_html,
    comment_of_plain,
    made_block,
)

_STYLES = {
    BlockKind.BULLET: QTextListFormat.Style.ListDisc,
    BlockKind.NUMBERED: QTextListFormat.Style.ListDecimal,
}
_LINE_BREAK = "\u2028"  # Shift+Enter, in Qt's documents


def insert_blocks(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Write blocks at a cursor."""
    for place, block in enumerate(blocks):
        is_next = place > 0 and blocks[place - 1].kind is block.kind
        if place:
            cursor.insertBlock()
        if block.kind is BlockKind.PARAGRAPH:
            _leave_list(cursor)
        elif not is_next or cursor.currentList() is None:
            _leave_list(cursor)
            style = QTextListFormat()
            style.setStyle(_STYLES[block.kind])
            style.setStart(max(block.number, 1))
            cursor.createList(style)
        for span in block.spans:
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.Bold if span.bold else QFont.Weight.Normal)
            cursor.insertText(span.text.replace("\n", _LINE_BREAK), look)


def comment_in(document: QTextDocument) -> str:
    """The comment a document shows. Every block of it is a paragraph or an item; blank ones are left out."""
    return comment_of(block for block in _blocks_in(document) if block is not None)


def _blocks_in(document: QTextDocument) -> Iterator[Block | None]:
    block = document.begin()
    while block.isValid():
        items = block.textList()
        kind, number = BlockKind.PARAGRAPH, 0
        if items is not None:
            is_numbered = items.format().style() == QTextListFormat.Style.ListDecimal
            kind = BlockKind.NUMBERED if is_numbered else BlockKind.BULLET
            number = items.format().start() + items.itemNumber(block) if is_numbered else 0
        yield made_block(_spans_in(block), kind, number)
        block = block.next()


def _spans_in(block: QTextBlock) -> Iterator[Span]:
    parts = block.begin()
    while not parts.atEnd():
        fragment = parts.fragment()
        is_bold = fragment.charFormat().fontWeight() >= QFont.Weight.DemiBold
        yield Span(fragment.text().replace(_LINE_BREAK, "\n").replace("\ufffc", ""), is_bold)
        parts += 1


def _leave_list(cursor: QTextCursor) -> None:
    items = cursor.currentList()
    if items is not None:
        items.remove(cursor.block())
    style = cursor.blockFormat()
    style.setIndent(0)
    style.setObjectIndex(-1)
    cursor.setBlockFormat(style)


class CommentText(QTextEdit):
    """An editor of one comment. "- " or "1. " at the start of a line begins a list; an empty item ends it."""

    left = Signal()  # Escape: everything typed stays
    finished = Signal()  # Ctrl+Enter
    focus_lost = Signal()

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setAccessibleDescription("Ctrl+B for bold, - and a space for a list, Escape when done")
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self.document().setIndentWidth(QFontMetricsF(self.font()).horizontalAdvance("000."))
        self.document().setDocumentMargin(4)

    @property
    def comment(self) -> str:
        """What stands in it."""
        return comment_in(self.document())

    def show_comment(self, comment: str) -> None:
        """Show another comment; what was typed before cannot be undone here any more."""
        self.document().setUndoRedoEnabled(False)
        self.clear()
        self.setCurrentCharFormat(QTextCharFormat())
        cursor = self.textCursor()
        insert_blocks(cursor, blocks_of(comment))
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.document().setUndoRedoEnabled(True)
        self.document().setModified(False)

    def toggle_bold(self) -> None:
        """Make what is selected, or what is typed next, bold, or plain again."""
        is_bold = self.fontWeight() >= QFont.Weight.DemiBold
        self.setFontWeight(QFont.Weight.Normal if is_bold else QFont.Weight.Bold)

    def toggle_list(self, kind: BlockKind) -> None:
        """Make the lines selected items of a list, or paragraphs again."""
        cursor = self.textCursor()
        items = cursor.currentList()
        cursor.beginEditBlock()
        if items is not None and items.format().style() == _STYLES[kind]:
            self._unlist(cursor)
        else:
            style = QTextListFormat()
            style.setStyle(_STYLES[kind])
            cursor.createList(style)
        cursor.endEditBlock()

    def _unlist(self, cursor: QTextCursor) -> None:
        block = self.document().findBlock(cursor.selectionStart())
        while block.isValid() and block.position() <= cursor.selectionEnd():
            _leave_list(QTextCursor(block))
            block = block.next()

    def _begin_list(self) -> bool:
        """Turn the sign typed at the start of a line into a list."""
        cursor = self.textCursor()
        sign = cursor.block().text()[: cursor.positionInBlock()]
        if cursor.currentList() is not None or sign not in ("-", "*", "•", "1."):
            return False
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        style = QTextListFormat()
        style.setStyle(_STYLES[BlockKind.NUMBERED if sign == "1." else BlockKind.BULLET])
        cursor.createList(style)
        cursor.endEditBlock()
        return True

    def _end_list(self) -> bool:
        """Enter in an empty item, or Backspace at its start, makes it a paragraph."""
        cursor = self.textCursor()
        if cursor.currentList() is None or cursor.block().text():
            return False
        _leave_list(cursor)
        return True

    # Qt overrides

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only what a comment knows is taken from elsewhere: paragraphs, bold and lists."""
        comment = comment_of_html(source.html()) if source.hasHtml() else comment_of_plain(source.text())
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        blocks = blocks_of(comment)
        if len(blocks) == 1 and blocks[0].kind is BlockKind.PARAGRAPH:
            for span in blocks[0].spans:
                look = QTextCharFormat()
                look.setFontWeight(QFont.Weight.Bold if span.bold else QFont.Weight.Normal)
                cursor.insertText(span.text.replace("\n", _LINE_BREAK), look)
        else:
            insert_blocks(cursor, blocks)
        cursor.endEditBlock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_enter and is_control:
            self.finished.emit()
        elif is_control and event.key() == Qt.Key.Key_B:
            self.toggle_bold()
        elif event.key() == Qt.Key.Key_Space and self._begin_list():
            pass
        elif (is_enter or event.key() == Qt.Key.Key_Backspace) and self._end_list():
            pass
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.focus_lost.emit()
