"""Who is who in a small window: the sides stand below each other, and nothing lies over them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseorg.base.paths import Home
from caseorg.gui.panels.people.case_view import CaseView
from caseorg.gui.window import Window
from caseorg.operations import add_case, add_case_role, add_organization
from caseorg.workspace import Workspace
from tests.gui.tour import open_window, settle


@pytest.mark.usefixtures("dressed")
def test_in_a_small_window_nothing_lies_over_the_parties(qtbot: QtBot, home: Home) -> None:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        _fill(workspace)
    with open_window(home, size=(980, 620)) as window:
        window.actions_table.trigger("go.people")
        settle(window)
        _expect_apart(qtbot, window)


def _fill(workspace: Workspace) -> None:
    case = workspace.do(add_case, caption="Centro v. Kent").value
    counsel = workspace.do(add_organization, name="Law Office").value
    press = workspace.do(add_organization, name="Press Office").value
    for number in range(11):
        one = workspace.do(add_organization, name=f"Party {number}").value
        kind = "plaintiff" if number < 4 else "defendant"
        role = workspace.do(add_case_role, case_uuid=case.uuid, kind=kind, organization_uuid=one.uuid).value
        if number < 4:
            workspace.do(
                add_case_role, case_uuid=case.uuid, kind="counsel", organization_uuid=counsel.uuid, clients=[role.uuid]
            )
    workspace.do(add_case_role, case_uuid=case.uuid, kind="press contact", organization_uuid=press.uuid)


def _expect_apart(qtbot: QtBot, window: Window) -> None:
    who = window.findChild(CaseView)
    assert isinstance(who, CaseView) and who.width() < 600

    def place(part: QWidget) -> tuple[int, int]:
        top = part.mapTo(who.widget(), QPoint(0, 0)).y()
        return top, top + part.height()

    parts = [who.left_title, who.left, who.right_title, who.right, who.others]
    qtbot.waitUntil(
        lambda: all(place(one)[1] <= place(other)[0] for one, other in zip(parts, parts[1:], strict=False))
    )
