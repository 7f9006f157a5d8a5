"""Days as people say them, seen from Thursday, November 26, 2026."""

from __future__ import annotations

from datetime import date

import pytest

from caseorg.base.errors import BadInput
from caseorg.rules.spoken_days import echo, echo_moment, spoken_day, spoken_moment

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-11-26"),
        ("Tomorrow", "2026-11-27"),
        ("in 14 days", "2026-12-10"),
        ("14 days", "2026-12-10"),
        ("14d", "2026-12-10"),
        ("+14", "2026-12-10"),
        ("-3", "2026-11-23"),
        ("in two weeks", "2026-12-10"),
        ("in a week", "2026-12-03"),
        ("3 days ago", "2026-11-23"),
        ("in 3 months", "2027-02-26"),
        ("in 1 year", "2027-11-26"),
        ("next Tue", "2026-12-01"),
        ("Tues", "2026-12-01"),
        ("this friday", "2026-11-27"),
        ("thursday", "2026-12-03"),
        ("last thu", "2026-11-19"),
        ("5/27", "2027-05-27"),
        ("11/26", "2026-11-26"),
        ("12/1", "2026-12-01"),
        ("May 27", "2027-05-27"),
        ("May 27th", "2027-05-27"),
        ("27 Sept", "2027-09-27"),
        ("2/29", "2028-02-29"),
        ("5/27/26", "2026-05-27"),
        ("May 27, 2026", "2026-05-27"),
        ("2026-05-27", "2026-05-27"),
        ("  ", None),
    ],
)
def test_what_lies_ahead(typed, day):
    assert spoken_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5/27", "2026-05-27"),
        ("11/26", "2026-11-26"),
        ("12/1", "2025-12-01"),
        ("Dec 1", "2025-12-01"),
        ("Tue", "2026-11-24"),
        ("on Thursday", "2026-11-19"),
        ("next Tue", "2026-12-01"),
        ("2/29", "2024-02-29"),
    ],
)
def test_of_what_has_happened_the_last_such_day_is_meant(typed, day):
    assert spoken_day(typed, TODAY, past=True) == day


def test_a_month_after_its_last_day_ends_with_the_month():
    assert spoken_day("in 1 month", date(2027, 1, 31)) == "2027-02-28"


@pytest.mark.parametrize(
    "typed", ["soon", "13/40", "5/", "in many days", "next week end", "tu", "99999 days", "31 Feb"]
)
def test_what_is_no_day_is_refused_with_how_to_type_one(typed):
    with pytest.raises(BadInput, match="The due date: .* is no date. Type it as 5/27"):
        spoken_day(typed, TODAY, name="The due date")


def test_far_beyond_the_calendar_is_refused():
    with pytest.raises(BadInput):
        spoken_day("in 9999 years", TODAY)


def test_what_was_understood_is_said_with_its_weekday_and_distance():
    assert echo("next tue", TODAY) == "Tuesday, December 1, 2026, in 5 days."
    assert echo("11/28", TODAY) == "Saturday, November 28, 2026, in 2 days. It is a weekend."
    assert echo("soon", TODAY).startswith("Type 5/27")
    assert echo("", TODAY) == ""


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("5/27 2:30 pm", "2026-05-27T14:30"), ("next Tue at 10am", "2026-05-26T10:00"),
        ("May 27, 14:30", "2026-05-27T14:30"), ("2026-05-27T14:30", "2026-05-27T14:30"),
        ("tomorrow 9 a.m.", "2026-05-21T09:00"), ("5/27", "2026-05-27"), ("", None),
    ],
)  # fmt: skip
def test_a_time_may_follow_the_day(typed: str, moment: str | None) -> None:
    assert spoken_moment(typed, date(2026, 5, 20)) == moment


def test_a_time_is_said_back_and_nonsense_refused() -> None:
    assert echo_moment("5/27 2:30 pm", date(2026, 5, 20)) == "Wednesday, May 27, 2026, 2:30 PM, in 7 days."
    assert echo_moment("5/27", date(2026, 5, 20)) == echo("5/27", date(2026, 5, 20))
    assert echo_moment("5/27 25:00", date(2026, 5, 20)).startswith("Type 5/27")
    with pytest.raises(BadInput, match="is no date"):
        spoken_moment("soon at 10am", date(2026, 5, 20))
