"""Court days by the command line: what would move is shown, and moves only when that is asked for."""

from __future__ import annotations

import pytest

from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")
SNOW = ("court-day", "add", "2026-05-26", "Snow", "--kind", "inaccessible", "--court", "D.D.C.", "--evidence", "Notice")


@pytest.fixture
def opposed(filed: CommandLine) -> CommandLine:
    """An opposition due on May 26, 2026, the day after Memorial Day."""
    filed.text("case", "edit", "26-cv-417", "--court", "dcd")
    filed.text("event", "add", "Motion served", *CASE, "--at", "2026-05-12", "--type", "motion.served")
    filed.text("deadline", "add", "Oppose", *CASE, "--rule", "dcd.lcvr.7.b", "--from", "Motion served")
    return filed


def due(line: CommandLine) -> str:
    day: str = line.value("deadline", "list", *CASE)[0]["due"]
    return day


def test_a_day_is_tried_before_it_is_said(opposed: CommandLine) -> None:
    (move,) = opposed.value(*SNOW, "--preview")["would_move"]
    assert (move["old"], move["new"]) == ("2026-05-26", "2026-05-27") and "is Snow" in move["why"]
    assert opposed.value("court-day", "list") == [] and due(opposed) == "2026-05-26"
    assert "Nothing was changed." in opposed.text(*SNOW, "--preview")


def test_dates_stay_unless_they_are_to_move(opposed: CommandLine) -> None:
    told = " ".join(opposed.text(*SNOW).split())
    assert "These dates stay. “caseorg deadline recount --yes” moves them." in told
    assert opposed.value("court-day", "list")[0]["scope"] == "dcd" and due(opposed) == "2026-05-26"
    assert opposed.text("undo").startswith("Undone: Add Court Day Fact")
    assert len(opposed.value(*SNOW, "--move")["moved"]) == 1 and due(opposed) == "2026-05-27"
    (move,) = opposed.value("court-day", "remove", "2026-05-26", "--preview")["would_move"]
    assert move["new"] == "2026-05-26" and due(opposed) == "2026-05-27"
    opposed.text("court-day", "remove", "2026-05-26", "--move")
    assert opposed.value("court-day", "list") == [] and due(opposed) == "2026-05-26"
    assert opposed.text("undo").startswith("Undone: Remove Court Day Fact")
    assert due(opposed) == "2026-05-27"


def test_a_day_elsewhere_moves_nothing(opposed: CommandLine) -> None:
    elsewhere = [word.replace("D.D.C.", "nysd") for word in SNOW]
    assert opposed.value(*elsewhere)["would_move"] == []
    assert "facts are said of" in opposed("court-day", "remove", "2027-01-01").errors
