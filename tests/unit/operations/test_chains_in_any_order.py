"""Whatever the order in which events are entered, the case ends the same; and moving there and back changes nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseorg.base.paths import Home
from caseorg.model.deadline import DeadlineState
from caseorg.operations import cancel_event, follow_event, mark_deadline_done, override_deadline, recount_deadlines
from caseorg.queries.chains import recounts
from caseorg.queries.consequences import consequences
from caseorg.rules.consequences import Wish
from caseorg.workspace import Workspace
from tests.unit.operations.chained_cases import NO_US, ChainedCase

JUDGMENT = st.dates(date(2024, 1, 1), date(2029, 12, 31))
# the kind of an event, and how many days after the judgment it comes
MOTIONS = (("rule_59_e_motion.filed", st.integers(0, 40)), ("rule_50_b_motion.filed", st.integers(0, 40)))
ORDER = ("tolling_motion.disposed", st.integers(60, 200))
APPEAL = ("notice_of_appeal.filed", st.integers(1, 250))
# one order with two motions is a question to the person who enters it, not a matter of order
PAPERS = st.sampled_from([(MOTIONS[0], ORDER, APPEAL), (*MOTIONS, APPEAL), (MOTIONS[1], ORDER)])


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Home(Path(folder)), who="Ana Ruiz") as opened:
        yield opened


def ends(case: ChainedCase) -> list[tuple[Any, ...]]:
    """How the deadlines stand in the end, whatever their ids are."""
    return sorted(
        (str(one.rule_id), one.state.value, str(one.due), str(one.safe_due), one.projected, bool(one.untolled))
        for one in case.chain.deadlines.values()
    )


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), judgment=JUDGMENT)
def test_any_order_of_entering_gives_the_same_end(workspace: Workspace, data: st.DataObject, judgment: date) -> None:
    chosen = data.draw(PAPERS)
    events = [("judgment.entered", judgment.isoformat())]
    for type_, after in chosen:
        events.append((type_, (judgment + timedelta(days=data.draw(after))).isoformat()))
    other = data.draw(st.permutations(events))
    found = []
    for order in (events, other):
        case = ChainedCase.of(workspace)
        for type_, at in order:
            case.come(type_, at)
        found.append(ends(case))
        assert workspace.ask(recounts, case_uuid=case.uuid) == ()  # every date is the one that the rules give
    assert found[0] == found[1]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(served=JUDGMENT, other=JUDGMENT, kept=st.sampled_from(["", "done", "overridden"]))
def test_there_and_back_is_where_it_was_and_what_is_settled_never_moves(
    workspace: Workspace, served: date, other: date, kept: str
) -> None:
    case = ChainedCase.of(workspace)
    oppose, expected = "dcd.lcvr.7.b", "expected:dcd.lcvr.7.b"
    wish = Wish(facts=NO_US, taken=frozenset({oppose, expected, f"{expected}:dcd.lcvr.7.d"}))
    motion = case.come("motion.served", served.isoformat(), wish=wish)
    opposition = case.one("dcd.lcvr.7.b")
    if kept == "done":
        case.workspace.do(mark_deadline_done, uuid=opposition.uuid, completed_on="2024-01-02")
    if kept == "overridden":
        due = (served + timedelta(days=30)).isoformat()
        case.workspace.do(override_deadline, uuid=opposition.uuid, due=due, reason="ECF No. 9")
        workspace.do(recount_deadlines, recounts=workspace.ask(recounts, case_uuid=case.uuid))
    before, due = ends(case), case.one("dcd.lcvr.7.b").due
    for day in (other, served):
        moved = replace(case.chain.events[motion.uuid], at=day.isoformat())
        workspace.do(follow_event, plan=workspace.ask(consequences, moved, Wish(facts=NO_US, proposes=False)))
        if kept:
            assert case.one("dcd.lcvr.7.b").due == due
        again = workspace.ask(consequences, case.chain.events[motion.uuid], Wish(facts=NO_US, proposes=False))
        assert (again.moves, again.changed) == ((), ())
    assert ends(case) == before


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(judgment=JUDGMENT)
def test_a_cancelled_event_makes_moot_and_nothing_is_deleted(workspace: Workspace, judgment: date) -> None:
    case = ChainedCase.of(workspace)
    event = case.come("judgment.entered", judgment.isoformat())
    count = len(case.chain.deadlines)
    workspace.do(cancel_event, uuid=event.uuid, reason="Entered in error")
    states = {one.state for one in case.chain.deadlines.values()}
    assert (len(case.chain.deadlines), states) == (count, {DeadlineState.MOOT})
