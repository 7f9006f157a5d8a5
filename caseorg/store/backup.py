"""Verified copies of the database, made through SQLite's backup API and never by copying the file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from caseorg.base.clock import now
from caseorg.base.errors import WorkspaceDamaged, WorldError
from caseorg.base.paths import Home
from caseorg.store.database import Connection, unlock, world_error


def back_up(connection: Connection, folder: Path, *, reason: str, key: str | None = None) -> Path:
    """Copy the database into `folder` under a name with this instant and the reason, check the copy, and return its
    path. An encrypted one has a `key`, and its copy the same.

    Raises WorldError where the copy could not be made; an unfinished one is removed.
    """
    stamp = now().replace(":", "").replace("-", "").replace(".", "")
    path = folder / f"{stamp}-{reason}.db"
    aside = path.with_suffix(".unfinished")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy_database(connection, aside, key)
        aside.replace(path)
    except OSError as error:
        raise _not_written(error) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
    return path


def copy_database(connection: Connection, path: Path, key: str | None = None) -> None:
    """Copy the database to `path` and check the copy. Raises WorldError or WorkspaceDamaged."""
    try:
        copy = sqlite.connect(str(path), isolation_level=None)
        try:
            unlock(copy, key)
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
        finally:
            copy.close()
    except sqlite.Error as error:
        raise world_error(error, path) from error
    if answer != "ok":
        raise WorkspaceDamaged(f"The backup does not check clean ({answer}). Run “caseorg check”.")


def sweep_unfinished(home: Home) -> None:
    """Take away the copies of the database that a killed program left half-written. Raises OSError."""
    for path in (*home.backups.glob("*.unfinished*"), *home.workspace.glob(f"{home.database.name}.new*")):
        path.unlink()


def _not_written(error: OSError) -> WorldError:
    return WorldError(f"The backup could not be written ({error.strerror or error}). The workspace is unchanged.")
