"""`caseorg docket-entry`: add, edit, list, trash, restore."""

from __future__ import annotations

import argparse

from caseorg.base.errors import BadInput, NotFound
from caseorg.cli.arguments import (
    CLEARING,
    Subjects,
    add_case,
    add_visibility,
    as_typed,
    command,
    given,
    subcommands,
)
from caseorg.cli.places import ecf_place
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.model.document import DocketEntry
from caseorg.operations.docket import add_docket_entry, edit_docket_entry, restore_docket_entry, trash_docket_entry
from caseorg.queries.cases import case_named
from caseorg.queries.docket import docket, docket_entries_in_trash, docket_entry
from caseorg.workspace import Workspace

_FIELDS = ("number", "date_filed", "date_entered", "text", "visibility")
_COLUMNS = (
    Column("ECF No.", right=True),
    Column("Filed"),
    Column("Entered"),
    Column("Docket text", least=24),
    Column("Id", spare=True),
)
_WHOLE_ID = 36
_LEAST_ID = 8


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg docket-entry`."""
    commands = subcommands(parser)
    add = command(commands, "add", "Add a line to the docket, with an ECF No. or without one (a minute order).", _add)
    add_case(add)
    _add_fields(add)
    edit = command(commands, "edit", "Change the number, dates or text of a docket entry.", _edit, epilog=CLEARING)
    _add_entry_place(edit)
    _add_fields(edit)
    _add_entry_place(
        command(commands, "trash", "Move a docket entry to the trash; its documents stay in the case.", _trash)
    )
    _add_entry_place(command(commands, "restore", "Take a docket entry out of the trash.", _restore))
    _declare_list(commands)


def _declare_list(commands: Subjects) -> None:
    listing = command(commands, "list", "List the docket entries of a case, or those in the trash.", _list)
    add_case(listing, required=False)
    listing.add_argument("--trash", action="store_true", help="those in the trash, of the case or of all cases")


def _add_fields(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--number", metavar="NO", help="the ECF No.; none for a minute order")
    parser.add_argument("--text", help="the docket text")
    parser.add_argument("--date-filed", metavar="DATE", help="the date filed, YYYY-MM-DD")
    parser.add_argument("--date-entered", metavar="DATE", help="the date entered, YYYY-MM-DD")
    add_visibility(parser)


def _add_entry_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("entry", metavar="E", help="the entry: its id or, with --case, its ECF No.")
    add_case(parser, required=False, help_line="the case it is of")


def entry_named(workspace: Workspace, text: str, case_uuid: str | None, *, in_trash: bool = False) -> DocketEntry:
    """The docket entry meant by its id, or within a case by its ECF No. or the beginning of its id. Raises NotFound."""
    wanted = text.strip().lower()
    if len(wanted) == _WHOLE_ID:
        return workspace.ask(docket_entry, wanted)
    if case_uuid is None:
        raise NotFound(f"To find the docket entry “{text}”, give its case with --case, or its whole id.")
    entries = _entries(workspace, case_uuid, in_trash=in_trash)
    found = [entry for entry in entries if len(wanted) >= _LEAST_ID and entry.uuid.startswith(wanted)]
    found = found or [entry for entry in entries if entry.number is not None and entry.number == _number(text)]
    if len(found) != 1:
        what = "Several docket entries are" if found else "No docket entry is"
        raise NotFound(f"{what} meant by “{text}”. “caseorg docket-entry list” shows the ids of all.")
    return found[0]


def _number(text: str) -> int | None:
    try:
        number: int | None = ecf_place(text)["number"]
    except BadInput:
        return None
    return number


def _add(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        case = workspace.ask(case_named, options.case)
        entry = workspace.do(add_docket_entry, case_uuid=case.uuid, **given(options, _FIELDS)).value
    _answer(session, entry, "Added")


def _edit(session: Session, options: argparse.Namespace) -> None:
    fields = given(options, _FIELDS)
    if not fields:
        raise BadInput(f"Say what to change: {as_typed(dict.fromkeys(_FIELDS))}.")
    with session.writing() as workspace:
        entry = workspace.do(edit_docket_entry, uuid=_meant(workspace, options).uuid, **fields).value
    _answer(session, entry, "Changed")


def _trash(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        entry = workspace.do(trash_docket_entry, uuid=_meant(workspace, options).uuid).value
    _answer(session, entry, "Moved to the trash:")


def _restore(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        entry = workspace.do(restore_docket_entry, uuid=_meant(workspace, options, in_trash=True).uuid).value
    _answer(session, entry, "Restored")


def _list(session: Session, options: argparse.Namespace) -> None:
    if not options.case and not options.trash:
        raise BadInput("Say which case with --case; “caseorg case list” shows those there are.")
    entries: list[DocketEntry] = []
    if session.has_workspace or options.case:
        with session.reading() as workspace:
            case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
            entries = _entries(workspace, case_uuid, in_trash=options.trash)

    def text() -> None:
        if entries:
            ids = session.output.ids([entry.uuid for entry in entries])
            session.output.table(_COLUMNS, [(*_cells(entry), ids[entry.uuid]) for entry in entries])
        else:
            session.output.line(f"There is no docket entry in the {'trash' if options.trash else 'case yet'}.")

    session.show([value_of(entry) for entry in entries], text)


def _entries(workspace: Workspace, case_uuid: str | None, *, in_trash: bool) -> list[DocketEntry]:
    if in_trash or case_uuid is None:
        return workspace.ask(docket_entries_in_trash, case_uuid)
    return [line.entry for line in workspace.ask(docket, case_uuid)]


def _cells(entry: DocketEntry) -> tuple[str, ...]:
    number = "" if entry.number is None else str(entry.number)
    return number, entry.date_filed or "", entry.date_entered or "", entry.text


def _meant(workspace: Workspace, options: argparse.Namespace, *, in_trash: bool = False) -> DocketEntry:
    case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
    return entry_named(workspace, options.entry, case_uuid, in_trash=in_trash)


def _answer(session: Session, entry: DocketEntry, done: str) -> None:
    session.show(value_of(entry), lambda: session.output.say(f"{done} {_words(entry)}. Id {entry.uuid}"))


def _words(entry: DocketEntry) -> str:
    number = "minute order" if entry.number is None else f"ECF No. {entry.number}"
    return f"{number}, {entry.text}" if entry.text else number
