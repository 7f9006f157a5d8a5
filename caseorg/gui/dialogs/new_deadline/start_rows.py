"""What a rule asks for, as rows of a form: for each event its day or the event itself, and the facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from caseorg.gui.widgets.date_field import DateField
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.model.counting import ServiceMethod
from caseorg.model.deadline import Deadline
from caseorg.model.event import Event
from caseorg.model.rule_pack import FACT_QUESTIONS, Fact
from caseorg.rules.deadline_drafts import AskedStart, Start, start_after
from caseorg.rules.deadline_words import day_text
from caseorg.rules.event_words import event_words
from caseorg.rules.service import METHOD_WORDS

_TYPED, _WAITING, _NEVER = "typed", "waiting", "never"
_TIMED = "Hours are counted from the minute: type the time as well."
TIME_MISSING = "Add the time of day, as 2:30 pm or 14:30: hours are counted from it."
"""What is said of a day from which hours are to be counted."""

_FEWEST_LETTERS = 14
_SERVED = (ServiceMethod.ELECTRONIC, *(method for method in ServiceMethod if method is not ServiceMethod.ELECTRONIC))


class StartRow(QWidget):
    """One event of a rule: a day that is typed, an event or a deadline of the case, not known yet, or never."""

    changed = Signal()

    def __init__(
        self,
        asked: AskedStart,
        *,
        events: Sequence[Event],
        deadlines: Sequence[Deadline],
        may_be_absent: bool,
        zone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`may_be_absent` is set where the rule has other events besides; `zone` is the time zone of the court."""
        super().__init__(parent)
        self.asked, self._zone = asked, zone
        self._events = {one.uuid: one for one in _fitting(events, asked)}
        self._deadlines = {one.uuid: one for one in deadlines if one.rule_id in asked.parents}
        words = event_words(asked.trigger)
        named, hint = (f"{words}: &day and time", _TIMED) if asked.timed else (f"{words}: &day", "")
        self.day = DateField(named, past=not asked.ahead, timed=asked.timed, hint=hint)
        if asked.timed:
            self.day.line.setPlaceholderText("today 2:30 pm, 3/5 10:23 …")
        lines = 4 if asked.timed else 2  # what was understood may take as many
        self.day.below.setMinimumHeight(lines * self.fontMetrics().height())
        self.day.below.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.what = QComboBox()
        self._fill(may_be_absent)
        self.method = QComboBox()
        for method in _SERVED if asked.served else ():
            self.method.addItem(METHOD_WORDS[method].capitalize(), method.value)
        self.known_as = LabeledField("or an &event", self.what)
        self.what.setAccessibleName(f"{words}: how it is known")
        self.served = LabeledField("Ser&ved", self.method)
        self.served.setVisible(asked.served)
        for box in (self.what, self.method):
            box.setMinimumContentsLength(_FEWEST_LETTERS)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        row = QHBoxLayout()
        row.setSpacing(14)
        for widget in (self.day, self.known_as):
            row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.served)
        self.setFocusProxy(self.day)
        self.day.day_changed.connect(lambda _day: self.changed.emit())
        self.day.line.textChanged.connect(self._explain_time)
        self.day.line.textEdited.connect(self._on_typed)
        self.what.currentIndexChanged.connect(self._on_what)
        self.method.currentIndexChanged.connect(self.changed)

    def _fill(self, may_be_absent: bool) -> None:
        self.what.addItem("A day, typed at the left", _TYPED)
        for event in self._events.values():
            self.what.addItem(f"{event.title}, {day_text(event.at) or 'no date yet'}", event.uuid)
        for deadline in self._deadlines.values():
            due = day_text(deadline.due) or "no date yet"
            self.what.addItem(f"The end of “{deadline.title}”, {due}", deadline.uuid)
        self.what.addItem("Not known yet: wait for it", _WAITING)
        if may_be_absent:
            self.what.addItem("It did not happen", _NEVER)

    @property
    def start(self) -> Start:
        """What was said of the event."""
        chosen, leg = str(self.what.currentData()), self.asked.trigger
        if chosen in self._events:
            return Start(leg=leg, event_uuid=chosen)
        if chosen in self._deadlines:
            return start_after(str(self._deadlines[chosen].rule_id), chosen)
        if chosen == _NEVER:
            return Start(leg=leg, never=True)
        if chosen == _WAITING:
            return Start(leg=leg)
        return Start(leg=leg, at=self.day.day, method=str(self.method.currentData() or ""))

    @property
    def is_said(self) -> bool:
        """Whether anything was said of it: without a day, it is not known whether it happened."""
        return self.what.currentData() != _TYPED or self.day.day is not None

    @property
    def lacks_time(self) -> bool:
        """Whether a day was typed, and the time from which hours run was not."""
        return self.asked.timed and bool(self.start.at) and "T" not in str(self.start.at)

    def show_day(self, iso: str | None) -> None:
        """Put a day, with its time where one is asked for, into the field."""
        shown = iso if iso is None or self.asked.timed else iso[:10]
        self.day.show_day(shown.replace("T", " ") if shown else None)

    def refuse(self) -> None:
        """Say what is missing, and take the keyboard."""
        if self.lacks_time:
            self.day.refuse(TIME_MISSING)
        elif self.day.line.text().strip():
            self.day.refuse("This is no day. Type it as 5/27, in 14 days, or next Tue.")
        else:
            self.day.refuse("Type the day, or choose an event at the right; it may also be “not known yet”.")
        self.day.line.setFocus()

    def _explain_time(self) -> None:
        """After what was understood: by which clock, or that the time is missing."""
        if self.asked.timed and self.day.day:
            clock = f"By the clock of the court ({self._zone})." if self._zone else ""
            self.day.explain(f"{self.day.below.text()} {clock if 'T' in self.day.day else TIME_MISSING}".rstrip())

    def _on_typed(self, text: str) -> None:
        if text.strip():
            self.what.setCurrentIndex(0)

    def _on_what(self) -> None:
        typed = self.what.currentData() == _TYPED
        if not typed and self.day.line.text():
            self.day.line.clear()
        self.day.explain("" if typed else "Typing a day here takes the place of what is chosen at the right.")
        self.served.setVisible(self.asked.served and typed)
        self.changed.emit()


class FactRow(LabeledField):
    """A fact that the rule asks for: yes or no."""

    changed = Signal()

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        self.fact = fact
        self.box = QComboBox()
        for words, value in (("Choose yes or no", None), ("Yes", True), ("No", False)):
            self.box.addItem(words, value)
        super().__init__(FACT_QUESTIONS[fact].replace("&", "&&"), self.box, parent=parent)
        self.label.setWordWrap(True)
        self.box.currentIndexChanged.connect(self._on_chosen)

    @property
    def holds(self) -> bool | None:
        """The answer, None while there is none."""
        answer = self.box.currentData()
        return None if answer is None else bool(answer)

    def ask_for_it(self) -> None:
        """Say that it is missing, and take the keyboard."""
        self.refuse("Answer this first: the date depends on it.")
        self.box.setFocus()

    def _on_chosen(self) -> None:
        self.accept()
        self.changed.emit()


class AskedRows(QWidget):
    """All rows of what a rule asks for, made anew for each rule; what was said of an event stays where the next rule
    asks for it too."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.starts: list[StartRow] = []
        self.facts: list[FactRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def ask(self, starts: Iterable[StartRow], facts: Iterable[Fact]) -> None:
        """Ask for these."""
        kept = {row.asked.trigger: row.day.day for row in self.starts}
        answers = {row.fact: row.box.currentIndex() for row in self.facts}
        for old in (*self.starts, *self.facts):
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.starts, self.facts = list(starts), [FactRow(fact) for fact in facts]
        for row in self.starts:
            row.show_day(kept.get(row.asked.trigger))
            row.changed.connect(self.changed)
            self._column.addWidget(row)
        for fact in self.facts:
            fact.box.setCurrentIndex(answers.get(fact.fact, 0))
            fact.changed.connect(self.changed)
            self._column.addWidget(fact)

    @property
    def answers(self) -> dict[Fact, bool]:
        """The facts that were answered."""
        return {row.fact: row.holds for row in self.facts if row.holds is not None}

    def refuse_first(self) -> bool:
        """Say at the first row what is missing there; False where nothing is."""
        for row in self.starts:
            if not row.is_said or row.lacks_time:
                row.refuse()
                return True
        for fact in self.facts:
            if fact.holds is None:
                fact.ask_for_it()
                return True
        return False


def _fitting(events: Iterable[Event], asked: AskedStart) -> list[Event]:
    """The events of the kind that is asked for, then those of which no kind was said."""
    events = list(events)
    return [one for one in events if one.type == asked.trigger] + [one for one in events if not one.type]
