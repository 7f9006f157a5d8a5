"""A short list at the left of a dialog that chooses what stands at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

NAME = Qt.ItemDataRole.UserRole
_LINE = 34


class SideList(QListWidget):
    """Lines with room between them."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAccessibleName(accessible_name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def add(self, title: str, name: str = "") -> QListWidgetItem:
        """Add a line; `name` is kept with it."""
        item = QListWidgetItem(title)
        item.setData(NAME, name or title)
        item.setSizeHint(QSize(0, _LINE))
        self.addItem(item)
        return item
