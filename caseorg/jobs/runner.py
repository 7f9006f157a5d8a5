"""Runs jobs in the background, one after the other, and hands on what became of them as data."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from typing import Any

from caseorg.base.errors import Cancelled
from caseorg.base.ids import new_uuid
from caseorg.jobs.job import Job, Progress, Standing
from caseorg.workspace import Workspace


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class RunningJob:
    """A job that was started: where it stands, the way to stop it, and what became of it."""

    def __init__(self, job: Job, on_progress: Callable[[RunningJob], None]) -> None:
        """Made by `Runner.start`."""
        self.id = new_uuid()
        self.job = job
        self.progress = Progress(lambda _standing: on_progress(self))
        self.future: Future[Any] = Future()

    @property
    def title(self) -> str:
        return self.job.title

    @property
    def standing(self) -> Standing:
        """How far it is."""
        return self.progress.standing

    @property
    def state(self) -> JobState:
        if self.future.cancelled():
            return JobState.CANCELLED
        if not self.future.done():
            return JobState.RUNNING if self.future.running() else JobState.WAITING
        match self.future.exception():
            case None:
                return JobState.DONE
            case Cancelled():
                return JobState.CANCELLED
            case _:
                return JobState.FAILED

    @property
    def value(self) -> Any:
        """What the job returned, None unless its state is DONE."""
        return self.future.result() if self.state is JobState.DONE else None

    @property
    def error(self) -> BaseException | None:
        """What made the job fail, None unless its state is FAILED."""
        return self.future.exception() if self.state is JobState.FAILED else None

    def cancel(self) -> None:
        """Ask the job to stop. One that has not begun never begins."""
        self.progress.cancel()
        self.future.cancel()


class Runner:
    """Jobs over one workspace: one runs, the others wait in the order they came, since each alone fills the machine."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="caseorg job")
        self._guard = threading.Lock()
        self._unfinished: list[RunningJob] = []

    @property
    def jobs(self) -> tuple[RunningJob, ...]:
        """What runs and what waits, in this order."""
        with self._guard:
            return tuple(self._unfinished)

    def start(
        self, job: Job, *, on_progress: Callable[[RunningJob], None], on_done: Callable[[RunningJob], None]
    ) -> RunningJob:
        """Run a job as soon as those before it have ended. Both listeners are called on other threads."""
        running = RunningJob(job, on_progress)
        with self._guard:
            self._unfinished.append(running)
        running.future.add_done_callback(lambda _future: self._end(running, on_done))
        self._thread.submit(self._run, running)
        return running

    def close(self) -> None:
        """Stop everything and wait until it has stopped. Closing twice does nothing."""
        for running in self.jobs:
            running.cancel()
        self._thread.shutdown(wait=True)

    def _run(self, running: RunningJob) -> None:
        if not running.future.set_running_or_notify_cancel():
            return
        try:
            value = running.job.run(self._workspace, running.progress)
        except BaseException as error:  # the edge of this thread: whoever waits is told
            running.future.set_exception(error)
        else:
            running.future.set_result(value)

    def _end(self, running: RunningJob, on_done: Callable[[RunningJob], None]) -> None:
        with self._guard:
            self._unfinished.remove(running)
        on_done(running)
