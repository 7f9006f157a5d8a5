"""The only way from widgets to the workspace: do, undo, ask, run. It knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from caseorg.base.errors import CaseorgError
from caseorg.jobs.job import Job
from caseorg.jobs.runner import JobState, Runner, RunningJob
from caseorg.model.changes import Changes
from caseorg.operations.operation import Operation
from caseorg.queries.reader import Reader
from caseorg.workspace import Done, Workspace

P = ParamSpec("P")
Answer = TypeVar("Answer")
Then = Callable[[Any], None]

# One reader for what is typed and scrolled, a second one so that a slow search does not hold up a list.
_READING_THREADS = 2
# An import commits several times a second; views need not ask again as often, least of all while both processors are
# taken by it.
_GATHER_MILLISECONDS = 120
_GATHER_WHILE_BUSY = 500


class Bridge(QObject):
    """Changes the workspace and asks it, without ever letting the window wait.

    Answers, errors and news come on the GUI thread. `changed` comes before the `then` of the operation that changed.
    A `then` that is a method of a widget which is gone by then is not called.
    """

    changed = Signal(object)  # Changes, after every commit (several of a busy moment in one)
    failed = Signal(object)  # CaseorgError that nobody else took
    job_started = Signal(object)  # RunningJob
    job_progress = Signal(object)  # RunningJob
    job_finished = Signal(object)  # RunningJob
    _arrived = Signal(object)  # a function without arguments, called on the GUI thread

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._runner = Runner(workspace)
        self._reading = ThreadPoolExecutor(_READING_THREADS, thread_name_prefix="caseorg reading")
        self._newest: dict[str, int] = {}
        self._under_way = 0
        self._is_closed = False
        self._gathered: list[Changes] = []
        self._gathering = QTimer(self, singleShot=True)
        self._gathering.timeout.connect(self._tell_changes)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._unwatch = workspace.watch(lambda changes: self._arrived.emit(lambda: self._on_committed(changes)))

    @property
    def workspace(self) -> Workspace:
        """The open workspace, for those who build the window."""
        return self._workspace

    @property
    def jobs(self) -> tuple[RunningJob, ...]:
        """The jobs that run or wait."""
        return self._runner.jobs

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being done, asked or run."""
        return not (self._under_way or self._gathered or self._runner.jobs)

    def close(self) -> None:
        """Stop jobs and questions, and wait for them; the workspace stays open. Nothing arrives from then on."""
        self._is_closed = True
        self._unwatch()
        self._runner.close()
        self._reading.shutdown(wait=True, cancel_futures=True)

    # Doing

    def do(
        self,
        operation: Operation,
        /,
        *,
        then: Then | None = None,
        otherwise: Callable[[CaseorgError], None] | None = None,
        **arguments: Any,
    ) -> None:
        """Run an operation on the writing thread; `then` gets what it returned.

        A refusal goes to `otherwise`, or is told by `failed`.
        """
        self._await(self._workspace.submit(operation, **arguments), _value_to(then), otherwise)

    def undo(self) -> None:
        """Undo the newest step that stands."""
        self._await(self._workspace.submit_undo(), None, None)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._await(self._workspace.submit_redo(), None, None)

    def undo_label(self) -> str | None:
        """What `undo` would undo ("Edit Case"), None where there is nothing."""
        return self._workspace.undo_label()

    def redo_label(self) -> str | None:
        """What `redo` would do again, None where there is nothing."""
        return self._workspace.redo_label()

    # Asking

    def ask(self, query: Callable[Concatenate[Reader, P], Answer], /, *args: P.args, **kwargs: P.kwargs) -> Answer:
        """The answer of a query, now. Only for questions that answer within 10 ms."""
        return self._workspace.ask(query, *args, **kwargs)

    def ask_later(
        self,
        query: Callable[..., Answer],
        /,
        *args: Any,
        then: Callable[[Answer], None],
        otherwise: Callable[[CaseorgError], None] | None = None,
        topic: str = "",
        **kwargs: Any,
    ) -> None:
        """Ask on a reading thread; `then` gets the answer.

        A newer question of the same topic drops this one: it may not even be asked, and its answer never arrives. While
        the program closes nothing is asked any more.
        """
        if self._is_closed:
            return
        ticket = self._newest.get(topic, 0) + 1
        if topic:
            self._newest[topic] = ticket

        def is_newest() -> bool:
            return not topic or self._newest[topic] == ticket

        def work() -> Answer | None:
            return self._workspace.ask(query, *args, **kwargs) if is_newest() and not self._is_closed else None

        def hand_over(answer: Any) -> None:
            if is_newest() and _is_there(then):
                then(answer)

        self._await(self._reading.submit(work), hand_over, otherwise)

    # Running jobs

    def run(
        self, job: Job, /, *, then: Then | None = None, otherwise: Callable[[CaseorgError], None] | None = None
    ) -> RunningJob:
        """Run a job in the background; it shows in the status bar and can be stopped there. `then` gets its result."""
        running = self._runner.start(
            job,
            on_progress=lambda running: self._arrived.emit(lambda: self.job_progress.emit(running)),
            on_done=lambda running: self._arrived.emit(lambda: self._on_job_ended(running, then, otherwise)),
        )
        self.job_started.emit(running)
        return running

    # On the GUI thread

    def _await(
        self, future: Future[Any], then: Then | None, otherwise: Callable[[CaseorgError], None] | None
    ) -> None:
        self._under_way += 1
        future.add_done_callback(lambda done: self._arrived.emit(lambda: self._on_answer(done, then, otherwise)))

    def _on_arrived(self, deliver: Callable[[], None]) -> None:
        if not self._is_closed:
            deliver()

    def _on_answer(
        self, future: Future[Any], then: Then | None, otherwise: Callable[[CaseorgError], None] | None
    ) -> None:
        self._under_way -= 1
        if future.cancelled():
            return
        self._tell_changes()
        error = future.exception()
        if error is not None:
            self._refuse(error, otherwise)
        elif then is not None:
            then(future.result())

    def _on_job_ended(
        self, running: RunningJob, then: Then | None, otherwise: Callable[[CaseorgError], None] | None
    ) -> None:
        self._tell_changes()
        self.job_finished.emit(running)
        if running.state is JobState.DONE and then is not None and _is_there(then):
            then(running.value)
        elif running.error is not None:
            self._refuse(running.error, otherwise)

    def _refuse(self, error: BaseException, otherwise: Callable[[CaseorgError], None] | None) -> None:
        if not isinstance(error, CaseorgError):
            raise error  # ours: the crash dialog shows it
        if otherwise is not None and _is_there(otherwise):
            otherwise(error)
        else:
            self.failed.emit(error)

    def _on_committed(self, changes: Changes) -> None:
        self._gathered.append(changes)
        if not self._gathering.isActive():
            self._tell_changes()
            self._gathering.start(_GATHER_WHILE_BUSY if self._runner.jobs else _GATHER_MILLISECONDS)

    def _tell_changes(self) -> None:
        if not self._gathered:
            return
        gathered, self._gathered = self._gathered, []
        pairs = [(table, uuid) for changes in gathered for table, uuids in changes.touched.items() for uuid in uuids]
        self.changed.emit(Changes.of(pairs, label=gathered[-1].label, step=gathered[-1].step))


def _value_to(then: Then | None) -> Callable[[Done], None] | None:
    if then is None:
        return None

    def hand_over(done: Done) -> None:
        if _is_there(then):
            then(done.value)

    return hand_over


def _is_there(function: Callable[..., None]) -> bool:
    """Whether a function does not belong to a Qt object that was deleted meanwhile."""
    owner = getattr(function, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
