"""What happens when caseorg itself is at fault: the log, and a dialog with a report that can be copied."""

from __future__ import annotations

import faulthandler
import logging
import platform
import re
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from caseorg import __version__
from caseorg.base.errors import CaseorgError

log = logging.getLogger(__name__)

_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")
_NAME = re.compile(r".[A-Za-z_][\w.]{0,60}.")
_LONGEST_MESSAGE = 300


class CrashDialog(QDialog):
    """Says that a bug was met, shows the report, and lets the user go on or quit."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("caseorg – Something Went Wrong")
        self.quits = False
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        headline = QLabel("Something in caseorg went wrong.")
        headline.setProperty("role", "heading")
        explanation = QLabel(
            "The last action may not have been done. Everything saved before it is safe. This report says what "
            "happened; it holds no text of documents and is not sent anywhere. Copy it to tell the makers."
        )
        explanation.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName("Report")
        self.report.setMinimumSize(560, 220)
        self.buttons = QDialogButtonBox()
        self.copy = self.buttons.addButton("Copy Report", QDialogButtonBox.ButtonRole.ActionRole)
        self.quit = self.buttons.addButton("Quit", QDialogButtonBox.ButtonRole.RejectRole)
        self.go_on = self.buttons.addButton("Continue", QDialogButtonBox.ButtonRole.AcceptRole)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report.toPlainText()))
        self.quit.clicked.connect(self._on_quit)
        self.go_on.clicked.connect(self.accept)
        self.go_on.setDefault(True)
        for widget in (headline, explanation, self.report, self.buttons):
            column.addWidget(widget)

    def _on_quit(self) -> None:
        self.quits = True
        self.reject()


class Trouble(QObject):
    """The last net under everything: no failure goes unsaid, none ends the program without asking."""

    refused = Signal(object)  # CaseorgError that reached no one else
    _met = Signal(object)

    def __init__(self, logs: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logs = logs
        self._dialog: CrashDialog | None = None
        self._fault_file: TextIO | None = None
        self._met.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch what nobody caught: on every thread, in Qt, and crashes of the whole process."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda met: self._on_exception(
            met.exc_type, met.exc_value or met.exc_type(), met.exc_traceback
        )
        qInstallMessageHandler(_log_qt)
        self._logs.mkdir(parents=True, exist_ok=True)
        self._fault_file = (self._logs / "crash.log").open("a", encoding="utf-8")
        faulthandler.enable(self._fault_file)

    def uninstall(self) -> None:
        """Give everything back as it was."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._fault_file is not None:
            faulthandler.disable()
            self._fault_file.close()
            self._fault_file = None

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        elif isinstance(error, CaseorgError):
            log.warning("refused: %s", error)
            self.refused.emit(error)
        else:
            report = report_of(kind, error, trace)
            log.critical("%s", report)
            self._met.emit(report)

    def _show(self, report: str) -> None:
        if self._dialog is not None:
            self._dialog.report.appendPlainText("\n" + report)
            return
        self._dialog = CrashDialog(report, QApplication.activeWindow())
        self._dialog.exec()
        quits = self._dialog.quits
        self._dialog.deleteLater()
        self._dialog = None
        if quits:
            QApplication.quit()


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """The report of a bug: versions and where it happened, without document texts, user names or the user's folders."""
    frames = "\n".join(
        f"  {_short_path(frame.filename)}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)
    )
    return "\n".join(
        (
            f"caseorg {__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()} "
            f"({platform.machine()}, {QGuiApplication.platformName() or 'no screen'})",
            f"Thread {threading.current_thread().name}",
            "",
            frames,
            f"{kind.__qualname__}: {_plain_message(str(error))}",
        )
    )


def _plain_message(text: str) -> str:
    """A message without what was quoted in it, unless that is the name of something in the program."""
    shown = _QUOTED.sub(lambda found: found[0] if _NAME.fullmatch(found[0]) else "'…'", text)
    return shown.replace(str(Path.home()), "~")[:_LONGEST_MESSAGE]


def _short_path(path: str) -> str:
    """A path from the package on: what lies before it is the user's own."""
    parts = Path(path).parts
    for package in ("caseorg", "site-packages"):
        if package in parts:
            last = len(parts) - 1 - parts[::-1].index(package)
            return "/".join(parts[last if package == "caseorg" else last + 1 :])
    return "/".join(parts[-2:])


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    levels = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}
    level = levels.get(kind, logging.WARNING)
    logging.getLogger("caseorg.qt").log(level, "%s", _plain_message(message or ""))
