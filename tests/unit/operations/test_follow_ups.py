"""Follow-ups that come once, and again and again: made, edited, done, given up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from caseorg.base.errors import BadInput, UserError
from caseorg.base.paths import Home
from caseorg.model.deadline import FollowUp
from caseorg.operations import add_case, add_follow_up, complete_follow_up, drop_follow_up, edit_follow_up
from caseorg.queries.calendar_names import follow_ups_of
from caseorg.workspace import Workspace


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        yield workspace


def made(workspace: Workspace, due: str = "2026-01-31", **values: Any) -> FollowUp:
    case = workspace.do(add_case, caption="Alvarez v. Kent").value
    given = {"case_uuid": case.uuid, "title": "Call the clerk", "due": due}
    follow_up: FollowUp = workspace.do(add_follow_up, **given, **values).value
    return follow_up


def open_days(workspace: Workspace) -> list[str]:
    return [one.due for one in workspace.ask(follow_ups_of)]


def done(workspace: Workspace) -> FollowUp | None:
    """Complete the one that is open; the next one."""
    (one,) = workspace.ask(follow_ups_of)
    following: FollowUp | None = workspace.do(complete_follow_up, uuid=one.uuid, completed_on="2026-01-31").value
    return following


def test_what_is_done_comes_again_until_its_last_day(workspace: Workspace) -> None:
    made(workspace, every=1, interval="months", until="2026-04-15", assigned_to="Bo", note="ask for Lee")
    days = []
    while following := done(workspace):
        days.append(following.due)
        assert (following.assigned_to, following.note, following.every) == ("Bo", "ask for Lee", 1)
    assert days == ["2026-02-28", "2026-03-31"]
    assert open_days(workspace) == []


def test_one_that_comes_once_is_over_when_done(workspace: Workspace) -> None:
    made(workspace)
    assert done(workspace) is None


def test_an_edited_one_is_followed_by_others_like_it(workspace: Workspace) -> None:
    one = made(workspace, every=1, interval="months")
    workspace.do(edit_follow_up, uuid=one.uuid, title="Call chambers", assigned_to=" Bo  Lindqvist ", note="new number")
    following = done(workspace)
    assert following is not None
    assert (following.title, following.assigned_to, following.note) == ("Call chambers", "Bo Lindqvist", "new number")
    assert following.due == "2026-02-28"


def test_another_day_or_rhythm_begins_a_series_of_its_own(workspace: Workspace) -> None:
    one = made(workspace, every=1, interval="months")
    workspace.do(edit_follow_up, uuid=one.uuid, due="2026-02-10")
    following = done(workspace)
    assert following is not None and following.due == "2026-03-10"
    workspace.do(edit_follow_up, uuid=following.uuid, every=2, interval="weeks", until="2026-04-01")
    following = done(workspace)
    assert following is not None and following.due == "2026-03-24"
    assert done(workspace) is None


def test_the_last_day_alone_leaves_the_series_as_it_is(workspace: Workspace) -> None:
    one = made(workspace, every=1, interval="months")
    edited = workspace.do(edit_follow_up, uuid=one.uuid, until="2026-03-01").value
    assert edited.series_uuid == one.series_uuid
    assert [following.due for following in iter(lambda: done(workspace), None) if following] == ["2026-02-28"]


def test_one_can_become_a_series_and_a_series_one(workspace: Workspace) -> None:
    one = made(workspace)
    workspace.do(edit_follow_up, uuid=one.uuid, every=10, interval="days")
    following = done(workspace)
    assert following is not None and following.due == "2026-02-10"
    workspace.do(edit_follow_up, uuid=following.uuid, every=0, interval="", until="")
    assert done(workspace) is None


def test_giving_one_up_ends_its_series(workspace: Workspace) -> None:
    one = made(workspace, every=1, interval="weeks")
    workspace.do(drop_follow_up, uuid=one.uuid)
    assert open_days(workspace) == []
    for operation in (edit_follow_up, complete_follow_up, drop_follow_up):
        with pytest.raises(UserError, match="dropped already"):
            workspace.do(operation, uuid=one.uuid)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": " "}, "title is empty"),
        ({"due": ""}, "day is empty"),
        ({"due": "soon"}, "is no date"),
        ({"every": 2}, "how often"),
        ({"every": -1, "interval": "days"}, "how often"),
        ({"interval": "years", "every": 1}, "how often"),
        ({"until": "2026-03-01"}, "last day"),
        ({"every": 1, "interval": "days", "until": "2026-01-01"}, "last day"),
        ({"state": "done"}, "no field"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    workspace: Workspace, changes: dict[str, Any], words: str
) -> None:
    one = made(workspace)
    with pytest.raises(BadInput, match=words):
        workspace.do(edit_follow_up, uuid=one.uuid, **changes)
    assert workspace.ask(follow_ups_of) == [one]
