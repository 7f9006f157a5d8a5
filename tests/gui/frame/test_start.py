"""Starting: a window or a command, a workspace that is open elsewhere, a picture instead of a person."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from caseorg.__main__ import _window_options, main
from caseorg.base.paths import Home
from caseorg.gui.main import run
from caseorg.workspace import Workspace


@pytest.mark.parametrize(
    "arguments",
    [[], ["--home", "x"], ["--sample"], ["--home", "x", "--sample", "--screenshot", "a.png", "--size", "800x600"]],
)
def test_without_a_command_the_window_opens(arguments: list[str]) -> None:
    assert _window_options(arguments) is not None


@pytest.mark.parametrize(
    "arguments",
    [["case", "list"], ["--home", "x", "case", "list"], ["--help"], ["--version"], ["--look", "red"], ["--size", "x"]],
)
def test_anything_else_is_for_the_command_line(arguments: list[str]) -> None:
    assert _window_options(arguments) is None


def test_a_command_loads_no_qt(tmp_path: Path) -> None:
    script = (
        "import sys; from caseorg.__main__ import main; code = main(['--home', sys.argv[1], 'case', 'list']);"
        "sys.exit(99 if any(name.startswith('PySide6') for name in sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_help_is_printed_by_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "caseorg" in capsys.readouterr().out


def test_a_workspace_that_is_open_elsewhere_is_refused_with_a_sentence(
    qapp: object, home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []
    monkeypatch.setattr("caseorg.gui.main.say_alone", lambda _near, sentence: said.append(sentence))
    with Workspace.open(home):
        assert run(home) == 3
    assert "already open" in said[0]
    assert "already open" in capsys.readouterr().err


def test_a_folder_that_cannot_be_used_is_refused_with_a_sentence(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("caseorg.gui.main.say_alone", lambda _near, sentence: said.append(sentence))
    (tmp_path / "file").write_text("")
    assert run(Home(tmp_path / "file")) == 3
    assert "cannot be used" in said[0]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_picture_of_the_sample_case(tmp_path: Path, look: str) -> None:
    """In a process of its own, as packaging runs it on a machine without a screen."""
    path = tmp_path / "shots" / "window.png"
    command = [sys.executable, "-m", "caseorg", "--home", str(tmp_path / "home"), "--sample"]
    command += ["--screenshot", str(path), "--size", "1000x700", "--look", look]
    environment = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=120)
    assert done.returncode == 0, done.stderr
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1000, 700)
    assert (image.pixelColor(500, 60).lightness() < 100) == (look == "dark")
    assert not (tmp_path / "home" / "workspace" / "lock.holder").exists()


def test_a_picture_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    command = [sys.executable, "-m", "caseorg", "--home", str(tmp_path / "home")]
    command += ["--screenshot", str(tmp_path / "file" / "window.png")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 3
    assert "Choose another" in done.stderr
