"""The numbers of the system calls a caged child may make, by processor, and what may be in their arguments.

Numbers are those of the kernel's tables: `arch/x86/entry/syscalls/syscall_64.tbl` and `asm-generic/unistd.h`, which
64-bit Arm follows. A call that is not named here is refused.
"""

from __future__ import annotations

import mmap
import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allowed:
    """A call that is let through where its argument (from 0), cut to the bits of `mask`, has the value `equals`;
    always, where no argument is named."""

    call: str
    argument: int | None = None
    mask: int = 0
    equals: int = 0


@dataclass(frozen=True, slots=True)
class Processor:
    """A processor as the filter sees it: its number in `linux/audit.h`, and its table of calls."""

    audit: int
    calls: dict[str, int]


_PLAIN = (
    "read", "write", "readv", "writev", "pread64", "close", "fstat", "lseek", "poll", "ppoll", "select", "pselect6",
    "recvmsg", "brk", "munmap", "mremap", "madvise", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack",
    "sched_yield", "futex", "set_robust_list", "rseq", "restart_syscall", "clock_gettime", "clock_getres",
    "clock_nanosleep", "nanosleep", "gettimeofday", "getpid", "gettid", "getuid", "geteuid", "getgid", "getegid",
    "getrusage", "getrandom", "exit", "exit_group",
)  # fmt: skip
"""What computing on memory and answering through a pipe takes. `recvmsg` is how a descriptor is handed over."""

_OWN_PRIORITY = (Allowed("setpriority", 1, 0xFFFFFFFF, 0),)
"""Of itself alone: recognition of text gives way to the window."""

_DESCRIPTOR_FLAGS = tuple(Allowed("fcntl", 1, 0xFFFFFFFF, command) for command in (1, 2, 3, 1030))
"""F_GETFD, F_SETFD, F_GETFL, and F_DUPFD_CLOEXEC, with which Python maps a file handed over; F_SETOWN would send
signals to others."""

_NO_MADE_CODE = (
    Allowed("mmap", 2, mmap.PROT_EXEC, 0),
    Allowed("mmap", 2, mmap.PROT_WRITE, 0),
    Allowed("mprotect", 2, mmap.PROT_EXEC, 0),
)
"""Memory is written or run, never both, and never one after the other: not by a hole in a parser either. A library
that Python loads late is mapped as it is in its file."""

_TELLING = ("stat", "lstat", "newfstatat", "statx", "readlink", "readlinkat", "access", "faccessat", "getdents64")
_READ_ONLY = os.O_ACCMODE | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_LOOKING = (
    Allowed("open", 1, _READ_ONLY, os.O_RDONLY),
    Allowed("openat", 2, _READ_ONLY, os.O_RDONLY),
    *map(Allowed, _TELLING),
)
"""Opening files to read them. Which ones is for landlock to say."""


ALLOWED = tuple(map(Allowed, _PLAIN)) + _OWN_PRIORITY + _DESCRIPTOR_FLAGS + _NO_MADE_CODE + _LOOKING
"""All that a caged child may call."""


_X86_64 = {
    "read": 0, "write": 1, "open": 2, "close": 3, "stat": 4, "fstat": 5, "lstat": 6, "poll": 7, "lseek": 8, "mmap": 9,
    "mprotect": 10, "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15,
    "pread64": 17, "readv": 19, "writev": 20, "access": 21, "select": 23, "sched_yield": 24, "mremap": 25,
    "madvise": 28, "nanosleep": 35, "getpid": 39, "recvmsg": 47, "exit": 60, "fcntl": 72, "readlink": 89,
    "gettimeofday": 96, "getrusage": 98, "getuid": 102, "getgid": 104, "geteuid": 107, "getegid": 108,
    "sigaltstack": 131, "setpriority": 141, "gettid": 186, "futex": 202, "getdents64": 217, "restart_syscall": 219,
    "clock_gettime": 228, "clock_getres": 229, "clock_nanosleep": 230, "exit_group": 231, "openat": 257,
    "newfstatat": 262, "readlinkat": 267, "faccessat": 269, "pselect6": 270, "ppoll": 271, "set_robust_list": 273,
    "getrandom": 318, "statx": 332, "rseq": 334,
}  # fmt: skip

_AARCH64 = {
    "fcntl": 25, "faccessat": 48, "openat": 56, "close": 57, "getdents64": 61, "lseek": 62, "read": 63, "write": 64,
    "readv": 65, "writev": 66, "pread64": 67, "pselect6": 72, "ppoll": 73, "readlinkat": 78, "newfstatat": 79,
    "fstat": 80, "exit": 93, "exit_group": 94, "futex": 98, "set_robust_list": 99, "nanosleep": 101,
    "clock_gettime": 113, "clock_getres": 114, "clock_nanosleep": 115, "sched_yield": 124, "restart_syscall": 128,
    "sigaltstack": 132, "rt_sigaction": 134, "rt_sigprocmask": 135, "rt_sigreturn": 139, "setpriority": 140,
    "getrusage": 165, "gettimeofday": 169, "getpid": 172, "getuid": 174, "geteuid": 175, "getgid": 176, "getegid": 177,
    "gettid": 178, "recvmsg": 212, "brk": 214, "munmap": 215, "mremap": 216, "mmap": 222, "mprotect": 226,
    "madvise": 233, "getrandom": 278, "statx": 291, "rseq": 293,
}  # fmt: skip

PROCESSORS = {"x86_64": Processor(0xC000003E, _X86_64), "aarch64": Processor(0xC00000B7, _AARCH64)}
"""By what `platform.machine()` says; a processor that is not here gets no filter of calls."""
