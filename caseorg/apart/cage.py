"""The cage: what a child process gives up once everything is imported and before it sees a byte of a foreign file.

A hostile file may find a hole in a parser. What runs then can open none of the user's files, reach no other process or
machine, start no program, and take no more memory than it was given. It can answer through its pipe, as the parser
could. No step needs root or a program beside this one; where a platform lacks one, the others still hold, and the
report says so.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import site
import sys
import sysconfig
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import caseorg
from caseorg.apart import call_filter, landlock
from caseorg.apart.system_calls import ALLOWED, PROCESSORS
from caseorg.base.paths import resources

PR_SET_PDEATHSIG = 1  # these are of linux/prctl.h
_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_NEW_USER, _NEW_NETWORK, _NEW_MESSAGES = 0x10000000, 0x40000000, 0x08000000  # CLONE_NEW… of linux/sched.h


class Bar(StrEnum):
    """A bar of the cage."""

    MEMORY = "memory"
    WRITING = "writing"
    RIGHTS = "rights"
    NETWORK = "network"
    FILES = "files"
    CALLS = "calls"


_LINUX_ALONE = (Bar.NETWORK, Bar.RIGHTS, Bar.FILES, Bar.CALLS)

BAR_WORDS = {
    Bar.MEMORY: "Takes no more memory than it was given, and leaves no image of it on disk",
    Bar.WRITING: "Makes no file longer",
    Bar.RIGHTS: "Gains no rights, and no other program looks into it",
    Bar.NETWORK: "Has a network of its own, with nothing in it",
    Bar.FILES: "Opens no file but Python’s own, reaches no other process",
    Bar.CALLS: "Asks the system for nothing but memory, time, its pipe and files to read",
}
"""What each bar does, for a person."""


@dataclass(frozen=True, slots=True)
class CagePlan:
    """What a child keeps: so much address space in bytes, and besides Python's own the files in these folders to
    read."""

    memory_bytes: int
    readable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """Whether a bar is in force; `why_not` says what the platform answered where it is not."""

    bar: Bar
    held: bool
    why_not: str = ""


def python_folders() -> tuple[str, ...]:
    """Where Python, its libraries, this program and the time zones lie, of which a parser may need one more module in
    the middle of a file (`Counter.most_common` imports heapq). Nothing in them is the user's."""
    paths = sysconfig.get_paths()
    program = os.path.dirname(caseorg.__file__)
    places = [
        *(paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")),
        *site.getsitepackages(), program, str(resources()),
        getattr(sys, "_MEIPASS", program),  # where a packed program lies
        "/lib", "/lib64", "/usr/lib", "/usr/share/zoneinfo",
    ]  # fmt: skip
    return tuple(dict.fromkeys(os.path.realpath(place) for place in places if os.path.exists(place)))


def close_cage(plan: CagePlan) -> tuple[Held, ...]:
    """Give up what can be given up, for good, and say what holds. Never raises for what a platform lacks."""
    if sys.platform != "linux":
        return (
            _tried(Bar.MEMORY, lambda: _limit_memory(plan.memory_bytes)),
            _tried(Bar.WRITING, _limit_writing),
            *(Held(bar, False, f"not on {platform.system()}") for bar in _LINUX_ALONE),
        )
    version = landlock.landlock_version()
    # The order matters: a new network needs rights that the next steps give up, and the filter ends all asking.
    return (
        _tried(Bar.MEMORY, lambda: _limit_memory(plan.memory_bytes)),
        _tried(Bar.WRITING, _limit_writing),
        _tried(Bar.NETWORK, _leave_network),
        _tried(Bar.RIGHTS, _give_up_rights),
        _tried(Bar.FILES, lambda: _give_up_files(version, (*python_folders(), *plan.readable))),
        _tried(Bar.CALLS, _filter_calls),
    )


def _tried(bar: Bar, step: Callable[[], None]) -> Held:
    try:
        step()
    except (OSError, ValueError, ImportError, AttributeError) as error:
        return Held(bar, False, getattr(error, "strerror", None) or str(error) or type(error).__name__)
    return Held(bar, True)


def _limit_memory(memory_bytes: int) -> None:
    """Bound the address space and forbid core dumps, which would hold document text."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _limit_writing() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _leave_network() -> None:
    """A network of its own. As a user of its own, for which no rights are needed where the system allows it."""
    if _library().unshare(_NEW_USER | _NEW_NETWORK | _NEW_MESSAGES) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _give_up_rights() -> None:
    # Changing rights makes the system forget that this process dies with the program: it is said once more.
    for setting, value in ((_PR_SET_NO_NEW_PRIVS, 1), (_PR_SET_DUMPABLE, 0), (PR_SET_PDEATHSIG, signal.SIGKILL)):
        if _library().prctl(setting, value, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _give_up_files(version: int, readable: Sequence[str]) -> None:
    if not version:
        raise OSError(0, "this kernel has no landlock")
    landlock.give_up_files(version, readable)


def _filter_calls() -> None:
    processor = PROCESSORS.get(platform.machine())
    if processor is None:
        raise OSError(0, f"no table of calls for {platform.machine()}")
    call_filter.lay(call_filter.instructions(ALLOWED, processor))


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
