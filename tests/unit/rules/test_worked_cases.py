"""Every shipped rule computes to the case that was worked beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseorg.model.rule_pack import Pack
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.worked_cases import failing_cases, rules_without_cases

_BOOK = shipped_rulebook()


@pytest.mark.parametrize("pack", _BOOK.packs, ids=lambda pack: pack.id)
def test_every_rule_has_a_worked_case_and_computes_to_it(pack: Pack) -> None:
    assert rules_without_cases(pack) == ()
    assert list(failing_cases(_BOOK, pack)) == []


def test_a_case_that_does_not_come_out_is_said() -> None:
    pack = next(pack for pack in _BOOK.packs if pack.id == "us.frcp")
    rule = pack.rules[0]
    wrong = replace(rule, cases=(replace(rule.cases[0], due=date(2026, 1, 1)),))
    unknown = replace(rule, cases=(replace(rule.cases[0], triggers=()),))
    said = list(failing_cases(_BOOK, replace(pack, rules=(wrong, unknown))))
    assert "is due 2026-01-01" in said[0] and "Complaint filed: on which day?" in said[1]
