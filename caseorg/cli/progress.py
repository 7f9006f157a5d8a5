"""A job run from the command line: how far it is on a terminal's last line, and Ctrl+C to stop it."""

from __future__ import annotations

import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from caseorg.cli.words import cut, visible
from caseorg.jobs.job import Job, Progress, Standing
from caseorg.workspace import Workspace

_CLEAR = "\r\x1b[K"


def _signals() -> list[signal.Signals]:
    numbers = [signal.SIGINT, signal.SIGTERM]
    # What nohup has us ignore stays ignored; Windows knows no SIGHUP.
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        numbers.append(signal.SIGHUP)
    return numbers


def run_job(job: Job, workspace: Workspace | None) -> Any:
    """The result of a job, run here and now. Ctrl+C asks it to stop; a second one ends the program.

    Raises what the job raises, Cancelled among it.
    """
    line = _Line(job.title)
    progress = Progress(line.show)
    with _interrupts_cancel(progress), line:
        # A job that needs no workspace says so in its own signature.
        return job.run(workspace, progress)  # type: ignore[arg-type]


@contextmanager
def count_shown(title: str) -> Iterator[Callable[[int, int], None]]:
    """For work that is no job: called with how many of how many pieces are done, it shows them, and raises Cancelled
    once Ctrl+C was pressed."""
    line = _Line(title)
    progress = Progress(line.show)

    def tell(done: int, total: int) -> None:
        progress.check()
        progress.report(done, total)

    with _interrupts_cancel(progress), line:
        yield tell


class _Line:
    """The last line of the terminal while a job runs; nothing at all where standard error is no terminal."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._stream = sys.stderr
        self._shown = False

    def show(self, standing: Standing) -> None:
        if self._stream.isatty():
            words = cut(visible(standing_words(self._title, standing)), shutil.get_terminal_size().columns - 1)
            self._write(_CLEAR + words)
            self._shown = True

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._write(_CLEAR)

    def _write(self, text: str) -> None:
        with suppress(OSError):  # a terminal that was closed must not end the work
            self._stream.write(text)
            self._stream.flush()


def standing_words(title: str, standing: Standing) -> str:
    """How far a job is, in words: "Import Documents: 12 of 340, about 2 minutes left"."""
    words = f"{title}: {standing.done:,}" + (f" of {standing.total:,}" if standing.total is not None else "")
    if standing.seconds_left is not None:
        words += f", {time_left_words(standing.seconds_left)} left"
    return f"{words}  {standing.text}" if standing.text else words


def time_left_words(seconds: float) -> str:
    """A time to wait as a person says it."""
    if seconds < 10:
        return "a few seconds"
    if seconds < 100:
        return f"about {round(seconds / 5) * 5} seconds"
    minutes = round(seconds / 60)
    if minutes < 100:
        return f"about {minutes} minutes"
    return f"about {round(seconds / 3600)} hours"


@contextmanager
def _interrupts_cancel(progress: Progress) -> Iterator[None]:
    """The first Ctrl+C (or a request to end: SIGTERM, or SIGHUP of a terminal that is closed) cancels; the second one
    interrupts as everywhere."""

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        if progress.cancelled:
            raise KeyboardInterrupt
        progress.cancel()

    before = {number: signal.signal(number, on_signal) for number in _signals()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
