"""The child process that reads citations, from the program's side: ask, wait so long and no longer, start anew.

eyecite reads about 90 pages a second, and took 5 s for 3,000 cites in a row: nothing for the window's thread; and
what a regular expression is doing in a thread cannot be stopped, a process can.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType

from caseorg.law.worker import main
from caseorg.model.authorities import FoundLaw

SECONDS_A_TEXT = 60.0
_SECONDS_TO_START = 60.0
_POLL = 0.1


class LawReader:
    """Reads the cites of one text after the other; a context manager, and closing ends the child at once."""

    def __init__(
        self, *, limit_seconds: float = SECONDS_A_TEXT, cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        """`cancelled` is asked ten times a second while a text is read."""
        self._limit = limit_seconds
        self._cancelled = cancelled
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._is_new = True

    def read(self, text: str) -> tuple[FoundLaw, ...] | None:
        """The cites in a text, None where reading it took too long or ended the child, or was cancelled."""
        try:
            connection = self._start()
            connection.send(text)
            seconds = self._limit + (_SECONDS_TO_START if self._is_new else 0.0)
            waited = 0.0
            while not connection.poll(_POLL):
                waited += _POLL
                if waited >= seconds or self._cancelled():
                    self._stop()
                    return None
            found: tuple[FoundLaw, ...] = connection.recv()
        except (OSError, EOFError):
            self._stop()
            return None
        self._is_new = False
        return found

    def _start(self) -> Connection:
        if self._connection is None:
            context = multiprocessing.get_context("spawn")
            here, there = context.Pipe()
            self._process = context.Process(target=main, args=(there, os.getpid()), name="caseorg-law", daemon=True)
            self._process.start()
            there.close()
            self._connection = here
            self._is_new = True
        return self._connection

    def _stop(self) -> None:
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is not None:
            with contextlib.suppress(ValueError):
                process.kill()
            process.join()
            process.close()

    def __enter__(self) -> LawReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
