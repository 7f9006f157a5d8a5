"""Annotations found again on a new version of their document, or said to be lost.

"Anchored" and "moved" are said of the same words only, and only where it is certain which ones are meant: their old
and new surroundings agree, or both versions have them but once. Whatever else is likely is "uncertain", for a person
to look at. What is no mark on words goes with the page it is on and with the words around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from caseorg.model.annotation import AnchorState, Shape
from caseorg.rules.lettered_documents import AnchorPage, LetteredDocument
from caseorg.rules.lettered_pages import Box, PageWord, letters_of
from caseorg.rules.page_fitting import PageFit, PageFits, box_of, overlap
from caseorg.rules.text_alignment import Alignment, Stretch

_TELLING = 24  # letters of a quote that are enough to propose a place by them alone
_MOST_PLACES = 50  # of the same words: with more of them nothing can be said
_AROUND = 64  # letters before and after that are compared
_ALIKE = 0.5  # share of letters in common from which words count as edited, not as others
_WINDOW = 4  # times the quote's length: how far around an edited passage is looked for


@dataclass(frozen=True, slots=True)
class Marked:
    """An annotation as it lies on the old version; fields as in Annotation. `is_words` where it marks words."""

    uuid: str
    page: int
    shape: Shape
    is_words: bool
    quote: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Reanchored:
    """Where an annotation lies on the new version; a LOST one keeps what it had. `score` is the share of letters that
    old and new words have in common, 0 where no words were compared."""

    uuid: str
    state: AnchorState
    page: int
    shape: Shape
    quote: str
    prefix: str
    suffix: str
    score: float = 0.0


class Reanchoring:
    """Two versions of a document, ready to find annotations of the old one on the new one."""

    def __init__(self, old: Sequence[AnchorPage], new: Sequence[AnchorPage]) -> None:
        self._old = LetteredDocument(old)
        self._new = LetteredDocument(new)
        self._alignment = Alignment(self._old.letters, self._new.letters, self._old.starts, self._new.starts)
        self._fits = PageFits(self._old, self._new, self._alignment)

    def find(self, marked: Marked) -> Reanchored:
        """Where an annotation lies now."""
        if not 0 <= marked.page < len(self._old.pages):
            return _lost(marked)
        span = self._span(marked) if marked.is_words else None
        return self._by_place(marked) if span is None else self._by_words(marked, *span)

    # What is marked on the old version

    def _span(self, marked: Marked) -> tuple[int, int] | None:
        """The offsets of the marked words on the old version; None where they are none or stand in a stamp."""
        page = self._old.pages[marked.page]
        around = [box_of(part) for part in marked.shape]
        best, place = 0.0, None
        for first, last in page.places(letters_of(marked.quote), apart=False):
            quads = [box_of(quad) for quad in page.found(first, last).quads]
            shared = sum(overlap(quad, box) for quad in quads for box in around)
            if shared > best:
                best, place = shared, (first, last)
        place = place or _letters_in(page.words, page.word_of, around)
        return self._old.offsets(marked.page, *place) if place is not None else None

    # Words

    def _by_words(self, marked: Marked, start: int, end: int) -> Reanchored:
        claims = self._alignment.claims(start, end)
        if claims:
            shift = self._shift(claims, start, end)
            sure = self._is_sure(claims, start, end)
            return self._placed(marked, start + shift, end + shift, 1.0, sure=sure)
        elsewhere = self._elsewhere(start, end)
        if elsewhere is not None and elsewhere[1]:
            return self._placed(marked, elsewhere[0], elsewhere[0] + end - start, 1.0, sure=True)
        edited = self._edited(start, end)
        if edited is not None:
            return self._placed(marked, edited[0], edited[1], edited[2], sure=False)
        if elsewhere is not None:
            return self._placed(marked, elsewhere[0], elsewhere[0] + end - start, 1.0, sure=False)
        return _lost(marked)

    def _shift(self, claims: Sequence[Stretch], start: int, end: int) -> int:
        parts = self._alignment.parts(start, end)
        shifts = {claim.shift for claim in claims}
        likely = max(parts, key=lambda part: part.length).shift if parts else claims[0].shift
        return likely if likely in shifts else max(claims, key=lambda claim: claim.length).shift

    def _is_sure(self, claims: Sequence[Stretch], start: int, end: int) -> bool:
        """Whether the words can be no others: nothing else lays claim to any of them, in the old version or the new."""
        shift = claims[0].shift
        rivals = self._alignment.touching(start, end)
        rivals += self._alignment.touching_new(start + shift, end + shift)
        if any(one.shift != shift for one in rivals):
            return False
        return any(self._alignment.is_held(claim, start, end) for claim in claims)

    def _elsewhere(self, start: int, end: int) -> tuple[int, bool] | None:
        """The same words out of their order, as in an exhibit that was put before another: their new offset, and
        whether they are certain to be those."""
        letters = self._old.letters[start:end]
        new = [
            place
            for place in self._new.occurrences(letters, _MOST_PLACES)
            if not self._alignment.touching_new(place, place + len(letters))
        ]
        if not new or len(new) == _MOST_PLACES:
            return None
        best = max(new, key=lambda one: (self._agreement(start, one, len(letters)), -one))
        if self._alignment.is_held(self._alignment.grown(start, best), start, end):
            return best, True
        return (best, False) if len(letters) >= _TELLING else None

    def _agreement(self, old: int, new: int, length: int) -> int:
        """How many letters before and after the words agree."""
        before = _common(self._old.letters[max(old - _AROUND, 0) : old][::-1],
                         self._new.letters[max(new - _AROUND, 0) : new][::-1])  # fmt: skip
        after = _common(self._old.letters[old + length : old + length + _AROUND],
                        self._new.letters[new + length : new + length + _AROUND])  # fmt: skip
        return before + after

    def _edited(self, start: int, end: int) -> tuple[int, int, float] | None:
        """Where words stand that these became: offsets and the share of letters in common."""
        parts = self._alignment.parts(start, end)
        if not parts:
            return self._rewritten(start, end)
        first, last = parts[0], parts[-1]
        low, high = first.new, last.new_end
        # Words put in the place of the first or the last ones belong to the passage as well.
        if first.old > start and self._alignment.parts(start - 1, start):
            low = self._alignment.around(start, start)[0]
        if last.old_end < end:
            after = self._alignment.parts(end, end + 1)
            low_after = after[0].new if after else high
            high = low_after if 0 <= low_after - high <= (end - start) else high
        shared = sum(part.length for part in parts)
        score = 2 * shared / (end - start + high - low)
        return (low, high, score) if score >= _ALIKE and low < high else self._rewritten(start, end)

    def _rewritten(self, start: int, end: int) -> tuple[int, int, float] | None:
        low, high = self._alignment.around(start, end)
        length = end - start
        if not low < high or high - low > _WINDOW * length + _AROUND:
            return None
        matcher = SequenceMatcher(None, self._old.letters[start:end], self._new.letters[low:high], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size >= 4]
        if not blocks:
            return None
        first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
        score = 2 * sum(block.size for block in blocks) / (length + last - first)
        return (low + first, low + last, score) if score >= _ALIKE else None

    def _placed(self, marked: Marked, start: int, end: int, score: float, *, sure: bool) -> Reanchored:
        page, first, last = self._new.largest_part(start, end)
        lettered = self._new.pages[page]
        is_whole = self._new.page_at(start) == self._new.page_at(end - 1)
        if score < 1.0:
            first, last = lettered.widened(first, last)
        found = lettered.found(first, last)
        state = AnchorState.ANCHORED if page == marked.page else AnchorState.MOVED
        # Of words that run into a stamp only those beside it are compared.
        is_same = not marked.quote or letters_of(found.quote) == letters_of(marked.quote)
        if not (sure and is_whole and is_same):
            state = AnchorState.UNCERTAIN
        return Reanchored(
            marked.uuid, state, page, found.quads, found.quote, found.prefix, found.suffix, round(score, 3)
        )

    # Places

    def _by_place(self, marked: Marked) -> Reanchored:
        """An annotation that goes with its page and the words around it."""
        fit: PageFit | None = self._fits.of(marked.page, box_of([n for part in marked.shape for n in part]))
        if fit is None:
            return _lost(marked)
        shape = tuple(
            tuple(round(fit.x(n) if place % 2 == 0 else fit.y(n), 2) + 0.0 for place, n in enumerate(part))
            for part in marked.shape
        )
        page = self._new.pages[fit.page]
        state = AnchorState.ANCHORED if fit.page == marked.page else AnchorState.MOVED
        if marked.is_words and marked.quote:
            place = _letters_in(page.words, page.word_of, [box_of(part) for part in shape])
            same = place is not None and page.letters[place[0] : place[1] + 1] == letters_of(marked.quote)
        else:
            same = not marked.is_words
        if not (fit.is_sure and same):
            state = AnchorState.UNCERTAIN
        return Reanchored(marked.uuid, state, fit.page, shape, marked.quote, marked.prefix, marked.suffix)


def reanchored(old: Sequence[AnchorPage], new: Sequence[AnchorPage], marked: Iterable[Marked]) -> list[Reanchored]:
    """Where each annotation of an old version lies on the new one, in the order given."""
    finder = Reanchoring(old, new)
    return [finder.find(one) for one in marked]


def _lost(marked: Marked) -> Reanchored:
    return Reanchored(
        marked.uuid, AnchorState.LOST, marked.page, marked.shape, marked.quote, marked.prefix, marked.suffix
    )


def _letters_in(words: Sequence[PageWord], word_of: Sequence[int], boxes: Sequence[Box]) -> tuple[int, int] | None:
    """The letters of the words whose middles lie in boxes, from the first to the last."""
    inside = {
        index
        for index, word in enumerate(words)
        for left, top, right, bottom in boxes
        if left <= (word.box[0] + word.box[2]) / 2 <= right and top <= (word.box[1] + word.box[3]) / 2 <= bottom
    }
    letters = [letter for letter, word in enumerate(word_of) if word in inside]
    return (letters[0], letters[-1]) if letters else None


def _common(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count
