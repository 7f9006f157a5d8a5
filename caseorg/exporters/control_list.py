"""The control list: all that is due on a day or in a range of days, with boxes to tick and who verified each date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from caseorg.exporters.paper_words import BOX, TICKED, foot, head, head_note, html, sized, small
from caseorg.model.calendar_link import DatedKind
from caseorg.model.deadline import Deadline, DeadlineState
from caseorg.model.event import Event, EventStatus
from caseorg.model.printed_sheet import PaperBlock, PaperColumn, PaperRow, PaperSheet, PaperTable, PaperWords
from caseorg.queries.deadline_lists import DeadlineLine
from caseorg.queries.printed_dates import PrintedDate
from caseorg.rules.deadline_words import badges, day_text

_COLUMNS = (
    PaperColumn(head="<b>Done</b>", share=6),
    PaperColumn(head="<b>Deadline or hearing</b>", share=33),
    PaperColumn(head="<b>Case</b>", share=25),
    PaperColumn(head="<b>Other date</b>", share=14),
    PaperColumn(head="<b>Assigned</b>", share=11),
    PaperColumn(head="<b>Verified</b>", share=14),
    PaperColumn(head="<b>Initials</b>", share=9),
)
_ROW_HEIGHT = 26.0
_TOLD_APART = frozenset({"not verified", "verify again", "jurisdictional"})
_BIG = "font-size:12pt;text-align:center"


def control_list(dates: Sequence[PrintedDate], title: str, as_of: str) -> PaperSheet:
    """The list of these dates, by day; `title` says which days, `as_of` of when it is."""
    rows: list[PaperRow] = []
    with_zone = in_several_zones(dates)
    for day, group in groupby(dates, key=lambda one: one.date.day):
        of_day = list(group)
        rows.append(PaperRow(cells=(f"<p><b>{html(day_text(day))}</b> {small(_count(of_day))}</p>",), is_band=True))
        rows += [_row(one, with_zone=with_zone) for one in of_day]
    blocks: list[PaperBlock] = [
        PaperWords(html=sized(title, 13, bold=True), stays=True),
        PaperWords(html=sized(_summary(dates), 9.5), above=2, stays=True),
        PaperWords(html="<p></p>", above=6, stays=True),
    ]
    blocks.append(PaperTable(columns=_COLUMNS, rows=tuple(rows), least=_ROW_HEIGHT))
    blocks.append(PaperWords(html=_closing(), above=16))
    return PaperSheet(
        head=head("Deadline control list"),
        head_right=head_note(title),
        foot=foot([one.date.label for one in dates], as_of),
        blocks=tuple(blocks),
        is_wide=True,
    )


def _count(dates: Sequence[PrintedDate]) -> str:
    return "1 entry" if len(dates) == 1 else f"{len(dates):,} entries"


def _summary(dates: Sequence[PrintedDate]) -> str:
    deadlines = [one.line.deadline for one in dates if one.line is not None]
    unverified = sum(1 for one in deadlines if one.state is DeadlineState.OPEN and not one.verified)
    hearings = sum(1 for one in dates if one.date.kind is DatedKind.EVENT)
    return (
        f"{len(deadlines):,} {'deadline' if len(deadlines) == 1 else 'deadlines'}, {unverified:,} of them open and not "
        f"verified by a second person; {hearings:,} {'hearing' if hearings == 1 else 'hearings'}."
    )


def _row(one: PrintedDate, *, with_zone: bool) -> PaperRow:
    case = f"<p>{html(one.date.case_name)}<br/>{small(one.docket)}</p>"
    if one.line is not None:
        return _deadline_row(one.line, case)
    assert one.event is not None
    return _hearing_row(one.event, case, clock_words(one.event, with_zone=with_zone))


def _deadline_row(line: DeadlineLine, case: str) -> PaperRow:
    deadline = line.deadline
    done = deadline.state is DeadlineState.DONE
    words = [f"<b>{html(deadline.title)}</b>" if deadline.jurisdictional else html(deadline.title)]
    told = [badge.text for badge in badges(deadline, line.source_superseded) if badge.text not in _TOLD_APART]
    told = ["JURISDICTIONAL", *told] if deadline.jurisdictional else told
    if deadline.state is not DeadlineState.OPEN:
        told.insert(0, deadline.state.value)
    told += [deadline.cite] if deadline.cite else []
    words += [f"<br/>{small(' · '.join(told))}"] if told else []
    return PaperRow(
        cells=(
            f'<p style="{_BIG}">{TICKED if done else BOX}</p>', f"<p>{''.join(words)}</p>", case,
            f"<p>{html(other_date(deadline))}</p>", f"<p>{html(deadline.assigned_to)}</p>", _verified(deadline), "",
        ),
        is_shaded=deadline.state not in (DeadlineState.OPEN, DeadlineState.DONE),
    )  # fmt: skip


def other_date(deadline: Deadline) -> str:
    """The date beside the one to act by: the safe one, or of a jurisdictional deadline the prevailing one; "" where
    both are the same."""
    if not deadline.safe_due or deadline.safe_due == deadline.due:
        return ""
    if deadline.jurisdictional:
        return f"due {day_text(deadline.due)}"
    return f"safe {day_text(deadline.safe_due)}"


def _verified(deadline: Deadline) -> str:
    if deadline.verified:
        return f"<p>{TICKED} {html(deadline.verified_by)}<br/>{small((deadline.verified_at or '')[:10])}</p>"
    if deadline.state is not DeadlineState.OPEN:
        return ""
    again = "AGAIN: date changed" if deadline.verification_lapsed else "NOT VERIFIED"
    return f"<p>{BOX} <b>{again}</b></p>"


def _hearing_row(event: Event, case: str, time: str) -> PaperRow:
    cancelled = event.status is EventStatus.CANCELLED
    told = [part for part in (event.hearing, event.place, "CANCELLED" if cancelled else "") if part]
    words = f"<b>{html(time)}</b> {html(event.title)}<br/>{small(' · '.join(told))}"
    return PaperRow(
        cells=(f'<p style="{_BIG}">{BOX}</p>', f"<p>{words}</p>", case, "", "", "", ""), is_shaded=cancelled
    )


def clock_words(event: Event, *, with_zone: bool = False) -> str:
    """The time of a hearing, "2:30 PM" or "2:30 PM–4:00 PM", "" for a whole day; with its zone "2:30 PM PST"."""
    if not event.at or "T" not in event.at:
        return ""
    times = [event.at, *([event.ends_at] if event.ends_at and event.ends_at[:10] == event.at[:10] else [])]
    words = "–".join(day_text(time).rpartition(", ")[2] for time in times if "T" in time)
    if not with_zone:
        return words
    return f"{words} {datetime.fromisoformat(event.at).replace(tzinfo=ZoneInfo(event.time_zone)).tzname()}"


def in_several_zones(dates: Iterable[PrintedDate]) -> bool:
    """Whether hearings on a paper are set on different clocks, so that each has to name its own."""
    events = [one.event for one in dates if one.event is not None]
    return len({event.time_zone for event in events if event.at and "T" in event.at}) > 1


def _closing() -> str:
    return (
        "<p>Checked against the docket and the office calendar by ________________________________ "
        "&nbsp;&nbsp; on ____________________ &nbsp;&nbsp; at ____________</p>"
    )
