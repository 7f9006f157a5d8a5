"""Opening a workspace: its lock, its version, the steps that bring it up to date, and this installation's id."""

from __future__ import annotations

import errno
import getpass
import logging
import stat
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from caseorg.base.errors import UserError, WorkspaceDamaged, WorkspaceLocked, WorkspaceTooNew, WorldError
from caseorg.base.ids import is_uuid, new_uuid
from caseorg.base.paths import Home
from caseorg.store.backup import back_up
from caseorg.store.database import APPLICATION_ID, Connection, Reader, open_reader, trouble, world_error
from caseorg.store.keys import Keys, WorkspaceKey
from caseorg.store.lock import Lock
from caseorg.store.migrations import STEPS, migrate
from caseorg.store.rewriting import is_encrypted
from caseorg.store.vault import Vault
from caseorg.store.whereabouts import refuse_unsafe_place

log = logging.getLogger(__name__)


def login_name() -> str:
    """The name this person is logged in with, "" where the system tells none."""
    try:
        # A login name of bytes that are no text comes with surrogates, which no database takes.
        return getpass.getuser().encode(errors="replace").decode()
    except (KeyError, OSError, ImportError):  # a user id without a name, as in containers
        return ""


def device_of(home: Home) -> str:
    """The id of this installation, made once and kept beside the workspace, so that a copied workspace is another
    device's."""
    path = home.folder / "device"
    try:
        known = path.read_bytes().decode("ascii", "replace").strip() if path.exists() else ""
        if is_uuid(known):
            return known
        device = new_uuid()
        aside = path.with_name("device.new")
        aside.write_text(device, encoding="ascii")
        aside.replace(path)
    except OSError as error:
        raise _unusable(home, error) from error
    return device


def has_database(home: Home) -> bool:
    """Whether there is a database in a home. Raises WorldError where that cannot be seen."""
    try:
        return stat.S_ISREG(home.database.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise _unusable(home, error) from error


def take_lock(home: Home) -> Lock:
    refuse_unsafe_place(home)
    try:
        for folder in (home.workspace, home.backups, home.vault):
            folder.mkdir(parents=True, exist_ok=True)
        return Lock(home.lock)
    except OSError as error:
        raise _unusable(home, error) from error


def refuse_lost_database(home: Home) -> None:
    """Raises WorkspaceDamaged where stored files are there but the database that names them is gone: a new one would
    look like an empty workspace."""
    if not home.database.exists() and any(Vault(home.vault).names()):
        raise WorkspaceDamaged(
            f"The database {home.database} is missing, but stored files are there. Nothing was changed. Copy the newest"
            f" backup from {home.backups} to that name; or, to begin anew, move the folder {home.workspace} away."
        )


def _unusable(home: Home, error: OSError) -> WorldError:
    if error.errno == errno.ENOSPC:
        return WorldError(f"The disk with the folder {home.folder} is full. Free some space and try again.")
    return WorldError(
        f"The folder {home.folder} cannot be used ({error.strerror or error}). Choose another "
        f"with --home or check its permissions."
    )


def need_key(home: Home, key: WorkspaceKey | None) -> None:
    """Raises WorkspaceLocked where the workspace is encrypted and no key was given."""
    try:
        locked = key is None and is_encrypted(home) and Keys(home).exist
    except OSError as error:
        raise _unusable(home, error) from error
    if locked:
        raise WorkspaceLocked("This workspace is encrypted. Give its passphrase, or its recovery key, to open it.")


def need_current(home: Home, key: str | None = None) -> None:
    nothing_yet = f"There is no workspace in {home.folder} yet. Add a case first."
    if not has_database(home):
        raise UserError(nothing_yet)
    connection = open_reader(home.database, key)
    try:
        version = _version(connection, home.database)
    finally:
        connection.close()
    if version == 0:
        raise UserError(nothing_yet)
    if version < len(STEPS):
        raise UserError(
            "This workspace was written by an earlier caseorg. Open it once in the program to bring it up to date."
        )


def bring_up_to_date(writer: Connection, home: Home, key: str | None = None) -> None:
    version = _version(writer, home.database)
    if version == len(STEPS):
        return
    if version:
        path = back_up(writer, home.backups, reason=f"before-version-{len(STEPS)}", key=key)
        log.info("backed up to %s before migrating from %d", path.name, version)
    with trouble(home.database):
        migrate(writer)
        writer.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        writer.execute(f"PRAGMA user_version = {len(STEPS)}")


def _version(connection: Connection, path: Path) -> int:
    """How many migrations the database has had; 0 for a new one. Refuses another program's and a newer one."""
    try:
        reader = Reader(connection)
        version = int(reader.value("PRAGMA user_version"))
        application = int(reader.value("PRAGMA application_id"))
        tables = int(reader.value("SELECT count(*) FROM sqlite_master WHERE name = 'ledger'"))
        # The list of migrations is made before the first one: a program killed between the two leaves it alone.
        other = int(
            reader.value("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name <> '_sqlite_migrations'")
        )
    except sqlite.Error as error:
        raise world_error(error, path) from error
    if version > len(STEPS) and application == APPLICATION_ID:
        raise WorkspaceTooNew(
            f"This workspace was written by a later caseorg (version {version} of its database, this "
            f"one knows {len(STEPS)}). "
            "Install the newer caseorg to open it. Nothing was changed."
        )
    if other and not tables or application not in (0, APPLICATION_ID):
        raise WorkspaceDamaged(
            f"{path.name} is a database of another program. Nothing was changed. Choose another folder with --home."
        )
    return version
