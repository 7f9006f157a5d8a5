"""What an inbox folder offers: complete PDF files that are in no case and were not declined."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from caseorg.base.paths import Home
from caseorg.jobs.import_files import ImportFiles
from caseorg.jobs.inbox import InboxFile, ReadInbox, look_into
from caseorg.jobs.job import Progress
from caseorg.operations import add_case, decline_files, trash_documents
from caseorg.queries.documents import document_order
from caseorg.workspace import Workspace
from tests.makers import encrypted_pdf, pdf, stamps_for


def put(folder: Path, name: str, data: bytes, *, seconds_old: float = 60) -> Path:
    path = folder / name
    path.write_bytes(data)
    then = time.time() - seconds_old
    os.utime(path, (then, then))
    return path


def names(folder: Path) -> list[str]:
    return [entry.path.name for entry in look_into(folder).entries]


def new_files(workspace: Workspace, folder: Path) -> list[InboxFile]:
    read = ReadInbox(look_into(folder).entries).run(workspace, Progress())
    return [one for one in read if not one.is_settled]


def test_only_complete_pdf_files_of_the_folder_itself_are_seen(tmp_path: Path) -> None:
    put(tmp_path, "b.PDF", pdf(["b"]))
    put(tmp_path, "a.pdf", pdf(["a"]))
    put(tmp_path, "notes.txt", b"x")
    put(tmp_path, "a.pdf.crdownload", b"%PDF-1.7")
    put(tmp_path, "._a.pdf", b"x")
    (tmp_path / "folder.pdf").mkdir()
    put(tmp_path / "folder.pdf", "inner.pdf", pdf(["c"]))
    assert names(tmp_path) == ["a.pdf", "b.PDF"]
    assert not look_into(tmp_path).waits


def test_a_file_that_is_still_written_waits(tmp_path: Path) -> None:
    put(tmp_path, "growing.pdf", b"%PDF-1.7", seconds_old=0)
    put(tmp_path, "empty.pdf", b"", seconds_old=10)
    inbox = look_into(tmp_path)
    assert (inbox.entries, inbox.waits) == ((), True)
    put(tmp_path, "growing.pdf", pdf(["done"]), seconds_old=3)
    put(tmp_path, "empty.pdf", b"", seconds_old=600)
    inbox = look_into(tmp_path)
    assert ([entry.path.name for entry in inbox.entries], inbox.waits) == (["growing.pdf"], False)


def test_a_folder_that_is_missing_is_said_and_a_huge_one_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert look_into(tmp_path / "gone").problem.startswith(f"The inbox folder {tmp_path / 'gone'} cannot be read (")
    monkeypatch.setattr("caseorg.jobs.inbox.MOST_FILES", 2)
    for name in "abc":
        put(tmp_path, f"{name}.pdf", pdf([name]))
    inbox = look_into(tmp_path)
    assert (len(inbox.entries), inbox.more) == (2, 1)


def test_what_is_imported_or_declined_is_not_offered_again_and_nothing_is_moved(home: Home, tmp_path: Path) -> None:
    tmp_path = tmp_path / "inbox"
    tmp_path.mkdir()
    with Workspace.open(home) as workspace:
        case = workspace.do(add_case, caption="Alvarez v. Kent", docket_number="1:26-cv-00417-RML").value
        stamped = put(tmp_path, "stamped.pdf", pdf(["Order", "more"], stamps=stamps_for(2)))
        put(tmp_path, "copy.pdf", stamped.read_bytes())
        put(tmp_path, "plain.pdf", pdf(["A letter"]))
        put(tmp_path, "locked.pdf", encrypted_pdf("secret"))
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        found = {one.file_name: one.case_uuid for one in new_files(workspace, tmp_path)}
        assert found == {"copy.pdf": case.uuid, "locked.pdf": None, "plain.pdf": None}
        ImportFiles(case.uuid, (stamped,)).run(workspace, Progress())
        workspace.do(trash_documents, uuids=workspace.ask(document_order, case.uuid))
        assert [one.file_name for one in new_files(workspace, tmp_path)] == ["locked.pdf", "plain.pdf"]
        plain = new_files(workspace, tmp_path)[1]
        workspace.do(decline_files, files={plain.sha256: plain.file_name})
        assert [one.file_name for one in new_files(workspace, tmp_path)] == ["locked.pdf"]
        workspace.undo()
        assert len(new_files(workspace, tmp_path)) == 2
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_two_cases_of_one_docket_number_are_not_told_apart(home: Home, tmp_path: Path) -> None:
    tmp_path = tmp_path / "inbox"
    tmp_path.mkdir()
    put(tmp_path, "stamped.pdf", pdf(["Order"], stamps=stamps_for(1)))
    with Workspace.open(home) as workspace:
        for caption in ("One", "Two"):
            workspace.do(add_case, caption=caption, docket_number="1:26-cv-00417")
        assert [one.case_uuid for one in new_files(workspace, tmp_path)] == [None]
