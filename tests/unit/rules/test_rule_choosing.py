"""Rules are offered in the order in which they make sense for a court, and found by what people type."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseorg.queries.courts import court_for
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.rule_choosing import RuleChoice, narrowed, rule_choices


@pytest.fixture(scope="module")
def in_dcd() -> tuple[RuleChoice, ...]:
    return rule_choices(shipped_rulebook(), court_for("dcd"))


def test_the_courts_own_rules_come_first_and_those_of_other_courts_last(in_dcd: tuple[RuleChoice, ...]) -> None:
    assert in_dcd[0].rule_id == "dcd.lcvr.7.b"
    places = {choice.rule_id: place for place, choice in enumerate(in_dcd)}
    assert places["dcd.lcvr.7.d"] < places["frcp.33.b.2"]
    assert places["frcp.33.b.2"] < places["frap.4.a.1"] < places["cand.lr.7-3.a"]
    assert {bool(choice.elsewhere) for choice in in_dcd[:12]} == {False}
    assert in_dcd[-1].elsewhere


def test_on_appeal_the_appellate_rules_come_before_the_civil_ones() -> None:
    order = [choice.rule_id for choice in rule_choices(shipped_rulebook(), court_for("cadc"))]
    assert order.index("cadc.r.35-40") < order.index("frap.27.a.4")
    assert order.index("frap.27.a.4") < order.index("frcp.33.b.2")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("7(b)", "dcd.lcvr.7.b"), ("lcvr 7(d)", "dcd.lcvr.7.d"), ("frap 4a1", "frap.4.a.1"), ("59(e)", "frcp.59.e"),
        ("interrog", "frcp.33.b.2"), ("frcp 33", "frcp.33.b.2"), ("notice of appeal", "usc.28.2107"),
        ("motion served", "dcd.lcvr.7.b"), ("Fed. R. Civ. P. 33(b)(2)", "frcp.33.b.2"),
        ("eaja", "usc.28.2412.d.1.B"),
    ],
)  # fmt: skip
def test_typing_narrows(in_dcd: tuple[RuleChoice, ...], typed: str, first: str) -> None:
    assert narrowed(in_dcd, typed)[0].rule_id.startswith(first)


def test_nothing_typed_is_everything_and_nonsense_is_nothing(in_dcd: tuple[RuleChoice, ...]) -> None:
    assert narrowed(in_dcd, "  ") == list(in_dcd)
    assert narrowed(in_dcd, "xyzzy") == []


def test_badges_say_how_sure_a_rule_is_until_somebody_looked_it_up() -> None:
    rulebook = shipped_rulebook()
    badges = {choice.rule_id: choice.badge for choice in rule_choices(rulebook, None)}
    assert (badges["dcd.lcvr.7.b"], badges["dcd.lcvr.7.d"], badges["frcp.33.b.2"]) == ("verify", "unverified", "")
    looked_up = replace(rulebook, verified=frozenset({"dcd.lcvr.7.b"}), enabled={"dcd.lcvr.7.d": False})
    choices = {choice.rule_id: choice for choice in rule_choices(looked_up, None)}
    assert choices["dcd.lcvr.7.b"].badge == "" and not choices["dcd.lcvr.7.b"].is_off
    assert choices["dcd.lcvr.7.d"].is_off


def test_rules_of_the_workspace_come_first() -> None:
    rulebook = shipped_rulebook()
    own = replace(rulebook.packs[0].rules[0], id="own.notice", title="Pre-motion notice", overrides="dcd.lcvr.7.b")
    pack = replace(rulebook.packs[0], id="own.notice", title="Standing order of Judge Reyes", rules=(own,), courts=())
    choices = rule_choices(replace(rulebook, packs=(*rulebook.packs, pack)), court_for("dcd"), frozenset({own.id}))
    assert (choices[0].rule_id, choices[0].own) == ("own.notice", "Standing order of Judge Reyes")
    assert "dcd.lcvr.7.b" not in {choice.rule_id for choice in choices}


def test_what_runs_from_the_end_of_another_rule_names_it_by_its_title(in_dcd: tuple[RuleChoice, ...]) -> None:
    periods = {choice.rule_id: choice.periods for choice in in_dcd}
    assert periods["usc.28.2412.d.1.B"] == "30 days after the time of “Notice of appeal” ends"
