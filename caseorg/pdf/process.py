"""One child process with its pipe and its shared memory: ask, wait so long and no longer, stop, start anew."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from caseorg.apart.entry import IGNORED
from caseorg.base.errors import WorldError
from caseorg.pdf.entry import main
from caseorg.pdf.handing import LEAST_BYTES, in_memory, send_descriptor
from caseorg.pdf.memory import Segment
from caseorg.pdf.protocol import FromChild, Handed, Piece, Ready, Setup, Taken, Task, ToChild
from caseorg.pdf.types import FailureKind, ViewerRequest, WorkerFailure

SECONDS_TO_START = 60.0
"""A cold disk and a virus scanner may take long; measured here 0.3 s."""

_SECONDS_TO_END = 0.3
_HANGUP = IGNORED - {signal.SIGINT}


class ChildLost(Exception):
    """The child gave no answer in time, ended, or was closed; it has to be stopped and started anew."""

    def __init__(self, kind: FailureKind, detail: str = "") -> None:
        super().__init__(kind.value)
        self.failure = WorkerFailure(kind, detail)


class Child:
    """A child process for PDFs. One thread uses it; `close` may be called from any.

    Spawned and not forked: the program has threads, and the child must not inherit open files or the database.
    """

    def __init__(self, task: Task, *, memory_bytes: int, room: int, readable: tuple[str, ...] = ()) -> None:
        """`room` is the size in bytes of the shared memory for pieces of files and pixels; of all files, the child may
        read those in the folders `readable`."""
        self._setup = Setup(task, os.getpid(), memory_bytes, readable)
        self._room = room
        self._lock = threading.Lock()
        self._closed = False
        self._segment: Segment | None = None
        self._process: SpawnProcess | None = None
        self._process_id: int | None = None
        self._connection: Connection | None = None

    @property
    def running(self) -> bool:
        return self._process is not None

    @property
    def process_id(self) -> int | None:
        """The operating system's number of the child, None while none is ready. May be asked from any thread."""
        return self._process_id

    @property
    def segment(self) -> Segment:
        """The shared memory, made with the first start and kept over restarts. Raises WorldError where none is left."""
        if self._segment is None:
            try:
                # Making it starts Python's resource tracker, which a closed terminal must not end: it would forget it.
                with _blocked(_HANGUP):
                    self._segment = Segment.make(self._room)
            except OSError as error:
                raise WorldError("No memory is left to read PDFs. Close other programs and try again.") from error
        return self._segment

    def start(self) -> None:
        """Start the process and wait until it is ready, if it is not. Raises ChildLost and WorldError."""
        if self.running:
            return
        shared = self.segment.shared  # before SIGINT is blocked: it starts Python's resource tracker, which unblocks it
        here, there = multiprocessing.get_context("spawn").Pipe()
        process = multiprocessing.get_context("spawn").Process(
            target=main, args=(there, shared, self._setup), name=f"caseorg-{self._setup.task}", daemon=True
        )
        try:
            with self._lock, _blocked(IGNORED):
                self._check_open()
                process.start()
                self._process, self._connection = process, here
        finally:
            there.close()
            if not self.running:
                here.close()
        try:
            if not isinstance(self.receive(SECONDS_TO_START), Ready):
                raise ChildLost(FailureKind.CRASHED, "no greeting")
        except ChildLost:
            self.stop()
            raise
        self._process_id = process.pid

    def ask(self, message: ToChild | ViewerRequest, seconds: float) -> FromChild:
        """Send a message and wait for its answer. Raises ChildLost."""
        self.send(message)
        return self.receive(seconds)

    def send(self, message: ToChild | ViewerRequest) -> None:
        """Send a message without waiting. Raises ChildLost."""
        try:
            self._pipe().send(message)
        except (OSError, ValueError) as error:
            raise self._lost() from error

    def receive(self, seconds: float) -> FromChild:
        """The next answer. Raises ChildLost: TIMEOUT after so many seconds, CRASHED or CLOSED when the child ended."""
        pipe = self._pipe()
        try:
            if not pipe.poll(seconds):
                raise ChildLost(FailureKind.TIMEOUT, f"no answer in {seconds:g} s")
            answer: FromChild = pipe.recv()
        except (OSError, EOFError) as error:
            raise self._lost() from error
        return answer

    def send_file(self, data: bytes, seconds: float) -> None:
        """Hand the bytes of a file over: a long one whole where that can be, else a piece at a time. Raises
        ChildLost."""
        with memoryview(data) as view:
            if len(view) >= LEAST_BYTES and self._hand_over(view, seconds):
                return
            for start in range(0, len(data), self.segment.room) or (0,):
                piece = view[start : start + self.segment.room]
                self.segment.put(piece)
                answer = self.ask(Piece(len(piece), len(data)), seconds)
                if not isinstance(answer, Taken):
                    raise ChildLost(FailureKind.MEMORY, "no room for the file")

    def _hand_over(self, data: memoryview, seconds: float) -> bool:
        """Whether the file could be handed over whole. Raises ChildLost."""
        descriptor = in_memory(data)
        if descriptor is None:
            return False
        try:
            self.send(Handed(len(data)))
            try:
                send_descriptor(self._pipe(), descriptor, self._process_id or 0)
            except OSError as error:
                raise self._lost() from error
        finally:
            os.close(descriptor)
        if not isinstance(self.receive(seconds), Taken):
            raise ChildLost(FailureKind.MEMORY, "no room for the file")
        return True

    def stop(self) -> None:
        """End the process: ask it to, then kill it. By the child's own thread."""
        if self._connection is not None:
            self._connection.close()
        process = self._process
        self._process = self._connection = self._process_id = None
        if process is not None:
            process.terminate()
            process.join(_SECONDS_TO_END)
            if process.exitcode is None:
                process.kill()
            process.join()
            process.close()

    def close(self) -> None:
        """End the process for good, now, also in the middle of a request; its thread then gets CLOSED and stops it."""
        with self._lock:
            self._closed = True
            process = self._process
            if process is not None:
                with contextlib.suppress(ValueError):  # its own thread has just stopped it
                    process.kill()

    def remove(self) -> None:
        """Stop, and take the shared memory away. By the child's own thread, as its last act."""
        self.stop()
        if self._segment is not None:
            self._segment.remove()
            self._segment = None

    def _pipe(self) -> Connection:
        if self._connection is None:
            raise self._lost()
        return self._connection

    def _check_open(self) -> None:
        if self._closed:
            raise ChildLost(FailureKind.CLOSED)

    def _lost(self) -> ChildLost:
        if self._closed:
            return ChildLost(FailureKind.CLOSED)
        if self._process is not None:
            self._process.join(_SECONDS_TO_END)
        code = self._process.exitcode if self._process is not None else None
        return ChildLost(FailureKind.CRASHED, f"exit code {code}")


@contextlib.contextmanager
def _blocked(signals: frozenset[signal.Signals]) -> Iterator[None]:
    """Have a process born with signals blocked: Ctrl-C while it imports would else end it with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
