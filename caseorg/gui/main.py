"""The composition root: opens the workspace, makes the window out of its parts, and takes all of it down again."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from caseorg import __version__
from caseorg.base.errors import CaseorgError, WorldError
from caseorg.base.log import log_to
from caseorg.base.paths import Home
from caseorg.gui import icons
from caseorg.gui.afterwards import After
from caseorg.gui.bridge import Bridge
from caseorg.gui.looks import Look, looks
from caseorg.gui.messages import Weight, say_alone
from caseorg.gui.opening_again import Opened, opened_again, opened_workspace
from caseorg.gui.screenshot import Screenshot
from caseorg.gui.trouble import Trouble
from caseorg.gui.viewer.page_source import PageSource
from caseorg.gui.window import Window
from caseorg.jobs.page_words import words_of
from caseorg.pdf.client import InteractivePool
from caseorg.settings.file import Settings
from caseorg.settings.schema import AUTHOR, LOOK, TEXT_SIZE
from caseorg.workspace import Workspace

OK, USER, TROUBLE = 0, 1, 3


class Program:
    """The open program: workspace, pool and window. `close` takes everything down, in this order."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self.workspace = workspace
        self.pool = InteractivePool(
            workspace.read_file, password_of=workspace.password_of, words_of=words_of(workspace)
        )
        self.source = PageSource(self.pool)
        self.bridge = Bridge(workspace)
        self.layout = QSettings(str(workspace.home.layout), QSettings.Format.IniFormat)
        self.window = Window(self.bridge, self.source, settings, self.layout)

    def close(self) -> None:
        """Stop everything that runs and let go of everything that is held; nothing is left behind."""
        self.bridge.close()
        self.source.close()
        self.window.close()
        self.window.deleteLater()
        self.layout.sync()
        self.pool.close()
        self.workspace.close()


def run(
    home: Home,
    *,
    sample: bool = False,
    screenshot: Path | None = None,
    size: tuple[int, int] | None = None,
    look: str | None = None,
) -> int:
    """Show the window until it is closed; returns the exit code.

    `sample` opens the sample case, `screenshot` writes a PNG of the window once it has settled and quits, `size` is in
    pixels, `look` one of "system", "light", "dark" for this time only.
    """
    problem = _no_screen(screenshot)
    if problem:
        sys.stderr.write(problem + "\n")
        return TROUBLE
    application = _application()
    loaded = Settings.load(home.settings)
    looks.prefer(Look(look or loaded.settings.text(LOOK)))
    looks.begin(application)
    looks.choose_text_size(loaded.settings.text(TEXT_SIZE))
    application.setWindowIcon(icons.icon("app"))
    application.setQuitOnLastWindowClosed(False)  # it is locked, and opened again, without a window
    first = _First(loaded.notice, sample, screenshot, size)
    try:
        opened = opened_workspace(home, loaded.settings.text(AUTHOR), None, may_ask=screenshot is None)
        if opened is None:
            return OK
        handler = log_to(home.logs)
    except CaseorgError as error:
        return _refused(error, in_window=screenshot is None)
    trouble = Trouble(home.logs)
    trouble.install()
    try:
        return _until_quit(application, opened, loaded.settings, trouble, first)
    except CaseorgError as error:
        return _refused(error, in_window=screenshot is None)
    finally:
        trouble.uninstall()
        handler.close()


@dataclass(frozen=True, slots=True)
class _First:
    """What is done with the first window alone."""

    notice: str = ""
    sample: bool = False
    screenshot: Path | None = None
    size: tuple[int, int] | None = None


def _until_quit(
    application: QApplication, opened: Opened, settings: Settings, trouble: Trouble, first: _First
) -> int:
    """Show a window, and after it another one where the workspace was locked or encrypted. Raises as opening does."""
    while True:
        program = Program(opened.workspace, settings)
        home = opened.workspace.home
        trouble.refused.connect(program.bridge.failed)
        try:
            code = _show(application, program, first)
            afterwards = program.window.encryption.afterwards
        finally:
            program.close()
        if afterwards.act is After.QUIT:
            return code
        again = opened_again(home, opened, afterwards, settings.text(AUTHOR))
        if again is None:
            return OK
        opened, first = again.opened, _First(notice=again.notice)


def _show(application: QApplication, program: Program, first: _First) -> int:
    window = program.window
    window.closing.connect(application.quit)
    if first.size is not None:
        window.resize(*first.size)
    window.show()
    window.focus_front()
    if first.notice:
        window.notices.tell(first.notice, weight=Weight.TROUBLE)
    if first.sample:
        window.cases.open_sample()
    # A widget in a cycle must not be collected on a job's or the writing thread: that ends the program.
    gc.disable()
    collecting = QTimer(window)
    collecting.timeout.connect(lambda: gc.collect())
    collecting.start(30_000)
    picture = Screenshot(window, first.screenshot) if first.screenshot is not None else None
    application.exec()
    if picture is not None and picture.problem:
        sys.stderr.write(picture.problem + "\n")
        return TROUBLE
    return OK


def _application() -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    application = QApplication(["caseorg"])
    application.setApplicationName("caseorg")
    application.setApplicationDisplayName("caseorg")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("caseorg")
    return application


def _no_screen(screenshot: Path | None) -> str:
    """The sentence why no window can be shown, "" where one can. A picture needs no screen."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return ""
    if screenshot is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return ""
    return "There is no screen to show a window on. “caseorg --help” lists what works without one."


def _refused(error: CaseorgError, *, in_window: bool) -> int:
    sys.stderr.write(error.sentence + "\n")
    if in_window:
        say_alone(None, error.sentence)
    return TROUBLE if isinstance(error, WorldError) else USER
