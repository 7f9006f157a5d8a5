"""Federal holidays by the law of their year."""

from __future__ import annotations

from datetime import date

import pytest

from caseorg.base.errors import BadInput
from caseorg.model.counting import DayKind
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
    for year in (1959, 9992):
        with pytest.raises(BadInput, match="1960 to 9990"):
            federal_holidays(year)
