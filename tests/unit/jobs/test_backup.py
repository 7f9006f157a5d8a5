"""A whole copy opens as it is, and redo works in it; one that fails leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseorg.base.errors import WorldError
from caseorg.base.paths import Home
from caseorg.jobs.backup import BackUp
from caseorg.jobs.job import Progress
from caseorg.operations import add_case
from caseorg.operations.documents import NewDocument, add_documents
from caseorg.store.vault import Vault
from caseorg.workspace import Workspace


def _filed(workspace: Workspace) -> str:
    made = workspace.do(add_case, caption="Alvarez v. Kent").value
    sha256 = workspace.vault.put(b"a filing")
    new = NewDocument(sha256=sha256, file_name="a.pdf", size=8, title="A")
    workspace.do(add_documents, case_uuid=made.uuid, documents=[new])
    return sha256


def test_what_was_undone_can_be_done_again_in_the_copy(home: Home, tmp_path: Path) -> None:
    with Workspace.open(home) as workspace:
        sha256 = _filed(workspace)
        workspace.undo()
        report = BackUp(tmp_path).run(workspace, Progress())
    assert report.files == 0
    with Workspace.open(Home(report.path)) as copy:
        copy.redo()
        assert copy.read_file(sha256) == b"a filing"


def test_a_copy_that_fails_leaves_nothing(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "disk"
    target.mkdir()
    with Workspace.open(home) as workspace:
        _filed(workspace)

        def full(*_: object, **__: object) -> str:
            raise WorldError("The disk is full.")

        monkeypatch.setattr(Vault, "put", full)
        with pytest.raises(WorldError, match="disk is full"):
            BackUp(target).run(workspace, Progress())
    assert list(target.iterdir()) == []
