"""The table of authorities of a document or of a case: every authority with the pages on which it is cited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui.widgets.empty_state import EmptyState
from caseorg.model.authorities import Authority, AuthorityKind, AuthorityPlace, TableOfAuthorities
from caseorg.rules.authorities import page_words

_PLACE = Qt.ItemDataRole.UserRole
_NAME, _COUNT, _PAGES = range(3)


class AuthoritiesDialog(QDialog):
    """Shows the table once it is there; until then that it is being read, with a way to stop."""

    place_requested = Signal(object)  # AuthorityPlace
    export_requested = Signal(str, bool)  # the suffix, and whether many pages are "passim"

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Table of Authorities")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 560)
        self.table: TableOfAuthorities | None = None
        self.headline = QLabel(title)
        self.headline.setProperty("role", "heading")
        self.headline.setWordWrap(True)
        self.headline.setTextFormat(Qt.TextFormat.PlainText)
        self.note = QLabel()
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.tree = self._make_tree()
        self.empty = EmptyState()
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.tree)
        self.passim = QCheckBox("“&passim” for five pages and more")
        self.word = QPushButton("Export &Word…")
        self.sheet = QPushButton("Export &CSV…")
        self.close_button = QPushButton("Close")
        self._place(holder)
        self.passim.toggled.connect(self._fill)
        self.word.clicked.connect(lambda: self.export_requested.emit(".docx", self.passim.isChecked()))
        self.sheet.clicked.connect(lambda: self.export_requested.emit(".csv", self.passim.isChecked()))
        self.close_button.clicked.connect(self.reject)
        self._allow(False)

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setColumnCount(3)
        tree.setHeaderLabels(["Authority", "Cited", "Pages"])
        tree.setAccessibleName("Authorities and the pages on which they are cited")
        tree.setAlternatingRowColors(True)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(_COUNT, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().resizeSection(_PAGES, 210)
        tree.itemActivated.connect(self._on_chosen)
        tree.itemClicked.connect(self._on_chosen)
        return tree

    def _place(self, holder: QWidget) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.passim)
        buttons.addStretch(1)
        for button in (self.word, self.sheet, self.close_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.headline)
        column.addWidget(self.note)
        column.addWidget(holder, 1)
        column.addLayout(buttons)

    # What it shows

    def show_reading(self, cancel: Callable[[], None]) -> None:
        """It is being read."""
        self.note.hide()
        self.empty.tell("Reading citations…", "This goes on while you work.", button="Stop", act=cancel)
        self._stack.setCurrentWidget(self.empty)

    def show_stopped(self, sentence: str) -> None:
        """Reading ended without a table."""
        self.empty.tell("There is no table", sentence)

    def show_table(self, table: TableOfAuthorities) -> None:
        """The table is there."""
        self.table = table
        self._allow(bool(table.authorities))
        if not table.authorities:
            self.empty.tell("No authorities", "No cases, statutes, rules or regulations are cited in what can be read.")
            self._stack.setCurrentWidget(self.empty)
            return
        count = len(table.authorities)
        words = "1 authority" if count == 1 else f"{count:,} authorities"
        if table.unread:
            words += f". Left out, since reading took too long: {'; '.join(table.unread)}"
        self.note.setText(words)
        self.note.show()
        self._stack.setCurrentWidget(self.tree)
        self._fill()
        self.tree.setFocus()

    def _allow(self, can_export: bool) -> None:
        for widget in (self.word, self.sheet, self.passim):
            widget.setEnabled(can_export)

    def _fill(self) -> None:
        if self.table is None:
            return
        self.tree.clear()
        bold = QFont(self.tree.font())
        bold.setBold(True)
        for kind in AuthorityKind:
            lines = [one for one in self.table.authorities if one.kind is kind]
            if not lines:
                continue
            head = QTreeWidgetItem(self.tree, [kind.value, str(len(lines)), ""])
            head.setFont(_NAME, bold)
            for one in lines:
                self._add(head, one)
            head.setExpanded(True)

    def _add(self, head: QTreeWidgetItem, authority: Authority) -> None:
        pages = page_words(authority.places, passim=self.passim.isChecked())
        row = QTreeWidgetItem(head, [authority.text, str(authority.count), pages])
        row.setToolTip(_NAME, authority.text)
        row.setToolTip(_PAGES, page_words(authority.places))
        row.setData(_NAME, _PLACE, authority.places[0])
        for place in authority.places if len(authority.places) > 1 else ():
            has_name = bool(place.document_name) and place.label.startswith(place.document_name)
            line = QTreeWidgetItem(row, [place.label if has_name else f"page {place.label}"])
            line.setData(_NAME, _PLACE, place)

    def _on_chosen(self, row: QTreeWidgetItem) -> None:
        place = row.data(_NAME, _PLACE)
        if isinstance(place, AuthorityPlace):
            self.place_requested.emit(place)
