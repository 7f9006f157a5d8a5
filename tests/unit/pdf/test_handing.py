"""A long file comes to a child whole, and is the same file there; where that cannot be, it comes in pieces."""

from __future__ import annotations

import os
from multiprocessing.connection import Connection

import pytest

from caseorg.pdf import handing, process
from caseorg.pdf.types import OpenRequest
from tests.makers import pdf
from tests.unit.pdf.conftest import WAIT, Viewer


def long_file(words: str) -> bytes:
    return pdf([words]) + b"\n%" + b" " * handing.LEAST_BYTES


def test_a_long_file_is_handed_over_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    if handing.in_memory(memoryview(b"x")) is None:
        pytest.skip("this platform has no memory that can be handed over")
    sent: list[int] = []

    def send(pipe: Connection, descriptor: int, process_id: int) -> None:
        sent.append(descriptor)
        handing.send_descriptor(pipe, descriptor, process_id)

    monkeypatch.setattr(process, "send_descriptor", send)
    viewer = Viewer()
    try:
        names = [viewer.add(long_file(f"File {number}")) for number in range(6)]  # more than a child keeps
        assert viewer.content(names[0]).words[1].text == "0"
        open_before = len(os.listdir("/proc/self/fd"))
        for number in (*range(1, 6), 0):
            assert viewer.content(names[number]).words[1].text == str(number)
        assert len(sent) == 7
        assert len(os.listdir("/proc/self/fd")) == open_before, "what was sent is not kept open here"
    finally:
        viewer.pool.close()


def test_without_such_memory_it_comes_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "in_memory", lambda _data: None)
    viewer = Viewer()
    try:
        name = viewer.add(long_file("In pieces"))
        assert viewer.pool.submit(OpenRequest(name)).result(WAIT)
        assert [word.text for word in viewer.content(name).words] == ["In", "pieces"]
    finally:
        viewer.pool.close()
