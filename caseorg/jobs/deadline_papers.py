"""Deadlines on paper: docket calendars, control lists and control slips as PDF, to be saved or printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from caseorg.apart.client import ApartReader
from caseorg.base.clock import today
from caseorg.base.errors import BadInput, UserError
from caseorg.exporters.control_list import control_list
from caseorg.exporters.control_slip import control_slip
from caseorg.exporters.docket_calendar import CalendarLayout, CalendarPaper, docket_calendar
from caseorg.jobs.export_deadlines import nothing_words, refuse_replacing
from caseorg.jobs.export_file import save_whole
from caseorg.jobs.job import Progress
from caseorg.model.printed_sheet import PaperSheet, SetSheets
from caseorg.model.record import Visibility
from caseorg.pdf.sheet_setting import sheet_setting
from caseorg.queries.calendar_days import holidays_between
from caseorg.queries.cases import case
from caseorg.queries.leaving_dates import REASSIGNED, Held, LeavingDate, LeavingScope, deadlines_in, held, leaving_dates
from caseorg.queries.printed_dates import docket_words, printed_dates, slip_of
from caseorg.rules.deadline_words import day_text
from caseorg.workspace import Workspace

_SECONDS = 300.0
_LIST_DAYS = 30
_MOST_MONTHS = 36
_MOST_SLIPS = 500


class PaperKind(StrEnum):
    """What is printed."""

    MONTH = "month"
    WEEK = "week"
    LIST = "list"
    CONTROL_LIST = "control list"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper, what is on it, and what was held back."""

    pages: SetSheets
    held: Held


class MakePaper:
    """Set a paper of the dates of a scope. `uuids` are the deadlines of slips; without them slips are made of all
    deadlines of the scope that are open. Where the scope has no days, those around today are taken."""

    def __init__(
        self,
        kind: PaperKind,
        scope: LeavingScope,
        *,
        uuids: Sequence[str] | None = None,
        highest: Visibility = Visibility.INTERNAL,
    ) -> None:
        self.title = "Print Deadlines"
        self._kind = kind
        self._scope = scope if kind is PaperKind.SLIP else with_days(scope, kind, today())
        self._uuids = uuids
        self._highest = highest

    def run(self, workspace: Workspace, progress: Progress) -> MadePaper:
        """Raises UserError where there is nothing to print, Cancelled."""
        every = dates_of_paper(self._kind, workspace.ask(leaving_dates, self._scope), self._uuids)
        found = held(every, self._highest)
        if not found.going and (found.held_back or self._kind not in _CALENDARS):
            raise UserError(nothing_words(found))
        sheets = self._sheets(workspace, progress, found.going)
        progress.report(0, None, "Setting the pages")
        with ApartReader(sheet_setting, limit_seconds=_SECONDS, cancelled=lambda: progress.cancelled) as setter:
            pages = setter.read(sheets)
        progress.check()
        if pages is None:
            raise UserError("The pages could not be set, or it took too long. Choose fewer days or one case.")
        return MadePaper(pages, found)

    def _sheets(
        self, workspace: Workspace, progress: Progress, going: Sequence[LeavingDate]
    ) -> tuple[PaperSheet, ...]:
        as_of = day_text(datetime.now().isoformat(timespec="minutes"))
        if self._kind is PaperKind.SLIP:
            if len(going) > _MOST_SLIPS:
                raise BadInput(f"That would be {len(going):,} slips. Choose one case or fewer days.")
            sheets = []
            for done, one in enumerate(going):
                progress.check()
                progress.report(done, len(going), one.title)
                sheets.append(control_slip(workspace.ask(slip_of, one, self._highest, today()), as_of))
            return tuple(sheets)
        dates = workspace.ask(printed_dates, going, self._highest)
        whose = self._whose(workspace)
        if self._kind is PaperKind.CONTROL_LIST:
            return (control_list(dates, f"{_days_words(self._scope)}, {whose}", as_of),)
        first, last = date.fromisoformat(self._scope.first), date.fromisoformat(self._scope.last)
        paper = CalendarPaper(
            dates=dates, first=first, last=last, holidays=holidays_between(first, last), title=whose, as_of=as_of,
            one_case=self._scope.case_uuid is not None,
        )  # fmt: skip
        return (docket_calendar(paper, CalendarLayout(self._kind.value)),)

    def _whose(self, workspace: Workspace) -> str:
        if self._scope.case_uuid:
            its_case = workspace.ask(case, self._scope.case_uuid)
            return " ".join(part for part in (its_case.short_caption, docket_words(its_case)) if part)
        return self._scope.person or "all cases"


_CALENDARS = frozenset({PaperKind.MONTH, PaperKind.WEEK, PaperKind.LIST})


class SavePaper:
    """Set a paper and write it into a file, whole or not at all."""

    def __init__(self, making: MakePaper, path: Path, *, replace: bool = False) -> None:
        self.title = making.title
        self._making = making
        self._path = path
        self._replace = replace

    def run(self, workspace: Workspace, progress: Progress) -> MadePaper:
        """Raises UserError where a file of that name is there, WorldError where it cannot be written."""
        refuse_replacing(self._path, replace=self._replace)
        made = self._making.run(workspace, progress)
        save_whole(self._path, made.pages.data)
        return made


def dates_of_paper(
    kind: PaperKind, dates: Sequence[LeavingDate], uuids: Sequence[str] | None = None
) -> list[LeavingDate]:
    """Which of the dates of a scope are printed: on a calendar what stands, on a control list what has a date, slips of
    the deadlines named or of the open ones."""
    if kind in _CALENDARS:
        return [one for one in dates if one.stands]
    if kind is PaperKind.CONTROL_LIST:
        return [one for one in dates if one.day and one.state != REASSIGNED]
    deadlines = deadlines_in(dates)
    if uuids is None:
        return [one for one in deadlines if one.state == "open"]
    wanted = frozenset(uuids)
    return [one for one in deadlines if one.uuid in wanted]


def with_days(scope: LeavingScope, kind: PaperKind, now: date) -> LeavingScope:
    """The scope with the days a paper has where none are given: this month, this week, today, the next thirty days.
    Raises BadInput where the last day is before the first, or the time is too long for a calendar."""
    first = date.fromisoformat(scope.first) if scope.first else _first_day(scope, kind, now)
    last = date.fromisoformat(scope.last) if scope.last else _last_day(kind, first)
    if last < first:
        raise BadInput("The last day is before the first. Turn them around.")
    if (last - first).days > _MOST_MONTHS * 31:
        raise BadInput(f"That is more than {_MOST_MONTHS} months. Choose a shorter time.")
    return LeavingScope(
        case_uuid=scope.case_uuid, person=scope.person, first=first.isoformat(), last=last.isoformat()
    )


def _first_day(scope: LeavingScope, kind: PaperKind, now: date) -> date:
    near = min(now, date.fromisoformat(scope.last)) if scope.last else now
    if kind is PaperKind.MONTH:
        return near.replace(day=1)
    return near - timedelta(days=(near.weekday() + 1) % 7) if kind is PaperKind.WEEK else near


def _last_day(kind: PaperKind, first: date) -> date:
    if kind is PaperKind.MONTH:
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    if kind is PaperKind.WEEK:
        return first + timedelta(days=6 - (first.weekday() + 1) % 7)
    return first if kind is PaperKind.CONTROL_LIST else first + timedelta(days=_LIST_DAYS)


def _days_words(scope: LeavingScope) -> str:
    if scope.first == scope.last:
        return day_text(scope.first)
    return f"{day_text(scope.first)} to {day_text(scope.last)}"
