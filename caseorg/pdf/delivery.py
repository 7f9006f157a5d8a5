"""Something that waits for a child: a request or a file, and the future its answer goes to."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Generic, TypeVar

from caseorg.pdf.types import FailureKind, WorkerFailure

Asked = TypeVar("Asked")
Answered = TypeVar("Answered")


class Delivery(Generic[Asked, Answered]):
    """What is asked, and the future of its answer."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.future: Future[Answered | WorkerFailure] = Future()

    def begins(self) -> bool:
        """To be called when its turn has come; False where it was cancelled meanwhile."""
        return self.future.set_running_or_notify_cancel()

    def refuse(self) -> None:
        """Answer with CLOSED what has not begun, unless it was cancelled."""
        if self.begins():
            self.future.set_result(WorkerFailure(FailureKind.CLOSED))
