"""Outline and thumbnails beside the reader."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.outline_view import OutlineView
from caseorg.gui.viewer.thumbnails_view import ThumbnailsView
from caseorg.model.reading import OutlineItem
from tests.gui.viewer.fake_pool import FakePool

MakeReader = Callable[..., DocumentView]

OUTLINE = (
    OutlineItem(level=1, title="Facts", page=2),
    OutlineItem(level=2, title="The  parties\n", page=3),
    OutlineItem(level=4, title="A level\x07 was skipped", page=3),
    OutlineItem(level=1, title="Argument", page=10),
    OutlineItem(level=2, title="Leads nowhere", page=None),
    OutlineItem(level=1, title="", page=15),
)


@pytest.fixture
def outline(qtbot: QtBot) -> OutlineView:
    made = OutlineView()
    qtbot.addWidget(made)
    made.resize(220, 500)
    made.show()
    return made


@pytest.fixture
def thumbnails(qtbot: QtBot) -> ThumbnailsView:
    made = ThumbnailsView()
    qtbot.addWidget(made)
    made.resize(180, 500)
    made.show()
    return made


def opened(make_reader: MakeReader, qtbot: QtBot, pages: int = 20) -> DocumentView:
    pool = FakePool([["word"]] * pages)
    pool.outline = OUTLINE
    view = make_reader(pool)
    qtbot.waitUntil(lambda: view.is_open)
    return view


def test_the_outline_nests_and_leads(make_reader: MakeReader, qtbot: QtBot, outline: OutlineView) -> None:
    view = opened(make_reader, qtbot)
    outline.set_view(view)
    tree = outline.tree
    assert [tree.topLevelItem(row).text(0) for row in range(3)] == ["Facts", "Argument", "(no title)"]  # type: ignore[union-attr]
    parties = tree.topLevelItem(0).child(0)  # type: ignore[union-attr]
    assert parties.text(0) == "The parties" and parties.childCount() == 1
    tree.itemClicked.emit(tree.topLevelItem(1), 0)
    assert view.current_page == 9
    view.go_back()
    assert view.current_page == 0


def test_the_section_one_reads_is_marked(make_reader: MakeReader, qtbot: QtBot, outline: OutlineView) -> None:
    view = opened(make_reader, qtbot)
    outline.set_view(view)
    seen = []
    for page in (1, 2, 7, 9, 12, 19):
        view.go_to_page(page)
        seen.append(outline.tree.currentItem().text(0))
    assert seen == ["Facts", "The parties", "The parties", "Argument", "Argument", "(no title)"]


def test_a_document_without_outline_says_so(make_reader: MakeReader, qtbot: QtBot, outline: OutlineView) -> None:
    assert outline._message.label.text() == "No document is open."
    view = make_reader(FakePool([["x"]]))
    outline.set_view(view)
    qtbot.waitUntil(lambda: view.is_open)
    assert outline._message.isVisible() and outline._message.label.text() == "This document has no outline."
    outline.set_view(None)
    assert outline._message.label.text() == "No document is open."


def test_only_thumbnails_that_show_are_drawn(
    make_reader: MakeReader, qtbot: QtBot, thumbnails: ThumbnailsView
) -> None:
    view = opened(make_reader, qtbot, pages=3000)
    pool: FakePool = view.source._pool  # type: ignore[assignment]
    thumbnails.set_view(view)
    qtbot.waitUntil(lambda: 2 in pool.drawn())
    qtbot.wait(150)
    assert len(set(pool.drawn())) < 12
    view.go_to_page(2500)
    qtbot.waitUntil(lambda: 2501 in pool.drawn())
    assert thumbnails.currentIndex().row() == 2500
    assert len(set(pool.drawn())) < 30


def test_thumbnails_are_left_by_keys_and_clicks(
    make_reader: MakeReader, qtbot: QtBot, thumbnails: ThumbnailsView
) -> None:
    view = opened(make_reader, qtbot)
    thumbnails.set_view(view)
    QTest.keyClick(thumbnails, Qt.Key.Key_Down)
    assert view.current_page == 1
    QTest.keyClick(thumbnails, Qt.Key.Key_End)
    assert view.current_page == 19
    rect = thumbnails.visualRect(thumbnails.model().index(18, 0))
    QTest.mouseClick(thumbnails.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert view.current_page == 18


def test_thumbnails_tell_labels_and_stamped_pages(
    make_reader: MakeReader, qtbot: QtBot, thumbnails: ThumbnailsView
) -> None:
    pool = FakePool([["x"]] * 2)
    pool.labels = ("i", "ii")
    view = make_reader(pool, ecf_pages=(None, 5))
    qtbot.waitUntil(lambda: view.is_open)
    thumbnails.set_view(view)
    model = thumbnails.model()
    assert [model.index(row, 0).data() for row in (0, 1)] == ["i", "ii"]
    named = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert named == "Page ii, ECF page 5"


def test_a_closed_tab_leaves_the_sides_empty(
    make_reader: MakeReader, qtbot: QtBot, outline: OutlineView, thumbnails: ThumbnailsView
) -> None:
    view = opened(make_reader, qtbot)
    outline.set_view(view)
    thumbnails.set_view(view)
    alive = weakref.ref(view)
    view.deleteLater()
    del view  # as the window, which keeps no tab it has closed
    qtbot.waitUntil(lambda: thumbnails.model().rowCount() == 0)
    gc.collect()
    assert alive() is None
    assert outline._message.label.text() == "No document is open."


@pytest.mark.parametrize(("width", "columns"), [(160, 1), (300, 2), (460, 3), (600, 4)])
def test_thumbnails_stand_in_as_many_columns_as_there_is_room_for(
    make_reader: MakeReader, qtbot: QtBot, thumbnails: ThumbnailsView, width: int, columns: int
) -> None:
    view = opened(make_reader, qtbot, pages=9)
    thumbnails.set_view(view)
    thumbnails.resize(width, 600)
    qtbot.waitUntil(lambda: thumbnails.model().rowCount() == 9)
    thumbnails.doItemsLayout()
    tops = [thumbnails.visualRect(thumbnails.model().index(row, 0)).top() for row in range(9)]
    assert tops.count(tops[0]) == columns
