"""Stopped and killed in the middle: what was finished is kept, nothing half-stored, running again completes it."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import random
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from caseorg.base.errors import CaseorgError
from caseorg.base.paths import Home
from caseorg.model.case import Case
from caseorg.queries.cases import cases, counts_of
from caseorg.store.database import open_writer
from caseorg.store.migrations import migrations
from caseorg.workspace import Workspace
from tests.end2end.conftest import CASE, Program, filing
from tests.makers import slow_pdf

IN_CASE = ("--case", CASE)
COUNT = 200


@pytest.fixture(autouse=True)
def heard_signals() -> Iterator[None]:
    """Programs started here hear these signals, also where the tests themselves were started by one that ignores them
    (nohup, a shell's background)."""
    heard = [getattr(signal, name) for name in ("SIGINT", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in heard}
    for number in heard:
        if before[number] is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of COUNT different filings, one docket entry each."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(1, COUNT + 1):
        texts = [f"Filing {number}, page {page}: the needle{number} is here." for page in range(1, 4)]
        (folder / f"{number:03d}.pdf").write_bytes(filing(str(number), "03/02/26", *texts))
    return folder


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that keeps an import busy as long as a file may, so that no machine is done before it is stopped."""
    path = tmp_path_factory.mktemp("endless") / "endless.pdf"
    path.write_bytes(slow_pdf())
    return path


def _documents(home: Home) -> int:
    """How many documents are committed, asked beside the running program; 0 while it is still making the database."""
    try:
        with Workspace.open(home, write=False) as workspace:
            found: list[Case] = workspace.ask(cases)
            return workspace.ask(counts_of, found[0].uuid).documents if found else 0
    except CaseorgError:
        return 0


def _await_documents(program: Program, process: subprocess.Popen[str], least: int) -> None:
    end = time.monotonic() + 60
    while _documents(program.home) < least:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end, "the import does not get on"
        time.sleep(0.01)


def _expect_nothing_half_stored(home: Home) -> None:
    for path in home.vault.glob("?" * 64):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name


def _expect_complete(program: Program, many: Path) -> None:
    report = program.value("import", *IN_CASE, str(many))
    assert (report["failed"], len(report["added"]) + len(report["duplicates"])) == ([], COUNT)
    docket = program.value("docket", CASE)
    assert [entry["number"] for entry in docket["entries"]] == list(range(1, COUNT + 1))
    assert all(len(entry["documents"]) == 1 for entry in docket["entries"])
    assert program.value("check") == {"clean": True, "files": COUNT, "problems": []}
    assert program.value("search", f"needle{COUNT}")["page_count"] == 3
    assert list((program.home.vault / "unfinished").iterdir()) == []


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no terminals that hang up")
def test_a_closed_terminal_keeps_what_was_finished_and_leaks_nothing(case: Program, many: Path, endless: Path) -> None:
    process = case.start("import", *IN_CASE, str(endless), str(many), "--json", start_new_session=True)
    _await_documents(case, process, 1)
    os.killpg(process.pid, signal.SIGHUP)  # every process of the group hears it, Python's resource tracker too
    out, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert errors == "caseorg: Stopped. What was finished is kept; import the same again to complete it.\n"
    assert len(case.value("document", "list", *IN_CASE)) == len(json.loads(out)["added"])
    assert case.value("check")["clean"]


def test_ctrl_c_keeps_what_was_finished(case: Program, many: Path, endless: Path) -> None:
    process = case.start("import", *IN_CASE, str(endless), str(many), "--json", start_new_session=True)
    _await_documents(case, process, 1)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: every process of the group hears it
    out, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert errors == "caseorg: Stopped. What was finished is kept; import the same again to complete it.\n"
    report: dict[str, Any] = json.loads(out)
    assert 0 < len(report["added"]) <= COUNT
    assert len(case.value("document", "list", *IN_CASE)) == len(report["added"])
    assert "Undone: Import Documents" in case.text("undo")
    case.text("redo")
    _expect_complete(case, many)


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_any_moment_and_run_again_it_completes(case: Program, many: Path, seed: int) -> None:
    moments = random.Random(seed)
    for _ in range(4):
        process = case.start("import", *IN_CASE, str(many))
        with process:
            time.sleep(moments.uniform(0.1, 1.6))
            process.kill()
            process.communicate()
        _expect_nothing_half_stored(case.home)
    _expect_complete(case, many)


def test_killed_while_it_commits_it_completes(case: Program, many: Path, endless: Path) -> None:
    process = case.start("import", *IN_CASE, str(endless), str(many))
    with process:
        _await_documents(case, process, 1)
        process.kill()
        process.communicate()
    _expect_nothing_half_stored(case.home)
    assert 0 < _documents(case.home) <= COUNT
    assert case.value("check")["clean"]
    _expect_complete(case, many)


def test_killed_while_the_workspace_is_made_it_is_made_by_the_next(program: Program) -> None:
    moments = random.Random(0)
    for _ in range(8):
        process = program.start("case", "add", "--caption", "A v. B")
        with process:
            time.sleep(moments.uniform(0.02, 0.35))
            process.kill()
            process.communicate()
    program.text("case", "add", "--caption", "Alvarez v. Kent")
    assert "Alvarez v. Kent" in program.text("case", "list")
    assert program.value("check")["clean"]


@pytest.mark.parametrize("listed", [True, False])
def test_a_database_that_was_only_begun_is_no_hindrance(program: Program, listed: bool) -> None:
    program.home.workspace.mkdir(parents=True)
    with closing(open_writer(program.home.database)) as connection:
        if listed:  # the list of migrations is made before the first one runs
            migrations().ensure_migrations_table(Database(connection, execute_plugins=False))
    assert "no workspace" in program.refused("case", "list")
    program.text("case", "add", "--caption", "Alvarez v. Kent")
    assert len(program.value("case", "list")) == 1


def test_progress_is_shown_on_a_terminal_only(case: Program, many: Path) -> None:
    ours, theirs = pty.openpty()
    with case.start("import", *IN_CASE, str(many), stderr=theirs) as process:
        os.close(theirs)
        out, _ = process.communicate(timeout=60)
    shown = _all_of(ours)
    assert process.returncode == 0
    assert re.search(rf"Import Documents: \d+ of {COUNT}", shown)
    assert shown.endswith("\x1b[K")
    assert "\x1b" not in out


def _all_of(terminal: int) -> str:
    parts = []
    with suppress(OSError):  # how Linux says that the other end is closed
        while part := os.read(terminal, 65536):
            parts.append(part)
    os.close(terminal)
    return b"".join(parts).decode()
