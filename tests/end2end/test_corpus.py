"""Real filings through the command line; skipped where the shared corpus is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end2end.conftest import ROOT, Program

COURT = ROOT.parent / "shared" / "corpus" / "court"

pytestmark = pytest.mark.skipif(not COURT.is_dir(), reason="the shared corpus is not here")


def _names(files: list[dict[str, str]]) -> list[str]:
    return [Path(file["path"]).name for file in files]


def test_every_filing_is_added_or_listed_with_a_reason(program: Program) -> None:
    program.text("case", "add", "--caption", "The Record")
    report = program.value("import", "--case", "The Record", str(COURT))
    every = sorted(path.name for path in COURT.rglob("*") if path.is_file() and not path.name.startswith("."))
    assert sorted(_names(report["added"] + report["duplicates"] + report["failed"])) == every
    assert all(file["reason"].endswith(".") for file in report["failed"])
    assert not [file for file in report["failed"] if file["path"].endswith(".pdf")]
    documents = program.value("document", "list", "--case", "The Record")
    assert len(documents) == len(report["added"])
    assert all(document["page_count"] for document in documents)
    assert program.value("check") == {"clean": True, "files": len(documents), "problems": []}
    assert program.value("search", "court")["document_count"] > len(documents) / 2
