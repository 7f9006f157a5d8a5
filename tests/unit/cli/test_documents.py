"""`caseorg document`, `tag`, `docket`, `docket-entry`."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from caseorg.operations.documents import NewDocument, add_documents
from caseorg.queries.cases import case_named
from caseorg.queries.documents import document_named
from caseorg.workspace import Workspace
from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")


def titles(caseorg: CommandLine, *words: str) -> list[str]:
    return [document["title"] for document in caseorg.value("document", "list", *CASE, *words)]


# Listing


def test_documents_are_listed_in_the_order_of_the_docket(filed: CommandLine) -> None:
    assert titles(filed) == ["Complaint", "Exhibit A", "Order Granting Stay", "Letter"]
    first, second, *_ = filed.value("document", "list", *CASE)
    assert (first["ecf"], first["page_count"], first["pages_without_text"], first["tags"]) == ("1", 2, 0, [])
    assert (second["ecf"], second["pages_without_text"]) == ("1-1", 1)
    table = filed.text("document", "list", *CASE)
    assert table.startswith("ECF No.  Filed       Kind")
    assert first["uuid"] in table


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--sort", "title"], ["Complaint", "Exhibit A", "Letter", "Order Granting Stay"]),
        (["--sort", "filed", "--descending"], ["Letter", "Order Granting Stay", "Complaint", "Exhibit A"]),
        (["--sort", "file-name"], ["Complaint", "Exhibit A", "Letter", "Order Granting Stay"]),
        (["--kind", "order"], ["Order Granting Stay"]),
        (["--kind", "order", "--kind", "letter"], ["Order Granting Stay", "Letter"]),
        (["--text", "granting"], ["Order Granting Stay"]),
        (["--text", "1-1"], ["Exhibit A"]),
        (["--needs-ocr"], ["Exhibit A"]),
        (["--off-docket"], ["Letter"]),
        (["--text", "nothing so called"], []),
    ],
)
def test_documents_are_sorted_and_narrowed(filed: CommandLine, words: list[str], expected: list[str]) -> None:
    assert titles(filed, *words) == expected


def test_an_empty_list_says_so(filed: CommandLine) -> None:
    assert "No document of the case is like that" in filed.text("document", "list", *CASE, "--kind", "reply")
    filed.text("case", "add", "--caption", "In re Delta")
    assert "There is no document in the case yet" in filed.text("document", "list", "--case", "In re Delta")
    assert "There is no document in the trash" in filed.text("document", "list", "--trash")
    assert "--case" in filed.refused("document", "list")


# One document


def test_a_document_is_shown_with_its_pages(filed: CommandLine) -> None:
    shown = filed.text("document", "show", "1-1", *CASE)
    assert "Exhibit A" in shown and "Pages without text  1" in shown and "SHA-256" in shown
    value = filed.value("document", "show", "ECF No. 1", *CASE)
    assert (value["case"], [page["state"] for page in value["pages"]]) == ("Alvarez v. Kent", ["native", "native"])
    assert filed.value("document", "show", value["uuid"]) == value
    assert filed.value("document", "show", "complaint.pdf") == value
    assert "No document is meant by “99”" in filed.refused("document", "show", "99", *CASE)


def test_the_text_of_pages_is_printed(filed: CommandLine) -> None:
    assert filed.text("document", "text", "4", *CASE, "--page", "1") == "The injunction is stayed. § 1252(f)\n"
    assert filed.text("document", "text", "1", *CASE).splitlines() == [
        "— page 1 —",
        "Plaintiffs seek an injunction.",
        "— page 2 —",
        "Prayer",
    ]
    assert filed.value("document", "text", "1", *CASE)[1] == {"page": 2, "text": "Prayer"}
    assert "has 2 pages" in filed.refused("document", "text", "1", *CASE, "--page", "3")


def test_the_original_file_is_copied_out(filed: CommandLine, tmp_path: Path) -> None:
    sha256 = filed.value("document", "show", "1", *CASE)["sha256"]
    target = tmp_path / "copy.pdf"
    assert "Written:" in filed.text("document", "export", "1", *CASE, "--to", str(target))
    assert hashlib.sha256(target.read_bytes()).hexdigest() == sha256
    assert "already" in filed.refused("document", "export", "1", *CASE, "--to", str(target))
    target.write_text("older")
    filed.text("document", "export", "1", *CASE, "--to", str(target), "--overwrite")
    assert hashlib.sha256(target.read_bytes()).hexdigest() == sha256
    written = filed.value("document", "export", "1-1", *CASE, "--to", str(tmp_path))
    assert written["path"] == str(tmp_path / "exhibit a.pdf")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.pdf", "exhibit a.pdf", "home"]


def test_a_name_of_bytes_that_were_no_text_is_cut_to_what_a_folder_takes(filed: CommandLine, tmp_path: Path) -> None:
    with Workspace.open(filed.home) as workspace:
        stored = workspace.ask(document_named, "1", case_uuid=workspace.ask(case_named, "Alvarez").uuid).document
        new = NewDocument(sha256=stored.sha256, file_name="\ufffd" * 251 + ".pdf", size=stored.size, title="Odd")
        (odd,) = workspace.do(add_documents, case_uuid=stored.case_uuid, documents=[new]).value
    written = Path(filed.value("document", "export", odd.uuid, "--to", str(tmp_path))["path"])
    assert written.suffix == ".pdf"
    assert hashlib.sha256(written.read_bytes()).hexdigest() == stored.sha256


def test_a_copy_that_cannot_be_written_is_told(filed: CommandLine, tmp_path: Path) -> None:
    sentence = filed.refused("document", "export", "1", *CASE, "--to", str(tmp_path / "no" / "such.pdf"), code=3)
    assert "could not be written" in sentence


# Changing


def test_many_documents_are_edited_at_once_and_undone_at_once(filed: CommandLine) -> None:
    before = filed.value("document", "list", *CASE)
    filed.text(
        "document", "edit", "1", "1-1", "4", *CASE, "--kind", "press-release", "--filer", "Ana Ruiz", "--notes", "n",
        "--visibility", "sealed", "--date-filed", "2026-04-01", "--title", "Same",
    )  # fmt: skip
    changed = filed.value("document", "list", *CASE, "--kind", "press-release")
    assert len(changed) == 3
    assert {(one["filer"], one["visibility"], one["date_filed"], one["title"]) for one in changed} == {
        ("Ana Ruiz", "sealed", "2026-04-01", "Same")
    }
    assert "Undone: Edit Documents" in filed.text("undo")
    assert [one["title"] for one in filed.value("document", "list", *CASE)] == [one["title"] for one in before]


def test_a_document_is_filed_under_a_number_with_its_title_as_one_step(filed: CommandLine) -> None:
    changed = filed.value("document", "edit", "letter.pdf", *CASE, "--title", "Exhibit C", "--ecf", "28-3")
    assert (changed[0]["ecf"], changed[0]["title"]) == ("28-3", "Exhibit C")
    filed.text("undo")
    assert filed.value("document", "show", "letter.pdf")["title"] == "Letter"
    filed.text("redo")
    assert filed.value("document", "edit", "28-3", *CASE, "--ecf", "none")[0]["ecf"] is None


def test_a_document_is_filed_under_a_minute_order(filed: CommandLine) -> None:
    entry = filed.value("docket-entry", "add", *CASE, "--text", "MINUTE ORDER", "--date-filed", "2026-03-05")
    filed.text("document", "edit", "letter.pdf", "--entry", entry["uuid"])
    docket = filed.value("docket", "26-cv-417")
    held = next(one for one in docket["entries"] if one["uuid"] == entry["uuid"])
    assert [document["title"] for document in held["documents"]] == ["Letter"]


def test_what_cannot_be_is_refused_and_nothing_changed(filed: CommandLine) -> None:
    before = filed.value("document", "list", *CASE)
    assert "28-3" in filed.refused("document", "edit", "1", *CASE, "--ecf", "28/3")
    assert "one document" in filed.refused("document", "edit", "1", "4", *CASE, "--ecf", "28").lower()
    assert "--title" in filed.refused("document", "edit", "1", *CASE)
    refused = filed.refused("document", "edit", "1", *CASE, "--date-filed", "tomorrow", "--title", "x")
    assert "Type it as 2026-03-31" in refused
    assert filed.value("document", "list", *CASE) == before


def test_documents_go_to_the_trash_and_come_back(filed: CommandLine) -> None:
    assert filed.text("document", "trash", "1", "4", *CASE) == "Moved to the trash: 2 documents\n"
    assert titles(filed) == ["Exhibit A", "Letter"]
    assert titles(filed, "--trash") == ["Complaint", "Order Granting Stay"]
    assert "In the trash" in filed.text("document", "show", "complaint.pdf", "--trash")
    assert filed.text("document", "restore", "complaint.pdf", *CASE) == "Restored Complaint (ECF No. 1)\n"
    assert titles(filed) == ["Complaint", "Exhibit A", "Letter"]


# Tags


def test_tags_are_put_on_and_taken_off(filed: CommandLine) -> None:
    filed.text("document", "tag", "1", "4", *CASE, "--tag", "standing")
    assert titles(filed, "--tag", "Standing") == ["Complaint", "Order Granting Stay"]
    filed.text("document", "untag", "4", *CASE, "--tag", "standing")
    assert titles(filed, "--tag", "standing") == ["Complaint"]
    assert filed.value("tag", "list", *CASE)[0]["documents"] == 1
    assert "no tag “nonsense”" in filed.refused("document", "list", *CASE, "--tag", "nonsense")


def test_tags_are_added_edited_and_removed(filed: CommandLine) -> None:
    assert "There is no tag yet" in filed.text("tag", "list")
    assert filed.value("tag", "add", "key", "--color", "#AA0000")["color"] == "#aa0000"
    filed.text("document", "tag", "1", *CASE, "--tag", "key")
    assert filed.value("tag", "edit", "key", "--name", "key point", "--color", "#00aa00")["name"] == "key point"
    assert filed.value("document", "show", "1", *CASE)["tags"] == ["key point"]
    assert "Give it as #rrggbb" in filed.refused("tag", "edit", "key point", "--color", "red")
    assert "--name" in filed.refused("tag", "edit", "key point")
    filed.text("tag", "remove", "key point")
    assert filed.value("document", "show", "1", *CASE)["tags"] == []
    assert "key point" not in filed.text("tag", "list")


# The docket


def test_the_docket_has_entries_attachments_minute_orders_and_what_is_missing(filed: CommandLine) -> None:
    filed.text("docket-entry", "add", *CASE, "--text", "MINUTE ORDER setting hearing", "--date-filed", "2026-03-10")
    filed.text("docket-entry", "add", *CASE, "--number", "6", "--text", "TRANSCRIPT", "--date-entered", "2026-03-30")
    docket = filed.value("docket", "26-cv-417")
    assert [entry["number"] for entry in docket["entries"]] == [1, None, 4, 6]
    assert [one["ecf"] for one in docket["entries"][0]["documents"]] == ["1", "1-1"]
    assert (docket["missing_ecf_numbers"], docket["entries_without_document"]) == ([2, 3, 5], [6])
    shown = filed.text("docket", "26-cv-417").splitlines()
    assert [line.split()[0] for line in shown[1:6]] == ["1", "1-1", "minute", "4", "6"]
    assert shown[-2:] == ["Missing ECF numbers: 2–3, 5", "On the docket without their main document: 6"]


def test_an_empty_docket_says_so(filed: CommandLine) -> None:
    filed.text("case", "add", "--caption", "In re Delta")
    assert "The docket is empty" in filed.text("docket", "In re Delta")
    assert filed.value("docket", "In re Delta")["entries"] == []


def test_docket_entries_are_edited_by_number_or_id(filed: CommandLine) -> None:
    changed = filed.value("docket-entry", "edit", "4", *CASE, "--text", "ORDER", "--date-entered", "2026-03-21")
    assert (changed["text"], changed["date_entered"]) == ("ORDER", "2026-03-21")
    assert filed.value("docket-entry", "edit", changed["uuid"], "--number", "5")["number"] == 5
    assert filed.value("docket-entry", "edit", changed["uuid"][:18], *CASE, "--number", "")["number"] is None
    assert "has an entry ECF No. 1" in filed.refused("docket-entry", "edit", changed["uuid"], "--number", "1")
    assert "--case" in filed.refused("docket-entry", "edit", "1", "--text", "x")
    assert "No docket entry is meant" in filed.refused("docket-entry", "edit", "77", *CASE, "--text", "x")
    assert "--date-entered" in filed.refused("docket-entry", "edit", "1", *CASE)


def test_docket_entries_go_to_the_trash_and_come_back(filed: CommandLine) -> None:
    filed.text("docket-entry", "trash", "4", *CASE)
    assert [entry["number"] for entry in filed.value("docket", "26-cv-417")["entries"]] == [1]
    assert [entry["number"] for entry in filed.value("docket-entry", "list", "--trash")] == [4]
    filed.text("docket-entry", "restore", "4", *CASE)
    assert [entry["number"] for entry in filed.value("docket-entry", "list", *CASE)] == [1, 4]
    assert "There is no docket entry in the trash" in filed.text("docket-entry", "list", "--trash")
    assert "--case" in filed.refused("docket-entry", "list")


# Renaming


def test_documents_are_renamed_by_a_template(filed: CommandLine, tmp_path: Path) -> None:
    rename = ("document", "rename", "1", "1-1", *CASE, "--template", "{number}-{attachment} {kind} {title} ({date})")
    planned = filed.value(*rename, "--dry-run")
    assert [one["new_title"] for one in planned] == [
        "1 Complaint (2026-03-02)",
        "1-1 Exhibit A (2026-03-02)",
    ]
    assert titles(filed)[0] == "Complaint"
    assert filed.text(*rename).endswith("2 documents renamed.\n")
    assert titles(filed)[:2] == ["1 Complaint (2026-03-02)", "1-1 Exhibit A (2026-03-02)"]
    assert filed.text(*rename) == "0 documents renamed.\n", "used again it changes nothing"
    assert filed.text("undo") == "Undone: Rename Documents (2 records)\n"
    assert filed.refused("document", "rename", "1", *CASE, "--template", "{nr}").startswith("“{nr}” is no field.")


def test_a_copy_is_named_by_a_template(filed: CommandLine, tmp_path: Path) -> None:
    filed.text("document", "export", "4", *CASE, "--to", str(tmp_path), "--template", "ECF {number} {title}")
    assert (tmp_path / "ECF 4 Order Granting Stay.pdf").read_bytes().startswith(b"%PDF")
