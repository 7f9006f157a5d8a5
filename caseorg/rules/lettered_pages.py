"""A page as the letters that count, in reading order: what quotations are compared by.

White space, hyphens at the ends of lines, ligatures and the shape of quotation marks do not matter, since a quotation
that was typed or copied has others than the page. The line numbers of pleading paper belong to no quotation.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from caseorg.rules.letter_widths import text_width
from caseorg.rules.pleading_paper import line_number_words
from caseorg.rules.running_matter import running_lines
from caseorg.rules.text_direction import corners, cut, line_turns

Box = tuple[float, float, float, float]
Quad = tuple[float, ...]

CONTEXT = 32
"""Characters of prefix and suffix: what other programs that keep text quote selectors take."""

_ALIKE = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "´": "'", "`": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "\u00ad": "-",
})  # fmt: skip
_OVERLAP = 0.6  # of the lower of two words: they stand on one line
_UNEQUAL = "\ufffd"  # stands for a letter that cannot be compared


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


class LetteredPage:
    """The words of a page without line numbers. `letters` are those that count, in a row; `word_of` has the index in
    `words` of the word each belongs to. `boxes` has the words' places turned upright about the origin."""

    def __init__(self, words: Sequence[PageWord], rotation: int) -> None:
        kept = [word for word in words if word.text.strip()]
        boxes = [turned(word.box, rotation) for word in kept]
        numbers = line_number_words([(word.text, box) for word, box in zip(kept, boxes, strict=True)])
        self._rotation = rotation
        self.words = [word for index, word in enumerate(kept) if index not in numbers]
        self.boxes = [box for index, box in enumerate(boxes) if index not in numbers]
        self.word_of = array("i")
        self._place_of = array("i")
        parts = []
        for index, word in enumerate(self.words):
            letters, places = _lettered(word.text)
            parts.append(letters)
            self.word_of.extend([index] * len(places))
            self._place_of.extend(places)
        self.letters = "".join(parts)

    def places(self, wanted: str, *, fold: bool = False, apart: bool = True) -> list[tuple[int, int]]:
        """Where those letters (of `letters_of`) are: [first, last] indices of letters; with `apart` no two places
        overlap."""
        text, sought = (_folded(self.letters), _folded(wanted)) if fold else (self.letters, wanted)
        found, start = [], text.find(sought) if sought else -1
        while start >= 0:
            found.append((start, start + len(sought) - 1))
            start = text.find(sought, start + (len(sought) if apart else 1))
        return found

    def is_whole(self, first: int, last: int) -> bool:
        """Whether no word is cut: a letter or digit goes before or after within the same word."""
        return not (self._joined(first - 1, first) or self._joined(last, last + 1))

    def widened(self, first: int, last: int) -> tuple[int, int]:
        """The letters of all words that some of these letters belong to."""
        while self._joined(first - 1, first):
            first -= 1
        while self._joined(last, last + 1):
            last += 1
        return first, last

    def running_words(self, crop: Box) -> frozenset[int]:
        """The indices of words that are the court's stamp or the page number. `crop` is the area of the page that
        shows, in page points."""
        lines = self._lines(range(len(self.words)))
        _, top, _, bottom = turned(crop, self._rotation)
        around = [_around([self.boxes[index] for index in line]) for line in lines]
        set_lines = [
            (" ".join(self.words[index].text for index in line), (box[0], box[1] - top, box[2], box[3] - top))
            for line, box in zip(lines, around, strict=True)
        ]
        running = running_lines(set_lines, bottom - top)
        return frozenset(index for number in running for index in lines[number])

    def found(self, first: int, last: int) -> Found:
        """What the letters from `first` to `last` are on the page."""
        start, end = self.word_of[first], self.word_of[last]
        head = self.words[start].text[: self._place_of[first]]
        tail = self.words[end].text[self._place_of[last] + 1 :]
        before = [*(word.text for word in self.words[max(start - CONTEXT, 0) : start]), head]
        after = [tail, *(word.text for word in self.words[end + 1 : end + 1 + CONTEXT])]
        parts = [self._part(index, first, last) for index in range(start, end + 1)]
        return Found(
            tuple(self._quads(first, last)),
            _joined_words(parts),
            _joined_words(before)[-CONTEXT:],
            _joined_words(after)[:CONTEXT],
        )

    def _joined(self, one: int, other: int) -> bool:
        if one < 0 or other >= len(self.letters):
            return False
        return self.word_of[one] == self.word_of[other] and (self.letters[one] + self.letters[other]).isalnum()

    def _part(self, index: int, first: int, last: int) -> str:
        text = self.words[index].text
        begin = self._place_of[first] if index == self.word_of[first] else 0
        return text[begin : self._place_of[last] + 1] if index == self.word_of[last] else text[begin:]

    def _quads(self, first: int, last: int) -> Iterator[Quad]:
        for indices in self._lines(range(self.word_of[first], self.word_of[last] + 1)):
            turn = self._turn_of[indices[0]]
            yield _quad(_around([self._cut(index, first, last) for index in indices]), self._rotation, turn)

    @cached_property
    def _turn_of(self) -> list[int]:
        """Which way the line of each word runs."""
        lines = self._lines(range(len(self.words)))
        turns = line_turns([[(self.words[index].text, self.boxes[index]) for index in line] for line in lines])
        return [turn for line, turn in zip(lines, turns, strict=True) for _ in line]

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
        one, other = self.words[before], self.words[after]
        if one.block != other.block or one.line == other.line:
            return one.block == other.block
        (_, top, right, bottom), (left, next_top, _, next_bottom) = self.boxes[before], self.boxes[after]
        overlap = min(bottom, next_bottom) - max(top, next_top)
        return overlap > _OVERLAP * min(bottom - top, next_bottom - next_top) and left >= right

    def _cut(self, index: int, first: int, last: int) -> Box:
        """The upright box of a word, or of the part of it that is quoted."""
        text = self.words[index].text
        whole = text_width(text)
        begin = text_width(text[: self._place_of[first]]) if index == self.word_of[first] else 0.0
        finish = text_width(text[: self._place_of[last] + 1]) if index == self.word_of[last] else whole
        return cut(self.boxes[index], self._turn_of[index], begin / whole, finish / whole)


def letters_of(text: str) -> str:
    """The letters that count: no white space, no hyphens, ligatures taken apart, quotation marks alike."""
    return _lettered(text)[0]


def turned(box: Box, rotation: int) -> Box:
    """A box of the page turned as the page is shown, about the origin: only sizes and order matter here."""
    left, top, right, bottom = box
    if rotation == 90:
        return -bottom, left, -top, right
    if rotation == 180:
        return -right, -bottom, -left, -top
    if rotation == 270:
        return top, -right, bottom, -left
    return box


def _lettered(text: str) -> tuple[str, Sequence[int]]:
    """The letters that count, and the index in the text of each."""
    if text.isascii() and text.isalnum():
        return text, range(len(text))
    letters, places = [], []
    for place, character in enumerate(text):
        for letter in unicodedata.normalize("NFKC", character).translate(_ALIKE):
            if not letter.isspace() and letter != "-":
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def _folded(letters: str) -> str:
    """Letters without regard to capitals. Nothing can be said of the halves of a letter that becomes two ("ß")."""
    folded = letters.casefold()
    if len(folded) == len(letters):
        return folded
    return "".join(one if len(one) == 1 else _UNEQUAL for one in (letter.casefold() for letter in letters))


def _joined_words(parts: Sequence[str]) -> str:
    """Words as a sentence; a soft hyphen is where one word was parted."""
    return " ".join(part for part in parts if part).replace("\u00ad ", "").replace("\u00ad", "")


def _around(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _quad(box: Box, rotation: int, turn: int) -> Quad:
    """The corners of an upright box as page points: upper left, upper right, lower left, lower right as one reads."""
    return tuple(round(number, 2) + 0.0 for corner in corners(box, turn) for number in _back(*corner, rotation))


def _back(x: float, y: float, rotation: int) -> tuple[float, float]:
    if rotation == 90:
        return y, -x
    if rotation == 180:
        return -x, -y
    if rotation == 270:
        return -y, x
    return x, y
