"""Importing: every file becomes a document or is listed with a reason; nothing half-stored; one thing to undo."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseorg.base.errors import NotFound
from caseorg.base.paths import Home
from caseorg.jobs.check import CheckWorkspace
from caseorg.jobs.import_files import ImportFiles, ImportReport
from caseorg.jobs.job import Progress, Standing
from caseorg.model.case import Case
from caseorg.model.search import SearchQuery
from caseorg.operations import add_case, trash_case, trash_documents
from caseorg.queries.docket import docket, entries_without_document, missing_ecf_numbers
from caseorg.queries.documents import document_line
from caseorg.queries.pages import page_facts, page_texts
from caseorg.queries.search import search
from caseorg.rules.searching import parse_query
from caseorg.workspace import Workspace
from tests.makers import (
    broken_xref_pdf,
    encrypted_pdf,
    pdf,
    scan_pdf,
    stamped_scan_pdf,
    stamps_for,
    surrogate_metadata_pdf,
    truncated_pdf,
    zero_page_pdf,
)

FORM = "Case 1:26-cv-00417-RML   Document {document}   Filed 03/02/26   Page {{page}} of {{count}}"


def filing(document: str, *pages: str) -> bytes:
    return pdf(pages, stamps=stamps_for(len(pages), form=FORM.format(document=document)))


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home) as opened:
        yield opened


@pytest.fixture
def case(workspace: Workspace) -> Case:
    made: Case = workspace.do(add_case, caption="Alvarez v. Kent", docket_number="1:26-cv-00417-RML").value
    return made


def run(workspace: Workspace, case: Case, *paths: Path, progress: Progress | None = None) -> ImportReport:
    return ImportFiles(case.uuid, paths).run(workspace, progress or Progress())


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def found(workspace: Workspace, typed: str) -> list[str]:
    query: SearchQuery = parse_query(typed)
    return sorted(hit.line.document.file_name for hit in workspace.ask(search, query).documents)


def test_filings_become_entries_with_attachments(workspace: Workspace, case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    put(folder, "a.pdf", filing("8", "MOTION FOR A STAY", "second page"))
    put(folder, "b.pdf", filing("8-2", "DECLARATION OF ANA RUIZ"))
    put(folder, "c.pdf", filing("11", "ORDER"))
    put(folder, "sub/d.pdf", pdf(["A letter that was never filed."]))
    report = run(workspace, case, folder)
    assert [(file.ecf, file.pages) for file in report.added] == [("8", 2), ("8-2", 1), ("11", 1), ("", 1)]
    assert not report.failed and not report.duplicates
    lines = workspace.ask(docket, case.uuid)
    assert [(line.entry.number, [one.ecf for one in line.documents]) for line in lines] == [
        (8, ["8", "8-2"]),
        (11, ["11"]),
    ]
    assert lines[0].entry.date_filed == "2026-03-02"
    assert workspace.ask(missing_ecf_numbers, case.uuid) == [1, 2, 3, 4, 5, 6, 7, 9, 10]
    assert workspace.ask(entries_without_document, case.uuid) == []


def test_pages_keep_text_label_state_and_ecf_page(workspace: Workspace, case: Case, tmp_path: Path) -> None:
    put(tmp_path / "in", "a.pdf", filing("8", "The first page has words.", "So has the second."))
    put(tmp_path / "in", "b.pdf", stamped_scan_pdf(2))
    put(tmp_path / "in", "c.pdf", scan_pdf(1))
    report = run(workspace, case, tmp_path / "in")
    by_name = {Path(file.path).name: workspace.ask(document_line, file.uuid) for file in report.added}
    shas = {name: line.document.sha256 for name, line in by_name.items()}
    assert "The first page has words." in workspace.ask(page_texts, shas["a.pdf"], 0, 2)[0]
    facts = workspace.ask(page_facts, shas["a.pdf"])
    assert [(page.number, page.ecf_page, page.state.value) for page in facts] == [(1, 1, "native"), (2, 2, "native")]
    assert [page.state.value for page in workspace.ask(page_facts, shas["b.pdf"])] == ["stamp only"] * 2
    assert [page.state.value for page in workspace.ask(page_facts, shas["c.pdf"])] == ["none"]
    assert by_name["b.pdf"].pages_without_text == 2
    assert any("text recognition" in warning for file in report.added for warning in file.warnings)


def test_what_cannot_be_read_is_listed_with_a_reason_and_the_rest_goes_on(
    workspace: Workspace, case: Case, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    put(folder, "01 empty.pdf", b"")
    put(folder, "02 a letter.pdf", b"Dear Counsel, this is no PDF." * 20)
    put(folder, "03 photo.jpg", b"\xff\xd8\xff\xe0 a photo" * 20)
    put(folder, "04 locked.pdf", encrypted_pdf("secret"))
    put(folder, "05 no pages.pdf", zero_page_pdf())
    put(folder, "06 half.pdf", truncated_pdf())
    put(folder, "07 repaired.pdf", broken_xref_pdf())
    put(folder, "08 no extension", pdf(["A filing without an extension."]))
    put(folder, "09 surrogates.pdf", surrogate_metadata_pdf())
    put(folder, "10 empty password.pdf", encrypted_pdf(""))
    (folder / "11 gone.pdf").symlink_to(folder / "nowhere.pdf")
    os.mkfifo(folder / "12 pipe.pdf")
    (folder / "13 loop").symlink_to(folder)
    put(folder, ".DS_Store", b"left by a file manager")
    report = run(workspace, case, folder)
    assert {Path(file.path).name for file in report.added} == {
        "07 repaired.pdf",
        "08 no extension",
        "09 surrogates.pdf",
        "10 empty password.pdf",
    }
    reasons = {Path(file.path).name: file.reason for file in report.failed}
    expected = {
        "01 empty.pdf": "empty",
        "02 a letter.pdf": "not a PDF",
        "03 photo.jpg": "not a PDF",
        "04 locked.pdf": "password",
        "05 no pages.pdf": "no pages",
        "06 half.pdf": "",
        "11 gone.pdf": "no longer there",
        "12 pipe.pdf": "no ordinary file",
        "13 loop": "link to a folder",
    }
    assert set(reasons) == set(expected)
    for name, words in expected.items():
        assert words in reasons[name], name
        assert reasons[name].endswith("."), name
    assert any("damaged" in warning for file in report.added for warning in file.warnings)
    assert CheckWorkspace().run(workspace, Progress()).clean


def test_a_huge_empty_file_is_refused_without_being_read(workspace: Workspace, case: Case, tmp_path: Path) -> None:
    sparse = tmp_path / "zeros.pdf"
    with sparse.open("wb") as file:
        file.truncate(4 << 30)
    report = run(workspace, case, sparse)
    assert "not a PDF" in report.failed[0].reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(workspace: Workspace, case: Case, tmp_path: Path) -> None:
    path = put(tmp_path, "mine.pdf", pdf(["x"]))
    path.chmod(0)
    assert "may not read" in run(workspace, case, path).failed[0].reason


def test_duplicates_say_where_the_first_one_is(workspace: Workspace, case: Case, tmp_path: Path) -> None:
    first = put(tmp_path, "order.pdf", filing("11", "ORDER"))
    second = put(tmp_path, "order again.pdf", first.read_bytes())
    report = run(workspace, case, first, second)
    assert len(report.added) == 1
    assert str(first) in report.duplicates[0].first
    again = run(workspace, case, second)
    assert not again.added
    assert again.duplicates[0].document_uuid == report.added[0].uuid
    assert "order.pdf" in again.duplicates[0].first
    workspace.do(trash_documents, uuids=[report.added[0].uuid])
    in_trash = run(workspace, case, second).duplicates[0]
    assert in_trash.in_trash and "trash" in in_trash.first


def test_copies_of_a_file_that_fails_fail_too(workspace: Workspace, case: Case, tmp_path: Path) -> None:
    first = put(tmp_path, "locked.pdf", encrypted_pdf("secret"))
    second = put(tmp_path, "locked again.pdf", first.read_bytes())
    report = run(workspace, case, first, second)
    assert [Path(file.path).name for file in report.failed] == ["locked.pdf", "locked again.pdf"]
    assert all("password" in file.reason for file in report.failed)
    assert not report.duplicates


def test_the_same_file_in_another_case_is_added_and_said(workspace: Workspace, case: Case, tmp_path: Path) -> None:
    path = put(tmp_path, "order.pdf", filing("11", "ORDER about trains"))
    run(workspace, case, path)
    other = workspace.do(add_case, caption="Consolidated v. Kent").value
    report = run(workspace, other, path)
    assert report.added[0].also_in == ("Alvarez v. Kent",)
    assert len(list(workspace.vault.names())) == 1
    assert found(workspace, "trains") == ["order.pdf", "order.pdf"]


def test_a_filing_of_another_case_is_kept_off_this_docket(workspace: Workspace, case: Case, tmp_path: Path) -> None:
    other = "Case 2:20-cv-07872-GW-PVC Document 50 Filed 12/02/20 Page {page} of {count}"
    path = put(tmp_path, "elsewhere.pdf", pdf(["ORDER"], stamps=stamps_for(1, form=other)))
    added = run(workspace, case, path).added[0]
    assert added.ecf == ""
    assert "another case" in added.warnings[0]
    assert workspace.ask(docket, case.uuid) == []


def test_an_import_is_one_thing_to_undo(workspace: Workspace, case: Case, tmp_path: Path) -> None:
    for number in range(1, 60):
        put(tmp_path / "in", f"{number:03}.pdf", filing(str(number), f"Filing number {number}."))
    report = run(workspace, case, tmp_path / "in")
    assert len(report.added) == 59
    assert workspace.undo_label() == "Import Documents"
    workspace.undo()
    assert workspace.ask(docket, case.uuid) == []
    assert found(workspace, "filing") == []
    workspace.redo()
    assert len(workspace.ask(docket, case.uuid)) == 59
    assert CheckWorkspace().run(workspace, Progress()).clean


def test_progress_counts_and_cancel_keeps_what_was_finished(workspace: Workspace, case: Case, tmp_path: Path) -> None:
    for number in range(1, 80):
        put(tmp_path / "in", f"{number:03}.pdf", filing(str(number), f"Filing number {number}."))
    heard: list[Standing] = []

    def listen(standing: Standing) -> None:
        heard.append(standing)
        if standing.done >= 10:
            progress.cancel()

    progress = Progress(listen)
    report = run(workspace, case, tmp_path / "in", progress=progress)
    assert report.cancelled
    assert 10 <= len(report.added) < 79
    assert all(standing.total == 79 for standing in heard)
    assert [standing.done for standing in heard] == sorted(standing.done for standing in heard)
    assert CheckWorkspace().run(workspace, Progress()).clean
    rest = run(workspace, case, tmp_path / "in")
    assert len(rest.added) + len(report.added) == 79
    assert len(rest.duplicates) == len(report.added)


def test_names_that_break_tables_are_kept_readable(workspace: Workspace, case: Case, tmp_path: Path) -> None:
    names = ["new\nline.pdf", "turned\u202efdp.pdf", "x" * 251 + ".pdf", "tab\there.pdf"]
    for index, name in enumerate(names):
        put(tmp_path / "in", name, pdf([f"page {index}"]))
    undecodable = os.fsencode(tmp_path / "in") + b"/caf\xe9.pdf"
    Path(os.fsdecode(undecodable)).write_bytes(pdf(["page five"]))
    report = run(workspace, case, tmp_path / "in")
    kept = {workspace.ask(document_line, file.uuid).document.file_name for file in report.added}
    assert len(kept) == 5 and not report.failed
    assert "caf�.pdf" in kept
    assert all(name.isprintable() for name in kept)


def test_stored_files_are_read_only_and_whole(workspace: Workspace, case: Case, home: Home, tmp_path: Path) -> None:
    path = put(tmp_path, "a.pdf", filing("1", "COMPLAINT"))
    added = run(workspace, case, path).added[0]
    sha256 = workspace.ask(document_line, added.uuid).document.sha256
    stored = home.vault / sha256
    assert stored.read_bytes() == path.read_bytes()
    assert stat.S_IMODE(stored.stat().st_mode) == 0o400


def test_a_case_in_the_trash_takes_nothing(workspace: Workspace, case: Case, tmp_path: Path) -> None:
    workspace.do(trash_case, uuid=case.uuid)
    with pytest.raises(NotFound, match="Restore it first"):
        run(workspace, case, put(tmp_path, "a.pdf", pdf(["x"])))


def test_check_finds_what_changed_on_disk(workspace: Workspace, case: Case, home: Home, tmp_path: Path) -> None:
    report = run(workspace, case, put(tmp_path, "a.pdf", pdf(["x"])), put(tmp_path, "b.pdf", pdf(["y"])))
    shas = [workspace.ask(document_line, file.uuid).document.sha256 for file in report.added]
    flipped = home.vault / shas[0]
    data = bytearray(flipped.read_bytes())
    data[100] ^= 1
    flipped.chmod(0o600)
    flipped.write_bytes(data)
    (home.vault / shas[1]).unlink()
    problems = CheckWorkspace().run(workspace, Progress()).problems
    assert len(problems) == 2
    assert any("bytes changed on disk" in problem for problem in problems)
    assert any("missing from the workspace" in problem for problem in problems)
