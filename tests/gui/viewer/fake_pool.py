"""A pool that answers from memory, at once or when told to, and documents for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from caseorg.model.reading import OutlineItem
from caseorg.pdf.types import (
    BoxesRequest,
    ContentRequest,
    DocumentInfo,
    FailureKind,
    OpenRequest,
    PageBox,
    PageBoxes,
    PageContent,
    Pixels,
    RenderRequest,
    ViewerAnswer,
    ViewerRequest,
    Word,
    WorkerFailure,
)

SHA = "5" * 64
LETTER = PageBox(612, 792, 0, (0, 0, 612, 792))
LANDSCAPE = PageBox(792, 612, 0, (0, 0, 792, 612))
LINE = 20.0  # points from line to line
LETTER_WIDTH = 7.0


def words_of(lines: Sequence[str], *, left: float = 100, top: float = 100) -> tuple[Word, ...]:
    """Words of lines below one another, each letter 7 points wide and 12 high."""
    found = []
    for number, line in enumerate(lines):
        x, y = left, top + number * LINE
        for text in line.split():
            width = LETTER_WIDTH * len(text)
            found.append(Word((x, y, x + width, y + 12), text, 0, number))
            x += width + LETTER_WIDTH
    return tuple(found)


def numbered(lines: Sequence[str]) -> tuple[Word, ...]:
    """Pleading paper: 28 line numbers in a block of their own, then the lines beside them."""
    numbers = []
    for number in range(1, 29):
        y = 100 + (number - 1) * LINE
        width = LETTER_WIDTH * len(str(number))
        numbers.append(Word((60 - width, y, 60, y + 12), str(number), 1, number))
    return tuple(numbers) + words_of(lines)


class FakePool:
    """Pages with given words. With `hold` answers wait until `answer_all`. `fails` maps a page to its failure."""

    def __init__(
        self, pages: Sequence[Sequence[str]] = (("one", "two"),), *, boxes: Sequence[PageBox] | None = None
    ) -> None:
        self.words = [words_of(page) for page in pages]
        self.boxes = tuple(boxes or [LETTER] * len(pages))
        self.labels: tuple[str, ...] = tuple(str(number + 1) for number in range(len(pages)))
        self.outline: tuple[OutlineItem, ...] = ()
        self.known_boxes = len(self.boxes)
        self.open_failure: WorkerFailure | None = None
        self.fails: dict[int, WorkerFailure | BaseException] = {}
        self.hold = False
        self.asked: list[ViewerRequest] = []
        self.waiting: list[tuple[ViewerRequest, Future[ViewerAnswer]]] = []

    def submit(self, request: ViewerRequest) -> Future[ViewerAnswer]:
        self.asked.append(request)
        future: Future[ViewerAnswer] = Future()
        if self.hold:
            self.waiting.append((request, future))
        else:
            self._answer(request, future)
        return future

    def answer_all(self) -> None:
        """Answer what waits and was not cancelled."""
        waiting, self.waiting = self.waiting, []
        for request, future in waiting:
            if not future.cancelled():
                self._answer(request, future)

    def drawn(self) -> list[int]:
        """The pages that were asked for as pixels, in order."""
        return [request.page for request in self.asked if isinstance(request, RenderRequest)]

    def _answer(self, request: ViewerRequest, future: Future[ViewerAnswer]) -> None:
        answer = _ANSWERS[type(request)](self, request)
        if isinstance(answer, BaseException):
            future.set_exception(answer)
        else:
            future.set_result(answer)

    def _open(self, request: OpenRequest) -> ViewerAnswer:
        count = len(self.boxes)
        return self.open_failure or DocumentInfo(
            count, self.labels, self.boxes[: self.known_boxes], self.outline, (), repaired=False
        )

    def _boxes(self, request: BoxesRequest) -> ViewerAnswer:
        return PageBoxes(request.first, self.boxes[request.first : request.first + request.count])

    def _content(self, request: ContentRequest) -> ViewerAnswer:
        return PageContent(self.words[request.page], ())

    def _render(self, request: RenderRequest) -> ViewerAnswer | BaseException:
        if request.page in self.fails:
            return self.fails[request.page]
        box = self.boxes[request.page]
        width, height = round(box.width * request.zoom), round(box.height * request.zoom)
        if request.turn % 180:
            width, height = height, width
        return Pixels(width, height, width * 3, b"\xff" * (width * height * 3), request.zoom)


_ANSWERS: dict[type, Callable[..., ViewerAnswer | BaseException]] = {
    OpenRequest: FakePool._open,
    BoxesRequest: FakePool._boxes,
    ContentRequest: FakePool._content,
    RenderRequest: FakePool._render,
}

TIMED_OUT = WorkerFailure(FailureKind.TIMEOUT)


