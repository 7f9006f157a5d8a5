"""Putting a backup back. It holds the lock itself: the workspace must not be open."""

from __future__ import annotations

from pathlib import Path

from caseorg.base.paths import Home
from caseorg.jobs.encryption import WorkspaceKey
from caseorg.store import restoring
from caseorg.store.history import Step
from caseorg.store.opening import take_lock
from caseorg.store.restoring import BackupFile, backups_of
from caseorg.store.rewriting import finish

__all__ = ["BackupFile", "backups_of", "database_in", "lost_by", "put_back"]


def database_in(path: Path) -> Path:
    """The copy of the database that a path means: the file itself, or the database of a whole backup in a folder."""
    inside = Home(path).database
    return inside if inside.is_file() else path


def lost_by(home: Home, path: Path, key: WorkspaceKey | None) -> list[Step]:
    """The changes that are in the workspace and not in the backup, newest first. Raises WorldError."""
    return restoring.lost_by(home, path, key.database if key else None)


def put_back(home: Home, path: Path, key: WorkspaceKey | None) -> Path | None:
    """Put a backup in place of the workspace's database; answers where that is kept now. Raises BadInput,
    WorkspaceBusy, WorkspaceDamaged, WorkspaceTooNew, WorldError; then nothing was changed."""
    with take_lock(home):
        finish(home)
        return restoring.restore(home, path, key.database if key else None)
