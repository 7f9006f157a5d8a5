"""Dates as people type them."""

from __future__ import annotations

import pytest

from caseorg.base.errors import BadInput
from caseorg.rules.typed_dates import spoken_date, typed_date


@pytest.mark.parametrize(
    "typed",
    [" 2026-03-31 ", "3/31/2026", "03/31/26", "3.31.2026", "March 31, 2026", "Mar. 31, 2026", "31 Mar 2026"],
)
def test_all_ways_of_typing_a_day(typed: str) -> None:
    assert typed_date(typed) == "2026-03-31"


def test_years_of_two_digits_and_nothing() -> None:
    assert (typed_date("1/2/68"), typed_date("1/2/69"), typed_date("  ")) == ("2068-01-02", "1969-01-02", None)
    assert typed_date("Sept. 5, 2026") == "2026-09-05"


@pytest.mark.parametrize("typed", ["31/12/2026", "2026-02-30", "tomorrow", "13", "3/31", "2/29/2026"])
def test_what_is_no_date_is_a_sentence(typed: str) -> None:
    with pytest.raises(BadInput, match="The date filed: .* is no date. Type it as 2026-03-31"):
        typed_date(typed, "The date filed")


def test_the_weekday_is_said_for_checking() -> None:
    assert spoken_date("2026-03-31") == "Tuesday, March 31, 2026"
