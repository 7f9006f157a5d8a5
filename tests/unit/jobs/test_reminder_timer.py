"""The files that run `caseorg remind` by itself."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from caseorg.base.errors import UserError, WorldError
from caseorg.base.paths import Home
from caseorg.jobs.reminder_timer import Way, install, installed, remind_command, remove


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of settings of its own, and no systemd that could be told."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    return tmp_path / "config"


def _files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


def test_the_timer_runs_this_program_on_this_home_every_hour(tmp_path: Path, config: Path) -> None:
    home = Home(tmp_path / "my home 100% $sure")
    written = install(Way.TIMER, home)
    units = config / "systemd" / "user"
    assert written == [units / "caseorg-remind.service", units / "caseorg-remind.timer"]
    wanted = units / "timers.target.wants" / "caseorg-remind.timer"
    assert wanted.resolve() == units / "caseorg-remind.timer"
    assert installed() is Way.TIMER
    service = configparser.RawConfigParser()
    service.read(written[0], encoding="utf-8")
    line = service["Service"]["ExecStart"]
    assert line.endswith(f'--home "{tmp_path}/my home 100%% $$sure" remind')
    assert line.split()[0] == remind_command(home)[0]
    timer = configparser.RawConfigParser()
    timer.read(written[1], encoding="utf-8")
    assert timer["Timer"]["Persistent"] == "true"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    written = install(Way.TIMER, Home(tmp_path / 'a "quoted" \\ home'))
    environment = os.environ | {"XDG_RUNTIME_DIR": str(tmp_path), "SYSTEMD_LOG_LEVEL": "warning"}
    command = ["systemd-analyze", "verify", "--user", "--man=no", *map(str, written)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    said = [line for line in done.stderr.splitlines() if "caseorg" in line]
    assert said == []
    calendar = ["systemd-analyze", "calendar", "*-*-* 07..20:05:00"]
    assert subprocess.run(calendar, capture_output=True, check=False).returncode == 0


def test_the_login_entry_stands_in_place_of_the_timer(tmp_path: Path, config: Path) -> None:
    install(Way.TIMER, Home(tmp_path))
    (entry,) = install(Way.LOGIN, Home(tmp_path / "a b"))
    assert _files(config) == ["autostart/caseorg-remind.desktop"]
    assert installed() is Way.LOGIN
    desktop = configparser.RawConfigParser()
    desktop.read(entry, encoding="utf-8")
    assert desktop["Desktop Entry"]["Type"] == "Application"
    assert desktop["Desktop Entry"]["Exec"].endswith(f'--home "{tmp_path}/a b" remind')


def test_removing_leaves_nothing_and_can_be_done_twice(tmp_path: Path, config: Path) -> None:
    install(Way.TIMER, Home(tmp_path))
    assert len(remove()) == 2
    assert _files(config) == []
    assert remove() == []
    assert installed() is None


def test_what_cannot_be_written_is_said(tmp_path: Path, config: Path) -> None:
    config.write_text("a file where a folder should be")
    with pytest.raises(WorldError, match="could not be written"):
        install(Way.LOGIN, Home(tmp_path))


def test_other_systems_are_told_which_command_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(UserError, match="remind"):
        install(Way.TIMER, Home(tmp_path))
