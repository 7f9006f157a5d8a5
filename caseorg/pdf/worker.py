"""Child side: the loop that answers the program. Here, and only here, any exception becomes an answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from typing import Any, Protocol

import pymupdf

from caseorg.model.reading import PageReading
from caseorg.pdf.annotation_types import AnnotationsRequest, CopyRequest, PictureRequest, TypesetPages, TypesetRequest
from caseorg.pdf.contents_types import AttachmentRequest, ContentsRequest
from caseorg.pdf.handing import received
from caseorg.pdf.memory import Segment
from caseorg.pdf.opening import OpenPdf, Refused, described, is_memory_failure, open_pdf
from caseorg.pdf.protocol import (
    Drawn,
    DrawPage,
    DropFile,
    FromChild,
    Handed,
    KeepFile,
    NextPiece,
    Piece,
    Progress,
    ReadFile,
    ReadingDone,
    Taken,
    Task,
)
from caseorg.pdf.recognition_types import RecognizeRequest
from caseorg.pdf.types import (
    BoxesRequest,
    ContentRequest,
    ExtractedPages,
    ExtractRequest,
    FailureKind,
    OpenRequest,
    OutlineRequest,
    PagesRead,
    ViewerRequest,
    WorkerFailure,
    unread_page,
)

PAGES_PER_ANSWER = 50
SECONDS_PER_ANSWER = 0.25


class Server(Protocol):
    """Answers one message after the other."""

    def answer(self, message: object) -> FromChild: ...


def server(connection: Connection, shared: SharedMemory, task: Task) -> Server:
    """What answers for this task, with all it needs imported."""
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    segment = Segment(shared)
    incoming = _Incoming(segment, connection)
    if task is Task.VIEWING:
        return _Viewing(segment, incoming)
    return _Reading(segment, incoming, connection.send)


def serve(connection: Connection, worker: Server) -> None:
    """Answer messages until the program closes the connection (EOFError)."""
    while True:
        answer = _answer(worker.answer, connection.recv())
        connection.send(answer)
        if isinstance(answer, WorkerFailure) and answer.kind is FailureKind.MEMORY:
            return  # what is left may not do for anything; the program starts a new child


def _answer(answer: Callable[[object], FromChild], message: object) -> FromChild:
    try:
        return answer(message)
    except Exception as error:
        return _failure(error)


def _failure(error: Exception) -> WorkerFailure:
    if isinstance(error, Refused):
        return error.failure
    kind = FailureKind.MEMORY if is_memory_failure(error) else FailureKind.DAMAGED
    return WorkerFailure(kind, described(error))


# What is asked of an open file, by the kind of request.
_OF_FILE: dict[type, Callable[[Any, Any], FromChild]] = {
    OpenRequest: lambda file, _: file.info(),
    OutlineRequest: lambda file, _: file.outline(),
    BoxesRequest: lambda file, request: file.boxes(request),
    ContentRequest: lambda file, request: file.content(request.page),
    RecognizeRequest: lambda file, request: file.recognized(request),
    AnnotationsRequest: lambda file, _: file.annotations(),
    CopyRequest: lambda file, request: file.annotated_copy(request),
    PictureRequest: lambda file, request: file.picture(request),
    ContentsRequest: lambda file, _: file.contents(),
    AttachmentRequest: lambda file, request: file.attached_file(request.number),
    ExtractRequest: lambda file, request: ExtractedPages(file.extract(request.pages)),
}


class _Incoming:
    """The file that is being sent: put together from its pieces, or handed over whole."""

    def __init__(self, segment: Segment, connection: Connection) -> None:
        self._segment = segment
        self._connection = connection
        self._handed: memoryview | None = None
        self._data = bytearray()
        self._filled = 0

    def add(self, piece: Piece) -> Taken:
        """Copy the next piece; the first one of a file makes room for all of it."""
        if self._filled in (0, len(self._data)):
            self._data, self._filled = bytearray(piece.size), 0
        with memoryview(self._data) as view:
            self._segment.take_into(view[self._filled : self._filled + piece.length])
        self._filled += piece.length
        return Taken()

    def take(self, handed: Handed) -> Taken:
        """Take a file over that comes whole."""
        self._handed = received(self._connection, handed.size)
        return Taken()

    def whole(self) -> memoryview:
        """The bytes of the file, given away."""
        data, self._handed = self._handed, None
        if data is None:
            data, self._data, self._filled = memoryview(self._data), bytearray(), 0
        return data


class _Viewing:
    """Keeps documents open and draws them."""

    def __init__(self, segment: Segment, incoming: _Incoming) -> None:
        from caseorg.pdf.drawing import OpenFile
        from caseorg.pdf.typesetting import typeset

        self._make = OpenFile
        self._typeset = typeset
        self._segment = segment
        self._incoming = incoming
        self._files: dict[str, OpenFile] = {}
        self._pixels = memoryview(b"")
        self._pixmap: pymupdf.Pixmap | None = None

    def answer(self, message: object) -> FromChild:
        match message:
            case Piece():
                return self._incoming.add(message)
            case Handed():
                return self._incoming.take(message)
            case KeepFile(sha256, password):
                self._files[sha256] = self._make(open_pdf(self._incoming.whole(), password))
                return Taken()
            case DropFile(sha256):
                self._files.pop(sha256).close()
                return Taken()
            case DrawPage(request):
                return self._draw(self._files[request.sha256].draw(request))
            case NextPiece():
                return self._lay_pixels()
        return self._tell(message)

    def _tell(self, request: object) -> FromChild:
        if isinstance(request, TypesetRequest):
            return TypesetPages(self._typeset(request.parts))
        act = _OF_FILE.get(type(request))
        if act is None or not isinstance(request, ViewerRequest):
            raise TypeError(f"no such message: {type(request).__name__}")
        return act(self._files[request.sha256], request)

    def _draw(self, drawn: tuple[pymupdf.Pixmap, float]) -> Drawn:
        pixmap, zoom = drawn
        self._pixmap, self._pixels = pixmap, pixmap.samples_mv
        self._lay_pixels()
        return Drawn(pixmap.width, pixmap.height, pixmap.stride, zoom)

    def _lay_pixels(self) -> Taken:
        piece, self._pixels = self._pixels[: self._segment.room], self._pixels[self._segment.room :]
        self._segment.put(piece)
        if not self._pixels:
            self._pixels, self._pixmap = memoryview(b""), None
        return Taken()


class _Reading:
    """Reads files page by page and sends what it has every few pages."""

    def __init__(self, segment: Segment, incoming: _Incoming, send: Callable[[FromChild], None]) -> None:
        from caseorg.pdf.labels import labels_of
        from caseorg.pdf.reading import read_head, read_page

        self._labels_of, self._read_head, self._read_page = labels_of, read_head, read_page
        self._segment = segment
        self._send = send
        self._incoming = incoming

    def answer(self, message: object) -> FromChild:
        match message:
            case Piece():
                return self._incoming.add(message)
            case Handed():
                return self._incoming.take(message)
            case ReadFile():
                return self._read(message)
        raise TypeError(f"no such message: {type(message).__name__}")

    def _read(self, task: ReadFile) -> ReadingDone:
        self._segment.note(Progress.OPENING)
        opened = open_pdf(self._incoming.whole(), task.password)
        self._segment.note(Progress.OUTLINE if task.outline else Progress.OPENING)
        self._send(self._read_head(opened, outline=task.outline))
        self._segment.note(Progress.OPENING)
        labels = self._labels_of(opened)
        waiting: list[PageReading] = []
        sent = time.monotonic()
        for index in range(task.first, opened.page_count if task.end is None else task.end):
            if index in task.without:
                continue
            self._segment.note(index)
            waiting.append(self._page(opened, index, labels[index]))
            if len(waiting) >= PAGES_PER_ANSWER or time.monotonic() - sent > SECONDS_PER_ANSWER:
                self._send(PagesRead(tuple(waiting)))
                waiting, sent = [], time.monotonic()
        self._send(PagesRead(tuple(waiting)))
        repaired = opened.repaired
        opened.close()
        return ReadingDone(repaired)

    def _page(self, opened: OpenPdf, index: int, label: str) -> PageReading:
        """A page, or why it cannot be read; without memory the child gives up, to start over with the next page."""
        try:
            return self._read_page(opened, index, label)
        except Exception as error:
            if is_memory_failure(error):
                raise
            return unread_page(index, FailureKind.DAMAGED, label)
