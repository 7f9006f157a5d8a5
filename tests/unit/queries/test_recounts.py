"""Deadlines counted again: what a court day changes, before it is said and after, and that counting twice is once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from caseorg.base.paths import Home
from caseorg.model.counting import DayKind, SpecialDay
from caseorg.model.deadline import Deadline
from caseorg.model.rule_pack import Happening
from caseorg.operations import (
    add_case,
    add_day_fact,
    add_deadline,
    add_event,
    enable_rule,
    override_deadline,
    recount_deadlines,
    remove_day_fact,
    verify_deadline,
)
from caseorg.operations.deadlines import NewTrigger
from caseorg.queries.calendar_names import day_facts, deadline_named
from caseorg.queries.chains import DaysChange, recounts
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.chain_requests import CaseSetting, request_of_case
from caseorg.rules.chains import Choice, Outcome
from caseorg.rules.compute import compute
from caseorg.workspace import Workspace

SNOW = SpecialDay(date=date(2026, 5, 26), kind=DayKind.INACCESSIBLE, name="Snow", authority="Notice")


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home, who="Ana Ruiz") as opened:
        yield opened


def oppose(workspace: Workspace, court: str = "dcd") -> Deadline:
    """A motion served on May 12, 2026, its opposition due on May 26, and the reply expected a week after."""
    workspace.do(enable_rule, rule_id="dcd.lcvr.7.d", checked_against="LCvR of August 2025")
    case = workspace.do(add_case, caption=f"Alvarez v. {court}", court=court).value

    def by_rule(title: str, rule_id: str, leg: str, event: Any) -> Deadline:
        happened: dict[str, Happening | None] = {leg: Happening(at=date.fromisoformat(event.at))}
        computation = compute(shipped_rulebook(), request_of_case(rule_id, CaseSetting(court=court), happened, {}))
        triggers = [NewTrigger(leg=leg, event_uuid=event.uuid)]
        made = workspace.do(add_deadline, case_uuid=case.uuid, title=title, computation=computation, triggers=triggers)
        return made.value  # type: ignore[no-any-return]

    served = workspace.do(add_event, case_uuid=case.uuid, title="Motion", at="2026-05-12", type="motion.served").value
    made = by_rule("Oppose", "dcd.lcvr.7.b", "motion.served", served)
    expected = workspace.do(
        add_event, case_uuid=case.uuid, title="Opposition", type="opposition.served", projected_from_uuid=made.uuid
    ).value
    by_rule("Reply", "dcd.lcvr.7.d", "opposition.served", expected)
    return made


def dates(workspace: Workspace) -> dict[str, str | None]:
    return {title: workspace.ask(deadline_named, title).due for title in ("Oppose", "Reply")}


def said(workspace: Workspace, scope: str = "dcd") -> None:
    workspace.do(
        add_day_fact, day="2026-05-26", kind="inaccessible", name="Snow", evidence="Notice", scope=scope
    )


def test_nothing_is_counted_otherwise_at_first(workspace: Workspace) -> None:
    oppose(workspace)
    assert workspace.ask(recounts) == ()


def test_a_court_day_is_tried_before_it_is_said(workspace: Workspace) -> None:
    oppose(workspace)
    tried = workspace.ask(recounts, days=DaysChange(added=((SNOW, "dcd"),)))
    assert [(move.deadline.title, move.old, move.new) for one in tried for move in one.moves] == [
        ("Oppose", "2026-05-26", "2026-05-27"),
        ("Reply", "2026-06-02", "2026-06-03"),
    ]
    assert tried[0].case_name == "Alvarez v. dcd"
    assert workspace.ask(recounts) == () and dates(workspace)["Oppose"] == "2026-05-26"


def test_a_day_of_another_court_changes_nothing(workspace: Workspace) -> None:
    oppose(workspace)
    assert workspace.ask(recounts, days=DaysChange(added=((SNOW, "cand"),))) == ()
    said(workspace, "cand")
    assert workspace.ask(recounts) == ()


def test_what_was_tried_is_what_comes_and_it_is_done_once(workspace: Workspace) -> None:
    oppose(workspace)
    tried = workspace.ask(recounts, days=DaysChange(added=((SNOW, "dcd"),)))
    said(workspace)
    found = workspace.ask(recounts)
    assert [(one.deadline.uuid, one.new) for one in found[0].moves] == [
        (one.deadline.uuid, one.new) for one in tried[0].moves
    ]
    workspace.do(recount_deadlines, recounts=found)
    assert dates(workspace) == {"Oppose": "2026-05-27", "Reply": "2026-06-03"}
    assert workspace.ask(recounts) == ()
    workspace.undo()
    assert dates(workspace) == {"Oppose": "2026-05-26", "Reply": "2026-06-02"}


def test_taking_a_day_back_is_tried_and_done_as_well(workspace: Workspace) -> None:
    oppose(workspace)
    said(workspace)
    workspace.do(recount_deadlines, recounts=workspace.ask(recounts))
    (fact,) = workspace.ask(day_facts)
    tried = workspace.ask(recounts, days=DaysChange(removed=frozenset({fact.uuid})))
    assert [move.new for move in tried[0].moves] == ["2026-05-26", "2026-06-02"]
    workspace.do(remove_day_fact, uuid=fact.uuid)
    workspace.do(recount_deadlines, recounts=workspace.ask(recounts))
    assert dates(workspace) == {"Oppose": "2026-05-26", "Reply": "2026-06-02"}


def test_a_declined_one_stays_and_what_runs_from_it_follows_the_day_that_stays(workspace: Workspace) -> None:
    made = oppose(workspace)
    said(workspace)
    choice = Choice(declined=frozenset({made.uuid}))
    found = workspace.ask(recounts, choice=choice)
    assert [(move.outcome, move.new) for move in found[0].moves] == [(Outcome.KEPT, "2026-05-26")]
    workspace.do(recount_deadlines, recounts=found)
    kept = workspace.ask(deadline_named, "Oppose")
    assert (kept.due, kept.computed_due, kept.outdated) == ("2026-05-26", "2026-05-27", True)
    # it is not what the rule gives, and said again
    assert [move.new for move in workspace.ask(recounts)[0].moves] == ["2026-05-27", "2026-06-03"]


def test_verified_and_overridden_ones_stay_and_are_told(workspace: Workspace) -> None:
    made = oppose(workspace)
    said(workspace)
    workspace.do(override_deadline, uuid=made.uuid, due="2026-06-01", reason="ECF No. 9")
    (move,) = workspace.ask(recounts)[0].moves[:1]
    assert (move.outcome, move.new, move.computed) == (Outcome.KEPT, "2026-06-01", "2026-05-27")


def test_a_verified_one_moves_when_that_is_accepted(home: Home) -> None:
    with Workspace.open(home, who="Ana Ruiz") as first:
        made = oppose(first)
    with Workspace.open(home, who="Second Reader") as second:
        second.do(verify_deadline, uuid=made.uuid)
        said(second)
        assert second.ask(recounts)[0].moves[0].needs_consent
        second.do(recount_deadlines, recounts=second.ask(recounts))
        assert dates(second)["Oppose"] == "2026-05-26"
        accepted = second.ask(recounts, choice=Choice(accepted=frozenset({made.uuid})))
        second.do(recount_deadlines, recounts=accepted)
        assert dates(second) == {"Oppose": "2026-05-27", "Reply": "2026-06-03"}
