"""What a document carries beside its pages, by the command line."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from tests.makers import pdf
from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")


@pytest.fixture
def carrying(filed: CommandLine, tmp_path: Path) -> CommandLine:
    """A document “exhibit.pdf” with two attachments of the same name is in the case."""
    with pikepdf.open(io.BytesIO(pdf(["Exhibit"]))) as document:
        for key in ("one", "two"):
            spec = pikepdf.AttachedFileSpec(document, key.encode() * 3, filename="note.txt")
            document.attachments[key] = spec
        document.save(tmp_path / "exhibit.pdf")
    filed.text("import", *CASE, str(tmp_path / "exhibit.pdf"))
    return filed


def test_contents_are_listed(carrying: CommandLine) -> None:
    assert "2 attachments: note.txt" in carrying.text("document", "contents", "exhibit.pdf")
    value = carrying.value("document", "contents", "exhibit.pdf")
    assert [one["name"] for one in value["attachments"]] == ["note.txt", "note.txt"]
    assert "Nothing beside its pages." in carrying.text("document", "contents", "1", *CASE)


def test_an_attachment_is_written_once_and_never_over_another(carrying: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    command = ("document", "attachment", "exhibit.pdf", "2", "--to", str(target))
    carrying.text(*command)
    assert (target / "note.txt").read_bytes() == b"twotwotwo"
    assert "already" in carrying.refused(*command)
    carrying.text("document", "attachment", "exhibit.pdf", "1", "--to", str(target), "--overwrite")
    assert (target / "note.txt").read_bytes() == b"oneoneone"


def test_a_name_that_is_none_or_several_is_refused(carrying: CommandLine, tmp_path: Path) -> None:
    command = ("document", "attachment", "exhibit.pdf")
    assert "Several attachments are" in carrying.refused(*command, "note.txt", "--to", str(tmp_path / "x"))
    assert "No attachment is" in carrying.refused(*command, "9", "--to", str(tmp_path / "x"))
