"""What is said beside a date by a rule: how sure the rule is, what is open, what changed, who can forgive it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseorg.model.counting import DayKind, SpecialDay
from caseorg.model.rule_pack import Computation, ComputeRequest, Happening
from caseorg.model.workspace_rules import RuleChoice, ServiceDays
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.compute import compute
from caseorg.rules.rule_choices import with_choices
from caseorg.rules.rulebook import pack_of
from tests.unit.operations.rule_arguments import rule_text

CITE = 'cite = "Standing Order 3"'


def computed(text: str, *, verified: bool = False, day: str = "2026-05-11", **given: object) -> Computation:
    shipped = shipped_rulebook()
    text = text.replace("verified_through = 2024-01-01", "verified_through = 2026-01-01")
    rules = replace(shipped, packs=(*shipped.packs, pack_of(text)), verified=frozenset({"own.x"} if verified else ()))
    happened = {"motion.served": Happening(at=date.fromisoformat(day))}
    return compute(rules, ComputeRequest(rule_id="own.x", happened=dict(happened), **given))  # type: ignore[arg-type]


def warnings(text: str, **given: object) -> list[str]:
    found = computed(text, **given)  # type: ignore[arg-type]
    assert found.count is not None
    return list(found.count.warnings)


def steps(text: str) -> list[str]:
    found = computed(text)
    assert found.count is not None
    return [step.text for step in found.count.steps]


@pytest.mark.parametrize(
    ("confidence", "badge", "doubt"),
    [
        ("V3", "verify", "it is known from others who quote it; look it up before you rely on the date."),
        ("M", "unverified", "its text was not checked; look it up before you rely on the date."),
        ("U", "open", "what it says is uncertain; look it up before you rely on the date."),
    ],
)
def test_a_rule_that_is_not_sure_is_doubted_until_somebody_looked_it_up(
    confidence: str, badge: str, doubt: str
) -> None:
    text = rule_text("own.x", 14).replace('"V1"', f'"{confidence}"').replace(CITE, f'{CITE}\n  badge = "{badge}"')
    assert warnings(text) == [f"Standing Order 3 ({badge}): {doubt}"]
    assert warnings(text, verified=True) == ["You looked up Standing Order 3 and confirmed it."]


def test_a_rule_whose_text_was_read_is_not_doubted() -> None:
    assert warnings(rule_text("own.x", 14)) == warnings(rule_text("own.x", 14), verified=True) == []


def test_an_outer_limit_says_that_other_days_stay() -> None:
    said = "It is the outer limit: what is due sooner by another rule stays due."
    assert said in steps(rule_text("own.x", 14).replace('"file"', '"outer_limit"'))
    assert said not in steps(rule_text("own.x", 14))


def test_a_jurisdictional_rule_says_so_and_leads_with_the_safe_day() -> None:
    text = rule_text("own.x", 14).replace("jurisdictional = false", "jurisdictional = true")
    text = text.replace('severity = "normal"', 'severity = "high"')
    said = "Jurisdictional: after this day the court has no power to hear it."
    assert warnings(text) == [said]
    closed = SpecialDay(date=date(2026, 5, 26), kind=DayKind.PRESIDENT, name="EO", authority="EO 1")
    found = computed(text, special_days=(closed,))
    assert found.count is not None
    assert (found.count.due, found.count.safe_due) == (date(2026, 5, 27), date(2026, 5, 26))
    assert found.headline == date(2026, 5, 26) and said in found.count.warnings
    assert "Act by 2026-05-26: courts may read the rule so, and nobody can forgive it." in found.count.warnings


def test_what_is_open_and_how_it_changed_is_told() -> None:
    text = rule_text("own.x", 14).replace(CITE, f'{CITE}\n  question = "Is it?"\n  transition = "See order."')
    assert warnings(text) == ["Open question: Is it?", "When the rule changed: See order."]


def test_it_is_said_where_nobody_checked_since_when_a_rule_reads_so() -> None:
    text = (
        rule_text("own.x", 14)
        .replace(CITE, f'{CITE}\n  since = "M"')
        .replace("checked = 2024-01-01", "checked = 2026-01-01")
    )
    said = "Since when Standing Order 3 has read so was not checked. Look up how it read on "
    assert warnings(text, day="2024-12-30") == [f"{said}2024-12-30."]
    assert warnings(text, day="2024-12-31") == []  # a year before it was checked


def test_it_is_said_where_a_pack_was_checked_long_ago() -> None:
    text = rule_text("own.x", 14).replace("verified_through = 2024-01-01", "verified_through = 2025-05-10")
    assert warnings(text) == []
    old = text.replace("2025-05-10", "2025-05-09")
    assert warnings(old) == [
        "Standing Order: checked through 2025-05-09, more than a year before 2026-05-11. Look up whether Standing "
        "Order 3 has changed."
    ]


def test_a_day_before_the_rule_was_known_is_counted_as_of_then_and_told() -> None:
    said = "2023-05-11 lies before 2024-01-01, from which Standing Order 3 is known: counted as of then."
    assert warnings(rule_text("own.x", 14), day="2023-05-11", todays_counting=True) == [said]
    assert warnings(rule_text("own.x", 14), day="2024-01-01", todays_counting=True) == []


def test_choices_turn_nothing_on_or_off_by_themselves() -> None:
    shipped = shipped_rulebook()
    assert with_choices(shipped, []).enabled["dcd.lcvr.7.d"] is False
    open_days = RuleChoice(
        uuid="c", created="2026-01-01", modified="2026-01-01", rule_id="dcd.lcvr.7.d", service_days=ServiceDays.ADDED
    )
    assert with_choices(shipped, [open_days], unchecked=True).enabled["dcd.lcvr.7.d"] is True
    assert with_choices(shipped, [open_days]).enabled["dcd.lcvr.7.d"] is False
