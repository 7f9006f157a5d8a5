"""The tree of failures.

    CaseorgError                 every failure we foresee; its text is a sentence for the person at the screen
    ├── UserError                the user's to mend: says what to do next                     (exit 1)
    │   ├── NotFound             nothing of that name or id is in the workspace
    │   ├── BadInput             a value cannot be taken: which, and what would be
    │   │   └── Outdated         what was looked at changed meanwhile: it is to be looked at once more
    │   ├── WorkspaceLocked      the workspace is encrypted and no key, or a wrong one, was given
    │   └── Cancelled            the user stopped it; what was finished is kept
    └── WorldError               the world's: says what happened and what was kept            (exit 3)
        ├── WorkspaceBusy        another program has the workspace open
        ├── WorkspaceMisplaced   it lies on a share or in a folder that is copied elsewhere
        ├── WorkspaceTooNew      written by a later caseorg
        ├── WorkspaceDamaged     the database or a stored file is not as it was written
        └── UndoConflict         what should be undone was changed since by something else

Anything else that is raised is ours: a bug, shown by the crash dialog (exit 70).
"""

from __future__ import annotations


class CaseorgError(Exception):
    """A failure we foresee. `str(error)` is a sentence for a person, without document text."""

    @property
    def sentence(self) -> str:
        return str(self)


class UserError(CaseorgError):
    """Something the user can mend; the sentence says how."""


class NotFound(UserError):
    """Nothing of that name or id is in the workspace."""


class BadInput(UserError):
    """A value cannot be taken; the sentence says which and what would be."""


class Outdated(BadInput):
    """What was looked at is not as it was any more; whoever showed it shows it again."""


class WorkspaceLocked(UserError):
    """The workspace is encrypted and no passphrase, or a wrong one, was given."""


class Cancelled(UserError):
    """The user stopped it; what was finished is kept."""


class WorldError(CaseorgError):
    """Disk, permission or another program stood in the way; the sentence says what was kept."""


class WorkspaceBusy(WorldError):
    """Another program has the workspace open."""


class WorkspaceMisplaced(WorldError):
    """The workspace lies where a database is not safe: on a share, or in a folder that is copied elsewhere."""


class WorkspaceTooNew(WorldError):
    """The workspace was written by a later caseorg."""


class WorkspaceDamaged(WorldError):
    """The database or a stored file is not as it was written."""


class UndoConflict(WorldError):
    """What should be undone was changed since by something else."""
