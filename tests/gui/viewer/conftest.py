"""A reader on a document from memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from caseorg.gui.viewer.document import ViewedDocument
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.page_source import PageSource
from tests.gui.viewer.fake_pool import SHA, FakePool

MakeReader = Callable[..., DocumentView]


@pytest.fixture
def make_source(qtbot: QtBot) -> Iterator[Callable[..., PageSource]]:
    made: list[PageSource] = []

    def make(pool: FakePool, **options: Any) -> PageSource:
        made.append(PageSource(pool, **options))
        return made[-1]

    yield make
    for source in made:
        source.close()


@pytest.fixture
def make_reader(qtbot: QtBot, make_source: Callable[..., PageSource]) -> MakeReader:
    """A shown reader on a fake pool, 800 × 600; its page texts are those of the pool's words."""

    def make(pool: FakePool, *, ecf_pages: tuple[int | None, ...] = ()) -> DocumentView:
        texts = ["\n".join(_lines(page)) for page in pool.words]
        document = ViewedDocument(sha256=SHA, title="Complaint", ecf_pages=ecf_pages)
        view = DocumentView(make_source(pool), document, texts=lambda first, last: texts[first:last])
        qtbot.addWidget(view)
        view.resize(800, 600)
        view.show()
        qtbot.waitExposed(view)
        return view

    return make


def _lines(words: tuple[Any, ...]) -> list[str]:
    lines: dict[tuple[int, int], list[str]] = {}
    for word in words:
        lines.setdefault((word.block, word.line), []).append(word.text)
    return [" ".join(line) for line in lines.values()]
