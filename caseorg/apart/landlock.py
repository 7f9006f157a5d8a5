"""Landlock: this process gives up all files but those named, and all connections. Linux 5.13 and later, no root.

Constants are those of `linux/landlock.h`; what a kernel does not know yet is not asked of it.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable

_CREATE, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on every processor
_VERSION = 1
_PATH_BENEATH = 1

_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_FILES_AT_FIRST = (1 << 13) - 1
_FILES_SINCE = ((2, 1 << 13), (3, 1 << 14), (5, 1 << 15))  # renaming across folders, truncating, device commands
_CONNECTIONS_SINCE, _CONNECTIONS = 4, 0b11  # bind and connect by TCP
_OTHERS_SINCE, _OTHERS = 6, 0b11  # abstract sockets and signals of other processes


def landlock_version() -> int:
    """Which landlock the kernel has, 0 for none."""
    if sys.platform != "linux":
        return 0
    return max(int(_library().syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION))), 0)


def give_up_files(version: int, readable: Iterable[str]) -> None:
    """From now on nothing can be opened but files in the folders (or the files) of `readable`, to be read; those that
    are not there are left out. Raises OSError where the kernel refuses."""
    files = _FILES_AT_FIRST | sum(bit for since, bit in _FILES_SINCE if version >= since)
    connections = _CONNECTIONS if version >= _CONNECTIONS_SINCE else 0
    others = _OTHERS if version >= _OTHERS_SINCE else 0
    length = 24 if version >= _OTHERS_SINCE else 16 if version >= _CONNECTIONS_SINCE else 8
    wanted = struct.pack("QQQ", files, connections, others)
    rules = _checked(_library().syscall(_CREATE, ctypes.c_char_p(wanted), ctypes.c_size_t(length), ctypes.c_uint32(0)))
    try:
        for path in readable:
            _let_read(rules, path)
        _checked(_library().syscall(_RESTRICT_SELF, ctypes.c_int(rules), ctypes.c_uint32(0)))
    finally:
        os.close(rules)


def _let_read(rules: int, path: str) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | (_READ_DIR if os.path.isdir(path) else 0)
        rule = struct.pack("=Qi", rights, place)
        _checked(
            _library().syscall(
                _ADD_RULE, ctypes.c_int(rules), ctypes.c_int(_PATH_BENEATH), ctypes.c_char_p(rule), ctypes.c_uint32(0)
            )
        )
    finally:
        os.close(place)


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    return library


def _checked(answer: int) -> int:
    if answer < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return answer
