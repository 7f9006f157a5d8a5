"""Encrypting a workspace and opening it again. None of this runs in an open workspace: it holds the lock itself."""

from __future__ import annotations

from collections.abc import Callable

from caseorg.base.errors import WorldError
from caseorg.base.paths import Home
from caseorg.store.keys import LEAST_LETTERS, Keys, WorkspaceKey
from caseorg.store.opening import take_lock
from caseorg.store.rewriting import decrypt, encrypt, finish, is_encrypted

__all__ = [
    "LEAST_LETTERS", "WorkspaceKey", "change_passphrase", "encrypted", "renew_recovery_key", "turn_off", "turn_on",
    "unlocked",
]  # fmt: skip

Tell = Callable[[int, int], None]
"""Called with how many of how many files are written anew; what it raises stops, and everything is as before."""


def encrypted(home: Home) -> bool:
    """Whether the workspace of a home is encrypted. Raises WorldError where that cannot be seen."""
    try:
        return is_encrypted(home)
    except OSError as error:
        raise WorldError(f"The database {home.database} cannot be read ({error.strerror or error}).") from error


def unlocked(home: Home, secret: str) -> WorkspaceKey:
    """The key of an encrypted workspace by its passphrase or its recovery key; takes a second, on purpose.

    Raises WorkspaceLocked where it is neither, WorkspaceDamaged where the keys are gone.
    """
    return Keys(home).open(secret)


def turn_on(home: Home, passphrase: str, tell: Tell) -> tuple[WorkspaceKey, str]:
    """Encrypt the workspace of a home; answers its key, and the recovery key, which is shown this once.

    Raises BadInput for a short passphrase or an encrypted workspace, WorkspaceBusy, WorldError.
    """
    with take_lock(home):
        return encrypt(home, passphrase, tell)


def turn_off(home: Home, key: WorkspaceKey, tell: Tell) -> None:
    """Make the workspace of a home plain again. Raises as `turn_on`."""
    with take_lock(home):
        finish(home)
        decrypt(home, key, tell)


def change_passphrase(home: Home, key: WorkspaceKey, passphrase: str) -> None:
    """From now on this passphrase opens the workspace. Raises BadInput for a short one, WorldError."""
    Keys(home).set_passphrase(key, passphrase)


def renew_recovery_key(home: Home, key: WorkspaceKey) -> str:
    """A new recovery key; the one printed before opens nothing any more. Raises WorldError."""
    return Keys(home).renew_recovery_key(key)
