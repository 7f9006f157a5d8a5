"""The pools: order, cancelling, children that hang or die, and closing."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future

import pytest

from caseorg.base.errors import NotFound, WorldError
from caseorg.pdf.client import BulkPool
from caseorg.pdf.types import (
    PAGE_PROBLEMS,
    ContentRequest,
    DocumentInfo,
    FailureKind,
    OpenRequest,
    PageContent,
    Pixels,
    RenderRequest,
    ViewerAnswer,
    ViewerRequest,
    WorkerFailure,
)
from tests import makers
from tests.unit.pdf.conftest import WAIT, Viewer

LIMIT = 0.6
PLAIN = makers.pdf(["Plain."])


def mixed_pdf(kinds: str) -> bytes:
    """A page a letter: `.` is an ordinary one, `s` one that no one waits for."""
    writer = makers.PdfWriter()
    resources = makers.font(writer)
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s >>"
    form = writer.add_stream(makers.text_lines("again"), entries % resources)
    for _ in range(30):
        form = writer.add_stream(b"/X1 Do\n" * 10, entries % (b"/XObject << /X1 %d 0 R >>" % form))
    slow = b"/XObject << /X1 %d 0 R >>" % form
    pages = [
        writer.add_page(b"/X1 Do\n", slow)
        if kind == "s"
        else writer.add_page(makers.text_lines(f"Page {number}."), resources)
        for number, kind in enumerate(kinds, 1)
    ]
    return writer.finish(pages)


def kind_of(answer: object) -> FailureKind:
    assert isinstance(answer, WorkerFailure), answer
    return answer.kind


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.005)


class Gate(Viewer):
    """A viewer with one child, whose first fetch waits until it is let through."""

    def __init__(self) -> None:
        super().__init__(limit_seconds=LIMIT)
        self.reached, self.open_gate = threading.Event(), threading.Event()
        self.order: list[ViewerRequest] = []

    def fetch(self, sha256: str) -> bytes:
        self.reached.set()
        assert self.open_gate.wait(WAIT)
        return super().fetch(sha256)

    def submit(self, request: ViewerRequest) -> Future[ViewerAnswer]:
        future = self.pool.submit(request)
        future.add_done_callback(lambda done: self.order.append(request) if not done.cancelled() else None)
        return future

    def hold(self, sha256: str) -> Future[ViewerAnswer]:
        """Have the child busy with a request until `let_through`."""
        future = self.submit(ContentRequest(sha256, 0))
        assert self.reached.wait(WAIT)
        return future


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.open_gate.set()
    gate.pool.close()


@pytest.fixture
def impatient() -> Iterator[Viewer]:
    """A viewer with a short limit."""
    viewer = Viewer(limit_seconds=LIMIT)
    yield viewer
    viewer.pool.close()


def test_documents_to_open_first_then_the_newest(gate: Gate) -> None:
    a, b = gate.add(PLAIN), gate.add(makers.pdf(["Other."]))
    first = gate.hold(a)
    requests = [
        RenderRequest(a, 0, 1.0),
        OpenRequest(b),
        RenderRequest(a, 0, 2.0),
        ContentRequest(b, 0),
        OpenRequest(a),
    ]
    futures = [gate.submit(request) for request in requests]
    gate.open_gate.set()
    for future in [first, *futures]:
        assert not isinstance(future.result(WAIT), WorkerFailure)
    old, open_b, new, content, open_a = requests
    assert gate.order == [ContentRequest(a, 0), open_a, open_b, content, new, old]


def test_asked_for_again_it_is_the_same_and_the_newest(gate: Gate) -> None:
    sha256 = gate.add(PLAIN)
    running = gate.hold(sha256)
    assert gate.pool.submit(ContentRequest(sha256, 0)) is running
    first = gate.submit(RenderRequest(sha256, 0, 1.0))
    second = gate.submit(RenderRequest(sha256, 0, 2.0))
    assert gate.pool.submit(RenderRequest(sha256, 0, 1.0)) is first
    gate.open_gate.set()
    assert isinstance(second.result(WAIT), Pixels)
    assert gate.order[1] == RenderRequest(sha256, 0, 1.0)


def test_a_cancelled_request_is_dropped(gate: Gate) -> None:
    sha256, never = gate.add(PLAIN), gate.add(makers.pdf(["Scrolled away."]))
    running = gate.hold(sha256)
    dropped = gate.submit(RenderRequest(never, 0, 1.0))
    assert dropped.cancel()
    again = gate.submit(ContentRequest(never, 0))
    assert again.cancel()
    asked_anew = gate.pool.submit(ContentRequest(never, 0))
    assert asked_anew is not again
    assert asked_anew.cancel()
    assert not running.cancel()
    gate.open_gate.set()
    assert isinstance(running.result(WAIT), PageContent)
    assert isinstance(gate.submit(RenderRequest(sha256, 0, 1.0)).result(WAIT), Pixels)
    assert never not in gate.fetched


def test_what_fetching_raises_is_the_futures(impatient: Viewer) -> None:
    future = impatient.pool.submit(OpenRequest("no such file"))
    assert isinstance(future.exception(WAIT), NotFound)
    assert not isinstance(impatient.open(impatient.add(PLAIN)), WorkerFailure)


def test_bytes_are_sent_once_and_two_children_share_the_work() -> None:
    viewer = Viewer(workers=2)
    sha256, slow = viewer.add(makers.many_pages_pdf(40)), viewer.add(makers.slow_pdf())
    try:
        viewer.pool.submit(RenderRequest(slow, 0, 1.0))
        wait_until(lambda: viewer.fetched == [slow])  # one child is busy from now on: the rest is the other's
        futures = [viewer.pool.submit(RenderRequest(sha256, page, 2.0)) for page in range(40)]
        assert all(isinstance(future.result(WAIT), Pixels) for future in futures)
        assert viewer.fetched == [slow, sha256]
        assert len(viewer.pool.process_ids()) == 2
    finally:
        viewer.pool.close()
    assert viewer.pool.process_ids() == ()


def test_a_page_that_hangs_is_stopped_and_not_tried_again(impatient: Viewer) -> None:
    sha256 = impatient.add(mixed_pdf(".s"))
    assert isinstance(impatient.open(sha256), DocumentInfo)
    began = time.monotonic()
    slow = impatient.pool.submit(RenderRequest(sha256, 1, 1.0))
    assert kind_of(slow.result(WAIT)) is FailureKind.TIMEOUT
    assert LIMIT <= time.monotonic() - began < LIMIT + 2
    assert isinstance(impatient.draw(sha256, 0), Pixels)
    began = time.monotonic()
    for zoom in (1.0, 2.0):
        assert kind_of(impatient.pool.submit(RenderRequest(sha256, 1, zoom)).result(WAIT)) is FailureKind.TIMEOUT
    assert time.monotonic() - began < LIMIT
    impatient.info(sha256)
    began = time.monotonic()
    assert kind_of(impatient.pool.submit(RenderRequest(sha256, 1, 1.0)).result(WAIT)) is FailureKind.TIMEOUT
    assert time.monotonic() - began >= LIMIT


def test_a_viewers_child_that_is_killed_is_replaced() -> None:
    viewer = Viewer()
    sha256, slow = viewer.add(PLAIN), viewer.add(makers.slow_pdf())
    viewer.info(sha256)
    (killed,) = viewer.pool.process_ids()
    future = viewer.pool.submit(RenderRequest(slow, 0, 1.0))
    wait_until(lambda: slow in viewer.fetched)
    os.kill(killed, signal.SIGKILL)
    assert kind_of(future.result(WAIT)) is FailureKind.CRASHED
    assert isinstance(viewer.draw(sha256), Pixels)
    assert viewer.pool.process_ids() != (killed,)
    viewer.pool.close()


def test_an_idle_child_that_is_killed_costs_one_request_at_most() -> None:
    viewer = Viewer()
    sha256 = viewer.add(PLAIN)
    viewer.info(sha256)
    os.kill(viewer.pool.process_ids()[0], signal.SIGKILL)
    viewer.open(sha256)
    assert isinstance(viewer.draw(sha256), Pixels)
    viewer.pool.close()


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="no process groups to interrupt")
def test_children_leave_ctrl_c_to_the_program() -> None:
    viewer = Viewer()
    viewer.pool.warm()
    wait_until(lambda: any(each.name == "caseorg-viewing" for each in multiprocessing.active_children()))
    child = next(each.pid for each in multiprocessing.active_children() if each.name == "caseorg-viewing")
    assert child is not None
    interrupts = 0
    while not viewer.pool.process_ids() or interrupts < 10:  # while it starts and imports, and afterwards
        os.kill(child, signal.SIGINT)
        interrupts += 1
        time.sleep(0.002)
    assert isinstance(viewer.draw(viewer.add(PLAIN)), Pixels)
    assert viewer.pool.process_ids() == (child,)
    viewer.pool.close()


def test_closing_a_viewers_pool_is_quick_and_answers_everyone() -> None:
    viewer = Viewer()
    slow = viewer.add(makers.slow_pdf())
    running = viewer.pool.submit(RenderRequest(slow, 0, 1.0))
    waiting = [viewer.pool.submit(RenderRequest(slow, 0, zoom)) for zoom in (2.0, 3.0)]
    wait_until(lambda: slow in viewer.fetched)
    began = time.monotonic()
    viewer.pool.close()
    assert time.monotonic() - began < 1
    after = viewer.pool.submit(OpenRequest(slow))
    assert {kind_of(future.result(0)) for future in [running, *waiting, after]} == {FailureKind.CLOSED}
    viewer.pool.close()


def test_closing_an_unused_pool() -> None:
    viewer, bulk = Viewer(), BulkPool()
    viewer.pool.close()
    bulk.close()
    assert kind_of(bulk.submit(PLAIN).result(0)) is FailureKind.CLOSED


def test_closing_while_children_start() -> None:
    viewer, bulk = Viewer(workers=2), BulkPool()
    viewer.pool.warm()
    futures = [bulk.submit(PLAIN) for _ in range(4)]
    began = time.monotonic()
    viewer.pool.close()
    bulk.close()
    assert time.monotonic() - began < 1
    assert all(future.done() for future in futures)


def test_closing_a_bulk_pool_is_quick_and_answers_everyone() -> None:
    pool = BulkPool(workers=2)
    futures = [pool.submit(makers.slow_pdf()) for _ in range(6)]
    wait_until(lambda: len(pool.process_ids()) == 2)
    began = time.monotonic()
    pool.close()
    assert time.monotonic() - began < 1
    assert {kind_of(future.result(0)) for future in futures} == {FailureKind.CLOSED}


def test_pages_that_hang_say_so_and_the_others_are_read() -> None:
    pool = BulkPool(workers=1, limit_seconds=LIMIT)
    hung, following = pool.submit(mixed_pdf("..s.s.")), pool.submit(PLAIN)
    answer = hung.result(WAIT)
    assert not isinstance(answer, WorkerFailure)
    head, pages = answer
    assert head.page_count == 6
    problem = PAGE_PROBLEMS[FailureKind.TIMEOUT]
    assert [page.problem for page in pages] == [None, None, problem, None, problem, None]
    assert [page.text for page in pages] == ["Page 1.\n", "Page 2.\n", "", "Page 4.\n", "", "Page 6.\n"]
    assert not isinstance(following.result(WAIT), WorkerFailure)
    pool.close()


def test_after_three_bad_pages_in_a_row_the_rest_is_given_up() -> None:
    pool = BulkPool(workers=1, limit_seconds=LIMIT)
    answer = pool.submit(mixed_pdf(".sss..")).result(WAIT)
    assert not isinstance(answer, WorkerFailure)
    slow, given_up = PAGE_PROBLEMS[FailureKind.TIMEOUT], PAGE_PROBLEMS[FailureKind.CLOSED]
    assert [page.problem for page in answer[1]] == [None, slow, slow, slow, given_up, given_up]
    pool.close()


def test_a_page_that_needs_too_much_memory_says_so_and_the_others_are_read() -> None:
    writer = makers.PdfWriter()
    resources = makers.font(writer)
    words = b"".join(b"1 0 0 1 72 %d Tm (habeas corpus and more) Tj\n" % (20 + n % 700) for n in range(80_000))
    contents = [makers.text_lines("One."), b"BT /F1 1 Tf " + words + b" ET", makers.text_lines("Three.")]
    data = writer.finish([writer.add_page(content, resources) for content in contents])
    pool = BulkPool(workers=1, memory_bytes=220 << 20)
    answer = pool.submit(data).result(WAIT)
    assert not isinstance(answer, WorkerFailure)
    assert [page.problem for page in answer[1]] == [None, PAGE_PROBLEMS[FailureKind.MEMORY], None]
    pool.close()


def test_a_file_too_big_for_the_memory_allowed() -> None:
    pool = BulkPool(workers=1, memory_bytes=180 << 20)
    assert not isinstance(pool.submit(PLAIN).result(WAIT), WorkerFailure)
    answer = pool.submit(b"%PDF-1.7\n" + bytes(150 << 20)).result(WAIT)
    assert kind_of(answer) is FailureKind.MEMORY
    assert not isinstance(pool.submit(PLAIN).result(WAIT), WorkerFailure)
    pool.close()


def test_files_are_read_in_order_and_a_cancelled_one_not_at_all() -> None:
    pool = BulkPool(workers=1)
    order: list[int] = []
    futures = [pool.submit(makers.many_pages_pdf(200 + number)) for number in range(6)]
    for number, future in enumerate(futures):
        future.add_done_callback(lambda done, number=number: order.append(number) if not done.cancelled() else None)
    assert futures[4].cancel()
    for number in (0, 1, 2, 3, 5):
        answer = futures[number].result(WAIT)
        assert not isinstance(answer, WorkerFailure)
        assert answer[0].page_count == 200 + number
    pool.close()
    assert order == [0, 1, 2, 3, 5]


def test_without_shared_memory_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full)
    pool, viewer = BulkPool(workers=1), Viewer()
    for future in (pool.submit(PLAIN), viewer.pool.submit(OpenRequest(viewer.add(PLAIN)))):
        error = future.exception(WAIT)
        assert isinstance(error, WorldError) and "memory" in error.sentence
    pool.close()
    viewer.pool.close()
