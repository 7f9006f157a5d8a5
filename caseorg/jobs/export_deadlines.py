"""Deadlines and hearings written into a calendar file or a sheet, no label above the highest one among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from pathlib import Path

from caseorg.base.clock import today
from caseorg.base.errors import UserError
from caseorg.jobs.export_file import ExportFile
from caseorg.jobs.job import Progress
from caseorg.model.calendar_file import CalendarFile
from caseorg.model.record import Visibility
from caseorg.operations import note_calendar_copies
from caseorg.queries.calendar_entries import EntryMaking, calendar_entry, gone_entries
from caseorg.queries.cases import case
from caseorg.queries.deadline_lists import deadline_lines
from caseorg.queries.deadline_sheet import FULL_SHEET, SheetColumn, sheet_of
from caseorg.queries.leaving_dates import (
    Held,
    LeavingDate,
    LeavingScope,
    deadlines_in,
    for_calendar,
    held,
    leaving_dates,
)
from caseorg.queries.outside_views import outside_line
from caseorg.queries.reminders import usual_reminders
from caseorg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ExportedDates:
    """The file, how many entries or rows it has, how many of them cancel earlier ones, and what was held back."""

    path: Path
    count: int
    cancelled: int
    held: Held


class ExportCalendar:
    """Write deadlines and hearings of a scope as iCalendar. What stood in an earlier file and no longer stands is
    cancelled in this one; what goes out now is noted for the next."""

    def __init__(
        self,
        scope: LeavingScope,
        path: Path,
        *,
        highest: Visibility = Visibility.INTERNAL,
        alarms: bool = True,
        replace: bool = False,
    ) -> None:
        self.title = "Export Calendar"
        self._scope = replaced(scope, with_left=True)
        self._path = path
        self._highest = highest
        self._alarms = alarms
        self._replace = replace

    def run(self, workspace: Workspace, progress: Progress) -> ExportedDates:
        """Raises UserError where there is nothing to write or a file of that name is there, WorldError where it cannot
        be written. The note is made before the file is, so that nothing leaves that is not known to have left."""
        refuse_replacing(self._path, replace=self._replace)
        found = held(for_calendar(workspace.ask(leaving_dates, self._scope)), self._highest)
        making = EntryMaking(self._highest, workspace.ask(usual_reminders) if self._alarms else None)
        entries = []
        for done, one in enumerate(found.going):
            progress.check()
            progress.report(done, len(found.going), one.title)
            entry = workspace.ask(calendar_entry, one, making)
            entries += [entry] if entry is not None else []
        if not (self._scope.case_uuid or self._scope.person):
            entries += workspace.ask(gone_entries)
        if not entries:
            raise UserError(nothing_words(found))
        fresh = [one.uuid for one in found.going if not one.left_before]
        if fresh:
            workspace.do(note_calendar_copies, uuids=fresh)
        content = CalendarFile(name=self._name(workspace), entries=tuple(entries))
        ExportFile(content, self._path, suffix=".ics", replace=self._replace).run(workspace, progress)
        cancelled = sum(1 for entry in entries if entry.status == "CANCELLED")
        return ExportedDates(self._path, len(entries), cancelled, found)

    def _name(self, workspace: Workspace) -> str:
        if self._scope.case_uuid:
            return f"Deadlines: {workspace.ask(case, self._scope.case_uuid).short_caption}"
        return f"Deadlines: {self._scope.person}" if self._scope.person else "Deadlines"


def leaves_first_time(workspace: Workspace, scope: LeavingScope, highest: Visibility) -> bool:
    """Whether a calendar file of a scope has something that was in none before, so that it has to be noted."""
    every = workspace.ask(leaving_dates, replaced(scope, with_left=True))
    found = held(for_calendar(every), highest)
    return any(not one.left_before for one in found.going)


class ExportSheet:
    """Write deadlines as a sheet: those of `uuids` in their order (a table as it is shown), else those of a scope."""

    def __init__(
        self,
        scope: LeavingScope,
        path: Path,
        *,
        uuids: Sequence[str] | None = None,
        columns: tuple[SheetColumn, ...] = FULL_SHEET,
        highest: Visibility = Visibility.INTERNAL,
        replace: bool = False,
    ) -> None:
        self.title = "Export Deadlines"
        self._scope = scope
        self._path = path
        self._uuids = uuids
        self._columns = columns
        self._highest = highest
        self._replace = replace

    def run(self, workspace: Workspace, progress: Progress) -> ExportedDates:
        """Raises UserError where there is nothing to write or a file of that name is there, WorldError where it cannot
        be written."""
        refuse_replacing(self._path, replace=self._replace)
        found = held(sheet_dates(workspace, self._scope, self._uuids), self._highest)
        if not found.going:
            raise UserError(nothing_words(found))
        lines = workspace.ask(deadline_lines, [one.uuid for one in found.going])
        progress.check()
        outside = [workspace.ask(outside_line, line, self._highest) for line in lines]
        content = sheet_of(outside, self._columns, today())
        ExportFile(content, self._path, suffix=".csv", replace=self._replace).run(workspace, progress)
        return ExportedDates(self._path, len(lines), 0, found)


def sheet_dates(workspace: Workspace, scope: LeavingScope, uuids: Sequence[str] | None) -> list[LeavingDate]:
    """The deadlines of a sheet, in the order of `uuids` where they are given."""
    every = deadlines_in(workspace.ask(leaving_dates, scope))
    if uuids is None:
        return every
    known = {one.uuid: one for one in every}
    return [known[uuid] for uuid in uuids if uuid in known]


def refuse_replacing(path: Path, *, replace: bool) -> None:
    """Raises UserError where a file is there that nobody agreed to write over."""
    if path.exists() and not replace:
        raise UserError(f"{path} is there already. Choose another name.")


def nothing_words(found: Held) -> str:
    """Why nothing is written, and what to do."""
    if found.held_back:
        return "All of it is held back for its label. Nothing was written. Choose a higher label if it may leave."
    return "There is no deadline or hearing to write. Choose another case, person or time."
