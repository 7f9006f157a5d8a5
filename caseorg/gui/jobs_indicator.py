"""What runs in the background: a small bar at the top right, and the list it opens."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui import icons
from caseorg.gui.bridge import Bridge
from caseorg.jobs.job import Standing
from caseorg.jobs.runner import JobState, RunningJob

_FINISHED_KEPT = 5
_DONE_SHOWN_MILLISECONDS = 4_000
_DONE = "Done"
_STATE_WORDS = {
    JobState.WAITING: "Waits for the job before it",
    JobState.DONE: _DONE,
    JobState.FAILED: "Failed",
    JobState.CANCELLED: "Stopped",
}


def time_words(seconds: float | None) -> str:
    """How long the rest takes, as one would say it; "" while it is unknown."""
    if seconds is None:
        return ""
    if seconds < 5:
        return "a few seconds left"
    if seconds < 55:
        return f"about {max(5, round(seconds / 5) * 5)} seconds left"
    minutes = max(1, round(seconds / 60))
    return "about a minute left" if minutes == 1 else f"about {minutes} minutes left"


def standing_words(standing: Standing) -> str:
    """How far a job is: "12 of 40 · about a minute left"."""
    count = f"{standing.done:,}" if standing.total is None else f"{standing.done:,} of {standing.total:,}"
    return " · ".join(part for part in (count, time_words(standing.seconds_left)) if part)


def ended_words(running: RunningJob) -> str:
    """How a job ended. One that was told to stop ends well where it could say what it had finished."""
    is_stopped = running.state is JobState.DONE and running.progress.cancelled
    return _STATE_WORDS[JobState.CANCELLED if is_stopped else running.state]


def _show_standing(bar: QProgressBar, standing: Standing) -> None:
    bar.setRange(0, standing.total or 0)
    bar.setValue(min(standing.done, standing.total or 0))


class JobRow(QWidget):
    """One job of the list."""

    def __init__(self, running: RunningJob) -> None:
        super().__init__()
        self._running = running
        self.title = QLabel(running.title)
        self.state = QLabel()
        self.state.setProperty("role", "muted")
        self.text = QLabel()
        self.text.setProperty("role", "muted")
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(running.title)
        self.cancel = QPushButton("Cancel")
        self.cancel.setAccessibleName(f"Cancel {running.title}")
        self.cancel.clicked.connect(self._on_cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 4, 6)
        column.setSpacing(5)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.cancel)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.state)
        column.addWidget(self.text)
        self.refresh()

    def refresh(self) -> None:
        """Show where the job stands now."""
        state, standing = self._running.state, self._running.standing
        is_running = state is JobState.RUNNING
        is_over = state not in (JobState.RUNNING, JobState.WAITING)
        self.bar.setVisible(not is_over)
        self.cancel.setVisible(not is_over)
        self.text.setVisible(is_running and bool(standing.text))
        self.text.setText(standing.text)
        self.state.setText(standing_words(standing) if is_running else ended_words(self._running))
        if is_running and self._running.progress.cancelled:
            self.state.setText("Stopping…")
        _show_standing(self.bar, standing if is_running else Standing(0, 1))

    def _on_cancel(self) -> None:
        self.cancel.setEnabled(False)
        self._running.cancel()
        self.refresh()


class JobsPopup(QFrame):
    """All jobs: what runs, what waits, and the last that ended."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAccessibleName("Jobs")
        self.setFixedWidth(360)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self.rows: dict[str, JobRow] = {}

    def show_jobs(self, jobs: list[RunningJob]) -> None:
        """Have one row for each of these jobs, in their order."""
        known = {running.id for running in jobs}
        for job_id in [job_id for job_id in self.rows if job_id not in known]:
            self.rows.pop(job_id).deleteLater()
        for place, running in enumerate(jobs):
            if running.id not in self.rows:
                self.rows[running.id] = JobRow(running)
            if self._column.indexOf(self.rows[running.id]) != place:
                self._column.insertWidget(place, self.rows[running.id])
            self.rows[running.id].refresh()
        self.adjustSize()


class JobsIndicator(QToolButton):
    """Shown while there are jobs; pressed, it lists them."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._finished: list[RunningJob] = []
        self._icon = QLabel()
        self._words = QLabel()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(84)
        self._bar.setAccessibleName("Progress of the job that runs")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(8)
        for widget in (self._icon, self._words, self._bar):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(widget)
        self.popup = JobsPopup(self)
        self.clicked.connect(self.open)
        self._hiding = QTimer(self, interval=_DONE_SHOWN_MILLISECONDS, singleShot=True)
        self._hiding.timeout.connect(self.hide)
        bridge.job_started.connect(self._refresh)
        bridge.job_progress.connect(self._refresh)
        bridge.job_finished.connect(self._on_finished)
        self.hide()

    def open(self) -> None:
        """Show the list below."""
        self._hiding.stop()
        self._refresh()
        self.popup.move(self.mapToGlobal(QPoint(self.width() - self.popup.width(), self.height() + 4)))
        self.popup.show()

    def _on_finished(self, running: RunningJob) -> None:
        self._finished = [running, *self._finished][:_FINISHED_KEPT]
        self._refresh()
        if not self._bridge.jobs:
            self._hiding.start()

    def _refresh(self, *_: object) -> None:
        jobs = self._bridge.jobs
        self.popup.show_jobs([*jobs, *(job for job in self._finished if job not in jobs)])
        if jobs:
            self._hiding.stop()
            first = jobs[0]
            count = f"{len(jobs)} jobs · " if len(jobs) > 1 else ""
            standing = first.standing
            words = f"{count}{standing.done:,} of {standing.total:,}" if standing.total else f"{count}{first.title}"
            self._say("", words, f"{first.title}: {standing_words(standing)}")
            self._bar.show()
            _show_standing(self._bar, standing)
        elif self._finished:
            last = self._finished[0]
            words = ended_words(last)
            icon = "warning" if last.state is JobState.FAILED else "done" if words == _DONE else "stop"
            self._say(icon, words, f"{last.title}: {words}")
            self._bar.hide()
        self.setVisible(bool(jobs) or self._hiding.isActive() or bool(self._finished and not self.isHidden()))

    def _say(self, icon: str, words: str, whole: str) -> None:
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.setPixmap(icons.pixmap(icon, 16, "muted"))
        self._words.setText(words)
        self.setAccessibleName(whole)
        self.setToolTip(whole)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.setDown(False)
