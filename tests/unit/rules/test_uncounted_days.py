"""Why a special day is an ordinary one for a period."""

from __future__ import annotations

import pytest

from caseorg.model.counting import DayKind, Direction, Regime
from caseorg.rules.calendar import holiday_kinds
from caseorg.rules.uncounted_days import why_uncounted

BEFORE, AFTER = Direction.BEFORE, Direction.AFTER
NOT_BACKWARD = "state holidays do not count for a period measured before an event"
NO_BUILDING = "only Supreme Court Rule 30.1 counts the closing of the Court building"
RULES = (Regime.FRCP_6, Regime.FRCRP_45, Regime.FRAP_26, Regime.FRBP_9006)


@pytest.mark.parametrize("regime", RULES)
def test_the_rules_of_the_lower_courts(regime: Regime) -> None:
    assert why_uncounted(DayKind.STATE, regime, BEFORE) == NOT_BACKWARD
    assert why_uncounted(DayKind.STATE, regime, AFTER) == ""
    for direction in Direction:
        assert why_uncounted(DayKind.CLOSED, regime, direction) == NO_BUILDING
        assert why_uncounted(DayKind.PRESIDENT, regime, direction) == ""
        assert why_uncounted(DayKind.FEDERAL, regime, direction) == ""


@pytest.mark.parametrize("direction", list(Direction))
def test_the_supreme_court_and_foia(direction: Direction) -> None:
    scotus, foia = Regime.SCOTUS_30, Regime.USC_552
    assert why_uncounted(DayKind.STATE, scotus, direction) == "Supreme Court Rule 30.1 counts no state holidays"
    assert why_uncounted(DayKind.PRESIDENT, scotus, direction).endswith("not the closing of executive offices")
    assert why_uncounted(DayKind.STATE, foia, direction).endswith("not state holidays")
    assert why_uncounted(DayKind.PRESIDENT, foia, direction).endswith("not the closing of executive offices")
    assert why_uncounted(DayKind.CLOSED, foia, direction) == NO_BUILDING


@pytest.mark.parametrize("regime", list(Regime))
@pytest.mark.parametrize("direction", list(Direction))
def test_every_kind_that_does_not_count_has_its_reason(regime: Regime, direction: Direction) -> None:
    counted = holiday_kinds(regime, direction).due
    for kind in (DayKind.PRESIDENT, DayKind.STATE, DayKind.CLOSED):
        assert kind in counted or why_uncounted(kind, regime, direction)
