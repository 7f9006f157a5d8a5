"""Packs of rules: the shipped ones are whole, and what is wrong in one is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseorg.base.errors import BadInput
from caseorg.model.rule_pack import Extendable
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
        ("effective = 2015-12-01", 'effective = "2015-12-01"', "not a date"),
        ('direction = "before"', 'direction = "before"\n    added_days = "6d"', "only after service"),
    ],
)
def test_what_is_wrong_is_said(was: str, becomes: str, said: str) -> None:
    assert was in _FRCP
    with pytest.raises(BadInput, match=said):
        pack_of(_FRCP.replace(was, becomes, 1))
