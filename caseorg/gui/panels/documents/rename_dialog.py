"""Asks for a template and shows what every title would become, before anything is changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from caseorg.base.errors import BadInput
from caseorg.gui.bridge import Bridge
from caseorg.gui.widgets.flow_layout import FlowLayout
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.queries.documents import DocumentLine, document_lines
from caseorg.rules.title_templates import EXAMPLES, FIELDS, parse_template, titled

Index = QModelIndex | QPersistentModelIndex
_HELP = "Parts that a document lacks drop out, with what parts them from the others."
_REMEMBERED = 8


class RenameDialog(QDialog):
    """A template, its fields to put in by a click, and the titles old and new."""

    rename_requested = Signal(object, str)  # the new titles by id, and the template they were made with

    def __init__(
        self, bridge: Bridge, uuids: Sequence[str], templates: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """`templates` are those used before, the newest first."""
        super().__init__(parent)
        self.setWindowTitle("Rename by Template")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.template = QComboBox(self)
        self.template.setEditable(True)
        self.template.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.template.addItems(list(dict.fromkeys([*templates, *EXAMPLES])))
        self.template.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.template.view().setAccessibleName("Templates")
        self.field = LabeledField("&Template", self.template, hint=_HELP, keeps_lines=1, parent=self)
        self.field_buttons = [self._field_button(name, meaning) for name, meaning in FIELDS.items()]
        self.preview = _Preview(self)
        self.table = QTableView(self)
        self.says = QLabel(self)
        self.says.setProperty("role", "muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.rename_button = self.buttons.addButton("Rename", QDialogButtonBox.ButtonRole.AcceptRole)
        self._set_up_table()
        self._lay_out()
        self.template.editTextChanged.connect(self._show)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        bridge.ask_later(document_lines, tuple(uuids), then=self._on_lines, topic="documents to rename")

    def _field_button(self, name: str, meaning: str) -> QPushButton:
        button = QPushButton(f"{{{name}}}", self)
        button.setToolTip(f"Put in {meaning}")
        button.setAccessibleName(f"Put in {{{name}}}, {meaning}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._put_in(f"{{{name}}}"))
        return button

    def _set_up_table(self) -> None:
        self.table.setModel(self.preview)
        self.table.setAccessibleName("Titles old and new")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(False)

    def _lay_out(self) -> None:
        fields = QWidget(self)
        flow = FlowLayout(fields)
        for button in self.field_buttons:
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(fields)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.says)
        layout.addWidget(self.buttons)
        self.resize(820, 560)

    def _put_in(self, text: str) -> None:
        line = self.template.lineEdit()
        if line is not None:
            line.insert(text)
            line.setFocus()

    def _on_lines(self, lines: list[DocumentLine]) -> None:
        self.preview.lines = lines
        self._show()

    def _show(self) -> None:
        try:
            template = parse_template(self.template.currentText())
        except BadInput as error:
            self.field.refuse(error.sentence)
            self.preview.show([line.document.title for line in self.preview.lines])
            self.says.setText("")
            self.rename_button.setEnabled(False)
            return
        self.field.explain(_HELP)
        self.preview.show([titled(template, line.document, line.number) for line in self.preview.lines])
        changed, count = len(self.preview.changed), len(self.preview.lines)
        self.says.setText(f"{changed:,} of {count:,} titles change." if count != 1 else "")
        self.rename_button.setEnabled(changed > 0)

    def _on_accepted(self) -> None:
        self.rename_requested.emit(self.preview.changed, self.template.currentText().strip())
        self.accept()


def remember(templates: Sequence[str], used: str) -> list[str]:
    """The templates to offer next time, the one just used first; those that are always offered are not kept."""
    kept = [template for template in dict.fromkeys([used, *templates]) if template not in EXAMPLES]
    return kept[:_REMEMBERED]


class _Preview(QAbstractTableModel):
    """Titles old and new, a row for each document; those that change are set off."""

    _TITLES = ("Title Now", "New Title")

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[DocumentLine] = []
        self._titles: list[str] = []

    @property
    def changed(self) -> dict[str, str]:
        """The new titles by the ids of the documents, only where they differ from the old ones."""
        pairs = zip(self.lines, self._titles, strict=True)
        return {line.document.uuid: title for line, title in pairs if title != line.document.title}

    def show(self, titles: list[str]) -> None:
        self.beginResetModel()
        self._titles = titles
        self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        old, new = self.lines[index.row()].document.title, self._titles[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return new if index.column() else old
        if role == Qt.ItemDataRole.FontRole and index.column() and old != new:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and index.column() and old == new:
            return QPalette().placeholderText()
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._TITLES[section]
        return None
