"""Locked PDFs by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.makers import encrypted_pdf
from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.pdf"
    path.write_bytes(encrypted_pdf("open sesame"))
    return path


def test_passwords_come_from_a_file_and_the_right_one_is_kept(
    filed: CommandLine, locked: Path, tmp_path: Path
) -> None:
    passwords = tmp_path / "passwords.txt"
    passwords.write_text("wrong\nopen sesame\n", "utf-8")
    report = filed.value("import", *CASE, str(locked), "--password-file", str(passwords), "--keep-password")
    assert len(report["added"]) == 1
    assert "Filed under seal." in filed.text("document", "text", "locked.pdf")
    assert "Forgot the password" in filed.text("document", "forget-password", "locked.pdf")
    assert "No password is kept" in filed.refused("document", "forget-password", "locked.pdf")


def test_a_password_is_asked_for(filed: CommandLine, locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "open sesame")
    assert filed.value("import", *CASE, str(locked), "--ask-password")["failed"] == []
    assert "No password is kept" in filed.refused("document", "forget-password", "locked.pdf")


def test_a_file_of_passwords_that_cannot_be_read_is_said(filed: CommandLine, locked: Path) -> None:
    assert "No passwords could be read" in filed.refused("import", *CASE, str(locked), "--password-file", "/nowhere")
