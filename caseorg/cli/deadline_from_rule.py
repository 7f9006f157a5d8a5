"""`caseorg deadline add --rule`: a deadline that runs from events and other deadlines of its case."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli.deadline_by_rule import fact_of
from caseorg.model.case import Case
from caseorg.model.rule_pack import Happening
from caseorg.operations.deadlines import NewTrigger
from caseorg.queries.calendar_names import deadline_named, event_named, special_days
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.chain_requests import CaseSetting, expiry_leg, happened_of, request_of_case
from caseorg.rules.compute import compute
from caseorg.workspace import Workspace


def add_rule_options(parser: argparse.ArgumentParser) -> None:
    """--rule, --from, --after, --fact."""
    parser.add_argument("--rule", metavar="ID", help="the rule that sets the date, instead of --due")
    parser.add_argument(
        "--from", dest="events", metavar="EVENT", action="append", default=[],
        help="the event it runs from, by its id or words of its title; again for a rule that has several",
    )  # fmt: skip
    parser.add_argument(
        "--after", metavar="DEADLINE", action="append", default=[], help="the deadline from whose day it runs"
    )
    parser.add_argument(
        "--never", metavar="NAME", action="append", default=[], help="an event of the rule that did not happen"
    )
    parser.add_argument("--fact", metavar="NAME=yes|no", action="append", default=[], help="a fact the rule asks for")


def setting_of(workspace: Workspace, case: Case) -> CaseSetting:
    """What holds for every deadline of a case."""
    return CaseSetting(
        court=case.court or "",
        case_filed=date.fromisoformat(case.date_filed) if case.date_filed else None,
        special_days=workspace.ask(special_days, case.court or ""),
    )


def by_rule(workspace: Workspace, options: argparse.Namespace, case: Case) -> dict[str, Any]:
    """The computation and the triggers of a new deadline. Raises BadInput with what the rule asks for first."""
    if options.due or options.source:
        raise BadInput("The rule gives the date. Leave --due and --source out, or leave --rule out.")
    events = [workspace.ask(event_named, text, case.uuid) for text in options.events]
    for event in events:
        if not event.type:
            raise BadInput(f"“{event.title}” has no type that rules know. Add it with --type, as defendant.served.")
    happened: dict[str, Happening | None] = happened_of((event.type, event) for event in events)
    triggers = [NewTrigger(leg=event.type, event_uuid=event.uuid) for event in events]
    for parent in (workspace.ask(deadline_named, text, case.uuid) for text in options.after):
        if parent.rule_id is None:
            raise BadInput(f"“{parent.title}” was set by no rule, and no rule runs from it. Use --due.")
        leg = expiry_leg(parent.rule_id)
        triggers.append(NewTrigger(leg=leg, parent_uuid=parent.uuid))
        if parent.due:
            happened[leg] = Happening(at=date.fromisoformat(parent.due))
    happened |= dict.fromkeys(options.never)
    facts = dict(fact_of(text) for text in options.fact)
    request = request_of_case(options.rule, setting_of(workspace, case), happened, facts)
    return {"computation": compute(shipped_rulebook(), request), "triggers": triggers}
