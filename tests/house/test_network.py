"""The program makes no network call: it does not even load what could."""

from __future__ import annotations

import subprocess
import sys

from tests.house.sources import ROOT, expect_none, imports, python_files, where

NETWORK = {
    "socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "ftplib", "smtplib",
    "imaplib", "poplib", "nntplib", "telnetlib", "socketserver", "xmlrpc", "webbrowser", "multiprocessing.managers",
    "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtHttpServer",
}  # fmt: skip


def test_nothing_that_reaches_a_network_is_imported() -> None:
    found = [
        f"{where(path, line)} {name}"
        for path in python_files("caseorg", "resources")
        for name, line in imports(path)
        if _reaches_network(name)
    ]
    expect_none(found)


def test_the_window_does_not_load_qt_network() -> None:
    command = "import sys, caseorg.gui.main; print('PySide6.QtNetwork' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stdout + done.stderr


def _reaches_network(name: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in NETWORK)
