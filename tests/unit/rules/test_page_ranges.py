"""Ranges of pages as people type them."""

from __future__ import annotations

import pytest

from caseorg.rules.page_ranges import page_range, page_range_words, page_words, pages_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7", (7, 7)),
        ("3-7", (3, 7)),
        (" 3 – 7 ", (3, 7)),
        ("3 to 7", (3, 7)),
        ("7-3", (3, 7)),
        ("3-", (3, None)),
        ("-7", (None, 7)),
        ("", None),
        ("-", None),
        ("iv", None),
    ],
)
def test_ranges(text: str, found: tuple[int | None, int | None] | None) -> None:
    assert page_range(text) == found


@pytest.mark.parametrize("words", ["7", "3-7", "3-", "-7"])
def test_a_range_is_written_as_it_is_typed(words: str) -> None:
    found = page_range(words)
    assert found is not None
    assert page_range_words(*found) == words


def test_all_pages_are_no_words() -> None:
    assert page_range_words(None, None) == ""


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("2", (1,)),
        ("1-3", (0, 1, 2)),
        ("4 – 5, 1", (3, 4, 0)),
        ("3-", (2, 3, 4)),
        ("-2", (0, 1)),
        ("1-2, 2-3", (0, 1, 2)),
    ],
)
def test_what_is_meant(text: str, pages: tuple[int, ...]) -> None:
    assert pages_of(text, 5) == pages


@pytest.mark.parametrize("text", ["6", "0", "3-1", "a", "1,,2", "-", "1 2", "4-9"])
def test_what_is_not_understood(text: str) -> None:
    assert pages_of(text, 5) is None


def test_pages_in_words() -> None:
    assert page_words((0, 1, 2, 6)) == "1-3, 7"
