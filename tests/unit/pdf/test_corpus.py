"""Every real file beside the project is read or refused with a reason, and the viewer can show what was read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseorg.pdf.client import BulkPool
from caseorg.pdf.types import FailureKind, Pixels, RenderRequest, WorkerFailure
from tests.unit.pdf.conftest import WAIT, Viewer

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the real files are not here")


@pytest.fixture(scope="module")
def files() -> Iterator[dict[Path, bytes]]:
    paths = sorted([*CORPUS.glob("court/**/*.pdf"), *CORPUS.glob("weird/**/*.pdf")])
    yield {path: path.read_bytes() for path in paths}


def test_every_file_is_read_or_says_why(files: dict[Path, bytes]) -> None:
    pool = BulkPool()
    futures = {path: pool.submit(data) for path, data in files.items()}
    answers = {path: future.result(120) for path, future in futures.items()}
    pool.close()
    refused = {path: answer for path, answer in answers.items() if isinstance(answer, WorkerFailure)}
    lost = {
        path: answer for path, answer in refused.items() if answer.kind in (FailureKind.CRASHED, FailureKind.CLOSED)
    }
    assert lost == {}
    assert len(refused) < len(files) / 15
    assert not [path for path in refused if "court" in path.parts]
    for path, answer in answers.items():
        if not isinstance(answer, WorkerFailure):
            head, pages = answer
            assert [page.number for page in pages] == list(range(1, head.page_count + 1)), path
            json.dumps([head.metadata, [item.title for item in head.outline]]).encode()
            for page in pages:
                page.text.encode()
                page.label.encode()
                assert "\x00" not in page.text


def test_every_first_page_is_drawn_or_says_why(files: dict[Path, bytes]) -> None:
    viewer = Viewer(workers=2, limit_seconds=10)
    requests = [RenderRequest(viewer.add(data), 0, 0.5) for data in files.values()]
    answers = [viewer.pool.submit(request).result(WAIT) for request in requests]
    viewer.pool.close()
    drawn = [answer for answer in answers if isinstance(answer, Pixels)]
    assert len(drawn) > len(answers) * 0.93
    assert all(len(pixels.data) == pixels.stride * pixels.height for pixels in drawn)
    failures = {answer.kind for answer in answers if isinstance(answer, WorkerFailure)}
    assert failures <= set(FailureKind) - {FailureKind.CRASHED, FailureKind.CLOSED, FailureKind.NO_SUCH_PAGE}
