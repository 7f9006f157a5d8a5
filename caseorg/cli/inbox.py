"""`caseorg inbox`: the PDF files of the inbox folder that are in no case yet; import or decline them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.base.ids import new_uuid
from caseorg.cli.arguments import add_case, command, subcommands
from caseorg.cli.importing import exit_code_of, print_report, report_value
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.words import count_of, size_words
from caseorg.jobs.import_files import ImportFiles, ImportReport
from caseorg.jobs.inbox import InboxEntry, InboxFile, ReadInbox, look_into
from caseorg.operations.inbox import decline_files
from caseorg.queries.cases import case, case_named
from caseorg.settings.file import Settings
from caseorg.settings.schema import INBOX
from caseorg.workspace import Workspace

_COLUMNS = (Column("File", least=24), Column("Size", right=True), Column("Case", least=16))


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg inbox`."""
    commands = subcommands(parser)
    listing = command(commands, "list", "List what is new in the inbox folder, and whose case each file is.", _list)
    importing = command(commands, "import", "Import what is new; each file into the case its stamp names.", _import)
    add_case(importing, required=False, help_line="import all of them into this case")
    for one in (listing, importing):
        one.add_argument("--folder", metavar="DIR", help="the folder; else the one in the settings")
    decline = command(commands, "decline", "Do not offer files again; they stay where they are.", _decline)
    decline.add_argument("files", metavar="FILE", nargs="+", help="a file of the inbox folder")


def _list(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        files = _new_files(session, workspace, options)
        names = {uuid: workspace.ask(case, uuid).short_caption for uuid in {one.case_uuid for one in files} if uuid}

    def text() -> None:
        if files:
            rows = [(one.file_name, size_words(one.entry.size), names.get(one.case_uuid or "", "")) for one in files]
            session.output.table(_COLUMNS, rows)
        else:
            session.output.line("There is nothing new in the inbox folder.")

    session.show([_value(one) for one in files], text)


def _value(one: InboxFile) -> dict[str, Any]:
    return {
        "path": str(one.entry.path), "size": one.entry.size, "sha256": one.sha256, "case_uuid": one.case_uuid,
    }  # fmt: skip


def _import(session: Session, options: argparse.Namespace) -> int:
    reports: list[tuple[str, ImportReport]] = []
    with session.writing() as workspace:
        chosen = workspace.ask(case_named, options.case) if options.case else None
        files = _new_files(session, workspace, options)
        left = [one for one in files if chosen is None and one.case_uuid is None]
        step = new_uuid()
        for uuid in [chosen.uuid] if chosen else sorted({one.case_uuid for one in files if one.case_uuid}):
            paths = tuple(one.entry.path for one in files if chosen or one.case_uuid == uuid)
            report = run_job(ImportFiles(uuid, paths, step=step), workspace) if paths else ImportReport((), (), ())
            reports.append((workspace.ask(case, uuid).short_caption, report))
            if report.cancelled:
                break
    for one in left:
        session.output.tell(f"{one.file_name}: no case has the docket number on it. Import it with --case.")

    def text() -> None:
        for caption, report in reports:
            print_report(session, report, caption)
        if not files:
            session.output.line("There is nothing new in the inbox folder.")

    session.show([report_value(report) | {"case": caption} for caption, report in reports], text)
    ended = [exit_code_of(report) for _, report in reports if report.added or report.failed or report.cancelled]
    return max(ended, default=int(bool(left)))


def _decline(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        paths = [Path(name) for name in options.files]
        missing = [path for path in paths if not os.path.isfile(path)]
        if missing:
            raise BadInput(f"There is no file {missing[0]}. “caseorg inbox list” shows those of the inbox folder.")
        entries = tuple(InboxEntry(path, path.stat().st_size, path.stat().st_mtime_ns) for path in paths)
        files: Sequence[InboxFile] = run_job(ReadInbox(entries), workspace)
        declined = workspace.do(decline_files, files={one.sha256: one.file_name for one in files}).value
    names = [one.file_name for one in declined]
    session.show(names, lambda: session.output.say(f"{count_of(len(names), 'file')} will not be offered again."))


def _new_files(session: Session, workspace: Workspace, options: argparse.Namespace) -> Sequence[InboxFile]:
    named = options.folder or Settings.load(session.home.settings).settings.text(INBOX)
    if not named:
        raise BadInput("There is no inbox folder yet. Choose one in the settings, or give --folder.")
    inbox = look_into(Path(named))
    if inbox.problem:
        raise BadInput(f"{inbox.problem} Check the folder, or give another one with --folder.")
    if inbox.waits:
        session.output.tell("A file is still being written and is left out. Look again in a moment.")
    if inbox.more:
        session.output.tell(f"{inbox.more:,} more files were not looked at. Import them as a folder.")
    files: Sequence[InboxFile] = run_job(ReadInbox(inbox.entries), workspace)
    return [file for file in files if not file.is_settled]
