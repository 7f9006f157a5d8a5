"""The words of all pages of a file with their places, read in a child process."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.jobs.job import Progress
from caseorg.jobs.one_answer import waited
from caseorg.pdf.client import InteractivePool
from caseorg.pdf.types import BoxesRequest, ContentRequest, PageBoxes, PageContent, Word, WorkerFailure
from caseorg.rules.lettered_documents import AnchorPage

_PAGES_AT_ONCE = 16


def anchor_pages(
    data: bytes, password: str | None, page_count: int, progress: Progress, tell: Callable[[int], None],
    recognized: Callable[[int], tuple[Word, ...] | None] = lambda _page: None,
) -> list[AnchorPage]:
    """The pages of a file; one that cannot be read has no words. `tell` hears how many are read, `recognized` gives the
    words that OCR has read on a page (from 0).

    Raises BadInput where the file cannot be opened, Cancelled.
    """
    pool = InteractivePool(
        lambda _: data, password_of=lambda _: password, words_of=lambda _, page: recognized(page), workers=1
    )
    try:
        boxes = waited(pool.submit(BoxesRequest("given", 0, page_count)), progress)
        if isinstance(boxes, WorkerFailure):
            raise BadInput(boxes.sentence)
        assert isinstance(boxes, PageBoxes)
        pages: list[AnchorPage] = []
        waiting: deque[Future[Any]] = deque()
        for page in range(len(boxes.boxes)):
            waiting.append(pool.submit(ContentRequest("given", page)))
            while len(waiting) > _PAGES_AT_ONCE or (waiting and page == len(boxes.boxes) - 1):
                content = waited(waiting.popleft(), progress)
                box = boxes.boxes[len(pages)]
                words = content.words if isinstance(content, PageContent) else ()
                pages.append(AnchorPage(words, box.rotation, box.crop))
                tell(len(pages))
        return pages
    finally:
        pool.close()
