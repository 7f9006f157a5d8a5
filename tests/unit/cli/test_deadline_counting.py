"""`caseorg deadline compute` and `deadline check`."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import CommandLine

HEAD = "id,rule,trigger_date,service_method,direction,period,unit,extra_holidays,regime,tz\n"


def test_a_deadline_is_computed_with_its_steps(caseorg: CommandLine) -> None:
    words = ("deadline", "compute", "--trigger", "2026-03-05", "--period", "30", "--rule", "frcp.33.b.2")
    found = caseorg.value(*words, "--service", "mail", "--time-zone", "America/New_York")
    assert (found["due"], found["safe_due"]) == ("2026-04-09", "2026-04-09")
    assert found["due_at"] == "2026-04-09T23:59:59-04:00"
    assert [step["n"] for step in found["steps"]] == list(range(1, 7))
    assert [(step["from"], step["to"]) for step in found["steps"]][2:4] == [
        ("2026-04-04", "2026-04-06"),
        ("2026-04-06", "2026-04-09"),
    ]
    assert "Due 2026-04-09 (safe date: same)" in caseorg.text(*words, "--service", "mail")


def test_an_early_trigger_is_refused_unless_asked_for(caseorg: CommandLine) -> None:
    words = ("deadline", "compute", "--trigger", "2009-11-30", "--period", "14")
    assert "Give --todays-counting" in caseorg(*words).errors
    assert caseorg.value(*words, "--todays-counting")["due"] == "2009-12-14"


def test_a_table_is_checked(caseorg: CommandLine, tmp_path: Path) -> None:
    table = tmp_path / "cases.csv"
    table.write_text(HEAD + "A,frcp.generic,2026-06-19,n/a,after,14,days,,frcp6,\n", "utf-8")
    assert caseorg.value("deadline", "check", str(table)) == [
        {"id": "A", "due": "2026-07-06", "safe_due": "2026-07-03"}
    ]
    assert "2026-07-06" in caseorg.text("deadline", "check", str(table))


def test_what_cannot_be_read_is_named_and_nothing_is_printed(caseorg: CommandLine, tmp_path: Path) -> None:
    table = tmp_path / "cases.csv"
    good = "A,frcp.generic,2026-06-19,n/a,after,14,days,,frcp6,\n"
    table.write_text(HEAD + good + "B,frcp.generic,2026-06-31,n/a,after,14,days,,frcp6,\n", "utf-8")
    answer = caseorg("deadline", "check", str(table), "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "Row 3 (B): column trigger_date" in answer.errors
    table.write_text("id,period\nA,3\n", "utf-8")
    assert "lacks the columns trigger_date" in caseorg("deadline", "check", str(table)).errors
