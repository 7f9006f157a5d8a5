"""Packs of rules: the shipped ones are whole, and what is wrong in one is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseorg.base.errors import BadInput
from caseorg.model.rule_pack import ComputeRequest, Extendable, Happening
from caseorg.model.rulebook import Rulebook
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.compute import compute
from caseorg.rules.pack_checks import refuse_together
from caseorg.rules.rulebook import pack_of, version_on

_FILES = sorted((Path(__file__).parents[3] / "resources" / "rules").glob("*.toml"))
_FRCP = next(file for file in _FILES if file.stem == "us.frcp").read_text(encoding="utf-8")
_NORMAL = 'severity = "normal"\nextendable = "limited"\njurisdictional = false'


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_shipped_packs_are_whole(file: Path) -> None:
    assert pack_of(file.read_text(encoding="utf-8")).id == file.stem


def test_exactly_the_motions_of_rule_6_b_2_cannot_be_extended() -> None:
    fixed = {rule.latest.cite.split("P. ")[1].split(",")[0] for rule in pack_of(_FRCP).rules
             if rule.extendable is Extendable.NONE}  # fmt: skip
    assert fixed == {"50(b)", "50(d)", "52(b)", "59(b)", "59(d)", "59(e)", "60(b)"}


def test_chains_lead_to_shipped_rules() -> None:
    rules = {rule.id: rule for file in _FILES for rule in pack_of(file.read_text(encoding="utf-8")).rules}
    parents = {leg.parent_rule for rule in rules.values() for version in rule.versions for leg in version.legs}
    assert parents - {None} and parents - {None} <= set(rules)


def _books(own: str) -> Rulebook:
    shipped = shipped_rulebook()
    return replace(shipped, packs=(*shipped.packs, pack_of(own)))


_OWN = """
[pack]
id = "own"
title = "Orders of the judge"
schema = 1
version = "1"
verified_through = 2026-11-22
time_zone = "America/New_York"
regime = "frcp6"

[[rule]]
id = "own.opposition"
title = "Opposition by standing order"
action = "file"
severity = "high"
extendable = "court"
jurisdictional = false
overrides = "dcd.lcvr.7.b"

  [[rule.version]]
  effective = 2020-01-01
  cite = "Standing Order, para. 3"
  source = { kind = "order", ref = "ECF No. 5", checked = 2026-11-22, confidence = "V1" }
    [[rule.version.leg]]
    trigger = "motion.served"
    period = 7
"""


def test_a_rule_of_ones_own_stands_for_the_shipped_one() -> None:
    book = _books(_OWN)
    refuse_together(book)
    motion = {"motion.served": Happening(at=date(2026, 5, 11))}
    found = compute(book, ComputeRequest(rule_id="dcd.lcvr.7.b", happened=motion))
    assert found.rule_id == "own.opposition" and found.count is not None and found.count.due == date(2026, 5, 18)


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('overrides = "dcd.lcvr.7.b"', 'overrides = "dcd.lcvr.7.z"', "no rule dcd.lcvr.7.z to stand for"),
        ('id = "own.opposition"', 'id = "dcd.lcvr.7.b"', "pack us.dcd has the id dcd.lcvr.7.b"),
        ('"motion.served"', '"deadline:own.opposition.expires"', "waits for itself"),
        ('"motion.served"', '"deadline:dcd.lcvr.7.b.expires"', "waits for itself"),
        ('"motion.served"', '"deadline:frcp.99.expires"', "no rule frcp.99 whose end"),
        ('regime = "frcp6"', 'regime = "frcp6"\nholidays = ["us.mars"]', "no calendar us.mars"),
    ],
)
def test_packs_that_do_not_fit_together_are_refused(was: str, becomes: str, said: str) -> None:
    assert was in _OWN
    with pytest.raises(BadInput, match=said):
        refuse_together(_books(_OWN.replace(was, becomes)))


def test_shipped_packs_fit_together() -> None:
    book = shipped_rulebook()
    refuse_together(book)
    assert len(book.packs) == len(_FILES) and len(book.calendars) == 2


def test_a_rule_that_was_switched_off_is_not_used_and_one_looked_up_is_no_longer_doubted() -> None:
    request = ComputeRequest(rule_id="dcd.lcvr.7.d", happened={"opposition.served": Happening(at=date(2026, 5, 20))})
    with pytest.raises(BadInput, match="not in use"):
        compute(replace(shipped_rulebook(), enabled={"dcd.lcvr.7.d": False}), request)
    verified = compute(replace(shipped_rulebook(), verified=frozenset({"dcd.lcvr.7.d"})), request)
    assert verified.badge == "" and verified.count is not None
    assert not any("not checked" in warning for warning in verified.count.warnings)


def test_a_reply_on_appeal_had_fourteen_days_before_2018() -> None:
    frap = pack_of(next(file for file in _FILES if file.stem == "us.frap").read_text(encoding="utf-8"))
    reply = next(rule for rule in frap.rules if rule.id == "frap.31.a.1-reply")
    found = [version_on(reply, day) for day in (date(2018, 11, 30), date(2018, 12, 1), date(2009, 11, 30))]
    assert [version and version.legs[0].period.amount for version in found] == [14, 21, None]


def test_layout_and_comments_do_not_change_the_hash_but_facts_do() -> None:
    assert pack_of(_FRCP).hash == pack_of("# said\n\n" + _FRCP).hash
    assert pack_of(_FRCP).hash != pack_of(_FRCP.replace("period = 90", "period = 91", 1)).hash


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('trigger = "complaint.filed"', 'trigger = "complaint.flied"', "is not known"),
        ("period = 90", "period = 0", "1 or more"),
        ('id = "frcp.4.m"', 'id = "frcp"', "dotted"),
        ('severity = "high"\n', "", "severity is missing"),
        ('confidence = "V2"', 'confidence = "V3"', "needs a badge"),
        (_NORMAL, _NORMAL.replace("false", "true"), "severity high"),
        ("effective = 2015-12-01", 'effective = "2015-12-01"', "must be a date"),
        ("period = 90", "period = true", "period is True, but must be a whole number"),
        ("period = 90", "perod = 90", "field perod is not known"),
        ('action = "serve"', 'action = "severe"', "action is “severe”, but must be one of"),
        ("requires = { served_abroad = false }", "requires = { abroad = false }", "requires is “abroad”"),
        ("requires = { served_abroad = false }", "requires = { served_abroad = 0 }", "must say true or false"),
        ("requires = { served_abroad = false }", "", "several periods may hold at once"),
        ('holidays = ["us.presidential"]', "holidays = [7]", "holidays holds 7"),
        ("schema = 1", "schema = 2", "schema is 2"),
        ("until = 2015-12-01", "until = 2016-12-01", "versions overlap"),
        ("until = 2015-12-01", "until = 2014-12-01", "needs a reason"),
        ('direction = "before"', 'direction = "before"\n    added_days = "6d"', "only after service"),
    ],
)
def test_what_is_wrong_is_said(was: str, becomes: str, said: str) -> None:
    assert was in _FRCP
    with pytest.raises(BadInput, match=said):
        pack_of(_FRCP.replace(was, becomes, 1))
