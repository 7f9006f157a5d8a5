"""One question about one file, put to a child process of its own, that can be stopped while it is answered."""

from __future__ import annotations

from concurrent.futures import Future, TimeoutError
from dataclasses import replace
from typing import Any, TypeVar

from caseorg.base.errors import BadInput
from caseorg.jobs.job import Progress
from caseorg.pdf.client import InteractivePool
from caseorg.pdf.types import ViewerRequest, WorkerFailure

_LIMIT_SECONDS = 600.0
_SECONDS_BETWEEN_LOOKS = 0.1
_GIVEN = "given"

Answer = TypeVar("Answer")


def answer_of(
    data: bytes, request: Any, expected: type[Answer], progress: Progress, password: str | None
) -> Answer:
    """The answer of a child process of its own. Raises BadInput where the file cannot be read, Cancelled."""
    asked: ViewerRequest = replace(request, sha256=_GIVEN)
    pool = InteractivePool(
        lambda _: data, password_of=lambda _: password, workers=1, limit_seconds=_LIMIT_SECONDS
    )
    try:
        answer = waited(pool.submit(asked), progress)
    finally:
        pool.close()
    if isinstance(answer, WorkerFailure):
        raise BadInput(answer.sentence)
    assert isinstance(answer, expected)
    return answer


def waited(future: Future[Any], progress: Progress) -> Any:
    """The result of a future, waited for until the job is asked to stop. Raises Cancelled."""
    while True:
        progress.check()
        try:
            return future.result(timeout=_SECONDS_BETWEEN_LOOKS)
        except TimeoutError:
            continue
