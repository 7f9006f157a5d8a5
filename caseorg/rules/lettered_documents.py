"""A document as one row of letters over all its pages, stamps and page numbers left out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from caseorg.rules.lettered_pages import Box, LetteredPage, PageWord


@dataclass(frozen=True, slots=True)
class AnchorPage:
    """A page to find words on: `words` in reading order, `rotation` its own (0, 90, 180, 270), `crop` the area that
    shows, in page points."""

    words: Sequence[PageWord]
    rotation: int
    crop: Box


class LetteredDocument:
    """The letters of all pages in a row. An *offset* is a place in `letters`; a *letter* one in a page's own."""

    def __init__(self, pages: Sequence[AnchorPage]) -> None:
        self.crops = [page.crop for page in pages]
        self.pages = [LetteredPage(page.words, page.rotation) for page in pages]
        self._kept: list[Sequence[int]] = []
        self._first: list[int] = []
        self.starts: list[int] = []
        texts: list[str] = []
        length = 0
        for lettered, page in zip(self.pages, pages, strict=True):
            kept = _kept_letters(lettered, page.crop)
            text = (
                lettered.letters
                if len(kept) == len(lettered.letters)
                else "".join(lettered.letters[letter] for letter in kept)
            )
            word = -1
            for place, letter in enumerate(kept):
                if lettered.word_of[letter] != word:
                    word = lettered.word_of[letter]
                    self.starts.append(length + place)
            self._kept.append(kept)
            self._first.append(length)
            texts.append(text)
            length += len(text)
        self.letters = "".join(texts)
        self._texts = texts

    def text_of(self, page: int) -> str:
        """The letters of a page that are in the row."""
        return self._texts[page]

    def span_of(self, page: int) -> tuple[int, int]:
        """The offsets of a page: its first, and the one after its last."""
        return self._first[page], self._first[page] + len(self._texts[page])

    def page_at(self, offset: int) -> int:
        """The page an offset lies on."""
        return bisect_right(self._first, offset) - 1

    def letter_at(self, offset: int) -> int:
        """Which letter of its page stands at an offset."""
        page = self.page_at(offset)
        return self._kept[page][offset - self._first[page]]

    def offsets(self, page: int, first: int, last: int) -> tuple[int, int] | None:
        """The offsets of a page's letters from `first` to `last`: the first, and the one after the last; None where
        they are a stamp or a page number."""
        kept = self._kept[page]
        start, end = bisect_left(kept, first), bisect_right(kept, last)
        return (self._first[page] + start, self._first[page] + end) if start < end else None

    def occurrences(self, letters: str, most: int) -> list[int]:
        """The offsets at which those letters begin, at most that many."""
        found: list[int] = []
        place = self.letters.find(letters)
        while place >= 0 and len(found) < most:
            found.append(place)
            place = self.letters.find(letters, place + 1)
        return found

    def largest_part(self, start: int, end: int) -> tuple[int, int, int]:
        """Of the offsets from `start` to `end`, those on the page that has most of them: page, first and last
        letter."""
        parts = []
        for page in range(self.page_at(start), self.page_at(end - 1) + 1):
            first, after = self.span_of(page)
            low, high = max(first, start), min(after, end)
            if low < high:
                parts.append((high - low, -page, low, high))
        _, _, low, high = max(parts)
        return self.page_at(low), self.letter_at(low), self.letter_at(high - 1)


def _kept_letters(page: LetteredPage, crop: Box) -> Sequence[int]:
    running = page.running_words(crop)
    if not running:
        return range(len(page.letters))
    return [letter for letter, word in enumerate(page.word_of) if word not in running]
