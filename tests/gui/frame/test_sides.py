"""Two documents, or two places of one, side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseorg.base.paths import Home
from caseorg.gui.tab_side import TabSide
from caseorg.gui.tabs import Tabs
from caseorg.gui.window import Window
from caseorg.queries.documents import document_line
from caseorg.queries.reader import Reader
from tests.gui.frame.test_window import documents, new_case
from tests.gui.tour import close_dialogs, open_window, settle
from tests.makers import many_pages_pdf, pdf

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


def fill(window: Window, folder: Path) -> tuple[str, str]:
    """A case with a document of thirty pages and one of two, the long one open in front of the other."""
    new_case(window)
    (folder / "long.pdf").write_bytes(many_pages_pdf(30))
    (folder / "short.pdf").write_bytes(pdf(["One", "Two"]))
    window.importing.import_paths([folder / "long.pdf", folder / "short.pdf"])
    settle(window)
    close_dialogs(window)
    counts = {window.bridge.ask(_file_name, uuid): uuid for uuid in documents(window)}
    long, short = counts["long.pdf"], counts["short.pdf"]
    for uuid in (short, long):
        window.context.open_document(uuid)
        settle(window)
    return long, short


def _file_name(reader: Reader, uuid: str) -> str:
    return document_line(reader, uuid).document.file_name


@pytest.fixture
def sides(window: Window, tmp_path: Path) -> Window:
    fill(window, tmp_path)
    return window


def uuids(tabs: Tabs | TabSide) -> list[str]:
    return [tab.uuid for tab in tabs.documents]


def test_a_tab_moves_across_and_back_and_ends_the_split(sides: Window) -> None:
    tabs, actions = sides.tabs, sides.actions_table
    front = tabs.front
    assert front is not None
    front.view.go_to_page(7)
    actions.trigger("tab.move_across")
    settle(sides)
    assert tabs.is_split and uuids(tabs.right) == [front.uuid] and front.uuid not in uuids(tabs.left)
    assert tabs.front is front and front.view.current_page == 7 and front.view.isVisible()
    assert abs(tabs.sizes()[0] - tabs.sizes()[1]) < 40
    actions.trigger("tab.move_across")
    settle(sides)
    assert not tabs.is_split and len(tabs.left.documents) == 2 and tabs.front is front


def test_two_places_of_one_document(sides: Window) -> None:
    tabs = sides.tabs
    first = tabs.front
    assert first is not None
    first.view.go_to_page(4)
    sides.actions_table.trigger("tab.open_across")
    settle(sides)
    second = tabs.front
    assert second is not None and second is not first and second.uuid == first.uuid
    assert second.view.current_page == 4
    second.view.go_to_page(20)
    assert (first.view.current_page, second.view.current_page) == (4, 20)
    sides.actions_table.trigger("tab.open_across")  # and back: the other side is shown the same place
    settle(sides)
    assert tabs.front is first and first.view.current_page == 20 and len(tabs.documents) == 3


def test_keys_switch_sides_and_the_last_tab_closed_ends_the_split(sides: Window, qtbot: QtBot) -> None:
    tabs, actions = sides.tabs, sides.actions_table
    sides.activateWindow()
    actions.trigger("tab.move_across")
    settle(sides)
    right = tabs.front
    actions.trigger("tab.other_side")
    left = tabs.front
    assert left is not None and right is not None and left is not right
    assert sides.context.shown == left.uuid
    assert QApplication.focusWidget() is left.view.area
    assert tabs.right.bar.property("idle") and not tabs.left.bar.property("idle")
    right.view.area.setFocus()  # as a click does
    assert tabs.front is right and sides.context.shown == right.uuid
    actions.trigger("tab.close")
    settle(sides)
    assert not tabs.is_split and tabs.front is left
    assert actions.why_not("tab.other_side") == "There is one side only."


def test_a_panel_stays_beside_what_is_opened_from_it(sides: Window) -> None:
    tabs = sides.tabs
    sides.actions_table.trigger("tab.move_across")
    sides.actions_table.trigger("go.documents")
    settle(sides)
    (short,) = tabs.left.documents
    tabs.close_tab(short)
    sides.context.open_document(short.uuid)
    settle(sides)
    assert tabs.panel == "documents" and tabs.left.front is None
    assert tabs.front is not None and tabs.front.uuid == short.uuid and tabs.is_right_active


def test_a_click_on_a_tab_of_the_other_side_makes_it_active(sides: Window) -> None:
    tabs = sides.tabs
    sides.actions_table.trigger("tab.move_across")
    settle(sides)
    place = tabs.left.bar.tabRect(1).center()
    QTest.mouseClick(tabs.left.bar, Qt.MouseButton.LeftButton, pos=place)
    assert not tabs.is_right_active and tabs.front is tabs.left.documents[0]


def test_both_sides_and_their_places_are_there_again(qtbot: QtBot, home: Home, tmp_path: Path) -> None:
    with open_window(home, size=(1200, 700)) as window:
        long, short = fill(window, tmp_path)
        window.actions_table.trigger("tab.open_across")
        settle(window)
        left, right = window.tabs.left.documents[1], window.tabs.right.documents[0]
        left.view.go_to_page(5)
        right.view.go_to_page(25)
        window.tabs.setSizes([700, 300])
        settle(window)
    with open_window(home, size=(1200, 700)) as window:
        settle(window)
        assert (uuids(window.tabs.left), uuids(window.tabs.right)) == ([short, long], [long])
        places = [tab.view.current_page for tab in (window.tabs.left.documents[1], window.tabs.right.documents[0])]
        assert places == [5, 25]
        sizes = window.tabs.sizes()
        assert sizes[0] > 1.5 * sizes[1]


def test_a_document_that_goes_to_the_trash_leaves_both_sides(sides: Window) -> None:
    sides.actions_table.trigger("tab.open_across")
    settle(sides)
    front = sides.tabs.front
    assert front is not None
    sides.tabs.close_document(front.uuid)
    assert front.uuid not in uuids(sides.tabs) and not sides.tabs.is_split
