"""Stamps whose words are mixed with those of a second stamp or of the page below them, put together again.

A filing that was filed again carries two stamps on nearly the same line; sorted by position their words alternate. The
words are dealt out to two hands in reading order: each word goes to a hand that can use it, and if both can, to the one
that has waited longer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from caseorg.rules.docket_numbers import docket_number_of, full_year
from caseorg.rules.stamp_forms import DATE, NUMBER, TIME, Reading

PATIENCE = 8
"""How many foreign words may stand between two words of one stamp."""

_WORD = re.compile(
    rf"""
    (?P<page_id>\bp(?:a?ge?|g)\.?\s?id\b[\s.\#:]{{0,6}})
    |(?P<page>\b(?:(?:page|pg)(?![a-z])|(?-i:Page))\.?:?)
    |(?P<document>\b(?:document|doc|dktentry|ecf\sno)(?![a-z])\.?\s?\#?:?)
    |(?P<filed>\b(?:date\s{{1,3}})?(?:filed(?![a-z])|(?-i:Filed)):?(?:\s{{1,3}}on\b)?)
    |(?P<entered>\bentered\b:?)
    |(?P<case>\b(?:case|appeal)(?![a-z]):?)
    |(?P<of>\bof\b)
    |(?P<date>\b{DATE})
    |(?P<docket>(?<![\d-])(?:{NUMBER}))
    |(?P<time>\b{TIME})
    |(?P<number>\#?\d{{1,13}}(?:[-.]\d{{1,4}})?\b)
    |(?P<other>\w[^\s]{{0,60}})
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ATTACHED = re.compile(r"\d{1,5}-\d{1,4}")
"""Document and attachment, "30-7", which looks like an appellate docket number."""

_LABELS = frozenset({"page_id", "page", "document", "filed", "entered", "of"})
_VALUE_OF = {
    "case": "docket", "page_id": "number", "page": "number", "document": "number", "filed": "date", "entered": "date",
    "of": "number",
}  # fmt: skip


@dataclass(slots=True)
class _Hand:
    """One stamp being put together. `waiting` is the label whose value has not come yet."""

    waiting: str | None = None
    last: int = -1
    number: str = ""
    slots: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    def can_take(self, kind: str, word: str, at: int) -> bool:
        if kind == "case":
            return not self.words or (self.complete and self.waiting is None)
        if not self.words or at - self.last > PATIENCE:
            return False
        if self.waiting is not None:
            wanted = _VALUE_OF[self.waiting]
            return wanted == kind or (wanted == "number" and kind == "docket" and bool(_ATTACHED.fullmatch(word)))
        if kind == "of":
            return "page" in self.slots and "count" not in self.slots and self.words[-1].isdigit()
        return kind in _LABELS and kind not in self.slots

    @property
    def complete(self) -> bool:
        return bool(self.number) and {"filed", "page"} <= self.slots.keys()

    @property
    def filed_before_its_case(self) -> bool:
        number = docket_number_of(self.number)
        return bool(number and number.year and full_year(self.slots["filed"].rsplit("/", 1)[-1]) < number.year)

    def take(self, kind: str, word: str, at: int) -> None:
        self.last = at
        self.words.append(word)
        if self.waiting is None:
            self.waiting = kind
            return
        slot, self.waiting = self.waiting, None
        if slot == "case":
            self.number = word
        else:
            self.slots["count" if slot == "of" else slot] = word.lstrip("#")

    def reading(self) -> Reading:
        return Reading(
            self.number, self.words[0].rstrip(":"), 0, 0, None, {**self.slots, "printed": " ".join(self.words)}
        )


def woven_readings(text: str) -> list[Reading]:
    """The stamps whose words are scattered over a short text; needs docket number, filing date and page of each."""
    hands = [_Hand(), _Hand()]
    done: list[_Hand] = []
    for at, match in enumerate(_WORD.finditer(text)):
        kind, word = str(match.lastgroup), match[0].strip()
        takers = [hand for hand in hands if hand.can_take(kind, word, at)]
        if kind == "case" and not takers:
            stale = min(hands, key=lambda hand: hand.last)
            hands[hands.index(stale)] = fresh = _Hand()
            takers = [fresh]
        if takers:
            hand = min(takers, key=lambda candidate: candidate.last)
            if kind == "case" and hand.words:
                done.append(hand)
                hands[hands.index(hand)] = hand = _Hand()
            hand.take(kind, word, at)
    whole = [hand for hand in [*done, *hands] if hand.complete]
    if len(whole) == 2 and any(hand.filed_before_its_case for hand in whole):
        # Of two numbers in a row nothing says whose is whose, but no paper is filed before its case.
        whole[0].number, whole[1].number = whole[1].number, whole[0].number
    return [hand.reading() for hand in whole]
