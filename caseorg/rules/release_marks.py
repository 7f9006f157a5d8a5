"""Quotation marks in a paragraph: where words said begin and end, whatever marks the release uses or leaves out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_DOUBLE = re.compile(r"[“”„‟«»\"]|``|''")
_SINGLE = re.compile(r"[‘’']")
_OPENERS = frozenset("“„«")
_CLOSERS = frozenset("”»")
_BEFORE_OPEN = frozenset(" \t([{—–-:¿¡/")
_MOST_ASKED = 200  # times in one paragraph that a forgotten mark is looked for
_ENDS = frozenset(",.?!…—–-;:")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks, without them: `start` to `end`; the marks stand from `outer_start` to `outer_end`.
    `closed` is False where no mark ends them before the paragraph does."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool

    def reaches(self, text: str) -> bool:
        """Whether the quote takes up all of the text."""
        return not text[: self.outer_start].strip() and not text[self.outer_end :].strip()


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool


def quoted_in(text: str, breaks_off: Callable[[int, int], int | None] = lambda start, end: None) -> list[Quoted]:
    """The quotes of a paragraph in their order; a quote within a quote is a part of it.

    `breaks_off` is asked where a mark opens inside a quote that is open: the end of the words said before that mark,
    where what follows them says who spoke (the closing mark was forgotten), else None.
    """
    marks = _marks(text)
    found: list[Quoted] = []
    opened: _Mark | None = None
    depth = asked = 0
    left = _closers_left(marks)
    for index, mark in enumerate(marks):
        if opened is None:
            if mark.opens:
                opened, depth = mark, 1
            continue
        if mark.opens and not (mark.closes and depth > 0 and _fits_close(text, mark)):
            asked += 1
            end = breaks_off(opened.end, mark.start) if asked < _MOST_ASKED else None
            if end is not None:
                found.append(Quoted(opened.end, end, opened.start, end, closed=False))
                opened, depth = mark, 1
            elif left[index] > depth or not mark.closes:
                depth += 1
            continue
        if mark.closes:
            depth -= 1
            if depth <= 0 or left[index] < depth:
                found.append(Quoted(opened.end, mark.start, opened.start, mark.end, closed=True))
                opened, depth = None, 0
    if opened is not None:
        found.append(Quoted(opened.end, len(text), opened.start, len(text), closed=False))
    return found


def opens_with_mark(text: str) -> bool:
    """Whether a paragraph begins with an opening mark."""
    head = text.lstrip()
    return head[:1] in _OPENERS or head[:1] == '"' or head[:2] == "``" or (head[:1] in "‘'" and head[1:2].isupper())


def is_left_open(text: str) -> bool:
    """Whether a quote begins in the text that does not end in it."""
    found = quoted_in(text)
    return bool(found) and not found[-1].closed


def closes_first(text: str) -> bool:
    """Whether the first mark of a text ends a quote that began before it."""
    marks = _marks(text)
    return bool(marks) and marks[0].closes and not marks[0].opens


def _closers_left(marks: list[_Mark]) -> list[int]:
    """For each mark, how many of the marks after it close before one opens again."""
    left = [0] * len(marks)
    run = 0
    for index in range(len(marks) - 1, -1, -1):
        left[index] = run
        run = run + 1 if marks[index].closes and not marks[index].opens else 0
    return left


def _fits_close(text: str, mark: _Mark) -> bool:
    return mark.start > 0 and not text[mark.start - 1].isspace()


def _marks(text: str) -> list[_Mark]:
    marks = [mark for match in _DOUBLE.finditer(text) if (mark := _double(text, match)) is not None]
    return marks if marks else _singles(text)


def _double(text: str, match: re.Match[str]) -> _Mark | None:
    start, end = match.span()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    mark = match[0]
    if mark in _OPENERS or mark == "``":
        # A mark that was turned the wrong way ends what stands before it.
        turned = not before.isspace() and before not in _BEFORE_OPEN and (after.isspace() or after in _ENDS)
        return _Mark(start, end, opens=not turned, closes=turned)
    if mark in _CLOSERS or mark == "''":
        turned = (before.isspace() or before in "([—") and after.isalnum() and (start == 0 or before in "(—[")
        return _Mark(start, end, opens=turned, closes=not turned)
    if before.isdigit() and not after.isalpha() and _is_measure(text, start):
        return None
    can_open = (before.isspace() or before in _BEFORE_OPEN) and not after.isspace()
    can_close = not before.isspace() or after.isspace() or end == len(text)
    if not can_open and can_close and after.isalnum() and before in ":":
        can_open = True
    return _Mark(start, end, opens=can_open, closes=can_close)


def _is_measure(text: str, at: int) -> bool:
    """Whether a straight mark after a digit is inches: `8"`, with no quote opened shortly before by another."""
    word = text[max(0, at - 8) : at].split(" ")[-1]
    return bool(re.fullmatch(r"[\dx'/½¼¾.]+", word)) and '"' not in text[max(0, at - 200) : at]


def _singles(text: str) -> list[_Mark]:
    """Marks of a paragraph in the British way, single ones: apostrophes must not be taken for them."""
    marks: list[_Mark] = []
    is_open = False
    for match in _SINGLE.finditer(text):
        start, end = match.span()
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if not is_open:
            opens = (before.isspace() or before in _BEFORE_OPEN) and (after.isupper() or after in "¿¡")
            if opens and match[0] != "’" and _ends_later(text, end):
                marks.append(_Mark(start, end, opens=True, closes=False))
                is_open = True
        elif before in _ENDS and not after.isalnum() and match[0] != "‘":
            marks.append(_Mark(start, end, opens=False, closes=True))
            is_open = False
    return marks


_SINGLE_END = re.compile(r"[,.?!…][’'](?!\w)")


def _ends_later(text: str, start: int) -> bool:
    return _SINGLE_END.search(text, start, start + 2000) is not None
