"""Court days in the window: the list, and adding or removing one after a look at the deadlines it would move."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from caseorg.base.errors import CaseorgError
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.act_dialog import ActDialog, FormField
from caseorg.gui.dialogs.court_days_dialog import CourtDaysDialog
from caseorg.gui.dialogs.preview_dialog import PreviewDialog
from caseorg.gui.recounting import Recounting
from caseorg.model.counting import DayKind, SpecialDay
from caseorg.operations import add_day_fact, remove_day_fact
from caseorg.queries.calendar_names import day_facts
from caseorg.queries.chains import DaysChange, recounts_of_days
from caseorg.queries.courts import court_label
from caseorg.queries.reader import Reader
from caseorg.queries.rule_lists import courts_of_cases
from caseorg.rules.chains import Choice, Recount
from caseorg.rules.count_values import NAMED_KINDS
from caseorg.rules.deadline_words import day_text
from caseorg.rules.typed_dates import typed_date

_KINDS = {
    "president": "Closed by the President",
    "state": "Holiday of the state",
    "inaccessible": "Clerk’s office inaccessible",
    "closed": "Supreme Court building closed",
}


class CourtDays(QObject):
    """Opens the list and the form; `recounting` shows what would move."""

    def __init__(self, bridge: Bridge, context: Context, window: QWidget, recounting: Recounting) -> None:
        super().__init__(window)
        self._bridge, self._context, self._window, self._recounting = bridge, context, window, recounting
        self.list: CourtDaysDialog | None = None
        self.form: ActDialog | None = None

    def bind_actions(self, actions: Actions) -> None:
        """Binds “Add Court Day” and “Court Days”."""
        actions.bind("court_day.add", self.add)
        actions.bind("court_day.remove", self.show_list)

    def show_list(self) -> None:
        """Show all court days, to add or remove one."""
        self.list = CourtDaysDialog(self._bridge, self._window)
        self.list.add_requested.connect(self.add)
        self.list.remove_requested.connect(self.remove)
        self.list.finished.connect(self._on_closed)
        self.list.open()

    def _on_closed(self) -> None:
        if self.list is not None:
            self.list.deleteLater()
        self.list = None

    # Adding

    def add(self) -> None:
        """Ask for a day, show what would move with it, and add it."""
        courts = (("All courts", ""), *((court_label(court), court) for court in self._bridge.ask(courts_of_cases)))
        fields = (
            FormField("day", "&Day", is_day=True),
            FormField("kind", "&Kind", "", tuple((_KINDS[str(kind)], str(kind)) for kind in NAMED_KINDS)),
            FormField("name", "&Name", "As “Snow emergency” or “Day of mourning”."),
            FormField("scope", "&Court", "", courts, initial=self._court_here()),
            FormField("authority", "&Authority", "The order or proclamation that set it aside, as “EO 14371”."),
            FormField("evidence", "How it is kno&wn", "The notice, or who was told what and when."),
        )
        self.form = ActDialog(add_day_fact.label, fields, self._preview, self.list or self._window)
        self.form.finished.connect(self.form.deleteLater)
        self.form.open()

    def _court_here(self) -> str:
        courts = self._bridge.ask(courts_of_cases, self._context.case_uuid)
        return courts[0] if self._context.case_uuid and courts else ""

    def _preview(self, values: dict[str, str], form: ActDialog) -> None:
        days = _days_added(values)
        if days is None:
            self._add(values, form, ())  # the operation says what is missing
            return
        self._bridge.ask_later(
            partial(_counted, days), Choice(), then=partial(self._on_previewed, values, days, form),
            otherwise=form.refuse,
        )  # fmt: skip

    def _on_previewed(
        self, values: dict[str, str], days: DaysChange, form: ActDialog, found: tuple[Recount, ...]
    ) -> None:
        if not found or not _is_sayable(values):
            self._add(values, form, ())
            return

        def add(recounts: tuple[Recount, ...], dialog: PreviewDialog) -> None:
            def done(fact: object) -> None:
                dialog.done_with()
                form.done_with()

            self._bridge.do(add_day_fact, then=done, otherwise=self._recounting.refused, recounts=recounts, **values)

        title = f"{add_day_fact.label}: {day_text(values['day'])}"
        form.act_button.setEnabled(True)
        self._recounting.preview(
            partial(_counted, days), found, title=title, act="Add the Day", do=add, over=form, over_what=_OVER
        )

    def _add(self, values: dict[str, str], form: ActDialog, recounts: tuple[Recount, ...]) -> None:
        self._bridge.do(add_day_fact, then=form.done_with, otherwise=form.refuse, recounts=recounts, **values)

    # Removing

    def remove(self, uuid: str) -> None:
        """Show what would move without a day, and take it back."""
        days = DaysChange(removed=frozenset({uuid}))
        self._bridge.ask_later(
            partial(_counted, days), Choice(), then=partial(self._on_removable, uuid, days),
            otherwise=self._bridge.failed.emit,
        )  # fmt: skip

    def _on_removable(self, uuid: str, days: DaysChange, found: tuple[Recount, ...]) -> None:
        fact = next((one for one in self._bridge.ask(day_facts) if one.uuid == uuid), None)
        if fact is None:
            return

        def remove(recounts: tuple[Recount, ...], dialog: PreviewDialog) -> None:
            given: dict[str, Any] = {"uuid": uuid, "recounts": recounts}
            self._bridge.do(remove_day_fact, then=dialog.done_with, otherwise=self._recounting.refused, **given)

        self._recounting.preview(
            partial(_counted, days), found, title=f"{remove_day_fact.label}: {day_text(fact.day)}, {fact.name}",
            act="Remove the Day", do=remove, over=self.list or self._window, over_what=_OVER,
        )  # fmt: skip


_OVER = "No open deadline has another date with that."


def _counted(days: DaysChange, reader: Reader, choice: Choice) -> tuple[Recount, ...]:
    return recounts_of_days(reader, days, choice)


def _days_added(values: dict[str, str]) -> DaysChange | None:
    """The day that would be added, None where what was typed is no day."""
    try:
        day = typed_date(values["day"], "The day")
    except CaseorgError:
        return None
    if day is None:
        return None
    how = values["authority"] or values["evidence"]
    special = SpecialDay(
        date=date.fromisoformat(day), kind=DayKind(values["kind"]), name=values["name"], authority=how
    )
    return DaysChange(added=((special, values["scope"]),))


def _is_sayable(values: dict[str, str]) -> bool:
    """Whether all is said that the operation asks for."""
    return bool(values["name"] and (values["authority"] or values["evidence"]))
