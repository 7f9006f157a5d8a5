"""The outline of the document in front: a click goes there, and the section one reads is marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QTreeWidget, QTreeWidgetItem, QWidget

from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.message_page import NO_DOCUMENT, MessagePage
from caseorg.model.reading import OutlineItem

_PAGE = Qt.ItemDataRole.UserRole
_OPEN_LEVELS = 2
_MOST_ITEMS = 20_000


class OutlineView(QWidget):
    """For a dock at the side; `set_view` says whose outline it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: DocumentView | None = None
        self._by_page: list[tuple[int, QTreeWidgetItem]] = []
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName("Outline of the document")
        self.tree.setUniformRowHeights(True)
        self.tree.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.tree.itemClicked.connect(self._on_chosen)
        self.tree.itemActivated.connect(self._on_chosen)
        self._message = MessagePage()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._message)
        self._shown: tuple[OutlineItem, ...] = ()
        self._fill()

    def set_view(self, view: DocumentView | None) -> None:
        """Show the outline of another document, or none."""
        if self._view is not None:
            self._view.opened.disconnect(self._fill)
            self._view.source.document_changed.disconnect(self._on_document_changed)
            self._view.page_changed.disconnect(self._follow)
            self._view.destroyed.disconnect(self._on_view_gone)
        self._view = view
        if view is not None:
            view.opened.connect(self._fill)
            view.source.document_changed.connect(self._on_document_changed)
            view.page_changed.connect(self._follow)
            view.destroyed.connect(self._on_view_gone)
        self._fill()

    def _on_document_changed(self, sha256: str) -> None:
        if self._view is None or sha256 != self._view.document.sha256:
            return
        # Other news of the document, as the sizes of further pages, must not fold up what the user unfolded.
        if tuple(self._view.outline[:_MOST_ITEMS]) != self._shown:
            self._fill()

    def _fill(self) -> None:
        self._ask_for_the_rest()
        items = self._view.outline[:_MOST_ITEMS] if self._view is not None else ()
        self._shown = tuple(items)
        self.tree.clear()
        self._by_page = []
        self._add(items)
        if items:
            self._stack.setCurrentWidget(self.tree)
        else:
            sentence = NO_DOCUMENT if self._view is None else "This document has no outline."
            self._message.show_sentence(sentence, can_try_again=False)
            self._stack.setCurrentWidget(self._message)
        if self._view is not None:
            self._follow(self._view.current_page)

    def _ask_for_the_rest(self) -> None:
        missing = self._view.source.missing_outline(self._view.document.sha256) if self._view is not None else None
        if self._view is not None and missing is not None:
            self._view.source.want(self, [missing])

    def _add(self, items: Sequence[OutlineItem]) -> None:
        """Nest by level; a level that was skipped counts as the next one."""
        labels = self._view.labels if self._view is not None else ()
        parents: list[tuple[int, QTreeWidgetItem]] = []
        for item in items:
            while parents and parents[-1][0] >= item.level:
                parents.pop()
            row = QTreeWidgetItem([" ".join(item.title.split()) or "(no title)"])
            if parents:
                parents[-1][1].addChild(row)
            else:
                self.tree.addTopLevelItem(row)
            row.setToolTip(0, _tip(item, labels))
            if item.page is not None:
                row.setData(0, _PAGE, item.page - 1)
                self._by_page.append((item.page - 1, row))
            row.setExpanded(len(parents) + 1 < _OPEN_LEVELS)
            parents.append((item.level, row))

    def _on_chosen(self, row: QTreeWidgetItem) -> None:
        page = row.data(0, _PAGE)
        if self._view is not None and page is not None:
            self._view.go_to_page(page)
            self.tree.setCurrentItem(row)

    def _on_view_gone(self) -> None:
        self._view = None
        self._fill()

    def _follow(self, page: int) -> None:
        """Mark the last section that begins on or before a page; the one in hand stays if it begins on it."""
        current = self.tree.currentItem()
        if current is not None and current.data(0, _PAGE) == page:
            return
        begun = [(start, index) for index, (start, _) in enumerate(self._by_page) if start <= page]
        if begun:
            latest = max(start for start, _ in begun)
            row = self._by_page[next(index for start, index in begun if start == latest)][1]
            self.tree.setCurrentItem(row)
            self.tree.scrollToItem(row)


def _tip(item: OutlineItem, labels: Sequence[str]) -> str:
    if item.page is None:
        return f"{item.title}\nleads to no page"
    label = labels[item.page - 1] if item.page <= len(labels) else str(item.page)
    return f"{item.title}\npage {label}"
