"""Every action with its shortcut, to be changed; a key that is taken says by what."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui.actions import Actions, Category

_ID = Qt.ItemDataRole.UserRole


class ShortcutEditor(QWidget):
    """Holds the shortcuts that differ from the usual ones until they are taken over."""

    changed = Signal()

    def __init__(self, actions: Actions, own: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._own = dict(own)
        self._rows: dict[str, QTreeWidgetItem] = {}
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter actions or keys")
        self.filter.setAccessibleName("Filter actions or keys")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._narrow)
        self.list = QTreeWidget()
        self.list.setAccessibleName("Actions and their shortcuts")
        self.list.setHeaderLabels(["Action", "Shortcut"])
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.header().resizeSection(1, 150)
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName("New shortcut")
        for line in self.keys.findChildren(QLineEdit):
            line.setAccessibleName("New shortcut")
        self.keys.setClearButtonEnabled(True)
        self.keys.keySequenceChanged.connect(self._on_keys)
        self.usual = QPushButton("Usual Shortcut")
        self.usual.clicked.connect(self._on_usual)
        self.says = QLabel()
        self.says.setWordWrap(True)
        below = QHBoxLayout()
        below.addWidget(QLabel("Press the new keys:"))
        below.addWidget(self.keys, 1)
        below.addWidget(self.usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addLayout(below)
        column.addWidget(self.says)
        self._fill()
        self._show(None)

    @property
    def shortcuts(self) -> dict[str, str]:
        """The shortcuts that differ from the usual ones, by action."""
        return dict(self._own)

    def keys_of(self, action_id: str) -> str:
        """The shortcut an action has here, in Qt's portable words."""
        return self._own.get(action_id, self._actions.entry(action_id).shortcut)

    def set_keys(self, action_id: str, keys: str) -> str:
        """Give an action a shortcut, "" for none. Returns why it cannot have it, "" where it has it now."""
        taken = self._holder(keys, but=action_id)
        if taken:
            title = self._actions.entry(taken).title.removesuffix("…")
            return f"{_native(keys)} is the shortcut of “{title}”. Take it away there first, or press other keys."
        usual = QKeySequence(self._actions.entry(action_id).shortcut).toString()
        if keys == usual:
            self._own.pop(action_id, None)
        else:
            self._own[action_id] = keys
        self._rows[action_id].setText(1, _native(keys))
        self.changed.emit()
        return ""

    def _holder(self, keys: str, *, but: str) -> str:
        if not keys:
            return ""
        wanted = QKeySequence(keys)
        others = (action.id for action in self._actions if action.id != but)
        return next((other for other in others if QKeySequence(self.keys_of(other)) == wanted), "")

    def _fill(self) -> None:
        for category in Category:
            group = QTreeWidgetItem([category.value])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for action in self._actions:
                if action.category is category:
                    row = QTreeWidgetItem([action.title.removesuffix("…"), _native(self.keys_of(action.id))])
                    row.setData(0, _ID, action.id)
                    row.setToolTip(0, action.help)
                    self._rows[action.id] = row
                    group.addChild(row)
            self.list.addTopLevelItem(group)
            group.setExpanded(True)

    def _narrow(self, typed: str) -> None:
        words = typed.lower().split()
        for row in self._rows.values():
            text = f"{row.text(0)} {row.text(1)} {row.toolTip(0)}".lower()
            row.setHidden(not all(word in text for word in words))

    def _show(self, item: QTreeWidgetItem | None) -> None:
        action_id = item.data(0, _ID) if item is not None else None
        self.keys.blockSignals(True)
        self.keys.setKeySequence(QKeySequence(self.keys_of(action_id) if action_id else ""))
        self.keys.blockSignals(False)
        self.keys.setEnabled(bool(action_id))
        self.usual.setEnabled(bool(action_id))
        self._say(self._actions.entry(action_id).help if action_id else "Choose an action to give it other keys.")

    def _on_keys(self, keys: QKeySequence) -> None:
        self._try(keys.toString(QKeySequence.SequenceFormat.PortableText))

    def _on_usual(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        usual = self._actions.entry(item.data(0, _ID)).shortcut
        self._try(QKeySequence(usual).toString(QKeySequence.SequenceFormat.PortableText))
        self._show(item)

    def _try(self, keys: str) -> None:
        item = self.list.currentItem()
        if item is None or not item.data(0, _ID):
            return
        problem = self.set_keys(item.data(0, _ID), keys)
        self._say(problem, is_wrong=bool(problem))

    def _say(self, text: str, *, is_wrong: bool = False) -> None:
        self.says.setText(text)
        self.says.setProperty("role", "error" if is_wrong else "muted")
        self.says.style().unpolish(self.says)
        self.says.style().polish(self.says)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
