"""The dialogs of the named colors and of the issues of a case."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from caseorg.gui.dialogs.colors_dialog import ColorsDialog
from caseorg.gui.dialogs.issues_dialog import IssuesDialog
from caseorg.gui.dialogs.ordered_list import OrderedDialog
from caseorg.model.annotation import Annotation
from caseorg.queries.annotations import annotation_colors, annotation_lines, issues_of
from tests.gui.panels.annotated import annotate, new


@pytest.fixture
def made(stage) -> list[Annotation]:
    return annotate(stage.record.workspace, stage.uuid("Complaint"), [new(0, 100, issues=("Venue", "Harm"))])


def opened(stage, dialog: OrderedDialog) -> OrderedDialog:
    stage.qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    stage.settle()
    return dialog


def names(dialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def press(stage, dialog, title) -> None:
    dialog.buttons[title].click()
    stage.settle()


def type_name(stage, dialog, name) -> None:
    """Type over the name that is being edited."""
    editor = dialog.list.findChild(QLineEdit)
    editor.setText(name)
    stage.qtbot.keyClick(editor, Qt.Key.Key_Return)
    stage.settle()


def test_colors_are_named_added_moved_and_removed(stage, made):
    dialog = opened(stage, ColorsDialog(stage.bridge))
    assert names(dialog)[:3] == ["Yellow", "Green", "Blue"]
    assert dialog.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Yellow, 1 annotation"
    press(stage, dialog, "Add")
    assert names(dialog)[-1] == "New color"
    type_name(stage, dialog, "Key passage")
    assert names(dialog)[-1] == "Key passage"
    dialog.list.setCurrentRow(0)
    press(stage, dialog, "Move Down")
    assert names(dialog)[:3] == ["Green", "Yellow", "Blue"]
    assert dialog.list.currentItem().text() == "Yellow"
    press(stage, dialog, "Remove")
    assert "Yellow" not in names(dialog)
    assert "Undo brings it back" in dialog.says.text()
    stage.undo()
    stage.undo()
    assert names(dialog)[:3] == ["Yellow", "Green", "Blue"], "moving is one step"


def test_another_color_recolors_what_has_it(stage, made):
    dialog = opened(stage, ColorsDialog(stage.bridge))
    yellow = stage.bridge.ask(annotation_colors)[0]
    dialog.set_color(yellow.uuid, "#ffee00")
    stage.settle()
    assert stage.bridge.ask(annotation_lines, [made[0].uuid])[0].annotation.color == "#ffee00"
    dialog.set_color(yellow.uuid, "#8fd694")
    stage.settle()
    assert "has that name or color already" in dialog.says.text()


def test_issues_with_counts_and_notes(stage, made):
    dialog = opened(stage, IssuesDialog(stage.bridge, stage.record.case.uuid))
    assert names(dialog) == ["Venue", "Harm"]
    assert dialog.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Harm, 1 annotation"
    dialog.list.setCurrentRow(1)
    dialog.notes.setPlainText("Winter factors")
    dialog.list.setCurrentRow(0)
    stage.settle()
    assert [issue.notes for issue in stage.bridge.ask(issues_of, stage.record.case.uuid)] == ["", "Winter factors"]
    press(stage, dialog, "Move Down")
    assert names(dialog) == ["Harm", "Venue"]
    press(stage, dialog, "Remove")
    assert names(dialog) == ["Harm"]
    stage.undo()
    assert names(dialog) == ["Harm", "Venue"]


def test_notes_are_kept_when_the_dialog_is_closed(stage, made):
    dialog = opened(stage, IssuesDialog(stage.bridge, stage.record.case.uuid))
    dialog.list.setCurrentRow(0)
    dialog.notes.setPlainText("Kept")
    dialog.reject()
    stage.settle()
    assert stage.bridge.ask(issues_of, stage.record.case.uuid)[0].notes == "Kept"


def test_a_name_twice_is_refused(stage, made):
    dialog = opened(stage, IssuesDialog(stage.bridge, stage.record.case.uuid))
    dialog.list.setCurrentRow(0)
    press(stage, dialog, "Rename")
    type_name(stage, dialog, "Harm")
    assert "There is an issue “Harm” already" in dialog.says.text()
    assert names(dialog) == ["Venue", "Harm"]
