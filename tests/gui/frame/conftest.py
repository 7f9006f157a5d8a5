"""The whole window on an empty home, and the parts of it that can stand alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from caseorg.base.paths import Home
from caseorg.gui.bridge import Bridge
from caseorg.gui.looks import looks
from caseorg.gui.window import Window
from caseorg.workspace import Workspace
from tests.gui.tour import open_window


@pytest.fixture
def window(qtbot: QtBot, home: Home) -> Iterator[Window]:
    """The program, shown, on an empty workspace."""
    with open_window(home) as window:
        yield window


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home, who="Test") as workspace:
        yield workspace


@pytest.fixture
def bridge(qtbot: QtBot, workspace: Workspace) -> Iterator[Bridge]:
    bridge = Bridge(workspace)
    yield bridge
    bridge.close()
    bridge.deleteLater()


@pytest.fixture
def dressed(qapp: object) -> Iterator[None]:
    """The program's looks, put back afterwards."""
    look = looks.look
    looks.begin(qapp)  # type: ignore[arg-type]
    yield
    looks.choose(look)
