"""`caseorg check` and `caseorg backup`."""

from __future__ import annotations

import argparse
from pathlib import Path

from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.words import count_of
from caseorg.jobs.backup import BackUp, BackupReport
from caseorg.jobs.check import CheckReport, CheckWorkspace

_TROUBLE = 3


def declare_check(parser: argparse.ArgumentParser) -> None:
    """`caseorg check` takes no arguments of its own."""
    parser.epilog = "The exit code is 3 if anything is not as it was written; each problem says what to do."
    parser.set_defaults(run=_check)


def declare_backup(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg backup`."""
    parser.add_argument(
        "--to",
        metavar="DIR",
        help="make a whole copy in a new folder in DIR, database and files, that --home opens; "
        "else the database alone is copied into the workspace's own backups",
    )
    parser.set_defaults(run=_backup)


def _check(session: Session, options: argparse.Namespace) -> int:
    report = CheckReport((), 0)
    if session.has_workspace:
        with session.writing() as workspace:
            report = run_job(CheckWorkspace(), workspace)

    def text() -> None:
        for problem in report.problems:
            session.output.say(problem)
        files = count_of(report.files, "stored file")
        if report.clean:
            session.output.line(f"The database and {files} are as they were written.")
        else:
            session.output.line(f"{count_of(len(report.problems), 'problem')} found in the database and {files}.")

    session.show({"clean": report.clean, "files": report.files, "problems": list(report.problems)}, text)
    return 0 if report.clean else _TROUBLE


def _backup(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        report: BackupReport = run_job(BackUp(Path(options.to) if options.to else None), workspace)
    held = f"the database and {count_of(report.files, 'stored file')}" if options.to else "the database"
    value = {"path": str(report.path), "files": report.files}
    session.show(value, lambda: session.output.say(f"Backed up {held} to {report.path}"))
