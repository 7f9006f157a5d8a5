"""Deadlines on paper from the command line: calendars, control lists, control slips."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")


@pytest.fixture
def dated(filed: CommandLine) -> CommandLine:
    """The case with deadlines of every sort, and a hearing."""
    filed.text("event", "add", "Judgment", *CASE, "--at", "2025-11-24", "--type", "judgment.entered")
    filed.text("deadline", "add", "Notice of appeal", *CASE, "--rule", "frap.4.a.1", "--from", "Judgment",
               "--fact", "us_party=no", "--who", "Ana Ruiz")  # fmt: skip
    filed.text("deadline", "add", "Joint report", *CASE, "--due", "2025-12-24", "--source", "order", "--assign", "Lee",
               "--document", "4", "--note", "Opponent is slow", "--who", "Ana Ruiz")  # fmt: skip
    filed.text("deadline", "verify", "Joint report", "--who", "Bo Lindqvist")
    filed.text("deadline", "add", "Vacated answer", *CASE, "--due", "2025-12-30")
    filed.text("deadline", "retire", "Vacated answer", "--as", "vacated", "--reason", "ECF No. 9")
    filed.text("event", "add", "Motion hearing", *CASE, "--at", "2025-12-31 14:30", "--ends-at", "2025-12-31 16:00",
               "--hearing", "hearing", "--place", "Courtroom 8")  # fmt: skip
    return filed


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    found = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(found.split())


def test_the_slip_proves_the_date_and_has_room_for_two_signatures(dated: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "slip.pdf"
    dated.text("deadline", "slip", "Notice of appeal", "--to", str(target))
    text = text_of(target)
    for words in ("Alvarez v. Kent", "No. 1:26-cv-00417-RML (D.D.C.)", "SAFE DATE Wed, Dec 24, 2025", "JURISDICTIONAL",
                  "Due Mon, Dec 29, 2025", "Executive Order 14371", "FRAP 26(a)(6)", "Judgment, Mon, Nov 24, 2025",
                  "Entered by Ana Ruiz", "Signature", "Counted by", "Verified by a second person", "As of ",
                  "For use within this office", "Page 1 of "):  # fmt: skip
        assert words in text, words


def test_slips_of_a_case_are_those_of_its_open_deadlines(dated: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "slips.pdf"
    value = dated.value("deadline", "slip", *CASE, "--to", str(target))
    text = text_of(target)
    assert value["count"] == 2 and "Vacated answer" not in text and "Opponent is slow" not in text
    assert "ECF No. 4 Order Granting Stay" in text and "by Bo Lindqvist" in text


def test_the_control_list_has_all_that_is_due_verified_or_not(dated: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "list.pdf"
    dated.text("deadline", "control-list", "--on", "2025-12-24", "--until", "2025-12-31", "--to", str(target))
    text = text_of(target)
    assert "3 deadlines, 1 of them open and not verified by a second person; 1 hearing." in text
    for words in ("Wed, Dec 24, 2025 2 entries", "NOT VERIFIED", "Bo Lindqvist", "due Mon, Dec 29", "vacated",
                  "2:30 PM–4:00 PM Motion hearing", "Courtroom 8", "Initials"):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize("layout", ["month", "week", "list"])
def test_a_calendar_has_what_stands(dated: CommandLine, tmp_path: Path, layout: str) -> None:
    target = tmp_path / "calendar.pdf"
    days = ("--from", "2025-12-21", "--until", "2026-01-03")
    dated.text("deadline", "export", *CASE, "--to", str(target), "--layout", layout, *days)
    text = text_of(target)
    assert "Notice of appeal" in text and "Motion hearing" in text and "Vacated answer" not in text
    assert ("Christmas Day" in text) is (layout != "list"), "a list has only days with something on them"
    assert {"month": "January 2026", "week": "Week of Sun, Dec 28, 2025", "list": "Wed, Dec 31, 2025"}[layout] in text


def test_a_trial_stands_on_each_of_its_days(dated: CommandLine, tmp_path: Path) -> None:
    days = ("--at", "2026-03-02", "--ends-at", "2026-03-05")
    dated.text("event", "add", "Jury trial", *CASE, *days, "--hearing", "trial")
    target = tmp_path / "calendar.pdf"
    words = ("deadline", "export", *CASE, "--to", str(target), "--overwrite", "--layout", "week")
    dated.text(*words, "--from", "2026-03-01", "--until", "2026-03-07")
    assert text_of(target).count("Jury trial") == 4
    dated.text(*words, "--from", "2026-03-04", "--until", "2026-03-04")
    assert text_of(target).count("Jury trial") == 1, "it began before"


def test_hearings_on_different_clocks_name_theirs(dated: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "calendar.pdf"
    words = ("--all", "--to", str(target), "--overwrite", "--from", "2025-12-31", "--until", "2026-01-02")
    dated.text("deadline", "export", *words)
    assert "2:30 PM–4:00 PM Motion hearing" in text_of(target)
    dated.text("case", "add", "--caption", "In re Delta", "--court", "cacd")
    dated.text("event", "add", "Call", "--case", "Delta", "--at", "2026-01-02 09:00", "--hearing", "conference")
    for layout in ("list", "week", "month"):
        dated.text("deadline", "export", *words, "--layout", layout)
        assert "9:00 AM PST" in text_of(target) and "4:00 PM EST" in text_of(target)
    dated.text("deadline", "control-list", "--on", "2025-12-31", "--until", "2026-01-02", *words[1:4])
    assert "9:00 AM PST Call" in text_of(target)


def test_labels_are_kept_on_paper_and_the_strictest_is_told(dated: CommandLine, tmp_path: Path) -> None:
    dated.text("document", "edit", "4", *CASE, "--visibility", "sealed")
    target = tmp_path / "list.pdf"
    words = ("deadline", "control-list", "--on", "2025-12-24", "--to", str(target), "--overwrite")
    assert "Held back for their label: 1 sealed." in dated.text(*words)
    assert "Joint report" not in text_of(target)
    dated.text(*words, "--visibility", "sealed")
    assert "Joint report" in text_of(target) and "Contains sealed material" in text_of(target)


def test_what_cannot_be_printed_is_refused(dated: CommandLine, tmp_path: Path) -> None:
    target = str(tmp_path / "a.pdf")
    assert "no deadline or hearing" in dated.refused("deadline", "control-list", "--on", "2031-01-05", "--to", target)
    backwards = ("--from", "2026-02-01", "--until", "2026-01-01")
    assert "before the first" in dated.refused("deadline", "export", "--all", "--to", target, *backwards)
    endless = ("--from", "2001-01-01", "--until", "2026-01-01")
    assert "36 months" in dated.refused("deadline", "export", "--all", "--to", target, *endless)
    assert "not both" in dated.refused("deadline", "slip", "Joint", "--all", "--to", target)
    assert "Say whose dates" in dated.refused("deadline", "slip", "--to", target)
    assert not Path(target).exists()
