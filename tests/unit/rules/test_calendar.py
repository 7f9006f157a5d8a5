"""Federal holidays by the law of their year."""

from __future__ import annotations

from datetime import date

import pytest

from caseorg.base.errors import BadInput
from caseorg.model.counting import Confidence, DayKind
from caseorg.rules.calendar import federal_holidays


def _days(year: int, kind: DayKind) -> list[str]:
    return [f"{day.date:%m-%d}" for day in federal_holidays(year) if day.kind is kind]


@pytest.mark.parametrize(
    ("year", "federal", "observed"),
    [
        (1970, "01-01 02-22 05-30 07-04 09-07 11-11 11-26 12-25", "02-23 05-29 07-03"),
        (1971, "01-01 02-15 05-31 07-04 09-06 10-11 10-25 11-25 12-25", "07-05 12-24 12-31"),
        (1977, "01-01 02-21 05-30 07-04 09-05 10-10 10-24 11-24 12-25", "12-26"),
        (1978, "01-01 02-20 05-29 07-04 09-04 10-09 11-11 11-23 12-25", "01-02 11-10"),
        (1985, "01-01 02-18 05-27 07-04 09-02 10-14 11-11 11-28 12-25", ""),
        (1986, "01-01 01-20 02-17 05-26 07-04 09-01 10-13 11-11 11-27 12-25", ""),
        (2020, "01-01 01-20 02-17 05-25 07-04 09-07 10-12 11-11 11-26 12-25", "07-03"),
        (2021, "01-01 01-18 02-15 05-31 06-19 07-04 09-06 10-11 11-11 11-25 12-25", "06-18 07-05 12-24 12-31"),
        (2026, "01-01 01-19 02-16 05-25 06-19 07-04 09-07 10-12 11-11 11-26 12-25", "07-03"),
    ],
)
def test_the_holidays_of_a_year(year: int, federal: str, observed: str) -> None:
    assert _days(year, DayKind.FEDERAL) == federal.split()
    assert _days(year, DayKind.OBSERVED) == observed.split()


def test_a_year_outside_is_refused() -> None:
    assert federal_holidays(1960)[0].date == date(1960, 1, 1)
    assert federal_holidays(9990)[0].date == date(9990, 1, 1)
    for year in (1959, 9991):
        with pytest.raises(BadInput, match="1960 to 9990"):
            federal_holidays(year)


def test_holidays_carry_their_names_and_authorities() -> None:
    days = {day.date: day for day in federal_holidays(2027)}
    told = {(f"{day.date:%m-%d}", day.name, day.authority) for day in days.values()}
    assert told == {
        ("01-01", "New Year’s Day", "5 U.S.C. 6103(a)"),
        ("01-18", "the Birthday of Martin Luther King, Jr.", "5 U.S.C. 6103(a)"),
        ("02-15", "Washington’s Birthday", "5 U.S.C. 6103(a)"),
        ("05-31", "Memorial Day", "5 U.S.C. 6103(a)"),
        ("06-18", "Juneteenth National Independence Day observed", "5 U.S.C. 6103(b)(1)"),
        ("06-19", "Juneteenth National Independence Day", "5 U.S.C. 6103(a)"),
        ("07-04", "Independence Day", "5 U.S.C. 6103(a)"),
        ("07-05", "Independence Day observed", "Exec. Order 11582, sec. 3(a)"),
        ("09-06", "Labor Day", "5 U.S.C. 6103(a)"),
        ("10-11", "Columbus Day", "5 U.S.C. 6103(a)"),
        ("11-11", "Veterans Day", "5 U.S.C. 6103(a)"),
        ("11-25", "Thanksgiving Day", "5 U.S.C. 6103(a)"),
        ("12-24", "Christmas Day observed", "5 U.S.C. 6103(b)(1)"),
        ("12-25", "Christmas Day", "5 U.S.C. 6103(a)"),
        ("12-31", "New Year’s Day observed", "5 U.S.C. 6103(b)(1)"),
    }
    assert {day.confidence for day in days.values()} == {Confidence.V1}
