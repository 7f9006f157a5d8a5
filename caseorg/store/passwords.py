"""The passwords of locked files: kept in the workspace where the user wants it, else only while the program runs.

They never pass through the ledger: an undo history would keep them after they are forgotten, and so would a copy of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from caseorg.store.database import Connection, Reader


class SessionPasswords:
    """What was typed since the program started: by file, and all of it, to be tried on the next file."""

    def __init__(self) -> None:
        self._by_file: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"SessionPasswords({len(self._by_file)} files)"

    def remember(self, sha256: str, password: str) -> None:
        """Know a file's password until the program ends."""
        self._by_file[sha256] = password

    def forget(self, sha256: str) -> None:
        self._by_file.pop(sha256, None)

    def get(self, sha256: str) -> str | None:
        return self._by_file.get(sha256)


def keep_passwords(connection: Connection, passwords: Iterable[tuple[str, str]]) -> None:
    """Keep (SHA-256, password) pairs, in place of earlier ones."""
    connection.executemany("INSERT OR REPLACE INTO file_passwords (sha256, password) VALUES (?, ?)", list(passwords))


def forget_password(connection: Connection, sha256: str) -> None:
    """Forget a file's password; does nothing where none is kept. The page it stood on is overwritten."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("DELETE FROM file_passwords WHERE sha256 = ?", (sha256,))


def kept_password(reader: Reader, sha256: str) -> str | None:
    """The password kept for a file."""
    found: str | None = reader.value("SELECT password FROM file_passwords WHERE sha256 = ?", (sha256,))
    return found
