"""The Tab key: it goes all around, only to what is seen and named; and no letter of the menus is taken by a field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from caseorg.gui.window import Window
from caseorg.operations import trash_documents
from tests.gui.frame.test_window import documents, new_case
from tests.gui.tour import settle

_MOST_STOPS = 60


def show_one_selected(window: Window) -> None:
    window.actions_table.trigger("go.documents")
    settle(window)
    window.panels["documents"].select(documents(window)[2:3])  # type: ignore[union-attr]


def show_document(window: Window) -> None:
    window.context.open_document(documents(window)[0])


def find(window: Window) -> None:
    show_document(window)
    settle(window)
    window.actions_table.trigger("reader.find")


def outline_in_front(window: Window) -> None:
    window.actions_table.trigger("go.docket")
    window.actions_table.trigger("view.outline")


def trash(window: Window) -> None:
    window.bridge.do(trash_documents, uuids=documents(window)[:1])
    window.actions_table.trigger("go.trash")


SCENES: dict[str, Callable[[Window], None]] = {
    "documents": lambda window: window.actions_table.trigger("go.documents"),
    "one selected": show_one_selected,
    "docket": lambda window: window.actions_table.trigger("go.docket"),
    "search": lambda window: window.actions_table.trigger("go.search"),
    "trash": trash,
    "document": show_document,
    "find bar": find,
    "outline without a document": outline_in_front,
}


@pytest.fixture
def sample(qtbot: QtBot, window: Window) -> Window:
    window.actions_table.trigger("case.sample")
    settle(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def is_seen(window: Window, widget: QWidget) -> bool:
    there = window.childAt(widget.mapTo(window, widget.rect().center()))
    return there is not None and (there is widget or widget.isAncestorOf(there))


def stops(window: Window) -> list[QWidget]:
    """Where Tab leads, from where the focus is until it is there again."""
    window.focus_front()
    settle(window)
    found: list[QWidget] = []
    while len(found) < _MOST_STOPS:
        focus = QApplication.focusWidget()
        assert focus is not None
        if found and focus is found[0]:
            return found
        assert focus not in found, f"the Tab key does not get away from {focus}"
        assert is_seen(window, focus), f"{focus} is covered"
        found.append(focus)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    raise AssertionError("the Tab key does not come back")


@pytest.mark.parametrize("scene", SCENES)
def test_the_tab_key_goes_around_what_is_seen(sample: Window, scene: str) -> None:
    SCENES[scene](sample)
    settle(sample)
    found = stops(sample)
    assert len(found) > 6
    for widget in found:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name).strip(), f"{widget} has no name"
    for part in (sample.header.search, sample.navigation):
        assert part in found
    assert sum(isinstance(widget, QTabBar) for widget in found) <= 2


def test_the_fields_of_a_document_come_as_they_stand(sample: Window) -> None:
    show_one_selected(sample)
    settle(sample)
    sample.actions_table.trigger("view.details")
    settle(sample)
    form = sample.details.form
    order = [widget for widget in stops(sample) if form.isAncestorOf(widget)]
    heights = [widget.mapTo(form, widget.rect().topLeft()).y() for widget in order]
    assert len(order) >= 9 and heights == sorted(heights)


def test_no_letter_stands_for_two_things(sample: Window) -> None:
    show_one_selected(sample)
    sample.actions_table.trigger("view.details")
    settle(sample)
    texts = [action.text() for action in sample.menuBar().actions()]
    texts += [label.text() for label in sample.findChildren(QLabel) if label.buddy() and label.isVisible()]
    letters = Counter(text[text.index("&") + 1].lower() for text in texts if "&" in text)
    assert len(letters) > 10
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_the_keyboard_goes_where_one_goes(qtbot: QtBot, sample: Window) -> None:
    qtbot.waitUntil(sample.panels["documents"].view.hasFocus)  # type: ignore[union-attr]
    sample.actions_table.trigger("go.docket")
    settle(sample)
    assert sample.panels["docket"].view.hasFocus()  # type: ignore[union-attr]
    sample.actions_table.trigger("go.search")
    assert sample.header.search.hasFocus()
    show_document(sample)
    settle(sample)
    sample.tabs.documents[0].view.setFocus()
    sample.actions_table.trigger("go.documents")
    sample.actions_table.trigger("tab.next")
    settle(sample)
    sample.tabs.documents[0].view.setFocus()
    sample.actions_table.trigger("tab.close")
    qtbot.waitUntil(sample.panels["documents"].view.hasFocus)  # type: ignore[union-attr]


def test_a_list_that_is_still_asked_for_gets_the_keyboard_once_it_is_there(qtbot: QtBot, window: Window) -> None:
    new_case(window)
    window.activateWindow()
    window.actions_table.trigger("go.documents")
    settle(window)
    assert window.panels["documents"].empty.button.hasFocus()  # type: ignore[union-attr]
    window.actions_table.trigger("case.sample")
    settle(window)
    qtbot.waitUntil(window.panels["documents"].view.hasFocus)  # type: ignore[union-attr]
