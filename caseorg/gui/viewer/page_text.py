"""The text of one page with its places: from a point to a character and from characters to boxes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from caseorg.gui.viewer.coordinates import UprightPoint, page_rect_to_upright
from caseorg.pdf.types import PageBox, PageContent, Rect, Word
from caseorg.rules.letter_widths import text_width
from caseorg.rules.paragraphs import SetLine, paragraph_starts
from caseorg.rules.pleading_paper import line_number_words
from caseorg.rules.running_matter import running_lines
from caseorg.rules.text_direction import cut, line_turns


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word with its box in upright points, its offsets in the page's text, and which way it runs (`line_turns`)."""

    text: str
    box: Rect
    start: int
    end: int
    turn: int = 0

    def part(self, start: int, end: int) -> Rect:
        """The box of some of its characters, by what letters usually take."""
        return cut(self.box, self.turn, self._share(start - self.start), self._share(end - self.start))

    def offset_at(self, point: UprightPoint) -> int:
        """The gap between two characters that is nearest to a point."""
        left, top, right, bottom = self.box
        length = bottom - top if self.turn else right - left
        if length <= 0:
            return self.start
        reached = {0: point.x - left, 90: point.y - top, 270: bottom - point.y}[self.turn]
        return self.start + min(
            range(len(self.text) + 1), key=lambda count: abs(self._share(count) - reached / length)
        )

    def _share(self, count: int) -> float:
        """The part of the word's length its first `count` characters take."""
        whole = text_width(self.text)
        return text_width(self.text[:count]) / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line: its words, the box around them in upright points, its offsets in the page's text, and which way it
    runs."""

    words: tuple[PlacedWord, ...]
    box: Rect
    start: int
    end: int
    turn: int = 0


class PageText:
    """The words of a page as one text: a space between words, a newline between lines, pleading numbers left out.

    Boxes and points are upright points (see `coordinates`).
    """

    def __init__(self, content: PageContent, box: PageBox) -> None:
        placed = [(word, page_rect_to_upright(box, word.box)) for word in content.words if word.text]
        numbers = line_number_words([(word.text, rect) for word, rect in placed])
        placed = [pair for index, pair in enumerate(placed) if index not in numbers]
        self.lines = _lines_of(placed)
        self.text = "\n".join(" ".join(word.text for word in line.words) for line in self.lines)
        self.box = box
        self._line_starts = [line.start for line in self.lines]

    @cached_property
    def running(self) -> frozenset[int]:
        """The lines (by index) that are a stamp or the page number, and belong to no sentence."""
        lines = [(self.text[line.start : line.end], line.box) for line in self.lines]
        return running_lines(lines, self.box.height)

    def without_running(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans left of one once stamp and page number are taken out."""
        spans: list[tuple[int, int]] = []
        begin = start
        for index in sorted(self.running):
            line = self.lines[index]
            if line.end <= begin or line.start >= end:
                continue
            spans.append((begin, line.start - 1))  # without the line end before it
            begin = min(line.end + 1, end)
        spans.append((begin, end))
        return [(first, last) for first, last in spans if first < last]

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """The paragraphs as (start, end), in reading order; stamp and page number stand alone."""
        lines = [SetLine(line.box, line.words[0].box[2] - line.words[0].box[0]) for line in self.lines]
        apart = self.running | {index + 1 for index in self.running}
        starts = sorted((paragraph_starts(lines) | apart) & set(range(len(lines))))
        ends = [*starts[1:], len(lines)]
        return tuple(
            (self.lines[first].start, self.lines[after - 1].end) for first, after in zip(starts, ends, strict=True)
        )

    def paragraph_span(self, offset: int) -> tuple[int, int]:
        """The offsets of the paragraph at an offset."""
        return next(((start, end) for start, end in reversed(self.paragraphs) if start <= offset), (0, 0))

    def caret_box(self, offset: int) -> Rect:
        """Where a caret stands in a gap between two characters: a box without length, as high as the line's letters."""
        line = self.line_at(offset)
        if line is None:
            return 0.0, 0.0, 0.0, 0.0
        word = next((word for word in reversed(line.words) if word.start <= offset), line.words[0])
        at = max(min(offset, word.end), word.start)
        return _across(word.part(at, at), line)

    def __len__(self) -> int:
        return len(self.text)

    def line_at(self, offset: int) -> TextLine | None:
        """The line an offset lies in."""
        if not self.lines:
            return None
        return self.lines[max(bisect_right(self._line_starts, offset) - 1, 0)]

    def line_span(self, offset: int) -> tuple[int, int]:
        line = self.line_at(offset)
        return (line.start, line.end) if line else (0, 0)

    def word_span(self, offset: int) -> tuple[int, int]:
        """The offsets of the word at an offset; of the one before a space."""
        line = self.line_at(offset)
        if line is None:
            return 0, 0
        word = next((word for word in reversed(line.words) if word.start <= offset), line.words[0])
        return word.start, word.end

    def has_text_at(self, point: UprightPoint) -> bool:
        """Whether the point lies on a line of text, or within two points of one."""
        return any(_distance(line.box, point) <= (2.0, 2.0) and _near(line.box, point) for line in self.lines)

    def offset_at(self, point: UprightPoint) -> int:
        """The offset nearest to a point: the nearest line by height, then the nearest word in it."""
        if not self.lines:
            return 0
        line = min(self.lines, key=lambda one: _distance(one.box, point))
        word = min(line.words, key=lambda one: _distance(one.box, point)[::-1])
        return word.offset_at(point)

    def boxes(self, start: int, end: int) -> list[Rect]:
        """One box a line for the characters from `start` to `end`."""
        return [box for box, _ in self.turned_boxes(start, end)]

    def turned_boxes(self, start: int, end: int) -> list[tuple[Rect, int]]:
        """One box a line for the characters from `start` to `end`, and which way that line runs."""
        found: list[tuple[Rect, int]] = []
        if start >= end:
            return found
        first = max(bisect_right(self._line_starts, start) - 1, 0)
        for line in self.lines[first:]:
            if line.start >= end:
                break
            parts = [
                word.part(max(start, word.start), min(end, word.end))
                for word in line.words
                if word.start < end and word.end > start
            ]
            if parts:
                found.append((_across(_around(parts), line), line.turn))
        return found


def _across(box: Rect, line: TextLine) -> Rect:
    """The box of a part of a line, as high as the line's letters are."""
    if line.turn:
        return line.box[0], box[1], line.box[2], box[3]
    return box[0], line.box[1], box[2], line.box[3]


def _near(box: Rect, point: UprightPoint) -> bool:
    return box[0] - 2 <= point.x <= box[2] + 2 and box[1] - 2 <= point.y <= box[3] + 2


def _distance(box: Rect, point: UprightPoint) -> tuple[float, float]:
    """How far a point is from a box: down or up, then sidewards."""
    down = max(box[1] - point.y, point.y - box[3], 0.0)
    aside = max(box[0] - point.x, point.x - box[2], 0.0)
    return down, aside


def _lines_of(placed: Sequence[tuple[Word, Rect]]) -> tuple[TextLine, ...]:
    groups: list[list[tuple[Word, Rect]]] = []
    for pair in placed:
        if groups and _continues(groups[-1][-1], pair):
            groups[-1].append(pair)
        else:
            groups.append([pair])
    turns = line_turns([[(word.text, rect) for word, rect in group] for group in groups])
    lines = []
    offset = 0
    for group, turn in zip(groups, turns, strict=True):
        words = []
        start = offset
        for word, rect in group:
            words.append(PlacedWord(word.text, rect, offset, offset + len(word.text), turn))
            offset += len(word.text) + 1
        lines.append(TextLine(tuple(words), _around([rect for _, rect in group]), start, offset - 1, turn))
    return tuple(lines)


def _continues(before: tuple[Word, Rect], after: tuple[Word, Rect]) -> bool:
    """Whether a word stands on the line of the one before it. MuPDF begins a new line at a wide gap; that is one line
    to a reader."""
    if before[0].block != after[0].block:
        return False
    if before[0].line == after[0].line:
        return True
    (left, top, right, bottom), (next_left, next_top, _, next_bottom) = before[1], after[1]
    overlap = min(bottom, next_bottom) - max(top, next_top)
    return overlap > 0.6 * min(bottom - top, next_bottom - next_top) and next_left >= right > left


def _around(boxes: Sequence[Rect]) -> Rect:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
