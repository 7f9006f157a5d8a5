"""packaging/dev.py: what it finds missing, what it says, and that it leaves alone what is ready."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.house.sources import ROOT


@pytest.fixture
def dev() -> Any:
    """packaging/dev.py, loaded as a module of its own for each test."""
    spec = importlib.util.spec_from_file_location("caseorg_dev", ROOT / "packaging" / "dev.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def ready(dev: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A set-up that is complete, with a record in `done` of what would be installed."""
    dev.done = []
    dev.STAMP = tmp_path / "stamp"
    dev.STAMP.write_text(dev.fingerprint(), "utf-8")
    for name, answer in (("missing_packages", []), ("usable", True)):
        monkeypatch.setattr(dev, name, lambda *_, answer=answer: answer)
    monkeypatch.setattr(dev, "pip_install", lambda *words: dev.done.append(words))
    return dev


def test_a_library_the_loader_does_not_find_is_named_by_its_package(dev: Any) -> None:
    assert "libnowhere1" in dev.missing_packages({"libnowhere1": "libnowhere.so.1"})


def test_a_library_that_is_there_is_not_asked_for(dev: Any) -> None:
    assert "libc6" not in dev.missing_packages({"libc6": "libc.so.6"})


def test_a_python_without_ensurepip_needs_the_venv_package(dev: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert f"python{sys.version_info.major}.{sys.version_info.minor}-venv" in dev.missing_packages({})


def test_an_ordinary_user_is_told_the_line_to_run(
    dev: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev, "missing_packages", lambda _libraries: ["libnowhere1", "libnothing2"])
    assert dev.main(["test"]) == 3
    said = capsys.readouterr().err
    assert "sudo apt-get update && sudo apt-get install --yes --no-install-recommends libnowhere1 libnothing2" in said


def test_without_apt_the_packages_are_named(dev: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(dev.Stop, match="libnowhere1"):
        dev.install_packages(["libnowhere1"])


def test_this_environment_is_usable_and_a_broken_one_is_not(dev: Any, tmp_path: Path) -> None:
    broken = tmp_path / "bin" / "python"
    broken.parent.mkdir()
    broken.symlink_to(tmp_path / "gone")
    assert (dev.usable(Path(sys.prefix)), dev.usable(tmp_path), dev.usable(tmp_path / "none")) == (True, False, False)


def test_what_is_ready_is_left_alone(ready: Any) -> None:
    ready.prepare({})
    assert ready.done == []


def test_a_changed_lock_is_installed(ready: Any, tmp_path: Path) -> None:
    ready.LOCK = tmp_path / "lock.txt"
    ready.LOCK.write_text("other==1\n", "utf-8")
    ready.prepare({})
    assert [words[-1] for words in ready.done] == [str(ready.LOCK), str(ROOT)]
    assert ready.STAMP.read_text("utf-8") == ready.fingerprint()


def test_a_failed_installation_is_not_taken_for_done(ready: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_words: str) -> None:
        raise ready.Stop("no index can be reached")

    ready.STAMP.write_text("older", "utf-8")
    monkeypatch.setattr(ready, "pip_install", refuse)
    with pytest.raises(ready.Stop):
        ready.prepare({})
    assert not ready.STAMP.exists()


def test_the_lock_is_written_in_pips_form(dev: Any) -> None:
    lines = "".join(dev.lock_lines({"b": "2", "a": "1"}, {"a": {"22", "11"}, "b": {"33"}})).splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        "a==1 \\",
        "    --hash=sha256:11 \\",
        "    --hash=sha256:22",
        "b==2 \\",
        "    --hash=sha256:33",
    ]
