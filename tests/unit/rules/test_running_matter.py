"""Stamps and page numbers are told from the text."""

from __future__ import annotations

import pytest

from caseorg.rules.running_matter import running_lines

STAMP = "Case 1:26-cv-00417-DLF Document 28-3 Filed 03/31/26 Page 4 of 20"


def page(*texts: tuple[str, float]) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Lines at a height of a page of 792 points."""
    return [(text, (72.0, top, 72.0 + 6 * len(text), top + 12)) for text, top in texts]


def test_a_stamp_and_the_number_at_the_foot_are_found_wherever_they_stand_in_the_text() -> None:
    lines = page(("the sentence goes on here.", 90), ("- 4 -", 750), (STAMP, 20))
    assert running_lines(lines, 792) == {1, 2}
    assert running_lines(lines[::-1], 792) == {0, 1}


@pytest.mark.parametrize("number", ["4", "iv", "Page 4 of 20", "– 12 –", "[4]", "JA345", "A-7", "4/20"])
def test_forms_of_page_numbers(number: str) -> None:
    assert running_lines(page(("Text.", 300), (number, 750)), 792) == {1}


def test_a_number_in_the_text_stays() -> None:
    assert running_lines(page(("Text", 300), ("4", 320), ("See 12", 750)), 792) == frozenset()


def test_a_number_in_a_row_of_a_table_at_the_foot_stays() -> None:
    lines = [("Damages", (72.0, 750.0, 130.0, 762.0)), ("4", (300.0, 750.0, 306.0, 762.0))]
    assert running_lines(lines, 792) == frozenset()


def test_a_sentence_that_cites_a_stamp_stays() -> None:
    told = f"As the stamp {STAMP} shows, it was filed on that day and at no other time, the clerk attested."
    assert running_lines(page((told, 300)), 792) == frozenset()
