"""Two versions of a passage, word by word: what both have, and what only one of them has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class WordRun:
    """Words that stand in a row. `in_old` and `in_new` tell which versions have them."""

    text: str
    in_old: bool
    in_new: bool


def word_differences(old: str, new: str) -> list[WordRun]:
    """The words of both versions in order; where they differ the old ones go first. White space does not matter."""
    return list(_runs(old.split(), new.split()))


def _runs(old: list[str], new: list[str]) -> Iterator[WordRun]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield WordRun(" ".join(old[old_start:old_end]), True, True)
            continue
        if old_end > old_start:
            yield WordRun(" ".join(old[old_start:old_end]), True, False)
        if new_end > new_start:
            yield WordRun(" ".join(new[new_start:new_end]), False, True)
