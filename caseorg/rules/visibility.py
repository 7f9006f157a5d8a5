"""The one rule of what may leave the office: a record goes out only if its label is not above the highest allowed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from caseorg.model.record import Record, Visibility

Item = TypeVar("Item", bound=Record)

_HEIGHT = {label: height for height, label in enumerate(Visibility)}


def may_leave(label: Visibility, highest: Visibility) -> bool:
    """Whether something so labeled may be in an export that takes at most `highest`."""
    return _HEIGHT[label] <= _HEIGHT[highest]


def stricter(one: Visibility, other: Visibility) -> Visibility:
    """The label of a record inside another: that of the two which lets less out."""
    return max(one, other, key=_HEIGHT.__getitem__)


@dataclass(frozen=True, slots=True)
class Leaving(Generic[Item]):
    """What an export takes along and what it holds back."""

    going: tuple[Item, ...]
    held_back: tuple[Item, ...]

    def counts(self) -> dict[Visibility, tuple[int, int]]:
        """For each label that occurs: how many go and how many are held back."""
        found = {label: [0, 0] for label in Visibility}
        for column, records in enumerate((self.going, self.held_back)):
            for record in records:
                found[record.visibility][column] += 1
        return {label: (going, held) for label, (going, held) in found.items() if going or held}


def leaving(records: Iterable[Item], highest: Visibility, *, within: Visibility = Visibility.PUBLIC) -> Leaving[Item]:
    """The records that may leave, in order, and those that may not; `within` is the label of what they belong to."""
    going: list[Item] = []
    held_back: list[Item] = []
    for record in records:
        allowed = may_leave(stricter(record.visibility, within), highest)
        (going if allowed else held_back).append(record)
    return Leaving(tuple(going), tuple(held_back))
