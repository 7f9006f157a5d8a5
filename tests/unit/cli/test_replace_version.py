"""`caseorg replace-version`: looked at with --dry-run, done, undone, refused."""

from __future__ import annotations

from pathlib import Path

from tests.makers import encrypted_pdf, pdf
from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")
QUOTE = "Plaintiffs seek an injunction"


def new_version(filed: CommandLine, tmp_path: Path) -> str:
    filed.text("annotation", "add", "1", *CASE, "--page", "1", "--quote", QUOTE)
    path = tmp_path / "filed.pdf"
    path.write_bytes(pdf(["Cover.", f"{QUOTE} against the rule."]))
    return str(path)


def test_a_dry_run_changes_nothing(filed: CommandLine, tmp_path: Path) -> None:
    path = new_version(filed, tmp_path)
    before = filed.value("document", "show", "1", *CASE)
    said = filed.text("replace-version", "1", *CASE, path, "--dry-run")
    assert "Nothing was changed." in said and "2 now" in said and QUOTE in said
    assert filed.value("document", "show", "1", *CASE) == before


def test_it_is_replaced_and_undone(filed: CommandLine, tmp_path: Path) -> None:
    path = new_version(filed, tmp_path)
    value = filed.value("replace-version", "1", *CASE, path)
    assert value["saved"] and value["pages"]["now"] == 2
    (one,) = value["annotations"]
    assert (one["page"], one["new_page"], one["new_quote"]) == (1, 2, QUOTE)
    (annotation,) = filed.value("annotation", "list", *CASE)
    assert annotation["page"] in (1, 2) and annotation["anchor"] == one["state"]
    filed.text("undo")
    (annotation,) = filed.value("annotation", "list", *CASE)
    assert annotation["anchor"] == "anchored"


def test_uncertain_ones_can_be_left_behind(filed: CommandLine, tmp_path: Path) -> None:
    filed.text("annotation", "add", "1", *CASE, "--page", "1", "--quote", QUOTE)
    path = tmp_path / "filed.pdf"
    path.write_bytes(pdf(["Plaintiffs never seek any injunction against"]))
    value = filed.value("replace-version", "1", *CASE, str(path), "--leave-uncertain")
    assert value["counts"]["anchored"] == value["counts"]["moved"] == 0
    assert filed.value("annotation", "list", *CASE)[0]["anchor"] == "lost"


def test_what_is_no_new_version_is_refused(filed: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("words")
    assert "not a PDF" in filed.refused("replace-version", "1", *CASE, str(tmp_path / "notes.txt"))


def test_a_locked_version_is_opened_with_its_password(filed: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "locked.pdf").write_bytes(encrypted_pdf("open sesame 471"))
    (tmp_path / "passwords.txt").write_text("wrong\nopen sesame 471\n")
    command = ("replace-version", "1", *CASE, str(tmp_path / "locked.pdf"))
    assert "locked with a password" in filed.refused(*command)
    assert filed.value(*command, "--password-file", str(tmp_path / "passwords.txt"))["saved"]
