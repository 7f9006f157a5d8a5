"""What a change would bring about, line by line, before anything is changed; single lines can be taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.base.errors import CaseorgError
from caseorg.gui.looks import color

_KEY = Qt.ItemDataRole.UserRole
_COLUMNS = ("What follows", "Before", "After", "Why")
_WIDTHS = (270, 140, 150)
_BEFORE = 1
_AIR, _BOX, _TALLEST = 10, 26, 1000


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One consequence. `chosen` is None for what is only told, else whether it is to be done; `group` is the heading it
    stands under, `tone` the name of a color of the look."""

    key: str
    group: str
    title: str
    before: str
    after: str
    why: str
    chosen: bool | None = None
    tone: str = "text"


class PreviewDialog(QDialog):
    """Shows lines under their headings; Space or a click takes one out or in, and `chosen_changed` asks to plan again.

    `do_requested` is the wish to do it; it stays open until that is done, or with the reason where it is refused.
    """

    chosen_changed = Signal(str, bool)
    do_requested = Signal()

    def __init__(self, title: str, act_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(980, 520)
        self.headline = QLabel(wordWrap=True)
        self.headline.setProperty("role", "heading")
        self.warning = QLabel(wordWrap=True)
        self.warning.setProperty("role", "error")
        self.warning.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problem = QLabel(wordWrap=True)
        self.problem.setProperty("role", "error")
        self.lines = _Lines(self)
        self.extra = QVBoxLayout()  # where whoever asks puts questions
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.act_button = self.buttons.addButton(act_title, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self._on_accepted)
        self.lines.itemChanged.connect(self._on_item_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.headline)
        column.addWidget(self.warning)
        column.addLayout(self.extra)
        column.addWidget(self.lines, 1)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)
        for label in (self.warning, self.problem):
            label.hide()

    def show_lines(self, headline: str, lines: Sequence[PreviewLine], warnings: Sequence[str] = ()) -> None:
        """Show what follows now; the cursor stays on the line it is on."""
        current = self.lines.currentItem()
        key = current.data(0, _KEY) if current else None
        self.headline.setText(headline)
        self.warning.setText("\n\n".join(warnings))
        self.warning.setVisible(bool(warnings))
        self.lines.blockSignals(True)
        self.lines.fill(lines, key)
        self.lines.blockSignals(False)
        self.act_button.setEnabled(True)

    def refuse(self, error: CaseorgError) -> None:
        """Say why it was not done."""
        self.problem.setText(error.sentence)
        self.problem.show()
        self.act_button.setEnabled(True)

    def done_with(self, _value: object = None) -> None:
        """Close: it was done."""
        self.accept()

    def _on_accepted(self) -> None:
        self.act_button.setEnabled(False)
        self.problem.hide()
        self.do_requested.emit()

    def _on_item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        key = item.data(0, _KEY)
        if column == 0 and key:
            self.chosen_changed.emit(key, item.checkState(0) is Qt.CheckState.Checked)


class _Lines(QTreeWidget):
    """The lines under their headings."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("What follows")
        self.setHeaderLabels(_COLUMNS)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self._wrapping = _Wrapping(self)  # Qt does not keep it alive
        self.setItemDelegate(self._wrapping)
        header = self.header()
        for place, width in enumerate(_WIDTHS):
            header.resizeSection(place, width)
        header.setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)

    def fill(self, lines: Sequence[PreviewLine], current: str | None) -> None:
        """Show these lines."""
        self.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for line in lines:
            if line.group not in groups:
                groups[line.group] = self._heading(line.group)
            item = _item(line)
            groups[line.group].addChild(item)
            if line.key == current or (current is None and self.currentItem() is None):
                self.setCurrentItem(item)
        self.expandAll()
        self.setColumnHidden(_BEFORE, not any(line.before for line in lines))

    def _heading(self, text: str) -> QTreeWidgetItem:
        heading = QTreeWidgetItem([text])
        font = self.font()
        font.setBold(True)
        heading.setFont(0, font)
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addTopLevelItem(heading)
        heading.setFirstColumnSpanned(True)
        return heading

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the button of the dialog takes it
        else:
            super().keyPressEvent(event)


class _Wrapping(QStyledItemDelegate):
    """Gives a line the height that its words need in the width there is."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        tree, column = self._tree, index.column()
        room = tree.columnWidth(column) - _AIR
        if column == 0:
            room -= tree.indentation() + (_BOX if index.data(Qt.ItemDataRole.CheckStateRole) is not None else 0)
        words = QRect(0, 0, max(room, 1), _TALLEST)
        needed = option.fontMetrics.boundingRect(words, int(Qt.TextFlag.TextWordWrap), str(index.data() or ""))
        single = not index.parent().isValid()
        return QSize(1, (option.fontMetrics.height() if single else needed.height()) + _AIR)


def _item(line: PreviewLine) -> QTreeWidgetItem:
    item = QTreeWidgetItem([line.title, line.before, line.after, line.why])
    item.setData(0, _KEY, line.key)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if line.chosen is not None:
        flags |= Qt.ItemFlag.ItemIsUserCheckable
        item.setCheckState(0, Qt.CheckState.Checked if line.chosen else Qt.CheckState.Unchecked)
    item.setFlags(flags)
    tone = "muted" if line.chosen is False else line.tone
    for place in range(len(_COLUMNS)):
        item.setForeground(place, color(tone))
        item.setToolTip(place, line.why)
    spoken = ", ".join(part for part in (line.title, line.before, line.after, line.why) if part)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
    return item
