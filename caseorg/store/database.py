"""Opening the database: one writing connection, query_only readers, and the settings both need."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlite

from caseorg.base.errors import WorkspaceDamaged, WorldError

# Read by `file` and by us: a database of another program is refused instead of changed.
APPLICATION_ID = 0x43736F72
PAGE_SIZE = 16384
_CACHE_KIB = 65536
_BUSY_MILLISECONDS = 10_000

Parameters = Sequence[object] | Mapping[str, object]
if TYPE_CHECKING:
    # sqlcipher3 has no types; its classes are those of the standard library under other names.
    from sqlite3 import Connection as Connection
    from sqlite3 import Row as Row
else:
    Connection, Row = sqlite.Connection, sqlite.Row


def open_writer(path: Path, key: str | None = None) -> Connection:
    """The connection that writes, in autocommit mode: transactions are begun by `transaction` alone.

    It is opened on one thread and handed to the writing one; never two at a time use it. `key` is that of an encrypted
    database, 64 hexadecimal digits.

    Raises WorkspaceDamaged where the file is no database, WorldError where it cannot be opened.
    """
    with trouble(path):
        connection: Connection = sqlite.connect(str(path), isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite.Row
        unlock(connection, key)
        # Bulk text goes through SQLite's own memory; wiping each block costs 5–8 times the index work.
        connection.execute("PRAGMA cipher_memory_security = OFF")
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        _settle(connection)
    return connection


def open_reader(path: Path, key: str | None = None) -> Connection:
    """A connection that can only ask. Raises as `open_writer` does."""
    with trouble(path):
        connection: Connection = sqlite.connect(
            f"{path.resolve().as_uri()}?{_access(path)}", uri=True, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite.Row
        unlock(connection, key)
        _settle(connection)
        connection.execute("PRAGMA query_only = ON")
    return connection


def unlock(connection: Connection, key: str | None) -> None:
    """Give a fresh connection the key of its database, if that has one; before anything else is asked of it.

    A page of 16 KiB brings the encrypted database close to the plain one (bulk insert 0.45 s against 0.88 s at 4 KiB).
    """
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        connection.execute(f"PRAGMA cipher_page_size = {PAGE_SIZE}")


def _access(path: Path) -> str:
    """How SQLite opens a database to be asked. Where its folder cannot be written, as on a read-only disk, it can have
    no files beside it; then it is as its last writer left it, which had closed it if there is no WAL."""
    if os.access(path.parent, os.W_OK) or path.with_name(path.name + "-wal").exists():
        return "mode=rw"
    return "mode=ro&immutable=1"


def _settle(connection: Connection) -> None:
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.create_function("fold", 1, folded, deterministic=True)


def folded(text: str | None) -> str:
    """Text without regard to case and accents, for comparing: the SQL function `fold`."""
    parts = unicodedata.normalize("NFKD", text or "")
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All or nothing. BEGIN IMMEDIATE, since a deferred read-then-write fails at once whatever the busy timeout."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def trouble(path: Path) -> Iterator[None]:
    """What SQLite cannot do becomes a WorldError."""
    try:
        yield
    except sqlite.Error as error:
        raise world_error(error, path) from error


def world_error(error: sqlite.Error, path: Path) -> WorldError:
    """The sentence for what SQLite could not do; nothing of the failed change was kept."""
    text = str(error).lower()
    if any(words in text for words in ("not a database", "malformed", "invalid fts5", "corrupt")):
        return WorkspaceDamaged(
            f"The database {path.name} is damaged or is no caseorg database. It was not changed. "
            f"Restore the newest copy from the folder {path.parent / 'backups'}."
        )
    if "full" in text or "disk i/o" in text:
        return WorldError(
            f"The disk is full{' or does not work' if 'i/o' in text else ''}. What was being done was not saved,"
            " everything before it is. Free some space and try again."
        )
    if "readonly" in text or "read-only" in text:
        return WorldError(
            f"The folder {path.parent} cannot be written to. The last change was not saved. Check its permissions."
        )
    if "unable to open" in text:
        return WorldError(
            f"The database {path.name} cannot be opened. Check that the disk with the folder {path.parent} is there,"
            " and the folder's permissions."
        )
    if "locked" in text or "busy" in text:
        return WorldError(
            "The database is in use by another program. The last change was not saved. Try again in a moment."
        )
    return WorldError(
        f"The database could not be used ({error}). The last change was not saved, everything before it is."
    )


class SameFile:
    """Tells whether a path still names the file that was opened: what is written to a file that was replaced or
    removed under an open program, as sync tools do, is accepted by SQLite and lost."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = self._identity()

    def check(self) -> None:
        """Raises WorkspaceDamaged where it does not."""
        if self._identity() != self._known:
            raise WorkspaceDamaged(
                f"The database {self._path.name} was replaced or removed by another program while it was open. "
                "What was being done was not saved. Close caseorg; keep its folder out of synchronized folders; if the"
                f" database is gone, put the newest copy back from the folder {self._path.parent / 'backups'}."
            )

    def _identity(self) -> tuple[int, int] | None:
        try:
            facts = self._path.stat()
        except OSError:
            return None
        return facts.st_dev, facts.st_ino


class Reader:
    """A query_only connection with the two ways to ask."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows of a SELECT."""
        return self.connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row, or None."""
        row: Row | None = self.connection.execute(sql, parameters).fetchone()
        return row

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]
