"""The one door to pixels and words: asks the pool for what is wanted now, and keeps what is ready."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from itertools import zip_longest
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from caseorg.base.errors import CaseorgError
from caseorg.gui.viewer.page_cache import PageCache
from caseorg.gui.viewer.page_text import PageText
from caseorg.model.reading import OutlineItem
from caseorg.pdf.annotation_types import AnnotationsRequest, CopyRequest, PictureRequest, TypesetRequest
from caseorg.pdf.contents_types import AttachmentRequest, ContentsRequest
from caseorg.pdf.recognition_types import RecognizeRequest
from caseorg.pdf.types import (
    BoxesRequest,
    ContentRequest,
    DocumentInfo,
    ExtractRequest,
    FailureKind,
    OpenRequest,
    Outline,
    OutlineRequest,
    PageBox,
    PageBoxes,
    PageContent,
    Pixels,
    RenderRequest,
    ViewerAnswer,
    ViewerRequest,
    WorkerFailure,
)

CACHE_BYTES = 256 << 20
BOXES_AT_ONCE = 1000

_TEXTS_KEPT = 400
_UNDER_WAY = 3  # two workers, and one request waiting so that neither rests while an answer travels

Request = ViewerRequest


class Pool(Protocol):
    """What draws and reads pages: `pdf.client.InteractivePool`, or a stand-in."""

    def submit(self, request: ViewerRequest) -> Future[ViewerAnswer]:
        """A future of the answer, set on any thread."""
        ...


class PageSource(QObject):
    """Pixels and words of all open documents.

    Each owner (a view, a list of thumbnails) says with `want` what it needs now, most urgent first; that replaces what
    it wanted before. Only a few requests are with the pool at a time, so what was scrolled away is never even asked.
    Signals come on the GUI thread.
    """

    document_changed = Signal(str)
    page_changed = Signal(str, int)
    text_changed = Signal(str, int)
    words_changed = Signal(str, int)
    _arrived = Signal(object, object)

    def __init__(self, pool: Pool, *, cache_bytes: int = CACHE_BYTES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._cache = PageCache(cache_bytes)
        self._infos: dict[str, DocumentInfo] = {}
        self._boxes: dict[str, tuple[PageBox, ...]] = {}
        self._outlines: dict[str, tuple[OutlineItem, ...]] = {}
        self._contents: OrderedDict[tuple[str, int], PageContent] = OrderedDict()
        self._texts: OrderedDict[tuple[str, int], PageText] = OrderedDict()
        self._failures: dict[Request | tuple[str, int], str] = {}
        self._wishes: dict[int, dict[Request, None]] = {}  # of each owner, by its id
        self._under_way: dict[Request, Future[ViewerAnswer]] = {}
        self._locked: set[str] = set()
        self._closing = threading.Lock()
        self._retries: dict[Request, set[int]] = {}
        self._outdated: set[Request] = set()
        self._is_closed = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    # What is ready

    @property
    def pool(self) -> Pool:
        """Who draws and reads, for jobs that need pages of which nothing is kept here."""
        return self._pool

    @property
    def cache_bytes(self) -> int:
        """How much memory ready pages take."""
        return self._cache.size_bytes

    def info(self, sha256: str) -> DocumentInfo | None:
        """What holds for the whole document, None until it is open."""
        return self._infos.get(sha256)

    def boxes(self, sha256: str) -> tuple[PageBox, ...]:
        """The geometry of every page; a page not known yet counts as like the last known one."""
        info, known = self._infos.get(sha256), self._boxes.get(sha256, ())
        if info is None or not known:
            return ()
        return known + known[-1:] * (info.page_count - len(known))

    def missing_boxes(self, sha256: str) -> BoxesRequest | None:
        """What to ask for the next pages of unknown geometry, None when all are known or cannot be."""
        info, known = self._infos.get(sha256), self._boxes.get(sha256, ())
        if info is None or len(known) >= info.page_count:
            return None
        request = BoxesRequest(sha256, len(known), min(BOXES_AT_ONCE, info.page_count - len(known)))
        return None if request in self._failures else request

    def outline(self, sha256: str) -> tuple[OutlineItem, ...]:
        """The outline as far as it is known; `missing_outline` says what to ask for the rest."""
        return self._outlines.get(sha256, ())

    def missing_outline(self, sha256: str) -> OutlineRequest | None:
        """What to ask for the rest of a long outline, None where all of it is known or cannot be."""
        info, request = self._infos.get(sha256), OutlineRequest(sha256)
        return None if info is None or self._is_settled(request) else request

    def open_failure(self, sha256: str) -> str | None:
        """The sentence why a document cannot be opened."""
        return self._failures.get(OpenRequest(sha256))

    def is_locked(self, sha256: str) -> bool:
        """Whether a document cannot be opened because it needs a password, or another one."""
        return sha256 in self._locked

    def unlock(self, sha256: str, password: str) -> None:
        """Open a locked document with a password; `document_changed` tells what came of it."""
        self._locked.discard(sha256)
        self._failures.pop(OpenRequest(sha256), None)
        if not self._is_closed:
            self._submit(OpenRequest(sha256, password))

    def image(self, request: RenderRequest) -> QImage | None:
        """The page exactly as asked for, where it is ready."""
        return self._cache.get(request)

    def nearest_image(self, request: RenderRequest) -> QImage | None:
        """The page at any zoom that is ready."""
        return self._cache.nearest(request)

    def page_failure(self, sha256: str, page: int) -> str | None:
        """The sentence why a page cannot be drawn."""
        return self._failures.get((sha256, page))

    def content(self, sha256: str, page: int) -> PageContent | None:
        """Words and links of a page, where they are ready."""
        return self._contents.get((sha256, page))

    def text(self, sha256: str, page: int) -> PageText | None:
        """The text of a page, where it is ready. A page that cannot be read has an empty one."""
        key = (sha256, page)
        text = self._texts.get(key)
        if text is not None:
            self._texts.move_to_end(key)
            return text
        content, boxes = self._contents.get(key), self.boxes(sha256)
        if content is None or page >= len(boxes):
            return None
        text = self._texts[key] = PageText(content, boxes[page])
        while len(self._texts) > _TEXTS_KEPT:
            self._texts.popitem(last=False)
        return text

    # What is wanted

    def want(self, owner: object, requests: Sequence[Request]) -> None:
        """Say what an owner needs now, most urgent first. What it no longer needs is dropped where it has not begun.

        Each request is answered once: what the cache has no room for is not drawn over and over.
        """
        if self._is_closed:
            return
        if id(owner) not in self._wishes and isinstance(owner, QObject):
            key = id(owner)
            owner.destroyed.connect(lambda: self._set_wishes(key, ()))
        self._set_wishes(id(owner), requests)

    def forget(self, owner: object) -> None:
        """An owner needs nothing for now."""
        if id(owner) in self._wishes:
            self._set_wishes(id(owner), ())

    def try_again(self, sha256: str, page: int | None = None) -> None:
        """Ask once more for a page that failed, or for the document.

        The pool does not touch a page again that took too long, until the document is opened anew: so that comes first.
        """
        request = OpenRequest(sha256)
        if page is not None:
            self._retries.setdefault(request, set()).add(page)
        self._failures.pop(request, None)
        if request not in self._under_way and not self._is_closed:
            self._submit(request)

    def read_again(self, sha256: str, page: int) -> None:
        """The words of a page are others now: `words_changed` tells so. Where they were read or are being read, they
        are read anew; `text_changed` tells when."""
        request = ContentRequest(sha256, page)
        if request in self._under_way:
            self._outdated.add(request)  # its answer may hold the words of before
        elif (sha256, page) in self._contents and not self._is_closed:
            self._submit(request)
        self.words_changed.emit(sha256, page)

    def close(self) -> None:
        """Ask for nothing more and let no answer through."""
        with self._closing:
            self._is_closed = True
        for future in list(self._under_way.values()):
            future.cancel()
        self._under_way.clear()
        self._wishes.clear()
        self._cache.clear()

    # Asking

    def _set_wishes(self, key: int, requests: Sequence[Request]) -> None:
        self._wishes[key] = dict.fromkeys(requests)
        wanted = {request for wishes in self._wishes.values() for request in wishes}
        for request, future in list(self._under_way.items()):
            if request not in wanted and not self._is_owed(request) and future.cancel():
                del self._under_way[request]
        self._ask()

    def _is_owed(self, request: Request) -> bool:
        """Whether something under way is asked for by nobody in particular: another try, or words read anew."""
        return request in self._retries or (
            isinstance(request, ContentRequest) and (request.sha256, request.page) in self._contents
        )

    def _ask(self) -> None:
        for request in self._most_urgent():
            if len(self._under_way) >= _UNDER_WAY:
                return
            if request not in self._under_way and not self._is_settled(request):
                self._submit(request)

    def _most_urgent(self) -> Iterator[Request]:
        """The wishes of all owners, in turn."""
        for wishes in zip_longest(*map(tuple, self._wishes.values())):
            yield from (request for request in wishes if request is not None)

    def _is_settled(self, request: Request) -> bool:
        """Whether a request was answered, or failed."""
        match request:
            case RenderRequest():
                return request in self._cache or (request.sha256, request.page) in self._failures
            case ContentRequest():
                return (request.sha256, request.page) in self._contents
            case OpenRequest():
                return request.sha256 in self._infos or request in self._failures
            case OutlineRequest():
                info = self._infos.get(request.sha256)
                whole = info is not None and self._outlines.get(request.sha256) is not info.outline
                return request in self._failures or whole or (info is not None and info.outline_complete)
            case ExtractRequest() | AttachmentRequest() | RecognizeRequest() | PictureRequest():
                return False  # asked of the pool itself
            case AnnotationsRequest() | CopyRequest() | TypesetRequest() | ContentsRequest():
                return False  # asked of the pool itself, by a job
            case BoxesRequest():
                return request in self._failures or len(self._boxes.get(request.sha256, ())) > request.first

    def _submit(self, request: Request) -> None:
        self._outdated.discard(request)
        future = self._pool.submit(request)
        self._under_way[request] = future
        future.add_done_callback(lambda done: self._on_done(request, done))

    def _on_done(self, request: Request, future: Future[ViewerAnswer]) -> None:
        """On the pool's thread: make the answer ready to show and send it over to the GUI thread."""
        if future.cancelled():
            return
        answer: object = future.exception() or future.result()
        if isinstance(answer, Pixels):
            answer = image_of(answer)
        with self._closing:
            if not self._is_closed:
                self._arrived.emit(request, answer)

    def _on_arrived(self, request: Request, answer: object) -> None:
        self._under_way.pop(request, None)
        if self._is_closed:
            return
        if request in self._outdated:
            self._submit(request)
            return
        try:
            self._keep(request, answer)
            for page in self._retries.pop(request, ()):
                self._failures.pop((request.sha256, page), None)
                self.page_changed.emit(request.sha256, page)
        finally:
            self._ask()

    def _keep(self, request: Request, answer: object) -> None:
        match answer:
            case WorkerFailure():
                if isinstance(request, OpenRequest) and answer.kind is FailureKind.ENCRYPTED:
                    self._locked.add(request.sha256)
                self._fail(request, answer.sentence)
            case CaseorgError():
                self._fail(request, answer.sentence)
            case BaseException():
                self._fail(request, "The program failed to read this. Try again; if it stays so, report it.")
                raise answer
            case DocumentInfo():
                self._infos[request.sha256] = answer
                self._boxes[request.sha256] = answer.boxes
                self._outlines[request.sha256] = answer.outline
                self.document_changed.emit(request.sha256)
            case Outline():
                self._outlines[request.sha256] = answer.items
                self.document_changed.emit(request.sha256)
            case PageBoxes() if isinstance(request, BoxesRequest):
                self._add_boxes(request, answer)
            case QImage() if isinstance(request, RenderRequest):
                self._fulfil(request)
                self._cache.put(request, answer)
                self.page_changed.emit(request.sha256, request.page)
            case PageContent() if isinstance(request, ContentRequest):
                self._keep_content(request, answer)

    def _fulfil(self, request: Request) -> None:
        for wishes in self._wishes.values():
            wishes.pop(request, None)

    def _keep_content(self, request: ContentRequest, content: PageContent) -> None:
        self._fulfil(request)
        self._contents[request.sha256, request.page] = content
        self._texts.pop((request.sha256, request.page), None)
        while len(self._contents) > _TEXTS_KEPT:
            self._contents.popitem(last=False)
        self.text_changed.emit(request.sha256, request.page)

    def _add_boxes(self, request: BoxesRequest, answer: PageBoxes) -> None:
        known = self._boxes.get(request.sha256, ())
        if answer.first == len(known) and answer.boxes:
            self._boxes[request.sha256] = known + answer.boxes
        else:
            self._failures[request] = "The size of these pages is not known."
        self.document_changed.emit(request.sha256)

    def _fail(self, request: Request, sentence: str) -> None:
        match request:
            case RenderRequest():
                self._failures[request.sha256, request.page] = sentence
                self.page_changed.emit(request.sha256, request.page)
            case ContentRequest():
                self._keep_content(request, PageContent((), ()))
            case OpenRequest(sha256):
                self._failures[OpenRequest(sha256)] = sentence
                self.document_changed.emit(sha256)
            case BoxesRequest() | OutlineRequest() | ExtractRequest():
                self._failures[request] = sentence
                self.document_changed.emit(request.sha256)


def image_of(pixels: Pixels) -> QImage:
    """An image of its own memory, in the format that is drawn fastest."""
    image = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)
