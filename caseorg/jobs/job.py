"""What a job is: long work over an open workspace that reports how far it is and can be stopped."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from caseorg.base.errors import Cancelled
from caseorg.workspace import Workspace

# A person reads a change twenty times a second at the most.
_LEAST_SECONDS_BETWEEN = 0.05
# The speed is that of the last seconds: files differ, and the first ones wait for processes to start.
_WINDOW_SECONDS = 15.0
_LEAST_SECONDS_SEEN = 1.0


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a job is: `done` of `total` pieces, and `text` what it is at. None stands for what is not known yet."""

    done: int = 0
    total: int | None = None
    text: str = ""
    seconds_left: float | None = None


class Progress:
    """What a running job tells, and where it hears that it should stop. Safe to use from any thread."""

    def __init__(
        self, listener: Callable[[Standing], None] | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`listener` is called on the job's thread, at most twenty times a second but always at the end."""
        self._listener = listener
        self._clock = clock
        self._cancelled = threading.Event()
        self._guard = threading.Lock()
        self._standing = Standing()
        self._marks: deque[tuple[float, int]] = deque()
        self._told = -_LEAST_SECONDS_BETWEEN

    @property
    def standing(self) -> Standing:
        """The newest report."""
        return self._standing

    @property
    def cancelled(self) -> bool:
        """Whether the job was asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the job to stop; it does at its next `check`."""
        self._cancelled.set()

    def check(self) -> None:
        """Raises Cancelled where the job was asked to stop. Jobs call it between any two pieces of work."""
        if self._cancelled.is_set():
            raise Cancelled("Stopped. What was finished until then is kept.")

    def report(self, done: int, total: int | None, text: str = "") -> None:
        """Say how far the job is: `done` of `total` pieces (None while the total is unknown), and what it is at."""
        instant = self._clock()
        with self._guard:
            self._mark(instant, done)
            self._standing = Standing(done, total, text, self._estimate(instant, done, total))
            is_due = instant - self._told >= _LEAST_SECONDS_BETWEEN or done == total
            if is_due:
                self._told = instant
        if is_due and self._listener is not None:
            self._listener(self._standing)

    def seconds_left(self) -> float | None:
        """About how long the rest takes, from the speed of the last seconds; None while that is not known."""
        return self._standing.seconds_left

    def _mark(self, instant: float, done: int) -> None:
        if self._marks and done < self._marks[-1][1]:
            self._marks.clear()  # another round of pieces began
        self._marks.append((instant, done))
        while len(self._marks) > 2 and instant - self._marks[0][0] > _WINDOW_SECONDS:
            self._marks.popleft()

    def _estimate(self, instant: float, done: int, total: int | None) -> float | None:
        since, done_then = self._marks[0]
        seconds, pieces = instant - since, done - done_then
        if total is None or seconds < _LEAST_SECONDS_SEEN or pieces <= 0:
            return None
        return max(0.0, (total - done) * seconds / pieces)


class Job(Protocol):
    """Long work. `title` names it to the user ("Import 40 files"); `run` does it straight-line and returns its result.

    `run` raises Cancelled where the user stopped it, other CaseorgErrors where it cannot go on.
    """

    @property
    def title(self) -> str: ...

    def run(self, workspace: Workspace, progress: Progress) -> Any: ...
