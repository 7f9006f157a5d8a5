"""The ledger's clock never runs back."""

from __future__ import annotations

import pytest

from caseorg.base import clock
from caseorg.base.clock import LedgerClock


def test_it_counts_where_the_wall_clock_was_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: "1970-01-01T00:00:05.000Z")
    last = "2106-02-07T07:00:00.000Z-000004"
    assert LedgerClock(last).read() == "2106-02-07T07:00:00.000Z-000005"


def test_a_counter_that_is_full_moves_the_clock_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: "2026-01-01T00:00:00.000Z")
    last = "2106-12-31T23:59:59.999Z-999998"
    readings = [last]
    reader = LedgerClock(last)
    readings += [reader.read() for _ in range(3)]
    assert readings == sorted(set(readings))
    assert readings[-1] == "2107-01-01T00:00:00.000Z-000001"
