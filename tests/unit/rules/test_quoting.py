"""Quoted words are found on a page whatever became of its spaces, hyphens and quotation marks."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from caseorg.rules.quoting import CONTEXT, Box, find_quote


@dataclass(frozen=True)
class Word:
    text: str
    box: Box
    block: int = 0
    line: int = 0


def lines(*texts: str) -> list[Word]:
    """Lines of 10 points of type, 20 points apart, each letter 6 points wide."""
    words = []
    for number, text in enumerate(texts):
        left = 72.0
        for part in text.split(" "):
            words.append(Word(part, (left, 20.0 * number, left + 6 * len(part), 20.0 * number + 10), 0, number))
            left += 6 * (len(part) + 1)
    return words


def test_words_are_found_with_their_place_and_what_is_around() -> None:
    (found,) = find_quote(lines("The motion to stay is", "denied in part."), "motion to stay")
    assert (found.quote, found.prefix, found.suffix) == ("motion to stay", "The", "is denied in part.")
    assert found.quads == ((96, 0, 180, 0, 96, 10, 180, 10),)


def test_a_passage_over_lines_has_a_quad_for_each() -> None:
    (found,) = find_quote(lines("The motion is", "denied in part."), "is denied")
    assert [quad[:2] for quad in found.quads] == [(72 + 66, 0), (72, 20)]


@pytest.mark.parametrize(
    "quote",
    ["preliminary injunction", "pre- liminary  injunction", "Preliminary\nInjunction", "preliminary injunc-\ntion"],
)
def test_hyphens_white_space_and_capitals_do_not_matter(quote: str) -> None:
    (found,) = find_quote(lines("a preliminary injunc-", "tion was denied"), quote)
    assert found.quote == "preliminary injunc- tion"
    assert len(found.quads) == 2


def test_quotation_marks_dashes_and_ligatures_are_alike() -> None:
    (found,) = find_quote(lines("the “ﬁnal rule”—in 2026"), 'the "final rule" - in')
    assert found.quote == "the “ﬁnal rule”—in"


def test_whole_words_and_the_same_capitals_go_first() -> None:
    page = lines("Part of a party's part", "in part")
    assert [one.quads[0][1] for one in find_quote(page, "part")] == [0, 20]
    assert [one.prefix for one in find_quote(page, "Part")] == [""]
    assert [one.quote for one in find_quote(page, "arty")] == ["arty"]


def test_a_part_of_a_word_is_cut_out_of_its_box() -> None:
    (found,) = find_quote([Word("injunction.", (0, 0, 110, 10))], "injunction")
    left, _, right, *_ = found.quads[0]
    assert left == 0 and 100 < right < 110
    assert found.suffix == "."


def test_prefix_and_suffix_are_cut() -> None:
    (found,) = find_quote(lines("word " * 20 + "here" + " word" * 20), "here")
    assert len(found.prefix) == len(found.suffix) == CONTEXT


def test_pleading_line_numbers_belong_to_no_quotation() -> None:
    texts = [f"words of line {chr(97 + number)}" for number in range(25)]
    page = []
    for number, text in enumerate(texts):
        page.append(Word(str(number + 1), (40, 20.0 * number, 50, 20.0 * number + 10), 1, number))
        page += [
            Word(part, (100 + 40.0 * place, 20.0 * number, 130 + 40.0 * place, 20.0 * number + 10), 0, number)
            for place, part in enumerate(text.split())
        ]
    (found,) = find_quote(page, "line c words of line d")
    assert found.quote == "line c words of line d"
    assert found.prefix.endswith("words of line b words of")


@pytest.mark.parametrize(
    ("rotation", "box", "quad"),
    [
        (90, (10, 100, 20, 160), (10, 160, 10, 100, 20, 160, 20, 100)),
        (180, (10, 100, 70, 110), (70, 110, 10, 110, 70, 100, 10, 100)),
        (270, (10, 100, 20, 160), (20, 100, 20, 160, 10, 100, 10, 160)),
    ],
)
def test_on_a_turned_page_a_quad_begins_where_one_reads_first(rotation: int, box: Box, quad: tuple[float, ...]) -> None:
    (found,) = find_quote([Word("stay", box)], "stay", rotation=rotation)
    assert found.quads == (quad,)


@pytest.mark.parametrize("quote", ["", "  ", "-", "absent"])
def test_nothing_is_found_of_nothing(quote: str) -> None:
    assert find_quote(lines("The motion to stay"), quote) == []
