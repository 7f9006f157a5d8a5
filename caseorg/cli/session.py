"""One run of the command line: which home, who writes, where the answer goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from caseorg.base.errors import NotFound
from caseorg.base.ids import new_uuid
from caseorg.base.paths import Home
from caseorg.cli.output import Output
from caseorg.cli.passphrase import key_of
from caseorg.jobs.encryption import WorkspaceKey
from caseorg.operations.operation import Operation
from caseorg.rules.reminder_words import Notice
from caseorg.settings.file import Settings
from caseorg.settings.schema import AUTHOR
from caseorg.workspace import Done, Workspace

Notify = Callable[[Sequence[Notice]], bool]


@dataclass(frozen=True, slots=True)
class Session:
    """What every command is given. `who` is the author given on the command line, "" for the usual one; `notify` tells
    the desktop something and says whether it could, None where there is no way to; `passphrase_file` holds the
    passphrase of an encrypted workspace, "" asks for it."""

    home: Home
    output: Output
    who: str = ""
    notify: Notify | None = None
    passphrase_file: str = ""

    @property
    def has_workspace(self) -> bool:
        """Whether there is anything to ask yet. Raises WorldError where that cannot be seen."""
        return Workspace.is_in(self.home)

    def key(self) -> WorkspaceKey | None:
        """The key of the workspace, None where it is not encrypted. Raises WorkspaceLocked where none is given."""
        return key_of(self.home, self.passphrase_file)

    def reading(self) -> Workspace:
        """The workspace to be asked only, which another program may have open; to be closed by `with`.

        Raises UserError where there is none yet.
        """
        return Workspace.open(self.home, write=False, who=self.who or author_of(self.home), key=self.key())

    def writing(self, *, new: bool = False) -> Workspace:
        """The workspace to be changed; to be closed by `with`. With `new` it is made where there is none.

        Raises NotFound where there is none, WorkspaceBusy where another program has it open.
        """
        if not new and not self.has_workspace:
            folder = self.home.folder
            raise NotFound(f"There is no workspace in {folder} yet. Add a case with “caseorg case add --caption …”.")
        return Workspace.open(self.home, who=self.who or author_of(self.home), key=self.key())

    def show(self, value: Any, text: Callable[[], None]) -> None:
        """The answer: as JSON the value, else what `text` prints."""
        if self.output.as_json:
            self.output.value(value)
        else:
            text()


class OneStep:
    """Several operations that are one thing to undo, under `label`, else under the name of the first one."""

    def __init__(self, workspace: Workspace, *, label: str = "") -> None:
        self._workspace = workspace
        self._step = new_uuid()
        self._label = label

    def do(self, operation: Operation, **arguments: Any) -> Done:
        """Run an operation as the next part of the step."""
        self._label = self._label or operation.label
        return self._workspace.do(operation, step=self._step, label=self._label, **arguments)


def author_of(home: Home) -> str:
    """Who writes when nobody is named: the author in the settings, "" for the login name."""
    return Settings.load(home.settings).settings.text(AUTHOR).strip()
