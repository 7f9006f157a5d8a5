"""Something slow done on a thread of its own, where no workspace is open and so no job can do it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from caseorg.base.errors import CaseorgError


class Patient(QObject):
    """Runs one thing; `done` tells its result, `refused` the CaseorgError it raised, both on the window's thread."""

    done = Signal(object)
    refused = Signal(object)
    _ended = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._ended.connect(self._on_ended)

    @property
    def is_busy(self) -> bool:
        return self._thread is not None

    def start(self, act: Callable[[], Any]) -> None:
        """Begin; one thing at a time."""
        if self._thread is not None:
            raise RuntimeError("it is busy")

        def run() -> None:
            try:
                answer = act()
            except CaseorgError as error:
                self._ended.emit(error, False)
            else:
                self._ended.emit(answer, True)

        self._thread = threading.Thread(target=run, name="caseorg patient", daemon=True)
        self._thread.start()

    def _on_ended(self, answer: object, is_done: bool) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        (self.done if is_done else self.refused).emit(answer)
