"""Texts are laid side by side by what both have; nothing is said where a text repeats itself."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from caseorg.rules.text_alignment import Alignment

OPENING = "The court grants the motion for leave to file a surreply in part."
MIDDLE = "Plaintiffs have standing because their members live in the district."
CLOSING = "A separate order accompanies this memorandum opinion of the court."


def aligned(old: str, new: str) -> Alignment:
    """Texts with spaces as words; the letters are those without."""
    starts = []
    for text in (old, new):
        words = re.findall(r"\S+", text)
        starts.append([sum(map(len, words[:place])) for place in range(len(words))])
    return Alignment(old.replace(" ", ""), new.replace(" ", ""), *starts)


def test_what_was_put_before_shifts_the_rest() -> None:
    found = aligned(f"{OPENING} {MIDDLE}", f"{CLOSING} {OPENING} {MIDDLE}")
    length = len(OPENING.replace(" ", ""))
    (claim,) = found.claims(0, length)
    assert claim.shift == len(CLOSING.replace(" ", ""))
    assert found.is_held(claim, 0, length)


def test_words_taken_out_are_claimed_by_nothing() -> None:
    found = aligned(f"{OPENING} {MIDDLE} {CLOSING}", f"{OPENING} {CLOSING}")
    start = len(OPENING.replace(" ", ""))
    end = start + len(MIDDLE.replace(" ", ""))
    assert found.claims(start, end) == [] and found.around(start, end) == (start, start)


def test_one_of_two_equal_sentences_taken_out_leaves_the_other_unsure() -> None:
    objection = "Objection overbroad."
    old = f"{OPENING} {objection} {MIDDLE} {objection} {CLOSING}"
    new = f"{OPENING} {objection} {CLOSING}"
    found = aligned(old, new)
    start = len(OPENING.replace(" ", ""))
    claims = found.claims(start, start + len(objection.replace(" ", "")))
    others = found.touching_new(start, start + 5)
    assert {one.shift for one in (*claims, *others)} != {0}


@given(st.lists(st.sampled_from("alpha beta gamma delta".split()), max_size=60),
       st.lists(st.sampled_from("alpha beta gamma delta".split()), max_size=60))  # fmt: skip
def test_stretches_are_the_same_letters_and_go_forward(old_words: list[str], new_words: list[str]) -> None:
    old, new = " ".join(old_words), " ".join(new_words)
    found = aligned(old, new)
    old, new = old.replace(" ", ""), new.replace(" ", "")
    for one in (*found.stretches, *found.parted):
        assert old[one.old : one.old_end] == new[one.new : one.new_end]
    for before, after in zip(found.parted, found.parted[1:], strict=False):
        assert before.old_end <= after.old and before.new_end <= after.new


@given(st.text("abc ", max_size=80))
def test_an_unchanged_text_is_one_stretch(text: str) -> None:
    found = aligned(text, text)
    letters = text.replace(" ", "")
    assert [(one.old, one.new, one.length) for one in found.parted] == ([(0, 0, len(letters))] if letters else [])
