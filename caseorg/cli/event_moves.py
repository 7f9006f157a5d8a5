"""`caseorg event move`: what would move, and moving it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import Subjects, add_case, add_choice, command
from caseorg.cli.output import Output
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.model.counting import ServiceMethod
from caseorg.model.event import Event, EventStatus
from caseorg.operations.following_events import follow_event
from caseorg.operations.moving_events import move_event
from caseorg.queries.calendar_names import deadline_named, event_named
from caseorg.queries.cases import case_named
from caseorg.queries.chains import chain_of
from caseorg.queries.consequences import consequences
from caseorg.queries.rulebook import counting_rulebook
from caseorg.rules.chains import Choice, Move, Plan, plan_of
from caseorg.rules.consequences import Consequences, Wish
from caseorg.rules.deadline_words import day_text
from caseorg.rules.typed_dates import typed_moment
from caseorg.workspace import Workspace

MOVE_COLUMNS = (Column("Deadline", least=20), Column("Old"), Column("New"), Column("Becomes"), Column("Why", least=24))


def declare_move(commands: Subjects) -> None:
    """The command `move`."""
    move = command(commands, "move", "Show what moves with an event; with --yes, move it.", _move)
    move.add_argument("event", metavar="E", help="the event: its id or words of its title")
    add_case(move, required=False, help_line="the case it is of")
    move.add_argument("--at", metavar="DATE", help="the day it happened or will, or day and time")
    add_choice(move, "--service", ServiceMethod, "how a paper was served")
    move.add_argument(
        "--accept", metavar="DEADLINE", action="append", default=[], help="a verified deadline that may move as well"
    )
    move.add_argument(
        "--keep", metavar="DEADLINE", action="append", default=[], help="a deadline that keeps its date all the same"
    )
    move.add_argument("--yes", action="store_true", help="do it; without this, nothing is changed")


def _move(session: Session, options: argparse.Namespace) -> None:
    if not options.at and not options.service:
        raise BadInput("Say what changes: --at for the day, --service for how it was served.")
    with session.writing() if options.yes else session.reading() as workspace:
        plan = _plan(workspace, options)
        # a motion that comes out of its time, or into it, suspends no longer what it did, or does so now
        choice = _choice(workspace, options, plan.event.case_uuid)
        follows = workspace.ask(consequences, plan.event, Wish(proposes=False, moves=choice))
        tolls = bool(follows.proposals or follows.warnings)
        if options.yes and tolls:
            workspace.do(follow_event, plan=follows, label=move_event.label)
        elif options.yes:
            workspace.do(move_event, plan=plan)

    def text() -> None:
        session.output.say(f"{plan.event.title}: {day_text(plan.event.at)}")
        if tolls:
            _say_tolling(session.output, follows)
        if plan.moves:
            session.output.table(MOVE_COLUMNS, [move_row(move) for move in plan.moves])
        for event in plan.expected:
            session.output.say(f"Expected: {event.title}, {day_text(event.at) or 'no date yet'}")
        if not options.yes:
            session.output.line("Nothing was changed. Give --yes to do it.")

    value = {
        "event": plan.event.uuid,
        "at": plan.event.at,
        "done": options.yes,
        "moves": [move_value(move) for move in plan.moves],
        "expected": [{"event": one.uuid, "at": one.at} for one in plan.expected],
    }
    session.show(value, text)


def _plan(workspace: Workspace, options: argparse.Namespace) -> Plan:
    case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
    event = workspace.ask(event_named, options.event, case_uuid)
    chain = workspace.ask(chain_of, event.case_uuid)
    choice = _choice(workspace, options, event.case_uuid)
    return plan_of(workspace.ask(counting_rulebook, event.case_uuid), chain, _moved(event, options), choice)


def _choice(workspace: Workspace, options: argparse.Namespace, case_uuid: str) -> Choice:
    accepted, kept = (
        frozenset(workspace.ask(deadline_named, one, case_uuid).uuid for one in named)
        for named in (options.accept, options.keep)
    )
    return Choice(accepted=accepted, declined=kept)


def _say_tolling(output: Output, follows: Consequences) -> None:
    """What a move suspends or no longer does."""
    for warning in follows.warnings:
        output.say(f" !  {warning}")
    for one in follows.proposals:
        output.say(f"{one.title}: {one.kind.value} ({one.why})" + ("" if one.chosen else ", not taken"))


def _moved(event: Event, options: argparse.Namespace) -> Event:
    """The event as it will be: with a day given, it is no longer only expected."""
    if options.at:
        event = replace(event, at=typed_moment(options.at, "The date"), status=EventStatus.ACTUAL)
    if options.service:
        event = replace(event, service_method=options.service.replace("-", "_"))
    return event


def move_row(move: Move) -> tuple[str, ...]:
    """A deadline that moves, as a row of MOVE_COLUMNS."""
    old, new, _ = move.shown
    return move.deadline.title, day_text(old), day_text(new), str(move.outcome), move.why


def move_value(move: Move) -> dict[str, Any]:
    """A deadline that moves, as JSON."""
    return {
        "deadline": move.deadline.uuid,
        "title": move.deadline.title,
        "outcome": move.outcome,
        "old": move.old,
        "new": move.new,
        "computed": move.computed,
        "why": move.why,
        "projected": move.projected,
        "needs_consent": move.needs_consent,
    }
