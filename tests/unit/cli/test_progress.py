"""The progress line, and stopping a job from the keyboard."""

from __future__ import annotations

import io
import os
import signal
import sys
import time
from typing import Any

import pytest

from caseorg.base.errors import Cancelled
from caseorg.cli.progress import run_job, standing_words, time_left_words
from caseorg.jobs.job import Progress, Standing
from caseorg.workspace import Workspace


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Counting:
    """A job of five pieces that tells each."""

    title = "Count"

    def run(self, workspace: Workspace | None, progress: Progress) -> Any:
        for done in range(6):
            progress.check()
            progress.report(done, 5)
        return "counted"


class Waiting:
    """A job that goes on until it is told to stop, and sends Ctrl+C to this process `presses` times."""

    title = "Wait"

    def __init__(self, number: int, *, deaf: bool = False) -> None:
        self._number, self._deaf = number, deaf

    def run(self, workspace: Workspace | None, progress: Progress) -> Any:
        for _ in range(500):
            os.kill(os.getpid(), self._number)
            time.sleep(0.01)
            if not self._deaf:
                progress.check()
        raise AssertionError("nobody stopped it")


def test_a_job_gives_its_result_and_clears_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert run_job(Counting(), None) == "counted"
    assert "Count: 5 of 5" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_nothing_is_told_into_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_job(Counting(), None) == "counted"
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_interrupt_asks_the_job_to_stop(number: int) -> None:
    before = signal.getsignal(number)
    with pytest.raises(Cancelled):
        run_job(Waiting(number), None)
    assert signal.getsignal(number) is before


def test_the_second_one_ends_a_job_that_does_not_listen() -> None:
    with pytest.raises(KeyboardInterrupt):
        run_job(Waiting(signal.SIGINT, deaf=True), None)


def test_how_far_it_is_in_words() -> None:
    assert standing_words("Import", Standing(0, None)) == "Import: 0"
    assert standing_words("Import", Standing(1200, 3400, "a.pdf", 130.0)) == (
        "Import: 1,200 of 3,400, about 2 minutes left  a.pdf"
    )
    assert [time_left_words(seconds) for seconds in (0.1, 42, 99, 3600, 10_000)] == [
        "a few seconds",
        "about 40 seconds",
        "about 100 seconds",
        "about 60 minutes",
        "about 3 hours",
    ]
