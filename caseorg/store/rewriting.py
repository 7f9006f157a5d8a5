"""Turning encryption on and off: all is written anew beside what is there, one rename decides, then the old goes.

Whatever stops it (a kill, a power cut, a full disk), the workspace is either as it was or as it is to be: before the
rename of the database the new files are thrown away, after it the old ones are. A file `rewriting` in the workspace
says that one of the two is still to be done; opening the workspace does it first.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from caseorg.base.errors import BadInput, WorkspaceDamaged, WorldError
from caseorg.base.paths import Home
from caseorg.store.backup import sweep_unfinished
from caseorg.store.check import recallable_files
from caseorg.store.database import PAGE_SIZE, Connection, Reader, open_writer, world_error
from caseorg.store.keys import Keys, WorkspaceKey, sync_folder, write_durably
from caseorg.store.sealing import SEALED, Sealing, drop_sealing, keep_sealing, sealing_of
from caseorg.store.vault import Vault, sha256_of

_PLAIN_START = b"SQLite format 3\x00"
_STORED = re.compile(f"[0-9a-f]{{64}}(?:{re.escape(SEALED)})?")
_NEW, _OLD = ".new", ".old"
_SLICE = 1 << 20

Tell = Callable[[int, int], None]
"""Called with how many of how many files are done; what it raises stops the rewriting, and everything is as before."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One way a workspace is kept: its key and its sealing, None where it is plain."""

    key: WorkspaceKey | None = None
    sealing: Sealing | None = None

    @property
    def raw(self) -> str | None:
        return self.key.database if self.key else None


def is_encrypted(home: Home) -> bool:
    """Whether the database is there and no plain one. Raises OSError."""
    with suppress(FileNotFoundError, NotADirectoryError), home.database.open("rb") as file:
        start = file.read(len(_PLAIN_START))
        return bool(start) and start != _PLAIN_START
    return False


def encrypt(home: Home, passphrase: str, tell: Tell) -> tuple[WorkspaceKey, str]:
    """Encrypt a plain workspace that this program alone has locked; answers the key, and the recovery key to print.

    Raises BadInput for a short passphrase, WorldError where disk or files stand in the way; then nothing has changed.
    """
    if is_encrypted(home):
        raise BadInput("This workspace is encrypted already.")
    _begin(home)
    try:
        key, recovery = Keys(home).make(passphrase)
        _rewrite(home, _Side(), _Side(key, Sealing.new()), tell)
    except BaseException:
        finish(home)
        raise
    finish(home)
    return key, recovery


def decrypt(home: Home, key: WorkspaceKey, tell: Tell) -> None:
    """Make an encrypted workspace plain again. Raises as `encrypt`."""
    if not is_encrypted(home):
        raise BadInput("This workspace is not encrypted.")
    _begin(home)
    try:
        with closing(open_writer(home.database, key.database)) as connection:
            sealing = sealing_of(Reader(connection))
        _rewrite(home, _Side(key, sealing), _Side(), tell)
    except BaseException:
        finish(home)
        raise
    finish(home)


def finish(home: Home) -> None:
    """Do what an interrupted rewriting left to be done: throw away the new files, or the old; and take away the copies
    of the database that a killed program left half-written. Raises WorldError."""
    mark = _mark(home)
    try:
        if not mark.exists():
            sweep_unfinished(home)
            return
        wanted = mark.read_text("ascii", "replace")
        encrypted = is_encrypted(home)
        if encrypted == (wanted == "encrypted"):
            _go_on(home, encrypted=encrypted)
        else:
            _go_back(home, encrypted=encrypted)
        mark.unlink()
        sync_folder(home.workspace)
    except OSError as error:
        raise WorldError(
            f"What was interrupted the last time cannot be finished yet ({error.strerror or error}). Nothing is lost. "
            "Free some space or check the folder’s permissions, then open the workspace again."
        ) from error


def _mark(home: Home) -> Path:
    return home.workspace / "rewriting"


def _begin(home: Home) -> None:
    """Note what is wanted, after a look at the room on disk. Raises WorldError."""
    finish(home)
    kept = [*_stored(home), *_backups(home), home.database]
    needed = sum(path.stat().st_size for path in kept if path.exists())
    free = shutil.disk_usage(home.workspace).free
    if free < needed * 1.15 + (64 << 20):
        raise WorldError(
            f"Everything is written anew beside what is there, which takes {_size(needed)}; the disk has {_size(free)} "
            "free. Free some space and try again. Nothing was changed."
        )
    try:
        write_durably(_mark(home), b"plain" if is_encrypted(home) else b"encrypted")
    except OSError as error:
        raise _not_written(error) from error


def _rewrite(home: Home, old: _Side, new: _Side, tell: Tell) -> None:
    """Write everything anew, then rename the database: that decides."""
    try:
        stored, backups = list(_stored(home)), _backups(home)
        total = len(stored) + len(backups) + 1
        with closing(open_writer(home.database, old.raw)) as connection:
            _copy(connection, _beside(home.database), old, new)
            files = recallable_files(Reader(connection))
        tell(1, total)
        _copy_files(home, old, new, files, lambda done: tell(1 + done, total))
        for done, path in enumerate(backups):
            _copy_backup(path, old, new)
            tell(1 + len(stored) + done + 1, total)
        sync_folder(home.backups)
        _decide(home)
    except OSError as error:
        raise _not_written(error) from error
    except sqlite.Error as error:
        raise world_error(error, home.database) from error


def _copy(connection: Connection, path: Path, old: _Side, new: _Side) -> None:
    """Copy a database into a new file of the other kind, check it, and have it survive a power cut."""
    path.unlink(missing_ok=True)
    if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
        raise WorldError(
            "Another program reads this workspace. Close it there and try again. Nothing was changed."
        )
    version, application = (_pragma(connection, name) for name in ("user_version", "application_id"))
    attached = f"\"x'{new.raw}'\"" if new.raw else "''"
    connection.execute(f"ATTACH DATABASE ? AS made KEY {attached}", (str(path),))
    try:
        connection.execute(f"PRAGMA made.{'cipher_' if new.raw else ''}page_size = {PAGE_SIZE}")
        connection.execute("SELECT sqlcipher_export('made')")
    finally:
        connection.execute("DETACH DATABASE made")
    with closing(open_writer(path, new.raw)) as made:
        made.execute(f"PRAGMA application_id = {application}")
        made.execute(f"PRAGMA user_version = {version}")
        drop_sealing(made)
        if new.sealing is not None:
            keep_sealing(made, new.sealing)
        answer = made.execute("PRAGMA integrity_check").fetchone()[0]
        made.execute("PRAGMA journal_mode = DELETE")
    if answer != "ok":
        raise WorkspaceDamaged(f"The rewritten database does not check clean ({answer}). Nothing was changed.")
    _sync(path)


def _copy_files(home: Home, old: _Side, new: _Side, files: set[str], tell: Callable[[int], None]) -> None:
    """Store every file anew under its other name. `files` are the SHA-256 that the database names."""
    source, target = Vault(home.vault, old.sealing), Vault(home.vault, new.sealing)
    known = {source.name(sha256): sha256 for sha256 in files}
    for done, path in enumerate(_stored(home)):
        if path.name.endswith(SEALED) == (old.sealing is not None):
            data = source.read_named(path.name)
            # By its name and not by its bytes: one that changed on disk stays the one that changed.
            plain_name = path.name if old.sealing is None else sha256_of(data)
            target.put(data, known.get(path.name, plain_name), settle=False)
        tell(done + 1)
    target.settle()


def _copy_backup(path: Path, old: _Side, new: _Side) -> None:
    """Rewrite a copy of the database among the backups. One that is of neither kind any more is left as it is where
    it is encrypted, and not kept where it is plain and shall not be."""
    with suppress(WorldError), closing(open_writer(path, old.raw)) as connection:
        _copy(connection, _beside(path), old, new)


def _decide(home: Home) -> None:
    """The one step that turns a plain workspace into an encrypted one, or back."""
    kept = home.database.with_name(home.database.name + _OLD)
    kept.unlink(missing_ok=True)
    with suppress(OSError):  # some disks know no second name for a file: its blocks are then freed, not overwritten
        os.link(home.database, kept)
    os.replace(_beside(home.database), home.database)
    sync_folder(home.workspace)


def _go_on(home: Home, *, encrypted: bool) -> None:
    """The new database is in place: put the new backups in place, and destroy what was there before."""
    for made in _backups(home, _NEW):
        path = made.with_name(made.name.removesuffix(_NEW))
        _destroy(path)
        os.replace(made, path)
    for path in _backups(home):
        if encrypted and _is_plain(path):
            _destroy(path)  # it could not be read, and shall not stay
    for path in _stored(home):
        if path.name.endswith(SEALED) != encrypted:
            _destroy(path)
    for name in (_OLD, _OLD + "-wal", _OLD + "-shm"):
        _destroy(home.database.with_name(home.database.name + name))
    (home.vault / "journal").unlink(missing_ok=True)
    if not encrypted:
        Keys(home).remove()
    elif home.logs.is_dir():
        for log in home.logs.iterdir():
            with suppress(OSError):
                _destroy(log)


def _go_back(home: Home, *, encrypted: bool) -> None:
    """The old database is in place: throw away what was made beside it."""
    for path in _stored(home):
        if path.name.endswith(SEALED) != encrypted:
            _destroy(path)
    for path in (_beside(home.database), home.database.with_name(home.database.name + _OLD)):
        path.unlink(missing_ok=True)
    for path in _backups(home, _NEW):
        path.unlink()
    if not encrypted:
        Keys(home).remove()


def _destroy(path: Path) -> None:
    """Overwrite a file and take it away. What a disk keeps of overwritten blocks is beyond a program's reach."""
    if not path.exists():
        return
    os.chmod(path, 0o600)
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, _SLICE)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def _stored(home: Home) -> Iterator[Path]:
    """Every stored file, sealed or not."""
    if home.vault.is_dir():
        yield from sorted(path for path in home.vault.iterdir() if _STORED.fullmatch(path.name))


def _backups(home: Home, ending: str = "") -> list[Path]:
    return sorted(home.backups.glob(f"*.db{ending}")) if home.backups.is_dir() else []


def _beside(path: Path) -> Path:
    return path.with_name(path.name + _NEW)


def _is_plain(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_PLAIN_START)) == _PLAIN_START


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())
    sync_folder(path.parent)


def _size(count: float) -> str:
    return f"{count / (1 << 20):,.0f} MB"


def _not_written(error: OSError) -> WorldError:
    return WorldError(
        f"The workspace could not be written anew ({error.strerror or error}). It is as it was; nothing was changed."
    )
