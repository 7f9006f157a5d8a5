"""A working day on the command line: a case, its filings, search, docket, edits, undo, backup."""

from __future__ import annotations

import json
import os
from pathlib import Path

from caseorg.base.paths import Home
from caseorg.workspace import Workspace
from tests.end2end.conftest import CASE, Program

IN_CASE = ("--case", CASE)


def test_a_folder_comes_in_and_every_file_is_named_once(case: Program, folder: Path) -> None:
    report = case.value("import", *IN_CASE, str(folder))
    assert list(report) == ["added", "duplicates", "failed"]
    added = {Path(file["path"]).relative_to(folder).as_posix(): file for file in report["added"]}
    duplicates = {Path(file["path"]).relative_to(folder).as_posix(): file for file in report["duplicates"]}
    failed = {Path(file["path"]).relative_to(folder).as_posix(): file["reason"] for file in report["failed"]}
    copies = {"complaint.pdf", "more/copy of complaint.pdf"}
    assert set(added) | copies == {"complaint.pdf", "exhibit.pdf", "more/order.pdf", "more/scan.pdf"} | copies
    assert len(set(duplicates) & copies) == len(duplicates) == 1
    assert set(failed) == {"locked.pdf", "cut.pdf", "empty.pdf", "nothing.pdf", "notes.txt"}
    assert [file["path"] for file in report["failed"] if file["locked"]] == [str(folder / "locked.pdf")]
    assert all(list(file) == ["path", "reason", "locked"] for file in report["failed"])
    assert "password" in failed["locked.pdf"] and "0 bytes" in failed["empty.pdf"]
    assert added["exhibit.pdf"]["ecf"] == "1-1"
    assert (added["more/order.pdf"]["ecf"], added["more/order.pdf"]["date_filed"]) == ("4", "2026-03-20")


def test_importing_again_adds_nothing(case: Program, folder: Path) -> None:
    first = case.value("import", *IN_CASE, str(folder))
    again = case.value("import", *IN_CASE, str(folder))
    assert again["added"] == []
    assert len(again["duplicates"]) == len(first["added"]) + len(first["duplicates"])
    assert again["failed"] == first["failed"]


def test_the_exit_code_says_whether_anything_could_be_imported(case: Program, folder: Path) -> None:
    out, errors = case.run("import", *IN_CASE, str(folder / "locked.pdf"), str(folder / "gone.pdf"), code=1)
    assert "failed" in out and "no longer there" in out and errors == ""
    out, _ = case.run("import", *IN_CASE, str(folder / "locked.pdf"), str(folder / "exhibit.pdf"))
    assert "1 document added, 1 failed." in out


def test_what_came_in_is_found_listed_and_docketed(case: Program, folder: Path) -> None:
    case.text("import", *IN_CASE, str(folder))
    found = case.value("search", '"preliminary injunction" kind:order')
    assert [(one["ecf"], one["pages"][0]["ecf_page"]) for one in found["documents"]] == [("4", 1)]
    assert case.value("search", "1252(f)")["document_count"] == 1
    assert [one["pages_without_text"] for one in case.value("document", "list", *IN_CASE, "--needs-ocr")] == [2]
    docket = case.value("docket", CASE)
    assert ([entry["number"] for entry in docket["entries"]], docket["missing_ecf_numbers"]) == ([1, 4], [2, 3])
    assert [document["ecf"] for document in docket["entries"][0]["documents"]] == ["1", "1-1"]


def test_an_edit_is_undone_done_again_and_in_the_history(case: Program, folder: Path) -> None:
    case.text("import", *IN_CASE, str(folder))
    case.text("document", "edit", "4", *IN_CASE, "--title", "Order on the Motion", "--who", "Lee Park")
    case.text("undo")
    assert case.value("search", 'title:"Order on the Motion"')["documents"] == []
    case.text("redo")
    assert len(case.value("search", 'title:"Order on the Motion"')["documents"]) == 1
    labels = [(step["act"], step["label"]) for step in case.value("history")]
    assert labels[:3] == [("redo", "Edit Documents"), ("undo", "Edit Documents"), ("do", "Edit Documents")]
    assert "Lee Park" in case.text("history")
    for _ in range(3):
        case.text("undo")
    assert case.value("case", "list") == []
    assert "nothing to undo" in case.refused("undo")


def test_a_whole_import_is_one_thing_to_undo(case: Program, folder: Path) -> None:
    case.text("import", *IN_CASE, str(folder))
    case.text("undo")
    assert case.value("document", "list", *IN_CASE) == []
    assert case.value("docket", CASE)["entries"] == []
    case.text("redo")
    assert len(case.value("document", "list", *IN_CASE)) == 4
    assert case.value("check")["clean"]


def test_the_workspace_checks_clean_and_its_backup_opens(case: Program, folder: Path, tmp_path: Path) -> None:
    case.text("import", *IN_CASE, str(folder))
    assert case.value("check") == {"clean": True, "files": 4, "problems": []}
    made = case.value("backup", "--to", str(tmp_path / "disk"))
    copy = Program(Home(Path(made["path"])))
    assert copy.value("docket", CASE) == case.value("docket", CASE)
    assert copy.value("check")["clean"]


def test_a_second_program_is_refused_and_may_look(case: Program, folder: Path) -> None:
    case.text("import", *IN_CASE, str(folder))
    with Workspace.open(case.home):
        sentence = case.refused("import", *IN_CASE, str(folder), code=3)
        assert "already open in another caseorg" in sentence and "Close it there" in sentence
        assert len(case.value("document", "list", *IN_CASE)) == 4
        assert case.value("search", "injunction")["document_count"] == 2
    assert case.value("import", *IN_CASE, str(folder))["added"] == []


def test_files_with_odd_names_come_in(case: Program, tmp_path: Path, folder: Path) -> None:
    source = (folder / "exhibit.pdf").read_bytes()
    odd = tmp_path / "odd"
    odd.mkdir()
    names = [b"caf\xe9.pdf", b"two\nlines.pdf", "\u202efdp.exe.pdf".encode(), b"n" * 251 + b".pdf", b"-x.pdf"]
    for number, name in enumerate(names):
        (odd / os.fsdecode(name)).write_bytes(source + b"\n" * number)
    report = case.value("import", *IN_CASE, str(odd))
    assert len(report["added"]) == len(names)
    assert any(file["path"].endswith(r"caf\xe9.pdf") for file in report["added"])
    again = case.text("import", *IN_CASE, str(odd))
    assert r"two\nlines.pdf" in again and "\u202e" not in again
    assert case.value("import", *IN_CASE, bytes(odd) + b"/" + names[0])["duplicates"]
    case.text("document", "list", *IN_CASE)


def test_stamps_are_read_without_a_workspace(program: Program, folder: Path) -> None:
    (page,) = program.value("read-stamp", str(folder / "exhibit.pdf"))
    assert page == {
        "page": 1,
        "court_kind": "district",
        "docket_number": "1:26-cv-00417-RML",
        "document": "1",
        "attachment": "1",
        "filed": "2026-03-02",
        "page_number": 1,
        "page_count": 1,
        "page_id": None,
    }
    scan = program.value("read-stamp", str(folder / "more" / "scan.pdf"))
    assert scan == [dict.fromkeys(page) | {"page": number} for number in (1, 2)]
    out, errors = program.run("read-stamp", "--json", str(folder / "cut.pdf"), str(folder / "complaint.pdf"))
    assert [one["path"] for one in json.loads(out)] == [str(folder / "complaint.pdf")] * 2
    assert "cut.pdf" in errors
    assert program.run("read-stamp", str(folder / "cut.pdf"), code=1)[0] == ""
    assert "1 of 2" in program.text("read-stamp", str(folder / "complaint.pdf"))
    assert not program.home.folder.exists()


def test_the_sample_case_comes_in_once(program: Program) -> None:
    sample = program.value("sample")
    assert sample["counts"]["documents"] >= 10
    assert program.value("sample")["uuid"] == sample["uuid"]
    assert program.value("check")["clean"]
    program.text("undo")
    assert program.value("case", "list", "--all") == []
