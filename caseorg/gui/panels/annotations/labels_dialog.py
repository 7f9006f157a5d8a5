"""Tags or issues of several annotations at once: checked where all have it, half where some do; new ones are typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

_KEY = Qt.ItemDataRole.UserRole
_STATES = {0: Qt.CheckState.Unchecked, 1: Qt.CheckState.PartiallyChecked, 2: Qt.CheckState.Checked}


@dataclass(frozen=True, slots=True)
class Label:
    """Something annotations can carry: its id, its name, and how many of those selected carry it."""

    key: str
    name: str
    carried: int


@dataclass(frozen=True, slots=True)
class LabelChanges:
    """What was decided: names put on that are new or known, names taken off."""

    put: tuple[str, ...]
    taken: tuple[str, ...]


class LabelsDialog(QDialog):
    """Asks; `decided` tells what changes, once it is accepted."""

    decided = Signal(object)  # LabelChanges

    def __init__(
        self, title: str, what: str, labels: Sequence[Label], of: int, *, can_add: bool = True,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`what` is the word for one ("tag"), `of` how many annotations are selected."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(360, 420)
        self._what = what
        self._before: dict[str, Qt.CheckState] = {}
        count = f"{of:,} annotation{'' if of == 1 else 's'}"
        self.line = _NameLine(f"Add a {what}" if what[0] not in "aeiou" else f"Add an {what}")
        self.line.setVisible(can_add)
        self.list = QListWidget()
        self.list.setAccessibleName(f"{what.capitalize()}s of {count}")
        for label in labels:
            share = 0 if not label.carried else 2 if label.carried == of else 1
            self._add_item(label.name, _STATES[share], before=_STATES[share])
        completer = QCompleter([label.name for label in labels], self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName(f"{what.capitalize()}s there are")
        self.line.setCompleter(completer)
        self.line.entered.connect(self._on_entered)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        says = QLabel(f"For {count}. A {what} half checked is on some of them and stays so.")
        says.setWordWrap(True)
        says.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (self.line, self.list, says, buttons):
            column.addWidget(widget)
        self.setTabOrder(self.line, self.list)
        (self.line if can_add else self.list).setFocus()
        if self.list.count():
            self.list.setCurrentRow(0)

    @property
    def changes(self) -> LabelChanges:
        """What is decided now."""
        put: list[str] = []
        taken: list[str] = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            state, before = item.checkState(), self._before[item.text()]
            if state == before or state == Qt.CheckState.PartiallyChecked:
                continue
            (put if state == Qt.CheckState.Checked else taken).append(item.text())
        return LabelChanges(tuple(put), tuple(taken))

    def check(self, name: str, *, on: bool = True) -> None:
        """Check or uncheck one as the user does."""
        for item in self.list.findItems(name, Qt.MatchFlag.MatchExactly):
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _add_item(self, name: str, state: Qt.CheckState, *, before: Qt.CheckState) -> QListWidgetItem:
        item = QListWidgetItem(name)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags)
        item.setCheckState(state)
        self._before[name] = before
        self.list.addItem(item)
        return item

    def _on_entered(self, text: str) -> None:
        name = " ".join(text.split())
        known = [item for item in self._items if item.text().casefold() == name.casefold()]
        if known:
            known[0].setCheckState(Qt.CheckState.Checked)
        elif name:
            known = [self._add_item(name, Qt.CheckState.Checked, before=Qt.CheckState.Unchecked)]
        if known:
            self.list.scrollToItem(known[0])

    @property
    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    # Qt overrides

    def accept(self) -> None:
        self._on_entered(self.line.text())  # what was typed and not entered is meant too
        changes = self.changes
        super().accept()
        if changes.put or changes.taken:
            self.decided.emit(changes)


class _NameLine(QLineEdit):
    """Enter takes the name; Enter in the empty line is for the dialog."""

    entered = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            completer = self.completer()
            popup = completer.popup() if completer is not None else None
            if popup is not None and popup.isVisible() and popup.currentIndex().isValid():
                event.ignore()  # the completer then takes what is marked in its list
                return
            self.entered.emit(self.text())
            self.clear()
        else:
            super().keyPressEvent(event)
