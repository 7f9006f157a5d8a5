"""Files and folders into a case: read in child processes, stored once, committed in batches that are one undo."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from caseorg.base.errors import Cancelled
from caseorg.base.ids import new_uuid
from caseorg.importers.base import FileRead, Importer
from caseorg.jobs.filing import DocketPlaces, new_document, warnings_of
from caseorg.jobs.job import Progress
from caseorg.jobs.sources import Contents, Source, read_source, shown_name, sources_of
from caseorg.jobs.unlocking import NO_PASSWORDS, WRONG_PASSWORD, Passwords, Unlocking
from caseorg.model.document import Document
from caseorg.operations.documents import NewDocument, add_documents
from caseorg.pdf.client import BulkPool
from caseorg.pdf.types import FailureKind, WorkerFailure
from caseorg.queries.cases import case, cases
from caseorg.queries.documents import documents_with, ecf_text, known_files
from caseorg.store.check import named_files
from caseorg.store.derived import Derived
from caseorg.store.vault import sha256_of
from caseorg.workspace import BULK, Workspace

# Under way at once: enough to keep both children busy past a slow file, and a bound on memory.
_FILES_AT_ONCE = 24
_BYTES_AT_ONCE = 256 << 20
_STORED_AT_ONCE = 4
# A batch is committed when any of these is reached: a gesture of the user waits for one batch at most.
_BATCH_FILES = 40
_BATCH_PAGES = 400
_BATCH_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class AddedFile:
    """A file that became a document. `ecf` is its ECF No. or "", `also_in` the short captions of other cases that have
    it."""

    path: str
    uuid: str
    title: str
    kind: str
    ecf: str
    date_filed: str | None
    pages: int
    also_in: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DuplicateFile:
    """A file whose content is there already. `document_uuid` is the document that is it (None while it is part of
    the same import), `first` says where in words."""

    path: str
    document_uuid: str | None
    first: str
    in_trash: bool = False


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that could not be taken, and why, in a sentence; `locked` where a password would open it."""

    path: str
    reason: str
    locked: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every file. `cancelled` is True where the user stopped it: files not named here were not looked
    at."""

    added: tuple[AddedFile, ...]
    duplicates: tuple[DuplicateFile, ...]
    failed: tuple[FailedFile, ...]
    cancelled: bool = False


@dataclass(slots=True)
class _Reading:
    """A file that a child process is reading."""

    position: int
    path: Path
    data: bytes
    sha256: str
    importer: Importer
    password: str | None = field(default=None, repr=False)
    untried: list[str] | None = field(default=None, repr=False)  # passwords, None before the file was found locked


@dataclass(frozen=True, slots=True)
class _Ready:
    """A file that is read and being stored, to be committed with its batch."""

    position: int
    path: Path
    document: NewDocument
    read: FileRead
    stored: Future[str]
    warnings: tuple[str, ...]
    also_in: tuple[str, ...]


class ImportFiles:
    """Import files and folders into a case. Killed at any moment, running it again completes it."""

    def __init__(
        self,
        case_uuid: str,
        paths: tuple[Path, ...],
        *,
        step: str | None = None,
        label: str | None = None,
        passwords: Passwords = NO_PASSWORDS,
    ) -> None:
        """With `step` the import goes on with a step of the ledger begun before, under that `label`. `passwords` are
        tried on locked files."""
        self._passwords = passwords
        self.title = "Import Documents"
        self._case_uuid = case_uuid
        self._paths = paths
        self._step = step or new_uuid()
        self._label = label

    def run(self, workspace: Workspace, progress: Progress) -> ImportReport:
        """Import; the report names every file. Raises WorldError where storing fails (what was committed stays)."""
        run = _Run(
            workspace,
            progress,
            case_uuid=self._case_uuid,
            step=self._step,
            label=self._label,
            passwords=self._passwords,
        )
        return run.over(list(sources_of(self._paths)))


@dataclass(slots=True)
class _Outcome:
    added: list[tuple[int, AddedFile]] = field(default_factory=list)
    duplicates: list[tuple[int, DuplicateFile]] = field(default_factory=list)
    failed: list[tuple[int, FailedFile]] = field(default_factory=list)

    def report(self, *, cancelled: bool) -> ImportReport:
        return ImportReport(
            tuple(file for _, file in sorted(self.added, key=_position)),
            tuple(file for _, file in sorted(self.duplicates, key=_position)),
            tuple(file for _, file in sorted(self.failed, key=_position)),
            cancelled,
        )

    @property
    def count(self) -> int:
        return len(self.added) + len(self.duplicates) + len(self.failed)


def _position(pair: tuple[int, Any]) -> int:
    return pair[0]


class _Run:
    """One run of the job over its files."""

    def __init__(
        self,
        workspace: Workspace,
        progress: Progress,
        *,
        case_uuid: str,
        step: str,
        label: str | None,
        passwords: Passwords,
    ) -> None:
        self._unlocking = Unlocking(workspace, passwords)
        self._workspace = workspace
        self._progress = progress
        self._case = workspace.ask(case, case_uuid)
        self._captions = {known.uuid: known.short_caption for known in workspace.ask(cases)}
        self._places = DocketPlaces(self._case)
        self._step = step
        self._label = label
        self._pool = BulkPool()
        # Waiting for the disk takes longer than reading a small file; several files can wait at once.
        self._storing = ThreadPoolExecutor(_STORED_AT_ONCE, thread_name_prefix="caseorg vault")
        self._under_way: dict[Future[Any], _Reading] = {}
        self._bytes_under_way = 0
        self._there_before = workspace.ask(named_files)
        self._seen: dict[str, Path] = {}
        self._copies: list[tuple[int, Path, str]] = []
        self._reasons: dict[str, str] = {}
        self._batch: list[_Ready] = []
        self._batch_begun = time.monotonic()
        self._commits: list[tuple[Future[Any], list[_Ready]]] = []
        self._outcome = _Outcome()
        self._total = 0

    def over(self, sources: list[Source]) -> ImportReport:
        self._total = len(sources)
        with self._storing:
            cancelled = not self._read_all(sources)
            self._commit()
            self._settle(leave=0)
        self._judge_copies()
        return self._outcome.report(cancelled=cancelled)

    def _read_all(self, sources: list[Source]) -> bool:
        """Read every file; False where the user stopped it."""
        try:
            for position, source in enumerate(sources):
                self._tell()
                self._take(position, source)
                while len(self._under_way) >= _FILES_AT_ONCE or self._bytes_under_way > _BYTES_AT_ONCE:
                    self._await_some()
            while self._under_way:
                self._await_some()
        except Cancelled:
            return False
        finally:
            self._pool.close()
        return True

    def _tell(self) -> None:
        self._progress.check()
        waiting = len(self._copies) + len(self._batch) + sum(len(batch) for _, batch in self._commits)
        self._progress.report(self._outcome.count + waiting, self._total)

    def _take(self, position: int, source: Source) -> None:
        contents = source.reason or read_source(source.path)
        if not isinstance(contents, Contents):
            self._fail(position, source.path, contents)
            return
        sha256 = sha256_of(contents.data)
        if not self._is_duplicate(position, source.path, sha256):
            self._seen[sha256] = source.path
            reading = _Reading(position, source.path, contents.data, sha256, contents.importer)
            self._under_way[contents.importer.begin(self._pool, contents.data)] = reading
            self._bytes_under_way += len(contents.data)

    def _is_duplicate(self, position: int, path: Path, sha256: str) -> bool:
        if sha256 in self._seen:
            self._copies.append((position, path, sha256))
            return True
        known = [document for document in self._in(sha256) if document.case_uuid == self._case.uuid]
        if not known:
            return False
        # One that is in the case counts before one in its trash.
        first_document = sorted(known, key=lambda document: document.in_trash)[0]
        place = "the trash of this case" if first_document.in_trash else "this case"
        words = f"“{first_document.title}” ({first_document.file_name}) in {place}"
        self._duplicate(position, DuplicateFile(str(path), first_document.uuid, words, first_document.in_trash))
        return True

    def _judge_copies(self) -> None:
        """Copies within this import share the fate of the first one: duplicates where it was added, else failed.

        A copy of a file that was not finished when the user stopped is not named, as that file is not.
        """
        added = {file.path for _, file in self._outcome.added}
        for position, path, sha256 in self._copies:
            first = self._seen[sha256]
            if sha256 in self._reasons:
                self._fail(position, path, self._reasons[sha256])
            elif str(first) in added:
                self._duplicate(position, DuplicateFile(str(path), None, f"the same file as {first} in this import"))

    def _in(self, sha256: str) -> list[Document]:
        """The documents that are this file. Most files are new, and need no question each."""
        return self._workspace.ask(documents_with, sha256) if sha256 in self._there_before else []

    def _duplicate(self, position: int, file: DuplicateFile) -> None:
        self._outcome.duplicates.append((position, file))

    def _fail(self, position: int, path: Path, reason: str, *, locked: bool = False) -> None:
        self._outcome.failed.append((position, FailedFile(str(path), reason, locked)))

    def _await_some(self) -> None:
        done, _ = wait(self._under_way, timeout=0.2, return_when=FIRST_COMPLETED)
        # After the wait: whatever stops us may have reached the children too, and cost a file its pages.
        self._progress.check()
        for future in done:
            reading = self._under_way.pop(future)
            self._bytes_under_way -= len(reading.data)
            self._finish(reading, future.result())
        if self._batch_due():
            self._commit()
        self._tell()

    def _unlock(self, reading: _Reading) -> bool:
        """Try the next password on a locked file; False where there is none left."""
        if reading.untried is None:
            reading.untried = self._unlocking.candidates(reading.sha256)
        if not reading.untried:
            return False
        reading.password = reading.untried.pop(0)
        self._under_way[reading.importer.begin(self._pool, reading.data, reading.password)] = reading
        self._bytes_under_way += len(reading.data)
        return True

    def _finish(self, reading: _Reading, answer: Any) -> None:
        name = shown_name(reading.path)
        read = reading.importer.finish(answer, sha256=reading.sha256, file_name=name)
        if isinstance(read, WorkerFailure):
            locked = read.kind is FailureKind.ENCRYPTED
            if locked and self._unlock(reading):
                return
            reason = WRONG_PASSWORD if locked and reading.password is not None else read.sentence
            self._reasons[reading.sha256] = reason
            self._fail(reading.position, reading.path, reason, locked=locked)
            return
        self._unlocking.note(reading.sha256, reading.password)
        stored = self._storing.submit(self._workspace.vault.put, reading.data, reading.sha256, settle=False)
        place = self._places.of(read.filing)
        document = new_document(read, place, file_name=name, size=len(reading.data))
        also_in = tuple(
            self._captions[other.case_uuid]
            for other in self._in(reading.sha256)
            if not other.in_trash and other.case_uuid in self._captions
        )
        warnings = warnings_of(read, place)
        self._batch.append(_Ready(reading.position, reading.path, document, read, stored, warnings, also_in))

    def _batch_due(self) -> bool:
        pages = sum(len(ready.read.reading.pages) for ready in self._batch)
        late = time.monotonic() - self._batch_begun > _BATCH_SECONDS
        return bool(self._batch) and (late or len(self._batch) >= _BATCH_FILES or pages >= _BATCH_PAGES)

    def _commit(self) -> None:
        batch = sorted(self._batch, key=lambda ready: ready.position)
        self._batch, self._batch_begun = [], time.monotonic()
        if not batch:
            return
        # A file is stored before the row that names it: a kill between the two leaves an orphan, never a gap.
        for ready in batch:
            ready.stored.result()
        self._workspace.vault.settle()
        known = self._workspace.ask(known_files, [ready.document.sha256 for ready in batch])

        def keep(derived: Derived) -> None:
            for ready in batch:
                if ready.document.sha256 not in known:
                    derived.keep_reading(ready.read.reading)

        future = self._workspace.submit(
            add_documents,
            step=self._step,
            label=self._label,
            derived=keep,
            urgency=BULK,
            case_uuid=self._case.uuid,
            documents=[ready.document for ready in batch],
        )
        self._commits.append((future, batch))
        self._settle(leave=1)

    def _settle(self, *, leave: int) -> None:
        """Wait for the commits under way but the last `leave`, and note what they added."""
        while len(self._commits) > leave:
            future, batch = self._commits.pop(0)
            documents = future.result().value
            self._workspace.vault.note_named(ready.document.sha256 for ready in batch)
            self._outcome.added.extend(_added(batch, documents))


def _added(batch: list[_Ready], documents: tuple[Document, ...]) -> Iterator[tuple[int, AddedFile]]:
    for ready, document in zip(batch, documents, strict=True):
        yield (
            ready.position,
            AddedFile(
                path=str(ready.path),
                uuid=document.uuid,
                title=document.title,
                kind=document.kind.value,
                ecf=ecf_text(ready.document.number, ready.document.attachment),
                date_filed=document.date_filed,
                pages=ready.read.reading.page_count,
                also_in=ready.also_in,
                warnings=ready.warnings,
            ),
        )
