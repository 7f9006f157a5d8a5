"""What the program does once its window is closed: quit, or open the workspace again in another state."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from caseorg.jobs.encryption import WorkspaceKey


class After(StrEnum):
    """What comes after the window."""

    QUIT = "quit"
    LOCK = "lock"
    ENCRYPT = "encrypt"
    DECRYPT = "decrypt"


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What is to be done, with the new passphrase to encrypt under or the key to decrypt by."""

    act: After = After.QUIT
    passphrase: str = field(default="", repr=False)
    key: WorkspaceKey | None = None
