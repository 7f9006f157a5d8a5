"""Every control of every panel: named for a screen reader, reached by keys, not cut off in a small window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from caseorg.gui.looks import Look, looks
from caseorg.gui.panels.calendar.panel import CalendarPanel
from caseorg.gui.panels.deadlines.panel import DeadlinesPanel
from caseorg.gui.panels.details.panel import DetailsPanel
from caseorg.gui.panels.docket.entry_dialog import EntryDialog
from caseorg.gui.panels.docket.panel import DocketPanel
from caseorg.gui.panels.documents.panel import DocumentsPanel
from caseorg.gui.panels.people.panel import PeoplePanel
from caseorg.gui.panels.search.panel import SearchPanel
from caseorg.gui.panels.statements.panel import StatementsPanel
from caseorg.gui.panels.timeline.panel import TimelinePanel
from caseorg.gui.panels.today.panel import TodayPanel
from caseorg.gui.panels.trash.panel import TrashPanel
from caseorg.operations import trash_documents

PANELS = (
    TodayPanel, DocumentsPanel, DocketPanel, DeadlinesPanel, CalendarPanel, TimelinePanel, PeoplePanel, StatementsPanel,
    SearchPanel, TrashPanel, DetailsPanel,
)  # fmt: skip
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def controls(widget: QWidget) -> list[QWidget]:
    """What one can use in a widget; not the inner parts of Qt's own controls."""
    found = [part for part in widget.findChildren(QWidget) if isinstance(part, CONTROLS)]
    return [
        part
        for part in found
        if not isinstance(part, QHeaderView)
        and not part.isHidden()
        and not part.objectName().startswith("qt_")
        and not isinstance(part.parentWidget(), QLineEdit | QAbstractItemView | QComboBox)
        and type(part).__module__.startswith(("PySide6", "caseorg"))
        and type(part).__name__ not in ("QComboBoxListView", "QTableCornerButton")
    ]


@pytest.fixture(params=PANELS, ids=lambda panel: panel.title)
def panel(request, stage):
    stage.context.set_documents((stage.uuid("Exhibit A"),))
    stage.do(trash_documents, uuids=[stage.uuid("Complaint")])
    return stage.place(request.param)


def test_every_control_has_a_name(panel, stage):
    stage.context.set_search("harm")
    stage.settle()
    nameless = []
    for control in controls(panel):
        interface = QAccessible.queryAccessibleInterface(control)
        if not interface.text(QAccessible.Text.Name).strip():
            nameless.append(f"{type(control).__name__} {control.objectName()}")
    assert nameless == []
    assert panel.accessibleName() == panel.title


def test_every_control_is_reached_by_keys(panel):
    unreachable = [
        type(control).__name__
        for control in controls(panel)
        if control.isVisible() and not control.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert unreachable == []


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_fits_the_smallest_window(panel, look):
    looks.choose(look)
    try:
        # 1280 pixels less navigation and dock; the dock itself is 300 wide.
        room = 300 if isinstance(panel, DetailsPanel) else 1280 - 168 - 320
        assert panel.minimumSizeHint().width() <= room
    finally:
        looks.choose(Look.SYSTEM)


def test_the_entry_dialog_is_named(qtbot):
    dialog = EntryDialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    names = {QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name) for control in controls(dialog)}
    assert {"ECF No.", "Date Filed", "Date Entered", "Docket Text"} <= names
    assert "" not in names
