"""What is interrupted: each act is done by a child process, which says every document once it is committed.

    python -m tests.faults.acts ACT HOME FILES STOP

STOP is 0, or the number of the step at which the process ends as if killed (SIGKILL); a step is a call that reaches the
disk, or a commit. The last line it prints, unless it ends before, is how many steps there were.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlite_utils import Database

from caseorg.base.paths import Home
from caseorg.jobs.backup import BackUp
from caseorg.jobs.encryption import WorkspaceKey, encrypted, turn_off, turn_on, unlocked
from caseorg.jobs.import_files import ImportFiles
from caseorg.jobs.job import Progress
from caseorg.jobs.replace_version import ReadNewVersion, ReplaceVersion
from caseorg.jobs.restore import backups_of, put_back
from caseorg.model.changes import Changes
from caseorg.operations import edit_documents
from caseorg.queries.cases import cases
from caseorg.store import backup, database, keys, migrations, opening, restoring, rewriting
from caseorg.store.database import Reader
from caseorg.store.vault import Vault
from caseorg.workspace import Workspace
from tests.quick_keys import quick_keys

PASSPHRASE = "seven wet herons at dawn"
Facts = list[tuple[str, str, str, str]]


def facts(reader: Reader) -> Facts:
    """Every document: its id, file, title and filer."""
    return [tuple(row) for row in reader.rows("SELECT uuid, sha256, title, filer FROM documents ORDER BY uuid")]


def key_of(home: Home) -> WorkspaceKey | None:
    return unlocked(home, PASSPHRASE) if encrypted(home) else None


def opened(home: Home) -> Workspace:
    return Workspace.open(home, who="Test", key=key_of(home))


def _say(fact: str) -> None:
    """Tell a fact that is committed; the pipe has it before the process can end."""
    os.write(1, f"{fact}\n".encode())


def import_files(home: Home, files: Path) -> None:
    with opened(home) as workspace:
        said: set[str] = set()

        def tell(_changes: Changes) -> None:
            for uuid, sha256, _title, _filer in workspace.ask(facts):
                if uuid not in said:
                    said.add(uuid)
                    _say(f"document {uuid} {sha256}")

        workspace.watch(tell)
        ImportFiles(workspace.ask(cases)[0].uuid, sorted(files.glob("*.pdf"))).run(workspace, Progress())


def edit_many(home: Home, files: Path) -> None:
    with opened(home) as workspace:
        workspace.do(edit_documents, uuids=[fact[0] for fact in workspace.ask(facts)], filer="Plaintiffs")


def undo_many(home: Home, files: Path) -> None:
    with opened(home) as workspace:
        workspace.undo()


def replace_file(home: Home, files: Path) -> None:
    with opened(home) as workspace:
        uuid = workspace.ask(facts)[0][0]
        plan = ReadNewVersion(uuid, files / "version" / "new.pdf").run(workspace, Progress())
        ReplaceVersion(plan).run(workspace, Progress())


def back_up(home: Home, files: Path) -> None:
    with opened(home) as workspace:
        workspace.back_up()


def back_up_all(home: Home, files: Path) -> None:
    with opened(home) as workspace:
        BackUp(home.folder / "elsewhere").run(workspace, Progress())


@contextmanager
def later_version() -> Iterator[None]:
    """The program as it may be one day, with one more step of the database."""
    step = ModuleType("caseorg.store.migrations.m900_later")

    def later(made: Database) -> None:
        made.execute("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")
        made.execute("INSERT INTO later SELECT rowid FROM documents")

    step.migrate = later  # type: ignore[attr-defined]
    before = migrations.STEPS
    migrations.STEPS = opening.STEPS = (*before, step)  # type: ignore[assignment]
    try:
        yield
    finally:
        migrations.STEPS = opening.STEPS = before


def migrate(home: Home, files: Path) -> None:
    with later_version():
        opened(home).close()


def restore(home: Home, files: Path) -> None:
    put_back(home, backups_of(home)[-1].path, key_of(home))


def encrypt(home: Home, files: Path) -> None:
    turn_on(home, PASSPHRASE, lambda done, total: None)


def decrypt(home: Home, files: Path) -> None:
    key = key_of(home)
    assert key is not None
    turn_off(home, key, lambda done, total: None)


ACTS: dict[str, Callable[[Home, Path], None]] = {
    "import": import_files, "bulk edit": edit_many, "undo": undo_many, "replace version": replace_file,
    "backup": back_up, "whole backup": back_up_all, "migration": migrate, "restore": restore, "encrypt": encrypt,
    "decrypt": decrypt,
}  # fmt: skip

_STEPS: tuple[tuple[Any, str], ...] = (
    (os, "replace"), (os, "fsync"), (os, "link"), (Path, "replace"), (Path, "unlink"), (Path, "chmod"),
    (Vault, "_write"), (Vault, "_note"), (backup, "copy_database"), (restoring, "copy_database"),
    (rewriting, "_copy"), (rewriting, "_copy_backup"), (rewriting, "_destroy"), (rewriting, "write_durably"),
)  # fmt: skip


class Steps:
    """Counts the steps, and ends the process before and after the one that is given."""

    def __init__(self, stop: int) -> None:
        self.count = 0
        self._stop = stop

    def take(self) -> None:
        self.count += 1
        if self.count == self._stop:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self) -> None:
        """Have every call in _STEPS be a step before and after it, and so every commit."""
        for owner, name in _STEPS:
            setattr(owner, name, self._counted(getattr(owner, name)))
        begin = database.transaction
        for module in list(sys.modules.values()):
            if getattr(module, "transaction", None) is begin:
                module.transaction = self._around(begin)  # type: ignore[attr-defined]

    def _counted(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            self.take()
            answer = act(*arguments, **named)
            self.take()
            return answer

        return step

    def _around(self, begin: Callable[[Any], Any]) -> Callable[[Any], Any]:
        @contextmanager
        def around(connection: Any) -> Any:
            self.take()
            with begin(connection):
                yield
                self.take()
            self.take()

        return around


def main(act: str, home: str, files: str, stop: str) -> None:
    keys.pyrage = quick_keys()
    steps = Steps(int(stop))
    steps.watch()
    ACTS[act](Home(Path(home)), Path(files))
    _say(f"steps {steps.count}")


if __name__ == "__main__":
    main(*sys.argv[1:])
