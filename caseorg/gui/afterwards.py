"""What the program does once its window is closed: quit, or open the workspace again in another state."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from caseorg.jobs.encryption import WorkspaceKey


class After(StrEnum):
    """What comes after the window."""

    QUIT = "quit"
    LOCK = "lock"
    ENCRYPT = "encrypt"
    DECRYPT = "decrypt"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What is to be done, with the new passphrase to encrypt under, the key to decrypt by, or the backup to restore."""

    act: After = After.QUIT
    passphrase: str = field(default="", repr=False)
    key: WorkspaceKey | None = None
    backup: Path | None = None
