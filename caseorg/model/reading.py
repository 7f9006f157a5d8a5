"""What was read from a stored file: derived, may be dropped and read again."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.docket import Stamp
from caseorg.model.document import TextState


@dataclass(frozen=True, kw_only=True, slots=True)
class OutlineItem:
    """A line of a PDF's outline. `level` counts from 1; `page` from 1, None where it leads nowhere."""

    level: int
    title: str
    page: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PageReading:
    """One page as read. `number` counts from 1; `width` and `height` are in points, rotated as shown;
    `rotation` in degrees. `problem` says in words what kept the page from being read, else None."""

    number: int
    label: str
    width: float
    height: float
    rotation: int
    text: str
    state: TextState
    stamp: Stamp | None = None
    problem: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FileReading:
    """A whole file as read. `metadata` are the PDF's own entries (title, author, …), cleaned of
    lone surrogates and NULs. `repaired` is True where the file was damaged and mended in memory."""

    sha256: str
    page_count: int
    pages: tuple[PageReading, ...]
    outline: tuple[OutlineItem, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    repaired: bool = False
