"""Two passages word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from caseorg.rules.word_differences import WordRun, word_differences


def test_what_only_one_of_them_has() -> None:
    assert word_differences("have shown\nharm here", "have not shown harm there") == [
        WordRun("have", True, True), WordRun("not", False, True), WordRun("shown harm", True, True),
        WordRun("here", True, False), WordRun("there", False, True),
    ]  # fmt: skip


@given(st.text("ab ", max_size=30), st.text("ab ", max_size=30))
def test_each_side_is_whole(old: str, new: str) -> None:
    runs = word_differences(old, new)
    assert " ".join(run.text for run in runs if run.in_old).split() == old.split()
    assert " ".join(run.text for run in runs if run.in_new).split() == new.split()
