"""`caseorg deadline`: add, edit, done, retire, reopen, override, verify, assign."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import Subjects, add_case, add_choice, as_typed, command, given, spaced
from caseorg.cli.deadline_from_rule import add_rule_options, dated
from caseorg.cli.session import Session
from caseorg.cli.values import value_of
from caseorg.model.counting import Action
from caseorg.model.deadline import RETIRED, Deadline, Side
from caseorg.model.rule_pack import Severity
from caseorg.operations import (
    add_deadline,
    assign_deadlines,
    confirm_source,
    edit_deadline,
    mark_deadline_done,
    move_deadline,
    override_deadline,
    reopen_deadline,
    retire_deadline,
    set_deadline_reminders,
    use_computed_date,
    verify_deadline,
    withdraw_verification,
)
from caseorg.operations.operation import Operation
from caseorg.queries.annotation_listing import annotation_named
from caseorg.queries.calendar_names import deadline_named
from caseorg.queries.cases import case_named
from caseorg.queries.chains import recounts_after
from caseorg.queries.documents import document_named
from caseorg.rules.deadline_words import day_text
from caseorg.workspace import Workspace

# What runs from a deadline is dated otherwise after these.
_DATING = (move_deadline, override_deadline, use_computed_date)
_RECOUNT = "“caseorg deadline recount --yes” takes it over."

Arguments = Callable[[Workspace, argparse.Namespace, Deadline], dict[str, Any]]


def declare_acts(commands: Subjects) -> None:
    """The commands that change deadlines."""
    add = command(commands, "add", "Add a deadline: its date by a rule, an order or by hand.", _add)
    add.add_argument("title", metavar="TITLE", help="what must be done, as “Joint status report”")
    add_case(add)
    add.add_argument("--due", metavar="DATE", help="the day")
    add_choice(add, "--source", ("order", "user"), "who set the date")
    add_rule_options(add)
    add.add_argument("--page", metavar="N", help="the page of the document, counted from 1")
    add.add_argument("--assign", metavar="NAME", default="", help="whose task it is")
    add.add_argument("--remind", metavar="DAYS", default="", help="days before on which it is called to mind, “14, 7”")
    _add_fields(add)
    edit = _one(commands, "edit", "Change what is said of a deadline.", edit_deadline, _edited)
    edit.add_argument("--title", help="what must be done")
    _add_fields(edit)
    done = _one(commands, "done", "Say that it was done.", mark_deadline_done, _done)
    done.add_argument("--on", metavar="DATE", help="the day, today where none is given")
    done.add_argument("--document", metavar="D", help="the filing that did it")
    _one(commands, "reopen", "Open a deadline again that was done or retired.", reopen_deadline, _nothing)
    retire = _one(commands, "retire", "Say why it asks for nothing any more.", retire_deadline, _retired)
    add_choice(retire, "--as", sorted(RETIRED), "what became of it", required=True, dest="state")
    retire.add_argument("--reason", required=True, help="why, as “ECF No. 31 stays the case”")
    retire.add_argument("--replaced-by", metavar="DEADLINE", help="the deadline that took its place")
    override = _one(commands, "override", "Keep another date, for a reason.", override_deadline, _overridden)
    override.add_argument("--due", metavar="DATE", required=True, help="the day to keep")
    override.add_argument("--reason", required=True, help="why, as “extended by ECF No. 12”")
    add_choice(override, "--source", ("order", "user"), "who set the date", default="user")
    move = _one(commands, "move", "Give what an order or a person set another day.", move_deadline, _overridden)
    move.add_argument("--due", metavar="DATE", required=True, help="the new day")
    move.add_argument("--reason", required=True, help="why, as “extended by ECF No. 12”")
    add_choice(move, "--source", ("order", "user"), "who set the new date", default="order")
    sure = "Say that it was checked against the new version of its document."
    _one(commands, "confirm-source", sure, confirm_source, _nothing)
    _one(commands, "use-computed", "Take the date again that the rule gives.", use_computed_date, _nothing)
    _one(commands, "verify", "Confirm the date as a second person.", verify_deadline, _nothing)
    _one(commands, "unverify", "Withdraw the verification of a date.", withdraw_verification, _nothing)
    remind = _one(
        commands, "remind", "Set on which days before it is called to mind.", set_deadline_reminders, _reminded
    )
    remind.add_argument("--days", required=True, help='as “14, 7, 1”, or “never”; "" for those of its kind')
    assign = command(commands, "assign", 'Say whose task it is; "" for nobody’s.', _assign)
    _add_place(assign)
    assign.add_argument("--to", metavar="NAME", required=True, help="the person")


def _add_fields(parser: argparse.ArgumentParser) -> None:
    add_choice(parser, "--action", Action, "what has to happen")
    add_choice(parser, "--side", Side, "who has to act")
    add_choice(parser, "--severity", Severity, "what missing it costs")
    parser.add_argument("--document", metavar="D", help="the order or paper that set it")
    parser.add_argument("--annotation", metavar="A", help="the marked words that set it, by the id of the annotation")
    parser.add_argument("--note", help="a note of your own")


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deadline", metavar="DEADLINE", help="the deadline: its id or words of its title")
    add_case(parser, required=False, help_line="the case it is of")


def _one(
    commands: Subjects, name: str, help_line: str, operation: Operation, arguments: Arguments
) -> argparse.ArgumentParser:
    """A command that does one operation on one deadline."""

    def run(session: Session, options: argparse.Namespace) -> None:
        with session.writing() as workspace:
            deadline = _meant(workspace, options)
            values = arguments(workspace, options, deadline)
            deadline = workspace.do(operation, uuid=deadline.uuid, **values).value
            after = workspace.ask(recounts_after, deadline.uuid) if operation in _DATING else ()

        def text() -> None:
            session.output.say(f"{operation.label}: {_line(deadline)}")
            for move in (move for one in after for move in one.moves):
                new = day_text(move.shown[1]) or "no date"
                session.output.say(f"Runs from it: {move.deadline.title}, {new} by the rules now. {_RECOUNT}")

        session.show(value_of(deadline), text)

    parser = command(commands, name, help_line, run)
    _add_place(parser)
    return parser


def _add(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        case = workspace.ask(case_named, options.case)
        deadline = workspace.do(
            add_deadline,
            case_uuid=case.uuid,
            title=options.title,
            assigned_to=options.assign,
            remind=options.remind,
            **dated(workspace, options, case),
            **_fields(workspace, options, case.uuid) | _page(options),
        ).value
    session.show(value_of(deadline), lambda: session.output.say(f"Deadline {_line(deadline)}"))


def _page(options: argparse.Namespace) -> dict[str, Any]:
    if options.page is None:
        return {}
    if not options.document or not options.page.isdecimal() or options.page == "0":
        raise BadInput("Give the page as a number from 1, and its document by --document.")
    return {"page": int(options.page) - 1}


def _assign(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        uuid = _meant(workspace, options).uuid
        (deadline,) = workspace.do(assign_deadlines, uuids=[uuid], to=options.to).value
    whose = deadline.assigned_to or "nobody"
    session.show(value_of(deadline), lambda: session.output.say(f"{_line(deadline)}: assigned to {whose}"))


def _nothing(_workspace: Workspace, _options: argparse.Namespace, _deadline: Deadline) -> dict[str, Any]:
    return {}


def _edited(workspace: Workspace, options: argparse.Namespace, deadline: Deadline) -> dict[str, Any]:
    values = _fields(workspace, options, deadline.case_uuid) | given(options, ("title",))
    if not values:
        names = ("title", "action", "side", "severity", "document", "annotation", "note")
        raise BadInput(f"Say what to change: {as_typed(dict.fromkeys(names))}.")
    return values


def _done(workspace: Workspace, options: argparse.Namespace, deadline: Deadline) -> dict[str, Any]:
    return {"completed_on": options.on, "document_uuid": _document(workspace, options, deadline.case_uuid)}


def _retired(workspace: Workspace, options: argparse.Namespace, deadline: Deadline) -> dict[str, Any]:
    other = options.replaced_by and workspace.ask(deadline_named, options.replaced_by, deadline.case_uuid).uuid
    return {"state": spaced(options.state), "reason": options.reason, "replaced_by_uuid": other}


def _reminded(_workspace: Workspace, options: argparse.Namespace, _deadline: Deadline) -> dict[str, Any]:
    return {"days": options.days}


def _overridden(_workspace: Workspace, options: argparse.Namespace, _deadline: Deadline) -> dict[str, Any]:
    return {"due": options.due, "reason": options.reason, "due_source": options.source}


def _fields(workspace: Workspace, options: argparse.Namespace, case_uuid: str) -> dict[str, Any]:
    values = given(options, ("action", "side", "severity", "note"))
    if "action" in values:
        values["action"] = values["action"].replace("-", "_")
    if options.document is not None:
        values["document_uuid"] = _document(workspace, options, case_uuid)
    if options.annotation is not None:
        found = workspace.ask(annotation_named, options.annotation).annotation if options.annotation else None
        values["annotation_uuid"] = found.uuid if found else None
    return values


def _document(workspace: Workspace, options: argparse.Namespace, case_uuid: str) -> str | None:
    if not options.document:
        return None
    return workspace.ask(document_named, options.document, case_uuid=case_uuid).document.uuid


def _meant(workspace: Workspace, options: argparse.Namespace) -> Deadline:
    case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
    return workspace.ask(deadline_named, options.deadline, case_uuid)


def _line(deadline: Deadline) -> str:
    return f"{deadline.title}: {day_text(deadline.headline) or 'no date yet'} ({deadline.state})"
