"""What of the deadlines and hearings goes into a file or onto paper, and what is held back for its label."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui.looks import color
from caseorg.gui.widgets.date_field import DateField
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.model.record import Visibility
from caseorg.queries.leaving_dates import LeavingDate, LeavingScope, held, held_words
from caseorg.rules.deadline_words import day_text

_MOST_ROWS = 500
_CASE = 2  # the column


@dataclass(frozen=True, slots=True)
class LeavingForm:
    """A form in which dates leave: what it is called, the suffix of its file, which of the dates of a scope it has, and
    whether a range of days, alarms, a choice of scope, and printing belong to it. `days` are the first and the last day
    that stand there when it is chosen."""

    key: str
    title: str
    suffix: str
    keeps: Callable[[Sequence[LeavingDate]], Sequence[LeavingDate]]
    takes_range: bool = True
    takes_alarms: bool = False
    takes_scope: bool = True
    prints: bool = False
    days: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class LeavingAnswer:
    """What was chosen."""

    form: LeavingForm
    scope: LeavingScope
    highest: Visibility
    alarms: bool


class DatesLeavingDialog(QDialog):
    """Asks for form, scope, days and highest label, and lists what that lets out; asks for the dates by
    `dates_wanted`, which are handed to `show_dates`."""

    dates_wanted = Signal(object)  # LeavingScope
    save_requested = Signal(object)  # LeavingAnswer
    print_requested = Signal(object)  # LeavingAnswer

    def __init__(
        self,
        title: str,
        forms: Sequence[LeavingForm],
        scopes: Sequence[tuple[str, LeavingScope]],
        parent: QWidget | None = None,
    ) -> None:
        """`scopes` are words and what they mean."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 640)
        self._forms = {form.key: form for form in forms}
        self._scopes = tuple(scope for _, scope in scopes)
        self._dates: Sequence[LeavingDate] | None = None
        self.form = self._choice("Form", [(form.title, form.key) for form in forms])
        self.scope = self._choice("Whose", [(words, str(place)) for place, (words, _) in enumerate(scopes)])
        self.label = self._choice("What may leave", [(f"Up to {label.value}", label.value) for label in Visibility])
        self.label.setCurrentIndex(list(Visibility).index(Visibility.INTERNAL))
        self.first = DateField("&From", hint="Empty for no bound.")
        self.last = DateField("&Until", hint="Empty for no bound.")
        self.alarms = QCheckBox("With &reminders, as they are set here")
        self.alarms.setChecked(True)
        self.list = self._make_list()
        self.hint = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.problem.setProperty("role", "error")
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.print_button = self.buttons.addButton("&Print…", QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button = self.buttons.addButton("&Save…", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_button.setDefault(True)
        self._lay_out()
        self._connect()

    def _choice(self, name: str, values: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for words, value in values:
            box.addItem(words, value)
        box.setAccessibleName(name)
        return box

    @staticmethod
    def _make_list() -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName("What leaves")
        made.setHeaderLabels(["Day", "Deadline or hearing", "Case", "Label"])
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        header = made.header()
        header.setStretchLastSection(False)
        for section, mode in enumerate((QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch,
                                        QHeaderView.ResizeMode.Interactive,
                                        QHeaderView.ResizeMode.ResizeToContents)):  # fmt: skip
            header.setSectionResizeMode(section, mode)
        header.resizeSection(_CASE, 180)
        return made

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(14)
        fields.setVerticalSpacing(8)
        fields.addWidget(LabeledField("F&orm", self.form), 0, 0)
        fields.addWidget(LabeledField("&Whose", self.scope), 0, 1)
        for column, field in enumerate((self.first, self.last)):
            fields.addWidget(field, 1, column, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(LabeledField("What may &leave", self.label), 2, 0)
        fields.addWidget(self.alarms, 2, 1, Qt.AlignmentFlag.AlignBottom)
        for column in (0, 1):
            fields.setColumnStretch(column, 1)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(20, 16, 20, 16)
        column_of_all.setSpacing(10)
        column_of_all.addLayout(fields)
        for widget in (self.list, self.hint, self.problem, self.buttons):
            column_of_all.addWidget(widget, 1 if widget is self.list else 0)

    def _connect(self) -> None:
        self.form.currentIndexChanged.connect(self._on_form)
        self.scope.currentIndexChanged.connect(self._want)
        self.first.day_changed.connect(self._want)
        self.last.day_changed.connect(self._want)
        self.label.currentIndexChanged.connect(self._show)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(lambda: self._answer(self.save_requested))
        self.print_button.clicked.connect(lambda: self._answer(self.print_requested))

    # What is chosen

    @property
    def answer(self) -> LeavingAnswer:
        """What is chosen now."""
        return LeavingAnswer(self._form, self._scope, Visibility(self.label.currentData()), self.alarms.isChecked())

    def choose(self, key: str) -> None:
        """Choose a form."""
        self.form.setCurrentIndex(self.form.findData(key))

    def begin(self) -> None:
        """Ask for the dates for the first time, and show the dialog."""
        self._on_form()
        self.open()

    @property
    def _form(self) -> LeavingForm:
        return self._forms[str(self.form.currentData())]

    @property
    def _scope(self) -> LeavingScope:
        if not self._form.takes_scope:
            return LeavingScope()
        scope = self._scopes[max(self.scope.currentIndex(), 0)]
        if not self._form.takes_range:
            return scope
        first, last = self.first.day or "", self.last.day or ""
        return replace(scope, first=first, last=last, with_left=self._form.takes_alarms)

    def _on_form(self) -> None:
        form = self._form
        for field, day in zip((self.first, self.last), form.days, strict=True):
            field.setEnabled(form.takes_range)
            with QSignalBlocker(field):
                field.show_day(day or None)
        self.scope.setEnabled(form.takes_scope)
        self.alarms.setVisible(form.takes_alarms)
        self.print_button.setVisible(form.prints)
        self.save_button.setText("&Save as PDF…" if form.prints else "&Save…")
        self._want()

    def _want(self, *_: object) -> None:
        self.problem.hide()
        self.dates_wanted.emit(self._scope)

    # What leaves

    def show_dates(self, dates: Sequence[LeavingDate]) -> None:
        """Show the dates of the scope that was asked for last."""
        self._dates = dates
        self._show()

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be done; the dialog stays."""
        self.problem.setText(sentence)
        self.problem.show()
        self._set_ready(True)

    def _show(self, *_: object) -> None:
        if self._dates is None:
            return
        found = held(self._form.keeps(self._dates), self.answer.highest)
        kept = {one.uuid for one in found.held_back}
        rows = sorted((*found.going, *found.held_back), key=lambda one: (not one.day, one.day, one.title))
        self.list.clear()
        self.list.setColumnHidden(_CASE, len({one.case_uuid for one in rows}) < 2)
        for one in rows[:_MOST_ROWS]:
            self.list.addTopLevelItem(_row(one, is_held=one.uuid in kept))
        if len(rows) > _MOST_ROWS:
            self.list.addTopLevelItem(QTreeWidgetItem(["", f"and {len(rows) - _MOST_ROWS:,} more"]))
        going = "1 date leaves." if len(found.going) == 1 else f"{len(found.going):,} dates leave."
        held_back = held_words(found.held_back) or "Nothing is held back."
        self.hint.setText(f"{going} {held_back} Notes never leave.")
        self._set_ready(bool(found.going))

    def _set_ready(self, is_ready: bool) -> None:
        self.save_button.setEnabled(is_ready)
        self.print_button.setEnabled(is_ready)

    def _answer(self, signal: object) -> None:
        for field in (self.first, self.last):
            if self._form.takes_range and field.line.text().strip() and field.day is None:
                field.refuse("That is no day. Type it as 5/27 or 2026-05-27, or leave it empty.")
                field.setFocus()
                return
        self.problem.hide()
        signal.emit(self.answer)  # type: ignore[attr-defined]


def _row(one: LeavingDate, *, is_held: bool) -> QTreeWidgetItem:
    state = "" if one.state in ("open", "actual") else f" ({one.state})"
    label = f"{one.label.value}, held back" if is_held else one.label.value
    row = QTreeWidgetItem([day_text(one.day) or "no date", f"{one.title}{state}", one.case_name, label])
    for column in range(4):
        row.setToolTip(column, f"{one.title}{state}\n{one.case_name}")
        if is_held:
            row.setForeground(column, QBrush(color("muted")))
            font = row.font(column)
            font.setStrikeOut(column < 3)
            row.setFont(column, font)
    return row
