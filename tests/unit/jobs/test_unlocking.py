"""Locked files come in with a password, which is known, kept or forgotten as the user wants it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseorg.base.paths import Home
from caseorg.jobs.import_files import ImportFiles, ImportReport
from caseorg.jobs.job import Progress
from caseorg.jobs.unlocking import Passwords
from caseorg.model.case import Case
from caseorg.operations import add_case
from caseorg.queries.documents import document_lines
from caseorg.queries.pages import page_texts
from caseorg.workspace import Workspace
from tests.makers import encrypted_pdf, pdf

SECRET = "open sesame 471"


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home) as opened:
        yield opened


@pytest.fixture
def case(workspace: Workspace) -> Case:
    made: Case = workspace.do(add_case, caption="Alvarez v. Kent").value
    return made


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    paths = (tmp_path / "locked.pdf", tmp_path / "open.pdf", tmp_path / "other.pdf")
    for path, data in zip(
        paths, (encrypted_pdf(SECRET), pdf(["Plain."]), encrypted_pdf("another", text="Other.")), strict=True
    ):
        path.write_bytes(data)
    return paths


def run(workspace: Workspace, case: Case, paths: tuple[Path, ...], passwords: Passwords) -> ImportReport:
    return ImportFiles(case.uuid, paths, passwords=passwords).run(workspace, Progress())


def test_the_right_one_of_several_passwords_opens_a_file(
    workspace: Workspace, case: Case, files: tuple[Path, ...]
) -> None:
    report = run(workspace, case, files, Passwords(("wrong", SECRET)))
    assert [Path(file.path).name for file in report.added] == ["locked.pdf", "open.pdf"]
    (failed,) = report.failed
    assert failed.locked and "None of the passwords" in failed.reason
    sha256 = workspace.ask(document_lines, [report.added[0].uuid])[0].document.sha256
    assert workspace.ask(page_texts, sha256, 0, 1)[0].strip() == "Filed under seal."
    assert workspace.password_of(sha256) == SECRET
    assert not workspace.has_kept_password(sha256)


def test_without_a_password_a_locked_file_says_so(workspace: Workspace, case: Case, files: tuple[Path, ...]) -> None:
    report = run(workspace, case, files, Passwords())
    assert [file.locked for file in report.failed] == [True, True]
    assert all("Give the password" in file.reason for file in report.failed)


def test_a_password_is_kept_over_a_restart_and_forgotten_for_good(
    home: Home, case: Case, workspace: Workspace, files: tuple[Path, ...]
) -> None:
    report = run(workspace, case, files[:1], Passwords((SECRET,), keep=True))
    sha256 = workspace.ask(document_lines, [report.added[0].uuid])[0].document.sha256
    workspace.close()
    with Workspace.open(home) as later:
        assert later.password_of(sha256) == SECRET
        later.forget_password(sha256).result()
        assert later.password_of(sha256) is None
    assert SECRET.encode() not in home.database.read_bytes()


def test_passwords_are_in_no_history_no_log_and_no_repr(
    workspace: Workspace, case: Case, files: tuple[Path, ...], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    passwords = Passwords((SECRET,), keep=True)
    job = ImportFiles(case.uuid, files, passwords=passwords)
    job.run(workspace, Progress())
    entries = workspace.ask(lambda reader: [tuple(row) for row in reader.rows("SELECT * FROM ledger")])
    assert SECRET not in str(entries)
    assert SECRET not in caplog.text
    assert SECRET not in repr(passwords) + repr(job) + repr(vars(job))
