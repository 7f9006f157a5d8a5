"""Line numbers of pleading paper, and numbers that are none."""

from __future__ import annotations

import pytest

from caseorg.rules.pleading_paper import Box, line_number_words

Words = list[tuple[str, Box]]


def numbers(first: int, last: int, *, right: float = 60, step: float = 24, leave_out: tuple[int, ...] = ()) -> Words:
    made: Words = []
    for number in range(first, last + 1):
        if number not in leave_out:
            y = 72 + (number - first) * step
            made.append((str(number), (right - 6 * len(str(number)), y, right, y + 12)))
    return made


def body(lines: int = 28, *, left: float = 90, step: float = 24) -> Words:
    made: Words = []
    for line in range(lines):
        y = 70 + line * step
        for word, text in enumerate(("The", "motion", "12", "is", "granted.")):
            made.append((text, (left + word * 50, y, left + word * 50 + 40, y + 12)))
    return made


@pytest.mark.parametrize("last", [23, 25, 26, 28])
def test_the_papers_in_use_are_known(last: int) -> None:
    words = numbers(1, last) + body(last)
    assert line_number_words(words) == frozenset(range(last))


def test_numbers_among_the_words_are_told_by_place_not_by_order() -> None:
    words = []
    for number, line in zip(numbers(1, 28), range(28), strict=True):
        words += [number, *body()[line * 5 : line * 5 + 5]]
    found = line_number_words(words)
    assert found == frozenset(range(0, 28 * 6, 6))
    assert all(words[index][0] != "12" or words[index][1][0] < 60 for index in found)


def test_a_number_that_was_not_read_does_not_hide_the_others() -> None:
    words = numbers(1, 28, leave_out=(7, 8, 20)) + body()
    assert line_number_words(words) == frozenset(range(25))


def test_a_page_of_numbers_alone_has_line_numbers() -> None:
    assert line_number_words(numbers(1, 28)) == frozenset(range(28))


@pytest.mark.parametrize(
    "words",
    [
        [],
        body(),
        numbers(1, 12) + body(),
        numbers(1, 28, right=500) + body(),
        numbers(1, 28, step=8) + body(),
        [(f"{number}.", box) for (number, box) in numbers(1, 28)] + body(),
        numbers(29, 40) + body(),
    ],
    ids=["empty", "none", "too few", "at the right", "a short table", "a numbered list", "from 29"],
)
def test_other_paper_has_none(words: Words) -> None:
    assert line_number_words(words) == frozenset()
