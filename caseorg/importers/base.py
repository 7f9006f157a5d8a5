"""What an importer is."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Protocol

from caseorg.model.docket import FilingProposal
from caseorg.model.reading import FileReading
from caseorg.pdf.client import BulkPool
from caseorg.pdf.types import WorkerFailure


@dataclass(frozen=True, slots=True)
class FileRead:
    """What an importer made of a file: its reading, to be indexed, and what it proposes as facts."""

    reading: FileReading
    filing: FilingProposal


class Importer(Protocol):
    """Reads one kind of file in two halves: `begin` hands the bytes to a child process, `finish` makes sense of its
    answer."""

    def claims(self, head: bytes, file_name: str) -> bool:
        """Whether this importer reads such a file; `head` is its first kilobyte."""
        ...

    def begin(self, pool: BulkPool, data: bytes, password: str | None = None) -> Future[Any]:
        """Start reading in a child process; a locked file with its password."""
        ...

    def finish(self, answer: Any, *, sha256: str, file_name: str) -> FileRead | WorkerFailure:
        """The file as read, or why it could not be."""
        ...
