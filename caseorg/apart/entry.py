"""What every child process does first, whatever it is for. It imports little, and never Qt."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1  # linux/prctl.h

IGNORED = frozenset({signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)})
"""Ctrl-C in a terminal and its closing reach every process of the group; the program alone decides when a child
ends."""


def settle_in(parent: int) -> None:
    """What every child process of the program does first: live and die with the program, not with its terminal."""
    _ignore_interrupts()
    _die_with(parent)


def confine(memory_bytes: int) -> None:
    """What every child does once all is imported: print nothing, and take no more memory than that."""
    _silence()
    _limit(memory_bytes)


def _ignore_interrupts() -> None:
    for number in IGNORED:
        signal.signal(number, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, IGNORED)


def _die_with(parent: int) -> None:
    """Be killed when the program dies, even in the middle of a page (elsewhere than on Linux: at the next message)."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def _silence() -> None:
    """Send what C libraries print nowhere: the program's own output may be read by a machine (`--json`)."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.close(nowhere)


def _limit(memory_bytes: int) -> None:
    """Bound the address space and forbid core dumps, which would hold document text."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):  # a lower limit is already in force; macOS has none
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
