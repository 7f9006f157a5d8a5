"""A backup: the database alone among the workspace's own backups, or everything into a folder of the user's."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from caseorg.base.clock import now
from caseorg.base.errors import BadInput, WorkspaceDamaged, WorldError
from caseorg.base.paths import Home
from caseorg.jobs.job import Progress
from caseorg.store.check import named_files, recallable_files
from caseorg.store.keys import Keys
from caseorg.store.vault import Vault
from caseorg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class BackupReport:
    """Where the backup is, and how many stored files it holds (0 for one of the database alone)."""

    path: Path
    files: int


class BackUp:
    """Without `to`, a checked copy of the database in the workspace's backups. With `to`, a new folder in it with the
    database and every stored file, which `--home` opens as it is."""

    def __init__(self, to: Path | None = None) -> None:
        self.title = "Back Up"
        self._to = to

    def run(self, workspace: Workspace, progress: Progress) -> BackupReport:
        """Raises BadInput where the folder will not do, WorldError where writing fails; a copy that a killed program
        left unfinished says so by its name."""
        if self._to is None:
            return BackupReport(workspace.back_up(), 0)
        final = self._to / f"caseorg-backup-{now()[:19].replace(':', '')}"
        unfinished = Home(final.with_name(final.name + ".unfinished"))
        try:
            _refuse_inside(self._to, workspace.home)
            unfinished.workspace.mkdir(parents=True)
            try:
                workspace.copy_to(unfinished.database)
                if Keys(workspace.home).exist:
                    Keys(workspace.home).copy_to(unfinished)
                files = _copy_files(workspace, workspace.vault.like_this(unfinished.vault), progress)
                unfinished.folder.replace(final)
            finally:
                shutil.rmtree(unfinished.folder, ignore_errors=True)
        except OSError as error:
            raise WorldError(
                f"The backup could not be written ({error.strerror or error}). The workspace is unchanged."
            ) from error
        return BackupReport(final, files)


def _refuse_inside(folder: Path, home: Home) -> None:
    if folder.resolve().is_relative_to(home.workspace.resolve()):
        raise BadInput(
            "A backup inside the workspace would be lost with it. Choose a folder elsewhere, best on another disk."
        )


def _copy_files(workspace: Workspace, vault: Vault, progress: Progress) -> int:
    vault.prepare()
    named = workspace.ask(named_files)
    # Redo must work in the copy too; that a file is missing which no document is any more is no reason to stop.
    recalled = {sha256 for sha256 in workspace.ask(recallable_files) - named if workspace.vault.has(sha256)}
    for done, sha256 in enumerate(sorted(named | recalled)):
        progress.check()
        progress.report(done, len(named) + len(recalled))
        if vault.put(workspace.read_file(sha256), settle=False) != sha256:
            raise WorkspaceDamaged(
                f"The stored file {sha256[:12]}… changed on disk, so the backup was stopped. Run “caseorg check”."
            )
    vault.settle()
    vault.swept()
    return len(named)
