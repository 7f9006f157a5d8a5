"""Quads of words that run along a page's height begin where one begins to read."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from caseorg.rules.lettered_pages import Box, turned
from caseorg.rules.quoting import find_quote


@dataclass(frozen=True)
class Word:
    box: Box
    text: str
    block: int = 0
    line: int = 0


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_first_side_of_a_quad_is_above_the_words(rotation: int) -> None:
    """Words set upright on the sheet, which is shown turned: their quads are those of the sheet, but upside down they
    begin where one begins to read the page as shown."""
    boxes = ((72, 100, 110, 112), (114, 100, 132, 112), (136, 100, 175, 112))
    words = [Word(box, text) for box, text in zip(boxes, ("grants", "the", "motion"), strict=True)]
    (found,) = find_quote(words, "the motion", rotation=rotation)
    (quad,) = found.quads
    upright = (114, 100, 175, 100, 114, 112, 175, 112)
    shown = (175, 112, 114, 112, 175, 100, 114, 100) if rotation == 180 else upright
    assert quad == pytest.approx(shown)
    assert turned((114, 100, 175, 112), rotation)[0] == {0: 114, 90: -112, 180: -175, 270: 100}[rotation]


def test_a_lone_word_runs_as_the_other_lines_do() -> None:
    up = [Word((20, 260, 32, 300), "first"), Word((20, 200, 32, 250), "second"), Word((40, 200, 52, 300), "alone", 1)]
    (found,) = find_quote(up, "alone")
    assert found.quads[0] == pytest.approx((40, 300, 40, 200, 52, 300, 52, 200))
