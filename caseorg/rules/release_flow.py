"""A paragraph as running text on one line, and the way back to where each character stands in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from caseorg.model.release import Span, Words


class Seam(Enum):
    """How a line goes on in the next one: after a space, right after its hyphen, or with the hyphen gone."""

    SPACE = "space"
    KEEP = "keep"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a flow from `at` on that stand in the source from `source` on, `length` of them. `goes_on` is
    True where only a line break lies between it and the piece before, not the foot of a page."""

    at: int
    source: int
    length: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """Text without line breaks, made of pieces of the source. `after_blank` is True where a blank line stands before
    it; `raw` are its lines as they are set, with their places."""

    text: str
    pieces: tuple[Piece, ...]
    after_blank: bool = False
    raw: tuple[tuple[str, int], ...] = ()

    def words(self, start: int, end: int) -> Words:
        """The words from `start` to `end` of the flow, without spaces around them, and where they stand."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        spans: list[Span] = []
        index = max(bisect_right(self.pieces, start, key=lambda piece: piece.at) - 1, 0)
        for piece in self.pieces[index:]:
            if piece.at >= end:
                break
            first = piece.source + max(start - piece.at, 0)
            last = piece.source + min(end - piece.at, piece.length)
            if last <= first:
                continue
            if spans and piece.goes_on:
                spans[-1] = Span(spans[-1].start, last)
            else:
                spans.append(Span(first, last))
        return Words(self.text[start:end], tuple(spans))

    @property
    def all_words(self) -> Words:
        """The whole of it."""
        return self.words(0, len(self.text))


def all_joined(flows: Sequence[tuple[Flow, bool, Seam]]) -> Flow:
    """Many flows as one, in time that grows with their length alone: each with whether it goes on from the one before
    it and what happens to a hyphen at that one's end."""
    first = flows[0][0]
    parts, pieces, raw = [first.text], list(first.pieces), list(first.raw)
    length = len(first.text)
    for flow, goes_on, seam in flows[1:]:
        if seam is Seam.DROP:
            last = pieces[-1]
            pieces[-1] = Piece(last.at, last.source, last.length - 1, last.goes_on)
            parts[-1] = parts[-1][:-1]
            length -= 1
        elif seam is Seam.SPACE:
            parts.append(" ")
            length += 1
        pieces += [
            Piece(piece.at + length, piece.source, piece.length, goes_on if index == 0 else piece.goes_on)
            for index, piece in enumerate(flow.pieces)
        ]
        parts.append(flow.text)
        raw += flow.raw
        length += len(flow.text)
    return Flow("".join(parts), tuple(pieces), first.after_blank, tuple(raw))
