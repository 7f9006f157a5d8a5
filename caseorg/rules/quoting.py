"""Quoted words found on a page again: where they stand, and the words before and after them.

White space, hyphens at the ends of lines, ligatures and the shape of quotation marks do not matter, since a quotation
that was typed or copied has others than the page. The line numbers of pleading paper belong to no quotation.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from caseorg.rules.letter_widths import text_width
from caseorg.rules.pleading_paper import line_number_words

Box = tuple[float, float, float, float]
Quad = tuple[float, ...]

CONTEXT = 32
"""Characters of prefix and suffix: what other programs that keep text quote selectors take."""

_ALIKE = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "´": "'", "`": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "\u00ad": "-",
})  # fmt: skip
_OVERLAP = 0.6  # of the lower of two words: they stand on one line


class PageWord(Protocol):
    """A word as the PDF reader gives it; `box` in page points. Words of one line share `block` and `line`."""

    @property
    def box(self) -> Box: ...
    @property
    def text(self) -> str: ...
    @property
    def block(self) -> int: ...
    @property
    def line(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Found:
    """Quoted words on a page: a quad a line in page points (ul, ur, ll, lr as one reads), the words as printed, and
    up to CONTEXT characters before and after them."""

    quads: tuple[Quad, ...]
    quote: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter to compare, and where it stands: the word's and the character's index."""

    letter: str
    word: int
    place: int


def find_quote(words: Sequence[PageWord], quote: str, *, rotation: int = 0) -> list[Found]:
    """Every place of `quote` among the words of a page, in reading order; none where it is not there or empty.

    `rotation` is the page's own (0, 90, 180, 270): which side of a quad is up depends on it. Places with the same
    capitals go before all others, and whole words before parts of words: if there is a better one, worse are left out.
    """
    page = _Page(words, rotation)
    wanted = [letter for letter, _ in _letters_of(quote)]
    if not wanted:
        return []
    exact = page.places(wanted)
    folded = exact or page.places([letter.casefold() for letter in wanted], fold=True)
    whole = [place for place in folded if page.is_whole(*place)]
    return [page.found(*place) for place in whole or folded]


class _Page:
    """The words of a page without line numbers, as letters in a row."""

    def __init__(self, words: Sequence[PageWord], rotation: int) -> None:
        kept = [word for word in words if word.text.strip()]
        boxes = [_turned(word.box, rotation) for word in kept]
        numbers = line_number_words([(word.text, box) for word, box in zip(kept, boxes, strict=True)])
        self._rotation = rotation
        self._words = [word for index, word in enumerate(kept) if index not in numbers]
        self._boxes = [box for index, box in enumerate(boxes) if index not in numbers]
        self._letters = [
            _Letter(letter, index, place)
            for index, word in enumerate(self._words)
            for letter, place in _letters_of(word.text)
        ]

    def places(self, wanted: Sequence[str], *, fold: bool = False) -> list[tuple[int, int]]:
        """Where those letters are: [first, last] indices of letters; places do not overlap."""
        row = [one.letter.casefold() if fold else one.letter for one in self._letters]
        # A folded letter may be two ("ß"): then nothing can be said of its halves, and it stays as it is.
        text = "".join(letter if len(letter) == 1 else "\ufffd" for letter in row)
        sought = "".join(letter if len(letter) == 1 else "\ufffd" for letter in wanted)
        found, start = [], text.find(sought)
        while start >= 0:
            found.append((start, start + len(sought) - 1))
            start = text.find(sought, start + len(sought))
        return found

    def is_whole(self, first: int, last: int) -> bool:
        """Whether no word is cut: a letter or digit goes before or after within the same word."""
        return not (self._joined(first - 1, first) or self._joined(last, last + 1))

    def _joined(self, one: int, other: int) -> bool:
        if one < 0 or other >= len(self._letters):
            return False
        before, after = self._letters[one], self._letters[other]
        return before.word == after.word and before.letter.isalnum() and after.letter.isalnum()

    def found(self, first: int, last: int) -> Found:
        start, end = self._letters[first], self._letters[last]
        head, tail = self._words[start.word].text[: start.place], self._words[end.word].text[end.place + 1 :]
        before = [*(word.text for word in self._words[: start.word]), head]
        after = [tail, *(word.text for word in self._words[end.word + 1 :])]
        return Found(
            tuple(self._quads(start, end)),
            _joined_words([self._part(index, start, end) for index in range(start.word, end.word + 1)]),
            _joined_words(before)[-CONTEXT:],
            _joined_words(after)[:CONTEXT],
        )

    def _part(self, index: int, start: _Letter, end: _Letter) -> str:
        text = self._words[index].text
        begin = start.place if index == start.word else 0
        return text[begin : end.place + 1] if index == end.word else text[begin:]

    def _quads(self, start: _Letter, end: _Letter) -> Iterator[Quad]:
        for indices in self._lines(range(start.word, end.word + 1)):
            boxes = [self._cut(index, start, end) for index in indices]
            around = (
                min(box[0] for box in boxes),
                min(box[1] for box in boxes),
                max(box[2] for box in boxes),
                max(box[3] for box in boxes),
            )
            yield _quad(around, self._rotation)

    def _lines(self, indices: range) -> list[list[int]]:
        lines: list[list[int]] = []
        for index in indices:
            if lines and self._goes_on(lines[-1][-1], index):
                lines[-1].append(index)
            else:
                lines.append([index])
        return lines

    def _goes_on(self, before: int, after: int) -> bool:
        """Whether a word stands on the line of the one before it; MuPDF begins a new line at a wide gap."""
        one, other = self._words[before], self._words[after]
        if one.block != other.block or one.line == other.line:
            return one.block == other.block
        (_, top, right, bottom), (left, next_top, _, next_bottom) = self._boxes[before], self._boxes[after]
        overlap = min(bottom, next_bottom) - max(top, next_top)
        return overlap > _OVERLAP * min(bottom - top, next_bottom - next_top) and left >= right

    def _cut(self, index: int, start: _Letter, end: _Letter) -> Box:
        """The upright box of a word, or of the part of it that is quoted."""
        left, top, right, bottom = self._boxes[index]
        text = self._words[index].text
        whole = text_width(text)
        begin = text_width(text[: start.place]) if index == start.word else 0.0
        finish = text_width(text[: end.place + 1]) if index == end.word else whole
        width = right - left
        return left + width * begin / whole, top, left + width * finish / whole, bottom


def _letters_of(text: str) -> Iterator[tuple[str, int]]:
    """The letters that count, with their index in the text: no white space, no hyphens, ligatures taken apart."""
    for place, character in enumerate(text):
        for letter in unicodedata.normalize("NFKC", character).translate(_ALIKE):
            if not letter.isspace() and letter != "-":
                yield letter, place


def _joined_words(parts: Sequence[str]) -> str:
    """Words as a sentence; a soft hyphen is where one word was parted."""
    return " ".join(part for part in parts if part).replace("\u00ad ", "").replace("\u00ad", "")


def _turned(box: Box, rotation: int) -> Box:
    """A box of the page turned as the page is shown, about the origin: only sizes and order matter here."""
    left, top, right, bottom = box
    if rotation == 90:
        return -bottom, left, -top, right
    if rotation == 180:
        return -right, -bottom, -left, -top
    if rotation == 270:
        return top, -right, bottom, -left
    return box


def _quad(box: Box, rotation: int) -> Quad:
    """The corners of an upright box as page points: upper left, upper right, lower left, lower right as one reads."""
    left, top, right, bottom = box
    corners = ((left, top), (right, top), (left, bottom), (right, bottom))
    return tuple(round(number, 2) + 0.0 for corner in corners for number in _back(*corner, rotation))


def _back(x: float, y: float, rotation: int) -> tuple[float, float]:
    if rotation == 90:
        return y, -x
    if rotation == 180:
        return -x, -y
    if rotation == 270:
        return -y, x
    return x, y
