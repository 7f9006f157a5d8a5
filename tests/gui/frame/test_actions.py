"""The table of actions: complete, reachable, and each with somebody who does it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from caseorg.gui import icons, menus
from caseorg.gui.actions import ACTIONS, Action, Actions, Need
from caseorg.gui.dialogs.palette import action_entries
from caseorg.gui.window import Window
from caseorg.operations import OPERATIONS


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_explains_itself(action: Action) -> None:
    assert action.title and action.title == action.title.strip()
    assert action.help.endswith(".") and action.help[0].isupper()
    assert action.category
    assert not action.icon or action.icon in icons.names()
    assert not action.shortcut or QKeySequence(action.shortcut).toString()


def test_ids_and_shortcuts_are_given_once() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    keys = [QKeySequence(action.shortcut).toString() for action in ACTIONS if action.shortcut]
    assert sorted(keys) == sorted(set(keys))


def test_every_action_is_done_by_somebody(window: Window) -> None:
    actions = window.actions_table
    assert [action.id for action in actions if not actions.is_bound(action.id)] == []


def test_every_action_stands_in_the_palette_and_in_a_menu(window: Window) -> None:
    titles = {entry.title for entry in action_entries(window.actions_table)}
    assert {window.actions_table[action.id].text() for action in ACTIONS} <= titles
    in_menus = {action_id for _title, ids in menus.MENUS for action_id in ids if action_id}
    assert in_menus == {action.id for action in ACTIONS}
    shown = [menu.title() for menu in window.menuBar().findChildren(QMenu)]
    assert shown[: len(menus.MENUS)] == [title for title, _ in menus.MENUS]


def test_every_operation_is_reached_by_an_action() -> None:
    reached = {name for action in ACTIONS for name in action.operations}
    assert reached == {operation.name for operation in OPERATIONS}


TABLE = (
    Action("edit.undo", "Undo", "Take it back.", shortcut="Ctrl+Z"),
    Action("case.edit", "Edit Case…", "Change it.", needs=(Need.CASE,)),
    Action("view.details", "Details", "Show it.", checkable=True),
)


@pytest.fixture
def actions(qtbot: QtBot) -> Actions:
    return Actions(table=TABLE)


def test_an_action_nobody_does_is_greyed(actions: Actions) -> None:
    actions.refresh()
    assert not actions["edit.undo"].isEnabled()
    assert actions.why_not("edit.undo")


def test_a_need_that_is_not_met_says_why(actions: Actions) -> None:
    has_case = False
    actions.bind("case.edit", lambda: None)
    actions.meet({Need.CASE: lambda: has_case})
    actions.refresh()
    assert actions.why_not("case.edit") == Need.CASE.value
    has_case = True
    actions.refresh()
    assert actions["case.edit"].isEnabled()
    assert actions.why_not("case.edit") == ""


def test_a_handler_can_refuse_with_a_reason(actions: Actions) -> None:
    done: list[str] = []
    answer: bool | str = "There is nothing to undo."
    actions.bind("edit.undo", lambda: done.append("undo"), enabled=lambda: answer)
    actions.trigger("edit.undo")
    assert (done, actions.why_not("edit.undo")) == ([], "There is nothing to undo.")
    answer = True
    actions.trigger("edit.undo")
    assert done == ["undo"]


def test_a_checkable_action_says_whether_it_is_checked(actions: Actions) -> None:
    told: list[bool] = []
    actions.bind("view.details", told.append)
    actions.trigger("view.details")
    actions.trigger("view.details")
    assert told == [True, False]


def test_two_cannot_do_the_same(actions: Actions) -> None:
    actions.bind("edit.undo", lambda: None)
    with pytest.raises(ValueError, match="edit.undo"):
        actions.bind("edit.undo", lambda: None)


def test_shortcuts_can_be_changed_and_taken_away(actions: Actions) -> None:
    actions.set_shortcuts({"edit.undo": "Ctrl+U", "case.edit": "F4", "unknown.action": "F5"})
    assert (actions.shortcut("edit.undo"), actions.shortcut("case.edit")) == ("Ctrl+U", "F4")
    assert "Ctrl+U" in actions["edit.undo"].toolTip()
    actions.set_shortcuts({"edit.undo": ""})
    assert (actions.shortcut("edit.undo"), actions.shortcut("case.edit")) == ("", "")
    actions.set_shortcuts({})
    assert actions.shortcut("edit.undo") == "Ctrl+Z"
