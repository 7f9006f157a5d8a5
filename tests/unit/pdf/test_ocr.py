"""The words in the text layer that the engine of text recognition makes."""

from __future__ import annotations

from typing import Any

import pytest

from caseorg.pdf.ocr import words_in


def layer(*placed: tuple[float, str]) -> dict[str, Any]:
    """One line of letters 5 points wide; each text begins at its place."""
    chars = [
        {"c": letter, "bbox": (left + 5 * number, 10.0, left + 5 * (number + 1), 20.0)}
        for left, text in placed
        for number, letter in enumerate(text)
    ]
    return {"blocks": [{"lines": [{"spans": [{"chars": chars}]}]}]}


def words(*placed: tuple[float, str]) -> list[str]:
    return [text for _, text, _, _ in words_in(layer(*placed))]


def test_letters_that_do_not_touch_are_two_words() -> None:
    assert words((0, "of"), (10.8, "March")) == ["of", "March"]
    assert words((0, "of March")) == ["of", "March"]


def test_a_box_is_that_of_its_letters() -> None:
    boxes = [box for box, *_ in words_in(layer((0, "of"), (10.8, "|March")))]
    assert boxes == [pytest.approx((0, 10, 10, 20)), pytest.approx((15.8, 10, 40.8, 20))]


@pytest.mark.parametrize(("read", "kept"), [("||DATED:", ["DATED:"]), ("15|", ["15"]), ("||", []), ("a|b", ["a|b"])])
def test_rules_beside_the_text_are_no_letters(read: str, kept: list[str]) -> None:
    assert words((0, read)) == kept
