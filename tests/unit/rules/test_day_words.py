"""How the days of a count are told."""

from __future__ import annotations

from datetime import date

import pytest

from caseorg.model.counting import DayKind, SpecialDay
from caseorg.rules.calendar import CourtCalendar
from caseorg.rules.day_words import KIND_WORDS, what_it_is

DAY = date(2026, 3, 16)


def _said(*kinds: DayKind, counted: frozenset[DayKind]) -> str:
    return what_it_is(CourtCalendar(SpecialDay(date=DAY, kind=kind) for kind in kinds), DAY, counted)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (DayKind.FEDERAL, "a federal holiday"),
        (DayKind.OBSERVED, "the day a federal holiday is observed"),
        (DayKind.PRESIDENT, "a day on which the President closed executive offices"),
        (DayKind.STATE, "a state holiday"),
        (DayKind.INACCESSIBLE, "a day on which the clerk’s office is inaccessible"),
        (DayKind.CLOSED, "a day on which the Court building is closed"),
    ],
)
def test_a_kind_has_its_words(kind: DayKind, words: str) -> None:
    assert _said(kind, counted=frozenset({kind})) == KIND_WORDS[kind] == words


def test_what_counts_is_told_and_else_all() -> None:
    counted = frozenset({DayKind.PRESIDENT})
    closing, state = KIND_WORDS[DayKind.PRESIDENT], KIND_WORDS[DayKind.STATE]
    clerk = KIND_WORDS[DayKind.INACCESSIBLE]
    assert _said(DayKind.STATE, DayKind.PRESIDENT, counted=counted) == closing
    assert _said(DayKind.STATE, DayKind.INACCESSIBLE, counted=counted) == clerk
    assert _said(DayKind.PRESIDENT, DayKind.INACCESSIBLE, counted=counted) == f"{closing} and {clerk}"
    assert _said(DayKind.STATE, DayKind.CLOSED, counted=counted) == f"{state} and {KIND_WORDS[DayKind.CLOSED]}"
