"""The open workspace: lock, versions, undo and redo, watching, sweeping."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from caseorg.base.errors import (
    BadInput,
    NotFound,
    UndoConflict,
    UserError,
    WorkspaceBusy,
    WorkspaceDamaged,
    WorkspaceTooNew,
    WorldError,
)
from caseorg.base.ids import is_uuid
from caseorg.base.paths import Home
from caseorg.model.case import CaseStatus
from caseorg.model.changes import Changes
from caseorg.operations import add_case, close_case, edit_case, trash_case
from caseorg.operations.documents import NewDocument, add_documents
from caseorg.operations.operation import operation
from caseorg.queries.cases import case, cases
from caseorg.queries.history import steps
from caseorg.store import lock, opening
from caseorg.store.database import open_writer
from caseorg.store.ledger import Ledger
from caseorg.workspace import Workspace


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home, who="Ana Ruiz") as opened:
        yield opened


def test_what_was_done_is_there_after_opening_again(home: Home) -> None:
    with Workspace.open(home) as workspace:
        uuid = workspace.do(add_case, caption="Alvarez v. Kent", docket_number="1:26-cv-00417-RML").value.uuid
    with Workspace.open(home) as workspace:
        found = workspace.ask(case, uuid)
        assert (found.caption, found.docket_year, found.docket_serial, found.docket_judges) == (
            "Alvarez v. Kent",
            2026,
            417,
            "RML",
        )
        workspace.undo()
        assert workspace.ask(cases) == []


def test_a_second_program_is_told_who_has_the_workspace(workspace: Workspace, home: Home) -> None:
    with pytest.raises(WorkspaceBusy, match=r"already open in another caseorg \(process \d+ on"):
        Workspace.open(home)


def test_reading_goes_on_while_another_program_writes(workspace: Workspace, home: Home) -> None:
    workspace.do(add_case, caption="Alvarez v. Kent")
    with Workspace.open(home, write=False) as reading:
        assert [found.caption for found in reading.ask(cases)] == ["Alvarez v. Kent"]
        with pytest.raises(UserError, match="read only"):
            reading.do(add_case, caption="Another")


def test_a_lock_left_by_a_killed_program_is_taken_over(home: Home) -> None:
    code = (
        "import os, sys; from pathlib import Path; from caseorg.base.paths import Home;"
        "from caseorg.workspace import Workspace;"
        "Workspace.open(Home(Path(sys.argv[1]))); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(home.folder)], check=False)
    assert home.lock.with_name("lock.holder").exists()
    with Workspace.open(home) as workspace:
        assert workspace.do(add_case, caption="After the crash").value.caption == "After the crash"


def test_a_newer_workspace_is_refused_and_left_alone(home: Home) -> None:
    Workspace.open(home).close()
    connection = sqlite.connect(str(home.database))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = home.database.read_bytes()
    with pytest.raises(WorkspaceTooNew, match="version 99"):
        Workspace.open(home)
    with pytest.raises(WorkspaceTooNew):
        Workspace.open(home, write=False)
    assert home.database.read_bytes() == before


def test_a_database_of_another_program_is_refused(home: Home) -> None:
    home.workspace.mkdir(parents=True)
    connection = sqlite.connect(str(home.database))
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(WorkspaceDamaged, match="another program"):
        Workspace.open(home)


def test_a_file_that_is_no_database_is_refused_with_what_to_do(home: Home) -> None:
    home.workspace.mkdir(parents=True)
    home.database.write_bytes(b"not a database at all" * 500)
    with pytest.raises(WorkspaceDamaged, match="Restore the newest copy"):
        Workspace.open(home)
    assert home.database.read_bytes().startswith(b"not a database")


def test_nothing_there_to_read_says_what_to_do_first(home: Home) -> None:
    with pytest.raises(UserError, match="Add a case first"):
        Workspace.open(home, write=False)


def test_changes_are_told_after_the_commit(workspace: Workspace) -> None:
    heard: list[Changes] = []
    end = workspace.watch(heard.append)
    made = workspace.do(add_case, caption="Alvarez v. Kent").value
    end()
    workspace.do(edit_case, uuid=made.uuid, notes="more")
    assert [change.label for change in heard] == ["Add Case"]
    assert heard[0].uuids("cases") == {made.uuid}


def test_an_edit_that_changes_nothing_leaves_no_step(workspace: Workspace) -> None:
    made = workspace.do(add_case, caption="Alvarez v. Kent", notes="as it was").value
    done = workspace.do(edit_case, uuid=made.uuid, notes="as it was")
    assert not done.changes.touched
    assert workspace.undo_label() == "Add Case"


def test_a_failed_operation_changes_nothing(workspace: Workspace) -> None:
    @operation("Fail Halfway")
    def fail_halfway(ledger: Ledger, *, uuid: str) -> None:
        """Change something, then fail."""
        edit_case.run(ledger, uuid=uuid, notes="half done")
        raise BadInput("no")

    made = workspace.do(add_case, caption="Alvarez v. Kent").value
    with pytest.raises(BadInput):
        workspace.do(fail_halfway, uuid=made.uuid)
    assert workspace.ask(case, made.uuid) == made
    assert workspace.undo_label() == "Add Case"


def test_undo_and_redo_by_name(workspace: Workspace) -> None:
    made = workspace.do(add_case, caption="Alvarez v. Kent").value
    workspace.do(close_case, uuid=made.uuid, date_closed="2026-05-01")
    assert workspace.undo_label() == "Close Case"
    workspace.undo()
    assert workspace.ask(case, made.uuid).status is CaseStatus.OPEN
    assert (workspace.undo_label(), workspace.redo_label()) == ("Add Case", "Close Case")
    workspace.redo()
    assert workspace.ask(case, made.uuid).date_closed == "2026-05-01"
    workspace.undo()
    workspace.do(edit_case, uuid=made.uuid, notes="something new")
    assert workspace.redo_label() is None
    with pytest.raises(UserError, match="nothing to redo"):
        workspace.redo()


def test_history_keeps_undo_too_with_who_and_when(workspace: Workspace) -> None:
    workspace.do(add_case, caption="Alvarez v. Kent")
    workspace.undo()
    found = workspace.ask(steps)
    assert [(step.label, step.act, step.who) for step in found] == [
        ("Add Case", "undo", "Ana Ruiz"),
        ("Add Case", "do", "Ana Ruiz"),
    ]
    assert all(step.at.startswith("20") and step.at.endswith("Z") and step.device for step in found)


def test_one_step_may_take_several_transactions(workspace: Workspace) -> None:
    made = workspace.do(add_case, caption="Alvarez v. Kent").value
    for letter in "ab":
        new = NewDocument(sha256=letter * 64, file_name=f"{letter}.pdf", size=1, title=letter)
        workspace.do(add_documents, step="import-1", case_uuid=made.uuid, documents=[new])
    workspace.undo()
    assert workspace.ask(lambda reader: reader.value("SELECT count(*) FROM documents")) == 0
    workspace.redo()
    assert workspace.ask(lambda reader: reader.value("SELECT count(*) FROM documents")) == 2


def test_undo_refuses_what_was_changed_behind_its_back(workspace: Workspace, home: Home) -> None:
    made = workspace.do(add_case, caption="Alvarez v. Kent").value
    other = open_writer(home.database)
    other.execute("UPDATE cases SET notes = 'merged from another laptop'")
    other.close()
    with pytest.raises(UndoConflict, match="Add Case"):
        workspace.undo()
    assert workspace.ask(case, made.uuid).notes == "merged from another laptop"


def test_readers_cannot_write(workspace: Workspace) -> None:
    with pytest.raises(Exception, match="readonly|cannot be written"):
        workspace.ask(lambda reader: reader.value("INSERT INTO tags VALUES (1, 1, 1, 1, 1, 1, 1)"))


def test_half_written_and_unnamed_files_are_swept_when_opened_again(home: Home) -> None:
    with Workspace.open(home) as workspace:
        made = workspace.do(add_case, caption="Alvarez v. Kent").value
        kept, undone = workspace.vault.put(b"named"), workspace.vault.put(b"named by the ledger")
        orphan = workspace.vault.put(b"stored, then killed before the commit")
        (home.vault / "unfinished" / "tmp123").write_bytes(b"half")
        for sha256 in (kept, undone):
            new = NewDocument(sha256=sha256, file_name="a.pdf", size=1, title="A")
            workspace.do(add_documents, case_uuid=made.uuid, documents=[new])
        workspace.undo()
    with Workspace.open(home) as workspace:
        assert set(workspace.vault.names()) == {kept, undone}
        assert not workspace.vault.has(orphan)
        assert list((home.vault / "unfinished").iterdir()) == []


def test_a_missing_record_is_a_sentence(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="no case with the id nowhere"):
        workspace.do(trash_case, uuid="nowhere")


def test_the_ledger_speaks_of_rows_before_and_after(workspace: Workspace) -> None:
    made = workspace.do(add_case, caption="Alvarez v. Kent").value
    workspace.do(edit_case, uuid=made.uuid, court="dcd")
    row = workspace.ask(lambda reader: reader.row("SELECT * FROM ledger ORDER BY seq DESC LIMIT 1"))
    assert row is not None
    assert (row["tbl"], row["row"], row["label"]) == ("cases", made.uuid, "Edit Case")
    assert json.loads(row["before"])["court"] is None
    assert json.loads(row["after"])["court"] == "dcd"


def test_a_backup_opens_as_a_database_and_is_complete(workspace: Workspace, home: Home, tmp_path: Path) -> None:
    workspace.do(add_case, caption="Alvarez v. Kent")
    copy = workspace.back_up()
    other = Home(tmp_path / "other")
    other.workspace.mkdir(parents=True)
    other.database.write_bytes(copy.read_bytes())
    with Workspace.open(other) as restored:
        assert [found.caption for found in restored.ask(cases)] == ["Alvarez v. Kent"]


def _with_a_document(home: Home) -> str:
    with Workspace.open(home) as workspace:
        made = workspace.do(add_case, caption="Alvarez v. Kent").value
        sha256 = workspace.vault.put(b"a filing")
        new = NewDocument(sha256=sha256, file_name="a.pdf", size=8, title="A")
        workspace.do(add_documents, case_uuid=made.uuid, documents=[new])
        return sha256


def test_an_older_database_put_back_costs_no_stored_file(home: Home) -> None:
    with Workspace.open(home) as workspace:
        older = workspace.back_up()
    sha256 = _with_a_document(home)
    with Workspace.open(home):
        pass
    home.database.write_bytes(older.read_bytes())
    with Workspace.open(home) as workspace:
        assert workspace.vault.has(sha256)


def test_a_lost_database_is_said_and_costs_no_stored_file(home: Home) -> None:
    sha256 = _with_a_document(home)
    with Workspace.open(home) as workspace:
        backup = workspace.back_up()
    home.database.unlink()
    with pytest.raises(WorkspaceDamaged, match=r"is missing, but stored files are there.*Copy the newest backup"):
        Workspace.open(home)
    assert not home.database.exists()
    home.database.write_bytes(backup.read_bytes())
    with Workspace.open(home) as workspace:
        assert workspace.vault.has(sha256)
        assert [found.caption for found in workspace.ask(cases)] == ["Alvarez v. Kent"]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody replace an open file")
@pytest.mark.parametrize("replaced", [True, False])
def test_a_database_replaced_under_an_open_program_takes_nothing_more(home: Home, replaced: bool) -> None:
    with Workspace.open(home) as workspace:
        made = workspace.do(add_case, caption="Alvarez v. Kent").value
        if replaced:
            copy = home.database.with_name("copy")
            copy.write_bytes(home.database.read_bytes())
            copy.replace(home.database)
        else:
            home.database.unlink()
        with pytest.raises(WorkspaceDamaged, match="replaced or removed"):
            workspace.do(edit_case, uuid=made.uuid, notes="lost")
        assert workspace.ask(cases)[0].notes == ""


@pytest.mark.parametrize("left", [b"", b"\xff\x00garbage\n"])
def test_a_device_without_a_name_gets_one(home: Home, left: bytes) -> None:
    home.folder.mkdir(parents=True)
    (home.folder / "device").write_bytes(left)
    with Workspace.open(home) as workspace:
        workspace.do(add_case, caption="Alvarez v. Kent")
        device = workspace.ask(lambda reader: reader.value("SELECT device FROM ledger"))
    assert is_uuid(device)
    assert device == (home.folder / "device").read_text()


@pytest.mark.parametrize("place", ["device", "workspace/lock", "workspace/vault/unfinished", "workspace/caseorg.db"])
def test_what_is_in_the_way_is_a_sentence(home: Home, place: str) -> None:
    in_the_way = home.folder / place
    in_the_way.parent.mkdir(parents=True)
    if place.endswith("unfinished"):
        in_the_way.write_bytes(b"")
    else:
        in_the_way.mkdir()
    with pytest.raises(WorldError):
        Workspace.open(home)


def test_a_backup_that_cannot_be_written_is_a_sentence(workspace: Workspace, home: Home) -> None:
    home.backups.rmdir()
    home.backups.write_bytes(b"")
    with pytest.raises(WorldError, match="backup could not be written"):
        workspace.back_up()


def test_a_disk_that_is_full_while_the_workspace_is_made_is_a_sentence(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: object) -> None:
        raise sqlite.OperationalError("database or disk is full")

    monkeypatch.setattr(opening, "migrate", full)
    with pytest.raises(WorldError, match="disk is full"):
        Workspace.open(home)


def test_a_lock_that_cannot_be_taken_is_not_called_taken(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_seize", refuse)
    with pytest.raises(WorldError, match="No locks available"):
        Workspace.open(home)
