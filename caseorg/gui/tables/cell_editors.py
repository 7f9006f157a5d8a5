"""Editing in the cell: a line that must not be empty, a date, one of a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from caseorg.base.errors import BadInput
from caseorg.gui.tables.text_validators import DateValidator, WordsValidator
from caseorg.rules.typed_dates import spoken_date, typed_date

Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    """Edits in a line, which keeps the cursor until `validator` takes what was typed or Esc gives it up."""

    def __init__(
        self, validator: type[QValidator] = WordsValidator, *, name: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._validator = validator
        self._name = name

    # Qt overrides

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAutoFillBackground(True)
        editor.setAccessibleName(self._name)
        editor.setValidator(self._validator(editor))
        return editor


class DateDelegate(LineDelegate):
    """Edits a date, and shows below the cell which day was understood."""

    def __init__(self, *, name: str = "Date filed", parent: QObject | None = None) -> None:
        super().__init__(DateValidator, name=name, parent=parent)

    # Qt overrides

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        assert isinstance(editor, QLineEdit)
        editor.setPlaceholderText("2026-03-31")
        editor.textEdited.connect(lambda text: _tell_below(editor, understood(text)))
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, typed_date(editor.text()) or "")


class ChoiceDelegate(QStyledItemDelegate):
    """Edits by choosing one of a list; choosing is committing."""

    def __init__(self, choices: Sequence[str], *, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._name = name

    def _on_chosen(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    # Qt overrides

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QComboBox(parent)
        editor.setAccessibleName(self._name)
        editor.addItems(self._choices)
        editor.activated.connect(lambda: self._on_chosen(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentText())


def understood(text: str) -> str:
    """What is said of a date while it is typed: the day understood, or how to type one."""
    try:
        found = typed_date(text)
    except BadInput:
        return "Type it as 2026-03-31 or 3/31/2026 (month first)."
    return spoken_date(found) if found else "No date."


def _tell_below(editor: QWidget, sentence: str) -> None:
    QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), sentence, editor)
