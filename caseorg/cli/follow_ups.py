"""`caseorg follow-up`: what to look after."""

from __future__ import annotations

import argparse

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import CLEARING, add_case, add_choice, as_typed, command, counted, subcommands
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import record_values, value_of
from caseorg.model.deadline import FollowUp, Interval
from caseorg.operations import (
    add_follow_up,
    complete_follow_up,
    drop_follow_up,
    edit_follow_up,
)
from caseorg.queries.calendar_names import deadline_named, follow_up_named, follow_ups_of
from caseorg.queries.cases import case_named
from caseorg.rules.deadline_words import day_text
from caseorg.workspace import Workspace

_COLUMNS = (Column("Day"), Column("Follow-up", least=20), Column("Again"), Column("State"), Column("Id"))


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg follow-up`."""
    commands = subcommands(parser)
    add = command(commands, "add", "Note something to look after on a day, once or again and again.", _add)
    add.add_argument("title", metavar="TITLE", help="what to do, as “Call the clerk about the transcript”")
    add_case(add)
    add.add_argument("--due", metavar="DATE", required=True, help="the day, the first one of a series")
    add.add_argument("--every", type=counted, metavar="N", default=0, help="it comes again after N of --interval")
    add_choice(add, "--interval", [one for one in Interval if one], "what --every counts", default="")
    add.add_argument("--until", metavar="DATE", help="the last day it may come again")
    add.add_argument("--deadline", metavar="DEADLINE", help="the deadline it belongs to")
    add.add_argument("--assign", metavar="NAME", default="", help="whose task it is")
    add.add_argument("--note", default="", help="a note of your own")
    listed = command(commands, "list", "List the open follow-ups of a case, or of all.", _list)
    add_case(listed, required=False)
    listed.add_argument("--all", action="store_true", help="also those done and dropped")
    edit = command(commands, "edit", "Change a follow-up; those that come after it are like it.", _edit)
    edit.add_argument("--title", help="what to do")
    edit.add_argument("--due", metavar="DATE", help="the day")
    edit.add_argument("--every", type=int, metavar="N", help="it comes again after N of --interval; 0 for once")
    add_choice(edit, "--interval", [one for one in Interval if one], "what --every counts")
    edit.add_argument("--until", metavar="DATE", help=f"the last day it may come again. {CLEARING}")
    edit.add_argument("--assign", metavar="NAME", help=f"whose task it is. {CLEARING}")
    edit.add_argument("--note", help=f"a note of your own. {CLEARING}")
    done = command(commands, "done", "Say that it was done; the next one of a series is made.", _done)
    done.add_argument("--on", metavar="DATE", help="the day, today where none is given")
    drop = command(commands, "drop", "Give a follow-up up, with all that would come after it.", _drop)
    for one in (edit, done, drop):
        one.add_argument("follow_up", metavar="F", help="the follow-up: its id or words of its title")
        add_case(one, required=False, help_line="the case it is of")


def _add(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        case = workspace.ask(case_named, options.case)
        deadline = workspace.ask(deadline_named, options.deadline, case.uuid).uuid if options.deadline else None
        made = workspace.do(
            add_follow_up,
            case_uuid=case.uuid,
            title=options.title,
            due=options.due,
            deadline_uuid=deadline,
            every=options.every,
            interval=options.interval,
            until=options.until,
            assigned_to=options.assign,
            note=options.note,
        ).value
    session.show(value_of(made), lambda: session.output.say(f"Follow-up {made.title}: {day_text(made.due)}"))


def _list(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
        found = workspace.ask(lambda reader: follow_ups_of(reader, case_uuid, every=options.all))

    def text() -> None:
        if not found:
            session.output.line("There is nothing to follow up. “caseorg follow-up add TITLE --case …” adds it.")
            return
        ids = session.output.ids([one.uuid for one in found])
        session.output.table(
            _COLUMNS, [(day_text(one.due), one.title, _again(one), str(one.state), ids[one.uuid]) for one in found]
        )

    session.show(record_values(found), text)


def _edit(session: Session, options: argparse.Namespace) -> None:
    names = ("title", "due", "every", "interval", "until", "note")
    values = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    values |= {"assigned_to": options.assign} if options.assign is not None else {}
    if values.get("every") == 0:
        values |= {"interval": "", "until": ""}
    if not values:
        raise BadInput(f"Say what to change: {as_typed(dict.fromkeys((*names, 'assign')))}.")
    with session.writing() as workspace:
        changed = workspace.do(edit_follow_up, uuid=_meant(workspace, options).uuid, **values).value
    session.show(value_of(changed), lambda: session.output.say(f"Follow-up {changed.title}: {day_text(changed.due)}"))


def _done(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        follow_up = _meant(workspace, options)
        following = workspace.do(complete_follow_up, uuid=follow_up.uuid, completed_on=options.on).value
    again = f"; again on {day_text(following.due)}" if following else ""
    value = {"done": follow_up.uuid, "next": value_of(following) if following else None}
    session.show(value, lambda: session.output.say(f"Done: {follow_up.title}{again}"))


def _drop(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        dropped = workspace.do(drop_follow_up, uuid=_meant(workspace, options).uuid).value
    session.show(value_of(dropped), lambda: session.output.say(f"Dropped: {dropped.title}"))


def _meant(workspace: Workspace, options: argparse.Namespace) -> FollowUp:
    case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
    return workspace.ask(follow_up_named, options.follow_up, case_uuid)


def _again(one: FollowUp) -> str:
    return f"every {one.every} {one.interval}" if one.every else ""
