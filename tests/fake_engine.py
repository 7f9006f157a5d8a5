"""Stands for the engine of text recognition, so that tests need neither its data nor its time."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field

from caseorg.pdf.recognition_types import RecognizedPage, RecognizeRequest
from caseorg.pdf.types import ViewerAnswer, Word


def page_saying(text: str) -> RecognizedPage:
    return RecognizedPage((Word((10, 20, 60, 32), text, 0, 0),), text + "\n", None)


@dataclass
class Engine:
    """Stands for the pool of children: pages are answered as `answers` says, None is never answered."""

    answers: dict[int, ViewerAnswer | None] = field(default_factory=dict)
    asked: list[RecognizeRequest] = field(default_factory=list)

    def __call__(self, *_: object, **__: object) -> Engine:
        return self

    def submit(self, request: RecognizeRequest) -> Future[ViewerAnswer]:
        self.asked.append(request)
        future: Future[ViewerAnswer] = Future()
        answer = self.answers.get(request.page, page_saying(f"word{request.page}"))
        if answer is not None:
            future.set_result(answer)
        return future

    def close(self) -> None: ...
