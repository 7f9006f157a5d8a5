"""Two versions of a text laid side by side: which stretches of one are stretches of the other, in the same order.

Stretches of letters that each version has but once are sure signs; the longest row of them that goes forward in both
holds, and the gaps between are looked through again for shorter ones. Each stretch then grows as far as the letters
agree, also beyond the next one: where two of them lay claim to the same letters, nothing is sure (an objection that
is repeated word for word, of which one was taken out).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LENGTHS = (32, 16, 8)
"""Letters of a sign: first over the whole text, then within gaps."""

_ALONE = 24
"""Letters that tell a place where either version has them but once."""

_WORDS_LOOKED_AT = 60  # before and after a passage, for such a sign
_LAST_WORD = 12  # letters that may follow on the last sign
_CHUNK = 256


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters that are the same in both versions: `length` of them from `old` and from `new` on."""

    old: int
    new: int
    length: int

    @property
    def shift(self) -> int:
        return self.new - self.old

    @property
    def old_end(self) -> int:
        return self.old + self.length

    @property
    def new_end(self) -> int:
        return self.new + self.length


class Alignment:
    """Where the letters of an old text are in a new one.

    `old_starts` and `new_starts` are the offsets at which words begin, in order. `stretches` may overlap each other;
    `parted` are the same without overlaps, in order.
    """

    def __init__(self, old: str, new: str, old_starts: Sequence[int], new_starts: Sequence[int]) -> None:
        self._old, self._new = old, new
        self._starts = old_starts, new_starts
        self._alone = self._signs_alone()
        edges = [self.grown(0, 0), self.grown(len(old), len(new))]
        signs = self._signs(Stretch(0, 0, 0), Stretch(len(old), len(new), 0), 0)
        grown = {(one.old, one.new): one for one in (*edges, *signs) if one.length}
        self.stretches = sorted(grown.values(), key=lambda one: (one.old, one.new))
        self.parted = list(_parted(self.stretches))
        self._by_new = sorted(self.stretches, key=lambda one: one.new)
        self._old_reach = _reach([one.old_end for one in self.stretches])
        self._new_reach = _reach([one.new_end for one in self._by_new])
        self._parted_starts = [one.old for one in self.parted]

    def claims(self, start: int, end: int) -> list[Stretch]:
        """The stretches that have all old letters from `start` to `end`."""
        return [one for one in self.touching(start, end) if one.old <= start and one.old_end >= end]

    def touching(self, start: int, end: int) -> list[Stretch]:
        """The stretches that have some old letter from `start` to `end`."""
        found = []
        place = bisect_left(self.stretches, end, key=lambda one: one.old) - 1
        while place >= 0 and self._old_reach[place] > start:
            if self.stretches[place].old_end > start:
                found.append(self.stretches[place])
            place -= 1
        return found

    def touching_new(self, start: int, end: int) -> list[Stretch]:
        """The stretches that have some new letter from `start` to `end`."""
        found = []
        place = bisect_left(self._by_new, end, key=lambda one: one.new) - 1
        while place >= 0 and self._new_reach[place] > start:
            if self._by_new[place].new_end > start:
                found.append(self._by_new[place])
            place -= 1
        return found

    def is_held(self, claim: Stretch, start: int, end: int) -> bool:
        """Whether a stretch has the old letters from `start` to `end` between two signs that are alone in either
        version: then no letter of them can have come from elsewhere, however often the text repeats itself."""
        return self._is_begun(claim, start) and self._is_ended(claim, end)

    def _is_begun(self, claim: Stretch, start: int) -> bool:
        if claim.old == claim.new == 0:
            return True
        last = bisect_right(self._starts[0], start)
        for place in reversed(self._starts[0][max(last - _WORDS_LOOKED_AT, 0) : last]):
            if place < claim.old:
                return False
            if self._alone.get(place) == place + claim.shift and place + _ALONE <= claim.old_end:
                return True
        return False

    def _is_ended(self, claim: Stretch, end: int) -> bool:
        if claim.old_end == len(self._old) and claim.new_end == len(self._new):
            return True
        first = bisect_left(self._starts[0], end - _LAST_WORD - _ALONE)
        for place in self._starts[0][first : first + _WORDS_LOOKED_AT]:
            if place + _ALONE > claim.old_end:
                return False
            if self._alone.get(place) == place + claim.shift and place >= claim.old:
                return True
        return False

    def _signs_alone(self) -> dict[int, int]:
        """Where the words begin that either version has but once with what follows: old offsets and the new ones."""
        old = self._once(0, self._old, (0, len(self._old)), _ALONE)
        new = self._once(1, self._new, (0, len(self._new)), _ALONE)
        return {place: new[sign] for sign, place in old.items() if sign in new}

    def parts(self, start: int, end: int) -> list[Stretch]:
        """The stretches, cut to the old letters from `start` to `end`, in order and without overlaps."""
        place = max(bisect_right(self._parted_starts, start) - 1, 0)
        found = []
        for one in self.parted[place:]:
            if one.old >= end:
                break
            first, last = max(one.old, start), min(one.old_end, end)
            if first < last:
                found.append(Stretch(first, first + one.shift, last - first))
        return found

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The new letters between what stands before the old letters from `start` to `end` and what stands after."""
        before = bisect_right(self._parted_starts, start) - 1
        low = 0
        if before >= 0:
            one = self.parted[before]
            low = one.new + min(start - one.old, one.length)
        after = bisect_left(self._parted_starts, end)
        high = self.parted[after].new if after < len(self.parted) else len(self._new)
        return low, max(low, high)

    def _signs(self, before: Stretch, after: Stretch, round_: int) -> list[Stretch]:
        """The stretches between two, from signs of ever fewer letters."""
        found: list[Stretch] = []
        waiting = [(before, after, round_)]
        while waiting:
            before, after, round_ = waiting.pop()
            gap = (before.old_end, after.old), (before.new_end, after.new)
            if round_ == len(_LENGTHS) or any(end <= start for start, end in gap):
                continue
            row = self._row(*gap, _LENGTHS[round_])
            found += row
            # Within their gap stretches do not overlap: what they grow to beyond is for the claims alone.
            inside = list(_parted([before, *(one for one in row), after]))
            waiting += (
                [(one, other, round_ + 1) for one, other in zip(inside, inside[1:], strict=False)]
                if row
                else [(before, after, round_ + 1)]
            )
        return found

    def _row(self, old_gap: tuple[int, int], new_gap: tuple[int, int], length: int) -> list[Stretch]:
        """Stretches grown from signs of that many letters which stand in each gap but once, forward in both."""
        old_once = self._once(0, self._old, old_gap, length)
        new_once = self._once(1, self._new, new_gap, length)
        pairs = sorted((place, new_once[sign]) for sign, place in old_once.items() if sign in new_once)
        row: list[Stretch] = []
        for old, new in _forward(pairs):
            if row and row[-1].shift == new - old and row[-1].old_end >= old:
                continue
            row.append(self.grown(old, new))
        return row

    def _once(self, side: int, text: str, gap: tuple[int, int], length: int) -> dict[str, int]:
        starts = self._starts[side]
        found: dict[str, int] = {}
        twice = set()
        for place in starts[bisect_left(starts, gap[0]) : bisect_left(starts, gap[1] - length + 1)]:
            sign = text[place : place + length]
            if sign in found:
                twice.add(sign)
            found[sign] = place
        for sign in twice:
            del found[sign]
        return found

    def grown(self, old: int, new: int) -> Stretch:
        """The stretch through that place: as far back and ahead as the letters agree."""
        back = _agreeing_back(self._old, self._new, old, new)
        ahead = _agreeing(self._old, self._new, old, new)
        return Stretch(old - back, new - back, back + ahead)


def _forward(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs in which the second goes forward as the first does (patience sorting)."""
    tails: list[int] = []
    tail_at: list[int] = []
    before = [-1] * len(pairs)
    for index, (_, new) in enumerate(pairs):
        place = bisect_left(tails, new)
        before[index] = tail_at[place - 1] if place else -1
        if place == len(tails):
            tails.append(new)
            tail_at.append(index)
        else:
            tails[place], tail_at[place] = new, index
    row = []
    index = tail_at[-1] if tail_at else -1
    while index >= 0:
        row.append(pairs[index])
        index = before[index]
    return row[::-1]


def _parted(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Stretches without what they have in common with the one before; those with nothing left are left out."""
    old = new = 0
    for one in stretches:
        cut = max(old - one.old, new - one.new, 0)
        if one.length - cut > 0 or one.length == 0:
            part = Stretch(one.old + cut, one.new + cut, one.length - cut) if one.length else one
            yield part
            old, new = max(old, part.old_end), max(new, part.new_end)


def _reach(ends: Sequence[int]) -> list[int]:
    """The farthest of the ends up to each place."""
    reach: list[int] = []
    for end in ends:
        reach.append(max(end, reach[-1]) if reach else end)
    return reach


def _agreeing(old: str, new: str, old_place: int, new_place: int) -> int:
    """How many letters agree from there on."""
    count, step = 0, _CHUNK
    longest = min(len(old) - old_place, len(new) - new_place)
    while count < longest:
        step = min(step, longest - count)
        if old[old_place + count : old_place + count + step] == new[new_place + count : new_place + count + step]:
            count += step
            step *= 2
        elif step == 1:
            break
        else:
            step //= 2
    return count


def _agreeing_back(old: str, new: str, old_place: int, new_place: int) -> int:
    """How many letters agree before there."""
    count, step = 0, _CHUNK
    longest = min(old_place, new_place)
    while count < longest:
        step = min(step, longest - count)
        old_end, new_end = old_place - count, new_place - count
        if old[old_end - step : old_end] == new[new_end - step : new_end]:
            count += step
            step *= 2
        elif step == 1:
            break
        else:
            step //= 2
    return count
