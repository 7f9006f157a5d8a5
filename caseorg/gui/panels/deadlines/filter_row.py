"""What narrows the table of deadlines: words, state, kind, person, what is not verified; this case or all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from caseorg.gui.tables.deadline_columns import action_words
from caseorg.gui.widgets.choice_button import ChoiceButton
from caseorg.gui.widgets.filter_parts import FilterText, filter_button, lay_out_filters
from caseorg.model.counting import Action
from caseorg.model.deadline import DeadlineState, Side
from caseorg.queries.deadline_lists import DeadlineFilter

_TEXT_WIDTH = 170
_SIDES = {Side.OURS: "we act", Side.THEIRS: "the other side acts", Side.COURT: "the court acts"}


class FilterRow(QWidget):
    """Shows and changes a DeadlineFilter, and whether all cases are meant."""

    changed = Signal()
    left_below = Signal()  # the user wants to go on to the rows

    def __init__(self, me: str, parent: QWidget | None = None) -> None:
        """`me` is whose deadlines “Mine” are."""
        super().__init__(parent)
        self._is_quiet = False
        self._me = me
        self.text = FilterText(
            "Filter deadlines", "Words of the title, rule, note, person or case", width=_TEXT_WIDTH, parent=self
        )
        self.every_case = filter_button("All Cases", "Show the deadlines of all cases, not only of the open one", self)
        self.states = ChoiceButton("State", "Show only some states", self)
        self.states.offer([(state.value, state.value) for state in DeadlineState])
        self.actions_chosen = ChoiceButton("Kind", "Show only what is to be filed, served, done …", self)
        self.actions_chosen.offer([(action.value, action_words(action.value)) for action in Action])
        self.sides = ChoiceButton("Who Acts", "Show only what we, the other side or the court has to do", self)
        self.sides.offer([(side.value, words) for side, words in _SIDES.items()])
        self.people = ChoiceButton("Assigned", "Show only what some people have to do", self)
        self.mine = filter_button("Mine", f"Show only what is assigned to {me}", self)
        self.unverified = filter_button("Not Verified", "Show only open deadlines no second person has confirmed", self)
        self.jurisdictional = filter_button("Jurisdictional", "Show only deadlines that no court can extend", self)
        self.count = QLabel(self)
        self.clear_button = filter_button("Clear Filters", "Show all deadlines again", self, checkable=False)
        self.clear_button.setVisible(False)
        filters = (self.text, self.every_case, *self._choices, *self._toggles, self.clear_button)
        lay_out_filters(self, filters, self.count)
        self._connect()

    def _connect(self) -> None:
        self.text.textChanged.connect(self._on_changed)
        self.text.left_below.connect(self.left_below)
        for choices in self._choices:
            choices.changed.connect(self._on_changed)
        for toggle in (self.every_case, *self._toggles):
            toggle.toggled.connect(self._on_changed)
        self.clear_button.clicked.connect(self.clear)

    @property
    def _choices(self) -> tuple[ChoiceButton, ...]:
        return self.states, self.actions_chosen, self.sides, self.people

    @property
    def _toggles(self) -> tuple[QToolButton, ...]:
        return self.mine, self.unverified, self.jurisdictional

    @property
    def value(self) -> DeadlineFilter:
        """What is asked for now."""
        return DeadlineFilter(
            text=self.text.text(),
            states=self.states.chosen,
            actions=self.actions_chosen.chosen,
            sides=self.sides.chosen,
            assigned=self.people.chosen | ({self._me} if self.mine.isChecked() else set()),
            unverified=self.unverified.isChecked(),
            jurisdictional=self.jurisdictional.isChecked(),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is narrowed; all cases or one is no narrowing."""
        return self.value == DeadlineFilter()

    def offer_people(self, names: Sequence[str]) -> None:
        """Offer those that something is assigned to, and nobody."""
        self.people.offer([("", "nobody"), *((name, name) for name in names)])

    def show_count(self, shown: int, total: int) -> None:
        """Say how many of all deadlines are shown."""
        if self.is_empty:
            self.count.setText(f"{total:,} deadline" + ("" if total == 1 else "s"))
        else:
            self.count.setText(f"{shown:,} of {total:,}")
        self.clear_button.setVisible(not self.is_empty)

    def clear(self) -> None:
        """Narrow nothing."""
        was_empty = self.is_empty
        self._is_quiet = True
        self.text.clear()
        for choices in self._choices:
            choices.choose(frozenset())
        for toggle in self._toggles:
            toggle.setChecked(False)
        self._is_quiet = False
        if not was_empty:
            self._on_changed()

    def _on_changed(self) -> None:
        if not self._is_quiet:
            self.changed.emit()
