"""Chains of deadlines: whatever moves at the top, every day below is the one its rule gives from the day above."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from caseorg.model.deadline import Deadline, DeadlineState, DeadlineTrigger, DueSource
from caseorg.model.event import Event, EventStatus
from caseorg.model.rule_pack import ComputeRequest, Happening
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.chains import Chain, Choice, Outcome, plan_of
from caseorg.rules.compute import compute

# Four deadlines, each expected to be met by a paper that the next one runs from.
RULES = (
    ("motion.served", "dcd.lcvr.7.b"),
    ("opposition.served", "dcd.lcvr.7.d"),
    ("summons.served", "frcp.12.a.1.A.i"),
    ("motion.served", "dcd.lcvr.7.b"),
)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
BASE = {"created": "2026-01-01T00:00:00.000Z", "modified": "2026-01-01T00:00:00.000Z", "case_uuid": "case"}


def counted(place: int, day: str) -> str:
    """The day that the rule at a place of the chain gives."""
    trigger, rule_id = RULES[place]
    happened: dict[str, Happening | None] = {trigger: Happening(at=date.fromisoformat(day))}
    found = compute(shipped_rulebook(), ComputeRequest(rule_id=rule_id, happened=happened))
    assert found.count is not None
    return str(found.count.due)


def chain_from(day: date, changed: dict[int, dict[str, Any]] | None = None) -> Chain:
    events, deadlines, triggers = {}, {}, []
    at = day.isoformat()
    for place, (trigger, rule_id) in enumerate(RULES):
        status = EventStatus.PROJECTED if place else EventStatus.ACTUAL
        parent = f"d{place - 1}" if place else None
        events[f"e{place}"] = Event(
            uuid=f"e{place}", title=trigger, type=trigger, at=at, status=status, projected_from_uuid=parent, **BASE
        )
        due = counted(place, at)
        fields = {"due": due, "safe_due": due, "computed_due": due} | (changed or {}).get(place, {})
        deadlines[f"d{place}"] = Deadline(uuid=f"d{place}", title=f"D{place}", rule_id=rule_id, **fields, **BASE)
        at = fields["due"]
        times = {name: BASE[name] for name in ("created", "modified")}
        triggers.append(
            DeadlineTrigger(uuid=f"t{place}", deadline_uuid=f"d{place}", leg=trigger, event_uuid=f"e{place}", **times)
        )
    return Chain(events=events, deadlines=deadlines, triggers=tuple(triggers))


def moved(chain: Chain, day: date, accepted: frozenset[str] = frozenset()) -> Any:
    event = replace(chain.events["e0"], at=day.isoformat())
    return plan_of(shipped_rulebook(), chain, event, Choice(accepted=accepted))


@settings(max_examples=40, deadline=None)
@given(DAYS, DAYS)
def test_all_four_follow_in_order_and_planning_again_moves_nothing(first: date, second: date) -> None:
    chain = chain_from(first)
    plan = moved(chain, second)
    assert [move.deadline.uuid for move in plan.moves] == ["d0", "d1", "d2", "d3"]
    day = second.isoformat()
    for place, move in enumerate(plan.moves):
        assert move.new == counted(place, day)
        assert move.projected is (place > 0)
        day = move.new
    assert {event.uuid: event.at for event in plan.expected}.items() <= {
        f"e{place + 1}": move.new for place, move in enumerate(plan.moves)
    }.items()
    there = chain_from(second)
    again = moved(there, second)
    assert {move.outcome for move in again.moves} <= {Outcome.SAME, Outcome.MOVED}
    assert [move.new for move in again.moves] == [move.new for move in plan.moves]


KEPT = st.sampled_from(["pinned", "verified", "done"])


@settings(max_examples=40, deadline=None)
@given(DAYS, DAYS, st.integers(0, 3), KEPT)
def test_a_kept_date_stays_and_those_below_follow_it(first: date, second: date, place: int, how: str) -> None:
    due = chain_from(first).deadlines[f"d{place}"].due
    fields: dict[str, dict[str, Any]] = {
        "pinned": {"due_source": DueSource.ORDER, "due": "2031-02-03", "safe_due": None},
        "verified": {"verified_by": "Lee", "verified_due": due, "verified_safe_due": due},
        "done": {"state": DeadlineState.DONE},
    }
    chain = chain_from(first, {place: fields[how]})
    kept = chain.deadlines[f"d{place}"].due
    plan = moved(chain, second)
    move = plan.moves[place]
    assert move.new == kept
    assert move.computed == counted(place, plan.moves[place - 1].new if place else second.isoformat())
    if place < len(RULES) - 1:
        assert plan.moves[place + 1].new == counted(place + 1, str(kept))
    if how == "verified":
        accepted = moved(chain, second, frozenset({f"d{place}"})).moves[place]
        assert accepted.new == accepted.computed
