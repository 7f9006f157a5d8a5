"""A court's calendar taken over from the command line: once, twice, moved, called off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")
HEARING = ("UID:h@court", "SUMMARY:1:26-cv-00417 Alvarez v. Kent - Motion Hearing", "LOCATION:Courtroom 8")
REPORT = ("UID:r@court", "SUMMARY:26-cv-417 Joint report due", "DTSTART;TZID=America/New_York:20260409T170000")
STRANGE = ("UID:s@court", "SUMMARY:Unknown v. Unknown hearing", "DTSTART:20260501T090000")


class Court:
    """Writes the calendar file of a court, and takes it over."""

    def __init__(self, filed: CommandLine, folder: Path) -> None:
        self.caseorg = filed
        self.path = folder / "court.ics"

    def publish(self, *events: tuple[str, ...]) -> None:
        blocks = ["\n".join(("BEGIN:VEVENT", *event, "END:VEVENT")) for event in events]
        self.path.write_text("\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *blocks, "END:VCALENDAR", "")))

    def take(self, *words: str) -> dict[str, Any]:
        value: dict[str, Any] = self.caseorg.value("event", "import", str(self.path), *words)
        return value

    def outcomes(self, *words: str) -> list[tuple[str, str]]:
        return [(one["outcome"], one["title"]) for one in self.take(*words)["proposals"]]

    def events(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.caseorg.value("event", "list", *CASE)
        return found

    def deadlines(self) -> dict[str, dict[str, Any]]:
        return {one["title"]: one for one in self.caseorg.value("deadline", "list", "--all")}


@pytest.fixture
def court(filed: CommandLine, tmp_path: Path) -> Court:
    return Court(filed, tmp_path)


def hearing(start: str, *more: str) -> tuple[str, ...]:
    return (*HEARING, f"DTSTART;TZID=America/New_York:{start}", *more)


def test_nothing_is_changed_before_it_is_said(court: Court) -> None:
    court.publish(hearing("20260331T143000"), REPORT, STRANGE)
    text = court.caseorg.text("event", "import", str(court.path))
    assert "2 changes would be made. Nothing was changed." in text and "It names no case of yours." in text
    assert court.events() == [] and court.deadlines() == {}


def test_taking_over_twice_changes_nothing(court: Court) -> None:
    court.publish(hearing("20260331T143000", "DTEND;TZID=America/New_York:20260331T160000"), REPORT, STRANGE)
    assert court.take("--yes")["taken"] == 2
    (event,) = court.events()
    assert (event["title"], event["at"], event["ends_at"]) == ("Motion Hearing", "2026-03-31T14:30", "2026-03-31T16:00")
    assert (event["hearing"], event["place"], event["time_zone"]) == ("hearing", "Courtroom 8", "America/New_York")
    report = court.deadlines()["Joint report due (by 5:00 PM)"]
    assert (report["due"], report["due_source"], report["safe_due"]) == ("2026-04-09", "order", None)
    history = court.caseorg.value("history")
    again = court.take("--yes")
    assert again["taken"] == 0 and {one["outcome"] for one in again["proposals"]} == {"nothing to do", "new"}
    assert court.caseorg.value("history") == history


def test_all_of_it_is_one_step_to_undo(court: Court) -> None:
    court.publish(hearing("20260331T143000"), REPORT)
    court.take("--yes")
    assert court.caseorg.text("undo").startswith("Undone: Import Court Calendar")
    assert court.events() == [] and court.deadlines() == {}
    assert court.outcomes() == [("new", "Motion Hearing"), ("new", "Joint report due")]


def test_a_moved_hearing_takes_along_what_runs_from_it_after_a_look(court: Court) -> None:
    court.publish(hearing("20260331T143000"))
    court.take("--yes")
    (event,) = court.events()
    court.caseorg.text("deadline", "add", "Motion and notice", *CASE, "--rule", "frcp.6.c.1", "--from", event["uuid"])
    assert court.deadlines()["Motion and notice"]["due"] == "2026-03-17"
    court.publish(hearing("20260414T100000", "SEQUENCE:1", "DTEND;TZID=America/New_York:20260414T113000"))
    (proposal,) = court.take()["proposals"]
    assert proposal["outcome"] == "moved" and proposal["old"] == "2026-03-31T14:30"
    assert [(move["old"], move["new"]) for move in proposal["moves"]] == [("2026-03-17", "2026-03-31")]
    assert court.deadlines()["Motion and notice"]["due"] == "2026-03-17", "only shown so far"
    assert court.take("--yes")["failed"] == []
    (event,) = court.events()
    assert (event["at"], event["ends_at"]) == ("2026-04-14T10:00", "2026-04-14T11:30")
    assert court.deadlines()["Motion and notice"]["due"] == "2026-03-31"
    court.publish(hearing("20260331T143000"))
    assert court.take()["proposals"][0]["why"] == "A newer version of it was taken over before."
    court.caseorg.text("undo")
    assert court.events()[0]["at"] == "2026-03-31T14:30"


def test_what_the_court_calls_off_is_cancelled_here(court: Court) -> None:
    court.publish(hearing("20260331T143000"), REPORT)
    court.take("--yes")
    court.publish(hearing("20260331T143000", "STATUS:CANCELLED", "SEQUENCE:1"), (*REPORT, "STATUS:CANCELLED"))
    assert [what for what, _ in court.outcomes()] == ["cancelled", "cancelled"]
    court.take("--yes")
    assert court.events()[0]["status"] == "cancelled"
    assert court.deadlines()["Joint report due (by 5:00 PM)"]["state"] == "vacated"
    assert [what for what, _ in court.outcomes()] == ["nothing to do", "nothing to do"]
    court.publish((*STRANGE, "STATUS:CANCELLED"))
    assert court.take()["proposals"][0]["why"] == "It was cancelled before it was ever here."


def test_a_deadline_that_the_court_moves_is_set_by_it_again(court: Court) -> None:
    court.publish(REPORT)
    court.take("--yes")
    court.publish((*REPORT[:2], "DTSTART;VALUE=DATE:20260416", "SEQUENCE:3"))
    assert court.take("--yes")["proposals"][0]["old"] == "2026-04-09"
    (deadline,) = court.deadlines().values()
    assert (deadline["due"], deadline["kept_reason"]) == ("2026-04-16", "The court’s calendar, version 3")


def test_what_was_entered_by_hand_is_tied_and_not_doubled(court: Court) -> None:
    words = ("--at", "2026-03-31 14:30", "--hearing", "hearing")
    court.caseorg.text("event", "add", "Hearing on our motion", *CASE, *words)
    court.publish(hearing("20260331T143000"))
    assert court.outcomes() == [("there already", "Hearing on our motion")]
    court.take("--yes")
    court.publish(hearing("20260401T090000", "SEQUENCE:1"))
    assert court.outcomes() == [("moved", "Motion Hearing")]
    court.take("--yes")
    (event,) = court.events()
    assert (event["title"], event["at"]) == ("Hearing on our motion", "2026-04-01T09:00")


def test_what_left_from_here_is_known_when_it_comes_back(court: Court) -> None:
    court.publish(hearing("20260331T143000"), REPORT)
    court.take("--yes")
    court.caseorg.text("deadline", "export", "--all", "--to", str(court.path), "--overwrite")
    assert {what for what, _ in court.outcomes()} == {"nothing to do"}


def test_one_can_be_chosen_or_left_out_and_the_case_be_given(court: Court) -> None:
    court.publish(hearing("20260331T143000"), REPORT, STRANGE)
    assert court.take("--only", "2", "--yes")["taken"] == 1 and court.events() == []
    assert court.take("--skip", "1", *CASE, "--yes")["taken"] == 1
    assert [event["title"] for event in court.events()] == ["Unknown v. Unknown hearing"]
    assert "There is no number 9" in court.caseorg.refused("event", "import", str(court.path), "--skip", "1,9")


def test_what_cannot_be_read_is_refused(court: Court, tmp_path: Path) -> None:
    assert "could not be read" in court.caseorg.refused("event", "import", str(tmp_path / "none.ics"), code=3)
    court.path.write_text("Dear counsel")
    assert "is no calendar" in court.caseorg.refused("event", "import", str(court.path))
    court.publish()
    assert court.caseorg.text("event", "import", str(court.path)).startswith("The file has no dates.")
