"""Where a workspace lies: not on a share, and not in a folder that a program copies elsewhere."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from caseorg.base.errors import WorkspaceMisplaced
from caseorg.base.paths import Home
from caseorg.rules.unsafe_places import file_system_of, unsafe_place

_MOUNTS = Path("/proc/self/mountinfo")


def refuse_unsafe_place(home: Home) -> None:
    """Raises WorkspaceMisplaced where the workspace lies, or would lie, where it is not safe; says what works."""
    folder = Path(os.path.realpath(home.workspace))
    if str(folder).startswith(("\\\\", "//")):
        raise _misplaced(home, "on another computer")
    above = [folder, *folder.parents][::-1]
    found = unsafe_place([one.name for one in above], [_names(one) for one in above], _file_system(folder))
    if found is not None:
        raise _misplaced(home, found.words)


def _misplaced(home: Home, words: str) -> WorkspaceMisplaced:
    return WorkspaceMisplaced(
        f"The folder {home.folder} lies {words}. A workspace there would be damaged sooner or later, so it was not "
        "opened. Move the folder to a disk of this computer, outside such folders, or choose another with --home. To "
        "have a copy there, write a backup into it: caseorg backup --to, or File → Back Up with Files."
    )


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        return os.listdir(folder)
    return []


def _file_system(folder: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return file_system_of(str(folder), _MOUNTS.read_text("utf-8", "surrogateescape"))
    return ""
