"""The docket beside a document: its text has the room, and nothing is cut off."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseorg.gui.panels.docket.panel import DocketPanel
from caseorg.gui.tables.docket_tree import DocketColumn
from caseorg.gui.widgets.fitting_label import FittingLabel


def test_a_narrow_docket_leaves_the_room_to_the_text(stage) -> None:
    stage.context.set_case(stage.record.case.uuid)
    panel = stage.place(DocketPanel)
    for width, is_hidden in ((900, False), (420, True), (900, False)):
        stage.window.resize(width, 600)
        stage.settle()
        view = panel.view
        assert view.isColumnHidden(DocketColumn.EXTENT) is is_hidden
        assert view.header().length() == view.viewport().width(), "it need not be scrolled sideways"
        assert view.columnWidth(DocketColumn.TEXT) > 150


def test_a_label_says_what_fits(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    label = FittingLabel(around)
    label.tell("21 entries · 1 not on the docket", "21 entries")
    around.resize(600, 40)
    around.show()
    for width, shown in ((400, "21 entries · 1 not on the docket"), (110, "21 entries"), (20, "")):
        label.resize(width, 20)
        label.grab()
        assert label.shown == shown
        assert label.toolTip() == ("" if shown == label.text() else label.text())
    assert label.minimumSizeHint().width() == 0
