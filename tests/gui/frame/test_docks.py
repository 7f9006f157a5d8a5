"""The docks at the right: one group of tabs, in which nothing comes to the front by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseorg.base.paths import Home
from caseorg.gui.docks import Dock
from caseorg.gui.window import Window
from caseorg.operations import restore_case, trash_case
from tests.gui.frame.test_window import documents, filing, new_case
from tests.gui.tour import close_dialogs, open_window, settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support raise", extend=True)


def dock(window: Window, name: str) -> Dock:
    found = window.findChild(Dock, name)
    assert isinstance(found, Dock)
    return found


def seen(window: Window) -> list[str]:
    """The docks that are not covered by another."""
    settle(window)
    parts: dict[str, QWidget] = {
        "annotations": window.annotations, "details": window.details, "outline": window.outline,
        "thumbnails": window.thumbnails,
    }  # fmt: skip
    return [name for name, part in parts.items() if part.isVisible() and part.isEnabled()]


def test_annotations_have_the_whole_height_and_the_others_wait_behind(window: Window) -> None:
    new_case(window)
    assert seen(window) == ["annotations"]
    others = [dock(window, name) for name in ("outline", "details", "thumbnails")]
    assert window.tabifiedDockWidgets(dock(window, "annotations")) == others
    assert window.annotations.height() > 0.8 * window.tabs.height()


def test_opening_a_document_does_not_switch_docks(window: Window, tmp_path: Path) -> None:
    new_case(window)
    window.importing.import_paths([filing(tmp_path, 1)])
    settle(window)
    close_dialogs(window)
    for name in ("details", "outline"):
        dock(window, name).raise_()
        window.context.open_document(documents(window)[0])
        assert seen(window) == [name]
        window.actions_table.trigger("tab.close")
        assert seen(window) == [name]


def test_an_action_brings_a_covered_dock_forward_and_hides_one_that_is_seen(window: Window) -> None:
    new_case(window)
    for name in ("outline", "thumbnails", "details"):
        window.actions_table.trigger(f"view.{name}")
        assert seen(window) == [name]
        assert window.actions_table[f"view.{name}"].isChecked()
    window.actions_table.trigger("view.details")
    assert "details" not in seen(window)
    assert not window.actions_table["view.details"].isChecked()
    window.actions_table.trigger("view.reset_layout")
    assert seen(window) == ["annotations"]


def test_the_dock_in_front_stays_so_while_there_is_no_case(window: Window) -> None:
    case = new_case(window)
    window.actions_table.trigger("view.thumbnails")
    window.bridge.do(trash_case, uuid=case.uuid)
    assert seen(window) == []
    window.bridge.do(restore_case, uuid=case.uuid)
    settle(window)
    window.header.switcher.ask()
    window.context.set_case(case.uuid)
    assert seen(window) == ["thumbnails"]


def test_docks_keep_their_width(qtbot: QtBot, home: Home) -> None:
    widths = []
    names = ("annotations", "outline", "details", "thumbnails")
    for name, after in zip(names, (*names[1:], names[0]), strict=True):
        with open_window(home, size=(1280, 780)) as window:
            if not widths:
                new_case(window)
            assert seen(window) == [name]
            widths.append(dock(window, name).width())
            window.actions_table.trigger(f"view.{after}")
            assert seen(window) == [after]
            window.close()
    assert widths[0] >= 280 and widths == widths[:1] * 4


def test_to_edit_documents_brings_the_details_forward(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    new_case(window)
    window.importing.import_paths([filing(tmp_path, 1)])
    settle(window)
    close_dialogs(window)
    window.activateWindow()
    window.context.open_document(documents(window)[0])
    settle(window)
    for action, field in (("edit", window.details.form.fields["title"].field), ("tag", window.details.form.tags.line)):
        dock(window, "outline").raise_()
        settle(window)
        window.actions_table.trigger(f"documents.{action}")
        assert seen(window) == ["details"]
        assert field.hasFocus()


def test_docks_apart_are_apart_again_next_time(qtbot: QtBot, home: Home) -> None:
    with open_window(home) as window:
        new_case(window)
        dock(window, "outline").setFloating(True)
        window.actions_table.trigger("view.thumbnails")
    with open_window(home) as window:
        assert seen(window) == ["outline", "thumbnails"]
        assert dock(window, "outline").isFloating()


def test_thumbnails_say_that_no_document_is_open(window: Window) -> None:
    new_case(window)
    window.actions_table.trigger("view.thumbnails")
    settle(window)
    assert window.thumbnails.accessibleDescription() == "No document is open."
    drawn = window.thumbnails.viewport().grab().toImage()
    middle = {drawn.pixelColor(x, drawn.height() // 2 + y).name() for x in range(drawn.width()) for y in range(-8, 8)}
    assert len(middle) > 1, "words stand in the middle"
