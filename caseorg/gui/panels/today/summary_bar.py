"""What is due, in one line: how much of each, each a button that goes there; and whose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from caseorg.gui.widgets.flow_layout import FlowLayout
from caseorg.queries.deadline_views import Today, TodaySection
from caseorg.rules.typed_dates import spoken_date

_WORDS = {
    TodaySection.OVERDUE: "overdue",
    TodaySection.TODAY: "today",
    TodaySection.SOON: "in the next 7 days",
    TodaySection.INQUIRIES: "inquiries",
    TodaySection.HEARINGS: "hearings",
    TodaySection.FOLLOW_UPS: "follow-ups",
}
_EVERYBODY = "Everybody"


class SummaryBar(QWidget):
    """Counts of what is due, as buttons; whose it is, and whether only what is not verified."""

    section_requested = Signal(object)  # TodaySection
    changed = Signal()  # somebody else's is to be shown, or only what is not verified

    def __init__(self, me: str, parent: QWidget | None = None) -> None:
        """`me` is whose deadlines “Mine” are."""
        super().__init__(parent)
        self._me = me
        self.day = QLabel(self)
        self.day.setProperty("role", "heading")
        self.counts = {section: self._count(section) for section in _WORDS}
        self.unverified = QToolButton(self)
        self.unverified.setCheckable(True)
        self.unverified.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.unverified.setToolTip("Show only deadlines whose date no second person has confirmed")
        self.unverified.toggled.connect(lambda _on: self.changed.emit())
        self.person = QComboBox(self)
        self.person.setAccessibleName("Assigned To")
        self.person.view().setAccessibleName("People")
        self.person.setToolTip("Whose deadlines and follow-ups are shown")
        self._fill_people(())
        self.person.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._lay_out()

    @property
    def assigned(self) -> str:
        """The person whose deadlines are wanted, "" for everybody's."""
        return str(self.person.currentData() or "")

    def tell(self, view: Today, people: Sequence[str]) -> None:
        """Say how much there is."""
        self.day.setText(spoken_date(view.day.isoformat()))
        amounts = {section: len(uuids) for section, uuids in view.deadlines.items()}
        amounts[TodaySection.INQUIRIES] = len(view.inquiries)
        amounts |= {TodaySection.HEARINGS: len(view.hearings), TodaySection.FOLLOW_UPS: len(view.follow_ups)}
        for section, button in self.counts.items():
            amount = amounts.get(section, 0)
            word = _ONE.get(section, _WORDS[section]) if amount == 1 else _WORDS[section]
            button.setText(f"{amount:,} {word}")
            button.setEnabled(amount > 0)
            button.setProperty("presses", amount > 0 and section in (TodaySection.OVERDUE, TodaySection.TODAY))
            button.style().unpolish(button)  # the style looks at the property once
            button.style().polish(button)
        self.unverified.setText(f"{view.unverified:,} not verified")
        self.unverified.setEnabled(view.unverified > 0 or self.unverified.isChecked())
        self._offer(people)

    @property
    def has_inquiries(self) -> bool:
        """Whether an inquiry is shown."""
        return self.counts[TodaySection.INQUIRIES].isEnabled()

    @property
    def is_mine(self) -> bool:
        """Whether my own are wanted."""
        return bool(self._me) and self.assigned == self._me

    def show_mine(self) -> None:
        """My own only, from the next asking on."""
        self.person.blockSignals(True)
        self.person.setCurrentIndex(max(self.person.findData(self._me), 0))
        self.person.blockSignals(False)

    def show_everything(self) -> None:
        """Everybody's, verified or not."""
        self.person.blockSignals(True)
        self.person.setCurrentIndex(0)
        self.person.blockSignals(False)
        self.unverified.setChecked(False)
        self.changed.emit()

    def _offer(self, people: Sequence[str]) -> None:
        chosen = self.assigned
        self.person.blockSignals(True)
        self._fill_people([*people, *([chosen] if chosen else [])])
        self.person.setCurrentIndex(max(self.person.findData(chosen), 0))
        self.person.blockSignals(False)
        self.person.setVisible(bool(people or chosen))

    def _fill_people(self, names: Sequence[str]) -> None:
        """Everybody, me, and the others by their names."""
        self.person.clear()
        self.person.addItem(_EVERYBODY, "")
        if self._me:
            self.person.addItem(f"Mine ({self._me})", self._me)
        for name in dict.fromkeys(names):
            if name.casefold() != self._me.casefold():
                self.person.addItem(name, name)

    def _count(self, section: TodaySection) -> QToolButton:
        button = QToolButton(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(f"Go to what is {_WORDS[section]}" if section not in _ONE else f"Go to {_WORDS[section]}")
        button.clicked.connect(lambda: self.section_requested.emit(section))
        return button

    def _lay_out(self) -> None:
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        for widget in (*self.counts.values(), self.unverified):
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(14)
        row.addWidget(self.day)
        row.addWidget(buttons, 1)
        row.addWidget(self.person)


_ONE = {TodaySection.INQUIRIES: "inquiry", TodaySection.HEARINGS: "hearing", TodaySection.FOLLOW_UPS: "follow-up"}
