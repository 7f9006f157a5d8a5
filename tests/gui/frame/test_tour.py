"""The whole walk offscreen: every stop draws something, and every control has a name for a screen reader."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from caseorg.base.paths import Home
from tests.gui import (
    tour,
    tour_of_annotations,
    tour_of_dates,
    tour_of_deadlines,
    tour_of_people,
    tour_of_press,
    tour_of_reminders,
    tour_of_rules,
    tour_of_timeline,
)
from tests.gui.tour import Stop, open_window, picture, walk

_CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QTabBar,
)  # fmt: skip

# Qt's own parts of its controls
_QTS_OWN = ("qt_tabwidget_stackedwidget", "qt_spinbox_lineedit", "ScrollLeftButton", "ScrollRightButton")


def unnamed(top: QWidget) -> list[str]:
    """The visible controls below a window that have no name."""
    found = []
    for widget in top.findChildren(QWidget):
        if not isinstance(widget, _CONTROLS) or widget.visibleRegion().isEmpty() or widget.objectName() in _QTS_OWN:
            continue
        if isinstance(widget, QHeaderView) or isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QLineEdit):
            continue  # read as part of the control they belong to
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            parents = [type(widget).__name__]
            above = widget.parentWidget()
            while above is not None:
                parents.append(type(above).__name__)
                above = above.parentWidget()
            found.append(" in ".join(parents[:5]))
    return found


@pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize(
    "stops",
    [
        tour.STOPS,
        tour_of_annotations.STOPS,
        tour_of_deadlines.STOPS,
        tour_of_people.STOPS,
        tour_of_rules.STOPS,
        tour_of_dates.STOPS,
        tour_of_timeline.STOPS,
        tour_of_reminders.STOPS,
        tour_of_press.STOPS,
    ],
    ids=["whole-window", "annotations", "deadlines", "people", "rules", "dates", "timeline", "reminders", "press"],
)
def test_the_walk(qtbot: QtBot, home: Home, stops: tuple[Stop, ...]) -> None:
    nameless: dict[str, list[str]] = {}
    colors: dict[str, int] = {}

    def arrive(name: str, window: QWidget) -> None:
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        nameless[name] = [control for top in tops for control in unnamed(top)]
        small = picture(window).toImage().scaled(120, 80)  # type: ignore[arg-type]
        colors[name] = len(Counter(small.pixel(x, y) for x in range(120) for y in range(80)))

    with open_window(home) as window:
        walk(window, arrive, stops)
    assert list(colors) == [name for name, _go in stops]
    assert min(colors.values()) > 8, colors
    assert {name: controls for name, controls in nameless.items() if controls} == {}
