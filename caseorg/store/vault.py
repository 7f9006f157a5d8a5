"""The files of the workspace, each stored once under its SHA-256 and never written to again."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from caseorg.base.errors import WorkspaceDamaged, WorldError
from caseorg.store.keys import sync_folder
from caseorg.store.sealing import SEALED, Sealing

_NAME = re.compile(f"[0-9a-f]{{64}}(?:{re.escape(SEALED)})?")


def sha256_of(data: bytes) -> str:
    """The SHA-256 as 64 lower-case hex digits: the identity of a file."""
    return hashlib.sha256(data).hexdigest()


class Vault:
    """A folder of read-only files. Safe to use from several threads: every file is made under a name of its own first.

    A journal beside the files notes each one stored and each one that a committed row names. Only a file stored and
    not known to be named may be swept away: that a database does not name a file proves nothing, it may be an older
    copy put back, or a new one in place of one that was lost.

    In an encrypted workspace files are sealed, and kept under names that do not tell their SHA-256.
    """

    def __init__(self, folder: Path, sealing: Sealing | None = None) -> None:
        self._folder = folder
        self._sealing = sealing
        self._unfinished = folder / "unfinished"
        self._journal = folder / "journal"
        self._guard = threading.Lock()

    def like_this(self, folder: Path) -> Vault:
        """Another folder in which files are kept in the same way."""
        return Vault(folder, self._sealing)

    def prepare(self) -> None:
        """Make the folders and sweep what a killed program left half-written. Raises WorldError."""
        with _in_use(self._folder):
            self._unfinished.mkdir(parents=True, exist_ok=True)
            for left in self._unfinished.iterdir():
                if not left.is_dir():
                    left.unlink()

    def put(self, data: bytes, sha256: str | None = None, *, settle: bool = True) -> str:
        """Store the bytes durably and return their SHA-256 (given where it is known); a file that is there already is
        left as it is.

        When this returns the file survives a power cut: written aside, synced, renamed, the folder synced. Without
        `settle` its name may not yet: who stores many files calls `settle` once for all, before rows name them.
        Raises WorldError (disk full, no permission); nothing half-stored stays.
        """
        sha256 = sha256 or sha256_of(data)
        place = self._place(sha256)
        try:
            if not place.exists():
                self._write(place, data)
                if settle:
                    sync_folder(self._folder)
        except OSError as error:
            raise WorldError(
                f"The file could not be stored ({error.strerror or error}). Nothing of it was kept; "
                f"the files stored before are safe."
            ) from error
        return sha256

    def _write(self, place: Path, data: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=self._unfinished)
        aside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data if self._sealing is None else self._sealing.seal(data))
                file.flush()
                os.fsync(file.fileno())
            aside.chmod(0o400)
            self._note("+", [place.name])
            aside.replace(place)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise

    def replace(self, data: bytes, sha256: str) -> None:
        """Store the bytes durably in place of what is kept for this SHA-256, missing or changed. Raises WorldError."""
        with _in_use(self._folder):
            self._write(self._place(sha256), data)
            sync_folder(self._folder)

    def settle(self) -> None:
        """Make the names of all files stored so far survive a power cut. Raises WorldError."""
        with _in_use(self._folder):
            sync_folder(self._folder)

    def read(self, sha256: str) -> bytes:
        """The bytes of a stored file. Raises WorkspaceDamaged where it is missing or cannot be opened."""
        return self.read_named(self.name(sha256))

    def read_named(self, name: str) -> bytes:
        """The bytes of the file kept under a name. Raises as `read`."""
        try:
            data = (self._folder / name).read_bytes()
        except FileNotFoundError as error:
            raise WorkspaceDamaged(
                "The stored file of this document is missing from the workspace. "
                "Import the file again, or put the folder “vault” back from a backup."
            ) from error
        except OSError as error:
            raise WorldError(
                f"The stored file cannot be read ({error.strerror or error}). Check the disk and its permissions."
            ) from error
        return data if self._sealing is None else self._sealing.unseal(data)

    def has(self, sha256: str) -> bool:
        return self._place(sha256).exists()

    def names(self) -> Iterator[str]:
        """The name of every stored file: its SHA-256, or what `name` makes of it."""
        yield from sorted(file.name for file in self._folder.iterdir() if _NAME.fullmatch(file.name))

    def name(self, sha256: str) -> str:
        """The name under which a file is kept."""
        return sha256 if self._sealing is None else self._sealing.name(sha256)

    def sound(self, sha256: str) -> bool:
        """Whether the stored bytes still have the hash they are stored under."""
        return sha256_of(self.read(sha256)) == sha256

    def unnamed(self) -> list[str]:
        """The names of the files stored since the last sweep whose rows are not known to be committed."""
        with _in_use(self._folder):
            lines = self._journal.read_text("ascii", "replace").splitlines() if self._journal.exists() else []
        stored = {line[1:] for line in lines if line[:1] == "+" and _NAME.fullmatch(line[1:])}
        return sorted(stored - {line[1:] for line in lines if line[:1] == "-"})

    def note_named(self, files: Iterable[str]) -> None:
        """Note that committed rows name the files with these SHA-256. One that cannot be noted is looked at when
        opening."""
        with suppress(OSError):
            self._note("-", map(self.name, files))

    def swept(self) -> None:
        """Begin the journal anew: nothing is left to be swept away. Raises WorldError."""
        with _in_use(self._folder):
            self._journal.unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Take the file of this name away, which no row names. Raises WorldError."""
        with _in_use(self._folder):
            (self._folder / name).unlink(missing_ok=True)

    def _place(self, sha256: str) -> Path:
        return self._folder / self.name(sha256)

    def _note(self, sign: str, names: Iterable[str]) -> None:
        # Not synced: a line lost in a power cut leaves a file too many, never one too few.
        with self._guard, self._journal.open("a", encoding="ascii") as file:
            file.write("".join(f"{sign}{name}\n" for name in names))


@contextmanager
def _in_use(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WorldError(
            f"The folder {folder} cannot be used ({error.strerror or error}). Check its permissions and the disk;"
            " nothing in it was changed."
        ) from error
