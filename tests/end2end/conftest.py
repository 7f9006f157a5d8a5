"""The program as a user starts it: a process of its own, on a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from caseorg.base.paths import Home
from tests.makers import encrypted_pdf, pdf, scan_pdf, stamps_for, truncated_pdf, zero_page_pdf

ROOT = Path(__file__).resolve().parents[2]
CASE = "1:26-cv-00417"
_FORM = "Case 1:26-cv-00417-RML     Document {document}     Filed {filed}     Page {{page}} of {{count}}"


class Program:
    """Starts `caseorg` with `--home`."""

    def __init__(self, home: Home) -> None:
        self.home = home

    def start(self, *words: str | bytes, **more: Any) -> subprocess.Popen[str]:
        """The running program, its output in pipes unless said otherwise."""
        command = [sys.executable, "-m", "caseorg", *words, "--home", str(self.home.folder)]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
        return subprocess.Popen(command, text=True, cwd=ROOT, env=environment, **streams)

    def run(self, *words: str | bytes, code: int = 0) -> tuple[str, str]:
        """What it printed on both streams, once it ended with `code`."""
        with self.start(*words) as process:
            out, errors = process.communicate(timeout=120)
        assert process.returncode == code, errors
        return out, errors

    def text(self, *words: str | bytes) -> str:
        return self.run(*words)[0]

    def value(self, *words: str | bytes, code: int = 0) -> Any:
        return json.loads(self.run(*words, "--json", code=code)[0])

    def refused(self, *words: str | bytes, code: int = 1) -> str:
        """The sentence it ends with; nothing is on standard output."""
        out, errors = self.run(*words, code=code)
        assert out == ""
        return errors


@pytest.fixture
def program(home: Home) -> Program:
    """The program on an empty home."""
    return Program(home)


@pytest.fixture
def case(program: Program) -> Program:
    """The program on a workspace with one empty case."""
    program.text(
        "case", "add", "--caption", "Alvarez v. Kent", "--docket-number", "1:26-cv-00417-RML", "--court", "D.D.C."
    )
    return program


def filing(document: str, filed: str, *texts: str) -> bytes:
    """A filing stamped in the case, with one page a text."""
    form = _FORM.format(document=document, filed=filed)
    return pdf(list(texts), stamps=stamps_for(len(texts), form=form))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a paralegal has one: filings, an attachment, a scan, a copy, and what cannot be read."""
    folder = tmp_path / "filings"
    (folder / "more").mkdir(parents=True)
    complaint = filing("1", "03/02/26", "COMPLAINT\nPlaintiffs seek a preliminary injunction.", "Prayer for relief")
    files = {
        "complaint.pdf": complaint,
        "exhibit.pdf": filing("1-1", "03/02/26", "EXHIBIT A\nA letter of the agency."),
        "more/order.pdf": filing("4", "03/20/26", "ORDER\nThe preliminary injunction is GRANTED. 8 U.S.C. § 1252(f)"),
        "more/scan.pdf": scan_pdf(2),
        "more/copy of complaint.pdf": complaint,
        "locked.pdf": encrypted_pdf("secret"),
        "cut.pdf": truncated_pdf(),
        "empty.pdf": b"",
        "nothing.pdf": zero_page_pdf(),
        "notes.txt": b"no PDF",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder
