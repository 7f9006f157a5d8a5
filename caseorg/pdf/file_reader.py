"""Read files through a child for importing, one after the other, and go on after a page that makes it hang or die."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from caseorg.model.reading import PageReading
from caseorg.pdf.process import Child, ChildLost
from caseorg.pdf.protocol import FromChild, Piece, Progress, ReadFile, ReadingDone, Taken
from caseorg.pdf.types import FailureKind, FileHead, PagesRead, WorkerFailure, unread_page

MOST_BAD_PAGES = 10
MOST_BAD_IN_A_ROW = 3
PATIENCE = 15
"""A file may take so many times the limit of a page; after that only while it gives a page a second."""

FileAnswer = tuple[FileHead, tuple[PageReading, ...]] | WorkerFailure


@dataclass(frozen=True, slots=True, eq=False)
class FileToRead:
    """The bytes of a file, and the password it may need."""

    data: bytes = field(repr=False)
    password: str | None = field(default=None, repr=False)


class FileReader:
    """Reads files through one child, and sends it the next file while it is still at the one before: a child that
    waits for the program between files loses up to a tenth of its time (measured with the interpreter's lock busy)."""

    def __init__(self, child: Child, limit_seconds: float) -> None:
        self._child = child
        self._limit = limit_seconds
        self._ahead: FileToRead | None = None
        self._fresh = True

    def read(self, asked: FileToRead, following: Callable[[], FileToRead | None]) -> FileAnswer:
        """Everything of a file, in as many attempts as it has bad pages, at most MOST_BAD_PAGES + 3.

        `following` gives the file to be read next, if it is known. Raises WorldError where no child can be had.
        """
        file = _File(asked.password, may_retry_memory=not self._fresh)
        answer: FileAnswer | None = None
        while answer is None:
            answer = self._attempt(asked, file, following)
        return answer

    def _attempt(
        self, asked: FileToRead, file: _File, following: Callable[[], FileToRead | None]
    ) -> FileAnswer | None:
        """Let the child read what is missing; None where another attempt is worth it."""
        child = self._child
        try:
            self._hand_over(asked, file)
            while True:
                self._hand_ahead(following)
                if self._took(child.receive(self._limit), file):
                    return file.answer()
                if file.too_slow(self._limit):
                    file.given_up = True
                    raise ChildLost(FailureKind.TIMEOUT, "the whole file took too long")
        except ChildLost as lost:
            child.stop()
            self._ahead, self._fresh = None, True
            return file.after(lost.failure, child.segment.noted())

    def _took(self, answer: FromChild, file: _File) -> bool:
        """Put an answer to the file; True with the last one."""
        self._fresh = False
        match answer:
            case FileHead():
                file.head = file.head or answer
            case PagesRead(pages):
                file.pages.extend(pages)
            case ReadingDone():
                file.done = answer
            case WorkerFailure(FailureKind.MEMORY, detail):
                raise ChildLost(FailureKind.MEMORY, detail)
            case WorkerFailure():
                file.refused = answer
        return isinstance(answer, ReadingDone | WorkerFailure)

    def _hand_over(self, asked: FileToRead, file: _File) -> None:
        """Have the file in the child and its reading begun."""
        if self._ahead is not asked:
            if self._ahead is not None:  # it is at a file that nobody waits for
                self._child.stop()
            self._child.start()
            self._child.segment.note(Progress.IDLE)
            self._child.send_file(asked.data, self._limit)
            self._child.send(file.task)
        elif not isinstance(self._child.receive(self._limit), Taken):
            raise ChildLost(FailureKind.CRASHED, "the file was not taken")
        self._ahead = None

    def _hand_ahead(self, following: Callable[[], FileToRead | None]) -> None:
        """Lay the next file into the segment, which is free since this one was taken, if it fits as one piece."""
        asked = following() if self._ahead is None else None
        if asked is not None and len(asked.data) <= self._child.segment.room:
            self._child.segment.put(asked.data)
            self._child.send(Piece(len(asked.data), len(asked.data)))
            self._child.send(ReadFile(asked.password))
            self._ahead = asked


@dataclass(slots=True)
class _File:
    """What is known of a file so far."""

    password: str | None = field(repr=False)
    may_retry_memory: bool
    head: FileHead | None = None
    pages: list[PageReading] = field(default_factory=list)
    bad: dict[int, FailureKind] = field(default_factory=dict)
    outline: bool = True
    end: int | None = None
    given_up: bool = False
    done: ReadingDone | None = None
    refused: WorkerFailure | None = None
    began: float = field(default_factory=time.monotonic)

    @property
    def task(self) -> ReadFile:
        """What is still to be read; the first head counts, and later ones come without the outline."""
        return ReadFile(
            self.password,
            first=self._next_page,
            end=self.end,
            without=frozenset(self.bad),
            outline=self.outline and self.head is None,
        )

    @property
    def _next_page(self) -> int:
        return self.pages[-1].number if self.pages else 0

    def too_slow(self, limit_seconds: float) -> bool:
        """Whether the whole file has had its time and does not get on."""
        taken = time.monotonic() - self.began
        return taken > PATIENCE * limit_seconds and len(self.pages) < taken

    def after(self, failure: WorkerFailure, noted: int) -> FileAnswer | None:
        """What to do after the child was lost, last seen at `noted`: an answer, or None to try again."""
        if failure.kind is FailureKind.CLOSED:
            return failure
        if failure.kind is FailureKind.MEMORY and self.may_retry_memory:
            self.may_retry_memory = False  # other files may have eaten it: once more in a new child
            return None
        if noted == Progress.OUTLINE and self.outline and self.head is None:
            self.outline = False
            return None
        if self.head is None or noted < 0 or noted in self.bad:
            return failure
        self.bad[noted] = failure.kind
        in_a_row = all(page in self.bad for page in range(noted - MOST_BAD_IN_A_ROW + 1, noted + 1))
        if self.given_up or self.end is not None:
            return self.answer()
        if in_a_row or len(self.bad) >= MOST_BAD_PAGES:
            self.end = noted
            if self.bad.keys() >= set(range(self._next_page, noted)):
                return self.answer()  # else what the child had read and not sent yet is still to come
        return None

    def answer(self) -> FileAnswer:
        """Head and pages in order, with a note for each page that is missing; or why the file was refused."""
        if self.refused is not None or self.head is None:
            return self.refused or WorkerFailure(FailureKind.DAMAGED, "no head")
        repaired = self.head.repaired or self.done is not None and self.done.repaired
        read = {page.number - 1: page for page in self.pages}
        return replace(self.head, repaired=repaired), tuple(
            read.get(index) or unread_page(index, self.bad.get(index, FailureKind.CLOSED))
            for index in range(self.head.page_count)
        )
