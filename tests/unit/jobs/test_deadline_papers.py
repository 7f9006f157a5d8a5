"""The days a paper has where none are given, and what of a scope is on it."""

from __future__ import annotations

from datetime import date

import pytest

from caseorg.base.errors import BadInput
from caseorg.jobs.deadline_papers import PaperKind, dates_of_paper, with_days
from caseorg.model.calendar_link import DatedKind
from caseorg.model.record import Visibility
from caseorg.queries.leaving_dates import LeavingDate, LeavingScope

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("kind", "first", "last", "found"),
    [
        (PaperKind.MONTH, "", "", ("2026-11-01", "2026-11-30")),
        (PaperKind.WEEK, "", "", ("2026-11-22", "2026-11-28")),
        (PaperKind.LIST, "", "", ("2026-11-26", "2026-12-26")),
        (PaperKind.CONTROL_LIST, "", "", ("2026-11-26", "2026-11-26")),
        (PaperKind.MONTH, "2028-02-10", "", ("2028-02-10", "2028-02-29")),
        (PaperKind.WEEK, "2026-12-05", "", ("2026-12-05", "2026-12-05")),
        (PaperKind.CONTROL_LIST, "", "2026-12-01", ("2026-11-26", "2026-12-01")),
        (PaperKind.LIST, "", "2026-03-01", ("2026-03-01", "2026-03-01")),
    ],
)
def test_days_that_are_not_given(kind: PaperKind, first: str, last: str, found: tuple[str, str]) -> None:
    scope = with_days(LeavingScope(person="Lee", first=first, last=last), kind, THURSDAY)
    assert (scope.first, scope.last, scope.person) == (*found, "Lee")


def test_days_the_wrong_way_round_or_too_many_are_refused() -> None:
    with pytest.raises(BadInput, match="before the first"):
        with_days(LeavingScope(first="2026-03-02", last="2026-03-01"), PaperKind.LIST, THURSDAY)
    with pytest.raises(BadInput, match="36 months"):
        with_days(LeavingScope(first="2020-03-02", last="2026-03-01"), PaperKind.LIST, THURSDAY)


def leaving(uuid: str, state: str, day: str = "2026-12-01", kind: DatedKind = DatedKind.DEADLINE) -> LeavingDate:
    return LeavingDate(uuid=uuid, kind=kind, title=uuid, day=day, state=state, case_uuid="c", case_name="Kent",
                       label=Visibility.INTERNAL)  # fmt: skip


def test_calendars_have_what_stands_control_lists_what_has_a_day_and_slips_what_is_open() -> None:
    dates = [
        leaving("open", "open"), leaving("done", "done"), leaving("moot", "moot"), leaving("waiting", "open", ""),
        leaving("hearing", "actual", kind=DatedKind.EVENT), leaving("gone", "cancelled", kind=DatedKind.EVENT),
    ]  # fmt: skip
    found = {kind: [one.uuid for one in dates_of_paper(kind, dates)] for kind in PaperKind}
    assert found[PaperKind.MONTH] == found[PaperKind.WEEK] == found[PaperKind.LIST] == ["open", "done", "hearing"]
    assert found[PaperKind.CONTROL_LIST] == ["open", "done", "moot", "hearing", "gone"]
    assert found[PaperKind.SLIP] == ["open", "waiting"]
    assert [one.uuid for one in dates_of_paper(PaperKind.SLIP, dates, ["moot", "hearing"])] == ["moot"]
