"""Backups put back: what would be lost is known before, the present database is kept, and nothing half is left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from caseorg.base.errors import BadInput, WorkspaceBusy, WorkspaceDamaged, WorkspaceTooNew, WorldError
from caseorg.base.paths import Home
from caseorg.jobs.backup import BackUp
from caseorg.jobs.job import Progress
from caseorg.jobs.restore import backups_of, database_in, lost_by, put_back
from caseorg.operations import add_case, add_documents
from caseorg.operations.documents import NewDocument
from caseorg.queries.cases import cases
from caseorg.store.database import open_writer
from caseorg.workspace import Workspace


def captions(home: Home) -> list[str]:
    with Workspace.open(home) as workspace:
        assert workspace.database_problems() == []
        return sorted(case.caption for case in workspace.ask(cases))


@pytest.fixture
def backed_up(home: Home) -> Home:
    """One case before the backup, two changes after it."""
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        workspace.do(add_case, caption="Before v. Backup")
        workspace.back_up()
        workspace.do(add_case, caption="After v. Backup")
        workspace.do(add_case, caption="Later v. Backup")
        workspace.undo()
    return home


def the_backup(home: Home) -> Path:
    (one,) = backups_of(home)
    assert one.reason == "manual" and one.at[:2] == "20" and one.size == one.path.stat().st_size
    return one.path


def test_what_would_be_lost_is_listed_newest_first(backed_up: Home) -> None:
    lost = lost_by(backed_up, the_backup(backed_up), None)
    assert [(step.act, step.label) for step in lost] == [("undo", "Add Case"), ("do", "Add Case"), ("do", "Add Case")]
    assert {step.who for step in lost} == {"Ana Ruiz"}


def test_a_backup_takes_the_place_of_the_database_which_is_kept(backed_up: Home) -> None:
    kept = put_back(backed_up, the_backup(backed_up), None)
    assert captions(backed_up) == ["Before v. Backup"]
    assert kept is not None and kept.name.endswith("-before-restore.db")
    put_back(backed_up, kept, None)
    assert captions(backed_up) == ["After v. Backup", "Before v. Backup"]


def test_a_whole_backup_is_restored_by_its_folder(backed_up: Home, tmp_path: Path) -> None:
    with Workspace.open(backed_up) as workspace:
        whole = BackUp(tmp_path / "disk").run(workspace, Progress()).path
        workspace.do(add_case, caption="Newest v. Backup")
    put_back(backed_up, database_in(whole), None)
    assert captions(backed_up) == ["After v. Backup", "Before v. Backup"]


def test_a_database_that_cannot_be_read_is_kept_as_it_is(backed_up: Home) -> None:
    backup = the_backup(backed_up)
    backed_up.database.write_bytes(b"SQLite format 3\0" + b"garbage" * 5000)
    with pytest.raises(WorkspaceDamaged):
        lost_by(backed_up, backup, None)
    kept = put_back(backed_up, backup, None)
    assert kept is not None and kept.name.endswith("-damaged.db") and b"garbage" in kept.read_bytes()
    assert captions(backed_up) == ["Before v. Backup"]


def test_a_lost_database_is_restored(backed_up: Home) -> None:
    backup = the_backup(backed_up)
    backed_up.database.unlink()
    assert put_back(backed_up, backup, None) is None
    assert captions(backed_up) == ["Before v. Backup"]


def test_what_is_no_backup_is_refused_and_nothing_changes(backed_up: Home, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = open_writer(other)
    connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    damaged = tmp_path / "damaged.db"
    data = bytearray(the_backup(backed_up).read_bytes())
    data[40_000:60_000] = bytes(20_000)
    damaged.write_bytes(bytes(data))
    later = tmp_path / "later.db"
    later.write_bytes(the_backup(backed_up).read_bytes())
    connection = open_writer(later)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    nothing = tmp_path / "text.db"
    nothing.write_bytes(b"no database at all" * 100)
    for path, kind in (
        (other, BadInput), (damaged, WorkspaceDamaged), (later, WorkspaceTooNew), (nothing, WorkspaceDamaged),
        (tmp_path / "absent.db", BadInput),
    ):  # fmt: skip
        with pytest.raises(kind):
            put_back(backed_up, path, None)
    assert captions(backed_up) == ["After v. Backup", "Before v. Backup"]


def test_an_open_workspace_is_not_restored(backed_up: Home) -> None:
    backup = the_backup(backed_up)
    with Workspace.open(backed_up), pytest.raises(WorkspaceBusy):
        put_back(backed_up, backup, None)
    with Workspace.open(backed_up, write=False) as reading:
        assert len(reading.ask(cases)) == 2
        with pytest.raises(WorldError, match="in use|reads this workspace"):
            put_back(backed_up, backup, None)
    assert captions(backed_up) == ["After v. Backup", "Before v. Backup"]


@pytest.mark.parametrize("at", range(1, 5))
def test_a_disk_that_fails_at_any_step_leaves_one_whole_database(
    backed_up: Home, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    calls = 0

    def failing(*arguments: object) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise OSError(28, "No space left on device")
        real(*arguments)  # type: ignore[arg-type]

    real = os.replace
    backup = the_backup(backed_up)
    monkeypatch.setattr(os, "replace", failing)
    try:
        put_back(backed_up, backup, None)
    except WorldError:
        expected = ["After v. Backup", "Before v. Backup"]
    else:
        expected = ["Before v. Backup"]
    monkeypatch.undo()
    assert captions(backed_up) == expected
    assert not list(backed_up.workspace.glob("*.new*"))


def test_a_whole_backup_brings_the_files_that_are_lacking_and_leaves_the_others(
    backed_up: Home, tmp_path: Path
) -> None:
    with Workspace.open(backed_up) as workspace:
        case = workspace.ask(cases)[0]
        kept, lost = workspace.vault.put(b"kept"), workspace.vault.put(b"lost")
        new = [NewDocument(sha256=one, file_name="a.pdf", size=4, title="Motion") for one in (kept, lost)]
        workspace.do(add_documents, case_uuid=case.uuid, documents=new)
        whole = BackUp(tmp_path / "disk").run(workspace, Progress()).path
    (backed_up.vault / lost).unlink()
    stray = Home(whole).vault / ("0" * 64)
    stray.write_bytes(b"named by no row")
    before = (backed_up.vault / kept).stat().st_mtime_ns
    put_back(backed_up, database_in(whole), None)
    with Workspace.open(backed_up) as workspace:
        assert (workspace.read_file(kept), workspace.read_file(lost)) == (b"kept", b"lost")
        assert (backed_up.vault / kept).stat().st_mtime_ns == before
        assert set(workspace.vault.names()) == {kept, lost}
