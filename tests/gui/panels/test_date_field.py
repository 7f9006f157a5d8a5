"""A day typed as people say it, with what was understood below."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from caseorg.base import clock
from caseorg.base.errors import BadInput
from caseorg.gui.widgets.date_field import DateField


@pytest.fixture
def field(qtbot, monkeypatch) -> DateField:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 26))
    made = DateField("&Due")
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_understood_is_said_while_one_types(field, qtbot):
    days = []
    field.day_changed.connect(days.append)
    qtbot.keyClicks(field.line, "next tu")
    assert field.below.text().startswith("Type 5/27")
    qtbot.keyClicks(field.line, "e")
    assert field.below.text() == "Tuesday, December 1, 2026, in 5 days."
    assert field.line.accessibleDescription() == field.below.text()
    assert (field.day, days) == ("2026-12-01", ["2026-12-01"])


def test_leaving_the_field_writes_down_the_day(field, qtbot):
    qtbot.keyClicks(field.line, "in 14 days")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "2026-12-10"
    assert field.taken() == "2026-12-10"


def test_arrow_keys_go_by_days_and_pages_by_weeks(field, qtbot):
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert field.day == "2026-11-27"
    qtbot.keyClick(field.line, Qt.Key.Key_PageUp)
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert field.day == "2026-12-03"


def test_what_is_no_day_is_refused_and_stays(field):
    field.line.setText("soon")
    with pytest.raises(BadInput):
        field.taken()
    assert field.problem.startswith("Due: “soon” is no date.")
    field.show_day(None)
    assert field.taken() is None and field.problem == ""


def test_of_what_has_happened_the_last_such_day_is_meant(qtbot, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 26))
    served = DateField("Served", past=True)
    qtbot.addWidget(served)
    served.line.setText("12/1")
    assert served.day == "2025-12-01"
