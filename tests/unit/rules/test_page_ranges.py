"""Ranges of pages as people type them."""

from __future__ import annotations

import pytest

from caseorg.rules.page_ranges import page_range, page_range_words


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
