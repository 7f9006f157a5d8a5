"""`caseorg event`: add, list, edit, move, cancel what happens in a case."""

from __future__ import annotations

import argparse

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import CLEARING, add_case, add_choice, as_typed, command, given, spaced, subcommands
from caseorg.cli.court_calendar import declare_import
from caseorg.cli.event_consequences import add_wishes, declare_follow, plan_value, planned, say_plan
from caseorg.cli.event_moves import declare_move
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import record_values, value_of
from caseorg.model.counting import ServiceMethod
from caseorg.model.event import Event, HearingKind
from caseorg.operations.events import add_event, cancel_event, edit_event, planned_event
from caseorg.operations.following_events import follow_event
from caseorg.queries.calendar_names import deadline_named, event_named, events_of
from caseorg.queries.cases import case_named
from caseorg.queries.courts import court_zone
from caseorg.queries.documents import document_named
from caseorg.rules.deadline_words import day_text
from caseorg.workspace import Workspace

_COLUMNS = (Column("When"), Column("Event", least=20), Column("Status"), Column("Type", spare=True), Column("Id"))


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg event`."""
    commands = subcommands(parser)
    add = command(commands, "add", "Say what happened or is set in a case, with or without its date.", _add)
    add.add_argument("title", metavar="TITLE", help="what it is, as “Complaint served on Kent”")
    add_case(add)
    add.add_argument("--at", metavar="DATE", help="the day, or day and time as “2026-03-31 14:30”")
    add.add_argument("--type", metavar="NAME", help="what rules run from, as defendant.served")
    add_choice(add, "--service", ServiceMethod, "how a paper was served")
    add.add_argument("--time-zone", metavar="ZONE", help="where it happens, as America/Denver; else where the court is")
    add.add_argument("--expected-by", metavar="DEADLINE", help="it is expected on the day this deadline is due")
    _add_fields(add)
    add_wishes(add)
    add_case(command(commands, "list", "List the events of a case.", _list))
    edit = command(commands, "edit", "Change what is said of an event.", _edit, epilog=CLEARING)
    cancel = command(commands, "cancel", "Call an event off; what ran from it alone is moot.", _cancel)
    for one in (edit, cancel):
        one.add_argument("event", metavar="E", help="the event: its id or words of its title")
        add_case(one, required=False, help_line="the case it is of")
    edit.add_argument("--title", help="what it is")
    _add_fields(edit)
    declare_move(commands)
    declare_follow(commands)
    declare_import(commands)
    cancel.add_argument("--reason", required=True, help="why, as “stricken by ECF No. 9”")


def _add_fields(parser: argparse.ArgumentParser) -> None:
    kinds = [kind for kind in HearingKind if kind]
    add_choice(parser, "--hearing", kinds, "what people have to come to")
    parser.add_argument("--ends-at", metavar="DATE", help="when it ends, as “2026-03-31 16:00”")
    parser.add_argument("--place", help="where it is")
    parser.add_argument("--document", metavar="D", help="the paper it is known from")
    parser.add_argument("--note", help="a note of your own")


def _add(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        case = workspace.ask(case_named, options.case)
        values = _values(workspace, options, case.uuid) | given(options, ("type", "time_zone"))
        values["time_zone"] = values.get("time_zone") or court_zone(case.court)
        if options.service:
            values["service_method"] = options.service.replace("-", "_")
        if options.expected_by:
            values["projected_from_uuid"] = workspace.ask(deadline_named, options.expected_by, case.uuid).uuid
        plan = planned(workspace, options, planned_event(case.uuid, options.title, options.at, **values))
        if options.yes:
            event = workspace.do(follow_event, plan=plan).value
        else:
            event = workspace.do(add_event, case_uuid=case.uuid, title=options.title, at=options.at, **values).value

    def text() -> None:
        session.output.say(f"Event {_line(event)}")
        say_plan(session.output, plan, done=options.yes)

    session.show(value_of(event) | {"follows": plan_value(plan, done=options.yes)}, text)


def _list(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        events = workspace.ask(events_of, workspace.ask(case_named, options.case).uuid)

    def text() -> None:
        if not events:
            session.output.line("No event is known in the case yet. “caseorg event add TITLE --case …” adds one.")
            return
        ids = session.output.ids([event.uuid for event in events])
        rows = [(day_text(one.at), one.title, str(one.status), one.type, ids[one.uuid]) for one in events]
        session.output.table(_COLUMNS, rows)

    session.show(record_values(events), text)


def _edit(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        event = _meant(workspace, options)
        values = _values(workspace, options, event.case_uuid) | given(options, ("title",))
        if not values:
            names = ("title", "hearing", "ends_at", "place", "document", "note")
            raise BadInput(f"Say what to change: {as_typed(dict.fromkeys(names))}.")
        event = workspace.do(edit_event, uuid=event.uuid, **values).value
    session.show(value_of(event), lambda: session.output.say(f"Changed event {_line(event)}"))


def _cancel(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        event = workspace.do(cancel_event, uuid=_meant(workspace, options).uuid, reason=options.reason).value
    session.show(value_of(event), lambda: session.output.say(f"Cancelled {_line(event)}"))


def _values(workspace: Workspace, options: argparse.Namespace, case_uuid: str) -> dict[str, str | None]:
    values: dict[str, str | None] = given(options, ("ends_at", "place", "note"))
    if options.hearing:
        values["hearing"] = spaced(options.hearing)
    if options.document is not None:
        found = workspace.ask(document_named, options.document, case_uuid=case_uuid) if options.document else None
        values["document_uuid"] = found.document.uuid if found else None
    return values


def _meant(workspace: Workspace, options: argparse.Namespace) -> Event:
    case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
    return workspace.ask(event_named, options.event, case_uuid)


def _line(event: Event) -> str:
    return f"{event.title}: {day_text(event.at) or 'no date yet'}"
