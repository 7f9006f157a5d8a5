"""Long texts in rows: as many lines as the row is high, whatever the size of the text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from caseorg.gui.tables.docket_tree import DocketColumn
from caseorg.gui.tables.first_lines import first_lines

TEXT = "MINUTE ORDER: In light of Plaintiffs' notice that they intend to move 😀 for relief, it is hereby ORDERED " * 4


@pytest.mark.parametrize("points", [8, 11, 17])
@pytest.mark.parametrize("width", [90, 300, 700])
def test_lines_fit_and_lose_nothing_but_their_end(qtbot: QtBot, points: int, width: int) -> None:
    font = QFont()
    font.setPointSize(points)
    lines = first_lines(TEXT, font, width, 3)
    assert len(lines) == 3
    assert all(QFontMetrics(font).horizontalAdvance(line) <= width for line in lines)
    assert lines[-1].endswith("…")
    assert TEXT.startswith(" ".join(lines).removesuffix("…").rstrip())
    assert first_lines("Short", font, width, 3) == ["Short"]
    assert first_lines("", font, width, 3) == [""]


def test_a_row_of_the_docket_is_as_high_as_its_lines(stage) -> None:
    from caseorg.gui.panels.docket.panel import DocketPanel
    from caseorg.operations import add_docket_entry

    stage.do(add_docket_entry, case_uuid=stage.record.case.uuid, text=TEXT, date_filed="2026-03-06")
    stage.context.set_case(stage.record.case.uuid)
    panel = stage.place(DocketPanel)
    rows = [panel.tree.index(row, int(DocketColumn.TEXT)) for row in range(panel.tree.rowCount())]
    long = next(index for index in rows if str(index.data()).startswith("MINUTE ORDER: In light"))
    line = panel.view.fontMetrics().lineSpacing()
    assert 3 * line < panel.view.visualRect(long).height() < 4 * line
