"""The two pools of child processes that read PDFs for the program: one for the viewer, one for importing.

Each child has one plain thread that waits for it. Answers are set on those threads; a window hops to its own thread.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future

from caseorg.base.errors import WorldError
from caseorg.pdf.contents_types import AttachmentRequest
from caseorg.pdf.delivery import Delivery
from caseorg.pdf.file_reader import FileAnswer, FileReader, FileToRead
from caseorg.pdf.process import Child, ChildLost
from caseorg.pdf.protocol import Task
from caseorg.pdf.types import (
    ContentRequest,
    DocumentRequest,
    ExtractRequest,
    FailureKind,
    OpenRequest,
    PageContent,
    ViewerAnswer,
    ViewerRequest,
    Word,
    WorkerFailure,
)
from caseorg.pdf.viewing import ViewingChild

_READING_ROOM = 8 << 20

_Wish = Delivery[ViewerRequest, ViewerAnswer]
_File = Delivery[FileToRead, FileAnswer]


class _Seat:
    """One child of the viewer's pool and what it is at."""

    def __init__(self, fetch: Callable[[str], bytes], limit_seconds: float, readable: tuple[str, ...]) -> None:
        self.viewing = ViewingChild(fetch, limit_seconds, readable)
        self.ready = False
        self.wish: _Wish | None = None
        self.thread: threading.Thread | None = None


class InteractivePool:
    """Children that keep documents open for the viewer. Documents to open come first, then the newest request.

    A document's requests prefer a child that has it open; while that one is busy another opens it as well. What took
    too long once, or ended a child twice, is not tried again until the document is opened anew.
    """

    def __init__(
        self,
        fetch: Callable[[str], bytes],
        *,
        password_of: Callable[[str], str | None] | None = None,
        words_of: Callable[[str, int], tuple[Word, ...] | None] | None = None,
        workers: int = 2,
        limit_seconds: float = 20.0,
        readable: tuple[str, ...] = (),
    ) -> None:
        """`fetch` gives the bytes of the file with that SHA-256, `password_of` the password it is known by,
        `words_of` the words that OCR has read on a page (from 0), which then stand for its own; all on a thread of the
        pool. A child may open the files in the folders `readable`, and no others."""
        self._password_of = password_of or (lambda _sha256: None)
        self._words_of = words_of or (lambda _sha256, _page: None)
        self._changed = threading.Condition()
        self._waiting: dict[ViewerRequest, _Wish] = {}
        self._running: dict[ViewerRequest, _Wish] = {}
        self._seats = [_Seat(fetch, limit_seconds, readable) for _ in range(workers)]
        self._passwords: dict[str, str] = {}
        self._strikes: dict[tuple[object, ...], tuple[int, WorkerFailure]] = {}
        self._closed = False

    def warm(self) -> None:
        """Start the children now, in the background, so that the first document need not wait for one (0.3 s)."""
        with self._changed:
            for number, seat in enumerate(self._seats):
                if seat.thread is None and not self._closed:
                    seat.thread = threading.Thread(
                        target=self._run, args=(seat,), name=f"pdf-viewing-{number}", daemon=True
                    )
                    seat.thread.start()

    def submit(self, request: ViewerRequest) -> Future[ViewerAnswer]:
        """Ask for something of a document. A request equal to one that waits or runs shares its future.

        The answer is DocumentInfo, Outline, PageBoxes, Pixels or PageContent, as the request is, or a WorkerFailure.
        What `fetch` raises becomes the future's exception. Cancelling a future drops it if it has not begun.
        """
        self.warm()
        with self._changed:
            wish = self._running.get(request) or self._waiting.pop(request, None)
            if wish is None or wish.future.cancelled():
                wish = Delivery(request)
            if self._closed:
                wish.refuse()
            elif request not in self._running:
                self._waiting[request] = wish
                self._assign()
            return wish.future

    def close(self) -> None:
        """End the children, also in the middle of a page; what is under way or waits is answered with CLOSED."""
        with self._changed:
            self._closed = True
            waiting = list(self._waiting.values())
            self._waiting.clear()
            self._changed.notify_all()
        for seat in self._seats:
            seat.viewing.child.close()
        for wish in waiting:
            wish.refuse()
        _join(seat.thread for seat in self._seats)

    def process_ids(self) -> tuple[int, ...]:
        """The operating system's numbers of the running children."""
        return tuple(number for seat in self._seats if (number := seat.viewing.child.process_id) is not None)

    def _run(self, seat: _Seat) -> None:
        while True:
            with contextlib.suppress(ChildLost, WorldError):  # said again, and to someone, with the next request
                seat.viewing.child.start()
            wish = self._next(seat)
            if wish is None:
                break
            try:
                answer = self._serve(seat.viewing, wish.asked)
            except Exception as error:
                self._forget(wish)
                wish.future.set_exception(error)
            else:
                self._forget(wish)
                wish.future.set_result(answer)
        seat.viewing.child.remove()

    def _next(self, seat: _Seat) -> _Wish | None:
        """Wait for a request that has not been cancelled; None when the pool is closed."""
        with self._changed:
            seat.ready, seat.wish = True, None
            self._assign()
            while seat.wish is None and not self._closed:
                self._changed.wait()
            seat.ready = False
            return seat.wish

    def _assign(self) -> None:
        """Give waiting requests to children that are ready; the lock is held."""
        free = [seat for seat in self._seats if seat.ready and seat.wish is None]
        while free and self._waiting:
            wish = self._waiting.pop(_most_wanted(self._waiting))
            if not wish.begins():
                continue
            seat = next((seat for seat in free if seat.viewing.holds(wish.asked.sha256)), free[0])
            free.remove(seat)
            seat.wish = self._running[wish.asked] = wish
            self._changed.notify_all()

    def _forget(self, wish: _Wish) -> None:
        with self._changed:
            if self._running.get(wish.asked) is wish:
                del self._running[wish.asked]

    def _serve(self, viewing: ViewingChild, request: ViewerRequest) -> ViewerAnswer:
        whole, part = (request.sha256,), _part(request)
        if isinstance(request, OpenRequest):
            self._forgive(request.sha256)
        for key in (whole, part):
            strikes, failure = self._strikes.get(key, (0, None))
            if strikes > 1 and failure is not None:
                return failure
        password = request.password if isinstance(request, OpenRequest) else None
        known = password or self._passwords.get(request.sha256) or self._password_of(request.sha256)
        refused = viewing.keep(request.sha256, known)
        if refused is not None:
            return self._noted(whole, refused)
        if password is not None:
            self._passwords[request.sha256] = password
        return self._with_recognized(request, self._noted(part, viewing.answer(request)))

    def _with_recognized(self, request: ViewerRequest, answer: ViewerAnswer) -> ViewerAnswer:
        """A page's content with the words that OCR has read on it: the one place where they come in."""
        if isinstance(request, ContentRequest) and isinstance(answer, PageContent):
            words = self._words_of(request.sha256, request.page)
            return answer if words is None else PageContent(words, answer.links)
        return answer

    def _noted(self, key: tuple[object, ...], answer: ViewerAnswer) -> ViewerAnswer:
        if isinstance(answer, WorkerFailure) and answer.kind in (FailureKind.TIMEOUT, FailureKind.CRASHED):
            weight = 2 if answer.kind is FailureKind.TIMEOUT else 1
            self._strikes[key] = (self._strikes.get(key, (0, answer))[0] + weight, answer)
        return answer

    def _forgive(self, sha256: str) -> None:
        for key in [key for key in list(self._strikes) if key[0] == sha256]:
            self._strikes.pop(key, None)


class BulkPool:
    """Children that read whole files for importing, in the order they were handed in."""

    def __init__(self, *, workers: int = 2, limit_seconds: float = 20.0, memory_bytes: int = 2 << 30) -> None:
        """A page may take `limit_seconds`, a child `memory_bytes` of address space."""
        self._changed = threading.Condition()
        self._waiting: deque[_File] = deque()
        self._children = [Child(Task.READING, memory_bytes=memory_bytes, room=_READING_ROOM) for _ in range(workers)]
        self._threads: list[threading.Thread] = []
        self._idle = 0
        self._limit = limit_seconds
        self._closed = False

    def submit(self, data: bytes, password: str | None = None) -> Future[FileAnswer]:
        """Read a file: its head and all its pages in order, or why not. A page that cannot be read says so itself.

        The bytes are held until they are read: whoever submits keeps to a few files more than there are workers.
        """
        delivery: _File = Delivery(FileToRead(data, password))
        with self._changed:
            if self._closed:
                delivery.refuse()
                return delivery.future
            self._waiting.append(delivery)
            if self._idle < len(self._waiting) and len(self._threads) < len(self._children):
                child = self._children[len(self._threads)]
                thread = threading.Thread(
                    target=self._run, args=(child,), name=f"pdf-reading-{len(self._threads)}", daemon=True
                )
                self._threads.append(thread)
                thread.start()
            self._changed.notify()
        return delivery.future

    def close(self) -> None:
        """End the children, also in the middle of a file; what is under way or waits is answered with CLOSED."""
        with self._changed:
            self._closed = True
            waiting = list(self._waiting)
            self._waiting.clear()
            self._changed.notify_all()
        for child in self._children:
            child.close()
        for delivery in waiting:
            delivery.refuse()
        _join(self._threads)

    def process_ids(self) -> tuple[int, ...]:
        """The operating system's numbers of the running children."""
        return tuple(number for child in self._children if (number := child.process_id) is not None)

    def _run(self, child: Child) -> None:
        reader = FileReader(child, self._limit)
        held: list[_File] = []

        def following() -> FileToRead | None:
            held.extend(self._spare() if not held else ())
            return held[0].asked if held else None

        while (delivery := held.pop() if held else self._next()) is not None:
            try:
                answer = reader.read(delivery.asked, following)
            except Exception as error:
                delivery.future.set_exception(error)
            else:
                delivery.future.set_result(answer)
        child.remove()

    def _spare(self) -> tuple[_File, ...]:
        """The next file, for a child that is still busy, where no other child is free for it; else nothing."""
        with self._changed:
            while len(self._waiting) > self._idle:
                delivery = self._waiting.popleft()
                if delivery.begins():
                    return (delivery,)
        return ()

    def _next(self) -> _File | None:
        """Wait for a file that has not been cancelled; None when the pool is closed."""
        with self._changed:
            while not self._closed:
                while self._waiting:
                    delivery = self._waiting.popleft()
                    if delivery.begins():
                        return delivery
                self._idle += 1
                self._changed.wait()
                self._idle -= 1
            return None


def _most_wanted(waiting: dict[ViewerRequest, _Wish]) -> ViewerRequest:
    """The newest document to open, else the newest request."""
    newest_first = reversed(waiting)
    return next((request for request in newest_first if isinstance(request, OpenRequest)), next(reversed(waiting)))


def _part(request: ViewerRequest) -> tuple[object, ...]:
    """What of a document a request concerns, whatever the zoom."""
    if isinstance(request, DocumentRequest):
        return (request.sha256, type(request))
    if isinstance(request, ExtractRequest):
        return (request.sha256, type(request), request.pages)
    if isinstance(request, AttachmentRequest):
        return (request.sha256, type(request), request.number)
    return (request.sha256, type(request), request.page)


def _join(threads: Iterable[threading.Thread | None]) -> None:
    """Wait for threads to end, but not for oneself: a pool may be closed from a future's callback."""
    for thread in threads:
        if thread is not None and thread is not threading.current_thread():
            thread.join()
