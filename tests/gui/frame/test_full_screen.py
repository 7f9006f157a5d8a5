"""Full screen: only pages while a document is in front."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseorg.gui.window import Window
from tests.gui.frame.test_window import documents, filing, new_case
from tests.gui.tour import close_dialogs, settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def reading(window: Window, tmp_path: Path) -> Window:
    new_case(window)
    window.importing.import_paths([filing(tmp_path, 1)])
    settle(window)
    close_dialogs(window)
    window.context.open_document(documents(window)[0])
    settle(window)
    return window


def around(window: Window) -> list[bool]:
    bars = (window.menuBar(), window.header, window.navigation, window.statusBar())
    parts = (*bars, window.tabs.left.bar, window.details)
    return [part.isVisible() for part in parts]


def test_only_pages_show_and_all_comes_back(reading: Window) -> None:
    view = reading.tabs.documents[0].view
    reading.actions_table.trigger("view.full_screen")
    settle(reading)
    assert around(reading) == [False] * 6 and not view.bar.isVisible() and view.isVisible()
    assert reading.isFullScreen() and reading.actions_table["view.full_screen"].isChecked()
    QTest.keyClick(view.area, Qt.Key.Key_Escape)
    settle(reading)
    assert around(reading) == [True] * 6 and view.bar.isVisible()
    assert not reading.isFullScreen() and not reading.actions_table["view.full_screen"].isChecked()


def test_the_bar_comes_at_the_lower_edge_and_by_keyboard(reading: Window, qtbot: QtBot) -> None:
    view = reading.tabs.documents[0].view
    reading.full_screen.switch(True)
    settle(reading)
    QCursor.setPos(view.mapToGlobal(QPoint(view.width() // 2, view.height() - 1)))
    qtbot.waitUntil(view.bar.isVisible)
    height = view.area.viewport().height()
    QCursor.setPos(view.mapToGlobal(QPoint(view.width() // 2, 40)))
    qtbot.waitUntil(lambda: not view.bar.isVisible())
    assert view.area.viewport().height() == height
    view.edit_page()
    assert view.bar.isVisible()
    reading.full_screen.switch(False)


def test_a_panel_has_the_whole_window(reading: Window) -> None:
    reading.actions_table.trigger("view.full_screen")
    reading.actions_table.trigger("go.documents")
    settle(reading)
    assert around(reading)[:5] == [True] * 5 and reading.isFullScreen()
    reading.full_screen.switch(False)
