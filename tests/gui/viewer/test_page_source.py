"""Asking the pool, keeping what is ready, dropping what was scrolled away, and failing well."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from caseorg.base.errors import WorldError
from caseorg.gui.viewer.page_cache import PageCache
from caseorg.gui.viewer.page_source import PageSource, image_of
from caseorg.pdf.types import (
    BoxesRequest,
    ContentRequest,
    FailureKind,
    OpenRequest,
    Pixels,
    RenderRequest,
    WorkerFailure,
)
from tests.gui.viewer.fake_pool import LETTER, SHA, TIMED_OUT, FakePool

MakeSource = Callable[..., PageSource]
OPEN = OpenRequest(SHA)


def page(number: int, zoom: float = 0.25) -> RenderRequest:
    return RenderRequest(SHA, number, zoom)


def opened(qtbot: QtBot, make_source: MakeSource, pool: FakePool, **options: int) -> PageSource:
    source = make_source(pool, **options)
    with qtbot.waitSignal(source.document_changed):
        source.want("me", [OPEN])
    return source


def test_a_page_arrives_and_is_not_asked_for_again(qtbot: QtBot, make_source: MakeSource) -> None:
    pool = FakePool([["one"]])
    source = opened(qtbot, make_source, pool)
    with qtbot.waitSignal(source.page_changed) as news:
        source.want("me", [page(0)])
    assert news.args == [SHA, 0]
    image = source.image(page(0))
    assert image is not None and (image.width(), image.height()) == (153, 198)
    source.want("me", [page(0)])
    assert pool.drawn() == [0]


def test_another_zoom_stands_in_meanwhile(qtbot: QtBot, make_source: MakeSource) -> None:
    pool = FakePool([["one"]])
    source = opened(qtbot, make_source, pool)
    for zoom in (0.1, 0.5):
        with qtbot.waitSignal(source.page_changed):
            source.want("me", [page(0, zoom)])
    assert source.image(page(0, 0.3)) is None
    nearest = source.nearest_image(page(0, 0.3))
    assert nearest is not None and nearest.width() == 306
    assert source.nearest_image(RenderRequest(SHA, 0, 0.3, 90)) is None


def test_what_was_scrolled_away_is_dropped_and_mostly_never_asked(qtbot: QtBot, make_source: MakeSource) -> None:
    pool = FakePool([["x"]] * 50)
    source = opened(qtbot, make_source, pool)
    pool.hold = True
    source.want("me", [page(number) for number in range(10)])
    assert len(pool.waiting) == 3
    source.want("me", [page(number) for number in range(40, 43)])
    assert [request.page for request, future in pool.waiting if future.cancelled()] == [0, 1, 2]  # type: ignore[union-attr]
    assert pool.drawn() == [0, 1, 2, 40, 41, 42]
    pool.hold = False
    pool.answer_all()
    qtbot.waitUntil(lambda: all(source.image(page(number)) is not None for number in range(40, 43)))
    assert source.image(page(0)) is None


def test_owners_take_turns(qtbot: QtBot, make_source: MakeSource) -> None:
    pool = FakePool([["x"]] * 9)
    source = opened(qtbot, make_source, pool)
    pool.hold = True
    source.want("me", [page(0), page(1), page(2)])
    source.want("other", [page(7), page(8)])
    pool.hold = False
    pool.answer_all()
    qtbot.waitUntil(lambda: source.image(page(8)) is not None)
    assert pool.drawn() == [0, 1, 2, 7, 8]
    source.forget("other")
    assert source.image(page(7)) is not None


def test_memory_is_bounded(qtbot: QtBot, make_source: MakeSource) -> None:
    pool = FakePool([["x"]] * 30)
    limit = 5 * 153 * 198 * 4
    source = opened(qtbot, make_source, pool, cache_bytes=limit)
    for number in range(30):
        with qtbot.waitSignal(source.page_changed):
            source.want("me", [page(number)])
        assert source.cache_bytes <= limit
    assert source.image(page(29)) is not None and source.image(page(0)) is None


def test_the_cache_lets_go_of_what_was_not_looked_at_for_longest(qapp: object) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    cache = PageCache(3 * image.sizeInBytes())
    for number in range(3):
        cache.put(page(number), image)
    cache.get(page(0))
    cache.put(page(3), image)
    assert page(0) in cache and page(1) not in cache and len(cache) == 3
    cache.put(page(3), image)
    assert cache.size_bytes == 3 * image.sizeInBytes()


def test_pages_too_large_for_the_cache_are_not_drawn_over_and_over(qtbot: QtBot, make_source: MakeSource) -> None:
    pool = FakePool([["x"]] * 4)
    source = opened(qtbot, make_source, pool, cache_bytes=153 * 198 * 4)
    source.want("me", [page(number) for number in range(4)])
    qtbot.wait(80)
    assert sorted(pool.drawn()) == [0, 1, 2, 3]


def test_an_owner_that_is_gone_wants_nothing(qtbot: QtBot, make_source: MakeSource) -> None:
    pool = FakePool([["x"]] * 9)
    source = opened(qtbot, make_source, pool)
    pool.hold = True
    owner = QObject()
    source.want(owner, [page(number) for number in range(9)])
    del owner
    assert all(future.cancelled() for _, future in pool.waiting) and len(pool.waiting) == 3


def test_an_image_larger_than_the_cache_is_shown_all_the_same(qapp: object) -> None:
    cache = PageCache(10)
    cache.put(page(0), QImage(10, 10, QImage.Format.Format_RGB32))
    assert page(0) in cache


def test_a_page_that_failed_is_not_tried_again_by_itself(qtbot: QtBot, make_source: MakeSource) -> None:
    pool = FakePool([["x"]] * 3)
    pool.fails[1] = TIMED_OUT
    source = opened(qtbot, make_source, pool)
    with qtbot.waitSignal(source.page_changed):
        source.want("me", [page(1)])
    assert source.page_failure(SHA, 1) == TIMED_OUT.sentence
    source.want("me", [page(1, 0.5), page(2)])
    qtbot.waitUntil(lambda: source.image(page(2)) is not None)
    assert pool.drawn() == [1, 2]


def test_trying_again_opens_the_document_anew_first(qtbot: QtBot, make_source: MakeSource) -> None:
    pool = FakePool([["x"]] * 3)
    pool.fails[1] = TIMED_OUT
    source = opened(qtbot, make_source, pool)
    with qtbot.waitSignal(source.page_changed):
        source.want("me", [page(1)])
    pool.fails.clear()
    source.try_again(SHA, 1)
    qtbot.waitUntil(lambda: source.image(page(1)) is not None)
    assert pool.asked == [OPEN, page(1), OPEN, page(1)]
    assert source.page_failure(SHA, 1) is None


def test_a_document_that_cannot_be_opened_says_why_and_can_be_tried_again(
    qtbot: QtBot, make_source: MakeSource
) -> None:
    pool = FakePool()
    pool.open_failure = WorkerFailure(FailureKind.DAMAGED)
    source = opened(qtbot, make_source, pool)
    assert source.open_failure(SHA) == pool.open_failure.sentence
    assert source.info(SHA) is None and source.boxes(SHA) == ()
    pool.open_failure = None
    with qtbot.waitSignal(source.document_changed):
        source.try_again(SHA)
    assert source.open_failure(SHA) is None and source.info(SHA) is not None


def test_a_file_that_cannot_be_fetched_gives_its_sentence(qtbot: QtBot, make_source: MakeSource) -> None:
    pool = FakePool([["x"]])
    pool.fails[0] = WorldError("The stored file is gone. Restore it from a backup.")
    source = opened(qtbot, make_source, pool)
    with qtbot.waitSignal(source.page_changed):
        source.want("me", [page(0)])
    assert source.page_failure(SHA, 0) == "The stored file is gone. Restore it from a backup."


def test_a_mistake_of_ours_reaches_the_edge_and_the_page_says_so(qtbot: QtBot, make_source: MakeSource) -> None:
    pool = FakePool([["x"]])
    pool.fails[0] = ZeroDivisionError("ours")
    source = opened(qtbot, make_source, pool)
    with capture_exceptions() as caught, qtbot.waitSignal(source.page_changed):
        source.want("me", [page(0)])
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert source.page_failure(SHA, 0) is not None


def test_words_arrive_as_text(qtbot: QtBot, make_source: MakeSource) -> None:
    source = opened(qtbot, make_source, FakePool([["So ordered."]]))
    assert source.text(SHA, 0) is None
    with qtbot.waitSignal(source.text_changed):
        source.want("me", [ContentRequest(SHA, 0)])
    text = source.text(SHA, 0)
    assert text is not None and text.text == "So ordered." and source.text(SHA, 0) is text


def test_the_boxes_of_a_long_document_come_in_parts(qtbot: QtBot, make_source: MakeSource) -> None:
    pool = FakePool([["x"]] * 2500)
    pool.known_boxes = 1000
    source = opened(qtbot, make_source, pool)
    assert len(source.boxes(SHA)) == 2500
    asked = []
    while (request := source.missing_boxes(SHA)) is not None:
        asked.append(request)
        with qtbot.waitSignal(source.document_changed):
            source.want("me", [request])
    assert asked == [BoxesRequest(SHA, 1000, 1000), BoxesRequest(SHA, 2000, 500)]
    assert source.boxes(SHA) == (LETTER,) * 2500


def test_nothing_comes_through_once_it_is_closed(qtbot: QtBot, make_source: MakeSource) -> None:
    pool = FakePool([["x"]])
    source = opened(qtbot, make_source, pool)
    pool.hold = True
    source.want("me", [page(0)])
    with qtbot.assertNotEmitted(source.page_changed, wait=50):
        waiting = [future for _, future in pool.waiting]
        source.close()
        pool.answer_all()
        source.want("me", [page(0)])
    assert all(future.cancelled() for future in waiting) and source.cache_bytes == 0


@pytest.mark.parametrize("spare", [0, 5])
def test_pixels_become_an_image_of_its_own_memory(qapp: object, spare: int) -> None:
    row = bytes([255, 0, 0, 0, 255, 0]) + b"\7" * spare
    image = image_of(Pixels(2, 2, 6 + spare, row * 2, 1.0))
    colors = [image.pixelColor(x, 1).getRgb()[:3] for x in (0, 1)]  # type: ignore[index]
    assert colors == [(255, 0, 0), (0, 255, 0)]
