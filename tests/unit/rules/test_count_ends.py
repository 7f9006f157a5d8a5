"""The explanations of counts, word for word: hours, months, days fixed by order, and how the last day ends."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from caseorg.model.counting import (
    Action,
    AddedDays,
    Certainty,
    Count,
    CountRequest,
    Direction,
    Period,
    Regime,
    ServiceMethod,
    Unit,
)
from caseorg.rules.count_values import special_days_of, written
from caseorg.rules.counting import count
from caseorg.rules.service import added_time

BEFORE = Direction.BEFORE


def _texts(found: Count) -> list[str]:
    return [step.text for step in found.steps]


def _ways(found: Count) -> list[tuple[str | None, str | None]]:
    return [(written(step.start), written(step.end)) for step in found.steps]


def _days(amount: int) -> Period:
    return Period(amount=amount)


def test_hours_are_told_with_their_hour() -> None:
    request = CountRequest(
        trigger=datetime(2007, 11, 2, 10, 23),
        period=Period(amount=24, unit=Unit.HOURS),
        time_zone="America/New_York",
    )
    found = count(request)
    assert [(step.text, step.cite) for step in found.steps] == [
        ("Event on Fri Nov 2, 2007, 10:23.", ""),
        (
            "Count 24 hours after the event: Sat Nov 3, 2007, 10:23. Every elapsed hour counts, also across a change "
            "of the clocks.",
            "FRCP 6(a)(2)",
        ),
        (
            "Sat Nov 3, 2007 is a Saturday; Sun Nov 4, 2007 is a Sunday: the period runs on to Mon Nov 5, 2007, 10:23.",
            "FRCP 6(a)(2)",
        ),
    ]
    assert _ways(found) == [
        ("2007-11-02T10:23-04:00", "2007-11-02T10:23-04:00"),
        ("2007-11-02T10:23-04:00", "2007-11-03T10:23-04:00"),
        ("2007-11-03T10:23-04:00", "2007-11-05T10:23-05:00"),
    ]
    assert written(found.due_at) == written(found.due) == "2007-11-05T10:23-05:00"
    assert written(found.nominal) == "2007-11-03T10:23-04:00"


def test_months_whose_last_day_is_taken() -> None:
    found = count(CountRequest(trigger=date(2026, 3, 31), period=Period(amount=1, unit=Unit.MONTHS, direction=BEFORE)))
    assert _texts(found)[1:] == [
        "Count 1 month before the event: Sat Feb 28, 2026. The same day of the month is the last day.",
        "Sat Feb 28, 2026 is a Saturday: the period runs back to Fri Feb 27, 2026.",
    ]
    assert found.steps[1].certainty is Certainty.CONVENTION
    assert found.warnings == (
        "The month of February 2026 has no day 31; its last day is taken. No rule says so: check with the order.",
    )
    years = count(CountRequest(trigger=date(2025, 6, 5), period=Period(amount=2, unit=Unit.YEARS)))
    assert _texts(years)[1] == (
        "Count 2 years after the event: Sat Jun 5, 2027. The same day of the month is the last day."
    )
    assert (years.steps[1].certainty, years.warnings) == (Certainty.SETTLED, ())


@pytest.mark.parametrize(
    ("day", "special", "what"),
    [
        (date(2026, 11, 1), "", "a Sunday"),
        (date(2026, 7, 4), "inaccessible:2026-07-06", "a Saturday"),
        (date(2026, 12, 25), "", "Christmas Day (5 U.S.C. 6103(a))"),
        (date(2026, 4, 16), "state:2026-04-16", "a state holiday"),
        (date(2026, 7, 3), "", "Independence Day observed (5 U.S.C. 6103(b)(1))"),
    ],
)
def test_a_day_fixed_by_order_is_warned_of(day: date, special: str, what: str) -> None:
    request = CountRequest(
        trigger=day, period=Period(amount=0, unit=Unit.DATE_CERTAIN), special_days=special_days_of(special)
    )
    found = count(request)
    assert (found.due, found.safe_due, found.nominal) == (day, day, day)
    assert _texts(found)[1:] == ["The day is fixed by order: nothing is counted and it is not moved."]
    assert found.warnings == (
        f"{day:%a} {day:%b} {day.day}, {day.year} is {what}, and a day fixed by an order is not moved. Act by the "
        "court day before it, or ask the court to clarify.",
    )


def test_a_day_fixed_by_order_on_a_court_day() -> None:
    period = Period(amount=0, unit=Unit.DATE_CERTAIN)
    assert count(CountRequest(trigger=date(2026, 11, 2), period=period)).warnings == ()
    days = special_days_of("inaccessible:2026-11-02")
    assert count(CountRequest(trigger=date(2026, 11, 2), period=period, special_days=days)).warnings == (
        "The clerk’s office is inaccessible on Mon Nov 2, 2026, which extends only a time that is counted. Ask the "
        "court for another day.",
    )


@pytest.mark.parametrize(
    ("zone", "day_end", "at", "text"),
    [
        ("America/New_York", time(17), "2026-03-16T17:00-04:00", "The last day ends for filing at 17:00:00 in "),
        ("America/Chicago", time(23, 59, 59), "2026-03-16T23:59:59-05:00", "The last day ends for filing at 23:59:59"),
        ("America/New_York", None, None, "The last day ends for filing when the clerk’s office is scheduled to close."),
        (None, None, None, "The last day ends for filing when the clerk’s office is scheduled to close."),
        (None, time(17), None, "Mon Mar 16, 2026 is a court day: it is not moved."),
    ],
)
def test_the_end_of_the_last_day(zone: str | None, day_end: time | None, at: str | None, text: str) -> None:
    found = count(CountRequest(trigger=date(2026, 3, 2), period=_days(14), time_zone=zone, day_end=day_end))
    assert written(found.due_at) == at
    assert _texts(found)[-1].startswith(text)
    if "ends" in text:
        assert (found.steps[-1].cite, written(found.steps[-1].start)) == ("FRCP 6(a)(4)", "2026-03-16")
        assert written(found.steps[-1].end) == (at or "2026-03-16")


@pytest.mark.parametrize("action", [action for action in Action if action is not Action.FILE])
def test_what_is_no_filing_has_no_last_moment(action: Action) -> None:
    found = count(CountRequest(trigger=date(2026, 3, 2), period=_days(14), time_zone="UTC", action=action))
    assert found.due_at is None
    assert _texts(found)[-1] == "This is not a filing: no time of day is set for its end."


def test_a_closing_on_a_day_that_is_observed_anyway_is_not_contested() -> None:
    days = special_days_of("president:2026-07-03;president:2026-07-04")
    found = count(CountRequest(trigger=date(2026, 6, 19), period=_days(14), special_days=days))
    assert {step.certainty for step in found.steps[:-1]} == {Certainty.SETTLED}
    assert found.warnings == ("Act by Fri Jul 3, 2026: a stricter reading of the rules ends the period then.",)


def test_only_the_time_for_filing_is_extended_after_days_were_added() -> None:
    """Served by mail on June 5, 2026: 14 days end on Juneteenth, run to Monday, and three days later the clerk's office
    is inaccessible. A filing has another day, a paper to be served has not."""
    served = date(2026, 6, 5)
    added = added_time(AddedDays.FRCP_6_D, ServiceMethod.MAIL, served=served, regime=Regime.FRCP_6)
    found = {
        action: count(
            CountRequest(
                trigger=served, period=_days(14), action=action, added=added,
                special_days=special_days_of("inaccessible:2026-06-25"),
            )
        ).due
        for action in (Action.FILE, Action.SERVE)
    }  # fmt: skip
    assert found == {Action.FILE: date(2026, 6, 26), Action.SERVE: date(2026, 6, 25)}
