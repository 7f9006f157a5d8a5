"""Progress, cancelling and the queue of jobs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from caseorg.base.errors import Cancelled, UserError
from caseorg.base.paths import Home
from caseorg.jobs.job import Progress, Standing
from caseorg.jobs.runner import JobState, Runner, RunningJob
from caseorg.workspace import Workspace


class Doing:
    """A job made of a function."""

    title = "Do a thing"

    def __init__(self, work: Callable[[Workspace, Progress], Any]) -> None:
        self._work = work

    def run(self, workspace: Workspace, progress: Progress) -> Any:
        return self._work(workspace, progress)


class Listener:
    """Keeps what a runner tells, and lets a test wait for the end of a job."""

    def __init__(self) -> None:
        self.standings: list[Standing] = []
        self.ended: list[RunningJob] = []
        self._end = threading.Semaphore(0)

    def on_progress(self, running: RunningJob) -> None:
        self.standings.append(running.standing)

    def on_done(self, running: RunningJob) -> None:
        self.ended.append(running)
        self._end.release()

    def wait(self) -> None:
        assert self._end.acquire(timeout=10)


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home) as workspace:
        yield workspace


@pytest.fixture
def runner(workspace: Workspace) -> Iterator[Runner]:
    runner = Runner(workspace)
    yield runner
    runner.close()


def start(runner: Runner, listener: Listener, work: Callable[[Workspace, Progress], Any]) -> RunningJob:
    return runner.start(Doing(work), on_progress=listener.on_progress, on_done=listener.on_done)


def test_gives_what_the_job_returned(runner: Runner, workspace: Workspace) -> None:
    listener = Listener()
    running = start(runner, listener, lambda given, _: given is workspace)
    listener.wait()
    assert running.state is JobState.DONE
    assert running.value is True
    assert runner.jobs == ()


def test_hands_on_errors_as_data(runner: Runner) -> None:
    listener = Listener()

    def fail(_: Workspace, __: Progress) -> None:
        raise UserError("Choose another folder.")

    running = start(runner, listener, fail)
    listener.wait()
    assert running.state is JobState.FAILED
    assert str(running.error) == "Choose another folder."
    assert running.value is None


def test_one_runs_and_the_others_wait_in_order(runner: Runner) -> None:
    listener, go_on, began = Listener(), threading.Event(), threading.Event()
    order: list[str] = []

    def first(_: Workspace, __: Progress) -> None:
        began.set()
        assert go_on.wait(10)
        order.append("first")

    running = start(runner, listener, first)
    waiting = start(runner, listener, lambda *_: order.append("second"))
    assert began.wait(10)
    assert (running.state, waiting.state) == (JobState.RUNNING, JobState.WAITING)
    assert runner.jobs == (running, waiting)
    go_on.set()
    listener.wait()
    listener.wait()
    assert order == ["first", "second"]
    assert listener.ended == [running, waiting]


def until_cancelled(began: threading.Event) -> Callable[[Workspace, Progress], None]:
    def work(_: Workspace, progress: Progress) -> None:
        began.set()
        while True:
            progress.check()

    return work


def test_a_running_job_can_be_cancelled(runner: Runner) -> None:
    listener, began = Listener(), threading.Event()
    running = start(runner, listener, until_cancelled(began))
    assert began.wait(10)
    running.cancel()
    listener.wait()
    assert running.state is JobState.CANCELLED
    assert running.error is None


def test_a_waiting_job_that_is_cancelled_never_begins(runner: Runner) -> None:
    listener, began, never = Listener(), threading.Event(), threading.Event()
    running = start(runner, listener, until_cancelled(began))
    waiting = start(runner, listener, lambda *_: never.set())
    waiting.cancel()
    listener.wait()
    assert waiting.state is JobState.CANCELLED
    assert runner.jobs == (running,)
    running.cancel()
    listener.wait()
    assert not never.is_set()


def test_close_stops_everything(workspace: Workspace) -> None:
    runner, listener, began = Runner(workspace), Listener(), threading.Event()
    running = start(runner, listener, until_cancelled(began))
    waiting = start(runner, listener, lambda *_: None)
    assert began.wait(10)
    runner.close()
    assert {running.state, waiting.state} == {JobState.CANCELLED}
    runner.close()


def test_tells_at_most_twenty_times_a_second_but_always_the_end() -> None:
    told: list[Standing] = []
    seconds = 0.0
    progress = Progress(told.append, clock=lambda: seconds)
    for done in range(1, 101):
        seconds = done * 0.01
        progress.report(done, 100, "reading")
    assert 15 <= len(told) <= 22
    assert told[0] == Standing(1, 100, "reading")
    assert (told[-1].done, told[-1].total) == (100, 100)


def test_time_left_follows_the_speed_of_the_last_seconds() -> None:
    seconds = 0.0
    progress = Progress(clock=lambda: seconds)
    progress.report(0, 100)
    assert progress.seconds_left() is None
    seconds = 10.0
    progress.report(10, 100)
    assert progress.seconds_left() == pytest.approx(90)
    for step in range(1, 31):  # ten times as fast now
        seconds = 10 + step
        progress.report(10 + step * 2, 100)
    assert progress.seconds_left() == pytest.approx(15, rel=0.2)
    progress.report(100, 100)
    assert progress.seconds_left() == 0


def test_time_left_is_unknown_without_a_total() -> None:
    seconds = 0.0
    progress = Progress(clock=lambda: seconds)
    progress.report(0, None)
    seconds = 5.0
    progress.report(7, None)
    assert progress.seconds_left() is None


def test_check_raises_once_cancelled() -> None:
    progress = Progress()
    progress.check()
    progress.cancel()
    with pytest.raises(Cancelled):
        progress.check()
