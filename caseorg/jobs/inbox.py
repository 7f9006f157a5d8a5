"""The PDF files of an inbox folder that are not in any case yet. The folder is only read, never written to."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path

from caseorg.jobs.job import Progress
from caseorg.jobs.sources import Contents, read_source, shown_name
from caseorg.pdf.client import BulkPool
from caseorg.pdf.types import WorkerFailure
from caseorg.queries.inbox import case_of_docket, settled_files
from caseorg.workspace import Workspace

MOST_FILES = 500
"""Files looked at; a folder with more PDFs is an archive, not an inbox."""

SETTLED_SECONDS = 2.0
"""A file whose last change is as old as this is complete: browsers and scanners write several times a second."""

# Stamps are read only of files that take a moment; a larger one can be put into its case by hand.
_STAMP_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class InboxEntry:
    """A PDF file of the folder as the system lists it; another size or time means other contents."""

    path: Path
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Inbox:
    """What is in the folder. `waits` where a file is still being written: look again in a moment. `more` is how many
    files above MOST_FILES were left out; `problem` says why nothing can be seen, "" otherwise."""

    entries: tuple[InboxEntry, ...] = ()
    waits: bool = False
    more: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A file of the folder. `is_settled`: it is in a case already or was declined, and is not to be offered; of the
    others, `case_uuid` is the case whose docket number is stamped on it, None for none."""

    entry: InboxEntry
    sha256: str
    file_name: str
    is_settled: bool = False
    case_uuid: str | None = None


def look_into(folder: Path) -> Inbox:
    """The PDF files of a folder by name, without those in folders inside it. Reads no file."""
    entries: list[InboxEntry] = []
    waits, now = False, time.time_ns()
    try:
        with os.scandir(folder) as found:
            for one in found:
                facts = _facts(one)
                if facts is None:
                    continue
                if facts.st_size == 0 or 0 <= now - facts.st_mtime_ns < SETTLED_SECONDS * 1e9:
                    waits = waits or facts.st_size > 0 or now - facts.st_mtime_ns < 60e9
                    continue
                entries.append(InboxEntry(Path(one.path), facts.st_size, facts.st_mtime_ns))
    except OSError as error:
        return Inbox(problem=f"The inbox folder {folder} cannot be read ({error.strerror or error}).")
    entries.sort(key=lambda entry: entry.path.name.casefold())
    return Inbox(tuple(entries[:MOST_FILES]), waits, max(0, len(entries) - MOST_FILES))


def _facts(entry: os.DirEntry[str]) -> os.stat_result | None:
    """The facts of a PDF file, None for anything else."""
    if not entry.name.lower().endswith(".pdf") or entry.name.startswith("._"):
        return None
    try:
        facts = entry.stat()
    except OSError:
        return None
    return facts if stat.S_ISREG(facts.st_mode) else None


class ReadInbox:
    """Find out which files of an inbox are new, and whose case each is: every file once, by its contents. What the
    system does not let us read is left out."""

    def __init__(self, entries: tuple[InboxEntry, ...]) -> None:
        self.title = "Look into the Inbox"
        self._entries = entries

    def run(self, workspace: Workspace, progress: Progress) -> tuple[InboxFile, ...]:
        hashes: dict[str, InboxEntry] = {}
        for place, entry in enumerate(self._entries):
            progress.check()
            progress.report(place, len(self._entries), entry.path.name)
            sha256 = _hash_of(entry.path)
            if sha256 is not None:
                hashes.setdefault(sha256, entry)
        settled = workspace.ask(settled_files, hashes)
        pool = BulkPool(workers=1)
        found = []
        try:
            for sha256, entry in hashes.items():
                progress.check()
                is_settled = sha256 in settled
                case_uuid = None if is_settled else _case_of(workspace, pool, entry)
                found.append(InboxFile(entry, sha256, shown_name(entry.path), is_settled, case_uuid))
        finally:
            pool.close()
        return tuple(found)


def _hash_of(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _case_of(workspace: Workspace, pool: BulkPool, entry: InboxEntry) -> str | None:
    if entry.size > _STAMP_BYTES:
        return None
    contents = read_source(entry.path)
    if not isinstance(contents, Contents):
        return None
    answer = pool.submit(contents.data).result()
    if isinstance(answer, WorkerFailure):
        return None
    _, pages = answer
    printed = next((page.stamp.docket_number for page in pages if page.stamp and page.stamp.docket_number), None)
    case = workspace.ask(case_of_docket, printed) if printed else None
    return case.uuid if case else None
