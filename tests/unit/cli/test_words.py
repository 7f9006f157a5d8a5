"""Text made safe to print."""

from __future__ import annotations

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseorg.cli.words import (
    count_of,
    cut,
    padded,
    short_ids,
    size_words,
    visible,
    visible_lines,
    width_of,
    without_surrogates,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain § “words” é", "plain § “words” é"),
        ("two\nlines\tand\r", r"two\nlines\tand\r"),
        ("\x1b[31mred\x00\x9b", r"\x1b[31mred\x00\x9b"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        (os.fsdecode(b"caf\xe9.pdf"), r"caf\xe9.pdf"),
        ("\ud800 alone", r"\ud800 alone"),
    ],
)
def test_what_cannot_be_seen_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(codec=None)))
def test_anything_can_be_printed_on_one_line(text: str) -> None:
    shown = visible(text)
    assert shown.encode() and len(shown.splitlines()) == 1 or not shown
    assert "\x1b" not in shown


@given(st.text(st.characters(codec=None)))
def test_anything_can_be_written_as_json(text: str) -> None:
    kept = without_surrogates(text)
    assert json.loads(json.dumps(kept, ensure_ascii=False).encode()) == kept


def test_lines_stay_lines_where_several_are_wanted() -> None:
    assert visible_lines("first\r\n\tsecond\x07\n\n") == ["first", r"    second\x07"]
    assert visible_lines("") == []


def test_wide_letters_take_two_columns_and_accents_none() -> None:
    assert [width_of(text) for text in ("case", "判決", "e\u0301")] == [4, 4, 1]


@given(st.text(), st.integers(1, 40))
def test_a_cut_text_fits(text: str, width: int) -> None:
    shown = cut(text, width)
    assert width_of(shown) <= width
    assert shown == text or shown.endswith("…")


def test_texts_are_filled_up_on_either_side() -> None:
    assert padded("28", 4) == "28  "
    assert padded("28", 4, right=True) == "  28"
    assert padded("判決", 5) == "判決 "


def test_ids_are_shown_as_long_as_needed_to_tell_them_apart() -> None:
    ids = ["01a20360-65a1-72ab-b8c6-6859545ce48e", "01a20360-65a1-7999-b8c6-6859545ce48e", "01b20360-65a1-72ab-0000"]
    shown = short_ids(ids)
    assert list(shown.values()) == ["01a20360-65a1-72", "01a20360-65a1-79", "01b20360-65a1"]
    assert all(sum(uuid.startswith(short) for uuid in ids) == 1 for short in shown.values())


def test_amounts_are_said_as_people_do() -> None:
    assert [count_of(number, "page") for number in (0, 1, 1204)] == ["0 pages", "1 page", "1,204 pages"]
    assert [size_words(size) for size in (1, 999, 1400, 250_000, 12_300_000, 4_000_000_000)] == [
        "1 byte",
        "999 bytes",
        "1.4 kB",
        "250 kB",
        "12.3 MB",
        "4.0 GB",
    ]
