"""`caseorg case`: add, list, show, edit, close, reopen, trash, restore."""

from __future__ import annotations

import argparse
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli import case_relations
from caseorg.cli.arguments import (
    CLEARING,
    Subjects,
    add_case_place,
    add_choice,
    add_visibility,
    as_typed,
    command,
    given,
    subcommands,
)
from caseorg.cli.session import OneStep, Session
from caseorg.cli.tables import Column
from caseorg.cli.values import case_value, record_values
from caseorg.cli.words import count_of
from caseorg.model.case import Case, CaseStatus, CitePages, JudgeRole
from caseorg.operations.cases import add_case, close_case, edit_case, reopen_case, restore_case, set_judges, trash_case
from caseorg.queries.cases import case_named, cases, counts_of, judges_of, relations_of
from caseorg.queries.courts import court_for, court_label
from caseorg.rules.pin_cites import FORM_BY_ID
from caseorg.workspace import Workspace

_FIELDS = ("short_caption", "court", "docket_number", "date_filed", "notes", "visibility", "cite_form", "cite_pages")
_COLUMNS = (
    Column("Caption", least=24),
    Column("Docket No."),
    Column("Court", least=12),
    Column("Filed"),
    Column("Status"),
    Column("Id", spare=True),
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg case`."""
    commands = subcommands(parser)
    add = command(commands, "add", "Add a case.", _add)
    add.add_argument("--caption", required=True, help="the caption as printed on the filings")
    _add_fields(add)
    listing = command(commands, "list", "List the open cases.", _list)
    which = listing.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="the closed ones too")
    which.add_argument("--trash", action="store_true", help="those in the trash")
    add_case_place(command(commands, "show", "Show a case with its judges, related cases and counts.", _show))
    _declare_edit(commands)
    close = command(commands, "close", "Close a case; it stays searchable.", _close)
    add_case_place(close)
    close.add_argument("--date", metavar="DATE", help="the date closed, YYYY-MM-DD; else today")
    for name, help_line, run in (
        ("reopen", "Open a closed case again.", _reopen),
        ("trash", "Move a case to the trash with everything in it.", _trash),
        ("restore", "Take a case out of the trash.", _restore),
    ):
        add_case_place(command(commands, name, help_line, run))
    case_relations.declare(commands)


def _declare_edit(commands: Subjects) -> None:
    edit = command(commands, "edit", "Change what is said of a case.", _edit, epilog=CLEARING)
    add_case_place(edit)
    edit.add_argument("--caption", help="the caption as printed on the filings")
    _add_fields(edit)
    edit.add_argument("--date-closed", metavar="DATE", help="the date closed, YYYY-MM-DD")


def _add_fields(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--short-caption", help="what lists call the case; else made from the caption")
    parser.add_argument(
        "--court", help="the court's id, citation form or name, such as dcd or D.D.C.; see “caseorg courts”"
    )
    parser.add_argument("--docket-number", metavar="NUMBER", help="the docket number, such as 1:26-cv-00417-RML")
    parser.add_argument("--date-filed", metavar="DATE", help="the date filed, YYYY-MM-DD")
    parser.add_argument(
        "--judge",
        metavar="NAME[:ROLE]",
        action="append",
        help=f"a judge and the role ({', '.join(JudgeRole)}; else assigned); give it again for a second one",
    )
    parser.add_argument("--notes", help="notes of your own")
    parser.add_argument(
        "--cite-form",
        choices=("", *FORM_BY_ID),
        metavar="FORM",
        help=f"how filings are cited: {', '.join(FORM_BY_ID)}; else as is usual in the court",
    )
    add_choice(parser, "--cite-pages", CitePages, "which page a cite names")
    add_visibility(parser)


def _add(session: Session, options: argparse.Namespace) -> None:
    judges = _judges(options.judge or [])
    with session.writing(new=True) as workspace:
        step = OneStep(workspace)
        case: Case = step.do(add_case, caption=options.caption, **_fields(session, options, _FIELDS)).value
        if judges:
            step.do(set_judges, uuid=case.uuid, judges=judges)
        answer(session, workspace, case, "Added")


def _edit(session: Session, options: argparse.Namespace) -> None:
    fields = _fields(session, options, ("caption", *_FIELDS, "date_closed"))
    judges = None if options.judge is None else _judges(options.judge)
    if not fields and judges is None:
        raise BadInput(f"Say what to change: {as_typed(dict.fromkeys(('caption', *_FIELDS, 'judge')))}.")
    with session.writing() as workspace:
        case = workspace.ask(case_named, options.case)
        step = OneStep(workspace)
        if fields:
            case = step.do(edit_case, uuid=case.uuid, **fields).value
        if judges is not None:
            step.do(set_judges, uuid=case.uuid, judges=judges)
        answer(session, workspace, case, "Changed")


def _close(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        uuid = workspace.ask(case_named, options.case).uuid
        case = workspace.do(close_case, uuid=uuid, date_closed=options.date).value
        answer(session, workspace, case, "Closed")


def _reopen(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        uuid = workspace.ask(case_named, options.case).uuid
        answer(session, workspace, workspace.do(reopen_case, uuid=uuid).value, "Reopened")


def _trash(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        uuid = workspace.ask(case_named, options.case).uuid
        answer(session, workspace, workspace.do(trash_case, uuid=uuid).value, "Moved to the trash:")


def _restore(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        uuid = workspace.ask(case_named, options.case, in_trash=True).uuid
        answer(session, workspace, workspace.do(restore_case, uuid=uuid).value, "Restored")


def _list(session: Session, options: argparse.Namespace) -> None:
    found: list[Case] = []
    if session.has_workspace:
        with session.reading() as workspace:
            found = workspace.ask(cases, in_trash=options.trash)
    if not options.all and not options.trash:
        found = [case for case in found if case.status is CaseStatus.OPEN]

    def text() -> None:
        if not found:
            session.output.line(_nothing(options))
            return
        ids = session.output.ids([case.uuid for case in found])
        session.output.table(_COLUMNS, [(*_cells(case), ids[case.uuid]) for case in found])

    session.show(record_values(found), text)


def _nothing(options: argparse.Namespace) -> str:
    if options.trash:
        return "There is no case in the trash."
    if options.all:
        return "There is no case yet. Add one with “caseorg case add --caption …”."
    return "There is no open case. “caseorg case add --caption …” adds one, “case list --all” shows closed ones."


def _cells(case: Case) -> tuple[str, ...]:
    return (
        case.short_caption,
        case.docket_number or "",
        court_label(case.court),
        case.date_filed or "",
        case.status if case.date_closed is None else f"{case.status} {case.date_closed}",
    )


def _show(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        case = workspace.ask(case_named, options.case)
        value = _value(workspace, case)
    session.show(value, lambda: session.output.fields(_lines(case, value)))


def answer(session: Session, workspace: Workspace, case: Case, done: str) -> None:
    """What became of the case: as JSON the whole of it, else one line."""
    docket = f" ({case.docket_number})" if case.docket_number else ""
    if session.output.as_json:
        session.output.value(_value(workspace, case))
    else:
        session.output.say(f"{done} {case.short_caption}{docket}. Id {case.uuid}")


def _value(workspace: Workspace, case: Case) -> dict[str, Any]:
    return case_value(
        case,
        workspace.ask(judges_of, case.uuid),
        workspace.ask(relations_of, case.uuid),
        workspace.ask(counts_of, case.uuid),
    )


def _lines(case: Case, value: dict[str, Any]) -> list[tuple[str, str]]:
    counts = value["counts"]
    court = court_for(case.court) if case.court else None
    parts = [count_of(counts["documents"], "document"), count_of(counts["entries"], "docket entry", "docket entries")]
    pages = count_of(counts["pages"], "page")
    if counts["pages_without_text"]:
        pages += f" ({counts['pages_without_text']:,} without text)"
    return [
        ("Caption", case.caption),
        ("Short caption", case.short_caption),
        ("Docket No.", case.docket_number or ""),
        ("Court", f"{court.name} ({court.cite})" if court else case.court or ""),
        ("Judges", "\n".join(f"{judge['name']} ({judge['role']})" for judge in value["judges"])),
        ("Date filed", case.date_filed or ""),
        ("Status", case.status if case.date_closed is None else f"{case.status} {case.date_closed}"),
        ("Related cases", "\n".join(case_relations.words(relation) for relation in value["relations"])),
        ("Contents", ", ".join([*parts, pages])),
        ("Visibility", case.visibility),
        ("Notes", case.notes),
        ("Id", case.uuid),
    ]


def _fields(session: Session, options: argparse.Namespace, names: tuple[str, ...]) -> dict[str, Any]:
    """The fields that were given, the court by its id where it is a known one."""
    fields = given(options, names)
    court = fields.get("court")
    if court:
        known = court_for(court)
        if known is None:
            session.output.tell(f"“{court}” is no court of “caseorg courts”; it is kept as you gave it.")
        else:
            fields["court"] = known.id
    return fields


def _judges(given_judges: list[str]) -> list[tuple[str, str]]:
    """(name, role) of "NAME[:ROLE]"; one "" takes all judges away. Refused before anything is changed."""
    split = (judge.rpartition(":") if ":" in judge else (judge, "", "") for judge in given_judges if judge.strip())
    judges = [(name.strip(), role.strip().lower() or JudgeRole.ASSIGNED) for name, _, role in split]
    for name, role in judges:
        if not name or role not in set(JudgeRole):
            raise BadInput(
                f'“{name}:{role}” is no judge. Give --judge "NAME:ROLE", ROLE one of: {", ".join(JudgeRole)}.'
            )
    return judges
