"""The list on the left: which panel stands in the middle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from caseorg.gui import icons
from caseorg.gui.looks import looks

_NAME = Qt.ItemDataRole.UserRole
_ICON = Qt.ItemDataRole.UserRole + 1
_WIDTH = 152
_AROUND = 78  # icon, its gap, and the air of a line
_LINE = 40


class Navigation(QListWidget):
    """One line for every panel."""

    chosen = Signal(str)  # the panel's name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName("Navigation")
        self.setFixedWidth(_WIDTH)
        self.setIconSize(QSize(20, 20))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_chosen)
        self.itemActivated.connect(self._on_chosen)
        self.currentItemChanged.connect(lambda item, _before: self._on_chosen(item))
        looks.changed.connect(self._dress)

    def add(self, name: str, title: str, icon_name: str) -> None:
        """Add a line for a panel."""
        item = QListWidgetItem(title)
        item.setData(_NAME, name)
        item.setData(_ICON, icon_name)
        item.setIcon(icons.icon(icon_name))
        item.setSizeHint(QSize(0, _LINE))
        self.blockSignals(True)
        self.addItem(item)
        self.blockSignals(False)
        self._fit()

    def show_chosen(self, name: str) -> None:
        """Mark the line of a panel, without choosing it."""
        self.blockSignals(True)
        for row in range(self.count()):
            if self.item(row).data(_NAME) == name:
                self.setCurrentRow(row)
        self.blockSignals(False)
        self.viewport().update()

    def _fit(self) -> None:
        """As wide as the longest title, at any size of the text."""
        titles = [self.item(row).text() for row in range(self.count())]
        widest = max((self.fontMetrics().horizontalAdvance(title) for title in titles), default=0)
        self.setFixedWidth(max(_WIDTH, widest + _AROUND))

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_NAME))

    def _dress(self) -> None:
        for row in range(self.count()):
            item = self.item(row)
            item.setIcon(icons.icon(item.data(_ICON)))

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()
