"""The help: pages in Markdown with a list of contents; the keyboard page is made from the actions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QBrush, QDesktopServices, QTextDocument, QTextFrameFormat, QTextLength, QTextTable
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from caseorg.base.paths import resources
from caseorg.gui.actions import Actions, Category
from caseorg.gui.looks import color, looks
from caseorg.gui.messages import ask_yes_no
from caseorg.gui.widgets.side_list import NAME, SideList

_CONTENTS_WIDTH = 200
_AROUND = 58  # the air of a line, and the scroll bar
KEYBOARD, NEWS, FIRST = "keyboard", "changes", "getting-started"
PAGES = (
    (FIRST, "Getting started"),
    ("cases", "Cases"),
    ("importing", "Importing filings"),
    ("documents", "Documents and docket"),
    ("searching", "Searching"),
    ("reading", "Reading"),
    ("today", "Today and calendar"),
    ("deadlines", "Deadlines"),
    ("rules", "Rules"),
    ("timeline", "Events and timeline"),
    ("calendars", "Calendars and paper"),
    ("reminders", "Reminders"),
    ("people", "People and organizations"),
    ("statements", "Statements"),
    ("press", "Press releases"),
    ("sheets", "Sheets for the press"),
    ("safety", "Where your data lies"),
    ("command_line", "Command line"),
    (KEYBOARD, "Keyboard"),
    (NEWS, "What’s new"),
)


def keyboard_page(actions: Actions) -> str:
    """All actions with their shortcuts as they are set now, as Markdown."""
    lines = ["# Keyboard", "", "Every action can be given other keys under *File → Settings → Shortcuts*.", ""]
    for category in Category:
        entries = [action for action in actions if action.category is category]
        lines += [f"## {category.value}", "", "| Action | Keys | What it does |", "|---|---|---|"]
        for entry in entries:
            keys = actions.shortcut_text(entry.id).replace("|", "\\|")
            lines.append(f"| {entry.title.removesuffix('…')} | {keys} | {entry.help} |")
        lines.append("")
    return "\n".join(lines)


def help_text(name: str, actions: Actions) -> str:
    """A page of the help as Markdown."""
    if name == KEYBOARD:
        return keyboard_page(actions)
    return (resources() / "help" / f"{name}.md").read_text(encoding="utf-8")


class HelpBrowser(QTextBrowser):
    """Loads nothing but what it is given."""

    # Qt overrides

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None


class HelpDialog(QDialog):
    """May stay open while one works."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._texts: dict[str, Callable[[], str]] = {}
        self.setWindowTitle("Help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 640)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Find in help")
        self.filter.setAccessibleName("Find in help")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._narrow)
        self.contents = SideList("Contents of the help")
        self.browser = HelpBrowser()
        self.browser.setAccessibleName("Help page")
        self.browser.setOpenLinks(False)
        self.browser.setOpenExternalLinks(False)
        self.browser.document().setDocumentMargin(22)
        self.browser.anchorClicked.connect(self._on_link)
        for name, title in PAGES:
            self.contents.add(title, name)
        self.contents.currentItemChanged.connect(lambda item, _before: self._show(item))
        left = QVBoxLayout()
        left.addWidget(self.filter)
        left.addWidget(self.contents, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 14, 14, 14)
        row.setSpacing(12)
        row.addLayout(left)
        row.addWidget(self.browser, 1)
        titles = max(self.contents.fontMetrics().horizontalAdvance(title) for _name, title in PAGES)
        for widget in (self.contents, self.filter):
            widget.setFixedWidth(max(_CONTENTS_WIDTH, titles + _AROUND))
        looks.changed.connect(self._on_looks_changed)
        self.show_page(FIRST)

    def show_page(self, name: str) -> None:
        """Go to a page."""
        for row in range(self.contents.count()):
            if self.contents.item(row).data(NAME) == name:
                self.contents.setCurrentRow(row)

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        document = self.browser.document()
        document.setMarkdown(
            help_text(item.data(NAME), self._actions), QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        )
        _dress_tables(document)
        self.browser.setAccessibleDescription(item.text())
        self._mark()

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        first: QListWidgetItem | None = None
        for row in range(self.contents.count()):
            item = self.contents.item(row)
            text = help_text(item.data(NAME), self._actions).casefold()
            item.setHidden(not all(word in text for word in words))
            if first is None and not item.isHidden():
                first = item
        current = self.contents.currentItem()
        if first is not None and current is not None and current.isHidden():
            self.contents.setCurrentItem(first)
        else:
            self._mark()

    def _mark(self) -> None:
        """Go to the first place of what is looked for."""
        typed = self.filter.text().strip()
        cursor = self.browser.textCursor()
        cursor.movePosition(cursor.MoveOperation.Start)
        self.browser.setTextCursor(cursor)
        if typed:
            self.browser.find(typed.split()[0])

    def _on_link(self, link: QUrl) -> None:
        name = Path(link.path()).stem
        if not link.scheme() and name in {page for page, _title in PAGES}:
            self.show_page(name)
        elif link.scheme() in ("http", "https") and ask_yes_no(
            self, "Open this page in your web browser?", detail=link.toString(), yes="Open Page"
        ):
            QDesktopServices.openUrl(link)

    def _on_looks_changed(self) -> None:
        self._show(self.contents.currentItem())


def _dress_tables(document: QTextDocument) -> None:
    """Lines as quiet as those of the program's own tables."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            shape = frame.format()
            shape.setBorderCollapse(True)
            shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            shape.setBorder(1)
            shape.setBorderBrush(QBrush(color("border")))
            shape.setCellPadding(6)
            shape.setCellSpacing(0)
            shape.setTopMargin(6)
            shape.setBottomMargin(18)
            shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            frame.setFormat(shape)
