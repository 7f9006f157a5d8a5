"""Opening the workspace, with its passphrase where it is encrypted, and what is done to it between two windows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QDialog

from caseorg.base.errors import CaseorgError, WorkspaceDamaged, WorkspaceLocked
from caseorg.base.paths import Home
from caseorg.gui.afterwards import After, Afterwards
from caseorg.gui.dialogs.recovery_key_dialog import RecoveryKeyDialog
from caseorg.gui.dialogs.restore_dialog import RestoreDialog
from caseorg.gui.dialogs.rewriting_dialog import RewritingDialog
from caseorg.gui.dialogs.unlock_dialog import UnlockDialog
from caseorg.jobs.encryption import Tell, WorkspaceKey, encrypted, turn_off, turn_on
from caseorg.jobs.restore import backups_of, put_back
from caseorg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Opened:
    """An open workspace, and the key it was opened with."""

    workspace: Workspace
    key: WorkspaceKey | None = None


@dataclass(frozen=True, slots=True)
class OpenedAgain:
    """The workspace once more, and what the new window has to say first."""

    opened: Opened
    notice: str = ""


def opened_workspace(home: Home, who: str, key: WorkspaceKey | None, *, may_ask: bool) -> Opened | None:
    """The workspace, for which the passphrase is asked where it is encrypted and no key is given; None where the user
    would rather quit. Raises as `Workspace.open`, and WorkspaceLocked where nobody can be asked."""
    if key is None and encrypted(home):
        if not may_ask:
            raise WorkspaceLocked("This workspace is encrypted. Open it in a window, which asks for its passphrase.")
        dialog = UnlockDialog(home)
        is_unlocked = dialog.exec() == QDialog.DialogCode.Accepted
        key = dialog.key
        dialog.deleteLater()
        if not is_unlocked:
            return None
    try:
        return Opened(Workspace.open(home, who=who, key=key), key)
    except WorkspaceDamaged as error:
        backup = _backup_instead(home, key, error.sentence) if may_ask and backups_of(home) else None
        if backup is None:
            raise
        put_back(home, backup, key)
        return Opened(Workspace.open(home, who=who, key=key), key)


def _backup_instead(home: Home, key: WorkspaceKey | None, problem: str) -> Path | None:
    dialog = RestoreDialog(home, key, problem=problem)
    dialog.exec()
    dialog.deleteLater()
    return dialog.path


def opened_again(home: Home, before: Opened, afterwards: Afterwards, who: str) -> OpenedAgain | None:
    """Do what was wanted with the closed workspace and open it again; None where the user would rather quit."""
    match afterwards.act:
        case After.ENCRYPT:
            return _encrypted(home, afterwards.passphrase, who)
        case After.DECRYPT:
            return _decrypted(home, before, afterwards, who)
        case After.RESTORE:
            return _restored(home, before, afterwards, who)
    opened = opened_workspace(home, who, None, may_ask=True)
    return OpenedAgain(opened) if opened else None


def _encrypted(home: Home, passphrase: str, who: str) -> OpenedAgain:
    def act(tell: Tell) -> tuple[WorkspaceKey, str]:
        return turn_on(home, passphrase, tell)

    dialog = RewritingDialog("Encrypting the Workspace", act)
    if not _ran(dialog):
        return OpenedAgain(Opened(Workspace.open(home, who=who)), _why(dialog))
    key, recovery = dialog.answer
    paper = RecoveryKeyDialog(recovery)
    paper.exec()
    paper.deleteLater()
    return OpenedAgain(Opened(Workspace.open(home, who=who, key=key), key))


def _decrypted(home: Home, before: Opened, afterwards: Afterwards, who: str) -> OpenedAgain:
    key = afterwards.key
    assert key is not None

    dialog = RewritingDialog("Decrypting the Workspace", lambda tell: turn_off(home, key, tell))
    if not _ran(dialog):
        return OpenedAgain(Opened(Workspace.open(home, who=who, key=key), key), _why(dialog))
    return OpenedAgain(Opened(Workspace.open(home, who=who)))


def _restored(home: Home, before: Opened, afterwards: Afterwards, who: str) -> OpenedAgain:
    backup = afterwards.backup
    assert backup is not None
    try:
        kept = put_back(home, backup, before.key)
    except CaseorgError as error:
        return OpenedAgain(Opened(Workspace.open(home, who=who, key=before.key), before.key), error.sentence)
    opened = Opened(Workspace.open(home, who=who, key=before.key), before.key)
    before_it = f" What was there before is kept as {kept.name}." if kept else ""
    return OpenedAgain(opened, f"The backup {backup.name} was restored.{before_it}")


def _ran(dialog: RewritingDialog) -> bool:
    is_done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return is_done


def _why(dialog: RewritingDialog) -> str:
    return dialog.error.sentence if dialog.error else "It was stopped. Everything is as it was."
