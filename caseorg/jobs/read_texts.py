"""The page texts of a file that need not be in any case."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from caseorg.base.errors import UserError
from caseorg.jobs.job import Progress
from caseorg.jobs.sources import Contents, read_source
from caseorg.model.reading import PageReading
from caseorg.pdf.client import BulkPool
from caseorg.pdf.types import WorkerFailure
from caseorg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TextsRead:
    """The file's hash, by which a case knows it too, and its pages in order."""

    sha256: str
    pages: tuple[PageReading, ...]


class ReadTexts:
    """Read the texts of one file. Needs no workspace. Raises UserError with the reason where it cannot be read."""

    def __init__(self, path: Path) -> None:
        self.title = "Read File"
        self._path = path

    def run(self, workspace: Workspace | None, progress: Progress) -> TextsRead:
        contents = read_source(self._path)
        if not isinstance(contents, Contents):
            raise UserError(f"{self._path}: {contents}")
        pool = BulkPool(workers=1)
        try:
            progress.check()
            answer = pool.submit(contents.data).result()
        finally:
            pool.close()
        if isinstance(answer, WorkerFailure):
            raise UserError(f"{self._path}: {answer.sentence}")
        return TextsRead(hashlib.sha256(contents.data).hexdigest(), answer[1])
