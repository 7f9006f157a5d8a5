"""The key of an encrypted workspace, locked away twice: under a passphrase, and under a recovery key to be printed.

The key itself is 32 random bytes that never change, so a new passphrase rewrites nothing but a small file. Both files
are in age's format for passphrases (scrypt: slow to guess on purpose), and either opens the workspace.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pyrage

from caseorg.base.errors import BadInput, WorkspaceDamaged, WorkspaceLocked, WorldError
from caseorg.base.paths import Home

LEAST_LETTERS = 10
"""Of a passphrase. What is good enough above that is shown as it is typed (`zxcvbn`)."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U, which are misread
_RECOVERY_LETTERS, _GROUP = 32, 4
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})


@dataclass(frozen=True, slots=True)
class WorkspaceKey:
    """What opens the database: 64 hexadecimal digits."""

    database: str = field(repr=False)


class Keys:
    """The two files in the folder `keys` of a workspace."""

    def __init__(self, home: Home) -> None:
        self._folder = home.keys
        self._by_passphrase = self._folder / "passphrase.age"
        self._by_recovery = self._folder / "recovery.age"

    @property
    def exist(self) -> bool:
        """Whether the workspace has keys: it is encrypted, or about to be."""
        return self._by_passphrase.exists() or self._by_recovery.exists()

    def make(self, passphrase: str) -> tuple[WorkspaceKey, str]:
        """A new key and the recovery key for it, both locked away on disk. Raises BadInput for a short passphrase,
        WorldError."""
        key = WorkspaceKey(secrets.token_hex(32))
        recovery = _new_recovery_key()
        self._keep(self._by_recovery, key, _bare(recovery))
        self.set_passphrase(key, passphrase)
        return key, recovery

    def open(self, secret: str) -> WorkspaceKey:
        """The key, by the passphrase or the recovery key. Raises WorkspaceLocked where it is neither, WorkspaceDamaged
        where the files are gone."""
        tries = [(self._by_passphrase, _normal(secret))]
        if len(_bare(secret)) == _RECOVERY_LETTERS:
            tries.insert(0, (self._by_recovery, _bare(secret)))
        answers = (_opened(path, words) for path, words in tries)
        found = next((answer for answer in answers if answer), None)
        if found is not None:
            return WorkspaceKey(found)
        if not self.exist:
            raise WorkspaceDamaged(
                f"The folder {self._folder} with the keys of this encrypted workspace is gone. Put it back from a "
                "backup; without it nobody can read the workspace."
            )
        raise WorkspaceLocked("That is neither the passphrase nor the recovery key of this workspace. Nothing is lost.")

    def set_passphrase(self, key: WorkspaceKey, passphrase: str) -> None:
        """Lock the key away under this passphrase from now on. Raises BadInput for a short one, WorldError."""
        words = _normal(passphrase)
        if len(words) < LEAST_LETTERS:
            raise BadInput(
                f"A passphrase needs at least {LEAST_LETTERS} letters. Several words in a row are easy to keep in mind."
            )
        self._keep(self._by_passphrase, key, words)

    def renew_recovery_key(self, key: WorkspaceKey) -> str:
        """A new recovery key; the one printed before no longer opens anything. Raises WorldError."""
        recovery = _new_recovery_key()
        self._keep(self._by_recovery, key, _bare(recovery))
        return recovery

    def copy_to(self, home: Home) -> None:
        """Put both files beside a copy of the database. Raises WorldError."""
        try:
            shutil.copytree(self._folder, home.keys)
        except OSError as error:
            raise _not_written(error) from error

    def remove(self) -> None:
        """Take both away. Raises OSError."""
        for path in (self._by_passphrase, self._by_recovery):
            path.unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            self._folder.rmdir()

    def _keep(self, path: Path, key: WorkspaceKey, words: str) -> None:
        sealed = pyrage.passphrase.encrypt(key.database.encode("ascii"), words)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_durably(path, sealed)
        except OSError as error:
            raise _not_written(error) from error


def write_durably(path: Path, data: bytes) -> None:
    """Have the file there whole or as it was, whatever happens; only its owner may read it. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut; Windows has no such call and needs none. Raises OSError."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _opened(path: Path, words: str) -> str | None:
    try:
        sealed = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WorldError(f"The key {path.name} cannot be read ({error.strerror or error}).") from error
    try:
        opened: bytes = pyrage.passphrase.decrypt(sealed, words)
        return opened.decode("ascii")
    except (pyrage.DecryptError, UnicodeDecodeError):
        return None


def _normal(passphrase: str) -> str:
    """The passphrase as it is used: the same letters however a keyboard composes them."""
    return unicodedata.normalize("NFC", passphrase)


def _bare(recovery: str) -> str:
    """A recovery key without what makes it readable; letters that are misread stand for those that are meant."""
    return recovery.strip().upper().translate(_MISREAD)


def _new_recovery_key() -> str:
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_RECOVERY_LETTERS))
    return "-".join(letters[at : at + _GROUP] for at in range(0, _RECOVERY_LETTERS, _GROUP))


def _not_written(error: OSError) -> WorldError:
    return WorldError(f"The keys could not be written ({error.strerror or error}). The workspace opens as before.")
