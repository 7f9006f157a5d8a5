"""What somebody was on a day."""

from __future__ import annotations

import pytest

from caseorg.model.people import Held
from caseorg.rules.people_words import title_line
from caseorg.rules.titles_on_day import title_on

BESSENT = (
    Held("Secretary of the Treasury", "Department of the Treasury", "2025-01-28", None, is_office=True),
    Held("Commissioner", "Internal Revenue Service", "2025-08-08", None, is_office=True, acting=True,
         organization_uuid="irs"),
    Held("partner", "Key Square Group", "2015-01-01", "2025-01-27"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "title", "organization"),
    [
        ("2024-06-01", "partner", "Key Square Group"),
        ("2025-01-27", "partner", "Key Square Group"),
        ("2025-01-28", "Secretary of the Treasury", "Department of the Treasury"),
        ("2025-08-08", "Acting Commissioner", "Internal Revenue Service"),
        ("2014-12-31", "", ""),
    ],
)
def test_the_title_is_that_of_the_day(day: str, title: str, organization: str) -> None:
    found = title_on(day, BESSENT)
    assert (found.title, found.organization) == (title, organization)


def test_an_organization_narrows_where_anything_was_held_there() -> None:
    assert title_on("2026-01-01", BESSENT, organization_uuid="irs").title == "Acting Commissioner"
    assert title_on("2026-01-01", BESSENT, organization_uuid="other").title == "Acting Commissioner"


def test_an_office_goes_before_a_place_and_what_has_a_title_before_what_has_none() -> None:
    held = (
        Held("", "Public Citizen", None, None),
        Held("attorney", "Public Citizen", None, None),
        Held("Chair", "City Council", "2020-01-01", None, is_office=True),
    )
    assert title_on("2026-01-01", held).title == "Chair"
    assert title_on("2019-01-01", held).title == "attorney"


def test_a_title_is_said_once() -> None:
    assert title_line("Commissioner", "IRS", acting=True) == "Acting Commissioner, IRS"
    assert title_line("Acting Commissioner", "", acting=True) == "Acting Commissioner"
    assert title_line("Secretary of the Treasury", "Treasury") == "Secretary of the Treasury"
