"""How far turning encryption on or off is; nothing else can be done meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from caseorg.base.errors import Cancelled, CaseorgError
from caseorg.gui import icons
from caseorg.gui.widgets.patient import Patient
from caseorg.gui.widgets.whole import keep_whole
from caseorg.jobs.encryption import Tell


class RewritingDialog(QDialog):
    """Runs `act`, which tells how far it is. Then `answer` is what it gave, or `error` why it did not."""

    _told = Signal(int, int)

    def __init__(self, title: str, act: Callable[[Tell], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer: Any = None
        self.error: CaseorgError | None = None
        self._stopped = threading.Event()
        self.setWindowTitle(title)
        self.setWindowIcon(icons.icon("app"))
        keep_whole(self, width=420)
        self.text = QLabel("Everything is written anew. Until that is done, nothing changes.")
        self.text.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        for widget in (self.text, self.bar, buttons):
            column.addWidget(widget)
        self._told.connect(self._on_told)
        self._patient = Patient(self)
        self._patient.done.connect(self._on_done)
        self._patient.refused.connect(self._on_refused)
        self._patient.start(lambda: act(self._tell))

    def _tell(self, done: int, total: int) -> None:
        """On the thread that works."""
        if self._stopped.is_set():
            raise Cancelled("It was stopped. Everything is as it was.")
        self._told.emit(done, total)

    def _on_told(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_done(self, answer: object) -> None:
        self.answer = answer
        self.accept()

    def _on_refused(self, error: CaseorgError) -> None:
        self.error = error
        super().reject()

    # Qt overrides

    def reject(self) -> None:
        """Ask it to stop; the dialog closes once it has."""
        self._stopped.set()
        self.text.setText("Stopping…")
