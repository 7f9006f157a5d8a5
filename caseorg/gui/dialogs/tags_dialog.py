"""All tags: rename, recolor, remove, wherever they are used."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
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
from caseorg.gui.bridge import Bridge
from caseorg.gui.widgets.swatch import SWATCH, swatch
from caseorg.model.changes import Changes
from caseorg.model.document import Tag
from caseorg.operations import add_tag, edit_tag, remove_tag
from caseorg.queries.documents import tags

_UUID = Qt.ItemDataRole.UserRole
_COLOR = Qt.ItemDataRole.UserRole + 1
_EXPLAINED = "A tag is the same in all cases. Removing one takes it off every document."


class TagsDialog(QDialog):
    """Every change is made at once and can be undone."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._wanted: str | None = None
        self.setWindowTitle("Tags")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(440, 420)
        self.list = QListWidget()
        self.list.setAccessibleName("Tags")
        self.list.setIconSize(QSize(SWATCH, SWATCH))
        self.list.setEditTriggers(
            QListWidget.EditTrigger.EditKeyPressed | QListWidget.EditTrigger.DoubleClicked
        )
        self.list.itemChanged.connect(self._on_renamed)
        self.list.currentItemChanged.connect(lambda *_: self._show_buttons())
        self.add = QPushButton("Add")
        self.rename = QPushButton("Rename")
        self.recolor = QPushButton("Color…")
        self.remove = QPushButton("Remove")
        self.add.clicked.connect(self._on_add)
        self.rename.clicked.connect(self._on_rename)
        self.recolor.clicked.connect(self._on_recolor)
        self.remove.clicked.connect(self._on_remove)
        self.says = QLabel(_EXPLAINED)
        self.says.setWordWrap(True)
        buttons = QVBoxLayout()
        for button in (self.add, self.rename, self.recolor, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        middle = QHBoxLayout()
        middle.addWidget(self.list, 1)
        middle.addLayout(buttons)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addWidget(self.says)
        column.addWidget(close)
        bridge.changed.connect(self._on_changed)
        self._ask()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("tags"):
            self._say(_EXPLAINED, is_wrong=False)
            self._ask()

    def _ask(self) -> None:
        self._bridge.ask_later(tags, then=self._on_tags, topic="tags dialog")

    def _on_tags(self, found: list[Tag]) -> None:
        current = self.list.currentItem()
        wanted = self._wanted or (current.data(_UUID) if current is not None else None)
        self._wanted = None
        self.list.blockSignals(True)
        self.list.clear()
        for tag in found:
            item = QListWidgetItem(swatch(tag.color), tag.name)
            item.setData(_UUID, tag.uuid)
            item.setData(_COLOR, tag.color)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
            if tag.uuid == wanted:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._show_buttons()

    def _show_buttons(self) -> None:
        is_chosen = self.list.currentItem() is not None
        for button in (self.rename, self.recolor, self.remove):
            button.setEnabled(is_chosen)

    def _on_add(self) -> None:
        """Add one under a name of its own, to be typed over."""
        names = {self.list.item(row).text().casefold() for row in range(self.list.count())}
        number = next(n for n in range(1, len(names) + 2) if _new_name(n).casefold() not in names)
        self._bridge.do(add_tag, name=_new_name(number), then=self._on_added, otherwise=self._on_refused)

    def _on_added(self, tag: Tag) -> None:
        self._wanted = tag.uuid
        self._bridge.ask_later(tags, then=self._on_tags_with_new, topic="tags dialog")

    def _on_tags_with_new(self, found: list[Tag]) -> None:
        self._on_tags(found)
        self._on_rename()

    def _on_rename(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.editItem(item)

    def _on_renamed(self, item: QListWidgetItem) -> None:
        self._bridge.do(edit_tag, uuid=item.data(_UUID), name=item.text(), otherwise=self._on_refused)

    def _on_recolor(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        chosen = QColorDialog.getColor(QColor(item.data(_COLOR)), self, f"Color of “{item.text()}”")
        if chosen.isValid():
            self._bridge.do(edit_tag, uuid=item.data(_UUID), color=chosen.name(), otherwise=self._on_refused)

    def _on_remove(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        removed = f"The tag “{item.text()}” was removed. Edit → Undo brings it back."
        self._bridge.do(
            remove_tag,
            uuid=item.data(_UUID),
            then=lambda _value: self._say(removed, is_wrong=False),
            otherwise=self._on_refused,
        )

    def _on_refused(self, error: CaseorgError) -> None:
        self._ask()
        self._say(error.sentence, is_wrong=True)

    def _say(self, text: str, *, is_wrong: bool) -> None:
        self.says.setText(text)
        self.says.setProperty("role", "error" if is_wrong else "muted")
        self.says.style().unpolish(self.says)
        self.says.style().polish(self.says)


def _new_name(number: int) -> str:
    return "New tag" if number == 1 else f"New tag {number}"
