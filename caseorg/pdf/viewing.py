"""A child process for the viewer, from the program's side: which documents it holds, and a request put through it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from caseorg.pdf.process import Child, ChildLost
from caseorg.pdf.protocol import Drawn, DrawPage, DropFile, KeepFile, NextPiece, Taken, Task
from caseorg.pdf.types import (
    FailureKind,
    KeptAnswer,
    Pixels,
    RenderRequest,
    ViewerAnswer,
    ViewerRequest,
    WorkerFailure,
)

DOCUMENTS_KEPT = 4
BYTES_KEPT = 512 << 20
"""Of files held by one child at a time; one larger file is still taken."""

_ROOM = 8 << 20
"""A letter page at 200 % has 5.8 MB; larger ones come in pieces. Small enough for a /dev/shm of 64 MB (Docker)."""

_MEMORY_BYTES = 4 << 30

_ENDED = (FailureKind.TIMEOUT, FailureKind.CRASHED, FailureKind.MEMORY, FailureKind.CLOSED)
"""The failures after which the child is stopped."""


class ViewingChild:
    """Answers one request at a time and keeps the documents used last open."""

    def __init__(self, fetch: Callable[[str], bytes], limit_seconds: float, readable: tuple[str, ...] = ()) -> None:
        self._fetch = fetch
        self._limit = limit_seconds
        self._kept: OrderedDict[str, int] = OrderedDict()
        self.child = Child(Task.VIEWING, memory_bytes=_MEMORY_BYTES, room=_ROOM, readable=readable)

    def holds(self, sha256: str) -> bool:
        """Whether the document is open in this child. May be asked from any thread; the answer is a hint."""
        return sha256 in self._kept

    def start(self) -> None:
        """Have the process ready. Raises ChildLost."""
        self.child.start()

    def keep(self, sha256: str, password: str | None) -> WorkerFailure | None:
        """Have the document open in the child; a failure where it cannot be. Raises what `fetch` raises."""
        if sha256 in self._kept:
            self._kept.move_to_end(sha256)
            return None
        data = self._fetch(sha256)
        try:
            failure = self._send(sha256, data, password)
        except ChildLost as lost:
            failure = lost.failure
        if failure is not None and failure.kind in _ENDED:
            self.stop()
        return failure

    def answer(self, request: ViewerRequest) -> ViewerAnswer:
        """Put a request on a document kept through. A lost child is stopped; the next `keep` starts a new one."""
        try:
            answer = self._ask(request)
        except ChildLost as lost:
            answer = lost.failure
        if isinstance(answer, WorkerFailure) and answer.kind in _ENDED:
            self.stop()
        return answer

    def stop(self) -> None:
        """End the process, and with it all documents it held."""
        self._kept.clear()
        self.child.stop()

    def _send(self, sha256: str, data: bytes, password: str | None) -> WorkerFailure | None:
        self.child.start()
        while self._kept and (len(self._kept) >= DOCUMENTS_KEPT or sum(self._kept.values()) + len(data) > BYTES_KEPT):
            oldest, _ = self._kept.popitem(last=False)
            self.child.ask(DropFile(oldest), self._limit)
        self.child.send_file(data, self._limit)
        answer = self.child.ask(KeepFile(sha256, password), self._limit)
        if isinstance(answer, WorkerFailure):
            return answer
        self._kept[sha256] = len(data)
        return None

    def _ask(self, request: ViewerRequest) -> ViewerAnswer:
        if isinstance(request, RenderRequest):
            answer = self.child.ask(DrawPage(request), self._limit)
            return self._pixels(answer) if isinstance(answer, Drawn) else _expected(answer)
        return _expected(self.child.ask(request, self._limit))

    def _pixels(self, drawn: Drawn) -> Pixels:
        segment, size = self.child.segment, drawn.stride * drawn.height
        if size <= segment.room:
            data = segment.take(size)
        else:
            whole = bytearray(size)
            with memoryview(whole) as view:
                for start in range(0, size, segment.room):
                    if start and not isinstance(self.child.ask(NextPiece(), self._limit), Taken):
                        raise ChildLost(FailureKind.CRASHED, "pixels cut short")
                    segment.take_into(view[start : start + segment.room])
            data = bytes(whole)
        return Pixels(drawn.width, drawn.height, drawn.stride, data, drawn.zoom)


def _expected(answer: object) -> ViewerAnswer:
    if isinstance(answer, KeptAnswer | WorkerFailure):
        return answer
    raise ChildLost(FailureKind.CRASHED, f"unexpected answer {type(answer).__name__}")
