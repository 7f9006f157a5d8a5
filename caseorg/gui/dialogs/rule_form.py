"""The fields of an own rule, and what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from caseorg.gui.widgets.beginnings import show_beginnings
from caseorg.gui.widgets.date_field import DateField
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.model.counting import Unit
from caseorg.model.rule_draft import RuleDraft
from caseorg.model.trigger_events import TRIGGER_EVENTS
from caseorg.model.workspace_rules import RuleScope
from caseorg.rules.event_words import event_words

_CHOICES: dict[str, tuple[tuple[str, str], ...]] = {
    "unit": tuple((unit.value.replace("_", " "), unit.value) for unit in Unit),
    "direction": (("after", "after"), ("before", "before")),
    "added_days": (("adds no days", "none"), ("adds days by FRCP 6(d)", "6d"), ("adds days by FRAP 26(c)", "26c")),
    "regime": (
        ("FRCP 6", "frcp6"), ("FRAP 26", "frap26"), ("FRCrP 45", "frcrp45"), ("FRBP 9006", "frbp9006"),
        ("Sup. Ct. R. 30", "scotus30"), ("5 U.S.C. 552 (workdays)", "usc552"),
    ),
    "action": (
        ("filed", "file"), ("served", "serve"), ("done", "act"), ("not done before", "not_before"),
        ("done at the latest", "outer_limit"), ("done by the court", "court_act"),
    ),
    "severity": (("an ordinary deadline", "normal"), ("a right may be lost", "high")),
    "extendable": (
        ("the court", "court"), ("the court, or the parties", "stipulation"), ("only as the rule allows", "limited"),
        ("nobody (FRCP 6(b)(2))", "none"), ("nobody: a statute forbids it", "barred"),
    ),
    "confidence": (
        ("V1: I read the text itself", "V1"), ("V2: a faithful copy", "V2"), ("V3: others quote it", "V3"),
        ("M: from memory", "M"), ("U: uncertain or contested", "U"),
    ),
}  # fmt: skip
_SCOPES = (
    (RuleScope.WORKSPACE, "All cases"),
    (RuleScope.COURT, "A court"),
    (RuleScope.JUDGE, "A judge"),
    (RuleScope.CASE, "One case"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FormScope:
    """For what a rule is to hold: `court` and `judge` as typed, `case_uuid` of the case named `case_name`."""

    scope: RuleScope = RuleScope.WORKSPACE
    court: str = ""
    judge: str = ""
    case_uuid: str | None = None
    case_name: str = ""


class RuleForm(QWidget):
    """All fields in two columns; `changed` after every keystroke."""

    changed = Signal()

    def __init__(
        self, draft: RuleDraft, scope: FormScope, rule_ids: Iterable[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._scope = scope
        self._lines: dict[str, QLineEdit] = {}
        self._boxes: dict[str, QComboBox] = {}
        self._days: dict[str, DateField] = {}
        self.jurisdictional = QCheckBox("&Jurisdictional: nobody can forgive missing it")
        self.jurisdictional.setChecked(draft.jurisdictional)
        self.jurisdictional.toggled.connect(self.changed)
        self.notes = QPlainTextEdit(draft.notes)
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(64)
        self.notes.textChanged.connect(self.changed)
        self.trigger = _trigger_box(draft.trigger)
        self.trigger.currentTextChanged.connect(lambda _text: self.changed.emit())
        self.scope = QComboBox()
        self.which = QLineEdit()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        for column in range(4):
            self._grid.setColumnStretch(column, 1)
        self._row = 0
        self._place(sorted(rule_ids))
        self._show_scope()

    @property
    def draft(self) -> RuleDraft:
        """What is typed."""
        values = {name: line.text().strip() for name, line in self._lines.items()}
        values |= {name: str(box.currentData()) for name, box in self._boxes.items()}
        values |= {name: day.day or day.line.text().strip() for name, day in self._days.items()}
        values |= {"trigger": _trigger_of(self.trigger), "notes": self.notes.toPlainText().strip()}
        return replace(self._draft, jurisdictional=self.jurisdictional.isChecked(), **values)

    @property
    def form_scope(self) -> FormScope:
        """For what it is to hold."""
        scope, which = RuleScope(self.scope.currentData()), self.which.text().strip()
        if scope is RuleScope.COURT:
            return FormScope(scope=scope, court=which)
        if scope is RuleScope.JUDGE:
            return FormScope(scope=scope, judge=which)
        if scope is RuleScope.CASE:
            return FormScope(scope=scope, case_uuid=self._scope.case_uuid, case_name=self._scope.case_name)
        return FormScope()

    def lock_id(self) -> None:
        """The id of a rule that is kept already does not change: deadlines name it."""
        self._lines["id"].setReadOnly(True)
        self._lines["id"].setToolTip("Deadlines name it, so it stays")

    def line(self, name: str) -> QLineEdit:
        return self._lines[name]

    def box(self, name: str) -> QComboBox:
        return self._boxes[name]

    def day(self, name: str) -> DateField:
        return self._days[name]

    # Placing

    def _place(self, rule_ids: Sequence[str]) -> None:
        self._put(self._text("title", "&Title", "What is to be done"), self._text("id", "I&d", "As own.opposition"))
        stands_for = self._text("overrides", "Stands &for", "The id of the rule it governs instead of, if any")
        completer = QCompleter(list(rule_ids), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._lines["overrides"].setCompleter(completer)
        self._put(self._text("order_name", "&Order or policy", "As “Standing Order of Judge Reyes”"), stands_for)
        self._put(LabeledField("&Holds for", self.scope), LabeledField("Whi&ch", self.which))
        period, unit = self._text("period", "&Period"), self._choice("unit", "&Unit")
        self._put_quarters(period, unit, self._choice("direction", "After or &before"))
        self._put(LabeledField("The &event", self.trigger), self._choice("added_days", "&Mail and the like"))
        self._put(self._choice("action", "It is to be"), self._choice("severity", "If &missed"))
        self._put(self._choice("extendable", "Can be e&xtended by"), self._choice("regime", "Cou&nted by"))
        self._grid.addWidget(self.jurisdictional, self._row, 0, 1, 4)
        self._row += 1
        cite = self._text("cite", "C&ite", "As “Standing Order, para. 3”")
        self._put(cite, self._text("source_ref", "&Read in", "As ECF No. 5"))
        self._put(self._day("effective", "In force &since"), self._day("until", "Until (not yet then)"))
        read_on = self._day("checked", "Read on", "Empty for the day it is in force since")
        self._put(read_on, self._choice("confidence", "How well &known"))
        self._grid.addWidget(LabeledField("&Notes", self.notes), self._row, 0, 1, 4)

    def _put(self, left: QWidget, right: QWidget) -> None:
        self._grid.addWidget(left, self._row, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(right, self._row, 2, 1, 2, Qt.AlignmentFlag.AlignTop)
        self._row += 1

    def _put_quarters(self, *fields: QWidget) -> None:
        for column, field in enumerate(fields):
            self._grid.addWidget(field, self._row, column, Qt.AlignmentFlag.AlignTop)
        self._row += 1

    def _text(self, name: str, title: str, hint: str = "") -> LabeledField:
        line = QLineEdit(getattr(self._draft, name))
        line.setPlaceholderText(hint)
        line.textChanged.connect(self.changed)
        self._lines[name] = line
        return LabeledField(title, line)

    def _choice(self, name: str, title: str) -> LabeledField:
        box = QComboBox()
        for words, value in _CHOICES[name]:
            box.addItem(words, value)
        box.setCurrentIndex(max(box.findData(str(getattr(self._draft, name))), 0))
        box.currentIndexChanged.connect(self.changed)
        self._boxes[name] = box
        return LabeledField(title, box)

    def _day(self, name: str, title: str, hint: str = "") -> DateField:
        field = DateField(title, past=True, hint=hint)
        field.show_day(getattr(self._draft, name) or None)
        field.line.textChanged.connect(self.changed)
        self._days[name] = field
        return field

    # For what it holds

    def _show_scope(self) -> None:
        for scope, words in _SCOPES:
            if scope is RuleScope.CASE and not self._scope.case_uuid:
                continue
            self.scope.addItem(words, scope.value)
        self.scope.setCurrentIndex(max(self.scope.findData(self._scope.scope.value), 0))
        self.scope.currentIndexChanged.connect(self._on_scope)
        self.which.textChanged.connect(self.changed)
        self._on_scope()

    def _on_scope(self) -> None:
        scope = RuleScope(self.scope.currentData())
        known = {
            RuleScope.COURT: self._scope.court,
            RuleScope.JUDGE: self._scope.judge,
            RuleScope.CASE: self._scope.case_name,
        }
        self.which.setText(known.get(scope, ""))
        self.which.setEnabled(scope in (RuleScope.COURT, RuleScope.JUDGE))
        hints = {RuleScope.COURT: "As dcd or D.D.C.", RuleScope.JUDGE: "The name as on the docket"}
        self.which.setPlaceholderText(hints.get(scope, ""))
        self.changed.emit()


def _trigger_box(trigger: str) -> QComboBox:
    """The events in words; others, as "own.conference.held" and "deadline:frcp.12.b.expires", are typed."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(20)
    for words, name in sorted((event_words(name), name) for name in TRIGGER_EVENTS):
        box.addItem(words, name)
    completer = box.completer()
    if completer is not None:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    place = box.findData(trigger)
    box.setCurrentIndex(place)
    if place < 0:
        box.setEditText(trigger)
    line = box.lineEdit()
    if line is not None:
        line.setPlaceholderText("As “Motion served”, or own.notice.served")
    show_beginnings(box)
    return box


def _trigger_of(box: QComboBox) -> str:
    """The name of the event that is chosen, or what was typed."""
    typed = box.currentText().strip()
    place = box.findText(typed, Qt.MatchFlag.MatchFixedString)
    return str(box.itemData(place)) if place >= 0 else typed
