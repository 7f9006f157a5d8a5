"""A motion, its opposition and its reply on the command line: moved, kept, verified, done."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")


@pytest.fixture
def motion(filed: CommandLine) -> CommandLine:
    """A motion served on May 12, 2026, with the opposition due and the reply that hangs off it."""
    filed.text("rules", "enable", "dcd.lcvr.7.d", "--checked", "LCvR of August 2025")
    filed.text("event", "add", "Motion served", *CASE, "--at", "2026-05-12", "--type", "motion.served")
    filed.text("deadline", "add", "Oppose", *CASE, "--rule", "dcd.lcvr.7.b", "--from", "Motion served")
    filed.text("event", "add", "Opposition", *CASE, "--type", "opposition.served", "--expected-by", "Oppose")
    filed.text("deadline", "add", "Reply", *CASE, "--rule", "dcd.lcvr.7.d", "--from", "Opposition")
    return filed


def due(command_line: CommandLine, title: str) -> Any:
    return command_line.value("deadline", "show", title, *CASE)


def test_a_reply_hangs_off_the_opposition_as_it_is_served(motion: CommandLine) -> None:
    assert due(motion, "Oppose")["due"] == "2026-05-26"
    assert (due(motion, "Reply")["due"], due(motion, "Reply")["projected"]) == ("2026-06-02", True)
    motion.text("event", "move", "Opposition", "--at", "2026-05-20", "--yes")
    assert (due(motion, "Reply")["due"], due(motion, "Reply")["projected"]) == ("2026-05-27", False)
    assert due(motion, "Oppose")["due"] == "2026-05-26"


def test_a_preview_changes_nothing_and_moving_carries_what_is_expected(motion: CommandLine) -> None:
    shown = motion.value("event", "move", "Motion served", "--at", "2026-05-13")
    assert [(one["title"], one["old"], one["new"]) for one in shown["moves"]] == [
        ("Oppose", "2026-05-26", "2026-05-27"),
        ("Reply", "2026-06-02", "2026-06-03"),
    ]
    assert not shown["done"]
    assert due(motion, "Reply")["due"] == "2026-06-02"
    motion.text("event", "move", "Motion served", "--at", "2026-05-13", "--yes")
    assert due(motion, "Reply")["due"] == "2026-06-03"
    assert len(due(motion, "Reply")["computations"]) == 2


def test_a_date_that_was_kept_stays_and_its_children_follow_it(motion: CommandLine) -> None:
    motion.text("deadline", "override", "Oppose", "--due", "2026-06-05", "--reason", "ECF No. 9")
    motion.text("event", "move", "Motion served", "--at", "2026-05-13", "--yes")
    kept = due(motion, "Oppose")
    assert (kept["due"], kept["computed_due"], kept["kept_reason"]) == ("2026-06-05", "2026-05-27", "ECF No. 9")
    assert due(motion, "Reply")["due"] == "2026-06-12"


def test_a_verified_date_moves_only_when_that_is_accepted(motion: CommandLine) -> None:
    motion.text("deadline", "verify", "Oppose", "--who", "Second Reader")
    motion.text("event", "move", "Motion served", "--at", "2026-05-13", "--yes")
    assert (due(motion, "Oppose")["due"], due(motion, "Oppose")["verified"]) == ("2026-05-26", True)
    motion.text("event", "move", "Motion served", "--at", "2026-05-14", "--accept", "Oppose", "--yes")
    moved = due(motion, "Oppose")
    assert (moved["due"], moved["verified"], moved["verified_by"]) == ("2026-05-28", False, "Second Reader")


def test_what_is_done_keeps_its_date_with_what_it_would_be(motion: CommandLine) -> None:
    motion.text("deadline", "done", "Oppose", "--on", "2026-05-20")
    motion.text("event", "move", "Motion served", "--at", "2026-05-13", "--yes")
    assert (due(motion, "Oppose")["due"], due(motion, "Oppose")["computed_due"]) == ("2026-05-26", "2026-05-27")


def test_cancelling_makes_what_ran_from_it_moot_and_undo_brings_all_back(motion: CommandLine) -> None:
    motion.text("event", "cancel", "Motion served", "--reason", "Withdrawn")
    assert (due(motion, "Oppose")["state"], due(motion, "Reply")["state"]) == ("moot", "moot")
    motion.text("undo")
    assert (due(motion, "Oppose")["state"], due(motion, "Reply")["state"]) == ("open", "open")


def test_nobody_verifies_an_own_date(motion: CommandLine) -> None:
    motion.text("deadline", "add", "Report", *CASE, "--due", "2026-05-01", "--who", "Ana Ruiz")
    assert "Somebody else must verify it." in motion.refused("deadline", "verify", "Report", "--who", "ana  RUIZ")


def test_a_deadline_that_is_kept_stays_and_what_runs_from_it_follows_the_day_it_has(motion: CommandLine) -> None:
    shown = motion.value("event", "move", "Motion served", "--at", "2026-05-13", "--keep", "Oppose")
    assert [(one["title"], one["outcome"], one["new"]) for one in shown["moves"]] == [
        ("Oppose", "kept", "2026-05-26"), ("Reply", "same", "2026-06-02"),
    ]  # fmt: skip
    motion.text("event", "move", "Motion served", "--at", "2026-05-13", "--keep", "Oppose", "--yes")
    assert (due(motion, "Oppose")["due"], due(motion, "Oppose")["computed_due"]) == ("2026-05-26", "2026-05-27")


def test_what_runs_from_a_deadline_is_told_when_its_day_is_changed(motion: CommandLine) -> None:
    told = motion.text("deadline", "override", "Oppose", "--due", "2026-06-05", "--reason", "ECF No. 9")
    assert "Runs from it: Reply, Fri, Jun 12, 2026 by the rules now" in told
    assert due(motion, "Reply")["due"] == "2026-06-02"
    motion.text("deadline", "recount", "--yes")
    assert due(motion, "Reply")["due"] == "2026-06-12"
    assert "Runs from it" in motion.text("deadline", "use-computed", "Oppose")
