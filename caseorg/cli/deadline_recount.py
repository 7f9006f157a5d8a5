"""`caseorg deadline recount`: the open deadlines that the rules of now date otherwise, and dating them so."""

from __future__ import annotations

import argparse

from caseorg.cli.arguments import Subjects, add_case, command
from caseorg.cli.event_moves import MOVE_COLUMNS, move_row, move_value
from caseorg.cli.session import Session
from caseorg.operations.moving_events import recount_deadlines
from caseorg.queries.calendar_names import deadline_named
from caseorg.queries.cases import case_named
from caseorg.queries.chains import recounts
from caseorg.rules.chains import Choice, Recount
from caseorg.workspace import Workspace


def declare_recount(commands: Subjects) -> None:
    """The command `recount`."""
    help_line = "Show the open deadlines that the rules and court days of now date otherwise; with --yes, date them so."
    parser = command(commands, "recount", help_line, _recount)
    add_case(parser, required=False)
    one_of = "by its id or words of its title"
    parser.add_argument(
        "--accept", metavar="DEADLINE", action="append", default=[], help=f"a verified deadline that may move, {one_of}"
    )
    parser.add_argument(
        "--keep", metavar="DEADLINE", action="append", default=[], help=f"a deadline that keeps its day, {one_of}"
    )
    parser.add_argument("--yes", action="store_true", help="do it; without this, nothing is changed")


def _recount(session: Session, options: argparse.Namespace) -> None:
    if not options.yes:
        with session.reading() as workspace:
            found = _found(workspace, options)
    else:
        with session.writing() as workspace:
            found = _found(workspace, options)
            if found:
                workspace.do(recount_deadlines, recounts=found)

    def text() -> None:
        if not found:
            session.output.line("Every open deadline has the date that the rules give now.")
            return
        for one in found:
            session.output.say(one.case_name)
            session.output.table(MOVE_COLUMNS, [move_row(move) for move in one.moves])
        if not options.yes:
            session.output.line("Nothing was changed. Give --yes to do it.")

    value = {
        "done": options.yes and bool(found),
        "cases": [
            {"case": one.case_uuid, "name": one.case_name, "moves": [move_value(move) for move in one.moves]}
            for one in found
        ],
    }
    session.show(value, text)


def _found(workspace: Workspace, options: argparse.Namespace) -> tuple[Recount, ...]:
    case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
    choice = Choice(
        accepted=frozenset(workspace.ask(deadline_named, one, case_uuid).uuid for one in options.accept),
        declined=frozenset(workspace.ask(deadline_named, one, case_uuid).uuid for one in options.keep),
    )
    return workspace.ask(recounts, case_uuid=case_uuid, choice=choice)
