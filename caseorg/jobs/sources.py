"""The files that a person dropped or named: found, and read whole or refused with a reason."""

from __future__ import annotations

import errno
import functools
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from caseorg.importers import importer_for
from caseorg.importers.base import Importer
from caseorg.pdf.types import FailureKind, WorkerFailure

# What file managers leave in folders and nobody means to import.
_LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_HEAD_BYTES = 1024
_LARGEST_BYTES = 1 << 30
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

NOT_PDF = WorkerFailure(FailureKind.NOT_PDF).sentence
EMPTY = WorkerFailure(FailureKind.EMPTY).sentence
TOO_LARGE = "The file is larger than 1 GB. Split it into parts and import those."
GONE = "The file is no longer there. It may have been moved; look for it and import it again."
CHANGING = "The file changed while it was read. Wait until it is written and import it again."
NO_PERMISSION = "You may not read this file. Change its permissions and import it again."
NO_FILE = "This is no ordinary file."
LOOP = "This is a link that leads back to itself. Import the file that was meant."
_FOLDER_PERMISSION = "You may not look into this folder. Change its permissions and import it again."
LINKED_FOLDER = "This is a link to a folder, which is not followed. Import that folder itself."


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import. `reason` is set where it is known beforehand that it cannot be."""

    path: Path
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """A file read whole, with the importer that takes it."""

    data: bytes
    importer: Importer


def sources_of(paths: Iterable[Path]) -> Iterator[Source]:
    """The files named, and those in the folders named, in the order of their names, each once; hidden ones are left
    out, but for hidden PDF files."""
    # A link to a file is a file of its own to whoever made it; a link on the way to it is not.
    real_folder = functools.lru_cache(maxsize=64)(os.path.realpath)
    seen: set[tuple[str, str]] = set()
    for path in paths:
        # Unlike Path.is_dir this one never raises: what cannot even be looked at is refused when it is read.
        found = _in_folder(path) if os.path.isdir(path) else iter((Source(path),))
        for source in found:
            place = (real_folder(source.path.parent), source.path.name)
            if place not in seen:
                seen.add(place)
                yield source


def _in_folder(folder: Path) -> Iterator[Source]:
    """The folder's own files, then those of its folders. Without recursion: folders can be thousands deep."""
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Source(place, _FOLDER_PERMISSION if isinstance(error, PermissionError) else _words(error))
            continue
        folders: list[Path] = []
        for entry in inside:
            if not _is_folder(entry):
                if not _left_behind(entry.name):
                    yield Source(place / entry.name)
            elif entry.name.startswith("."):
                continue
            elif entry.is_symlink():
                yield Source(place / entry.name, LINKED_FOLDER)
            else:
                folders.append(place / entry.name)
        waiting += reversed(folders)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _left_behind(name: str) -> bool:
    if name.startswith(".") and name.lower().endswith(".pdf"):
        return name.startswith("._")  # what macOS keeps beside a file
    return name.startswith((".", "~$")) or name.lower() in _LEFT_BEHIND


def read_source(path: Path) -> Contents | str:
    """The bytes of a file and its importer, or a sentence that says why not."""
    try:
        before = path.stat()
        refused = _refused(path, before)
        if refused:
            return refused
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
            importer = importer_for(head, path.name)
            if importer is None:
                return NOT_PDF
            data = head + file.read()
            after = os.fstat(file.fileno())
    except OSError as error:
        return _words(error)
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns) or len(data) != after.st_size:
        return CHANGING
    return Contents(data, importer)


def _refused(path: Path, facts: os.stat_result) -> str | None:
    if not stat.S_ISREG(facts.st_mode):
        return NO_FILE
    if facts.st_size == 0:
        return EMPTY
    if facts.st_size > _LARGEST_BYTES:
        with path.open("rb") as file:
            return TOO_LARGE if b"%PDF-" in file.read(_HEAD_BYTES) else NOT_PDF
    return None


def _words(error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return GONE
    if isinstance(error, PermissionError):
        return NO_PERMISSION
    if error.errno == errno.ELOOP:
        return LOOP
    return f"The file cannot be read ({error.strerror or error}). Check the disk it lies on and import it again."


def shown_name(path: Path) -> str:
    """A file's name as it is kept: undecodable bytes, control characters and marks that turn the writing
    direction are replaced, so that a name can neither break a table nor look like another one."""
    name = os.fsencode(path.name).decode("utf-8", "replace")
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", name)
