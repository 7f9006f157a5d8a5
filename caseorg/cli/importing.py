"""`caseorg import --case C PATH…`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from caseorg.cli.arguments import add_case
from caseorg.cli.passwords import add_passwords, passwords_of
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.values import value_of
from caseorg.cli.words import count_of
from caseorg.jobs.import_files import AddedFile, ImportFiles, ImportReport
from caseorg.queries.cases import case_named


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg import`."""
    add_case(parser)
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a PDF file, or a folder with all PDF files in it")
    add_passwords(parser)
    parser.epilog = (
        "What cannot be read is listed with the reason, the rest is imported. Ctrl+C stops; what was finished is kept, "
        "and importing the same again completes it. The exit code is 1 if nothing could be imported or it was stopped."
    )
    parser.set_defaults(run=_import)


def _import(session: Session, options: argparse.Namespace) -> int:
    paths = tuple(Path(path) for path in options.paths)
    passwords = passwords_of(options)
    with session.writing() as workspace:
        case = workspace.ask(case_named, options.case)
        report: ImportReport = run_job(ImportFiles(case.uuid, paths, passwords=passwords), workspace)
    session.show(report_value(report), lambda: print_report(session, report, case.short_caption))
    if report.cancelled:
        session.output.tell("Stopped. What was finished is kept; import the same again to complete it.")
    return exit_code_of(report)


def exit_code_of(report: ImportReport) -> int:
    """0 where anything is in the case now; 1 where nothing could be imported or the user stopped it."""
    return 0 if (report.added or report.duplicates) and not report.cancelled else 1


def report_value(report: ImportReport) -> dict[str, Any]:
    """The report as `import --json` prints it."""
    return {
        "added": [_added_value(file) for file in report.added],
        "duplicates": [value_of(file) for file in report.duplicates],
        "failed": [value_of(file) for file in report.failed],
    }


def _added_value(file: AddedFile) -> dict[str, Any]:
    return value_of(file) | {"ecf": file.ecf or None}


def print_report(session: Session, report: ImportReport, caption: str) -> None:
    """The report as text: a line for each file, and the sum."""
    say = session.output.say
    for added in report.added:
        ecf = f"ECF No. {added.ecf}" if added.ecf else "not on the docket"
        say(f"added      {added.path}: {added.title} ({ecf}, {count_of(added.pages, 'page')})")
        for note in _notes(added):
            say(f"           {note}")
    for duplicate in report.duplicates:
        restore = " “caseorg document restore” brings it back." if duplicate.in_trash else ""
        say(f"duplicate  {duplicate.path}: {duplicate.first}.{restore}")
    for failed in report.failed:
        say(f"failed     {failed.path}: {failed.reason}")
    say(_summary(report, caption))


def _notes(added: AddedFile) -> Iterable[str]:
    if added.also_in:
        yield f"Also in {', '.join(added.also_in)}."
    yield from added.warnings


def _summary(report: ImportReport, caption: str) -> str:
    if not (report.added or report.duplicates or report.failed):
        return "There is no file in what you named. Nothing was imported."
    parts = [f"{caption}: {count_of(len(report.added), 'document')} added"]
    if report.duplicates:
        parts.append(f"{len(report.duplicates):,} already there")
    if report.failed:
        parts.append(f"{len(report.failed):,} failed")
    return ", ".join(parts) + "."
