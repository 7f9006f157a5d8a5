"""Words that OCR has read arrive in pages that are open: they are read anew, counted by find, and can be selected."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from caseorg.gui.viewer.document import ViewedDocument
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.page_source import PageSource
from caseorg.pdf.types import ContentRequest, OpenRequest
from tests.gui.viewer.fake_pool import SHA, FakePool, words_of

MakeSource = Callable[..., PageSource]
CONTENT = ContentRequest(SHA, 0)


@pytest.fixture
def pool() -> FakePool:
    """A scan of three pages."""
    return FakePool([[], [], []])


@pytest.fixture
def source(qtbot: QtBot, make_source: MakeSource, pool: FakePool) -> PageSource:
    source = make_source(pool)
    with qtbot.waitSignal(source.document_changed):
        source.want("me", [OpenRequest(SHA)])
    return source


def text_on(source: PageSource, page: int) -> str | None:
    text = source.text(SHA, page)
    return None if text is None else text.text


def recognize(pool: FakePool, source: PageSource, page: int, line: str) -> None:
    pool.words[page] = words_of([line])
    source.read_again(SHA, page)


def test_a_page_that_was_read_is_read_anew(qtbot: QtBot, source: PageSource, pool: FakePool) -> None:
    source.want("me", [CONTENT])
    qtbot.waitUntil(lambda: text_on(source, 0) == "")
    recognize(pool, source, 0, "the court")
    qtbot.waitUntil(lambda: text_on(source, 0) == "the court")


def test_a_page_that_nobody_read_is_not_read(source: PageSource, pool: FakePool) -> None:
    recognize(pool, source, 0, "the court")
    assert CONTENT not in pool.asked


def test_words_of_before_that_are_on_their_way_are_not_kept(
    qtbot: QtBot, source: PageSource, pool: FakePool
) -> None:
    pool.hold = True
    source.want("me", [CONTENT])
    pool.answer_all()  # with no words; the answer has not arrived yet
    pool.hold = False
    recognize(pool, source, 0, "the court")
    qtbot.waitUntil(lambda: text_on(source, 0) is not None)
    assert text_on(source, 0) == "the court"
    assert pool.asked.count(CONTENT) == 2


def test_reading_anew_is_not_dropped_when_other_pages_are_wanted(
    qtbot: QtBot, source: PageSource, pool: FakePool
) -> None:
    source.want("me", [CONTENT])
    qtbot.waitUntil(lambda: text_on(source, 0) == "")
    pool.hold = True
    recognize(pool, source, 0, "the court")
    source.want("me", [ContentRequest(SHA, 2)])
    pool.hold = False
    pool.answer_all()
    qtbot.waitUntil(lambda: text_on(source, 0) == "the court")


@pytest.fixture
def view(qtbot: QtBot, make_source: MakeSource, pool: FakePool) -> Iterator[DocumentView]:
    """A reader whose stored texts are the words the pool has now."""

    def texts(first: int, last: int) -> list[str]:
        return [" ".join(word.text for word in words) for words in pool.words[first:last]]

    view = DocumentView(make_source(pool), ViewedDocument(sha256=SHA, title="Scan", ecf_pages=()), texts=texts)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    qtbot.waitUntil(lambda: view.is_open and text_on(view.source, 0) == "")
    yield view


def find(view: DocumentView, qtbot: QtBot, text: str) -> str:
    view.find_text(text)
    qtbot.waitUntil(lambda: not view.finding.finder.is_counting)
    return view.find_bar.count.text()


def test_find_counts_anew_also_on_pages_that_were_not_read(view: DocumentView, qtbot: QtBot, pool: FakePool) -> None:
    assert find(view, qtbot, "court") == "Not found"
    recognize(pool, view.source, 2, "the court and the court")
    qtbot.waitUntil(lambda: view.find_bar.count.text() == "1 of 2")
    recognize(pool, view.source, 0, "the court")
    qtbot.waitUntil(lambda: view.find_bar.count.text() == "2 of 3")


def test_recognized_words_are_found_where_they_lie_and_can_be_selected(
    view: DocumentView, qtbot: QtBot, pool: FakePool
) -> None:
    recognize(pool, view.source, 0, "so ordered by the court")
    qtbot.waitUntil(lambda: text_on(view.source, 0) != "")
    assert find(view, qtbot, "ordered") == "1 of 1"
    (box,) = view.finding.finder.boxes_of_current()
    assert box == pytest.approx(pool.words[0][1].box, abs=1)
    view.select_all_on_page()
    (anchor,) = view.selection.anchors()
    assert anchor.quote == "so ordered by the court"


def test_words_of_another_document_change_nothing_here(view: DocumentView, qtbot: QtBot, pool: FakePool) -> None:
    assert find(view, qtbot, "court") == "Not found"
    pool.words[2] = words_of(["the court"])
    view.source.read_again("6" * 64, 2)
    assert not view.finding.finder.is_counting
    assert view.find_bar.count.text() == "Not found"
