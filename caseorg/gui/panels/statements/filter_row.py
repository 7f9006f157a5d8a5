"""What narrows the statements: words, speaker, organization, issue, approval, days; this case or all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from caseorg.base.clock import now
from caseorg.base.errors import BadInput
from caseorg.gui.widgets.choice_button import ChoiceButton
from caseorg.gui.widgets.filter_parts import FilterText, filter_button, lay_out_filters
from caseorg.model.statement import Approval
from caseorg.queries.statements import StatementFilter
from caseorg.rules.typed_dates import typed_date

_TEXT_WIDTH, _DAY_WIDTH = 150, 104


class FilterRow(QWidget):
    """Shows and changes a StatementFilter."""

    changed = Signal()
    left_below = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_quiet = False
        self.text = FilterText("Filter statements", "Words of it, of the speaker or the attribution",
                               width=_TEXT_WIDTH, parent=self)  # fmt: skip
        self.every_case = filter_button("All Cases", "Show the statements of all cases", self)
        self.speakers = ChoiceButton("Speaker", "Show only what some people said", self)
        self.organizations = ChoiceButton("Organization", "Show only what was said for some organizations", self)
        self.approvals = ChoiceButton("Approval", "Show only what is so far", self)
        self.approvals.offer([(approval.value, approval.value) for approval in Approval])
        self.issues = ChoiceButton("Issue", "Show only what is about some issues", self)
        self.since = FilterText("Said from", "The first day, as 2026-03-31 or 3/31/2026", width=_DAY_WIDTH, parent=self)
        self.until = FilterText("to", "The last day, as 2026-03-31 or 3/31/2026", width=_DAY_WIDTH, parent=self)
        self.until.setAccessibleName("Said to")
        self.embargoed = filter_button("Embargoed", "Show only what is held back until a day and time", self)
        self.unverified = filter_button("Not Verified", "Show only what was not found the same in its source", self)
        self.count = QLabel(self)
        self.clear_button = filter_button("Clear Filters", "Show all statements again", self, checkable=False)
        self.clear_button.setVisible(False)
        parts = (self.text, self.every_case, *self._choices, self.since, self.until, *self._toggles, self.clear_button)
        lay_out_filters(self, parts, self.count)
        for line in self._lines:
            line.textChanged.connect(self._on_changed)
            line.left_below.connect(self.left_below)
        for choice in self._choices:
            choice.changed.connect(self._on_changed)
        for toggle in (self.every_case, *self._toggles):
            toggle.toggled.connect(self._on_changed)
        self.clear_button.clicked.connect(self.clear)

    @property
    def _lines(self) -> tuple[FilterText, ...]:
        return self.text, self.since, self.until

    @property
    def _choices(self) -> tuple[ChoiceButton, ...]:
        return self.speakers, self.organizations, self.approvals, self.issues

    @property
    def _toggles(self) -> tuple[QToolButton, ...]:
        return self.embargoed, self.unverified

    @property
    def value(self) -> StatementFilter:
        """What is asked for now; a day that is not whole yet narrows nothing."""
        return StatementFilter(
            text=self.text.text(),
            speakers=self.speakers.chosen,
            organizations=self.organizations.chosen,
            approvals=self.approvals.chosen,
            issues=self.issues.chosen,
            since=_day(self.since.text()),
            until=_day(self.until.text()),
            embargoed_at=now() if self.embargoed.isChecked() else "",
            unverified=self.unverified.isChecked(),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self.value == StatementFilter()

    def offer(
        self, speakers: Sequence[str], organizations: Sequence[str], issues: Sequence[tuple[str, str]]
    ) -> None:
        """Offer those who are quoted, and the issues (id, name) of the case."""
        self.speakers.offer([(name, name) for name in speakers])
        self.organizations.offer([(name, name) for name in organizations])
        self.issues.offer(list(issues))

    def show_count(self, shown: int, total: int) -> None:
        """Say how many of all statements are shown."""
        words = "statement" if total == 1 else "statements"
        self.count.setText(f"{total:,} {words}" if self.is_empty else f"{shown:,} of {total:,}")
        self.clear_button.setVisible(not self.is_empty)

    def clear(self) -> None:
        """Narrow nothing."""
        was_empty = self.is_empty
        self._is_quiet = True
        for line in self._lines:
            line.clear()
        for choice in self._choices:
            choice.choose(frozenset())
        for toggle in self._toggles:
            toggle.setChecked(False)
        self._is_quiet = False
        if not was_empty:
            self._on_changed()

    def _on_changed(self) -> None:
        if not self._is_quiet:
            self.changed.emit()


def _day(text: str) -> str:
    try:
        return typed_date(text) or ""
    except BadInput:
        return ""
