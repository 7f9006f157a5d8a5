"""What reads apart: it answers, refuses in the program's words, can be stopped, and comes back after it ended."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pytest

from caseorg.apart.client import ApartReader
from caseorg.base.errors import BadInput


def _read(asked: str) -> int:
    match asked:
        case "refuse":
            raise BadInput("This cannot be read. Choose another file.")
        case "die":
            os._exit(3)
        case "hang":
            time.sleep(600)
        case "break":
            raise RuntimeError("a bug")
        case "too much":
            return len(bytearray(3 << 30))
    return os.getpid()


def reading() -> Callable[[str], int]:
    return _read


def test_it_answers_from_another_process_and_keeps_it() -> None:
    with ApartReader(reading) as reader:
        first = reader.read("")
        assert first is not None and first != os.getpid() and reader.read("") == first


@pytest.mark.parametrize("what", ["die", "break", "too much"])
def test_a_child_that_ends_is_no_answer_and_the_next_question_gets_one(what: str) -> None:
    with ApartReader(reading) as reader:
        first = reader.read("")
        assert reader.read(what) is None
        assert reader.read("") not in (None, first)


def test_a_refusal_is_raised_and_the_child_lives_on() -> None:
    with ApartReader(reading) as reader:
        first = reader.read("")
        with pytest.raises(BadInput, match=r"Choose another file\.$"):
            reader.read("refuse")
        assert reader.read("") == first


def test_what_takes_too_long_is_given_up_and_what_is_cancelled_ends_soon() -> None:
    with ApartReader(reading, limit_seconds=0.3) as reader:
        assert reader.read("") is not None
        assert reader.read("hang") is None
    with ApartReader(reading, cancelled=lambda: True) as reader:
        began = time.monotonic()
        assert reader.read("hang") is None
        assert time.monotonic() - began < 30
