"""The page that a page has become."""

from __future__ import annotations

from caseorg.rules.corresponding_pages import corresponding_page

PAGES = ["one two three four five", "the court grants the motion in part", "six seven eight nine ten"]


def test_the_page_with_most_of_its_words() -> None:
    assert corresponding_page("the court grants the motion in full", ["cover", *PAGES], 1) == 2


def test_of_equal_ones_the_nearest() -> None:
    assert corresponding_page(PAGES[0], [PAGES[0], "x", PAGES[0], PAGES[0]], 3) == 3


def test_without_words_the_same_number_or_the_last() -> None:
    assert corresponding_page("", PAGES, 1) == 1
    assert corresponding_page("nothing of this is there at all", PAGES, 9) == 2
    assert corresponding_page("x", [], 4) == 0
