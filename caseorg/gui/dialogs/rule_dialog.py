"""A rule of one's own: the form, and beside it what the rule gives for an example while one types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from caseorg.base.errors import CaseorgError
from caseorg.gui.dialogs.rule_form import FormScope, RuleForm
from caseorg.gui.looks import color
from caseorg.gui.widgets.date_field import DateField
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.model.rule_draft import RuleDraft
from caseorg.model.rulebook import Rulebook
from caseorg.queries.courts import court_for
from caseorg.rules.deadline_words import day_text
from caseorg.rules.pack_writing import pack_text
from caseorg.rules.rule_drafts import written_of
from caseorg.rules.rule_trials import Trial, tried
from caseorg.rules.service import METHOD_WORDS


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleAsked:
    """What the form is opened with. `before` is the pack of a rule that is edited, None for a new one; `court` the
    court (id) in which the example lies."""

    title: str
    draft: RuleDraft
    scope: FormScope
    book: Rulebook
    before: dict[str, Any] | None = None
    court: str = ""


Save = Callable[["RuleDialog", str, FormScope], None]


class RuleDialog(QDialog):
    """Hands the TOML of the rule and its scope to `save`; stays open, with the reason, where it is refused."""

    def __init__(self, asked: RuleAsked, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked, self._save = asked, save
        self.setWindowTitle(asked.title)
        self.resize(1080, 720)
        ids = [rule.id for pack in asked.book.packs for rule in pack.rules]
        self.form = RuleForm(asked.draft, asked.scope, ids)
        self.amended = QCheckBox("&Amended: the wording so far stays for events before that day")
        self.amended.setVisible(asked.before is not None)
        if asked.before is not None:
            self.form.lock_id()
        self.trial = _TrialPane(asked.draft)
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.save_button = self.buttons.addButton("Save Rule", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self._on_accepted)
        self._place()
        self.form.changed.connect(self._try)
        self.amended.toggled.connect(self._try)
        self.trial.changed.connect(self._try)
        self._try()
        # a copied rule has its title already; what is asked first is the order it is from
        self.form.line("order_name" if asked.draft.title else "title").setFocus()

    @property
    def draft(self) -> RuleDraft:
        """What is typed, with the example where it is to be kept."""
        draft = replace(
            self.form.draft, example_trigger=self.trial.day.day or "",
            example_method=str(self.trial.method.currentData()), example_due="", example_safe_due="",
        )  # fmt: skip
        found = self._tried(draft).dates if self.trial.keep.isChecked() else None
        if found is None:
            return draft
        return replace(draft, example_due=found[0].isoformat(), example_safe_due=found[1].isoformat())

    def refuse(self, error: CaseorgError) -> None:
        """Say why it was not kept."""
        self.problem.setText(error.sentence)
        self.problem.show()
        self.save_button.setEnabled(True)

    def done_with(self, _value: object = None) -> None:
        """Close: it is kept."""
        self.accept()

    def _place(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addWidget(self.amended)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(area, 5)
        row.addWidget(self.trial, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 14)
        whole.setSpacing(12)
        whole.addLayout(row, 1)
        whole.addWidget(self.problem)
        whole.addWidget(self.buttons)

    def _tried(self, draft: RuleDraft) -> Trial:
        scope = self.form.form_scope
        known = court_for(scope.court) if scope.court else None
        return tried(
            self._asked.book, draft, court=known.id if known else self._asked.court,
            before=self._asked.before, amended=self.amended.isChecked(),
        )  # fmt: skip

    def _try(self) -> None:
        self.problem.hide()
        self.trial.show_trial(self._tried(self.draft))

    def _on_accepted(self) -> None:
        try:
            text = pack_text(written_of(self.draft, before=self._asked.before, amended=self.amended.isChecked()))
        except CaseorgError as error:
            self.refuse(error)
            return
        self.save_button.setEnabled(False)
        self.problem.hide()
        self._save(self, text, self.form.form_scope)


class _TrialPane(QWidget):
    """The example: a day, how the paper was served, and what comes of it."""

    changed = Signal()

    def __init__(self, draft: RuleDraft) -> None:
        super().__init__()
        heading = QLabel("Worked case")
        heading.setProperty("role", "section")
        self.day = DateField("The event was &on", past=True, timed=True)
        self.day.show_day(draft.example_trigger or None)
        self.method = QComboBox()
        self.method.addItem("not said", "")
        for method, words in METHOD_WORDS.items():
            self.method.addItem(words, method.value)
        self.method.setCurrentIndex(max(self.method.findData(draft.example_method), 0))
        self.result = QTextBrowser()
        self.result.setAccessibleName("What the rule gives")
        self.keep = QCheckBox("&Keep it with the rule, to be checked from now on")
        self.keep.setChecked(bool(draft.example_due))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        served = LabeledField("&Served", self.method)
        for widget in (heading, self.day, served):
            column.addWidget(widget)
        column.addWidget(self.result, 1)
        column.addWidget(self.keep)
        self.day.line.textChanged.connect(self.changed)
        self.method.currentIndexChanged.connect(self.changed)

    def show_trial(self, trial: Trial) -> None:
        """Show the date with its steps, or what is missing."""
        self.keep.setEnabled(trial.count is not None)
        self.result.setHtml(_trial_html(trial))


def _trial_html(trial: Trial) -> str:
    if trial.count is None or trial.dates is None:
        return f'<p style="color:{color("muted").name()}">{escape(trial.problem)}</p>'
    due, safe = (day_text(day.isoformat()) for day in (trial.count.due, trial.count.safe_due))
    second = f"<p>Safe date: {escape(safe)}</p>" if safe != due else ""
    quiet = color("muted").name()
    steps = "".join(
        f'<tr><td style="padding:3px 8px 3px 0; color:{quiet}">{step.n}</td><td style="padding:3px 0">'
        f'{escape(step.text)}<br><span style="color:{quiet}">{escape(step.cite)}</span></td></tr>'
        for step in trial.count.steps
    )
    warnings = "".join(f'<p style="color:{color("warning").name()}">{escape(one)}</p>' for one in trial.count.warnings)
    head = f'<p style="font-size:large; font-weight:600">{escape(due)}</p>'
    return f'{head}{second}{warnings}<table cellspacing="0">{steps}</table>'
