"""The passphrase of an encrypted workspace: from a file or typed, never on the command line, which others can see."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

from caseorg.base.errors import BadInput, WorkspaceLocked
from caseorg.base.paths import Home
from caseorg.jobs.encryption import WorkspaceKey, encrypted, unlocked


def key_of(home: Home, file: str) -> WorkspaceKey | None:
    """The key of a home's workspace, None where it is not encrypted: by the passphrase or recovery key in the first
    line of `file`, else typed at a terminal. Raises WorkspaceLocked, BadInput."""
    if not encrypted(home):
        return None
    if file:
        return unlocked(home, first_line(file))
    if not sys.stdin.isatty():
        raise WorkspaceLocked("This workspace is encrypted. Give its passphrase with --passphrase-file FILE.")
    return unlocked(home, getpass.getpass("Passphrase or recovery key: "))


def first_line(file: str) -> str:
    """What a file of one line holds. Raises BadInput where it cannot be read or is empty."""
    try:
        lines = Path(file).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"No passphrase could be read from {file}. Name a text file that has it.") from error
    if not lines or not lines[0]:
        raise BadInput(f"The first line of {file} is empty. Write the passphrase there.")
    return lines[0]
