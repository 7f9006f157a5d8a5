"""Counting against worked cases: those beside the repository, and our own with the reason of each."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.count_values import request_of_row, written
from caseorg.rules.counting import count

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared" / "deadlines" / "sample_cases.csv"
_BOOK = shipped_rulebook()
OWN = ROOT / "tests" / "golden" / "deadlines" / "cases.csv"


def _cases(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


@pytest.mark.skipif(not SHARED.is_file(), reason="the worked cases are not beside the repository")
def test_every_worked_case_has_both_its_dates() -> None:
    wrong = []
    for row in _cases(SHARED):
        found = count(request_of_row(_BOOK, row))
        dates = (written(found.due), written(found.safe_due), written(found.nominal))
        if dates != (row["expected_date"], row["safe_date"], row["nominal_last_day"]):
            wrong.append((row["id"], dates, row["expected_date"], row["safe_date"]))
    assert wrong == []


@pytest.mark.parametrize("row", _cases(OWN), ids=lambda row: row["id"])
def test_a_case_of_our_own_has_both_its_dates(row: dict[str, str]) -> None:
    found = count(request_of_row(_BOOK, row))
    assert (written(found.due), written(found.safe_due)) == (row["due"], row["safe"]), row["why"]
