"""Calendar files of courts: read by a job, looked at in a dialog, taken over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from caseorg.base.errors import CaseorgError
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.court_dates_dialog import CourtDatesDialog
from caseorg.gui.messages import Weight, tell
from caseorg.jobs.court_calendar import CourtReading, ReadCourtCalendar, TakeCourtDates, TakenCourtDates
from caseorg.model.case import Case
from caseorg.model.court_calendar import CourtEntry
from caseorg.queries.cases import cases
from caseorg.queries.court_dates import CourtProposal, proposal_in_case

_READABLE = "Calendars (*.ics *.ical *.icalendar);;All files (*)"


class CourtCalendars(QObject):
    """Does “Import Court Calendar”, and takes calendar files that are dropped."""

    def __init__(self, bridge: Bridge, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._window = window
        self._folder = str(Path.home())
        self.dialog: CourtDatesDialog | None = None
        context.calendars_requested.connect(self.read_all)

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("event.import", self._choose)

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self._window, "Import Court Calendar", self._folder, _READABLE)
        if name:
            self._folder = str(Path(name).parent)
            self.read_all([Path(name)])

    def read_all(self, paths: Sequence[Path]) -> None:
        """Read files, one after the other; each is shown in a dialog of its own."""
        for path in paths:
            self._bridge.run(ReadCourtCalendar(path), then=self._show)

    def _show(self, reading: CourtReading) -> None:
        if not reading.proposals:
            told = " ".join(("The file has no dates.", *reading.remarks[:2]))
            tell(self._window, told)
            return
        every = self._bridge.ask(cases)
        dialog = CourtDatesDialog(
            reading, every, partial(self._in_case, every), open_case=self._context.case_uuid, parent=self._window
        )
        self.dialog = dialog
        dialog.take_requested.connect(partial(self._take, dialog))
        dialog.open()

    def _in_case(self, every: Sequence[Case], entry: CourtEntry, case_uuid: str) -> CourtProposal:
        case = next(one for one in every if one.uuid == case_uuid)
        return self._bridge.ask(proposal_in_case, entry, case, "the case that was chosen")

    def _take(self, dialog: CourtDatesDialog, proposals: Sequence[CourtProposal]) -> None:
        def then(taken: TakenCourtDates) -> None:
            if isValid(dialog):
                dialog.accept()
            told = f"{taken.count:,} {'date was' if taken.count == 1 else 'dates were'} taken over."
            if taken.failed:
                tell(self._window, " ".join((told, *taken.failed[:3])), weight=Weight.TROUBLE)
            else:
                tell(self._window, told, weight=Weight.GOOD)

        def otherwise(error: CaseorgError) -> None:
            if isValid(dialog):
                dialog.refuse(error.sentence)

        self._bridge.run(TakeCourtDates(proposals), then=then, otherwise=otherwise)
