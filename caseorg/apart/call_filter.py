"""A filter of system calls (seccomp) put together and laid on this process, without a library for it.

The program is a list of instructions of the kernel's packet filter, `linux/filter.h`: load a word of what is called,
compare, jump, answer. See the kernel's `Documentation/userspace-api/seccomp_filter.rst`.
"""

from __future__ import annotations

import ctypes
import errno
import struct
from collections.abc import Iterable

from caseorg.apart.system_calls import Allowed, Processor

_LOAD = 0x20  # BPF_LD | BPF_W | BPF_ABS
_AND = 0x54  # BPF_ALU | BPF_AND | BPF_K
_IF_EQUAL = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_IF_AT_LEAST = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_ANSWER = 0x06  # BPF_RET | BPF_K

_ALLOW = 0x7FFF0000
_KILL = 0x80000000
_REFUSE = 0x00050000 | errno.EACCES

_NUMBER, _PROCESSOR, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
_OTHER_TABLE = 0x40000000
"""Numbers from here on are the calls of x86-64's 32-bit twin (x32), another way to the same kernel."""

_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2

Instruction = tuple[int, int, int, int]
"""Code, how far to jump if true, how far if false, constant."""


def instructions(rules: Iterable[Allowed], processor: Processor) -> list[Instruction]:
    """The filter: the calls of these rules pass, others are refused with EACCES; calls by another processor's table
    end the process. Rules for calls that this processor does not have are left out."""
    program: list[Instruction] = [
        (_LOAD, 0, 0, _PROCESSOR),
        (_IF_EQUAL, 1, 0, processor.audit),
        (_ANSWER, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_IF_AT_LEAST, 0, 1, _OTHER_TABLE),
        (_ANSWER, 0, 0, _KILL),
    ]
    for rule in rules:
        number = processor.calls.get(rule.call)
        if number is not None:
            program += _passing(rule, number)
    return [*program, (_ANSWER, 0, 0, _REFUSE)]


def _passing(rule: Allowed, number: int) -> list[Instruction]:
    if rule.argument is None:
        return [(_IF_EQUAL, 0, 1, number), (_ANSWER, 0, 0, _ALLOW)]
    return [
        (_IF_EQUAL, 0, 5, number),
        (_LOAD, 0, 0, _ARGUMENTS + 8 * rule.argument),  # the lower half: flags and commands are ints
        (_AND, 0, 0, rule.mask),
        (_IF_EQUAL, 0, 1, rule.equals),
        (_ANSWER, 0, 0, _ALLOW),
        (_LOAD, 0, 0, _NUMBER),
    ]


def lay(program: Iterable[Instruction]) -> None:
    """Lay the filter on this process, for good. It must have given up gaining rights. Raises OSError."""
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in program)
    kept = ctypes.create_string_buffer(code, len(code))
    header = struct.pack("HxxxxxxQ", len(code) // 8, ctypes.addressof(kept))
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.c_char_p(header), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the filter of system calls was refused")
