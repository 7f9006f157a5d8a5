"""`caseorg search`, `history`, `undo`, `redo`, `courts`, `check`, `backup`."""

from __future__ import annotations

from pathlib import Path

from caseorg.base.paths import Home
from caseorg.cli.main import main
from tests.unit.cli.conftest import CommandLine


def test_words_are_found_with_page_and_hits(filed: CommandLine) -> None:
    found = filed.value("search", "injunction")
    assert found["document_count"] == 2
    complaint = next(one for one in found["documents"] if one["title"] == "Complaint")
    assert (complaint["case"], complaint["ecf"], complaint["pages_with_hits"]) == ("Alvarez v. Kent", "1", 1)
    (page,) = complaint["pages"]
    ((start, end),) = page["hits"]
    assert (page["page"], page["snippet"][start:end]) == (1, "injunction")
    shown = filed.text("search", "injunction")
    assert "Complaint (ECF No. 1, Alvarez v. Kent), 1 page" in shown
    assert "    page 1: Plaintiffs seek an «injunction»." in shown
    assert shown.endswith("2 documents, 2 pages.\n")


def test_a_search_is_narrowed_by_case_limit_and_filters(filed: CommandLine) -> None:
    filed.text("case", "add", "--caption", "In re Delta")
    assert filed.value("search", "injunction", "--case", "In re Delta")["documents"] == []
    assert "the first 1 are shown" in filed.text("search", "injunction", "--limit", "1")
    assert [one["title"] for one in filed.value("search", "kind:order", "injunction")["documents"]] == [
        "Order Granting Stay"
    ]
    assert "Nothing was found for “zebra”" in filed.text("search", "zebra")


def test_titles_cases_and_docket_texts_are_found(filed: CommandLine) -> None:
    filed.text("docket-entry", "add", "--case", "26-cv-417", "--text", "MINUTE ORDER setting status conference")
    assert "Docket entry, minute order" in filed.text("search", "conference")
    assert "Case Alvarez v. Kent" in filed.text("search", "Kent")
    assert filed.value("search", "granting")["documents"][0]["title_snippet"].startswith("Order Granting Stay")


def test_what_of_a_search_is_not_understood_is_told(filed: CommandLine) -> None:
    answer = filed("search", "injunction kind:nonsense")
    assert answer.code == 0
    assert "“nonsense” is no kind" in answer.errors
    assert "is no kind" in filed.value("search", "injunction kind:nonsense")["problem"]


def test_changes_are_listed_undone_and_done_again(filed: CommandLine) -> None:
    filed.text("--who", "Lee Park", "case", "close", "26-cv-417", "--date", "2026-09-30")
    undone = filed.value("undo")
    assert (undone["label"], list(undone["touched"])) == ("Close Case", ["cases"])
    assert filed.text("redo") == "Done again: Close Case (1 record)\n"
    steps = filed.value("history", "--limit", "3")
    assert [(step["act"], step["label"]) for step in steps] == [
        ("redo", "Close Case"),
        ("undo", "Close Case"),
        ("do", "Close Case"),
    ]
    assert steps[2]["who"] == "Lee Park"
    shown = filed.text("history").splitlines()
    assert (
        "Redo Close Case" in shown[1] and "Undo Close Case" in shown[2] and shown[-1].split()[-3:-1] == ["Add", "Case"]
    )
    assert "nothing to redo" in filed.refused("redo")


def test_courts_are_found_by_id_citation_and_words(caseorg: CommandLine) -> None:
    assert caseorg.value("courts", "dcd")[0]["cite"] == "D.D.C."
    assert "ca9" in caseorg.text("courts", "ninth", "circuit")
    assert len(caseorg.value("courts")) > 190
    assert "No federal court matches “zzz”" in caseorg.text("courts", "zzz")
    assert caseorg.value("courts", "zzz") == []


def test_a_sound_workspace_checks_clean(filed: CommandLine) -> None:
    assert filed.value("check") == {"clean": True, "files": 4, "problems": []}
    assert filed.text("check") == "The database and 4 stored files are as they were written.\n"


def test_a_changed_and_a_missing_file_are_found(filed: CommandLine) -> None:
    first, second, *_ = sorted(path for path in filed.home.vault.glob("?" * 64))
    first.chmod(0o600)
    first.write_bytes(b"changed")
    second.unlink()
    answer = filed("check", "--json")
    assert (answer.code, answer.value["clean"], len(answer.value["problems"])) == (3, False, 2)
    assert "2 problems found" in filed("check").out


def test_the_database_is_backed_up_into_the_workspace(filed: CommandLine) -> None:
    path = Path(filed.value("backup")["path"])
    assert path.parent == filed.home.backups and path.is_file()
    assert "Backed up the database to" in filed.text("backup")


def test_a_whole_backup_opens_as_a_home(filed: CommandLine, tmp_path: Path) -> None:
    made = filed.value("backup", "--to", str(tmp_path / "disk"))
    assert made["files"] == 4
    copy = CommandLine(Home(Path(made["path"])), filed._capsys)
    assert len(copy.value("document", "list", "--case", "26-cv-417")) == 4
    assert copy.value("check")["clean"]
    assert main(["backup", "--to", str(filed.home.workspace), "--home", str(filed.home.folder)]) == 1
