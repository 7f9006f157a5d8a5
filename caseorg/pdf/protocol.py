"""What the program and a child process say to each other: plain frozen values, and a segment of shared memory for
what is long (a file's bytes on the way down, pixels on the way up).

A child answers every message with one value, except ReadFile: FileHead, PagesRead …, ReadingDone. Any answer may be a
WorkerFailure instead. A file is sent as Pieces, each answered by Taken, or is Handed over whole; pixels longer than
the segment are asked for by NextPiece. The first words of the segment belong to the child: it writes there what it is
doing, so that a child that hangs or dies leaves word of it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from caseorg.pdf.types import RenderRequest

PROGRESS = struct.Struct("<q")
HEADER_BYTES = 16


class Task(StrEnum):
    """What a child is for."""

    VIEWING = "viewing"
    READING = "reading"


class Progress(IntEnum):
    """What a reading child writes into the segment while it is not at a page (those count from 0)."""

    OPENING = -1
    OUTLINE = -2
    IDLE = -3


@dataclass(frozen=True, slots=True)
class Setup:
    """What a child is told at birth. `memory_bytes` bounds its address space where the platform can; the files in the
    folders `readable` are all that it may open, to read them."""

    task: Task
    parent: int
    memory_bytes: int
    readable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """The child's first word: everything is imported and the cage is closed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The next `length` bytes of a file of `size` bytes lie in the segment."""

    length: int
    size: int


@dataclass(frozen=True, slots=True)
class Handed:
    """A file of `size` bytes is handed over whole: its descriptor comes next through the pipe. Answered by Taken."""

    size: int


@dataclass(frozen=True, slots=True)
class Taken:
    """The piece was copied: the segment is free."""


@dataclass(frozen=True, slots=True)
class KeepFile:
    """Open the file just sent and keep it under this name; answered by Taken."""

    sha256: str
    password: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class DropFile:
    """Close a file kept; answered by Taken."""

    sha256: str


@dataclass(frozen=True, slots=True)
class DrawPage:
    """Draw a page of a file kept; answered by Drawn."""

    request: RenderRequest


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page is drawn: of its height × stride bytes the first lie in the segment."""

    width: int
    height: int
    stride: int
    zoom: float


@dataclass(frozen=True, slots=True)
class NextPiece:
    """Put the next bytes of the pixels into the segment; answered by Taken."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Read the file just sent from page `first` on (from 0) to before `end`, leaving out the pages in `without`."""

    password: str | None = field(default=None, repr=False)
    first: int = 0
    end: int | None = None
    without: frozenset[int] = frozenset()
    outline: bool = True


@dataclass(frozen=True, slots=True)
class ReadingDone:
    """All pages were answered. `repaired` is True where the file was mended in memory at any time."""

    repaired: bool


FromChild = object
ToChild = Piece | Handed | KeepFile | DropFile | DrawPage | NextPiece | ReadFile
