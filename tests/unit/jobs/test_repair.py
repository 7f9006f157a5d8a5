"""What can be mended is: indexes and page texts are made again, files come back from a backup; the rest is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseorg.base.errors import BadInput
from caseorg.base.paths import Home
from caseorg.jobs.backup import BackUp
from caseorg.jobs.check import CheckWorkspace
from caseorg.jobs.import_files import ImportFiles
from caseorg.jobs.job import Progress
from caseorg.jobs.repair import RepairWorkspace
from caseorg.operations import add_case
from caseorg.queries.search import search
from caseorg.rules.searching import parse_query
from caseorg.store.check import named_files
from caseorg.workspace import Workspace
from tests import makers


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        yield workspace


@pytest.fixture
def filed(workspace: Workspace, tmp_path: Path) -> str:
    """The SHA-256 of a filing that was imported."""
    path = tmp_path / "motion.pdf"
    path.write_bytes(makers.pdf(["The heron stands in the marsh."]))
    case = workspace.do(add_case, caption="Alvarez v. Kent").value
    ImportFiles(case.uuid, (path,)).run(workspace, Progress())
    (sha256,) = workspace.ask(named_files)
    return sha256


def found(workspace: Workspace) -> int:
    return len(workspace.ask(search, parse_query("heron")).documents)


def clean(workspace: Workspace) -> bool:
    return CheckWorkspace().run(workspace, Progress()).clean


def repaired(workspace: Workspace, source: Path | None = None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    report = RepairWorkspace(source).run(workspace, Progress())
    return report.mended, report.left


def test_nothing_is_mended_where_nothing_is_wrong(workspace: Workspace, filed: str) -> None:
    assert clean(workspace) and repaired(workspace) == ((), ())


def test_an_index_that_does_not_agree_is_made_again(workspace: Workspace, filed: str) -> None:
    emptied = "INSERT INTO page_index (page_index) VALUES ('delete-all')"
    workspace.derive(lambda derived: derived._connection.execute(emptied) and None)
    assert found(workspace) == 0 and not clean(workspace)
    assert repaired(workspace) == (("The search index was made again.",), ())
    assert found(workspace) == 1 and clean(workspace)


def test_page_texts_that_are_gone_are_read_again(workspace: Workspace, filed: str) -> None:
    workspace.derive(lambda derived: derived.drop_reading(filed))
    assert found(workspace) == 0 and not clean(workspace)
    mended, left = repaired(workspace)
    assert len(mended) == 1 and "were read again" in mended[0] and left == ()
    assert found(workspace) == 1 and clean(workspace)


@pytest.mark.parametrize("wrong", ["missing", "changed"])
def test_a_stored_file_comes_back_from_a_whole_backup(
    workspace: Workspace, filed: str, tmp_path: Path, wrong: str
) -> None:
    whole = BackUp(tmp_path / "disk").run(workspace, Progress()).path
    stored = workspace.home.vault / filed
    stored.chmod(0o600)
    if wrong == "missing":
        stored.unlink()
    else:
        stored.write_bytes(b"rotten")
    assert not clean(workspace)
    mended, left = repaired(workspace)
    assert mended == () and len(left) == 1 and "no backup" in left[0]
    mended, left = repaired(workspace, whole)
    assert len(mended) == 1 and "taken from the backup" in mended[0] and left == ()
    assert clean(workspace) and stored.stat().st_mode & 0o777 == 0o400


def test_a_backup_that_is_rotten_too_mends_nothing(workspace: Workspace, filed: str, tmp_path: Path) -> None:
    whole = BackUp(tmp_path / "disk").run(workspace, Progress()).path
    for stored in (workspace.home.vault / filed, whole / "workspace" / "vault" / filed):
        stored.chmod(0o600)
        stored.write_bytes(b"rotten")
    assert repaired(workspace, whole)[0] == ()
    assert (workspace.home.vault / filed).read_bytes() == b"rotten"


def test_a_folder_that_is_no_backup_is_refused(workspace: Workspace, filed: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no whole backup"):
        RepairWorkspace(tmp_path).run(workspace, Progress())
