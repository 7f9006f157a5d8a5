"""The cage tested from inside: a child is told to misbehave, and says what it got away with.

What it tries stays harmless where it succeeds: a file of the test's own is read, a socket is made and never connected.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from caseorg.apart.cage import CagePlan, Held, close_cage
from caseorg.apart.client import ApartReader

MEMORY_BYTES = 2 << 30
_PTRACE_ATTACH = 16
_LOCAL, _INTERNET = 1, 2  # AF_UNIX and AF_INET
_STREAM, _DATAGRAM = 1, 2


@dataclass(frozen=True, slots=True)
class Target:
    """What the child is told to go for: a file with a secret, its folder, and a process."""

    secret: str
    folder: str
    process: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was tried, in words, and whether the child got out; `answer` is what stopped it."""

    words: str
    escaped: bool
    answer: str = ""


@dataclass(frozen=True, slots=True)
class CageTest:
    """The bars that are in force, and what a child that tried got through."""

    bars: tuple[Held, ...]
    attempts: tuple[Attempt, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing got out."""
        return bool(self.attempts) and not any(attempt.escaped for attempt in self.attempts)


def cage_test() -> CageTest | None:
    """Put a child into the cage and have it try to get out. Takes a tenth of a second; None where the child did not
    answer."""
    with tempfile.TemporaryDirectory() as folder, ApartReader(_prepare, caged=False) as reader:
        secret = Path(folder) / "secret"
        secret.write_text("a secret", encoding="utf-8")
        return reader.read(Target(str(secret), folder, os.getpid()))


def _prepare() -> Callable[[Target], CageTest]:
    return _misbehave


def _misbehave(target: Target) -> CageTest:
    bars = close_cage(CagePlan(MEMORY_BYTES))
    return CageTest(bars, tuple(_try(words, act, target) for words, act in _ACTS.items()))


def _try(words: str, act: Callable[[Target], object], target: Target) -> Attempt:
    try:
        act(target)
    except (OSError, MemoryError, AttributeError) as error:
        return Attempt(words, False, getattr(error, "strerror", None) or type(error).__name__)
    return Attempt(words, True)


def _write(target: Target) -> None:
    place = os.open(os.path.join(target.folder, "planted"), os.O_WRONLY | os.O_CREAT, 0o600)
    os.close(place)


def _socket(family: int, kind: int) -> None:
    """Make a socket, which is where every connection begins; by the system's own call, as foreign code would."""
    library = ctypes.CDLL(None, use_errno=True)
    place = library.socket(family, kind, 0)
    if place < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    os.close(place)


def _start_program(target: Target) -> None:
    os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)


def _start_process(target: Target) -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def _look_into(target: Target) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if library.ptrace(_PTRACE_ATTACH, target.process, None, None) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _make_code(target: Target) -> None:
    mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC).close()


_ACTS: dict[str, Callable[[Target], object]] = {
    "Read a file": lambda target: os.close(os.open(target.secret, os.O_RDONLY)),
    "List a folder": lambda target: os.listdir(target.folder),
    "Write a file": _write,
    "Remove a file": lambda target: os.unlink(target.secret),
    "Open a connection": lambda target: _socket(_INTERNET, _STREAM),
    "Send a datagram": lambda target: _socket(_INTERNET, _DATAGRAM),
    "Reach a service of this computer": lambda target: _socket(_LOCAL, _STREAM),
    "Run a program": _start_program,
    "Start a process": _start_process,
    "Signal another process": lambda target: os.kill(target.process, 0),
    "Look into another process": _look_into,
    "Make memory that can be run": _make_code,
    "Take more memory than it was given": lambda target: mmap.mmap(-1, 2 * MEMORY_BYTES).close(),
}
"""In the order in which they are tried: what would end or hold up the program comes last."""
