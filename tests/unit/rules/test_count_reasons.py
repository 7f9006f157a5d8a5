"""What the explanations of counts say in rare places: added days, their change in 2016, working days, hours."""

from __future__ import annotations

from datetime import date, datetime

from caseorg.model.counting import (
    AddedDays,
    AddedTime,
    Count,
    CountRequest,
    DayKind,
    Period,
    Regime,
    ServiceMethod,
    SpecialDay,
    Unit,
)
from caseorg.rules.count_values import special_days_of
from caseorg.rules.counting import count
from caseorg.rules.service import added_time


def _texts(found: Count) -> list[str]:
    return [step.text for step in found.steps]


def test_added_days_that_end_on_a_saturday_run_on() -> None:
    """Served by mail on Friday, May 15, 2026: 5 days end on Wednesday, and three more on Saturday."""
    served = date(2026, 5, 15)
    added = added_time(AddedDays.FRCP_6_D, ServiceMethod.MAIL, served=served, regime=Regime.FRCP_6)
    found = count(CountRequest(trigger=served, period=Period(amount=5), added=added))
    assert [text for text in _texts(found) if "runs" in text] == [
        "Sat May 23, 2026 is a Saturday; Sun May 24, 2026 is a Sunday; Mon May 25, 2026 is Memorial Day (5 U.S.C. "
        "6103(a)): the period runs on to Tue May 26, 2026."
    ]


def test_a_period_that_ends_on_the_day_the_rule_on_added_days_changed() -> None:
    """Served by the court's system on November 14, 2016; the three days end just on December 1, when they were gone."""
    served = date(2016, 11, 14)
    added = added_time(AddedDays.FRCP_6_D, ServiceMethod.ELECTRONIC, served=served, regime=Regime.FRCP_6)
    found = count(CountRequest(trigger=served, period=Period(amount=14), added=added))
    assert (found.due, found.safe_due) == (date(2016, 12, 1), date(2016, 11, 28))
    safe = next(text for text in _texts(found) if text.startswith("Safe date"))
    assert safe.endswith("The rule on added days changed on Thu Dec 1, 2016: as changed it adds none.")


def test_a_change_that_takes_no_days_away_is_no_reason_for_the_safe_date() -> None:
    """The safe date is another one only because the President closed a day."""
    served = date(2025, 12, 9)
    added = AddedTime(
        days=3, safe_days=3, changed_on=date(2025, 12, 1), days_since=3, text="Served by mail: 3 days are added",
        cite="FRCP 6(d)",
    )  # fmt: skip
    closed = (SpecialDay(date=date(2025, 12, 26), kind=DayKind.PRESIDENT, name="closed", authority="EO 14371"),)
    found = count(CountRequest(trigger=served, period=Period(amount=14), added=added, special_days=closed))
    assert (found.due, found.safe_due) == (date(2025, 12, 29), date(2025, 12, 26))
    safe = next(text for text in _texts(found) if text.startswith("Safe date"))
    assert "It takes as ordinary days: Fri Dec 26, 2025" in safe and "added days" not in safe


def test_a_special_day_on_which_working_days_begin_or_that_is_a_weekend_is_not_told() -> None:
    """FOIA counts working days of the federal government: days of the state are ordinary, and are named between."""
    period = Period(amount=5, unit=Unit.WORKDAYS)
    days = special_days_of("state:2026-04-16;state:2026-04-18;state:2026-04-20")  # Thursday, Saturday, Monday
    found = count(
        CountRequest(trigger=date(2026, 4, 16), period=period, regime=Regime.USC_552, special_days=days)
    )
    assert found.due == date(2026, 4, 23)
    told = [text for text in _texts(found) if ", but " in text]
    assert len(told) == 1 and told[0].startswith("Mon Apr 20, 2026 is ")


def test_hours_say_who_can_extend_them() -> None:
    text, cite = "The court may extend it.", "FRCP 6(b)"
    request = CountRequest(
        trigger=datetime(2026, 3, 2, 10, 0), period=Period(amount=24, unit=Unit.HOURS), time_zone="America/New_York",
        extension_text=text, extension_cite=cite,
    )  # fmt: skip
    last = count(request).steps[-1]
    assert (last.text, last.cite, last.start, last.end) == (text, cite, None, None)
