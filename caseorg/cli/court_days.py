"""`caseorg court-day`: days on which nothing was due, and the open deadlines that move with them."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from caseorg.base.errors import BadInput, NotFound
from caseorg.cli.arguments import add_choice, command, subcommands
from caseorg.cli.event_moves import MOVE_COLUMNS, move_row, move_value
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import record_values, value_of
from caseorg.model.counting import DayKind, SpecialDay
from caseorg.model.workspace_rules import DayFact
from caseorg.operations import add_day_fact, remove_day_fact
from caseorg.queries.calendar_names import day_facts
from caseorg.queries.chains import DaysChange, recounts_of_days
from caseorg.queries.courts import court_for
from caseorg.rules.chains import Choice, Recount
from caseorg.rules.count_values import NAMED_KINDS
from caseorg.rules.deadline_words import day_text
from caseorg.rules.typed_dates import typed_date
from caseorg.workspace import Workspace

_COLUMNS = (
    Column("Day"),
    Column("Kind"),
    Column("Name", least=16),
    Column("Court"),
    Column("Known from", least=16),
)


def declare_court_day(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg court-day`."""
    commands = subcommands(parser)
    add = command(commands, "add", "Say that a day was no ordinary court day, and how that is known.", _add)
    add.add_argument("day", metavar="DATE", help="the day")
    add.add_argument("name", metavar="NAME", help="what it is, as “Clerk’s office closed by snow”")
    add_choice(add, "--kind", NAMED_KINDS, "what kind of day", required=True)
    add.add_argument("--court", metavar="ID", default="", help="the court it holds for, as dcd; else all")
    add.add_argument("--authority", default="", help="the order that says so")
    add.add_argument("--evidence", default="", help="how it is known, as “notice on the court’s site, saved as …”")
    command(commands, "list", "List what was said of days.", _list)
    remove = command(commands, "remove", "Take back what was said of a day.", _remove)
    remove.add_argument("day", metavar="DATE", help="the day, or the id")
    for one in (add, remove):
        one.add_argument("--preview", action="store_true", help="show which open deadlines would move; change nothing")
        one.add_argument("--move", action="store_true", help="move them with it, but for those that were verified")


def _add(session: Session, options: argparse.Namespace) -> None:
    day = typed_date(options.day, "The day")
    if day is None:
        raise BadInput("The day is empty. Type one and try again.")
    known = court_for(options.court) if options.court else None
    court = known.id if known else options.court.strip()
    special = SpecialDay(
        date=date.fromisoformat(day),
        kind=DayKind(options.kind),
        name=options.name,
        authority=options.authority or options.evidence,
    )
    days = DaysChange(added=((special, court),))
    if options.preview:
        with session.reading() as workspace:
            _show(session, {}, f"{day_text(day)}: {options.name}", _moved_by(workspace, days), options)
        return
    with session.writing() as workspace:
        found = _moved_by(workspace, days)
        fact = workspace.do(
            add_day_fact,
            day=day,
            kind=options.kind,
            name=options.name,
            scope=court,
            authority=options.authority,
            evidence=options.evidence,
            recounts=found if options.move else (),
        ).value
    _show(session, value_of(fact), f"{day_text(fact.day)}: {fact.name} ({fact.kind})", found, options)


def _list(session: Session, _options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        facts = workspace.ask(day_facts)

    def text() -> None:
        if not facts:
            session.output.line("Nothing was said of days yet. Federal holidays are known by themselves.")
            return
        rows = [(day_text(one.day), one.kind, one.name, one.scope, one.authority or one.evidence) for one in facts]
        session.output.table(_COLUMNS, rows)

    session.show(record_values(facts), text)


def _remove(session: Session, options: argparse.Namespace) -> None:
    with session.reading() if options.preview else session.writing() as workspace:
        fact = _fact(workspace, options.day)
        found = _moved_by(workspace, DaysChange(removed=frozenset({fact.uuid})))
        if not options.preview:
            workspace.do(remove_day_fact, uuid=fact.uuid, recounts=found if options.move else ())
    said = "Would be removed" if options.preview else "Removed"
    _show(session, value_of(fact), f"{said}: {fact.name}", found, options)


def _fact(workspace: Workspace, day: str) -> DayFact:
    found = [one for one in workspace.ask(day_facts) if day in (one.day, one.uuid)]
    if len(found) != 1:
        raise NotFound(f"{len(found)} facts are said of “{day}”. Give the id that “list --json” prints.")
    return found[0]


def _moved_by(workspace: Workspace, days: DaysChange) -> tuple[Recount, ...]:
    return workspace.ask(recounts_of_days, days, Choice())


def _show(
    session: Session, value: dict[str, Any], said: str, found: tuple[Recount, ...], options: argparse.Namespace
) -> None:
    moves = [move for one in found for move in one.moves]

    def text() -> None:
        session.output.say(said)
        if not moves:
            return
        session.output.table(MOVE_COLUMNS, [move_row(move) for move in moves])
        if options.preview:
            session.output.line("Nothing was changed.")
        elif not options.move:
            session.output.say("These dates stay. “caseorg deadline recount --yes” moves them.")

    moved = "would_move" if options.preview or not options.move else "moved"
    session.show(value | {moved: [move_value(move) for move in moves]}, text)
