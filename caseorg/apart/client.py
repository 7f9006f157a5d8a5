"""A child process that reads, from the program's side: ask, wait so long and no longer, start anew.

What a parser or a regular expression is doing in a thread cannot be stopped; a process can.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Generic, Self, TypeVar

from caseorg.apart.worker import main
from caseorg.base.errors import UserError

SECONDS_A_READING = 60.0
_SECONDS_TO_START = 60.0
_POLL = 0.1


Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class ApartReader(Generic[Asked, Answer]):
    """Reads one thing after the other; a context manager, and closing ends the child at once."""

    def __init__(
        self,
        prepare: Callable[[], Callable[[Asked], Answer]],
        *,
        limit_seconds: float = SECONDS_A_READING,
        cancelled: Callable[[], bool] = lambda: False,
        caged: bool = True,
    ) -> None:
        """`prepare`, a function of a module, is called in the child: it imports what the reading needs and gives the
        reading. `cancelled` is asked ten times a second while something is read. Only what tests the cage closes it
        itself (`caged` is then False)."""
        self._prepare = prepare
        self._limit = limit_seconds
        self._cancelled = cancelled
        self._caged = caged
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._is_new = True

    def read(self, asked: Asked) -> Answer | None:
        """What was read, None where it took too long or ended the child, or was cancelled. Raises the UserError with
        which the reading refused."""
        try:
            connection = self._start()
            connection.send(asked)
            seconds = self._limit + (_SECONDS_TO_START if self._is_new else 0.0)
            waited = 0.0
            while not connection.poll(_POLL):
                waited += _POLL
                if waited >= seconds or self._cancelled():
                    self._stop()
                    return None
            answer: Answer | UserError = connection.recv()
        except (OSError, EOFError):
            self._stop()
            return None
        self._is_new = False
        if isinstance(answer, UserError):
            raise answer
        return answer

    def _start(self) -> Connection:
        if self._connection is None:
            context = multiprocessing.get_context("spawn")
            here, there = context.Pipe()
            self._process = context.Process(
                target=main, args=(there, os.getpid(), self._prepare, self._caged), name="caseorg-apart", daemon=True
            )
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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
