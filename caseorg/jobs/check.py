"""Is everything as it was written? Database, indexes, and every stored file against its hash."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.base.errors import CaseorgError
from caseorg.jobs.job import Progress
from caseorg.queries.documents import known_files
from caseorg.store.check import named_files
from caseorg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`problems` in sentences, empty where all is well; `files` is how many stored files were read and compared."""

    problems: tuple[str, ...]
    files: int

    @property
    def clean(self) -> bool:
        return not self.problems


class CheckWorkspace:
    """Check the database and read every stored file."""

    def __init__(self) -> None:
        self.title = "Check Workspace"

    def run(self, workspace: Workspace, progress: Progress) -> CheckReport:
        problems = list(workspace.database_problems())
        named = sorted(workspace.ask(named_files))
        for done, sha256 in enumerate(named):
            progress.check()
            progress.report(done, len(named))
            problems += _file_problems(workspace, sha256)
        unread = set(named) - workspace.ask(known_files, named)
        problems += [
            f"The file {sha256[:12]}… of a document has no page texts; search cannot find it."
            for sha256 in sorted(unread)
        ]
        progress.report(len(named), len(named))
        return CheckReport(tuple(problems), len(named))


def _file_problems(workspace: Workspace, sha256: str) -> list[str]:
    try:
        if workspace.vault.sound(sha256):
            return []
    except CaseorgError as error:
        return [f"File {sha256[:12]}…: {error}"]
    return [
        f"The stored file {sha256[:12]}… is not the one that was imported: its bytes changed on disk."
        " Put it back from a backup, or import the original again."
    ]
