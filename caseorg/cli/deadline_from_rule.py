"""`caseorg deadline add --rule` and `--said`: a deadline that runs from events and other deadlines of its case."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from caseorg.base.clock import today
from caseorg.base.errors import BadInput
from caseorg.cli.arguments import add_choice
from caseorg.cli.deadline_by_rule import fact_of
from caseorg.model.case import Case
from caseorg.model.counting import ServiceMethod
from caseorg.operations.deadline_triggers import triggers_of
from caseorg.queries.calendar_names import deadline_named, event_named
from caseorg.queries.new_deadline import drafted, new_deadline_case
from caseorg.rules.deadline_drafts import AskedStart, Draft, Start, asked_by, start_after
from caseorg.rules.order_periods import order_regime, order_rule_id
from caseorg.rules.said_deadlines import said_deadline
from caseorg.rules.typed_dates import typed_moment
from caseorg.workspace import Workspace


def add_rule_options(parser: argparse.ArgumentParser) -> None:
    """--rule, --said, --from, --on, --service, --after, --never, --waiting, --fact."""
    parser.add_argument("--rule", metavar="ID", help="the rule that sets the date, instead of --due")
    parser.add_argument(
        "--said", metavar="WORDS", help="the words of an order, as “within 14 days of service of this order”"
    )
    parser.add_argument(
        "--from", dest="events", metavar="EVENT", action="append", default=[],
        help="the event it runs from, by its id or words of its title; again for a rule that has several",
    )  # fmt: skip
    parser.add_argument(
        "--on", metavar="[NAME=]DATE", action="append", default=[],
        help="the day of the event it runs from, which is then added; with its name for a rule that has several",
    )  # fmt: skip
    add_choice(parser, "--service", ServiceMethod, "how the paper was served, with --on")
    parser.add_argument(
        "--after", metavar="DEADLINE", action="append", default=[], help="the deadline from whose day it runs"
    )
    parser.add_argument(
        "--never", metavar="NAME", action="append", default=[], help="an event of the rule that did not happen"
    )
    parser.add_argument("--waiting", action="store_true", help="what it runs from has no date yet")
    parser.add_argument("--fact", metavar="NAME=yes|no", action="append", default=[], help="a fact the rule asks for")


def dated(workspace: Workspace, options: argparse.Namespace, case: Case) -> dict[str, Any]:
    """What gives a new deadline its date: a rule, the words of an order, or what was typed. Raises BadInput with what
    must be said first."""
    if options.said:
        return _as_said(workspace, options, case)
    if options.rule:
        return _by_rule(workspace, options, case, options.rule)
    if options.on or options.events or options.after or options.waiting:
        raise BadInput("Say by which rule it runs from that: --rule ID, or the words of the order by --said.")
    return {"due": options.due, "due_source": options.source or "user"}


def _as_said(workspace: Workspace, options: argparse.Namespace, case: Case) -> dict[str, Any]:
    if options.due or options.rule:
        raise BadInput("The words give the date. Leave --due and --rule out.")
    said = said_deadline(options.said, today())
    if said.day:
        return {"due": said.day, "due_source": options.source or "order"}
    if said.period is None:
        raise BadInput(f"{said.understood} Give the date by --due.")
    regime = order_regime(workspace.ask(new_deadline_case, case.uuid).court)
    if not said.trigger:
        example = order_rule_id(said.period, "hearing.held", regime)
        raise BadInput(f"{said.understood} Name it: --rule {example}, with its name in place of hearing.held.")
    return _by_rule(workspace, options, case, order_rule_id(said.period, said.trigger, regime))


def _by_rule(workspace: Workspace, options: argparse.Namespace, case: Case, rule_id: str) -> dict[str, Any]:
    """The computation and the triggers of a new deadline."""
    if options.due or options.source:
        raise BadInput("The rule gives the date. Leave --due and --source out, or leave --rule out.")
    known = workspace.ask(new_deadline_case, case.uuid)
    asked = asked_by(known.rulebook, rule_id)
    starts = [*_from_events(workspace, options, case), *_after_deadlines(workspace, options, case)]
    starts += _on_days(options, rule_id, asked.starts)
    starts += [Start(leg=name, never=True) for name in options.never]
    said = {start.leg for start in starts}
    if options.waiting:
        starts += [Start(leg=one.trigger) for one in asked.starts if one.trigger not in said]
    facts = dict(fact_of(text) for text in options.fact)
    draft = Draft(case_uuid=case.uuid, rule_id=rule_id, starts=tuple(starts), facts=facts)
    zone = known.court.time_zone if known.court else ""
    return {"computation": workspace.ask(drafted, draft), "triggers": triggers_of(starts, time_zone=zone)}



def _from_events(workspace: Workspace, options: argparse.Namespace, case: Case) -> list[Start]:
    events = [workspace.ask(event_named, text, case.uuid) for text in options.events]
    for event in events:
        if not event.type:
            raise BadInput(f"“{event.title}” has no type that rules know. Add it with --type, as defendant.served.")
    return [Start(leg=event.type, event_uuid=event.uuid) for event in events]


def _after_deadlines(workspace: Workspace, options: argparse.Namespace, case: Case) -> list[Start]:
    starts = []
    for parent in (workspace.ask(deadline_named, text, case.uuid) for text in options.after):
        if parent.rule_id is None:
            raise BadInput(f"“{parent.title}” was set by no rule, and no rule runs from it. Use --due.")
        starts.append(start_after(parent.rule_id, parent.uuid))
    return starts


def _on_days(options: argparse.Namespace, rule_id: str, asked: tuple[AskedStart, ...]) -> list[Start]:
    """What was said by --on: the day of the only event of the rule, or of the one that is named."""
    starts = []
    for text in options.on:
        name, equals, day = text.partition("=")
        if not equals:
            name, day = _only(rule_id, asked), text
        if name not in {one.trigger for one in asked}:
            raise BadInput(f"{rule_id} does not run from “{name}”. “caseorg rules show {rule_id}” names its events.")
        starts.append(Start(leg=name, at=typed_moment(day, "The date")))
    if options.service and not starts:
        raise BadInput("Say when the paper was served: --on DATE.")
    method = (options.service or "").replace("-", "_")
    return [replace(start, method=method) if start.leg.endswith(".served") else start for start in starts]


def _only(rule_id: str, asked: tuple[AskedStart, ...]) -> str:
    if len(asked) > 1:
        listed = ", ".join(f"--on {one.trigger}=DATE" for one in asked)
        raise BadInput(f"Several events start {rule_id}. Name each: {listed}; --never NAME for what did not happen.")
    return asked[0].trigger if asked else ""
