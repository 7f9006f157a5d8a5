"""The child process that reads citations: it answers, can be stopped, and comes back."""

from __future__ import annotations

import time

from caseorg.law.client import LawReader

CITES = "See Foo v. Bar, 1 U.S. 1, 2 (1999); "


def test_a_text_that_takes_too_long_is_given_up_and_the_next_one_is_read() -> None:
    with LawReader() as reader:
        assert reader.read("warm") == ()
        reader._limit = 0.2
        assert reader.read(CITES * 4_000) is None
        reader._limit = 60.0
        found = reader.read(CITES)
        assert found is not None and [one.cite for one in found] == ["1 U.S. 1"]


def test_reading_ends_soon_when_it_is_cancelled() -> None:
    began = time.monotonic()
    with LawReader(cancelled=lambda: True) as reader:
        assert reader.read(CITES * 4_000) is None
    assert time.monotonic() - began < 5
