"""A walk through dates that leave and come in, with a picture of every stop.

    CASEORG_TOUR=/some/folder python -m tests.gui.tour_of_dates [light|dark] [WIDTHxHEIGHT]

Each stop is one line of STOPS, as in `tour.py`. The calendar file of the court is made here.
"""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QDialog

from caseorg.base import clock
from caseorg.gui.window import Window
from caseorg.model.record import Visibility
from caseorg.operations import add_case
from caseorg.queries.calendar_names import events_of
from tests import deadline_records as records
from tests.gui.tour import Stop, close_dialogs, settle, take_pictures

_TITLES = (
    "Opposition to motion for leave to file a supplemental memorandum", "Reply in support of preliminary injunction",
    "Joint status report", "Answers to second set of interrogatories (Nos. 12–25)", "Notice of appeal",
)  # fmt: skip
_CASES = (
    ("Centro de Trabajadores Unidos, et al. v. Bessent, in his official capacity", "1:25-cv-00677-DLF", "dcd"),
    ("Alvarez v. Kent", "26-1234", "ca9"),
)


def begin(window: Window) -> None:
    """Two cases with deadlines of every sort, and hearings."""
    workspace, today = window.bridge.workspace, clock.today()
    for number, (caption, docket, court) in enumerate(_CASES):
        window.bridge.do(
            add_case, caption=caption, docket_number=docket, court=court,
            then=lambda case: window.context.set_case(case.uuid),
        )  # fmt: skip
        settle(window)
        case = window.context.case_uuid or ""
        for place in range(24):
            day = today + timedelta(days=place * 2 + number)
            grave = place % 5 == 4
            records.deadline(
                workspace, case, _TITLES[place % 5], day.isoformat(), jurisdictional=grave, entered_by="Ana Ruiz",
                safe_due=(day - timedelta(days=4 if grave else 0)).isoformat(), cite="LCvR 7(b)",
                visibility="sealed" if place % 8 == 7 else "internal",
                assigned_to=("Ana Ruiz", "Bo Lindqvist", "")[place % 3],
            )  # fmt: skip
        for place in (3, 12):
            at = f"{today + timedelta(days=place)}T14:30"
            records.event(workspace, case, "Motion hearing", at, hearing="hearing", place="Courtroom 14")
    window.show_panel("deadlines")


def export(window: Window) -> None:
    window.actions_table.trigger("deadline.export")


def export_less(window: Window) -> None:
    dialog = window.leaving_dates.dialog
    assert dialog is not None
    dialog.choose("shown")
    dialog.label.setCurrentIndex(list(Visibility).index(Visibility.SEALED))


def print_calendar(window: Window) -> None:
    close_dialogs(window)
    window.actions_table.trigger("deadline.print")


def control_list(window: Window) -> None:
    dialog = window.printing_dates.dialog
    assert dialog is not None
    dialog.choose("control list")
    dialog.last.show_day("no day")
    dialog.save_button.click()


def slip(window: Window) -> None:
    close_dialogs(window)
    panel = window.panels["deadlines"]
    assert panel.view.select(panel.table.order[4])  # type: ignore[union-attr]
    window.actions_table.trigger("deadline.slip")


def court_calendar(window: Window) -> None:
    close_dialogs(window)
    _import(window, _court_file(clock.today(), version=0))


def court_moves(window: Window) -> None:
    """The hearing was moved, another one called off, and a deadline runs from the first."""
    dialog = window.court_calendars.dialog
    assert dialog is not None
    dialog.take_button.click()
    settle(window)
    case = window.context.case_uuid or ""
    (event,) = [one for one in window.bridge.ask(events_of, case) if "injunction" in one.title]
    motion = records.deadline(
        window.bridge.workspace, case, "Motion and notice", (clock.today() + timedelta(days=16)).isoformat(),
        rule_id="frcp.6.c.1",
    )  # fmt: skip
    records.runs_from(window.bridge.workspace, motion, event=event, leg="hearing.held")
    _import(window, _court_file(clock.today(), version=1))
    shown = window.court_calendars.dialog
    assert shown is not None
    outcomes = [shown.list.topLevelItem(row).text(0) for row in range(shown.list.topLevelItemCount())]  # type: ignore[union-attr]
    shown.list.setCurrentItem(shown.list.topLevelItem(outcomes.index("Moved")))  # type: ignore[arg-type]


def help_page(window: Window) -> None:
    close_dialogs(window)
    window.program.show_help("calendars")


def _import(window: Window, text: str) -> None:
    window.court_calendars.dialog = None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "court.ics"
        path.write_text(text, encoding="utf-8")
        window.importing.import_paths([path])
        settle(window)
    assert isinstance(window.court_calendars.dialog, QDialog)


def _court_file(today: date, *, version: int) -> str:
    def start(days: int, time: str) -> str:
        return f"DTSTART;TZID=America/Los_Angeles:{today + timedelta(days=days):%Y%m%d}T{time}"

    events = (
        ("UID:1@court", f"SEQUENCE:{version}", "SUMMARY:No. 26-1234 Alvarez v. Kent - Hearing on injunction",
         "LOCATION:Courtroom 3", start(30 + 14 * version, "093000"), "DESCRIPTION:Argument of 20 minutes a side."),
        ("UID:2@court", f"SEQUENCE:{version}", "SUMMARY:No. 26-1234 Status conference", start(40, "110000"),
         "STATUS:CANCELLED" if version else "STATUS:CONFIRMED"),
        ("UID:3@court", "SUMMARY:No. 26-1234 Reply brief due", start(21, "170000")),
        ("UID:4@court", "SUMMARY:Unknown v. Unknown pretrial conference", start(25, "090000")),
        ("UID:5@court", "SUMMARY:No. 26-1234 weekly call", start(5, "090000"), "RRULE:FREQ=WEEKLY;COUNT=4"),
    )  # fmt: skip
    blocks = ["\n".join(("BEGIN:VEVENT", *event, "END:VEVENT")) for event in events]
    return "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *blocks, "END:VCALENDAR", ""))


STOPS: tuple[Stop, ...] = (
    ("dates", begin),
    ("export-dates", export),
    ("export-shown-dates", export_less),
    ("print-calendar", print_calendar),
    ("print-control-list", control_list),
    ("print-slip", slip),
    ("court-calendar", court_calendar),
    ("court-moves", court_moves),
    ("calendars-help", help_page),
)


if __name__ == "__main__":
    take_pictures(STOPS)
