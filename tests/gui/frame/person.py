"""Somebody at the screen while the whole program runs, from its start to its end."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

_LONGEST_SECONDS = 60.0
Shown = TypeVar("Shown", bound=QWidget)


class Person:
    """Does one thing after the other, each as soon as it can be done, while the program runs."""

    def __init__(self, *steps: Callable[[], bool | None]) -> None:
        """A step is asked again until it does not answer False."""
        self._steps = list(steps)
        self._began = time.monotonic()
        self.failed: BaseException | None = None
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        try:
            if time.monotonic() - self._began > _LONGEST_SECONDS:
                raise AssertionError(f"{len(self._steps)} steps could not be taken")
            if self._steps and self._steps[0]() is not False:
                self._steps.pop(0)
        except BaseException as error:
            self.failed = error
        if self.failed is not None or not self._steps:
            self._timer.stop()
        if self.failed is not None:
            for widget in QApplication.topLevelWidgets():
                widget.close()
            QApplication.exit(1)

    def check(self) -> None:
        self._timer.stop()
        if self.failed is not None:
            raise self.failed
        assert not self._steps


def shown(kind: type[Shown]) -> Shown | None:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found[0] if found else None
