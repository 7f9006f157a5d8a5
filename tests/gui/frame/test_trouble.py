"""The last net: what is said of a bug, and what is not."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseorg.base.errors import CaseorgError, UserError
from caseorg.gui.trouble import CrashDialog, Trouble, report_of


def report(error: Exception) -> str:
    try:
        raise error
    except Exception as caught:
        return report_of(type(caught), caught, caught.__traceback__)


def test_the_report_says_what_and_where() -> None:
    text = report(ZeroDivisionError("division by zero"))
    assert "ZeroDivisionError: division by zero" in text
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in text and "Qt 6" in text
    assert "test_trouble.py" in text and " in report" in text


def test_the_report_names_no_folder_of_the_user_and_quotes_no_text() -> None:
    home = str(Path.home())
    text = report(ValueError(f"invalid literal: 'The informant is John Kent.' in {home}/cases, not 'int'"))
    assert "informant" not in text and f"{home}/cases" not in text
    assert "'…'" in text and "'int'" in text and "~/cases" in text
    assert not any(line.strip().startswith("/") for line in text.splitlines())


def test_the_dialog_copies_and_lets_one_go_on_or_quit(qtbot: QtBot) -> None:
    dialog = CrashDialog("the report")
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "the report"
    dialog.go_on.click()
    assert not dialog.quits
    dialog.quit.click()
    assert dialog.quits


@pytest.fixture
def trouble(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Trouble]:
    """Catches as in the program, but for the hook that the tests themselves need."""
    before, threads_before = sys.excepthook, threading.excepthook
    trouble = Trouble(tmp_path / "logs")
    trouble.install()
    yield trouble
    trouble.uninstall()
    sys.excepthook, threading.excepthook = before, threads_before


@pytest.mark.logs_errors
def test_a_bug_on_any_thread_is_shown_and_logged(
    qtbot: QtBot, trouble: Trouble, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(CrashDialog, "exec", lambda dialog: shown.append(dialog.report.toPlainText()))

    def fail() -> None:
        raise ZeroDivisionError("on a thread")

    thread = threading.Thread(target=fail, name="reader")
    with caplog.at_level(logging.CRITICAL):
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: bool(shown))
    assert "ZeroDivisionError: on a thread" in shown[0] and "Thread reader" in shown[0]
    assert "ZeroDivisionError" in caplog.text


def test_a_refusal_that_nobody_took_is_a_sentence_not_a_crash(qtbot: QtBot, trouble: Trouble) -> None:
    refused: list[CaseorgError] = []
    trouble.refused.connect(refused.append)
    error = UserError("Choose another folder.")
    sys.excepthook(UserError, error, None)
    assert refused == [error]
    assert QApplication.activeModalWidget() is None
