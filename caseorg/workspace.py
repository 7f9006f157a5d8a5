"""The open workspace: do, undo, redo, ask, watch. It owns the writing connection and the thread that uses it."""

from __future__ import annotations

import itertools
import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlcipher3 import dbapi2 as sqlite

from caseorg.base.errors import UserError
from caseorg.base.ids import new_uuid
from caseorg.base.paths import Home
from caseorg.model.changes import Changes
from caseorg.operations.operation import Operation
from caseorg.store import history
from caseorg.store.backup import back_up, copy_database
from caseorg.store.check import database_problems, orphans
from caseorg.store.database import Connection, Reader, SameFile, open_reader, open_writer, transaction, world_error
from caseorg.store.derived import Derived
from caseorg.store.keys import WorkspaceKey
from caseorg.store.ledger import Author, Ledger
from caseorg.store.lock import Lock
from caseorg.store.opening import (
    bring_up_to_date,
    device_of,
    has_database,
    login_name,
    need_current,
    need_key,
    refuse_lost_database,
    take_lock,
)
from caseorg.store.passwords import SessionPasswords, forget_password, keep_passwords, kept_password
from caseorg.store.rewriting import finish
from caseorg.store.sealing import sealing_of
from caseorg.store.vault import Vault

log = logging.getLogger(__name__)

P = ParamSpec("P")
Answer = TypeVar("Answer")
Work = Callable[[Connection], Any]

# What waits for the writing thread: gestures go before the batches of a long job.
GESTURE, BULK, _LAST = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Done:
    """What an operation gave back, and what it touched."""

    value: Any
    changes: Changes


class Workspace:
    """One workspace, open. Safe to use from any thread; close it when done."""

    def __init__(
        self, home: Home, author: Author, *, key: WorkspaceKey | None = None, lock: Lock | None = None,
        writer: Connection | None = None,
    ) -> None:  # fmt: skip
        """Use `open`."""
        self.home = home
        self.key, self._key = key, key.database if key else None
        self._passwords = SessionPasswords()
        self._author = author
        self._lock = lock
        self._writer = writer
        self._database = SameFile(home.database)
        self._listeners: list[Callable[[Changes], None]] = []
        self._readers = threading.local()
        self._open_readers: list[Connection] = []
        self._guard = threading.Lock()
        self._order = itertools.count()
        self._waiting: queue.PriorityQueue[tuple[int, int, Work | None, Future[Any]]] = queue.PriorityQueue()
        # A daemon: a program that dies without closing must end, and a commit cut off is as if it had not begun.
        self._thread = threading.Thread(target=self._write_loop, name="caseorg writer", daemon=True)
        if writer is not None:
            self._thread.start()
        self.vault = Vault(home.vault, self.ask(sealing_of) if key else None)

    # Opening and closing

    @property
    def who(self) -> str:
        """Who writes here: the name given, else the login name."""
        return self._author.who

    @classmethod
    def open(cls, home: Home, *, write: bool = True, who: str = "", key: WorkspaceKey | None = None) -> Workspace:
        """Open the workspace of a home, made where there is none; `who` (or the login name) goes into the ledger, `key`
        opens an encrypted one (`unlock`).

        With `write=False` it can only be asked, and another program may have it open meanwhile.
        Raises WorkspaceBusy, WorkspaceLocked, WorkspaceTooNew, WorkspaceDamaged or WorldError, each with what to do.
        """
        raw = key.database if key else None
        if not write:
            need_key(home, key)
            need_current(home, raw)
            return cls(home, Author(who or login_name(), ""), key=key)
        lock = take_lock(home)
        writer = None
        try:
            refuse_lost_database(home)
            finish(home)
            need_key(home, key)
            writer = open_writer(home.database, raw)
            bring_up_to_date(writer, home, raw)
            workspace = cls(home, Author(who or login_name(), device_of(home)), key=key, lock=lock, writer=writer)
        except BaseException:
            if writer is not None:
                writer.close()
            lock.release()
            raise
        try:
            workspace._sweep()
        except BaseException:
            workspace.close()
            raise
        return workspace

    @staticmethod
    def is_in(home: Home) -> bool:
        """Whether there is a workspace in a home. Raises WorldError where that cannot be seen."""
        return has_database(home)

    def close(self) -> None:
        """Finish what waits, close every connection and give the lock back. Closing twice does nothing."""
        if self._thread.is_alive():
            self._waiting.put((_LAST, next(self._order), None, Future()))
            self._thread.join()
        with self._guard:
            for connection in self._open_readers:
                connection.close()
            self._open_readers.clear()
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _sweep(self) -> None:
        """Take away what a killed program left: half-written files, and stored ones whose row was never committed."""
        self.vault.prepare()
        for name in self.ask(orphans, self.vault.unnamed(), self.vault.name):
            log.info("a stored file that no document names was removed")
            self.vault.remove(name)
        self.vault.swept()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Doing

    def do(
        self,
        operation: Operation,
        /,
        *,
        step: str | None = None,
        label: str | None = None,
        derived: Callable[[Derived], None] | None = None,
        **arguments: Any,
    ) -> Done:
        """Run an operation and wait for it. Raises what it raises; then nothing was changed."""
        done: Done = self.submit(operation, step=step, label=label, derived=derived, **arguments).result()
        return done

    def submit(
        self,
        operation: Operation,
        /,
        *,
        step: str | None = None,
        label: str | None = None,
        derived: Callable[[Derived], None] | None = None,
        urgency: int = GESTURE,
        **arguments: Any,
    ) -> Future[Done]:
        """Run an operation on the writing thread, in one transaction.

        With `step` it goes on with a step begun before, so that a long job is one thing to undo; `label` names the step
        otherwise than the operation does.
        `derived` writes readings in the same transaction.
        """

        def work(connection: Connection) -> Done:
            ledger = Ledger(connection, self._author)
            ledger.start(step or new_uuid(), label or operation.label)
            return self._commit(connection, ledger, lambda: operation.run(ledger, **arguments), derived)

        return self._submit(work, urgency)

    def derive(self, write: Callable[[Derived], None], changes: Changes | None = None) -> None:
        """Write derived data alone and wait for it. `changes` are told to those who watch."""

        def work(connection: Connection) -> None:
            with transaction(connection):
                write(Derived(connection))
                self._database.check()

            if changes is not None:
                for listener in tuple(self._listeners):
                    listener(changes)

        self._submit(work, BULK).result()

    # Undoing

    def undo(self) -> Done:
        """Undo the newest step that stands. Raises UserError where there is none, UndoConflict where it cannot be."""
        done: Done = self.submit_undo().result()
        return done

    def redo(self) -> Done:
        """Do again what was undone last. Raises as `undo`."""
        done: Done = self.submit_redo().result()
        return done

    def submit_undo(self) -> Future[Done]:
        return self._submit(lambda connection: self._turn(connection, "undo"), GESTURE)

    def submit_redo(self) -> Future[Done]:
        return self._submit(lambda connection: self._turn(connection, "redo"), GESTURE)

    def undo_label(self) -> str | None:
        """What `undo` would undo, None where there is nothing."""
        found = self.ask(history.undoable)
        return found and found[1]

    def redo_label(self) -> str | None:
        """What `redo` would do again, None where there is nothing."""
        found = self.ask(history.redoable)
        return found and found[1]

    def _turn(self, connection: Connection, act: str) -> Done:
        reader = Reader(connection)
        found = history.undoable(reader) if act == "undo" else history.redoable(reader)
        if found is None:
            raise UserError(f"There is nothing to {act}.")
        step, label = found
        ledger = Ledger(connection, self._author)
        ledger.start(new_uuid(), label, act=act, reverses=step)
        entries = history.to_undo(reader, step) if act == "undo" else history.to_redo(reader, step)
        return self._commit(connection, ledger, lambda: ledger.turn(entries), None)

    # Asking

    def ask(self, query: Callable[Concatenate[Reader, P], Answer], /, *args: P.args, **kwargs: P.kwargs) -> Answer:
        """The answer of a query on this thread's own query_only connection."""
        try:
            return query(self._reader(), *args, **kwargs)
        except sqlite.Error as error:
            raise world_error(error, self.home.database) from error

    def watch(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call `listener` with the Changes of every commit, on the writing thread; the answer ends it."""
        self._listeners.append(listener)

        def end() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return end

    def read_file(self, sha256: str) -> bytes:
        """The bytes of a stored file."""
        return self.vault.read(sha256)

    def password_of(self, sha256: str) -> str | None:
        """The password a locked file is known by: typed since the program started, or kept in the workspace."""
        return self._passwords.get(sha256) or self.ask(kept_password, sha256)

    def has_kept_password(self, sha256: str) -> bool:
        """Whether the workspace keeps the password of a file."""
        return self.ask(kept_password, sha256) is not None

    def remember_password(self, sha256: str, password: str) -> None:
        """Know the password of a file until the program ends."""
        self._passwords.remember(sha256, password)

    def keep_password(self, sha256: str, password: str) -> Future[None]:
        """Keep the password of a file in the workspace, readable to whoever can open that. It is not in the history."""
        return self._write(lambda connection: keep_passwords(connection, [(sha256, password)]))

    def forget_password(self, sha256: str) -> Future[None]:
        """Forget the password of a file, here and for this run of the program."""
        self._passwords.forget(sha256)
        return self._write(lambda connection: forget_password(connection, sha256))

    def _write(self, write: Work) -> Future[None]:
        def work(connection: Connection) -> None:
            with transaction(connection):
                write(connection)
                self._database.check()

        return self._submit(work, GESTURE)

    def close_reader(self) -> None:
        """Close this thread's reading connection; a thread that ends calls it."""
        connection = getattr(self._readers, "connection", None)
        if connection is not None:
            with self._guard:
                self._open_readers.remove(connection)
            connection.close()
            self._readers.connection = None

    def back_up(self, reason: str = "manual") -> Path:
        """Copy the database into the backups, checked; returns the copy's path."""
        path: Path = self._submit(
            lambda connection: back_up(connection, self.home.backups, reason=reason, key=self._key), BULK
        ).result()
        return path

    def copy_to(self, database: Path) -> None:
        """Copy the database to a path, checked."""
        self._submit(lambda connection: copy_database(connection, database, self._key), BULK).result()

    def database_problems(self) -> list[str]:
        """What is wrong with the database and its indexes, in sentences."""
        problems: list[str] = self._submit(database_problems, BULK).result()
        return problems

    def _reader(self) -> Reader:
        connection = getattr(self._readers, "connection", None)
        if connection is None:
            connection = open_reader(self.home.database, self._key)
            self._readers.connection = connection
            with self._guard:
                self._open_readers.append(connection)
        return Reader(connection)

    # The writing thread

    def _submit(self, work: Work, urgency: int) -> Future[Any]:
        if self._writer is None:
            raise UserError("This workspace was opened to be read only. Close the other program and open it again.")
        if threading.current_thread() is self._thread:
            raise RuntimeError("the writing thread would wait for itself")
        future: Future[Any] = Future()
        self._waiting.put((urgency, next(self._order), work, future))
        return future

    def _write_loop(self) -> None:
        while True:
            _, _, work, future = self._waiting.get()
            if work is None:
                return
            if not future.set_running_or_notify_cancel():
                continue
            assert self._writer is not None
            try:
                answer = work(self._writer)
            except sqlite.Error as error:
                future.set_exception(world_error(error, self.home.database))
            except BaseException as error:  # handed to whoever waits
                future.set_exception(error)
            else:
                future.set_result(answer)

    def _commit(
        self,
        connection: Connection,
        ledger: Ledger,
        run: Callable[[], Any],
        derived: Callable[[Derived], None] | None,
    ) -> Done:
        writer = Derived(connection)
        with transaction(connection):
            value = run()
            writer.refresh(ledger.changes)
            if derived is not None:
                derived(writer)
            self._database.check()
        done = Done(value, ledger.changes)
        if done.changes.touched:
            for listener in tuple(self._listeners):
                listener(done.changes)
        return done
