"""What a new deadline can run from in a case, its date while one types, and days that are no court days."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from caseorg.base.errors import BadInput, NotFound
from caseorg.base.paths import Home
from caseorg.model.counting import DayKind
from caseorg.operations import add_case, add_day_fact, add_event, cancel_event
from caseorg.queries.new_deadline import case_setting, drafted, new_deadline_case, why_no_court_day
from caseorg.rules.deadline_drafts import Draft, Start, start_after
from caseorg.workspace import Workspace
from tests.deadline_records import deadline


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        yield workspace


@pytest.fixture
def case(workspace: Workspace) -> str:
    made = workspace.do(add_case, caption="Alvarez v. Kent", court="dcd", date_filed="2026-02-09").value
    return str(made.uuid)


def test_what_was_called_off_is_not_offered_and_the_newest_comes_first(workspace: Workspace, case: str) -> None:
    for title, at in (("Motion", "2026-05-12"), ("Later motion", "2026-06-01"), ("To come", None)):
        event = workspace.do(add_event, case_uuid=case, title=title, at=at, type="motion.served").value
    gone = workspace.do(add_event, case_uuid=case, title="Gone", at="2026-05-01").value
    workspace.do(cancel_event, uuid=gone.uuid, reason="Stricken")
    deadline(workspace, case, "By a rule", "2026-05-26", rule_id="dcd.lcvr.7.b")
    deadline(workspace, case, "By hand", "2026-05-26", assigned_to="Bo Lindqvist")
    known = workspace.ask(new_deadline_case, case)
    assert [one.title for one in known.events] == ["To come", "Later motion", "Motion"]
    assert event.uuid == known.events[0].uuid
    assert [one.title for one in known.deadlines] == ["By a rule"]
    assert (known.people, known.court.id if known.court else "") == (("Bo Lindqvist",), "dcd")
    with pytest.raises(NotFound):
        workspace.ask(new_deadline_case, "00000000")


def test_a_draft_is_dated_as_it_stands(workspace: Workspace, case: str) -> None:
    event = workspace.do(add_event, case_uuid=case, title="Motion", at="2026-05-12", type="motion.served").value

    def due(*starts: Start) -> str | None:
        found = workspace.ask(drafted, Draft(case_uuid=case, rule_id="dcd.lcvr.7.b", starts=starts))
        return str(found.count.due) if found.count else None

    assert due(Start(leg="motion.served", at="2026-05-12", method="mail")) == "2026-05-29"
    assert due(Start(leg="motion.served", event_uuid=event.uuid)) == "2026-05-26"
    assert due(Start(leg="motion.served")) is None
    with pytest.raises(BadInput, match="No time runs"):
        due(Start(leg="motion.served", never=True))
    with pytest.raises(NotFound, match="is gone"):
        due(Start(leg="motion.served", event_uuid="gone"))


def test_a_draft_runs_from_the_end_of_another_deadline(workspace: Workspace, case: str) -> None:
    parent = deadline(workspace, case, "Opposition", "2026-05-26", rule_id="cand.lr.7-3.a")
    start = start_after("cand.lr.7-3.a", parent.uuid)
    found = workspace.ask(drafted, Draft(case_uuid=case, rule_id="frap.4.a.1", starts=(start,)))
    assert found.count is None and found.questions  # that rule runs from elsewhere: it still asks


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-05-30", "a Saturday"), ("2026-06-19", "Juneteenth"), ("2026-04-16", "Emancipation Day"),
        ("2026-05-29", ""), ("1950-01-03", ""),
    ],
)  # fmt: skip
def test_why_a_day_is_no_court_day(workspace: Workspace, case: str, day: str, why: str) -> None:
    assert why in workspace.ask(why_no_court_day, case, day)
    if not why:
        assert workspace.ask(why_no_court_day, case, day) == ""


def test_what_people_said_of_a_day_counts_too(workspace: Workspace, case: str) -> None:
    workspace.do(add_day_fact, day="2026-05-29", kind=DayKind.PRESIDENT.value, name="Mourning", evidence="Notice")
    assert workspace.ask(why_no_court_day, case, "2026-05-29") == "Mourning"
    setting = workspace.ask(case_setting, case)
    assert (setting.court, str(setting.case_filed)) == ("dcd", "2026-02-09")
