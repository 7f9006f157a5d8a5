"""A small form for one act: a few fields, what is wrong below them, and one button that does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from caseorg.base.errors import BadInput, CaseorgError
from caseorg.gui.widgets.beginnings import show_beginnings
from caseorg.gui.widgets.date_field import DateField
from caseorg.gui.widgets.document_field import DocumentField
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.gui.widgets.lines_edit import LinesEdit

Input = QLineEdit | QComboBox | LinesEdit

_MOST_WITHOUT_TYPING = 20
_MOST_IN_A_COLUMN = 7
_WIDTH, _WIDTH_OF_TWO_COLUMNS = 460, 680


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form. With `choices` (words, value) one of them is chosen, else a text or, with `is_day` a day, with
    `is_moment` a day with or without a time is typed; with `is_document` a document of the case is chosen. `in_lines`
    is for a text of several lines. `initial` is what it shows at first: a text, or the value of a choice."""

    name: str
    label: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] | None = None
    is_day: bool = False
    is_moment: bool = False
    is_document: bool = False
    in_lines: bool = False
    initial: str = ""


class ActDialog(QDialog):
    """Asks for the values and hands them to `act` by name; stays open, with the reason, where the act is refused."""

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        act: Callable[[dict[str, str], ActDialog], None],
        parent: QWidget | None = None,
        *,
        known: Callable[[str], dict[str, str]] | None = None,
        documents: Callable[[], DocumentField] | None = None,
        about: str = "",
    ) -> None:
        """`known` gives what stands now of the one that the field "uuid" chooses, shown again whenever it changes;
        `documents` makes the field in which a document of the case is chosen. `about` stands above the fields; `known`
        may give another one, under that name."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH if len(fields) <= _MOST_IN_A_COLUMN else _WIDTH_OF_TWO_COLUMNS)
        self._act = act
        self._documents = documents
        self._days: dict[str, DateField] = {}
        self.inputs: dict[str, Input] = {}
        self.about = QLabel(self)
        self.about.setTextFormat(Qt.TextFormat.PlainText)  # it may be words of others
        self.about.setWordWrap(True)
        self._say_about(about)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addWidget(self.about)
        # before the buttons: the keyboard comes to them in this order
        column.addLayout(_laid_out([self._row(field) for field in fields]))
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.act_button = self.buttons.addButton(title.rstrip("…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self._on_accepted)
        column.addWidget(self.problem)
        column.addStretch()
        column.addWidget(self.buttons)
        self._show_known(known)

    def _row(self, field: FormField) -> LabeledField:
        """The field with its label; a day says below what was understood."""
        if field.is_day or field.is_moment:
            day = DateField(field.label, timed=field.is_moment, hint=field.hint)
            self._days[field.name], self.inputs[field.name] = day, day.line
            if field.initial:
                day.show_day(field.initial)
            return day
        made = self._documents() if field.is_document and self._documents else None
        self.inputs[field.name] = made or _input(field)
        return LabeledField(field.label, self.inputs[field.name], hint=field.hint)

    def _show_known(self, known: Callable[[str], dict[str, str]] | None) -> None:
        box = self.inputs.get("uuid")
        if known is None or not isinstance(box, QComboBox):
            return

        def show() -> None:
            stands = known(str(box.currentData()))
            self._say_about(stands.get("about", ""))
            for name, text in stands.items():
                field = self.inputs.get(name)
                if isinstance(field, QComboBox):
                    field.setCurrentIndex(max(field.findData(text), 0))
                elif field is not None:
                    field.setText(text)

        show()
        box.currentIndexChanged.connect(show)

    def _say_about(self, text: str) -> None:
        self.about.setText(text)
        self.about.setVisible(bool(text))

    def refuse(self, error: CaseorgError) -> None:
        """Say why it was not done."""
        self.problem.setText(error.sentence)
        self.problem.show()
        self.act_button.setEnabled(True)

    def done_with(self, _value: object = None) -> None:
        """Close: it was done."""
        self.accept()

    def _on_accepted(self) -> None:
        for field in self.inputs.values():
            if isinstance(field, DocumentField) and field.is_unknown:
                self.refuse(BadInput("No document of the case is called so. Choose one of those offered."))
                field.setFocus()
                return
        self.act_button.setEnabled(False)
        values = {name: _value(field) for name, field in self.inputs.items()}
        values |= {name: day.day for name, day in self._days.items() if day.day}
        self._act(values, self)


def _laid_out(rows: Sequence[LabeledField]) -> QGridLayout:
    """The fields below each other; where there are many, in two columns that are read one after the other."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(12)
    per_column = len(rows) if len(rows) <= _MOST_IN_A_COLUMN else (len(rows) + 1) // 2
    for place, row in enumerate(rows):
        column = place // per_column
        grid.addWidget(row, place % per_column, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, 1)
        if per_column < len(rows):
            grid.setColumnMinimumWidth(column, _WIDTH_OF_TWO_COLUMNS // 2 - 34)
            if row.below.isVisibleTo(row):  # in so narrow a column it may take two lines, and a dialog does not grow
                row.below.setAlignment(Qt.AlignmentFlag.AlignTop)
                row.below.setMinimumHeight(2 * row.fontMetrics().lineSpacing() + 4)
    return grid


def _input(field: FormField) -> Input:
    if field.choices is None:
        return LinesEdit(field.initial) if field.in_lines else QLineEdit(field.initial)
    box = QComboBox()
    for words, value in field.choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(field.initial), 0))
    if len(field.choices) > _MOST_WITHOUT_TYPING:
        _find_by_typing(box)
    return box


def _find_by_typing(box: QComboBox) -> None:
    """Let a long list be narrowed by typing any part of what is looked for; only what is there can be chosen."""
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer, line = box.completer(), box.lineEdit()
    assert completer is not None and line is not None  # an editable box has both
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(30)

    def settle() -> None:
        place = box.findText(box.currentText(), Qt.MatchFlag.MatchFixedString)
        box.setCurrentIndex(place if place >= 0 else box.currentIndex())
        box.setEditText(box.itemText(box.currentIndex()))

    line.editingFinished.connect(settle)
    show_beginnings(box)


def _value(field: Input) -> str:
    if isinstance(field, DocumentField):
        return field.document_uuid or ""
    return str(field.currentData() or "") if isinstance(field, QComboBox) else field.text().strip()
