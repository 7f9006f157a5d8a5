"""Deadlines and hearings with all that is printed of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseorg.model.calendar_link import DatedKind
from caseorg.model.case import Case
from caseorg.model.event import Event
from caseorg.model.record import Visibility
from caseorg.queries.cases import case
from caseorg.queries.courts import court_label
from caseorg.queries.deadline_explained import Explained, explained
from caseorg.queries.deadline_lists import DeadlineLine, deadline_lines
from caseorg.queries.deadline_views import DeadlineView, deadline_view
from caseorg.queries.leaving_dates import LeavingDate
from caseorg.queries.outside_views import outside_line, outside_view
from caseorg.rules.visibility import may_leave
from caseorg.store.database import Reader
from caseorg.store.rows import record_of


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedDate:
    """One deadline (`line`) or hearing (`event`) with its case; `docket` is number and court, "" where not known."""

    date: LeavingDate
    docket: str
    line: DeadlineLine | None = None
    event: Event | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Slip:
    """All that proves one date: `shown` explains it, `quote` are the words that set it."""

    date: LeavingDate
    caption: str
    docket: str
    view: DeadlineView
    shown: Explained
    quote: str = ""


def printed_dates(reader: Reader, dates: Sequence[LeavingDate], highest: Visibility) -> list[PrintedDate]:
    """What is printed of these dates, in their order; names that may not leave are left out."""
    deadlines = [one.uuid for one in dates if one.kind is DatedKind.DEADLINE]
    lines = {line.deadline.uuid: line for line in deadline_lines(reader, deadlines)}
    rows = reader.rows(
        "SELECT * FROM events WHERE uuid IN (SELECT value FROM json_each(?))",
        (json.dumps([one.uuid for one in dates if one.kind is DatedKind.EVENT]),),
    )
    events = {row["uuid"]: record_of(Event, row) for row in rows}
    dockets = {uuid: docket_words(case(reader, uuid)) for uuid in {one.case_uuid for one in dates}}
    return [
        PrintedDate(
            date=one,
            docket=dockets[one.case_uuid],
            line=outside_line(reader, lines[one.uuid], highest) if one.uuid in lines else None,
            event=events.get(one.uuid),
        )
        for one in dates
        if one.uuid in lines or one.uuid in events
    ]


def slip_of(reader: Reader, one: LeavingDate, highest: Visibility, today: date) -> Slip:
    """The proof of a deadline, as it is printed. Raises NotFound."""
    view = outside_view(reader, deadline_view(reader, one.uuid), highest)
    its_case = case(reader, one.case_uuid)
    return Slip(
        date=one,
        caption=its_case.caption,
        docket=docket_words(its_case),
        view=view,
        shown=explained(view, today),
        quote=_quote(reader, view.deadline.annotation_uuid, highest),
    )


def docket_words(its_case: Case) -> str:
    """Docket number and court as a caption has them: "No. 1:26-cv-00417 (D.D.C.)"."""
    number = f"No. {its_case.docket_number}" if its_case.docket_number else ""
    court = court_label(its_case.court)
    return f"{number} ({court})" if number and court else number or court


def _quote(reader: Reader, annotation_uuid: str | None, highest: Visibility) -> str:
    """The words a deadline was taken from, where they may leave."""
    if annotation_uuid is None:
        return ""
    row = reader.row(
        "SELECT quote, visibility FROM annotations WHERE uuid = ? AND deleted_at IS NULL", (annotation_uuid,)
    )
    return str(row["quote"]) if row is not None and may_leave(Visibility(row["visibility"]), highest) else ""
