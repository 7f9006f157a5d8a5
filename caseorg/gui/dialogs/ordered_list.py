"""A dialog over a short list that is renamed, ordered, added to and removed from; every change is made at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from caseorg.base.errors import CaseorgError
from caseorg.base.ids import new_uuid
from caseorg.gui.bridge import Bridge
from caseorg.gui.widgets.swatch import SWATCH
from caseorg.gui.widgets.two_lines import NOTE, TwoLinesDelegate
from caseorg.model.changes import Changes
from caseorg.model.record import Record

_UUID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: `count` annotations have it."""

    uuid: str
    name: str
    count: int
    position: int
    icon: QIcon = field(default_factory=QIcon)


class OrderedDialog(QDialog):
    """Subclasses say what there is and what is done."""

    explained: ClassVar[str]
    what: ClassVar[str]

    def __init__(self, bridge: Bridge, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self._wanted: str | None = None
        self._edits = False
        self._positions: dict[str, int] = {}
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(460, 420)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setIconSize(QSize(SWATCH, SWATCH))
        self.list.setItemDelegate(TwoLinesDelegate(self.list))
        self.list.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed | QListWidget.EditTrigger.DoubleClicked)
        self.list.itemChanged.connect(lambda item: self.rename(item.data(_UUID), item.text()))
        self.list.currentItemChanged.connect(lambda *_: self._show_buttons())
        self.buttons = {
            title: QPushButton(title) for title in ("Add", "Rename", "Move Up", "Move Down", "Remove")
        }
        acts = (self._on_add, self._on_rename, lambda: self._on_move(-1), lambda: self._on_move(1), self._on_remove)
        self._buttons = QVBoxLayout()
        for button, act in zip(self.buttons.values(), acts, strict=True):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            self._buttons.addWidget(button)
        self._buttons.addStretch()
        middle = QHBoxLayout()
        middle.addWidget(self.list, 1)
        middle.addLayout(self._buttons)
        self.says = QLabel(self.explained)
        self.says.setWordWrap(True)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 16, 18, 14)
        self._column.setSpacing(12)
        self._column.addLayout(middle, 1)
        self._column.addWidget(self.says)
        self._column.addWidget(close)
        bridge.changed.connect(self._on_changed)

    # For subclasses

    def ask(self) -> None:
        """Ask what there is, and show it with `show_rows`."""
        raise NotImplementedError

    def is_touched(self, changes: Changes) -> bool:
        raise NotImplementedError

    def add(self, name: str) -> None:
        raise NotImplementedError

    def rename(self, uuid: str, name: str) -> None:
        raise NotImplementedError

    def put_at(self, uuid: str, position: int, step: str) -> None:
        raise NotImplementedError

    def remove(self, uuid: str) -> None:
        raise NotImplementedError

    def add_button(self, button: QPushButton, place: int) -> None:
        """Put one more button beside the list, for the line that is chosen."""
        button.setAutoDefault(False)
        self.buttons[button.text()] = button
        self._buttons.insertWidget(place, button)

    def add_below(self, widget: QWidget) -> None:
        """Put something between the list and the explanation."""
        self._column.insertWidget(1, widget)

    # What is shown

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these lines; the one that was chosen stays so."""
        self._positions = {row.uuid: row.position for row in rows}
        current = self.list.currentItem()
        wanted = self._wanted or (current.data(_UUID) if current is not None else None)
        self._wanted = None
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(row.icon, row.name)
            item.setData(_UUID, row.uuid)
            item.setData(NOTE, f"{row.count:,}")
            words = f"{row.name}, {row.count:,} annotation{'' if row.count == 1 else 's'}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            item.setToolTip(words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
            if row.uuid == wanted:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._show_buttons()
        if self._edits and self.list.currentItem() is not None:
            self._edits = False
            self._on_rename()

    def on_added(self, one: Record) -> None:
        """A new one is there under a name of its own, to be typed over."""
        self._wanted, self._edits = one.uuid, True
        self.ask()

    def on_removed(self, _value: object) -> None:
        self._say(f"The {self.what} was removed. Edit → Undo brings it back.", is_wrong=False)

    def on_refused(self, error: CaseorgError) -> None:
        self.ask()
        self._say(error.sentence, is_wrong=True)

    def _on_changed(self, changes: Changes) -> None:
        if self.is_touched(changes):
            self._say(self.explained, is_wrong=False)
            self.ask()

    def _show_buttons(self) -> None:
        row = self.list.currentRow()
        for title, button in self.buttons.items():
            button.setEnabled(title == "Add" or row >= 0)
        self.buttons["Move Up"].setEnabled(row > 0)
        self.buttons["Move Down"].setEnabled(0 <= row < self.list.count() - 1)

    def _say(self, text: str, *, is_wrong: bool) -> None:
        self.says.setText(text)
        self.says.setProperty("role", "error" if is_wrong else "muted")
        self.says.style().unpolish(self.says)
        self.says.style().polish(self.says)

    # What is done

    def _on_add(self) -> None:
        names = {self.list.item(row).text().casefold() for row in range(self.list.count())}
        first = f"New {self.what}"
        many = (first if number == 1 else f"{first} {number}" for number in range(1, len(names) + 2))
        self.add(next(name for name in many if name.casefold() not in names))

    def _on_rename(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.editItem(item)

    def _on_move(self, by: int) -> None:
        """Every line gets its place as its number: places there were before may have gaps or be the same."""
        row = self.list.currentRow()
        order = [self.list.item(place).data(_UUID) for place in range(self.list.count())]
        if not 0 <= row + by < len(order):
            return
        order.insert(row + by, order.pop(row))
        step = new_uuid()
        for position, uuid in enumerate(order):
            if self._positions[uuid] != position:
                self.put_at(uuid, position, step)

    def _on_remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.remove(item.data(_UUID))
