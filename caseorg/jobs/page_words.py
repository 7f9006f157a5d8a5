"""The words of one page of a stored document, with their places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from caseorg.base.errors import BadInput
from caseorg.jobs.job import Progress
from caseorg.pdf.client import InteractivePool
from caseorg.pdf.types import BoxesRequest, ContentRequest, PageBoxes, PageContent, Word, WorkerFailure
from caseorg.queries.recognized_words import recognized_words
from caseorg.workspace import Workspace


def words_of(workspace: Workspace) -> Callable[[str, int], tuple[Word, ...] | None]:
    """What gives a pool the words that OCR has read on a page of a stored file."""
    return lambda sha256, page: workspace.ask(recognized_words, sha256, page)


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page in reading order, and how the page is turned (0, 90, 180, 270)."""

    words: tuple[Word, ...]
    rotation: int


class ReadPageWords:
    """Read the words of a page, which counts from 0, in a child process. Raises BadInput where it cannot be read."""

    def __init__(self, sha256: str, page: int) -> None:
        self.title = "Read Page"
        self._content = ContentRequest(sha256, page)
        self._boxes = BoxesRequest(sha256, page, 1)

    def run(self, workspace: Workspace, progress: Progress) -> PageWords:
        pool = InteractivePool(
            workspace.read_file, password_of=workspace.password_of, words_of=words_of(workspace), workers=1
        )
        try:
            asked = [pool.submit(request) for request in (self._content, self._boxes)]
            content, boxes = (one.result() for one in asked)
        finally:
            pool.close()
        for answer in (content, boxes):
            if isinstance(answer, WorkerFailure):
                raise BadInput(answer.sentence)
        assert isinstance(content, PageContent) and isinstance(boxes, PageBoxes)
        return PageWords(content.words, boxes.boxes[0].rotation if boxes.boxes else 0)
