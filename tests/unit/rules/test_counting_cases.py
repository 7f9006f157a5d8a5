"""Counting against the worked cases."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from caseorg.rules.count_values import request_of_row, written
from caseorg.rules.counting import count

SHARED = Path(__file__).parents[3].parent / "shared" / "deadlines" / "sample_cases.csv"


def _cases(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines())) if path.is_file() else []


@pytest.mark.skipif(not SHARED.is_file(), reason="the worked cases are not beside the repository")
def test_every_worked_case_has_both_its_dates() -> None:
    wrong = []
    for row in _cases(SHARED):
        found = count(request_of_row(row))
        dates = (written(found.due), written(found.safe_due), written(found.nominal))
        if dates != (row["expected_date"], row["safe_date"], row["nominal_last_day"]):
            wrong.append((row["id"], dates, row["expected_date"], row["safe_date"]))
    assert wrong == []
