"""A session bus of a test's own, with or without a desktop on it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

_CONFIG = """<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""


@dataclass(frozen=True, slots=True)
class Desktop:
    """Where the desktop of the test writes what it was told."""

    file: Path

    @property
    def shown(self) -> list[dict[str, Any]]:
        """The notifications shown so far."""
        return [json.loads(line) for line in self.file.read_text("utf-8").splitlines()] if self.file.exists() else []


@contextmanager
def session_bus(folder: Path) -> Iterator[str]:
    """A bus; its address. Skips the test where there is no dbus-daemon."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("needs dbus-daemon")
    config = folder / "bus.conf"
    config.write_text(_CONFIG.format(folder=folder), encoding="utf-8")
    command = [daemon, "--nofork", "--nopidfile", "--print-address=1", f"--config-file={config}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as bus:
        try:
            assert bus.stdout is not None
            yield bus.stdout.readline().strip()
        finally:
            bus.kill()


@contextmanager
def desktop(folder: Path, address: str) -> Iterator[Desktop]:
    """Somebody on the bus who shows notifications, and clicks them."""
    shown = Desktop(folder / "shown.jsonl")
    command = [sys.executable, "-m", "tests.notification_daemon", str(shown.file)]
    environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": address}
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=root) as daemon:
        try:
            assert daemon.stdout is not None
            assert daemon.stdout.readline() == "ready\n"
            yield shown
        finally:
            daemon.kill()
