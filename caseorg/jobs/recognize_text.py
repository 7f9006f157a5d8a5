"""Text recognition (OCR) of the pages of stored documents that have no text of their own."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Collection, Iterator
from concurrent.futures import Future
from dataclasses import dataclass

from caseorg.base.errors import Cancelled
from caseorg.jobs.job import Progress
from caseorg.jobs.one_answer import waited
from caseorg.model.changes import Changes
from caseorg.model.document import TextState
from caseorg.pdf.client import InteractivePool
from caseorg.pdf.language_data import data_folder
from caseorg.pdf.recognition_types import RecognizedPage, RecognizeRequest
from caseorg.pdf.types import FailureKind, ViewerAnswer, WorkerFailure
from caseorg.queries.documents import document_line
from caseorg.queries.recognized_words import documents_of_file, pages_needing_ocr, unread_pages
from caseorg.store.derived import Derived
from caseorg.workspace import Workspace

USUAL_LANGUAGES = "eng"

LIMIT_SECONDS = 90.0
"""A page of small print takes some 5 s; one that takes so long does not end."""

_PROBLEMS = {
    FailureKind.TIMEOUT: "Recognizing the text of this page took too long and was stopped.",
    FailureKind.CRASHED: "Recognizing the text of this page made the PDF reader stop. caseorg is not affected.",
    FailureKind.MEMORY: "Recognizing the text of this page needs more memory than is allowed.",
    FailureKind.DAMAGED: "This page is damaged, and its text could not be recognized.",
}
"""What is wrong with a page; other failures concern its file, and may be gone next time."""


@dataclass(frozen=True, slots=True)
class UnrecognizedPage:
    """A page (from 1) that could not be recognized, and why."""

    title: str
    page: int
    reason: str


@dataclass(frozen=True, slots=True)
class TextRecognized:
    """How many pages were recognized, on how many of these no word was found, and which could not be."""

    pages: int
    without_words: int
    failed: tuple[UnrecognizedPage, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    title: str
    request: RecognizeRequest


class RecognizeText:
    """Recognize the words of pages that have none; each page is kept as soon as it is read, and never read again.

    `pages` (from 0) narrows to some pages, None means all that need it. A page that cannot be recognized says why and
    no longer waits; it is tried again where it is chosen, or where nothing else is left to do in one document.
    Raises UserError where there are no language data, Cancelled.
    """

    def __init__(
        self,
        documents: Collection[str],
        *,
        languages: str = USUAL_LANGUAGES,
        folder: str = "",
        pages: Collection[int] | None = None,
        workers: int | None = None,
        limit_seconds: float = LIMIT_SECONDS,
    ) -> None:
        """`workers` pages at once: all processors but one, which the window keeps. A page may take `limit_seconds`."""
        self.title = "Recognize Text"
        self.documents = tuple(documents)
        self._languages = languages
        self._folder = folder
        self._chosen = pages
        self._limit = limit_seconds
        self._workers = workers or max((os.cpu_count() or 2) - 1, 1)

    def run(self, workspace: Workspace, progress: Progress) -> TextRecognized:
        folder = data_folder(self._languages, self._folder)
        waiting = deque(self._pages(workspace, folder))
        if not waiting:
            return TextRecognized(0, 0)
        pool = InteractivePool(
            workspace.read_file,
            password_of=workspace.password_of,
            workers=min(self._workers, len(waiting)),
            limit_seconds=self._limit,
            readable=(folder,),
        )
        try:
            return self._recognize(workspace, pool, waiting, progress)
        finally:
            pool.close()

    def _pages(self, workspace: Workspace, folder: str) -> Iterator[_Page]:
        """The pages to be read, each file once."""
        seen: set[str] = set()
        for uuid in self.documents:
            document = workspace.ask(document_line, uuid).document
            if document.sha256 in seen:
                continue
            seen.add(document.sha256)
            unread = workspace.ask(unread_pages, document.sha256)
            for page, state in self._wanted(workspace.ask(pages_needing_ocr, document.sha256), unread).items():
                keeps = state is not TextState.GARBLED and page not in unread
                request = RecognizeRequest(document.sha256, page, self._languages, folder, keeps)
                yield _Page(document.title, request)

    def _wanted(self, needing: dict[int, TextState], unread: dict[int, TextState]) -> dict[int, TextState]:
        """The pages of a file to be recognized."""
        if self._chosen is not None:
            return {page: state for page, state in (needing | unread).items() if page in self._chosen}
        return needing or (unread if len(self.documents) == 1 else {})

    def _recognize(
        self, workspace: Workspace, pool: InteractivePool, waiting: deque[_Page], progress: Progress
    ) -> TextRecognized:
        total, done, empty = len(waiting), 0, 0
        failed: list[UnrecognizedPage] = []
        under_way: deque[tuple[_Page, Future[ViewerAnswer]]] = deque()
        while waiting or under_way:
            while waiting and len(under_way) < self._workers:
                page = waiting.popleft()
                under_way.append((page, pool.submit(page.request)))
            page, future = under_way[0]
            progress.report(done, total, f"{page.title}, page {page.request.page + 1}")
            try:
                answer = waited(future, progress)
            except Cancelled:
                self._keep_finished(workspace, under_way)
                raise
            under_way.popleft()
            done += 1
            if isinstance(answer, RecognizedPage):
                empty += not answer.words
                self._keep(workspace, page.request, answer)
            else:
                reason = self._refused(workspace, page.request, answer)
                failed.append(UnrecognizedPage(page.title, page.request.page + 1, reason))
            progress.report(done, total, page.title)
        return TextRecognized(total - len(failed), empty, tuple(failed))

    def _keep_finished(self, workspace: Workspace, under_way: deque[tuple[_Page, Future[ViewerAnswer]]]) -> None:
        """Keep the pages that were ready when the job was stopped."""
        for page, future in under_way:
            if future.done() and not future.cancelled() and future.exception() is None:
                answer = future.result()
                if isinstance(answer, RecognizedPage):
                    self._keep(workspace, page.request, answer)

    def _keep(self, workspace: Workspace, request: RecognizeRequest, page: RecognizedPage) -> None:
        words = [(*word.box, word.text, word.block, word.line) for word in page.words]

        def write(derived: Derived) -> None:
            derived.keep_recognized(
                request.sha256, request.page + 1,
                text=page.text, stamp=page.stamp, words=words, languages=request.languages,
            )  # fmt: skip

        workspace.derive(write, _touched(workspace, request))

    def _refused(self, workspace: Workspace, request: RecognizeRequest, answer: ViewerAnswer) -> str:
        """Why a page was not recognized, in words; noted with the page where trying again would not help."""
        assert isinstance(answer, WorkerFailure)
        problem = _PROBLEMS.get(answer.kind)
        if problem is None:
            return answer.sentence
        workspace.derive(
            lambda derived: derived.note_unread(request.sha256, request.page + 1, problem),
            _touched(workspace, request),
        )
        return problem


def _touched(workspace: Workspace, request: RecognizeRequest) -> Changes:
    """The documents that have a page, and the page itself."""
    documents = workspace.ask(documents_of_file, request.sha256)
    return Changes.of(
        [*(("documents", uuid) for uuid in documents), ("pages", f"{request.sha256}/{request.page}")]
    )
