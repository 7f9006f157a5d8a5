"""`caseorg deadline list` and `show`, and `caseorg today`."""

from __future__ import annotations

import argparse
from typing import Any

from caseorg.base.clock import today
from caseorg.cli.arguments import Subjects, add_case, command
from caseorg.cli.inquiries import inquiry_value, inquiry_words
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.model.deadline import Deadline, DeadlineState
from caseorg.queries.calendar_names import deadline_named
from caseorg.queries.cases import case_named
from caseorg.queries.deadline_explained import explained, explanation_text
from caseorg.queries.deadline_lists import DeadlineFilter, DeadlineLine, deadline_lines, deadline_order
from caseorg.queries.deadline_views import TodaySection, deadline_view, today_view
from caseorg.rules.deadline_words import badges, day_text, headline_left
from caseorg.workspace import Workspace

_COLUMNS = (
    Column("Act by"),
    Column("Deadline", least=20),
    Column("Case", least=12),
    Column("State"),
    Column("Notes", least=12),
    Column("Id"),
)


def declare_lists(commands: Subjects) -> None:
    """The commands that show deadlines."""
    listed = command(commands, "list", "List the open deadlines of a case, or of all.", _list)
    add_case(listed, required=False)
    listed.add_argument("--all", action="store_true", help="also those done and retired")
    _add_whose(listed)
    listed.add_argument("--unverified", action="store_true", help="only those that no second person confirmed")
    show = command(commands, "show", "Explain the date of a deadline, every step with its rule.", _show)
    show.add_argument("deadline", metavar="DEADLINE", help="the deadline: its id or words of its title")
    add_case(show, required=False, help_line="the case it is of")


def declare_today(parser: argparse.ArgumentParser) -> None:
    """`caseorg today`."""
    parser.set_defaults(run=_today)
    _add_whose(parser)


def _add_whose(parser: argparse.ArgumentParser) -> None:
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--assigned", metavar="NAME", default="", help="only what is assigned to a person")
    one.add_argument("--mine", action="store_true", help="only yours: by --who, or the name in the settings")


def _whose(workspace: Workspace, options: argparse.Namespace) -> str:
    return workspace.who if options.mine else str(options.assigned)


def _list(session: Session, options: argparse.Namespace) -> None:
    states = frozenset[str]() if options.all else frozenset({str(DeadlineState.OPEN)})
    with session.reading() as workspace:
        whose = _whose(workspace, options)
        assigned = frozenset({whose}) if whose else frozenset[str]()
        shown = DeadlineFilter(states=states, unverified=options.unverified, assigned=assigned)
        case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
        order = workspace.ask(lambda reader: deadline_order(reader, case_uuid, shown=shown))
        lines = workspace.ask(deadline_lines, order)

    def text() -> None:
        if not lines:
            session.output.line("There is no such deadline. “caseorg deadline add TITLE --case …” adds one.")
            return
        _table(session, lines)

    session.show([_value(line) for line in lines], text)


def _show(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
        view = workspace.ask(deadline_view, workspace.ask(deadline_named, options.deadline, case_uuid).uuid)
    shown = explained(view, today())

    def text() -> None:
        for line in explanation_text(shown).splitlines():
            session.output.say(line)

    value = _value(view.line) | {
        "triggers": [value_of(one) for one in view.triggers],
        "computations": [value_of(one) for one in view.computations],
        "steps": [value_of(step) for step in view.steps],
        "warnings": list(view.warnings),
        "chain": [{"depth": one.depth, "deadline": one.deadline.uuid} for one in view.chain],
    }
    session.show(value, text)


def _today(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        found = workspace.ask(lambda reader: today_view(reader, today(), assigned=_whose(workspace, options)))
        every = workspace.ask(deadline_lines, [uuid for uuids in found.deadlines.values() for uuid in uuids])
    lines = {line.deadline.uuid: line for line in every}

    def text() -> None:
        output = session.output
        output.line(output.bold(day_text(found.day.isoformat())))
        for section in TodaySection:
            rows = [_said(lines[uuid]) for uuid in found.deadlines.get(section, ())]
            if section is TodaySection.HEARINGS:
                rows = [f"{day_text(one.event.at)}  {one.event.title} ({one.case_name})" for one in found.hearings]
            if section is TodaySection.FOLLOW_UPS:
                rows = [f"{day_text(one.follow_up.due)}  {one.follow_up.title} ({one.case_name})"
                        for one in found.follow_ups]  # fmt: skip
            if section is TodaySection.INQUIRIES:
                rows = [inquiry_words(one) for one in found.inquiries]
            if rows:
                output.line(output.bold(section.value.capitalize()))
            for row in rows:
                output.say(f"  {row}")
        output.say(f"{found.open_count:,} open deadlines, {found.unverified:,} of them not verified.")

    value = {
        "day": found.day.isoformat(),
        "deadlines": {part.value: [_value(lines[one]) for one in uuids] for part, uuids in found.deadlines.items()},
        "hearings": [value_of(one) for one in found.hearings],
        "follow_ups": [value_of(one) for one in found.follow_ups],
        "inquiries": [inquiry_value(one) for one in found.inquiries],
        "unverified": found.unverified,
        "projected": found.projected,
    }
    session.show(value, text)


def _table(session: Session, lines: list[DeadlineLine]) -> None:
    ids = session.output.ids([line.deadline.uuid for line in lines])
    rows = [
        (_day(line.deadline), line.deadline.title, line.case_name, str(line.deadline.state), _notes(line),
         ids[line.deadline.uuid])
        for line in lines
    ]  # fmt: skip
    session.output.table(_COLUMNS, rows)


def _said(line: DeadlineLine) -> str:
    notes = _notes(line)
    left = headline_left(line.deadline, today())
    return f"{_day(line.deadline)}  {line.deadline.title} ({line.case_name}), {left}" + (f" [{notes}]" if notes else "")


def _day(deadline: Deadline) -> str:
    return day_text(deadline.headline) or "no date yet"


def _notes(line: DeadlineLine) -> str:
    return ", ".join(badge.text for badge in badges(line.deadline, line.source_superseded))


def _value(line: DeadlineLine) -> dict[str, Any]:
    """A deadline with what a list shows of it."""
    return value_of(line.deadline) | {
        "headline": line.deadline.headline,
        "verified": line.deadline.verified,
        "case": line.case_name,
        "source": line.source,
        "badges": [badge.text for badge in badges(line.deadline, line.source_superseded)],
    }
