"""What holds for every test: offscreen, without network, and nothing unexpected may happen or be left behind.

A test fails on a warning (pyproject.toml), a Qt message (pytest-qt), an error in the log, an attempt to reach the
network, and on threads, child processes or windows that are still there when it is over. tests/README.md says more.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any, NoReturn

import hypothesis
import pytest

from caseorg.base.paths import Home

# How long threads and processes that were told to end may take, in seconds.
_GRACE = 3.0

hypothesis.settings.register_profile("caseorg", deadline=None, print_blob=True)
hypothesis.settings.load_profile("caseorg")


def pytest_configure(config: pytest.Config) -> None:
    """Before Qt or the program is loaded: no screen, no network, none of the user's own folders."""
    folder = tempfile.TemporaryDirectory(prefix="caseorg-tests-")
    config.add_cleanup(folder.cleanup)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    gc.disable()  # a widget collected on another thread ends the process; _left_over collects on this one
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        place = Path(folder.name, variable.lower())
        place.mkdir(mode=0o700)
        os.environ[variable] = str(place)
    _forbid_network()


def pytest_unconfigure() -> None:
    """The clipboard of the offscreen platform outlives Python: what Python put there last would end the process."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home of the program, gone after the test."""
    return Home(tmp_path / "home")


@pytest.fixture(autouse=True)
def nothing_unexpected(request: pytest.FixtureRequest) -> Iterator[None]:
    """Compares before and after, and fails the test with all that differs."""
    errors = _ErrorCollector()
    logging.getLogger().addHandler(errors)
    _network_attempts.clear()
    before = {kind: look() for kind, look in _LEFT_OVERS.items()}
    yield
    gc.collect(1)
    logging.getLogger().removeHandler(errors)
    problems = [f"tried to reach the network: {attempt}" for attempt in _network_attempts]
    if request.node.get_closest_marker("logs_errors"):
        problems += [] if errors.lines else ["is marked logs_errors, but logged none"]
    else:
        problems += [f"logged an error: {line}" for line in errors.lines]
    allowed = {kind for marker in request.node.iter_markers("leaves") for kind in marker.args}
    for kind, look in _LEFT_OVERS.items():
        if kind not in allowed:
            problems += [f"left behind ({kind}): {what}" for what in _left_over(look, before[kind])]
    if problems:
        pytest.fail("This test " + "\nThis test ".join(problems), pytrace=False)


# ---------------------------------------------------------------- network

_network_attempts: list[str] = []


def _forbid_network() -> None:
    """Connecting and looking up names fail in this process; sockets between processes (AF_UNIX) work on."""
    for name in ("connect", "connect_ex", "sendto", "bind"):
        setattr(socket.socket, name, _only_local(getattr(socket.socket, name)))
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"):
        setattr(socket, name, _refuse)


def _only_local(original: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(this: socket.socket, *arguments: Any) -> Any:
        if this.family in (socket.AF_INET, socket.AF_INET6):
            _refuse(*arguments)
        return original(this, *arguments)

    return guarded


def _refuse(*arguments: Any, **_named: Any) -> NoReturn:
    _network_attempts.append(repr(arguments))
    raise OSError(f"The program reaches no network, tests make sure of it: {arguments!r}")


# ---------------------------------------------------------------- the log


class _ErrorCollector(logging.Handler):
    """Keeps what is logged as an error, by whomever."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


# ---------------------------------------------------------------- what is left behind


def _threads() -> dict[int, str]:
    """Living Python threads. One that Qt started and Python only met (a dummy) cannot be seen to end."""
    threads = (thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread))
    return {id(thread): thread.name for thread in threads}


def _processes() -> dict[int, str]:
    """Living children of this process, but for the one of Python's that tracks shared memory."""
    multiprocessing.active_children()  # takes leave of those that have ended
    tracker = getattr(resource_tracker._resource_tracker, "_pid", None)
    found: dict[int, str] = {}
    for task in Path("/proc/self/task").glob("*/children"):
        with suppress(FileNotFoundError):  # a thread that ended meanwhile
            found |= {int(pid): _command(pid) for pid in task.read_text().split() if int(pid) != tracker}
    return {pid: command for pid, command in found.items() if command}


def _command(pid: str) -> str:
    """The command line of a living process, "" if it has ended."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return ""
    return "" if state in "ZX" else words or f"process {pid}"


def _widgets() -> dict[int, str]:
    """Windows, open or not."""
    if "PySide6.QtWidgets" not in sys.modules:
        return {}
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication
    from shiboken6 import getCppPointer

    if QApplication.instance() is None:
        return {}
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {getCppPointer(widget)[0]: _described(widget) for widget in QApplication.topLevelWidgets()}


def _described(widget: Any) -> str:
    return f"{type(widget).__name__} {widget.objectName() or widget.windowTitle()!r}"


_LEFT_OVERS: dict[str, Callable[[], dict[int, str]]] = {
    "widgets": _widgets,
    "threads": _threads,
    "processes": _processes,
}


def _left_over(look: Callable[[], dict[int, str]], before: dict[int, str]) -> list[str]:
    """What is there now and was not before, once it had its time to end."""
    end = time.monotonic() + _GRACE
    while (new := {key: name for key, name in look().items() if key not in before}) and time.monotonic() < end:
        gc.collect()
        time.sleep(0.02)
    return list(new.values())
