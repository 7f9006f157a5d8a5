"""Pools that the tests of a file share, since starting a child takes 0.2 s."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from caseorg.base.errors import NotFound
from caseorg.pdf.client import BulkPool, InteractivePool
from caseorg.pdf.types import (
    BoxesRequest,
    ContentRequest,
    DocumentInfo,
    OpenRequest,
    PageBoxes,
    PageContent,
    Pixels,
    RenderRequest,
    WorkerFailure,
)

WAIT = 30.0


class Viewer:
    """A pool over files in memory, asked and answered in one step."""

    def __init__(self, *, workers: int = 1, limit_seconds: float = 20.0) -> None:
        self.files: dict[str, bytes] = {}
        self.fetched: list[str] = []
        self.pool = InteractivePool(self.fetch, workers=workers, limit_seconds=limit_seconds)

    def add(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        self.files[sha256] = data
        return sha256

    def fetch(self, sha256: str) -> bytes:
        self.fetched.append(sha256)
        if sha256 not in self.files:
            raise NotFound("There is no such file.")
        return self.files[sha256]

    def open(self, sha256: str, password: str | None = None) -> DocumentInfo | WorkerFailure:
        answer = self.pool.submit(OpenRequest(sha256, password)).result(WAIT)
        assert isinstance(answer, DocumentInfo | WorkerFailure)
        return answer

    def info(self, sha256: str) -> DocumentInfo:
        answer = self.open(sha256)
        assert isinstance(answer, DocumentInfo), answer
        return answer

    def draw(self, sha256: str, page: int = 0, zoom: float = 1.0, turn: int = 0) -> Pixels:
        answer = self.pool.submit(RenderRequest(sha256, page, zoom, turn)).result(WAIT)
        assert isinstance(answer, Pixels), answer
        return answer

    def content(self, sha256: str, page: int = 0) -> PageContent:
        answer = self.pool.submit(ContentRequest(sha256, page)).result(WAIT)
        assert isinstance(answer, PageContent), answer
        return answer

    def boxes(self, sha256: str, first: int, count: int) -> PageBoxes:
        answer = self.pool.submit(BoxesRequest(sha256, first, count)).result(WAIT)
        assert isinstance(answer, PageBoxes), answer
        return answer


@pytest.fixture(scope="module")
def viewer() -> Iterator[Viewer]:
    """A viewer's pool with one child."""
    viewer = Viewer()
    yield viewer
    viewer.pool.close()


@pytest.fixture(scope="module")
def bulk() -> Iterator[BulkPool]:
    """An importer's pool with one child."""
    pool = BulkPool(workers=1)
    yield pool
    pool.close()
