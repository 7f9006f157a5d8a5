"""A picture of the window, taken once nothing moves any more."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from caseorg.gui.window import Window

_LOOK_EVERY_MILLISECONDS = 50
_CALM_LOOKS = 12
_LONGEST_SECONDS = 120.0


class Screenshot(QObject):
    """Waits for jobs, questions and pages, writes the PNG, and quits."""

    def __init__(self, window: Window, path: Path) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self._calm = 0
        self._seen_bytes = -1
        self._began = time.monotonic()
        self.problem = ""
        self._timer = QTimer(self, interval=_LOOK_EVERY_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        pages = self._window.reading.drawn_bytes
        is_calm = self._window.bridge.is_idle and self._window.reading.is_idle and pages == self._seen_bytes
        self._seen_bytes = pages
        self._calm = self._calm + 1 if is_calm else 0
        if self._calm >= _CALM_LOOKS:
            self._take()
        elif time.monotonic() - self._began > _LONGEST_SECONDS:
            self.problem = "The window did not come to rest, so no picture was written. Try again."
            self._end()

    def _take(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.problem = f"The folder {self._path.parent} cannot be made ({error.strerror}). Choose another."
        else:
            if not self._window.grab().save(str(self._path), "PNG"):
                self.problem = f"The picture could not be written to {self._path}. Choose another place."
        self._end()

    def _end(self) -> None:
        self._timer.stop()
        QApplication.quit()
