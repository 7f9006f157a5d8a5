"""The fields of a new deadline: how its date is set, and what else is said of it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from caseorg.base.errors import BadInput
from caseorg.gui.bridge import Bridge
from caseorg.gui.dialogs.new_deadline.period_field import PeriodField
from caseorg.gui.dialogs.new_deadline.prefill import Prefill
from caseorg.gui.dialogs.new_deadline.rule_chooser import RuleChooser
from caseorg.gui.dialogs.new_deadline.start_rows import AskedRows, StartRow
from caseorg.gui.widgets.date_field import DateField
from caseorg.gui.widgets.document_field import DocumentField
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.model.deadline import Side
from caseorg.queries.new_deadline import NewDeadlineCase
from caseorg.rules.deadline_drafts import Asked, Draft, asked_by
from caseorg.rules.order_periods import order_regime, order_rule_id
from caseorg.rules.reminders import typed_days
from caseorg.rules.rule_choosing import RuleChoice, rule_choices

_NOTE_HEIGHT = 58
_SIDES = {Side.OURS: "We", Side.THEIRS: "The other side", Side.COURT: "The court"}


class Kind(StrEnum):
    """How the date is set."""

    RULE = "rule"
    ORDER = "order"
    HAND = "user"


_KINDS = {Kind.RULE: "By a ru&le", Kind.ORDER: "By an &order", Kind.HAND: "By &hand"}


class DeadlineForm(QWidget):
    """Everything that is typed; `changed` tells that the date may be another one."""

    changed = Signal()
    fields_changed = Signal()  # other fields are asked for

    def __init__(self, bridge: Bridge, known: NewDeadlineCase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._title_is_own = False
        self._first_title = ""
        self._asked_for = ""
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._make_fields(bridge)
        self._lay_out()
        self._connect()
        self._on_kind()

    # The fields

    def _make_fields(self, bridge: Bridge) -> None:
        self.kinds = {kind: QRadioButton(words) for kind, words in _KINDS.items()}
        self._group = QButtonGroup(self)
        for button in self.kinds.values():
            self._group.addButton(button)
        self.kinds[Kind.RULE].setChecked(True)
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.words.setProperty("role", "muted")
        self.words.hide()
        self.rules = RuleChooser(_choices(self._known))
        self.period = PeriodField()
        self.asked = AskedRows()
        self.day = DateField("&Date", hint="5/27, May 27, in 14 days, next Tue")
        self.title_edit = QLineEdit()
        self.title_field = LabeledField("&Title", self.title_edit)
        self.document = DocumentField(bridge, self._known.case.uuid)
        self.source = LabeledField("&Source", self.document)
        self.page_edit = QLineEdit()
        self.page_edit.setMaximumWidth(80)
        self.page = LabeledField("&Page", self.page_edit)
        self.person = QComboBox()
        self.person.setEditable(True)
        self.person.addItems(["", *self._known.people])
        self.assigned = LabeledField("&Assigned to", self.person)
        self.side = QComboBox()
        for side, words in _SIDES.items():
            self.side.addItem(words, side.value)
        self.remind_edit = QLineEdit()
        self.remind_edit.setPlaceholderText("14, 7, 1 days before; empty: as usual")
        self.remind = LabeledField("Re&mind", self.remind_edit)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_HEIGHT)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 18, 16)
        column.setSpacing(12)
        kinds = QHBoxLayout()
        kinds.setSpacing(18)
        for button in self.kinds.values():
            kinds.addWidget(button)
        kinds.addStretch()
        column.addLayout(kinds)
        line = QFrame()
        line.setObjectName("line")
        for widget in (self.words, self.rules, self.period, self.day, self.asked, line, self.title_field):
            column.addWidget(widget)
        column.addLayout(_beside((self.source, 4), (self.page, 0)))
        column.addLayout(_beside((self.assigned, 1), (LabeledField("&Who acts", self.side), 1), (self.remind, 2)))
        note = LabeledField("&Note", self.note)
        note.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addWidget(note)
        column.addStretch()

    def _connect(self) -> None:
        for button in self.kinds.values():
            button.toggled.connect(lambda on: self._on_kind() if on else None)
        self.rules.chosen.connect(self._on_rule)
        self.period.changed.connect(self._on_kind)
        self.asked.changed.connect(self.changed)
        self.day.day_changed.connect(lambda _day: self.changed.emit())
        self.title_edit.textEdited.connect(self._on_title_edited)
        self.title_edit.textChanged.connect(lambda _text: self.changed.emit())
        self.document.chosen.connect(self.source.accept)
        self.remind_edit.textEdited.connect(lambda _text: self.remind.accept())
        self.page_edit.textEdited.connect(lambda _text: self.page.accept())

    def know(self, known: NewDeadlineCase) -> None:
        """Go on with what is known of the case now."""
        self._known = known
        self.rules.offer(_choices(known))

    # What is entered

    @property
    def kind(self) -> Kind:
        """How the date is set."""
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    @property
    def rule_id(self) -> str:
        """The rule that counts the date: one of the packs, or the period of an order; "" where none does."""
        if self.kind is Kind.RULE:
            return self.rules.rule.rule_id if self.rules.rule else ""
        period = self.period.period if self.kind is Kind.ORDER else None
        return order_rule_id(period, self.period.trigger, order_regime(self._known.court)) if period else ""

    @property
    def draft(self) -> Draft:
        """What the rule is told so far."""
        starts = tuple(row.start for row in self.asked.starts if row.is_said)
        return Draft(
            case_uuid=self._known.case.uuid, rule_id=self.rule_id, starts=starts, facts=self.asked.answers
        )  # fmt: skip

    @property
    def title(self) -> str:
        return " ".join(self.title_edit.text().split())

    def values(self) -> dict[str, str | int | None] | None:
        """What is said besides the date; None where a field says what is wrong with it."""
        if not self.title:
            self.title_field.refuse("Say what is to be done, as “File the joint status report”.")
            self.title_edit.setFocus()
            return None
        if self.document.is_unknown:
            self.source.refuse("No document of the case is called so. Choose one of those offered, or leave it empty.")
            self.document.setFocus()
            return None
        page = self.page_edit.text().strip()
        if page and (not page.isdecimal() or page == "0" or self.document.line is None):
            self.page.refuse("A number from 1, of the source.")
            self.page_edit.setFocus()
            return None
        try:
            typed_days(self.remind_edit.text())
        except BadInput as error:
            self.remind.refuse(error.sentence)
            self.remind_edit.setFocus()
            return None
        return {
            "title": self.title,
            "document_uuid": self.document.document_uuid,
            "page": int(page) - 1 if page else None,
            "assigned_to": self.person.currentText(),
            "remind": self.remind_edit.text(),
            "side": str(self.side.currentData()),
            "note": self.note.toPlainText(),
        }

    def fill(self, prefill: Prefill) -> None:
        """Begin with what is known from the selected words."""
        self.document.show_document(prefill.line)
        self.page_edit.setText("" if prefill.page is None else str(prefill.page + 1))
        said = prefill.said
        if prefill.words:
            quoted = prefill.words if len(prefill.words) <= 300 else prefill.words[:300].rsplit(" ", 1)[0] + " …"
            self.words.setText(f"“{quoted}”\n{said.understood}".strip())
            self.words.show()
            self.kinds[Kind.ORDER].setChecked(True)
        self._first_title = prefill.title
        self.title_edit.setText(prefill.title)
        if said.day:
            self.day.show_day(said.day)
        elif said.period is not None:
            self.period.show_period(said.period, said.trigger or "order.entered")
            filed = prefill.line.document.date_filed if prefill.line else None
            # what words do not name is asked for: a wrong day must not be taken by a mere Enter
            if said.trigger in ("order.entered", "order.served") and filed and self.asked.starts:
                self._begin_on(self.asked.starts[0], filed)

    def _begin_on(self, row: StartRow, filed: str) -> None:
        """An order that was filed on a day was entered and, by the court’s system, served on it in most cases."""
        row.show_day(filed)
        row.day.explain(f"{row.day.below.text()} Taken from the date filed of the source: check it.")

    # While one types

    def _on_kind(self) -> None:
        kind = self.kind
        self.rules.setVisible(kind is Kind.RULE)
        self.period.setVisible(kind is Kind.ORDER)
        counts = bool(self.rule_id) or kind is Kind.RULE
        self.day.setVisible(not counts)
        self.asked.setVisible(counts)
        self._suggest_title()
        self._ask()

    def _on_rule(self, _rule: RuleChoice | None) -> None:
        self._suggest_title()
        self._ask()

    def _suggest_title(self) -> None:
        """What the rule sets, or what the words say, as long as no other title was typed."""
        rule = self.rules.rule if self.kind is Kind.RULE else None
        if not self._title_is_own:
            self.title_edit.setText(rule.title if rule else self._first_title)

    def _on_title_edited(self, text: str) -> None:
        self._title_is_own = bool(text.strip())
        self.title_field.accept()

    def _ask(self) -> None:
        """Ask for what the rule asks for, where that is another one than before."""
        rule_id = self.rule_id
        if rule_id != self._asked_for:
            self._asked_for = rule_id
            asked = asked_by(self._known.rulebook, rule_id)
            self.asked.ask(self._rows(asked), asked.facts)
            self.asked.setVisible(bool(rule_id))
            self.fields_changed.emit()
        self.changed.emit()

    def _rows(self, asked: Asked) -> list[StartRow]:
        several = len(asked.starts) > 1
        zone = self._known.court.time_zone if self._known.court else ""
        return [
            StartRow(
                one, events=self._known.events, deadlines=self._known.deadlines, may_be_absent=several, zone=zone
            )
            for one in asked.starts
        ]


def _choices(known: NewDeadlineCase) -> tuple[RuleChoice, ...]:
    return rule_choices(known.rulebook, known.court, known.own_rules)


def _beside(*widgets: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    for widget, share in widgets:
        row.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)
    return row
