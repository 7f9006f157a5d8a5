"""A field for a day that may be typed as people say it; what was understood stands below while one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from caseorg.base import clock
from caseorg.base.errors import BadInput
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.rules.spoken_days import echo, echo_moment, spoken_day, spoken_moment

_STEPS = {
    Qt.Key.Key_Up: "+1",
    Qt.Key.Key_Down: "-1",
    Qt.Key.Key_PageUp: "+7",
    Qt.Key.Key_PageDown: "-7",
}


class DateField(LabeledField):
    """Takes "5/27", "in 14 days", "next Tue" and whole dates. Up and Down go by a day, Page Up and Down by a week.

    With `past`, a day without its year is the last one there was. With `timed`, a time of day may follow ("5/27 2:30
    pm"); `day` then is a local ISO time where one was typed.
    """

    day_changed = Signal(object)  # the ISO day understood, None for none

    def __init__(
        self, title: str, *, past: bool = False, timed: bool = False, hint: str = "", parent: QWidget | None = None
    ) -> None:
        self.line = _Line()
        super().__init__(title, self.line, hint=hint, keeps_lines=1, parent=parent)
        self._name = title.replace("&", "")
        self._resting_hint = hint
        self._past = past
        self._spoken, self._echo = (spoken_moment, echo_moment) if timed else (spoken_day, echo)
        self._day: str | None = None
        self.line.setPlaceholderText("5/27, in 14 days, next Tue …")
        self.line.textChanged.connect(self._on_typed)
        self.line.editingFinished.connect(self._on_finished)
        self.line.stepped.connect(self._on_stepped)

    @property
    def day(self) -> str | None:
        """The ISO day understood, None where nothing, or nothing that can be understood, is typed."""
        return self._day

    def show_day(self, iso: str | None) -> None:
        """Put a day into the field."""
        self.line.setText(iso or "")

    def taken(self) -> str | None:
        """The ISO day, None for nothing. Raises BadInput, says so below and takes the keyboard, where it is no day."""
        try:
            return self._spoken(self.line.text(), clock.today(), past=self._past, name=self._name)
        except BadInput as error:
            self.refuse(error.sentence)
            self.line.setFocus()
            raise

    def _on_typed(self, text: str) -> None:
        self.explain(self._echo(text, clock.today(), past=self._past) or self._resting_hint)
        try:
            day = self._spoken(text, clock.today(), past=self._past)
        except BadInput:
            day = None
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def _on_finished(self) -> None:
        """What was understood takes the place of the words, so that a later look at it says the same."""
        if self._day is not None and self.line.text() != _shown(self._day):
            self.line.setText(_shown(self._day))

    def _on_stepped(self, step: str) -> None:
        base = clock.today() if self._day is None else clock.today().fromisoformat(self._day[:10])
        moved = spoken_day(step, base) or ""
        self.line.setText(moved + _shown(self._day or "")[len(moved) :])


def _shown(iso: str) -> str:
    return iso.replace("T", " ")


class _Line(QLineEdit):
    """The line; its arrow keys go by days."""

    stepped = Signal(str)  # "+1", "-7" …

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)
