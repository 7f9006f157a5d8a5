"""The stamps on the pages of files that need not be in any case."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from caseorg.jobs.job import Progress
from caseorg.jobs.sources import Contents, read_source
from caseorg.model.reading import PageReading
from caseorg.pdf.client import BulkPool
from caseorg.pdf.types import WorkerFailure
from caseorg.workspace import Workspace

# Both children have work while an answer is taken, and memory stays bounded.
_FILES_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class StampsRead:
    """The pages of one file, or the reason why it could not be read."""

    path: Path
    pages: tuple[PageReading, ...] = ()
    reason: str | None = None


class ReadStamps:
    """Read the stamps of files, in the order given. Needs no workspace."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        self.title = "Read Stamps"
        self._paths = paths

    def run(self, workspace: Workspace | None, progress: Progress) -> list[StampsRead]:
        pool = BulkPool(workers=min(2, len(self._paths)) or 1)
        answers = []
        under_way: deque[tuple[Path, Future[Any] | str]] = deque()
        try:
            for path in self._paths:
                under_way.append((path, _begin(pool, path)))
                if len(under_way) > _FILES_AT_ONCE:
                    answers.append(_finish(*under_way.popleft()))
                progress.check()
                progress.report(len(answers), len(self._paths), path.name)
            answers += [_finish(*one) for one in under_way]
        finally:
            pool.close()
        return answers


def _begin(pool: BulkPool, path: Path) -> Future[Any] | str:
    """The reading of a file under way, or why it cannot be."""
    contents = read_source(path)
    return pool.submit(contents.data) if isinstance(contents, Contents) else contents


def _finish(path: Path, reading: Future[Any] | str) -> StampsRead:
    answer = reading if isinstance(reading, str) else reading.result()
    if isinstance(answer, str):
        return StampsRead(path, reason=answer)
    if isinstance(answer, WorkerFailure):
        return StampsRead(path, reason=answer.sentence)
    _, pages = answer
    return StampsRead(path, pages)
