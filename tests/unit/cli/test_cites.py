"""`caseorg cites` and `caseorg authorities`: of files on disk and of documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.makers import pdf
from tests.unit.cli.conftest import CommandLine

TEXT = "See ECF No. 4 at 1; Compl. at 2; ECF No. 28-3 at 7. Smith v. Jones, 576 U.S. 1 (2015)."


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "brief.pdf"
    path.write_bytes(pdf([TEXT]))
    return path


def test_a_file_in_no_case_says_what_is_cited(caseorg: CommandLine, brief: Path) -> None:
    first, second, third = caseorg.value("cites", str(brief))
    assert (first["kind"], first["text"], first["page"]) == ("ecf", "ECF No. 4 at 1", 1)
    target = third["target"]
    assert (target["number"], target["attachment"], target["pages"], target["document"]) == (28, 3, [7], None)
    assert "--case" in target["missing"]
    assert second["target"]["name"] == "Compl."


def test_with_a_case_a_file_is_resolved_in_it(filed: CommandLine, brief: Path) -> None:
    first, second, third = filed.value("cites", str(brief), "--case", "Alvarez")
    order = filed.value("document", "show", "4", "--case", "Alvarez")
    assert first["target"]["document"] == order["uuid"]
    assert second["target"]["document_name"] == "ECF 1 Complaint"
    assert third["target"]["missing"] == "ECF No. 28-3 is not in this case."


def test_a_document_without_cites_says_so(filed: CommandLine) -> None:
    assert filed.text("cites", "1", "--case", "Alvarez") == "No record cites were found in “Complaint”.\n"
    assert filed.value("cites", "1", "--case", "Alvarez") == []


def test_what_is_no_pdf_is_refused(caseorg: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    path.write_text("hello")
    assert "not a PDF" in caseorg.refused("cites", str(path))


def test_authorities_of_a_file_are_listed_and_exported(caseorg: CommandLine, brief: Path, tmp_path: Path) -> None:
    word, sheet = tmp_path / "a.docx", tmp_path / "a.csv"
    value = caseorg.value("authorities", str(brief), "--docx", str(word), "--csv", str(sheet))
    (line,) = value["authorities"]
    assert (line["section"], line["name"], line["citation"], line["pages"]) == (
        "Cases", "Smith v. Jones", "576 U.S. 1 (2015)", "1",
    )  # fmt: skip
    assert word.read_bytes().startswith(b"PK") and b"576 U.S. 1" in sheet.read_bytes()
    refused = caseorg("authorities", str(brief), "--docx", str(word))
    assert refused.code == 1 and "is there already" in refused.errors
    assert caseorg("authorities", str(brief), "--docx", str(word), "--replace").code == 0


def test_authorities_of_a_whole_case(filed: CommandLine) -> None:
    assert "No authorities are cited." in filed.text("authorities", "--case", "Alvarez")
    assert "Name a file" in filed.refused("authorities")
