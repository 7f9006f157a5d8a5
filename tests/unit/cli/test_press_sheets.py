"""`caseorg sheet`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import CommandLine

IN_CASE = ("--case", "Ejemplo")


@pytest.fixture
def quoted(caseorg: CommandLine) -> CommandLine:
    """A case with two people who are quoted, one statement approved and one not."""
    caseorg.text("case", "add", "--caption", "Centro Ejemplo v. Kent", "--court", "dcd", "--docket-number", "26-cv-417")
    caseorg.text("person", "add", "Katie Ejemplo", "--contact", "press@centro.example", "--public")
    caseorg.text("role", "add", "Katie Ejemplo", *IN_CASE, "--kind", "press-contact")
    caseorg.text("statement", "add", "We will keep going.", *IN_CASE, "--by", "Katie Ejemplo")
    caseorg.text("statement", "add", "Not yet.", *IN_CASE, "--by", "Katie Ejemplo")
    caseorg.text("statement", "approve", "keep going", "--to", "approved", "--given-by", "Katie Ejemplo")
    return caseorg


def test_a_quote_sheet_is_shown_and_says_what_is_held_back(quoted: CommandLine) -> None:
    answer = quoted("sheet", "quote", *IN_CASE)
    assert "“We will keep going.”" in answer.out and "Not yet" not in answer.out
    assert "Held back (not approved): Not yet." in answer.errors
    value = quoted.value("sheet", "quote", *IN_CASE)
    assert [entry["Statement"] for entry in value["entries"]] == ["We will keep going."]
    assert value["held_back"] == [{"words": "Not yet.", "reason": "not approved"}]


def test_a_sheet_is_written_and_its_use_is_noted(quoted: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "quotes.docx"
    quoted.text("sheet", "quote", *IN_CASE, "--to", str(path), "--lift", "Not yet")
    assert path.read_bytes()[:2] == b"PK"
    shown = quoted.value("statement", "show", "Not yet")
    assert shown["uses"] == 1 and "not approved" in quoted.text("statement", "show", "Not yet")
    again = quoted("sheet", "quote", *IN_CASE, "--to", str(path))
    assert again.code == 1 and "already" in again.errors
    quoted.text("sheet", "contact", *IN_CASE, "--to", str(tmp_path / "c"), "--format", "txt")
    assert "press@centro.example" in (tmp_path / "c").read_text("utf-8")


def test_what_cannot_be_made_is_told(quoted: CommandLine, tmp_path: Path) -> None:
    for words, told in (
        (("quote", *IN_CASE, "--to", str(tmp_path / "x.exe")), "cannot be written as"),
        (("quote", *IN_CASE, "--format", "txt"), "--to"),
        (("quote", *IN_CASE, "--template", "theirs"), "no template"),
        (("media", "--to", str(tmp_path / "m.txt")), "nothing that may leave"),
    ):
        answer = quoted("sheet", *words)
        assert answer.code == 1 and told in answer.errors


def test_templates_are_listed_and_copied(quoted: CommandLine) -> None:
    assert {one["kind"] for one in quoted.value("sheet", "templates")} == {"contact", "media", "quote"}
    path = Path(quoted.value("sheet", "copy-template", "quote", "Ours")["path"])
    path.write_text(path.read_text("utf-8").replace("Statements: {case_name}", "In their words"), "utf-8")
    assert "IN THEIR WORDS" in quoted("sheet", "quote", *IN_CASE, "--template", "Ours").out
