"""The docket calendar on paper: months or weeks as they hang on a wall, or a list day by day."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from caseorg.exporters.control_list import clock_words, in_several_zones, other_date
from caseorg.exporters.paper_words import TICKED, foot, head, head_note, html, sized, small
from caseorg.model.counting import Action
from caseorg.model.deadline import Deadline, DeadlineState, Side
from caseorg.model.event import Event, EventStatus
from caseorg.model.printed_sheet import (
    PaperBlock,
    PaperBreak,
    PaperColumn,
    PaperRow,
    PaperSheet,
    PaperTable,
    PaperWords,
)
from caseorg.queries.printed_dates import PrintedDate
from caseorg.rules.deadline_words import day_text

_WEEK = 7
_GRID_HEIGHT = 425.0  # of a month on a page that lies on its side, below title and heads
_WEEK_HEIGHT = 84.0
_SUNDAY_FIRST = calendar.Calendar(firstweekday=calendar.SUNDAY)
_LIST_COLUMNS = (
    PaperColumn(head="<b>Time</b>", share=13),
    PaperColumn(head="<b>Deadline or hearing</b>", share=42),
    PaperColumn(head="<b>Case</b>", share=30),
    PaperColumn(head="<b>Other date</b>", share=16),
)


class CalendarLayout(StrEnum):
    """How a calendar is laid out."""

    MONTH = "month"
    WEEK = "week"
    LIST = "list"


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarPaper:
    """What is printed: the dates from `first` to `last`, the names of holidays by ISO day, whose they are in `title`,
    and of when they are. With `one_case` the case is not named at each of them."""

    dates: Sequence[PrintedDate]
    first: date
    last: date
    holidays: Mapping[str, str]
    title: str
    as_of: str
    one_case: bool = False

    @property
    def names_zones(self) -> bool:
        """Whether times have to name their zone."""
        return in_several_zones(self.dates)


def docket_calendar(paper: CalendarPaper, layout: CalendarLayout) -> PaperSheet:
    """The calendar."""
    make = {CalendarLayout.MONTH: _months, CalendarLayout.WEEK: _weeks, CalendarLayout.LIST: _list}[layout]
    return PaperSheet(
        head=head("Docket calendar"),
        head_right=head_note(paper.title),
        foot=foot([one.date.label for one in paper.dates], paper.as_of),
        blocks=tuple(make(paper)),
        is_wide=layout is CalendarLayout.MONTH,
    )


def _by_day(paper: CalendarPaper) -> dict[str, list[PrintedDate]]:
    """The dates by day, what lasts for several days on each of them."""
    days: dict[str, list[PrintedDate]] = {}
    for one in paper.dates:
        day = max(date.fromisoformat(one.date.day), paper.first)
        last = min(date.fromisoformat(max(one.date.last_day, one.date.day)), paper.last)
        while day <= last:
            days.setdefault(day.isoformat(), []).append(one)
            day += timedelta(days=1)
    return dict(sorted(days.items()))


# By month


def _months(paper: CalendarPaper) -> list[PaperBlock]:
    days = _by_day(paper)
    names = [calendar.day_name[(calendar.SUNDAY + place) % _WEEK] for place in range(_WEEK)]
    columns = tuple(PaperColumn(head=f'<p style="text-align:center"><b>{name}</b></p>', share=1) for name in names)
    blocks: list[PaperBlock] = []
    year, month = paper.first.year, paper.first.month
    while (year, month) <= (paper.last.year, paper.last.month):
        weeks = _SUNDAY_FIRST.monthdatescalendar(year, month)
        rows = tuple(
            PaperRow(
                cells=tuple(_month_cell(paper, day, month, days) for day in week),
                again=tuple(_again(day) for day in week),
            )
            for week in weeks
        )
        title = f"{calendar.month_name[month]} {year}"
        blocks += [PaperBreak()] if blocks else []
        blocks += [PaperWords(html=sized(title, 16, bold=True, centered=True), stays=True)]
        blocks += [PaperWords(html="<p></p>", above=5, stays=True)]
        blocks.append(PaperTable(columns=columns, rows=rows, is_grid=True, fills=_GRID_HEIGHT))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return blocks


def _again(day: date) -> str:
    return f"<p><b>{calendar.month_abbr[day.month]} {day.day}</b> {small('continued')}</p>"


def _month_cell(paper: CalendarPaper, day: date, month: int, days: Mapping[str, Sequence[PrintedDate]]) -> str:
    iso = day.isoformat()
    if day.month != month or not paper.first <= day <= paper.last:
        return f'<p style="color:#999999">{day.day}</p>'
    holiday = paper.holidays.get(iso, "")
    name = f"{calendar.month_abbr[month]} {day.day}" if day.weekday() == calendar.SUNDAY else str(day.day)
    top = f'<p style="margin-bottom:2pt"><b>{name}</b> {small(holiday)}</p>'
    entries = [f'<p style="font-size:7.5pt;margin-bottom:3pt">{_entry(one, paper)}</p>' for one in days.get(iso, ())]
    return top + "".join(entries)


# By week


def _weeks(paper: CalendarPaper) -> list[PaperBlock]:
    days = _by_day(paper)
    columns = (PaperColumn(head="", share=19), PaperColumn(head="", share=81))
    start = paper.first - timedelta(days=(paper.first.weekday() + 1) % _WEEK)
    blocks: list[PaperBlock] = []
    while start <= paper.last:
        week = [start + timedelta(days=place) for place in range(_WEEK)]
        rows = tuple(_week_row(paper, day, days) for day in week if paper.first <= day <= paper.last)
        title = f"Week of {day_text(start.isoformat())}"
        blocks += [PaperBreak()] if blocks else []
        blocks += [PaperWords(html=sized(title, 14, bold=True), stays=True)]
        blocks += [PaperWords(html="<p></p>", above=5, stays=True)]
        blocks.append(PaperTable(columns=columns, rows=rows, is_grid=True, least=_WEEK_HEIGHT))
        start += timedelta(days=_WEEK)
    return blocks


def _week_row(paper: CalendarPaper, day: date, days: Mapping[str, Sequence[PrintedDate]]) -> PaperRow:
    iso = day.isoformat()
    holiday = paper.holidays.get(iso, "")
    name = f"<p><b>{day:%A}</b><br/>{calendar.month_abbr[day.month]} {day.day}</p><p>{small(holiday)}</p>"
    entries = "".join(f'<p style="margin-bottom:3pt">{_entry(one, paper)}</p>' for one in days.get(iso, ()))
    return PaperRow(
        cells=(name, entries), is_shaded=day.weekday() > 4 or bool(holiday), again=(_again(day), "")
    )


# As a list


def _list(paper: CalendarPaper) -> list[PaperBlock]:
    rows: list[PaperRow] = []
    for day, of_day in _by_day(paper).items():
        holiday = paper.holidays.get(day, "")
        rows.append(PaperRow(cells=(f"<p><b>{html(day_text(day))}</b> {small(holiday)}</p>",), is_band=True))
        rows += [_list_row(one, with_zone=paper.names_zones) for one in of_day]
    title = f"{day_text(paper.first.isoformat())} to {day_text(paper.last.isoformat())}"
    return [
        PaperWords(html=sized(title, 13, bold=True), stays=True),
        PaperWords(html="<p></p>", above=5, stays=True),
        PaperTable(columns=_LIST_COLUMNS, rows=tuple(rows)),
    ]


def _list_row(one: PrintedDate, *, with_zone: bool) -> PaperRow:
    time = clock_words(one.event, with_zone=with_zone) if one.event is not None else ""
    other = other_date(one.line.deadline) if one.line is not None else ""
    case = f"<p>{html(one.date.case_name)}<br/>{small(one.docket)}</p>"
    return PaperRow(cells=(f"<p>{html(time)}</p>", f"<p>{_words(one, '')}</p>", case, f"<p>{html(other)}</p>"))


# One entry


def _entry(one: PrintedDate, paper: CalendarPaper) -> str:
    """An entry of a month or week: time, words, case."""
    case = "" if paper.one_case else f" <i>{html(one.date.case_name)}</i>"
    time = clock_words(one.event, with_zone=paper.names_zones) if one.event is not None else ""
    return f"{_words(one, time)}{case}"


def _words(one: PrintedDate, time: str) -> str:
    if one.line is not None:
        return _deadline_words(one.line.deadline)
    assert one.event is not None
    return _event_words(one.event, time)


def _deadline_words(deadline: Deadline) -> str:
    marks = []
    if deadline.state is DeadlineState.OPEN and not deadline.verified:
        marks.append("not verified")
    if deadline.projected:
        marks.append("projected")
    if deadline.side is not Side.OURS:
        marks.append("the court acts" if deadline.side is Side.COURT else "other side")
    done = f"{TICKED} " if deadline.state is DeadlineState.DONE else ""
    lead = "<b>SAFE DATE, jurisdictional:</b> " if deadline.jurisdictional else ""
    lead += "Not before: " if deadline.action is Action.NOT_BEFORE else ""
    title = f"<b>{html(deadline.title)}</b>" if deadline.jurisdictional else html(deadline.title)
    told = f" {small('(' + ', '.join(marks) + ')')}" if marks else ""
    return f"{done}{lead}{title}{told}"


def _event_words(event: Event, time: str) -> str:
    at = f"<b>{html(time)}</b> " if time else ""
    expected = " (projected)" if event.status is EventStatus.PROJECTED else ""
    place = f" {small(event.place)}" if event.place else ""
    return f"{at}<b>{html(event.title)}</b>{expected}{place}"
