"""Long names in boxes that are typed into are seen from their beginning."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from caseorg.gui.widgets.beginnings import show_beginnings

_LONG = "A paper that has a name of many more letters than the box has room for"


@pytest.fixture
def box(qtbot: QtBot, dressed: None) -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(["Short", _LONG])
    box.setFixedWidth(120)
    qtbot.addWidget(box)
    box.show()
    return box


@pytest.mark.parametrize("is_chosen_before", [True, False])
def test_the_beginning_of_what_is_chosen_is_shown(box: QComboBox, is_chosen_before: bool) -> None:
    if not is_chosen_before:
        show_beginnings(box)
    box.setCurrentIndex(1)
    if is_chosen_before:
        show_beginnings(box)
    line = box.lineEdit()
    assert line is not None
    assert (line.text(), line.cursorPosition()) == (_LONG, 0)


def test_who_types_keeps_the_cursor(box: QComboBox) -> None:
    show_beginnings(box)
    line = box.lineEdit()
    assert line is not None
    line.clear()
    QTest.keyClicks(line, "A pa")
    assert line.text().startswith("A pa")
    assert line.cursorPosition() > 0
