"""The shipped packs, found by rule."""

from __future__ import annotations

from caseorg.queries.rulebook import shipped_packs, shipped_rule


def test_a_rule_is_found_with_its_pack() -> None:
    found = shipped_rule("dcd.lcvr.7.b")
    assert found is not None and found[0].id == "us.dcd"
    assert shipped_rule("dcd.lcvr.99") is None


def test_no_two_packs_share_a_rule() -> None:
    ids = [rule.id for pack in shipped_packs() for rule in pack.rules]
    assert len(ids) == len(set(ids)) > 145
