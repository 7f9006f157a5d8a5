"""Mending what can be mended: indexes and page texts are made again, stored files are taken from a backup."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from caseorg.base.errors import BadInput, CaseorgError
from caseorg.base.paths import Home
from caseorg.importers.pdf import PdfImporter
from caseorg.jobs.job import Progress
from caseorg.model.reading import FileReading
from caseorg.pdf.client import BulkPool
from caseorg.pdf.types import WorkerFailure
from caseorg.queries.documents import known_files
from caseorg.store.check import named_files
from caseorg.store.derived import Derived
from caseorg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What was mended and what could not be, in sentences."""

    mended: tuple[str, ...]
    left: tuple[str, ...]


class RepairWorkspace:
    """Make again what can be made again. `source` is a whole backup (a folder made by “Back Up” with files), from which
    missing and changed files are taken; None leaves those as they are.

    Raises BadInput where the source is no backup, Cancelled; what was mended until then stays mended.
    """

    def __init__(self, source: Path | None = None) -> None:
        self.title = "Repair Workspace"
        self._source = source

    def run(self, workspace: Workspace, progress: Progress) -> RepairReport:
        vault = None
        if self._source is not None:
            vault = workspace.vault.like_this(Home(self._source).vault)
            if not Home(self._source).vault.is_dir():
                raise BadInput(f"{self._source} is no whole backup: it has no stored files. Choose its folder.")
        mended: list[str] = []
        left: list[str] = []
        if any("search index" in problem for problem in workspace.database_problems()):
            workspace.derive(lambda derived: derived.rebuild_indexes())
            mended.append("The search index was made again.")
        named = sorted(workspace.ask(named_files))
        for done, sha256 in enumerate(named):
            progress.check()
            progress.report(done, 2 * len(named), "stored files")
            if _is_sound(workspace, sha256):
                continue
            words = f"The stored file {sha256[:12]}…"
            if vault is not None and vault.has(sha256) and vault.sound(sha256):
                workspace.vault.replace(vault.read(sha256), sha256)
                mended.append(f"{words} was taken from the backup.")
            else:
                left.append(f"{words} is missing or changed, and no backup with it was given.")
        self._read_again(workspace, named, mended, left, progress)
        left += workspace.database_problems()
        return RepairReport(tuple(mended), tuple(left))

    def _read_again(
        self, workspace: Workspace, named: list[str], mended: list[str], left: list[str], progress: Progress
    ) -> None:
        """Read the pages of files whose texts are not there."""
        unread = [sha for sha in sorted(set(named) - workspace.ask(known_files, named)) if _is_sound(workspace, sha)]
        if not unread:
            return
        importer, pool = PdfImporter(), BulkPool(workers=1)
        try:
            for done, sha256 in enumerate(unread):
                progress.check()
                progress.report(len(named) + done, len(named) + len(unread), "page texts")
                answer = importer.begin(pool, workspace.read_file(sha256), workspace.password_of(sha256)).result()
                read = importer.finish(answer, sha256=sha256, file_name="")
                if isinstance(read, WorkerFailure):
                    left.append(f"The pages of the stored file {sha256[:12]}… cannot be read: {read.sentence}")
                    continue
                workspace.derive(partial(_keep, read.reading))
                mended.append(f"The page texts of the stored file {sha256[:12]}… were read again.")
        finally:
            pool.close()


def _keep(reading: FileReading, derived: Derived) -> None:
    derived.keep_reading(reading)


def _is_sound(workspace: Workspace, sha256: str) -> bool:
    try:
        return workspace.vault.sound(sha256)
    except CaseorgError:
        return False
