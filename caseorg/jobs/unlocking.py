"""Passwords tried on locked files while they are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from caseorg.workspace import Workspace

WRONG_PASSWORD = "None of the passwords opens this PDF. Give the right one to read it."


@dataclass(frozen=True, slots=True)
class Passwords:
    """What to try on locked files; with `keep` the one that opens a file is kept in the workspace."""

    tried: tuple[str, ...] = field(default=(), repr=False)
    keep: bool = False


NO_PASSWORDS = Passwords()


class Unlocking:
    """Which passwords may open a file, and what becomes of the one that does."""

    def __init__(self, workspace: Workspace, passwords: Passwords) -> None:
        self._workspace = workspace
        self._passwords = passwords

    def candidates(self, sha256: str) -> list[str]:
        """What to try on a file in order, the one it is known by first."""
        known = self._workspace.password_of(sha256)
        return list(dict.fromkeys([*([known] if known else []), *self._passwords.tried]))

    def note(self, sha256: str, password: str | None) -> None:
        """A file was opened with this password, None where it needed none."""
        if password is not None:
            self._workspace.remember_password(sha256, password)
            if self._passwords.keep:
                self._workspace.keep_password(sha256, password).result()
