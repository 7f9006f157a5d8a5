"""Paragraphs are told by indents, blank lines, sizes and lines that end early."""

from __future__ import annotations

from caseorg.rules.paragraphs import SetLine, paragraph_starts


def line(top: float, *, left: float = 72, right: float = 540, height: float = 12, first: float = 30) -> SetLine:
    return SetLine((left, top, right, top + height), first)


def test_no_lines_have_no_paragraphs() -> None:
    assert paragraph_starts([]) == frozenset()


def test_an_indented_line_begins_one() -> None:
    lines = [line(100, left=108), line(124), line(148, right=535), line(172, left=108), line(196)]
    assert paragraph_starts(lines) == {0, 3}


def test_a_blank_line_parts_block_paragraphs() -> None:
    lines = [line(100), line(114), line(128), line(156), line(170), line(184)]
    assert paragraph_starts(lines) == {0, 3}


def test_a_line_with_room_for_the_next_word_was_the_last() -> None:
    lines = [line(100), line(114, right=300), line(128), line(142)]
    assert paragraph_starts(lines) == {0, 2}


def test_ragged_lines_go_on() -> None:
    lines = [line(100, right=520), line(114, right=540), line(128, right=498, first=60), line(142, first=60)]
    assert paragraph_starts(lines) == {0}


def test_a_heading_and_a_footnote_stand_alone() -> None:
    lines = [line(100, height=18), line(124), line(148), line(172, height=8), line(182, height=8)]
    assert paragraph_starts(lines) == {0, 1, 3}


def test_another_column_begins_anew() -> None:
    left = [line(100 + 14 * row, right=290) for row in range(3)]
    right = [line(100 + 14 * row, left=320) for row in range(3)]
    assert paragraph_starts([*left, *right]) == {0, 3}


def test_double_spaced_lines_go_on_below_a_single_spaced_caption() -> None:
    caption = [line(100 + 12 * row, right=300 if row % 2 else 120) for row in range(12)]
    body = [line(280 + 24 * row, left=144 if row % 3 == 0 else 108) for row in range(9)]
    assert {12, 15, 18} == {start for start in paragraph_starts([*caption, *body]) if start >= 12}


def test_a_block_quote_in_double_spaced_text_stands_alone() -> None:
    before = [line(100 + 24 * row, left=108) for row in range(4)]
    quote = [line(196 + 12 * row, left=144, right=500) for row in range(5)]
    after = [line(268 + 24 * row, left=108) for row in range(4)]
    assert paragraph_starts([*before, *quote, *after]) == {0, 4, 9}
