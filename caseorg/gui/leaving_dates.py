"""Deadlines and hearings that leave: as a calendar file or a sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from caseorg.base.errors import CaseorgError
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.dates_leaving_dialog import DatesLeavingDialog, LeavingAnswer, LeavingForm
from caseorg.gui.messages import Weight, tell
from caseorg.gui.tables.deadline_columns import COLUMNS
from caseorg.gui.tables.deadline_table import DeadlineTable
from caseorg.gui.tables.deadlines_view import DeadlinesView
from caseorg.jobs.export_deadlines import ExportCalendar, ExportedDates, ExportSheet
from caseorg.queries.cases import case
from caseorg.queries.deadline_lists import people_assigned
from caseorg.queries.deadline_sheet import SheetColumn
from caseorg.queries.leaving_dates import LeavingScope, deadlines_in, for_calendar, held_words, leaving_dates

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table of deadlines as it is shown: its rows in order, and its columns from the left."""

    uuids: tuple[str, ...]
    columns: tuple[SheetColumn, ...]


def shown_table(view: DeadlinesView, table: DeadlineTable) -> ShownTable:
    """What a table of deadlines shows: all rows it has, and the columns that are not hidden, in their order."""
    header = view.columns
    sections = [header.logicalIndex(place) for place in range(len(COLUMNS))]
    shown = [COLUMNS[section] for section in sections if not header.isSectionHidden(section)]
    columns = tuple(SheetColumn(column.title, column.text) for column in shown)
    return ShownTable(tuple(table.order), columns)


class LeavingDates(QObject):
    """Does “Export Deadlines”. `shown` gives the table as it is shown now."""

    def __init__(
        self, bridge: Bridge, context: Context, window: QWidget, *, shown: Callable[[], ShownTable]
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._window = window
        self._shown = shown
        self.dialog: DatesLeavingDialog | None = None

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("deadline.export", self._begin)

    def _begin(self) -> None:
        table = self._shown()
        forms = [
            LeavingForm("ics", "Calendar file (iCalendar)", ".ics", for_calendar, takes_alarms=True),
            LeavingForm("csv", "Sheet (CSV) with all columns", ".csv", deadlines_in),
        ]
        if table.uuids:
            rows = frozenset(table.uuids)
            forms.append(
                LeavingForm(
                    "shown", "Sheet (CSV) of the table as it is shown", ".csv",
                    lambda dates: [one for one in dates if one.uuid in rows], takes_range=False, takes_scope=False,
                )
            )  # fmt: skip
        dialog = DatesLeavingDialog(
            "Export Deadlines", forms, scopes_offered(self._bridge, self._context), parent=self._window
        )
        self.dialog = dialog
        dialog.dates_wanted.connect(partial(ask_dates, self._bridge, dialog))
        dialog.save_requested.connect(partial(self._save, dialog, table))
        dialog.begin()

    def _save(self, dialog: DatesLeavingDialog, table: ShownTable, answer: LeavingAnswer) -> None:
        path = chosen_path(dialog, self._bridge, answer)
        if path is not None:
            self.export(dialog, table, answer, *path)

    def export(
        self, dialog: DatesLeavingDialog, table: ShownTable, answer: LeavingAnswer, path: Path, is_agreed: bool
    ) -> None:
        """Write the file; `is_agreed` says that one of that name may be written over."""
        job: ExportCalendar | ExportSheet
        if answer.form.key == "ics":
            job = ExportCalendar(
                answer.scope, path, highest=answer.highest, alarms=answer.alarms, replace=is_agreed
            )
        elif answer.form.key == "shown":
            job = ExportSheet(
                answer.scope, path, uuids=table.uuids, columns=table.columns, highest=answer.highest, replace=is_agreed
            )
        else:
            job = ExportSheet(answer.scope, path, highest=answer.highest, replace=is_agreed)

        def then(made: ExportedDates) -> None:
            tell(self._window, exported_words(made), weight=Weight.GOOD)
            if isValid(dialog):
                dialog.accept()

        self._bridge.run(job, then=then, otherwise=partial(refuse_in, dialog))


def scopes_offered(bridge: Bridge, context: Context) -> list[tuple[str, LeavingScope]]:
    """Whose dates may leave: of the open case, of all, of each person that something is assigned to."""
    offered = []
    if context.case_uuid is not None:
        name = bridge.ask(case, context.case_uuid).short_caption
        offered.append((f"This case: {name}", LeavingScope(case_uuid=context.case_uuid)))
    offered.append(("All cases", LeavingScope()))
    offered += [(f"Assigned to {name}", LeavingScope(person=name)) for name in bridge.ask(people_assigned)]
    return offered


def ask_dates(bridge: Bridge, dialog: DatesLeavingDialog, scope: LeavingScope) -> None:
    """Ask for the dates of a scope and show them in the dialog."""
    bridge.ask_later(leaving_dates, scope, then=dialog.show_dates, topic="leaving dates")


def chosen_path(dialog: DatesLeavingDialog, bridge: Bridge, answer: LeavingAnswer) -> tuple[Path, bool] | None:
    """The file to write, and whether one of that name may be written over; None for none."""
    scope = answer.scope
    of_what = bridge.ask(case, scope.case_uuid).short_caption if scope.case_uuid else scope.person
    words = " - ".join(part for part in (answer.form.title.partition(" (")[0], of_what) if part)
    name = " ".join(_UNFIT.sub(" ", words).split())[:_LONGEST_NAME]
    suggested = str(Path.home() / f"{name}{answer.form.suffix}")
    chosen, _kind = QFileDialog.getSaveFileName(dialog, dialog.windowTitle(), suggested, f"*{answer.form.suffix}")
    if not chosen:
        return None
    path = Path(chosen)
    is_whole = path.suffix.lower() == answer.form.suffix
    return path if is_whole else path.with_name(path.name + answer.form.suffix), is_whole


def exported_words(made: ExportedDates) -> str:
    """What became of an export, in sentences."""
    written = f"{made.count:,} {'date is' if made.count == 1 else 'dates are'} in {made.path}."
    cancelled = f"{made.cancelled:,} of them no longer stand and are cancelled there." if made.cancelled else ""
    return " ".join(part for part in (written, cancelled, held_words(made.held.held_back)) if part)


def refuse_in(dialog: DatesLeavingDialog, error: CaseorgError) -> None:
    """Say in the dialog, where it is still there, why something was not done."""
    if isValid(dialog):
        dialog.refuse(error.sentence)
