"""Deadlines and hearings leave in files: what stands, what is cancelled there, and what is held back."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Event

from caseorg.workspace import Workspace
from tests import deadline_records as records
from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")


@pytest.fixture
def dated(filed: CommandLine) -> CommandLine:
    """The case with a deadline by a rule, one by an order, and a hearing."""
    filed.text("event", "add", "Judgment", *CASE, "--at", "2025-11-24", "--type", "judgment.entered")
    filed.text("deadline", "add", "Notice of appeal", *CASE, "--rule", "frap.4.a.1", "--from", "Judgment",
               "--fact", "us_party=no")  # fmt: skip
    filed.text("deadline", "add", "Joint report; draft, final", *CASE, "--due", "2026-04-09", "--source", "order",
               "--assign", "Lee", "--note", "Opponent is slow")  # fmt: skip
    filed.text("event", "add", "Motion hearing", *CASE, "--at", "2026-03-31 14:30", "--ends-at", "2026-03-31 16:00",
               "--hearing", "hearing", "--place", "Courtroom 8")  # fmt: skip
    return filed


def exported(dated: CommandLine, tmp_path: Path, *words: str) -> dict[str, Event]:
    target = tmp_path / "dates.ics"
    dated.text("deadline", "export", "--all", "--to", str(target), "--overwrite", *words)
    events = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    return {str(event["summary"]): event for event in events}  # type: ignore[misc]


def named(events: dict[str, Event], words: str) -> Event:
    (found,) = [event for summary, event in events.items() if words in summary]
    return found


def test_a_jurisdictional_deadline_stands_on_its_safe_date_with_every_step(dated: CommandLine, tmp_path: Path) -> None:
    events = exported(dated, tmp_path)
    appeal = named(events, "Notice of appeal")
    assert str(appeal["summary"]).startswith("SAFE DATE Wed, Dec 24, 2025")
    assert appeal["dtstart"].dt.isoformat() == "2025-12-24"
    assert "Fed. R. App. P. 4(a)(1)(A)" in str(appeal["description"]) and "1. " in appeal["description"]
    hours = [alarm["trigger"].dt.total_seconds() / 3600 for alarm in appeal.walk("VALARM")]
    assert hours == [8 - 24 * days for days in (30, 14, 7, 3, 1, 0)]


def test_reminders_of_its_own_go_before_those_of_the_kind(dated: CommandLine, tmp_path: Path) -> None:
    dated.text("deadline", "remind", "Joint report", "--days", "5,2")
    alarms = named(exported(dated, tmp_path), "Joint report").walk("VALARM")
    assert [alarm["trigger"].dt.total_seconds() / 3600 for alarm in alarms] == [8 - 24 * days for days in (5, 2)]
    dated.text("deadline", "remind", "Joint report", "--days", "never")
    assert not named(exported(dated, tmp_path), "Joint report").walk("VALARM")


def test_a_hearing_stands_at_its_time_in_its_zone_and_notes_stay_here(dated: CommandLine, tmp_path: Path) -> None:
    hearing = named(exported(dated, tmp_path), "Motion hearing")
    start = hearing["dtstart"]
    assert (start.to_ical(), start.params["TZID"]) == (b"20260331T143000", "America/New_York")
    assert hearing["dtend"].dt.isoformat() == "2026-03-31T16:00:00-04:00" and hearing["location"] == "Courtroom 8"
    assert b"Opponent is slow" not in (tmp_path / "dates.ics").read_bytes()


def test_a_hearing_stands_on_the_clock_of_its_court(filed: CommandLine, tmp_path: Path) -> None:
    filed.text("case", "add", "--caption", "In re Delta", "--court", "cacd")
    filed.text("event", "add", "Argument", "--case", "Delta", "--at", "2026-03-31 10:00", "--hearing", "oral-argument")
    start = named(exported(filed, tmp_path), "Argument")["dtstart"]
    assert start.params["TZID"] == "America/Los_Angeles" and start.dt.isoformat() == "2026-03-31T10:00:00-07:00"


def test_a_file_written_again_moves_cancels_and_marks_done(dated: CommandLine, tmp_path: Path) -> None:
    first = named(exported(dated, tmp_path), "Joint report")
    again = named(exported(dated, tmp_path), "Joint report")
    assert (again["uid"], again["sequence"]) == (first["uid"], first["sequence"]), "nothing changed"
    dated.text("deadline", "override", "Joint report", "--due", "2026-04-16", "--reason", "ECF No. 9")
    moved = named(exported(dated, tmp_path), "Joint report")
    assert moved["uid"] == first["uid"] and moved["sequence"] > first["sequence"]
    assert moved["dtstart"].dt.isoformat() == "2026-04-16" and moved["status"] == "CONFIRMED"
    dated.text("deadline", "retire", "Joint report", "--as", "vacated", "--reason", "ECF No. 10")
    dated.text("event", "cancel", "Motion hearing", "--reason", "Vacated")
    dated.text("deadline", "done", "Notice of appeal", "--on", "2025-12-23")
    events = exported(dated, tmp_path)
    gone = named(events, "Vacated: Joint report")
    assert (gone["status"], gone["sequence"] > moved["sequence"]) == ("CANCELLED", True) and not gone.walk("VALARM")
    assert named(events, "Cancelled: Motion hearing")["status"] == "CANCELLED"
    assert named(events, "Done: Notice of appeal")["status"] == "CONFIRMED"


def test_what_left_is_followed_beyond_the_days_that_are_asked_for(dated: CommandLine, tmp_path: Path) -> None:
    days = ("--from", "2026-03-01", "--until", "2026-04-30")
    assert len(exported(dated, tmp_path, *days)) == 2, "the appeal was due before"
    dated.text("deadline", "override", "Joint report", "--due", "2026-06-16", "--reason", "ECF No. 9")
    assert named(exported(dated, tmp_path, *days), "Joint report")["dtstart"].dt.isoformat() == "2026-06-16"


def test_what_never_left_is_not_cancelled_and_what_is_gone_is(dated: CommandLine, tmp_path: Path) -> None:
    dated.text("deadline", "add", "Never left", *CASE, "--due", "2026-05-05")
    dated.text("deadline", "retire", "Never left", "--as", "entered-in-error", "--reason", "Typed twice")
    dated.text("deadline", "add", "Undone later", *CASE, "--due", "2026-05-06")
    events = exported(dated, tmp_path)
    uid = named(events, "Undone later")["uid"]
    assert not any("Never left" in summary for summary in events)
    assert dated.text("undo").startswith("Undone: Note Exported Dates")
    assert "Never left" not in "".join(exported(dated, tmp_path))
    with Workspace.open(dated.home) as workspace:
        records.write(workspace, lambda ledger: ledger.delete(records.deadline_record(ledger, str(uid))))
    gone = exported(dated, tmp_path)["Cancelled"]
    assert (gone["uid"], gone["status"]) == (uid, "CANCELLED") and gone["dtstart"].dt.isoformat() == "2026-05-06"


def test_labels_are_kept_and_what_is_held_back_is_told(dated: CommandLine, tmp_path: Path) -> None:
    dated.text("document", "edit", "4", *CASE, "--visibility", "sealed")
    dated.text("deadline", "edit", "Joint report", "--document", "4", *CASE)
    target = tmp_path / "dates.ics"
    said = dated.text("deadline", "export", *CASE, "--to", str(target))
    assert "Held back for their label: 1 sealed." in said
    assert b"Joint report" not in target.read_bytes() and b"Order Granting Stay" not in target.read_bytes()
    assert "All of it is held back" in dated.refused(
        "deadline", "export", *CASE, "--to", str(tmp_path / "b.ics"), "--visibility", "public"
    )
    assert not (tmp_path / "b.ics").exists()
    value: Any = dated.value(
        "deadline", "export", *CASE, "--to", str(target), "--overwrite", "--visibility", "sealed"
    )
    assert value["held_back"] == [] and b"Joint report" in target.read_bytes()


def test_of_a_person_are_that_persons_deadlines_and_the_hearings(dated: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "lee.ics"
    dated.text("deadline", "export", "--person", "Lee", "--to", str(target), "--no-alarms")
    data = target.read_bytes()
    assert b"Joint report" in data and b"Motion hearing" in data and b"Notice of appeal" not in data
    assert b"VALARM" not in data
    assert "no deadline or hearing" in dated.refused(
        "deadline", "export", "--person", "Nobody", "--to", str(tmp_path / "x.ics")
    )


def test_a_sheet_holds_all_that_is_known_and_no_formula(dated: CommandLine, tmp_path: Path) -> None:
    dated.text("deadline", "add", '=HYPERLINK("http://x")', *CASE, "--due", "2026-06-01")
    target = tmp_path / "dates.csv"
    dated.text("deadline", "export", "--all", "--to", str(target))
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"))))
    by_title = {row["title"]: row for row in rows}
    appeal = by_title["Notice of appeal"]
    assert (appeal["act by"], appeal["due"]) == ("2025-12-24", "2025-12-29")
    assert by_title["""'=HYPERLINK("http://x")"""]["due"] == "2026-06-01"
    assert by_title["Joint report; draft, final"]["assigned to"] == "Lee"


def test_what_is_asked_wrongly_is_refused(dated: CommandLine, tmp_path: Path) -> None:
    target = str(tmp_path / "a.ics")
    assert "Say whose dates" in dated.refused("deadline", "export", "--to", target)
    assert "not both" in dated.refused("deadline", "export", "--all", *CASE, "--to", target)
    assert "--format" in dated.refused("deadline", "export", "--all", "--to", str(tmp_path / "a.doc"))
    Path(target).write_text("mine")
    assert "is there already" in dated.refused("deadline", "export", "--all", "--to", target)
    assert Path(target).read_text() == "mine"
