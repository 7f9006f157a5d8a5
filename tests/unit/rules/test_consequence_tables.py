"""The tables of what follows from an event: the shipped ones hold together, and what is wrong in one is said."""

from __future__ import annotations

import pytest

from caseorg.base.errors import BadInput
from caseorg.base.paths import resources
from caseorg.model.docket import CourtKind
from caseorg.queries.consequences import law_of_court, shipped_tables
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.consequence_tables import refuse_unknown, tables_of
from caseorg.rules.proposing import rules_of_event

TEXT = (resources() / "consequences" / "us.toml").read_text(encoding="utf-8")


def proposed(court: str, event: str) -> set[str]:
    return {rule.id for rule in rules_of_event(law_of_court(court), event)}


def test_the_shipped_tables_name_only_what_there_is() -> None:
    refuse_unknown(shipped_tables(), shipped_rulebook())  # raises where they do not
    assert [one.id for one in shipped_tables().tolling][:2] == ["frcp.12.a.4", "frcp.15.a.3"]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('rule = "dcd.lcvr.7.b"', 'rule = "dcd.lcvr.7.z"', "no rule dcd.lcvr.7.z"),
        ('packs = ["us.frap"]', 'packs = ["us.frapp"]', "no pack us.frapp"),
        ('event = "response.served"', 'event = "response.sent"', "response.sent is no event"),
        ('legs = { "rule_12_ruling.noticed"', 'legs = { "rule_12_motion.served"', "Tie each of them"),
        ('awaits = "Notice of the ruling"', 'awaits = ""', "say in “awaits”"),
        ('creates = "frcp.15.a.3"', 'creates = "frcp.15.a.9"', "no rule frcp.15.a.9"),
    ],
)
def test_what_is_wrong_is_said(right: str, wrong: str, said: str) -> None:
    assert right in TEXT
    with pytest.raises(BadInput, match=said):
        refuse_unknown(tables_of(TEXT.replace(right, wrong)), shipped_rulebook())


@pytest.mark.parametrize("wrong", ["[[proposed", 'courts = "somewhere"', "every = false\nevery = true"])
def test_what_cannot_be_read_is_said(wrong: str) -> None:
    with pytest.raises(BadInput, match="Correct them"):
        tables_of(f"[[proposed]]\n{wrong}\n")


def test_each_kind_of_court_has_its_rules() -> None:
    district, appellate = proposed("dcd", "judgment.entered"), proposed("ca9", "judgment.entered")
    assert "frcp.59.e" in district - appellate and "frap.40.d.1" in appellate - district
    assert "dcd.lcvr.7.b" in proposed("dcd", "motion.served")
    assert not {"dcd.lcvr.7.b", "frap.27.a.3.A"} & proposed("nysd", "motion.served")
    assert proposed("", "summons.served") == proposed("dcd", "summons.served")  # a court not said is a district court
    assert proposed("deb", "summons.served") == set()  # bankruptcy has no tables yet


def test_the_same_is_not_said_twice() -> None:
    for kind, table in shipped_tables().proposed.items():
        assert not table.never & (table.also | table.offered), kind
        assert isinstance(kind, CourtKind)
