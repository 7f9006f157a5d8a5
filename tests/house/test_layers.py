"""The layers of caseorg/README.md, and that the program itself never loads MuPDF."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.house.sources import ROOT

PROCESSES = ("caseorg.__main__", "caseorg.cli.main", "caseorg.gui.main", "caseorg.pdf.client")


def test_imports_keep_the_contracts() -> None:
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("module", PROCESSES)
def test_mupdf_is_never_loaded_into_the_program(module: str) -> None:
    command = (
        f"import sys, {module}; print([name for name in sys.modules if name.split('.')[0] in ('pymupdf', 'fitz')])"
    )
    done = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_the_command_line_does_without_qt() -> None:
    command = "import sys, caseorg.cli.main; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stdout + done.stderr
