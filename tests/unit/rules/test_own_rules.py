"""Own rules and standing orders: where they hold, which governs, and what cannot be kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseorg.base.errors import BadInput
from caseorg.model.counting import ServiceMethod
from caseorg.model.rule_pack import ComputeRequest, Happening
from caseorg.model.rulebook import Rulebook
from caseorg.model.workspace_rules import OwnRule, RuleScope
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.compute import compute
from caseorg.rules.own_rules import (
    RulePlace,
    holds,
    refuse_own,
    refuse_retiring,
    same_judge,
    why_unread,
    with_own,
)
from caseorg.rules.rule_choosing import narrowed, rule_choices
from tests.unit.operations.rule_arguments import rule_text


def own(rule_id: str, overrides: str = "", period: int = 7, **values: object) -> OwnRule:
    given: dict[str, object] = {"uuid": rule_id, "created": "2026-01-01", "modified": "2026-01-01", "rule_id": rule_id}
    text = rule_text(rule_id, period, overrides)
    return OwnRule(**given | {"order_name": "Order", "text": text} | values)  # type: ignore[arg-type]


def at(day: str, method: ServiceMethod | None = None) -> Happening:
    return Happening(at=date.fromisoformat(day), method=method)


def due(rules: Rulebook, rule_id: str, **given: object) -> tuple[str, str]:
    happened = given.pop("happened", {"motion.served": at("2026-05-11")})
    found = compute(rules, ComputeRequest(rule_id=rule_id, happened=happened, **given))  # type: ignore[arg-type]
    assert found.count is not None
    return str(found.count.due), str(found.count.safe_due)


def test_own_rules_hold_where_they_are_to_hold() -> None:
    here = RulePlace(court="dcd", judges=("Ana Reyes",), case_uuid="case")
    assert holds(own("own.a"), here) and holds(own("own.a"), RulePlace())
    assert holds(own("own.a", court="dcd"), here) and not holds(own("own.a", court="nysd"), here)
    assert holds(own("own.a", judge="Reyes"), here) and not holds(own("own.a", judge="Lee"), here)
    assert holds(own("own.a", case_uuid="case"), here) and not holds(own("own.a", case_uuid="other"), here)
    assert not holds(own("own.a", case_uuid="case"), RulePlace(court="dcd"))
    scopes = [own("own.a", **scope).scope for scope in ({}, {"court": "dcd"}, {"judge": "L"}, {"case_uuid": "c"})]
    assert scopes == list(RuleScope)


def test_of_own_rules_in_the_same_place_the_later_governs_and_retired_ones_do_not() -> None:
    shipped = shipped_rulebook()
    early = own("own.early", "dcd.lcvr.7.b", 5, created="2026-01-01", judge="Reyes")
    late = own("own.late", "dcd.lcvr.7.b", 6, created="2026-02-01", judge="Reyes")
    place = RulePlace(judges=("Reyes",))
    assert due(with_own(shipped, [late, early], place), "dcd.lcvr.7.b")[0] == "2026-05-18"  # six days end on Sunday
    gone = replace(late, retired_at="2026-03-01")
    rules = with_own(shipped, [gone, early], place)
    assert due(rules, "dcd.lcvr.7.b")[0] == due(rules, "own.late")[0] == "2026-05-18"
    assert rules.retired == {"own.late": "dcd.lcvr.7.b"} and len(rules.packs) == len(shipped.packs) + 1
    alone = with_own(shipped, [gone], place)
    assert alone.packs == shipped.packs and due(alone, "own.late")[0] == "2026-05-26"


def test_a_pack_of_ones_own_is_no_home_of_a_court_that_has_one() -> None:
    shipped = shipped_rulebook()
    texts = {
        court: rule_text("own.x", 3).replace("[pack]", f'[pack]\ncourts = ["{court}"]') for court in ("dcd", "mad")
    }
    rules = {court: with_own(shipped, [own("own.x", text=text)], None) for court, text in texts.items()}
    home = rules["dcd"].pack_of_court("dcd")
    assert home is not None and home.id == "us.dcd"
    new = rules["mad"].pack_of_court("mad")
    assert new is not None and new.id == "own.x"
    assert home.hash == next(pack.hash for pack in shipped.packs if pack.id == "us.dcd")


def test_two_own_rules_stand_for_the_same_only_in_different_places() -> None:
    shipped = shipped_rulebook()
    first = own("own.a", "dcd.lcvr.7.b", court="dcd")
    for other in (own("own.b", "dcd.lcvr.7.b", court="nysd"), own("own.b", "dcd.lcvr.7.d", court="dcd"),
                  own("own.b", "dcd.lcvr.7.b", judge="Reyes"), own("own.b", court="dcd")):  # fmt: skip
        assert refuse_own(shipped, [first], other).id == "own.b"
    with pytest.raises(BadInput, match="stands for dcd.lcvr.7.b there already"):
        refuse_own(shipped, [first], own("own.b", "dcd.lcvr.7.b", court="dcd"))
    hers = own("own.a", "dcd.lcvr.7.b", judge="Hon. Ana Reyes")
    with pytest.raises(BadInput, match="there already"):
        refuse_own(shipped, [hers], own("own.b", "dcd.lcvr.7.b", judge="Ana C. Reyes"))
    assert refuse_own(shipped, [hers], own("own.b", "dcd.lcvr.7.b", judge="Ana Lee")).id == "own.b"
    assert refuse_own(shipped, [first], replace(first, edition=2)).id == "own.a"  # itself is no other
    retired = replace(first, retired_at="2026-01-02")
    assert refuse_own(shipped, [retired], own("own.b", "dcd.lcvr.7.b", court="dcd")).id == "own.b"
    two = rule_text("own.x", 3) + rule_text("own.y", 3)[rule_text("own.y", 3).index("[[rule]]") :]
    with pytest.raises(BadInput, match="holds 2 rules"):
        refuse_own(shipped, [], own("own.x", text=two))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hon. Ana C. Reyes", "ANA REYES", True),
        ("Judge Reyes", "Ana C. Reyes", True),
        ("Magistrate Judge Robin M. Meriweather", "Robin Meriweather", True),
        ("Ana Reyes", "Maria Reyes", False),
        ("Ana Reyes", "Ana Moss", False),
        ("Judge", "Ana Reyes", False),
        ("", "", False),
    ],
)
def test_judges_are_the_same_however_they_are_printed(one: str, other: str, same: bool) -> None:
    assert same_judge(one, other) is same_judge(other, one) is same


def test_a_worked_case_that_does_not_come_out_is_refused_beside_the_firms_own_rules() -> None:
    case = '\n  [[rule.case]]\n  happened = { "motion.served" = 2026-05-11 }\n  due = 2026-05-18\n'
    right = own("own.b", "dcd.lcvr.7.b", text=rule_text("own.b", 7, "dcd.lcvr.7.b") + case)
    # an order in a case governs over it there, and changes nothing about the example
    other = own("own.a", "dcd.lcvr.7.b", 3, case_uuid="c")
    assert refuse_own(shipped_rulebook(), [other], right).id == "own.b"
    wrong = replace(right, text=right.text.replace("2026-05-18", "2026-05-19"))
    with pytest.raises(BadInput, match="due 2026-05-19 .* computes to 2026-05-18"):
        refuse_own(shipped_rulebook(), [other], wrong)
    waits = rule_text("own.c", 7).replace("motion.served", "deadline:own.b.expires")
    chain = own("own.c", text=waits + case.replace("05-18", "05-25").replace("due = 2026-05-25", "due = 2026-05-26"))
    assert refuse_own(shipped_rulebook(), [other, right], chain).id == "own.c"


def test_a_rule_that_others_wait_for_is_not_retired() -> None:
    first = own("own.a")
    waits = own("own.b", text=rule_text("own.b", 7).replace("motion.served", "deadline:own.a.expires"))
    refuse_retiring(shipped_rulebook(), [first, waits], waits)
    with pytest.raises(BadInput, match="Other rules need own.a"):
        refuse_retiring(shipped_rulebook(), [first, waits], first)
    refuse_retiring(shipped_rulebook(), [first, replace(waits, retired_at="2026-01-02")], first)
    assert why_unread(first) == ""


def test_what_cannot_be_read_is_left_out_and_told() -> None:
    odd = own("own.odd", text=rule_text("own.odd", 3).replace("schema = 1", "schema = 2"))
    rules = with_own(shipped_rulebook(), [odd, own("own.good", "dcd.lcvr.7.b", 7)], None)
    assert rules.find("own.odd") is None and due(rules, "dcd.lcvr.7.b")[0] == "2026-05-18"
    assert len(rules.unread) == 1 and rules.unread[0].startswith("Your own rule own.odd (Order) cannot be read")
    gone = with_own(shipped_rulebook(), [replace(odd, retired_at="2026-01-02")], None)
    assert gone.unread == () and gone.retired == {"own.odd": ""}


@pytest.mark.parametrize("typed", ["lcvr 7(b)", "opposition to a motion", "dcd.lcvr.7.b", "order", "opposition"])
def test_an_order_is_found_by_the_words_of_the_rule_it_stands_for(typed: str) -> None:
    rules = with_own(shipped_rulebook(), [own("own.x", "dcd.lcvr.7.b")], None)
    choices = rule_choices(rules, None, frozenset({"own.x"}))
    assert "own.x" in [choice.rule_id for choice in narrowed(choices, typed)]
    assert "dcd.lcvr.7.b" not in [choice.rule_id for choice in choices]
