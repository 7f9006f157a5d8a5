"""What belongs to a record, as a short list: added, edited and removed one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui import icons

_MOST_ROWS = 8
_ROW_PADDING = 10


class SubRecords(QWidget):
    """A title with a button to add one, and the rows. Enter edits the row that has the cursor, Del removes it."""

    add_requested = Signal()
    edit_requested = Signal(str)  # the id given with the row
    remove_requested = Signal(str)

    def __init__(self, title: str, one: str, *, can_edit: bool = True, parent: QWidget | None = None) -> None:
        """`one` is what is added ("contact method")."""
        super().__init__(parent)
        self._can_edit = can_edit
        label = QLabel(title)
        label.setProperty("role", "section")
        self.add_button = QToolButton()
        self.add_button.setAutoRaise(True)
        self.add_button.setToolTip(f"Add {one}")
        self.add_button.setAccessibleName(f"Add {one}")
        icons.put(self.add_button, "add")
        self.add_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add_button.clicked.connect(self.add_requested)
        self.rows = _Rows()
        self.rows.setAccessibleName(title)
        self.rows.setWordWrap(True)
        self.rows.setFrameShape(QListWidget.Shape.NoFrame)
        self.rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.rows.customContextMenuRequested.connect(self._on_context_menu)
        self.rows.itemActivated.connect(self._on_activated)
        self.rows.removed.connect(self._on_removed)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(label, 1)
        head.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.rows)

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show (words, id) in this order; the cursor stays on the row it is on."""
        current = self.current
        self.rows.clear()
        for words, uuid in rows:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, uuid)
            item.setToolTip(words)
            self.rows.addItem(item)
            if uuid == current:
                self.rows.setCurrentItem(item)
        self.rows.setVisible(bool(rows))
        self.rows.fit()

    @property
    def current(self) -> str:
        """The id of the row that has the cursor, "" for none."""
        item = self.rows.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    @property
    def texts(self) -> list[str]:
        """The words of all rows."""
        return [self.rows.item(row).text() for row in range(self.rows.count())]

    def _on_activated(self) -> None:
        if self._can_edit and self.current:
            self.edit_requested.emit(self.current)

    def _on_removed(self) -> None:
        if self.current:
            self.remove_requested.emit(self.current)

    def _on_context_menu(self, where: QPoint) -> None:
        if not self.current:
            return
        menu = QMenu(self)
        if self._can_edit:
            menu.addAction("Edit…").triggered.connect(self._on_activated)
        menu.addAction("Remove").triggered.connect(self._on_removed)
        menu.exec(self.rows.viewport().mapToGlobal(where))
        menu.deleteLater()


class _Rows(QListWidget):
    """As high as its rows, up to a few."""

    removed = Signal()

    def fit(self) -> None:
        """Take the height of the rows there are, their words wrapped."""
        width = max(80, self.viewport().width() - 2 * _ROW_PADDING)
        heights = []
        for row in range(self.count()):
            item = self.item(row)
            words = self.fontMetrics().boundingRect(
                0, 0, width, 10_000, int(Qt.TextFlag.TextWordWrap), item.text()
            )
            heights.append(words.height() + _ROW_PADDING)
            item.setSizeHint(QSize(0, heights[-1]))
        self.setFixedHeight(sum(heights[:_MOST_ROWS]) + 2 * self.frameWidth() + 2)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()  # the words wrap otherwise now

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
