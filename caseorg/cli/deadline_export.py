"""`caseorg deadline export`: deadlines and hearings into a calendar file, a sheet, or a calendar on paper."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import Subjects, add_case, add_choice, command
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.words import count_of, visible
from caseorg.jobs.deadline_papers import MadePaper, MakePaper, PaperKind, SavePaper
from caseorg.jobs.export_deadlines import ExportCalendar, ExportedDates, ExportSheet, leaves_first_time
from caseorg.model.record import Visibility
from caseorg.queries.calendar_names import deadline_named
from caseorg.queries.cases import case_named
from caseorg.queries.leaving_dates import Held, LeavingScope, held_words
from caseorg.rules.typed_dates import typed_date
from caseorg.workspace import Workspace

_FORMATS = ("ics", "csv", "pdf")
_LAYOUTS = (PaperKind.LIST, PaperKind.MONTH, PaperKind.WEEK)


def declare_export(commands: Subjects) -> None:
    """The command `export`."""
    export = command(commands, "export", "Write deadlines and hearings into a calendar, a sheet or a PDF.", _export)
    export.epilog = "What has a label above --visibility is held back, and said to be. Notes never leave."
    export.add_argument("--format", choices=_FORMATS, help="what to write; else as FILE ends")
    add_scope(export)
    add_choice(export, "--layout", _LAYOUTS, "how a PDF is laid out; else as a list", default="list")
    export.add_argument("--no-alarms", action="store_true", help="leave the reminders out of a calendar file")
    add_target(export)


def add_scope(parser: argparse.ArgumentParser) -> None:
    """Whose dates leave, and which."""
    add_case(parser, required=False, help_line="those of a case")
    parser.add_argument("--person", metavar="NAME", default="", help="those assigned to a person, and the hearings")
    parser.add_argument("--all", action="store_true", help="those of all cases")
    parser.add_argument("--from", metavar="DATE", dest="first", default="", help="not before this day")
    parser.add_argument("--until", metavar="DATE", dest="last", default="", help="not after this day")


def add_target(parser: argparse.ArgumentParser) -> None:
    """Where it is written, and what may be in it."""
    parser.add_argument("--to", metavar="FILE", required=True, help="the file to write")
    add_choice(parser, "--visibility", Visibility, "the highest label that leaves; else internal", default="internal")
    parser.add_argument("--overwrite", action="store_true", help="write over a file that is there")


def scope_of(workspace: Workspace, options: argparse.Namespace) -> LeavingScope:
    """Whose dates are meant. Raises BadInput where that is not said."""
    if options.all and (options.case or options.person):
        raise BadInput("Give --all or one of --case and --person, not both.")
    if not (options.all or options.case or options.person):
        raise BadInput("Say whose dates leave: --case C, --person NAME or --all.")
    return LeavingScope(
        case_uuid=workspace.ask(case_named, options.case).uuid if options.case else None,
        person=" ".join(options.person.split()),
        first=typed_date(options.first, "The first day") or "",
        last=typed_date(options.last, "The last day") or "",
    )


def _export(session: Session, options: argparse.Namespace) -> None:
    path = Path(options.to)
    chosen = options.format or path.suffix.lower().removeprefix(".")
    if chosen not in _FORMATS:
        raise BadInput(f"Say with --format what to write: {', '.join(_FORMATS)}.")
    highest = Visibility(options.visibility)
    if chosen == "pdf":
        write_paper(session, options, PaperKind(options.layout))
        return
    if chosen == "ics":
        made = _calendar(session, options, path, highest)
    else:
        with session.reading() as workspace:
            scope = scope_of(workspace, options)
            made = run_job(ExportSheet(scope, path, highest=highest, replace=options.overwrite), workspace)
    words = ("entry", "entries") if chosen == "ics" else ("deadline", "deadlines")
    cancelled = f", {made.cancelled:,} of them cancelled" if made.cancelled else ""
    told = f"{count_of(made.count, *words)}{cancelled}"
    session.show(
        {"count": made.count, "cancelled": made.cancelled} | written_value(path, made.held),
        written_text(session, path, told, made.held),
    )


def _calendar(session: Session, options: argparse.Namespace, path: Path, highest: Visibility) -> ExportedDates:
    """Write a calendar file; the workspace is opened for writing only where something has to be noted."""
    with session.reading() as workspace:
        scope = scope_of(workspace, options)
        is_first = leaves_first_time(workspace, scope, highest)
    job = ExportCalendar(scope, path, highest=highest, alarms=not options.no_alarms, replace=options.overwrite)
    with session.writing() if is_first else session.reading() as workspace:
        made: ExportedDates = run_job(job, workspace)
    return made


def write_paper(
    session: Session, options: argparse.Namespace, kind: PaperKind, deadlines: Sequence[str] | None = None
) -> None:
    """Set a paper of what is meant by the options and write it; `deadlines` are those of slips, as they were named."""
    path = Path(options.to)
    with session.reading() as workspace:
        named: list[str] | None = None
        if deadlines:
            case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
            named = [workspace.ask(deadline_named, one, case_uuid).uuid for one in deadlines]
        scope = LeavingScope() if named else scope_of(workspace, options)
        making = MakePaper(kind, scope, uuids=named, highest=Visibility(options.visibility))
        made: MadePaper = run_job(SavePaper(making, path, replace=options.overwrite), workspace)
    told = count_of(len(made.held.going), "date")
    session.show(
        {"count": len(made.held.going)} | written_value(path, made.held), written_text(session, path, told, made.held)
    )


def written_value(path: Path, found: Held) -> dict[str, Any]:
    """What a script reads of a file that was written: where it is, and what was held back."""
    held_back = [{"id": one.uuid, "title": one.title, "label": one.label} for one in found.held_back]
    return {"path": str(path), "held_back": held_back}


def written_text(session: Session, path: Path, told: str, found: Held) -> Callable[[], None]:
    """The same in words."""

    def text() -> None:
        session.output.line(f"Written: {visible(str(path))} ({told})")
        if words := held_words(found.held_back):
            session.output.line(words)

    return text
