"""What every child process does first, whatever it is for. It imports little, and never Qt."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys

from caseorg.apart.cage import PR_SET_PDEATHSIG, CagePlan, Held, close_cage

IGNORED = frozenset({signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)})
"""Ctrl-C in a terminal and its closing reach every process of the group; the program alone decides when a child
ends."""


def settle_in(parent: int) -> None:
    """What every child process of the program does first: live and die with the program, not with its terminal."""
    _ignore_interrupts()
    _die_with(parent)


def confine(plan: CagePlan) -> tuple[Held, ...]:
    """What every child does once all is imported, before it sees a byte: print nothing, and close its cage. Says what
    holds."""
    _silence()
    return close_cage(plan)


def _ignore_interrupts() -> None:
    for number in IGNORED:
        signal.signal(number, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, IGNORED)


def _die_with(parent: int) -> None:
    """Be killed when the program dies, even in the middle of a page (elsewhere than on Linux: at the next message)."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def _silence() -> None:
    """Send what C libraries print nowhere, and read nothing from the terminal: the program's own output may be read
    by a machine (`--json`)."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        os.close(nowhere)
