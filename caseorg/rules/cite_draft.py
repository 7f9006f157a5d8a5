"""A record cite while it is being read: positions are in the joined text."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.citing import Cited, CiteKind


@dataclass(frozen=True, slots=True)
class DraftPart:
    """One document of a cite."""

    start: int
    end: int
    cited: Cited


@dataclass(frozen=True, slots=True)
class Draft:
    """A cite, or with `is_mention` a name without a pin, which is none but tells what stands beside it."""

    kind: CiteKind
    start: int
    end: int
    parts: tuple[DraftPart, ...]
    is_mention: bool = False

    @property
    def cited(self) -> Cited:
        return self.parts[-1].cited


def draft(start: int, end: int, cited: Cited, *, is_mention: bool = False) -> Draft:
    """A cite of one document."""
    return Draft(cited.kind, start, end, (DraftPart(start, end, cited),), is_mention)
