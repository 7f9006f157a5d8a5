"""`caseorg inquiry`: what the press asked, by when it wants an answer, and what was answered."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from caseorg.base.clock import now
from caseorg.base.errors import BadInput
from caseorg.cli.arguments import (
    CLEARING,
    Subjects,
    add_case,
    add_choice,
    add_visibility,
    as_typed,
    command,
    given,
    spaced,
    subcommands,
)
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.model.inquiry import InquiryState
from caseorg.model.statement import OnRecord
from caseorg.operations.inquiries import (
    add_inquiry,
    answer_inquiry,
    edit_inquiry,
    restore_inquiries,
    trash_inquiries,
)
from caseorg.queries.cases import case_named
from caseorg.queries.inquiries import InquiryDetail, InquiryLine, inquiry_detail, inquiry_lines, inquiry_named, zone_for
from caseorg.queries.people import organization_named, person_named
from caseorg.queries.statements import statement_named
from caseorg.rules.inquiry_words import due_left, due_text
from caseorg.workspace import Workspace

_TEXTS = ("question", "reporter", "outlet", "asked_on", "due", "zone", "visibility")
_ANSWERED = ("answered_on", "outcome", "coverage")
# Option → the field it gives, and who or what is meant by its text.
_NAMED: dict[str, tuple[str, Callable[..., Any]]] = {
    "person": ("person_uuid", person_named),
    "organization": ("organization_uuid", organization_named),
    "spokesperson": ("spokesperson_uuid", person_named),
    "statement": ("statement_uuid", statement_named),
    "case": ("case_uuid", case_named),
}
_COLUMNS = (
    Column("State"),
    Column("Due", least=10),
    Column("Asked on", spare=True),
    Column("Who", least=14),
    Column("Question", least=20),
    Column("Id", spare=True),
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg inquiry`."""
    commands = subcommands(parser)
    add = command(commands, "add", "Keep what the press asked, and by when it wants an answer.", _add)
    add.add_argument("question", metavar="QUESTION", help="what was asked")
    listed = command(commands, "list", "List inquiries, what is open first, by when it is due.", _list)
    add_case(listed, required=False)
    add_choice(listed, "--state", InquiryState, "only those that are", default="")
    listed.add_argument("--text", default="", help="words of who asked, the question, the answer or the outcome")
    listed.add_argument("--trash", action="store_true", help="those in the trash")
    edit = command(commands, "edit", "Change what is said of an inquiry.", _edit, epilog=CLEARING)
    edit.add_argument("--question", help="what was asked")
    for one in (add, edit):
        _add_fields(one)
    _declare_places(commands, edit)


def _declare_places(commands: Subjects, edit: argparse.ArgumentParser) -> None:
    """The commands about one inquiry."""
    show = command(commands, "show", "Show an inquiry with its answer.", _show)
    answered = command(commands, "answer", "Close an inquiry with its answer, or decline it.", _answer, epilog=CLEARING)
    add_choice(answered, "--as", InquiryState, "what becomes of it", default="answered", dest="state")
    answered.add_argument("--answer", help="what was answered")
    answered.add_argument("--statement", metavar="S", help="the statement that was given as answer")
    answered.add_argument("--spokesperson", metavar="P", help="who answered")
    answered.add_argument("--answered-on", metavar="DATE", help="the day, else today")
    add_choice(answered, "--on-record", OnRecord, "on what terms")
    answered.add_argument("--outcome", help="what came of it")
    answered.add_argument("--coverage", metavar="LINK", help="a link to what was published")
    trash = command(commands, "trash", "Move an inquiry to the trash.", _trash)
    restore = command(commands, "restore", "Take an inquiry out of the trash.", _restore)
    for one in (show, edit, answered, trash, restore):
        one.add_argument("inquiry", metavar="I", help="the inquiry: words of who asked or of the question, or the id")


def _add_fields(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reporter", metavar="NAME", help="who asked, as printed")
    parser.add_argument("--person", metavar="P", help="who asked, where the person is known here")
    parser.add_argument("--outlet", metavar="NAME", help="for which outlet, as printed")
    parser.add_argument("--organization", metavar="O", help="for which outlet, where it is known here")
    add_case(parser, required=False, help_line="the case it is about")
    parser.add_argument("--asked-on", metavar="WHEN", help="the day, or day and time; else today")
    parser.add_argument("--due", metavar="WHEN", help="the reporter’s deadline, as 2026-03-31 17:00")
    parser.add_argument("--zone", help="its time zone, as America/Chicago; else that of the court")
    add_choice(parser, "--on-record", OnRecord, "on what terms")
    parser.add_argument("--spokesperson", metavar="P", help="who is to answer")
    add_visibility(parser)


def _fields(workspace: Workspace, options: argparse.Namespace, texts: tuple[str, ...]) -> dict[str, Any]:
    """The fields that were given, with ids for those who are named."""
    fields = given(options, texts)
    if options.on_record:
        fields["on_record"] = spaced(options.on_record)
    for option, (field, named) in _NAMED.items():
        text = getattr(options, option, None)
        if text is not None:
            fields[field] = workspace.ask(named, text).uuid if text else None
    return fields


def _add(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        fields = _fields(workspace, options, _TEXTS)
        fields.setdefault("zone", workspace.ask(zone_for, fields.get("case_uuid")))
        _tell(session, workspace, workspace.do(add_inquiry, **fields).value.uuid, "Added")


def _edit(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        inquiry = workspace.ask(inquiry_named, options.inquiry)
        fields = _fields(workspace, options, _TEXTS)
        if not fields:
            names = (*_TEXTS, "on_record", *(name for name in _NAMED if name != "statement"))
            raise BadInput(f"Say what to change: {as_typed(dict.fromkeys(names))}.")
        if fields.get("due") and not fields.get("zone") and not inquiry.due_zone:
            fields["zone"] = workspace.ask(zone_for, fields.get("case_uuid", inquiry.case_uuid))
        workspace.do(edit_inquiry, uuid=inquiry.uuid, **fields)
        _tell(session, workspace, inquiry.uuid, "Changed")


def _answer(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        inquiry = workspace.ask(inquiry_named, options.inquiry)
        fields = _fields(workspace, options, ("answer", *_ANSWERED))
        workspace.do(answer_inquiry, uuid=inquiry.uuid, state=spaced(options.state), **fields)
        _tell(session, workspace, inquiry.uuid, "Taken up again:" if options.state == "open" else "Closed")


def _trash(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        inquiry = workspace.ask(inquiry_named, options.inquiry)
        workspace.do(trash_inquiries, uuids=[inquiry.uuid])
        _tell(session, workspace, inquiry.uuid, "Moved to the trash:")


def _restore(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        inquiry = workspace.ask(lambda reader: inquiry_named(reader, options.inquiry, in_trash=True))
        workspace.do(restore_inquiries, uuids=[inquiry.uuid])
        _tell(session, workspace, inquiry.uuid, "Restored")


def _list(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
        lines = workspace.ask(
            lambda reader: inquiry_lines(
                reader, case_uuid, state=options.state, text=options.text, in_trash=options.trash
            )
        )

    def text() -> None:
        if not lines:
            session.output.line("There is no inquiry to show. “caseorg inquiry add QUESTION --reporter …” adds one.")
            return
        ids = session.output.ids([line.inquiry.uuid for line in lines])
        rows = [
            (str(line.inquiry.state), due_text(line.inquiry), line.inquiry.asked_on.replace("T", " "), line.who,
             " ".join(line.inquiry.question.split()), ids[line.inquiry.uuid])
            for line in lines
        ]  # fmt: skip
        session.output.table(_COLUMNS, rows)

    session.show([inquiry_value(line) for line in lines], text)


def _show(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        detail = workspace.ask(inquiry_detail, workspace.ask(inquiry_named, options.inquiry).uuid)
    session.show(_value(detail), lambda: session.output.fields(_said(detail)))


def _tell(session: Session, workspace: Workspace, uuid: str, done: str) -> None:
    """What became of an inquiry: as JSON the whole of it, else one line."""
    detail = workspace.ask(inquiry_detail, uuid)
    line = detail.line
    due = f", due {due_text(line.inquiry)}" if line.inquiry.is_open and line.inquiry.due_at else ""
    said = f"{done} inquiry of {line.who} ({line.inquiry.state}{due}). Id {uuid}"
    session.show(_value(detail), lambda: session.output.say(said[0].upper() + said[1:]))


def inquiry_value(line: InquiryLine) -> dict[str, Any]:
    """An inquiry with the names in it and its deadline by its own clock."""
    return value_of(line.inquiry) | {
        "reporter": line.reporter,
        "outlet": line.outlet,
        "spokesperson": line.spokesperson or None,
        "case": line.case_name or None,
        "due": due_text(line.inquiry) or None,
        "left": due_left(line.inquiry, now()) if line.inquiry.is_open else None,
    }


def inquiry_words(line: InquiryLine) -> str:
    """An open inquiry on one line: "Tue, Mar 31, 2026, 5:00 PM EDT  Ana Ruiz: Any comment? (due today)"."""
    asked = f"{line.who}: {' '.join(line.inquiry.question.split())}"
    return f"{due_text(line.inquiry) or 'no deadline'}  {asked}" + (
        f" ({due_left(line.inquiry, now())})" if line.inquiry.due_at else ""
    )


def _value(detail: InquiryDetail) -> dict[str, Any]:
    return inquiry_value(detail.line) | {"statement": detail.statement or None}


def _said(detail: InquiryDetail) -> list[tuple[str, str]]:
    line, inquiry = detail.line, detail.line.inquiry
    due = due_text(inquiry)
    left = f" ({due_left(inquiry, now())})" if due and inquiry.is_open else ""
    return [
        ("Question", inquiry.question),
        ("Reporter", line.reporter),
        ("Outlet", line.outlet),
        ("Asked on", inquiry.asked_on.replace("T", " ")),
        ("Due", f"{due}{left}"),
        ("State", str(inquiry.state) + (f" on {inquiry.answered_on}" if inquiry.answered_on else "")),
        ("Terms", inquiry.on_record),
        ("Spokesperson", line.spokesperson),
        ("Answer", inquiry.answer),
        ("Statement", f"“{detail.statement}”" if detail.statement else ""),
        ("Outcome", inquiry.outcome),
        ("Coverage", inquiry.coverage),
        ("Case", line.case_name),
        ("Visibility", inquiry.visibility),
        ("Id", inquiry.uuid),
    ]
