"""What narrows the table of deadlines: words, state, kind, person, what is not verified; this case or all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from caseorg.gui.tables.deadline_columns import action_words
from caseorg.gui.widgets.choice_button import ChoiceButton
from caseorg.gui.widgets.flow_layout import FlowLayout
from caseorg.model.counting import Action
from caseorg.model.deadline import DeadlineState, Side
from caseorg.queries.deadline_lists import DeadlineFilter

_TEXT_WIDTH = 170
_SIDES = {Side.OURS: "we act", Side.THEIRS: "the other side acts", Side.COURT: "the court acts"}


class FilterRow(QWidget):
    """Shows and changes a DeadlineFilter, and whether all cases are meant."""

    changed = Signal()
    left_below = Signal()  # the user wants to go on to the rows

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_quiet = False
        self.text = _FilterText(self)
        self.every_case = self._toggle("All Cases", "Show the deadlines of all cases, not only of the open one")
        self.states = ChoiceButton("State", "Show only some states", self)
        self.states.offer([(state.value, state.value) for state in DeadlineState])
        self.actions_chosen = ChoiceButton("Kind", "Show only what is to be filed, served, done …", self)
        self.actions_chosen.offer([(action.value, action_words(action.value)) for action in Action])
        self.sides = ChoiceButton("Who Acts", "Show only what we, the other side or the court has to do", self)
        self.sides.offer([(side.value, words) for side, words in _SIDES.items()])
        self.people = ChoiceButton("Assigned", "Show only what some people have to do", self)
        self.unverified = self._toggle("Not Verified", "Show only open deadlines no second person has confirmed")
        self.jurisdictional = self._toggle("Jurisdictional", "Show only deadlines that no court can extend")
        self.count = QLabel(self)
        self.clear_button = self._toggle("Clear Filters", "Show all deadlines again")
        self.clear_button.setCheckable(False)
        self.clear_button.setVisible(False)
        self._lay_out()
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
        return self.unverified, self.jurisdictional

    @property
    def value(self) -> DeadlineFilter:
        """What is asked for now."""
        return DeadlineFilter(
            text=self.text.text(),
            states=self.states.chosen,
            actions=self.actions_chosen.chosen,
            sides=self.sides.chosen,
            assigned=self.people.chosen,
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

    def _toggle(self, title: str, help_line: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(title)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setToolTip(help_line)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        left = QWidget(self)
        flow = FlowLayout(left)
        for widget in (self.text, self.every_case, *self._choices, *self._toggles, self.clear_button):
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        left.setSizePolicy(policy)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(left, 1)
        layout.addWidget(self.count)

    def _on_changed(self) -> None:
        if not self._is_quiet:
            self.changed.emit()


class _FilterText(QLineEdit):
    """The words to look for. Esc empties it, Down goes on to the rows."""

    left_below = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Filter deadlines")
        self.setToolTip("Words of the title, rule, note, person or case")
        self.setAccessibleName("Filter deadlines")
        self.setAccessibleDescription(self.toolTip())
        self.setClearButtonEnabled(True)
        self.setFixedWidth(_TEXT_WIDTH)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_below.emit()
        else:
            super().keyPressEvent(event)
