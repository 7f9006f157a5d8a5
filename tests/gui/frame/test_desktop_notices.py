"""Notifications on a real session bus."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseorg.base.paths import Home
from caseorg.gui.desktop_notices import DesktopNotices, bus_address, tell_desktop
from caseorg.operations import add_case, add_deadline
from caseorg.rules.reminder_words import Notice
from caseorg.workspace import Workspace
from tests.gui.session_bus import Desktop, desktop, session_bus

TWO = (Notice("Deadline due tomorrow", "", "a/b/1"), Notice("Hearing <today>", "Ruiz & Sons", "c/d/0"))


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with session_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def shown(bus: str, tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path, bus) as there:
        yield there


def test_the_desktop_shows_what_it_is_told_and_says_what_was_clicked(shown: Desktop, qtbot: QtBot) -> None:
    notices = DesktopNotices()
    assert notices.connect_to_bus()
    heard: list[int] = []
    notices.clicked.connect(heard.append)
    assert notices.tell(TWO[:1]) == {41: "a/b/1"}
    assert notices.tell(TWO[1:]) == {42: "c/d/0"}
    first, second = shown.shown
    assert (first["app"], first["replaces"], first["summary"]) == ("caseorg", 0, "Deadline due tomorrow")
    assert first["hints"] == {"desktop-entry": "caseorg"}
    assert first["actions"] == ["default", "Open"]
    assert second["body"] == "Ruiz &amp; Sons"  # a body may hold markup, a summary may not
    assert second["summary"] == "Hearing <today>"
    qtbot.waitUntil(lambda: heard == [41, 42])
    notices.stop()


def test_what_a_program_that_ends_says_is_not_of_the_installed_one_so_that_it_stays(shown: Desktop) -> None:
    assert tell_desktop(TWO)
    assert [notice["hints"] for notice in shown.shown] == [{}, {}]


def test_a_bus_without_a_desktop_is_no_trouble(bus: str) -> None:
    assert not tell_desktop(TWO)


def test_without_a_bus_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert bus_address() == ""
    assert not tell_desktop(TWO)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/gone")
    assert not tell_desktop(TWO)
    notices = DesktopNotices()
    assert not notices.connect_to_bus()
    assert notices.tell(TWO) == {}
    notices.stop()


def test_the_bus_is_found_where_systemd_puts_it(bus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    Path(tmp_path, "bus").symlink_to(bus.removeprefix("unix:path=").partition(",")[0])
    assert bus_address() == f"unix:path={tmp_path}/bus"
    assert not tell_desktop(TWO)  # connected, but there is no desktop


def test_the_command_without_a_window_reaches_the_desktop(shown: Desktop, home: Home) -> None:
    with Workspace.open(home) as workspace:
        case = workspace.do(add_case, caption="Alvarez v. Kent").value
        tomorrow = (date.today() + timedelta(days=1)).isoformat()
        workspace.do(add_deadline, case_uuid=case.uuid, title="Opposition", due=tomorrow)
        command = [sys.executable, "-m", "caseorg", "--home", str(home.folder), "remind"]
        for _ in range(2):
            done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)
            assert (done.returncode, done.stderr) == (0, "")
    assert [notice["summary"] for notice in shown.shown] == ["Deadline due tomorrow"]
    assert "Alvarez" not in shown.file.read_text("utf-8")
