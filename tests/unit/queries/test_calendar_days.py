"""What stands in a calendar, and the federal holidays beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from caseorg.base.paths import Home
from caseorg.operations import add_case, trash_case
from caseorg.queries.calendar_days import calendar_items, holidays_between
from caseorg.workspace import Workspace
from tests.deadline_records import deadline, event, follow_up

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home) as opened:
        yield opened


@pytest.fixture
def case(workspace) -> str:
    return workspace.do(add_case, caption="Alvarez v. Kent").value.uuid


def shown(workspace, **values):
    return [(item.day, item.title) for item in workspace.ask(calendar_items, FIRST, LAST, **values)]


def test_both_ends_belong_to_it_and_nothing_beyond(workspace, case):
    days = {"Before": "2026-02-28", "First": "2026-03-01", "Last": "2026-03-31", "After": "2026-04-01"}
    for title, day in days.items():
        deadline(workspace, case, title, day)
        event(workspace, case, f"{title} hearing", f"{day}T16:00", hearing="hearing")
        follow_up(workspace, case, f"{title} call", day)
    assert [title for _, title in shown(workspace)] == [
        "First hearing", "First", "First call", "Last hearing", "Last", "Last call"
    ]  # fmt: skip


def test_a_jurisdictional_deadline_stands_on_its_safe_date(workspace, case):
    deadline(workspace, case, "Notice of appeal", "2026-04-02", safe_due="2026-03-30", jurisdictional=True)
    deadline(workspace, case, "Reply", "2026-04-02", safe_due="2026-03-30")
    assert shown(workspace) == [("2026-03-30", "Notice of appeal")]


def test_what_is_over_stays_and_what_was_called_off_is_said_to_be(workspace, case):
    deadline(workspace, case, "Reply", "2026-03-10", state="moot")
    event(workspace, case, "Argument", "2026-03-10T09:30", hearing="oral argument", status="cancelled")
    follow_up(workspace, case, "Done", "2026-03-10", state="done")
    items = workspace.ask(calendar_items, FIRST, LAST)
    assert [(item.title, item.state, item.time) for item in items] == [
        ("Argument", "cancelled", "09:30"), ("Reply", "moot", "")
    ]  # fmt: skip


def test_one_case_or_all_and_none_from_the_trash(workspace, case):
    other = workspace.do(add_case, caption="In re Lindqvist").value.uuid
    for of, title in ((case, "Reply"), (other, "Answer")):
        deadline(workspace, of, title, "2026-03-10")
        event(workspace, of, f"{title} argued", "2026-03-11", hearing="hearing")
        follow_up(workspace, of, f"{title} checked", "2026-03-12")
    assert len(shown(workspace)) == 6
    assert [title for _, title in shown(workspace, case_uuid=other)] == ["Answer", "Answer argued", "Answer checked"]
    workspace.do(trash_case, uuid=other)
    assert [title for _, title in shown(workspace)] == ["Reply", "Reply argued", "Reply checked"]


def test_holidays_are_named_over_the_turn_of_the_year():
    named = holidays_between(date(2026, 12, 20), date(2027, 1, 20))
    assert {day: name for day, name in named.items() if day in ("2026-12-25", "2027-01-01", "2027-01-18")} == {
        "2026-12-25": "Christmas Day",
        "2027-01-01": "New Year’s Day",
        "2027-01-18": named["2027-01-18"],
    }
    assert "King" in named["2027-01-18"] and len(named) == 3
