"""What holds of every deadline by a rule, whatever the day."""

from __future__ import annotations

import json
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from caseorg.model.counting import Action, DayKind, Direction, ServiceMethod, SpecialDay
from caseorg.model.rule_pack import Combine, Computation, ComputeRequest, Fact, Happening, Rule
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.calendar import CourtCalendar, holiday_kinds
from caseorg.rules.compute import compute
from caseorg.rules.compute_values import request_of
from caseorg.rules.event_words import event_words
from caseorg.rules.rulebook import root_triggers

_BOOK = shipped_rulebook()
_RULES = [rule for pack in _BOOK.packs for rule in pack.rules]
_SINGLE = [
    rule
    for rule in _RULES
    if rule.latest.combine is Combine.ONLY and not any(leg.parent_rule for leg in rule.latest.legs)
]
# From the youngest version on, and within what a pack was checked for.
_DAYS = st.dates(date(2025, 12, 1), date(2027, 6, 30))
_METHODS = st.sampled_from((None, *ServiceMethod))
_FACTS = st.fixed_dictionaries({fact: st.booleans() for fact in Fact})


def _facts_for(rule: Rule, facts: dict[Fact, bool]) -> dict[Fact, bool]:
    """The facts with those on which the first leg of a rule depends: one leg always counts."""
    return facts | dict(rule.latest.legs[0].requires)


@st.composite
def _requests(draw: st.DrawFn, rules: list[Rule]) -> ComputeRequest:
    rule = draw(st.sampled_from(rules))
    happened: dict[str, Happening | None] = {
        trigger: Happening(at=draw(_DAYS), method=draw(_METHODS) if trigger.endswith(".served") else None)
        for trigger in root_triggers(_BOOK, rule.id)
    }
    court = draw(st.sampled_from(("", "dcd", "cand", "cadc")))
    return ComputeRequest(rule_id=rule.id, happened=happened, facts=_facts_for(rule, draw(_FACTS)), court=court)


def _dates(found: Computation) -> tuple[date, date]:
    assert found.count is not None, found.questions
    return found.count.due, found.count.safe_due


@settings(deadline=None)
@given(_requests(_RULES))
def test_the_safe_date_is_never_the_later_one_and_the_same_is_computed_again(request: ComputeRequest) -> None:
    found = compute(_BOOK, request)
    due, safe = _dates(found)
    assert safe <= due and found.headline == (safe if found.jurisdictional else due)
    assert compute(_BOOK, request_of(json.loads(json.dumps(found.inputs)))) == found
    assert found.count is not None
    assert [step.n for step in found.count.steps] == list(range(1, len(found.count.steps) + 1))


@settings(deadline=None)
@given(_requests(_SINGLE))
def test_the_date_lies_on_the_right_side_of_the_event_and_on_a_court_day(request: ComputeRequest) -> None:
    rule = next(rule for rule in _SINGLE if rule.id == request.rule_id)
    leg = rule.latest.legs[0]
    happening = request.happened[leg.trigger]
    assert happening is not None
    due, _ = _dates(compute(_BOOK, request))
    assert due > happening.at if leg.period.direction is Direction.AFTER else due < happening.at
    kinds = holiday_kinds(rule.regime, leg.period.direction)
    assert CourtCalendar().is_court_day(due, kinds.due)


@settings(deadline=None)
@given(_requests(_SINGLE), st.integers(1, 20))
def test_a_later_event_never_makes_an_earlier_date(request: ComputeRequest, days: int) -> None:
    later = {
        trigger: Happening(at=happening.at + timedelta(days=days), method=happening.method) if happening else None
        for trigger, happening in request.happened.items()
    }
    moved = ComputeRequest(rule_id=request.rule_id, happened=later, facts=request.facts, court=request.court)
    before, after = _dates(compute(_BOOK, request)), _dates(compute(_BOOK, moved))
    assert before[0] <= after[0] and before[1] <= after[1]


@settings(deadline=None)
@given(_requests(_SINGLE), st.integers(-5, 5))
def test_a_state_holiday_never_makes_the_date_earlier_and_leaves_the_safe_one(
    request: ComputeRequest, near: int
) -> None:
    due, safe = _dates(compute(_BOOK, request))
    holiday = SpecialDay(date=due + timedelta(days=near), kind=DayKind.STATE)
    with_it = ComputeRequest(
        rule_id=request.rule_id,
        happened=request.happened,
        facts=request.facts,
        court=request.court,
        special_days=(holiday,),
    )
    rule = next(rule for rule in _SINGLE if rule.id == request.rule_id)
    found = _dates(compute(_BOOK, with_it))
    assert found[0] >= due
    assert found[1] == safe or rule.action is Action.NOT_BEFORE


@given(st.sampled_from(sorted({trigger for rule in _RULES for trigger in root_triggers(_BOOK, rule.id)})))
def test_every_event_has_words(trigger: str) -> None:
    words = event_words(trigger)
    assert words[0].isupper() and "_" not in words and "." not in words.replace("U.S.", "")
