"""Passphrases are judged as they are guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseorg.rules.passphrase_strength import Strength, strength_of


@pytest.mark.parametrize("passphrase", ["password123", "qwertyuiop", "aaaaaaaaaaaaaaa", "Washington1"])
def test_what_is_guessed_soon_is_weak_and_told_why(passphrase: str) -> None:
    strength = strength_of(passphrase)
    assert not strength.is_enough and strength.advice


@pytest.mark.parametrize("passphrase", ["seven wet herons at dawn", "kX9#pQ2v!mLw", "x" * 10 + " heron " * 20])
def test_several_words_or_odd_letters_are_enough(passphrase: str) -> None:
    assert strength_of(passphrase).is_enough


def test_nothing_is_typed_yet() -> None:
    assert strength_of("") == Strength(0, "", "")


@given(st.text(max_size=100))
def test_whatever_is_typed_is_judged(passphrase: str) -> None:
    assert 0 <= strength_of(passphrase).score <= 4
