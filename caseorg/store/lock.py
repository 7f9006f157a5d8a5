"""One program at a time writes to a workspace."""

from __future__ import annotations

import errno
import json
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO

from caseorg.base.clock import now
from caseorg.base.errors import WorkspaceBusy

if sys.platform == "win32":
    import msvcrt

    def _seize(file: IO[str]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


# What the systems say where another program has the lock; anything else is trouble with the file.
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class Lock:
    """Held by the operating system for as long as this program lives, so a crash never leaves a workspace locked.

    The file beside it only says who holds it; one that was left over is overwritten.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises WorkspaceBusy with the holder's name, OSError where the file cannot be used."""
        self._holder = path.with_name(path.name + ".holder")
        self._file = path.open("a+", encoding="utf-8")
        try:
            _seize(self._file)
        except OSError as error:
            self._file.close()
            if error.errno not in _HELD:
                raise
            raise WorkspaceBusy(
                f"This workspace is already open in {self._holder_words()}. Close it there and try again."
            ) from error
        facts = {"pid": os.getpid(), "host": platform.node(), "since": now()}
        with suppress(OSError):  # it only says who; a full disk must not keep a person out
            self._holder.write_text(json.dumps(facts), encoding="utf-8")

    def _holder_words(self) -> str:
        try:
            facts = json.loads(self._holder.read_text(encoding="utf-8"))
            return f"another caseorg (process {facts['pid']} on {facts['host']}, since {facts['since']})"
        except (OSError, ValueError, KeyError, TypeError):
            return "another caseorg"

    def release(self) -> None:
        with suppress(OSError):
            self._holder.unlink(missing_ok=True)
        self._file.close()

    def __enter__(self) -> Lock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
