"""Events that supersede a running deadline, those that come too late to, and the order on the last of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from caseorg.base.errors import BadInput
from caseorg.base.paths import Home
from caseorg.model.deadline import Deadline, DeadlineState
from caseorg.model.event import EventStatus
from caseorg.model.rule_pack import Fact
from caseorg.operations import cancel_event, edit_deadline, follow_event, mark_deadline_done, override_deadline
from caseorg.queries.consequences import consequences
from caseorg.queries.deadline_explained import explained
from caseorg.queries.deadline_views import deadline_view
from caseorg.rules.consequences import Consequences, Kind, Wish
from caseorg.workspace import Workspace
from tests.unit.operations.chained_cases import NO_US, ChainedCase

APPEAL, AFTER = "frap.4.a.1", "frap.4.a.4.A"
ANSWER, AFTER_RULING = "frcp.12.a.1.A.i", "frcp.12.a.4.A"


@pytest.fixture
def case(home: Home) -> Iterator[ChainedCase]:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        yield ChainedCase.of(workspace)


def test_a_complaint_served_proposes_the_answer_of_the_court(case: ChainedCase) -> None:
    plan = case.plan("summons.served", "2026-03-05")
    chosen = {one.title: one.after for one in plan.proposals if one.chosen}
    assert chosen == {"Answer the complaint": "2026-03-26"}
    assert "Answer after removal" in {one.title for one in plan.proposals if not one.chosen}
    assert not case.chain.deadlines  # a preview changes nothing
    case.come("summons.served", "2026-03-05")
    assert case.stands(ANSWER) == [("open", "2026-03-26")]


def test_what_is_proposed_can_be_taken_in_part(case: ChainedCase) -> None:
    plan = case.plan("judgment.entered", "2026-02-02")
    fees = next(one.key for one in plan.proposals if one.title.startswith("Motion for attorney"))
    jury = next(one.key for one in plan.proposals if one.title.startswith("Renewed motion"))
    case.come("judgment.entered", "2026-02-02", wish=Wish(facts=NO_US, left=frozenset({fees}), taken=frozenset({jury})))
    assert not case.deadlines("frcp.54.d.2.B")
    assert case.stands("frcp.50.b") == [("open", "2026-03-02")]


def test_a_fact_is_asked_once_for_the_case(case: ChainedCase) -> None:
    asked = case.plan("judgment.entered", "2026-02-02", wish=Wish())
    assert [question.key for question in asked.questions] == [Fact.US_PARTY.value]
    assert not next(one for one in asked.proposals if one.title == "Notice of appeal").chosen
    case.come("judgment.entered", "2026-02-02", wish=Wish(facts={Fact.US_PARTY: True}))
    assert case.stands(APPEAL) == [("open", "2026-04-03")]
    assert not case.plan("judgment.entered", "2026-03-02", wish=Wish()).questions


def test_a_rule_12_motion_supersedes_the_answer_until_the_ruling(case: ChainedCase) -> None:
    case.come("summons.served", "2026-03-05")
    motion = case.come("rule_12_motion.served", "2026-03-20", "Motion to dismiss")
    answer, waiting = case.one(ANSWER), case.one(AFTER_RULING)
    assert (answer.state, answer.due, answer.tolled_by_uuid) == (DeadlineState.SUPERSEDED, "2026-03-26", motion.uuid)
    assert answer.replaced_by_uuid == waiting.uuid and answer.state_who == "Ana Ruiz"
    assert "“Motion to dismiss”, Fri, Mar 20, 2026 (Fed. R. Civ. P. 12(a)(4))" in answer.state_reason
    assert (waiting.due, waiting.state) == (None, DeadlineState.OPEN)
    plan = case.plan("rule_12_ruling.noticed", "2026-06-01", "Motion denied")
    assert plan.fulfils is not None and plan.fulfils.title == "Notice of the ruling: Motion to dismiss"
    case.come("rule_12_ruling.noticed", "2026-06-01", "Motion denied")
    assert case.stands(AFTER_RULING) == [("open", "2026-06-15")]
    assert not [one for one in case.chain.events.values() if one.status is EventStatus.WAITING]


def test_it_is_one_step_to_undo(case: ChainedCase) -> None:
    case.come("summons.served", "2026-03-05")
    before = case.chain
    case.come("rule_12_motion.served", "2026-03-20")
    case.workspace.undo()
    assert case.chain == before


def test_a_motion_under_rule_59_e_restarts_the_time_to_appeal(case: ChainedCase) -> None:
    case.come("judgment.entered", "2026-02-02")
    assert case.stands(APPEAL) == [("open", "2026-03-04")]
    case.come("rule_59_e_motion.filed", "2026-03-02", "Motion to alter the judgment")
    assert case.stands(APPEAL) == [("superseded", "2026-03-04")]
    assert case.stands(AFTER) == [("open", None)]
    case.come("tolling_motion.disposed", "2026-05-11", "Order denying it")
    assert case.stands(AFTER) == [("open", "2026-06-10")]


def test_with_the_united_states_as_a_party_it_is_the_worked_example(case: ChainedCase) -> None:
    wish = Wish(facts={Fact.US_PARTY: True})
    case.come("judgment.entered", "2026-02-02", wish=wish)
    case.come("rule_59_e_motion.filed", "2026-03-02", wish=Wish())
    case.come("tolling_motion.disposed", "2026-05-11", wish=Wish())
    assert case.stands(APPEAL) == [("superseded", "2026-04-03")]
    assert case.stands(AFTER) == [("open", "2026-07-10")]


def test_an_untimely_motion_suspends_nothing_and_the_deadline_says_so_from_then_on(case: ChainedCase) -> None:
    case.come("judgment.entered", "2026-02-02")
    plan = case.plan("rule_59_e_motion.filed", "2026-03-03", "Motion to alter")
    (line,) = [one for one in plan.proposals if one.kind is Kind.UNTOLLED]
    assert not line.chosen
    assert plan.warnings[0].startswith("“Motion to alter” does not suspend “Notice of appeal”: it came on Tue, Mar 3")
    case.come("rule_59_e_motion.filed", "2026-03-03", "Motion to alter")
    appeal = case.one(APPEAL)
    assert appeal.state is DeadlineState.OPEN and appeal.untolled == plan.warnings[0]
    assert not case.deadlines(AFTER)


def test_a_rule_60_motion_counts_only_within_the_time_of_rule_59(case: ChainedCase) -> None:
    case.come("judgment.entered", "2026-02-02")
    case.come("rule_60_motion.filed", "2026-04-10")
    assert case.stands(APPEAL)[0][0] == "open"
    other = ChainedCase.of(case.workspace)
    other.come("judgment.entered", "2026-02-02")
    other.come("rule_60_motion.filed", "2026-02-20")
    assert other.stands(APPEAL)[0][0] == "superseded"


def test_time_runs_from_the_order_on_the_last_motion_only(case: ChainedCase) -> None:
    case.come("judgment.entered", "2026-02-02")
    case.come("rule_59_e_motion.filed", "2026-02-20", "Motion A")
    case.come("rule_50_b_motion.filed", "2026-03-02", "Motion B")
    assert case.stands(AFTER) == [("open", None)]
    plan = case.plan("tolling_motion.disposed", "2026-04-01", "Order on A")
    assert len(plan.awaited) == 2 and plan.fulfils is None and "Say which of them" in plan.warnings[0]
    on_a, on_b = sorted(plan.awaited, key=lambda one: one.title)
    case.come("tolling_motion.disposed", "2026-04-01", "Order on A", wish=Wish(fulfils=on_a.uuid))
    assert case.stands(AFTER) == [("open", None)]
    case.come("tolling_motion.disposed", "2026-05-11", "Order on B", wish=Wish(fulfils=on_b.uuid))
    assert case.stands(AFTER) == [("open", "2026-06-10")]


def test_a_motion_moved_out_of_its_time_opens_the_appeal_again(case: ChainedCase) -> None:
    case.come("judgment.entered", "2026-02-02")
    motion = case.come("rule_59_e_motion.filed", "2026-03-02", "Motion to alter")
    moved = replace(motion, at="2026-03-05")
    plan = case.workspace.ask(consequences, moved, Wish(facts=NO_US))
    assert [one.kind for one in plan.proposals if one.chosen][0] is Kind.REOPENED
    case.workspace.do(follow_event, plan=plan)
    appeal = case.one(APPEAL)
    assert (appeal.state, appeal.due, appeal.tolled_by_uuid) == (DeadlineState.OPEN, "2026-03-04", None)
    assert "does not suspend" in appeal.untolled
    assert case.stands(AFTER) == [("moot", None)]
    back = case.workspace.ask(consequences, replace(case.chain.events[motion.uuid], at="2026-03-02"))
    case.workspace.do(follow_event, plan=back)
    assert case.stands(APPEAL) == [("superseded", "2026-03-04")] and case.one(APPEAL).untolled == ""


def test_an_amended_complaint_gives_the_rest_of_the_time_or_14_days(case: ChainedCase) -> None:
    case.come("summons.served", "2026-01-12")
    assert case.stands(ANSWER) == [("open", "2026-02-02")]
    case.come("amended_pleading.served", "2026-01-26", service_method="electronic")
    assert case.stands(ANSWER) == [("superseded", "2026-02-02")]
    assert case.stands("frcp.15.a.3") == [("open", "2026-02-09")]


def test_a_motion_answers_the_amended_complaint_as_well(case: ChainedCase) -> None:
    case.come("summons.served", "2026-01-12")
    case.come("amended_pleading.served", "2026-01-26", service_method="electronic")
    case.come("rule_12_motion.served", "2026-02-06")
    assert case.stands("frcp.15.a.3") == [("superseded", "2026-02-09")]
    assert case.stands(AFTER_RULING) == [("open", None)]


def test_one_partys_motion_is_not_taken_for_anothers(case: ChainedCase) -> None:
    first = case.come("summons.served", "2026-03-05", "Kent served")
    case.come("summons.served", "2026-03-10", "Reyes served")
    plan = case.plan("rule_12_motion.served", "2026-03-20", "Motion of Kent")
    tolls = [one for one in plan.proposals if one.kind is Kind.SUPERSEDED]
    assert len(tolls) == 2 and not any(one.chosen for one in tolls)
    of_kent = next(one for one in case.deadlines(ANSWER) if one.due == "2026-03-26")
    key = next(one.key for one in tolls if one.subject_uuid == of_kent.uuid)
    case.come("rule_12_motion.served", "2026-03-20", "Motion of Kent", wish=Wish(facts=NO_US, taken=frozenset({key})))
    assert case.stands(ANSWER) == [("superseded", "2026-03-26"), ("open", "2026-03-31")]
    assert first.uuid in {one.event_uuid for one in case.chain.triggers}


def test_a_petition_for_rehearing_restarts_certiorari(home: Home) -> None:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        case = ChainedCase.of(workspace, "ca9")
        case.come("judgment.entered", "2026-01-15")
        assert case.stands("scotus.13.1") == [("open", "2026-04-15")]
        case.come("rehearing_petition.filed", "2026-01-29")
        assert case.stands("scotus.13.1") == [("superseded", "2026-04-15")]
        case.come("rehearing.denied", "2026-02-27")
        assert case.stands("scotus.13.3") == [("open", "2026-05-28")]
        assert case.one("scotus.13.3").confidence == "M"


def test_a_superseded_deadlines_children_wait_for_what_took_its_place(case: ChainedCase) -> None:
    plan = case.plan("judgment.entered", "2026-02-02")
    appeal = next(one for one in plan.proposals if one.title == "Notice of appeal")
    eaja = next(one for one in plan.proposals if "Equal Access" in one.title)
    assert not eaja.chosen and appeal.chosen
    case.come("judgment.entered", "2026-02-02", wish=Wish(facts=NO_US, taken=frozenset({eaja.key})))
    assert case.stands("usc.28.2412.d.1.B") == [("open", "2026-04-03")]
    case.come("rule_59_e_motion.filed", "2026-03-02")
    assert case.stands("usc.28.2412.d.1.B") == [("open", None)]
    case.come("tolling_motion.disposed", "2026-05-11")
    assert case.stands(AFTER) == [("open", "2026-06-10")]
    assert case.stands("usc.28.2412.d.1.B") == [("open", "2026-07-10")]


def test_done_and_overridden_ones_are_left_alone(case: ChainedCase) -> None:
    case.come("summons.served", "2026-03-05")
    case.workspace.do(mark_deadline_done, uuid=case.one(ANSWER).uuid, completed_on="2026-03-18")
    case.come("rule_12_motion.served", "2026-03-20")
    assert case.stands(ANSWER) == [("done", "2026-03-26")]
    other = ChainedCase.of(case.workspace)
    other.come("summons.served", "2026-03-05")
    other.workspace.do(override_deadline, uuid=other.one(ANSWER).uuid, due="2026-04-10", reason="ECF No. 4")
    other.come("rule_12_motion.served", "2026-04-08")  # within the time the court gave
    assert other.stands(ANSWER) == [("superseded", "2026-04-10")]


def test_a_plan_is_refused_where_something_changed_meanwhile(case: ChainedCase) -> None:
    case.come("summons.served", "2026-03-05")
    plan = case.plan("rule_12_motion.served", "2026-03-20")
    case.workspace.do(edit_deadline, uuid=case.one(ANSWER).uuid, note="Ask for more time")
    with pytest.raises(BadInput, match="changed meanwhile"):
        case.workspace.do(follow_event, plan=plan)
    assert case.stands(ANSWER) == [("open", "2026-03-26")]


def test_a_withdrawn_motion_opens_the_appeal_again_unless_another_one_suspends_it(case: ChainedCase) -> None:
    case.come("judgment.entered", "2026-02-02")
    first = case.come("rule_59_e_motion.filed", "2026-02-20", "Motion A")
    second = case.come("rule_50_b_motion.filed", "2026-03-02", "Motion B")
    case.workspace.do(cancel_event, uuid=second.uuid, reason="Withdrawn")
    assert (case.stands(APPEAL), case.stands(AFTER)) == ([("superseded", "2026-03-04")], [("open", None)])
    case.workspace.do(cancel_event, uuid=first.uuid, reason="Withdrawn")
    assert (case.stands(APPEAL), case.stands(AFTER)) == ([("open", "2026-03-04")], [("moot", None)])
    assert case.one(APPEAL).state_reason == "“Motion A” was cancelled: Withdrawn"


def test_a_late_motion_that_was_entered_in_error_no_longer_warns(case: ChainedCase) -> None:
    case.come("judgment.entered", "2026-02-02")
    late = case.come("rule_59_e_motion.filed", "2026-03-03", "Motion to alter")
    case.workspace.do(cancel_event, uuid=late.uuid, reason="Entered in error")
    assert case.one(APPEAL).untolled == ""


def test_an_older_motion_is_not_taken_to_suspend_what_runs_from_an_amended_judgment(case: ChainedCase) -> None:
    case.come("judgment.entered", "2026-02-02")
    case.come("rule_59_e_motion.filed", "2026-03-02", "Motion to alter")
    plan = case.plan("judgment.entered", "2026-03-20", "Amended judgment")
    assert "may suspend “Notice of appeal”" in plan.warnings[0]
    case.come("judgment.entered", "2026-03-20", "Amended judgment")
    assert case.stands(APPEAL) == [("superseded", "2026-03-04"), ("open", "2026-04-20")]


def test_an_older_motion_says_nothing_of_who_is_served_after_it(case: ChainedCase) -> None:
    case.come("summons.served", "2026-03-05")
    case.come("rule_12_motion.served", "2026-03-20")
    assert not case.plan("summons.served", "2026-04-01").warnings
    case.come("summons.served", "2026-04-01", "Reyes served")
    assert case.stands(ANSWER) == [("superseded", "2026-03-26"), ("open", "2026-04-22")]


def cancelled(case: ChainedCase, uuid: str) -> Consequences:
    event = replace(case.chain.events[uuid], status=EventStatus.CANCELLED, status_reason="Withdrawn")
    return case.workspace.ask(consequences, event, Wish(proposes=False))


@pytest.mark.parametrize("which", ["judgment", "first", "second", "order"])
def test_the_preview_of_a_cancelled_event_is_what_cancelling_does(case: ChainedCase, which: str) -> None:
    events = {
        "judgment": case.come("judgment.entered", "2026-02-02", "Judgment"),
        "first": case.come("rule_59_e_motion.filed", "2026-02-20", "Motion A"),
        "second": case.come("rule_50_b_motion.filed", "2026-03-02", "Motion B"),
    }
    plan = case.plan("tolling_motion.disposed", "2026-04-01", "Order on A")
    on_a = next(one for one in plan.awaited if one.title.endswith("Motion A"))
    events["order"] = case.come("tolling_motion.disposed", "2026-04-01", "Order", wish=Wish(fulfils=on_a.uuid))

    def stand() -> list[tuple[str, str, str, str | None, str | None]]:
        records = [*case.chain.deadlines.values(), *case.chain.events.values()]
        return sorted(
            (one.uuid, one.state.value, one.state_reason, one.tolled_by_uuid, one.replaced_by_uuid)
            if isinstance(one, Deadline)
            else (one.uuid, one.status.value, one.status_reason, None, None)
            for one in records
        )

    case.workspace.do(cancel_event, uuid=events[which].uuid, reason="Withdrawn")
    done = stand()
    case.workspace.undo()
    case.workspace.do(follow_event, plan=cancelled(case, events[which].uuid))
    assert stand() == done


def test_the_preview_says_what_is_moot_and_what_runs_again(case: ChainedCase) -> None:
    case.come("judgment.entered", "2026-02-02")
    motion = case.come("rule_59_e_motion.filed", "2026-03-02", "Motion")
    told = {(one.kind, one.title) for one in cancelled(case, motion.uuid).proposals}
    assert told == {(Kind.REOPENED, "Notice of appeal"), (Kind.MOOT, "Notice of appeal after a tolling motion")}


def test_a_motion_moved_out_of_its_time_is_no_longer_waited_for_where_another_suspends(case: ChainedCase) -> None:
    case.come("judgment.entered", "2026-02-02")
    first = case.come("rule_59_e_motion.filed", "2026-02-20", "Motion A")
    case.come("rule_50_b_motion.filed", "2026-03-02", "Motion B")
    plan = case.workspace.ask(consequences, replace(first, at="2026-03-09"), Wish(proposes=False))
    assert {one.kind for one in plan.proposals} == {Kind.MOVED}
    case.workspace.do(follow_event, plan=plan)
    assert (case.stands(APPEAL), case.stands(AFTER)) == ([("superseded", "2026-03-04")], [("open", None)])
    case.come("tolling_motion.disposed", "2026-05-11", "Order on B")
    assert case.stands(AFTER) == [("open", "2026-06-10")]


def test_a_move_is_never_taken_for_what_was_expected(case: ChainedCase) -> None:
    case.come("summons.served", "2026-03-05")
    case.come("rule_12_motion.served", "2026-03-20", "Motion A")
    early = case.come("rule_12_ruling.noticed", "2026-04-01", "Another ruling", wish=Wish(fulfils=""))
    moved = case.workspace.ask(consequences, replace(early, at="2026-04-02"), Wish(proposes=False))
    assert (moved.awaited, moved.fulfils) == ((), None)


def test_the_explanation_leads_on_to_what_took_the_place(case: ChainedCase) -> None:
    case.come("summons.served", "2026-03-05")
    case.come("rule_12_motion.served", "2026-03-20")
    view = case.workspace.ask(deadline_view, case.one(ANSWER).uuid)
    (fact,) = [one for one in explained(view, date(2026, 3, 27)).facts if one.name == "Replaced by"]
    assert fact.text == "Answer after the ruling on a Rule 12 motion"
    assert fact.leads_to == f"deadline:{case.one(AFTER_RULING).uuid}"


def test_what_an_event_meets_is_offered_to_be_done_and_never_done_unasked(case: ChainedCase) -> None:
    case.come("judgment.entered", "2026-02-02")
    plan = case.plan("rule_59_e_motion.filed", "2026-03-02", "Motion")
    met = next(one for one in plan.proposals if one.kind is Kind.MET)
    assert (met.title, met.chosen) == ("Motion to alter or amend the judgment", False)
    wish = Wish(facts=NO_US, taken=frozenset({met.key}))
    case.come("rule_59_e_motion.filed", "2026-03-02", "Motion", wish=wish)
    done = case.one("frcp.59.e")
    assert (done.state, done.completed_on, done.state_who) == (DeadlineState.DONE, "2026-03-02", "Ana Ruiz")
    assert case.stands(APPEAL) == [("superseded", "2026-03-04")]
    with pytest.raises(BadInput, match="has not come yet"):
        case.come("notice_of_appeal.filed", "2090-01-02", wish=Wish(taken=frozenset({f"met:{case.one(AFTER).uuid}"})))


def test_an_expected_paper_meets_the_deadline_on_whose_day_it_was_expected(case: ChainedCase) -> None:
    taken = frozenset({"frap.31.a.1-appellant", "dcd.lcvr.7.b", "expected:dcd.lcvr.7.b"})
    case.come("motion.served", "2026-05-12", wish=Wish(facts=NO_US, taken=taken))
    plan = case.plan("opposition.served", "2026-05-20", "Opposition")
    assert plan.fulfils is not None
    assert [one.title for one in plan.proposals if one.kind is Kind.MET] == ["Opposition to a motion"]
