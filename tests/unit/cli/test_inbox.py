"""`caseorg inbox`."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.makers import pdf, stamps_for
from tests.unit.cli.conftest import CommandLine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "inbox"
    made.mkdir()
    files = {"order.pdf": pdf(["Order"], stamps=stamps_for(1)), "letter.pdf": pdf(["Dear Counsel, see below."])}
    for name, data in files.items():
        (made / name).write_bytes(data)
        os.utime(made / name, (time.time() - 60,) * 2)
    return made


def test_the_inbox_is_listed_and_imported(filed: CommandLine, folder: Path) -> None:
    place = ("--folder", str(folder))
    listed = filed.value("inbox", "list", *place)
    assert [(Path(one["path"]).name, one["case_uuid"] is not None) for one in listed] == [
        ("letter.pdf", False),
        ("order.pdf", True),
    ]
    assert "Alvarez v. Kent" in filed.text("inbox", "list", *place)
    answer = filed("inbox", "import", *place)
    assert answer.code == 0
    assert answer.errors == "caseorg: letter.pdf: no case has the docket number on it. Import it with --case.\n"
    assert "order.pdf" in answer.out
    assert [Path(one["path"]).name for one in filed.value("inbox", "list", *place)] == ["letter.pdf"]
    assert filed("inbox", "import", *place).code == 1
    filed.text("inbox", "import", *place, "--case", "26-cv-417")
    assert filed.text("inbox", "list", *place) == "There is nothing new in the inbox folder.\n"
    assert sorted(path.name for path in folder.iterdir()) == ["letter.pdf", "order.pdf"]


def test_files_are_declined(filed: CommandLine, folder: Path) -> None:
    assert filed.text("inbox", "decline", str(folder / "letter.pdf")) == "1 file will not be offered again.\n"
    assert len(filed.value("inbox", "list", "--folder", str(folder))) == 1
    assert filed.refused("inbox", "decline", str(folder / "none.pdf")).startswith("There is no file ")


def test_without_a_folder_it_says_what_to_do(filed: CommandLine, tmp_path: Path) -> None:
    assert filed.refused("inbox", "list").startswith("There is no inbox folder yet. Choose one in the settings")
    assert "Check the folder" in filed.refused("inbox", "list", "--folder", str(tmp_path / "gone"))
    filed.home.settings.write_text('{"importing.inbox": "' + str(tmp_path) + '"}', "utf-8")
    assert filed.value("inbox", "list") == []
