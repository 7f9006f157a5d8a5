"""Putting a copy of the database back in place of the present one, which is kept beside it.

The copy is checked, copied beside the database and takes its place by one rename; of a whole backup the stored files
that are lacking come first. A present database that can still be
read is backed up first, one that cannot is moved into the backups as it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from caseorg.base.clock import now
from caseorg.base.errors import BadInput, WorkspaceDamaged, WorkspaceTooNew, WorldError
from caseorg.base.paths import Home
from caseorg.store.backup import back_up, copy_database
from caseorg.store.database import APPLICATION_ID, Connection, Reader, open_reader, open_writer, trouble, unlock
from caseorg.store.history import Step, steps
from caseorg.store.keys import sync_folder
from caseorg.store.migrations import STEPS
from caseorg.store.vault import Vault

_MOST_STEPS = 1_000_000


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A copy of the database: when it was made (UTC text, "" where its name does not say), why, and its bytes."""

    path: Path
    at: str
    reason: str
    size: int


def backups_of(home: Home) -> list[BackupFile]:
    """The copies in a workspace's own backups, newest first."""
    if not home.backups.is_dir():
        return []
    found = [_described(path) for path in home.backups.glob("*.db")]
    return sorted(found, key=lambda one: one.path.name, reverse=True)


def lost_by(home: Home, path: Path, key: str | None) -> list[Step]:
    """The steps that the present database has and the copy has not, newest first: what restoring it would take back.

    Raises WorkspaceDamaged or WorldError where one of the two cannot be read.
    """
    with closing(_opened(path, key)) as copy, trouble(path):
        known = {row[0] for row in copy.execute("SELECT DISTINCT step FROM ledger")}
    with closing(open_reader(home.database, key)) as present, trouble(home.database):
        return [step for step in steps(Reader(present), limit=_MOST_STEPS) if step.step not in known]


def restore(home: Home, path: Path, key: str | None) -> Path | None:
    """Put the copy in place of the present database of a workspace that this program alone has locked; answers where
    the present one is kept now, None where there was none. Raises BadInput, WorkspaceDamaged, WorkspaceTooNew or
    WorldError; then nothing was changed."""
    made = home.database.with_name(home.database.name + ".new")
    try:
        with closing(_checked(path, key)) as copy:
            made.unlink(missing_ok=True)
            copy_database(copy, made, key)
        _bring_files(home, path)
        kept = _kept(home, key)
        os.replace(made, home.database)
        sync_folder(home.workspace)
    except OSError as error:
        raise WorldError(
            f"The backup could not be put back ({error.strerror or error}). The workspace is as it was."
        ) from error
    finally:
        _remove(made.with_name(made.name + ending) for ending in ("", "-wal", "-shm"))
    return kept


def _bring_files(home: Home, path: Path) -> None:
    """Take over the stored files of a whole backup that the workspace lacks, as they are kept there, before the rows
    that name them are back. What the database then does not name is swept away at the next opening."""
    beside = path.parent / home.vault.name
    if path.name != home.database.name or not beside.is_dir():
        return
    # Neither is told of a sealing: bytes and names of an encrypted backup are those of its workspace.
    source, target = Vault(beside), Vault(home.vault)
    target.prepare()
    for name in source.names():
        if not target.has(name):
            target.put(source.read(name), name, settle=False)
    target.settle()


def _checked(path: Path, key: str | None) -> Connection:
    """The copy, open, after every page of it was checked."""
    copy = _opened(path, key)
    try:
        with trouble(path):
            answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
            version = int(copy.execute("PRAGMA user_version").fetchone()[0])
            application = int(copy.execute("PRAGMA application_id").fetchone()[0])
        if answer != "ok":
            raise WorkspaceDamaged(f"The backup {path.name} is damaged ({answer}). Choose another one.")
        if application != APPLICATION_ID or not version:
            raise BadInput(f"{path.name} is no backup of a caseorg workspace. Choose another file.")
        if version > len(STEPS):
            raise WorkspaceTooNew(f"The backup {path.name} was written by a later caseorg. Install that to restore it.")
    except BaseException:
        copy.close()
        raise
    return copy


def _opened(path: Path, key: str | None) -> Connection:
    """A copy opened to be read, whose folder is not written to."""
    if not path.is_file():
        raise BadInput(f"There is no file {path}. “caseorg restore” lists the backups.")
    with trouble(path):
        copy: Connection = sqlite.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        copy.row_factory = sqlite.Row
        unlock(copy, key)
    return copy


def _kept(home: Home, key: str | None) -> Path | None:
    """Keep the present database among the backups, and leave nothing beside its place that belongs to it."""
    if not home.database.exists():
        return None
    try:
        with closing(open_writer(home.database, key)) as present, trouble(home.database):
            kept = back_up(present, home.backups, reason="before-restore", key=key)
            mode = present.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    except WorkspaceDamaged:
        return _moved(home)
    if mode != "delete":
        raise WorldError("Another program reads this workspace. Close it there and try again. Nothing was changed.")
    return kept


def _moved(home: Home) -> Path:
    """A database that cannot be read is moved away as it is, with what lies beside it."""
    stamp = now().replace(":", "").replace("-", "").replace(".", "")
    home.backups.mkdir(parents=True, exist_ok=True)
    kept = home.backups / f"{stamp}-damaged.db"
    for ending in ("-wal", "-shm"):
        beside = home.database.with_name(home.database.name + ending)
        if beside.exists():
            os.replace(beside, kept.with_name(kept.name + ending))
    os.replace(home.database, kept)
    return kept


def _described(path: Path) -> BackupFile:
    stamp, _, reason = path.stem.partition("-")
    digits = "".join(letter for letter in stamp if letter.isdigit())
    at = ""
    if len(digits) >= 14:
        at = (
            f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{digits[8:10]}:{digits[10:12]}:{digits[12:14]}+00:00"
        )
    return BackupFile(path, at, reason.replace("-", " "), path.stat().st_size)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
