"""What follows from an event on the command line: shown, and taken all or in part; `caseorg event follow`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import Subjects, add_case, command
from caseorg.cli.deadline_by_rule import fact_of
from caseorg.cli.event_moves import MOVE_COLUMNS, move_row, move_value
from caseorg.cli.output import Output
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.model.event import Event
from caseorg.operations.following_events import follow_event
from caseorg.queries.calendar_names import deadline_named, event_named
from caseorg.queries.cases import case_named
from caseorg.queries.consequences import consequences
from caseorg.rules.chains import Choice
from caseorg.rules.consequences import Consequences, Proposal, Wish
from caseorg.rules.deadline_words import day_text
from caseorg.workspace import Workspace

_COLUMNS = (
    Column("Taken"), Column("Key"), Column("What follows", least=20), Column("Becomes"), Column("Before"),
    Column("After"), Column("Why", least=24),
)  # fmt: skip
_NONE = "none"
_LONGEST_CHAIN = 9


def declare_follow(commands: Subjects) -> None:
    """The command `follow`."""
    follow = command(commands, "follow", "Show what follows from an event by the rules; with --yes, take it.", _follow)
    follow.add_argument("event", metavar="E", help="the event: its id or words of its title")
    add_case(follow, required=False, help_line="the case it is of")
    add_wishes(follow)


def add_wishes(parser: argparse.ArgumentParser) -> None:
    """--yes, and what is taken or left."""
    parser.add_argument("--yes", action="store_true", help="take what is marked as taken; without this, only show it")
    parser.add_argument(
        "--take", metavar="KEY", action="append", default=[], help="take this as well, by its key or how that begins"
    )
    parser.add_argument("--leave", metavar="KEY", action="append", default=[], help="leave this out, likewise")
    parser.add_argument(
        "--fact", metavar="NAME=yes|no", action="append", default=[], help="a fact that a rule asks for, as us_party=no"
    )
    parser.add_argument(
        "--is", dest="fulfils", metavar="EVENT", help="the expected event that this one is, by its id or title; or none"
    )
    parser.add_argument(
        "--accept", metavar="DEADLINE", action="append", default=[], help="a verified deadline that may move as well"
    )


def wish_of(workspace: Workspace, options: argparse.Namespace, case_uuid: str) -> Wish:
    """What the options say."""
    fulfils = options.fulfils
    if fulfils is not None:
        is_none = fulfils.strip().lower() == _NONE
        fulfils = "" if is_none else workspace.ask(event_named, fulfils, case_uuid).uuid
    accepted = frozenset(workspace.ask(deadline_named, one, case_uuid).uuid for one in options.accept)
    return Wish(
        facts=dict(fact_of(text) for text in options.fact),
        moves=Choice(accepted=accepted),
        fulfils=fulfils,
    )


def planned(workspace: Workspace, options: argparse.Namespace, event: Event) -> Consequences:
    """What follows from an event as the options wish it. Raises BadInput for a key that is not proposed."""
    wish = wish_of(workspace, options, event.case_uuid)
    plan = workspace.ask(consequences, event, wish)
    for _ in range(_LONGEST_CHAIN):  # what is taken may bring more that may be taken
        keys = [one.key for one in plan.proposals]
        taken = frozenset(_key_of(text, keys) for text in options.take)
        left = frozenset(_key_of(text, keys) for text in options.leave)
        if (taken, left) == (wish.taken, wish.left):
            break
        wish = replace(wish, taken=taken, left=left)
        plan = workspace.ask(consequences, event, wish)
    for key in (*wish.taken, *wish.left):
        if key not in {one.key for one in plan.proposals}:
            raise BadInput(f"Nothing with the key {key} follows. Leave --yes out, and read the keys.")
    return plan


def _key_of(text: str, keys: Sequence[str]) -> str:
    """The key that is meant by a text: itself, or the only one that begins so."""
    if text in keys:
        return text
    meant = [key for key in keys if text and key.startswith(text)]
    return meant[0] if len(meant) == 1 else text


def say_plan(output: Output, plan: Consequences, *, done: bool) -> None:
    """What follows, with keys; warnings first."""
    for warning in plan.warnings:
        output.say(f" !  {warning}")
    if plan.fulfils is not None:
        output.say(f"It is the expected event “{plan.fulfils.title}”.")
    if plan.proposals:
        output.table(_COLUMNS, [_row(one) for one in plan.proposals])
    if plan.moves:
        output.table(MOVE_COLUMNS, [move_row(move) for move in plan.moves])
    for question in plan.questions:
        output.say(f" ?  {question.text} Say --fact {question.key}=yes or no.")
    if not done and (plan.proposals or plan.moves):
        output.line("None of this was done. “caseorg event follow EVENT --yes” takes what is marked.")


def plan_value(plan: Consequences, *, done: bool) -> dict[str, Any]:
    """What follows, as JSON."""
    return {
        "done": done,
        "fulfils": plan.fulfils.uuid if plan.fulfils else None,
        "awaited": [{"event": one.uuid, "title": one.title} for one in plan.awaited],
        "warnings": list(plan.warnings),
        "questions": [{"fact": one.key, "text": one.text} for one in plan.questions],
        "proposals": [
            {
                "key": one.key, "kind": one.kind.value, "title": one.title, "before": one.before, "after": one.after,
                "why": one.why, "cite": one.cite, "taken": one.chosen,
            }
            for one in plan.proposals
        ],
        "moves": [move_value(move) for move in plan.moves],
    }  # fmt: skip


def _row(one: Proposal) -> tuple[str, ...]:
    taken = "yes" if one.chosen else "asks" if one.asks else "no"
    before, after = day_text(one.before), day_text(one.after)
    return taken, one.key, one.title, one.kind.value, before, after, f"{one.why} ({one.cite})" if one.cite else one.why


def _follow(session: Session, options: argparse.Namespace) -> None:
    with session.writing() if options.yes else session.reading() as workspace:
        case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
        plan = planned(workspace, options, workspace.ask(event_named, options.event, case_uuid))
        if options.yes:
            workspace.do(follow_event, plan=plan)

    def text() -> None:
        session.output.say(f"{plan.event.title}: {day_text(plan.event.at) or 'no date yet'}")
        if not plan.proposals and not plan.moves:
            session.output.line("Nothing follows from it by the rules.")
        say_plan(session.output, plan, done=options.yes)

    session.show({"event": plan.event.uuid} | plan_value(plan, done=options.yes), text)
