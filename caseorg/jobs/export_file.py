"""Write something into a file that a person named."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from caseorg.base.errors import BadInput, UserError, WorldError
from caseorg.exporters import exporter_for
from caseorg.jobs.job import Progress
from caseorg.workspace import Workspace


class ExportFile:
    """Write `content` by the exporter for `suffix`. Whole or not at all: the file is never seen half written."""

    def __init__(
        self, content: Any, path: Path, *, suffix: str, options: frozenset[str] = frozenset(), replace: bool = False
    ) -> None:
        self.title = "Export"
        self._content = content
        self._path = path
        self._suffix = suffix
        self._options = options
        self._replace = replace

    def run(self, workspace: Workspace | None, progress: Progress) -> Path:
        """The file written. Raises UserError where one of that name is there, WorldError where it cannot be written."""
        exporter = exporter_for(type(self._content), self._suffix)
        if exporter is None:
            raise BadInput(f"This cannot be written as {self._suffix}.")
        if self._path.exists() and not self._replace:
            raise UserError(f"{self._path} is there already. Choose another name.")
        data = exporter.write(self._content, options=self._options)
        save_whole(self._path, data)
        return self._path


def save_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises WorldError."""
    try:
        write_whole(path, data)
    except OSError as error:
        reason = error.strerror or error
        raise WorldError(f"{path} could not be written ({reason}). Nothing was left behind.") from error


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file and put it in its place at the end. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=".caseorg-", suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
