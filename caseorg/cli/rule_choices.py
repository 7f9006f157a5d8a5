"""`caseorg rules enable|disable|verify|unverify|service-days`: what people decide about rules."""

from __future__ import annotations

import argparse
from typing import Any

from caseorg.base.errors import NotFound
from caseorg.cli.arguments import Subjects, command
from caseorg.cli.session import Session
from caseorg.cli.values import value_of
from caseorg.model.rule_pack import Rule
from caseorg.operations import (
    choose_service_days,
    disable_rule,
    enable_rule,
    verify_rule,
    withdraw_rule_verification,
)
from caseorg.operations.operation import Operation
from caseorg.queries.rule_lists import RuleLine, decided_words, rule_lines
from caseorg.queries.rulebook import rulebook_in
from caseorg.rules.rule_choices import OPEN_ON_SERVICE
from caseorg.workspace import Workspace

_SERVICE = {"added": "added", "not-added": "not added", "usual": ""}


def declare_choices(commands: Subjects) -> None:
    """The commands enable, disable, verify, unverify, service-days."""
    enable = command(commands, "enable", "Let a rule be used whose text you checked.", _enable)
    enable.add_argument("--checked", metavar="TEXT", required=True, help="against what: “LCvR of Aug. 2025, p. 12”")
    disable = command(commands, "disable", "Let a rule be used no longer.", _disable)
    disable.add_argument("--reason", required=True, help="why")
    verify = command(commands, "verify", "Say that you read the text of a rule, and that it says so.", _verify)
    verify.add_argument("--against", metavar="TEXT", required=True, help="what you read, with its edition")
    unverify = command(commands, "unverify", "Withdraw what was verified of a rule.", _unverify)
    service = command(commands, "service-days", "Decide whether service adds days where the law is open.", _service)
    for one in (enable, disable, verify, unverify, service):
        one.add_argument("id", metavar="ID", help="the id of the rule, as dcd.lcvr.7.d")
    service.add_argument("choice", metavar="CHOICE", choices=list(_SERVICE), help=", ".join(_SERVICE))
    service.add_argument("--reason", default="", help=f"why; it is open of {', '.join(OPEN_ON_SERVICE)}")


def _enable(session: Session, options: argparse.Namespace) -> None:
    _decide(session, options, enable_rule, checked_against=options.checked)


def _disable(session: Session, options: argparse.Namespace) -> None:
    _decide(session, options, disable_rule, reason=options.reason)


def _verify(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        rule = _known(workspace, options.id)
        workspace.do(verify_rule, rule=rule, against=options.against)
        _tell(session, workspace, rule.id)


def _unverify(session: Session, options: argparse.Namespace) -> None:
    _decide(session, options, withdraw_rule_verification)


def _service(session: Session, options: argparse.Namespace) -> None:
    _decide(session, options, choose_service_days, choice=_SERVICE[options.choice], reason=options.reason)


def _decide(session: Session, options: argparse.Namespace, operation: Operation, **arguments: Any) -> None:
    with session.writing() as workspace:
        rule = _known(workspace, options.id)
        workspace.do(operation, rule_id=rule.id, **arguments)
        _tell(session, workspace, rule.id)


def _known(workspace: Workspace, rule_id: str) -> Rule:
    """The rule of an id or alias itself, not one that stands for it."""
    book = workspace.ask(rulebook_in, None)
    found = book.itself(rule_id)
    if found is None:
        raise NotFound(f"There is no rule {rule_id}. “caseorg rules list” names them all.")
    return found[1]


def _tell(session: Session, workspace: Workspace, rule_id: str) -> None:
    line = next(one for one in workspace.ask(rule_lines) if one.rule.id == rule_id)
    session.show(choice_value(line), lambda: _said(session, line))


def _said(session: Session, line: RuleLine) -> None:
    session.output.say(f"{line.rule.id} ({line.rule.latest.cite}): {'in use' if line.is_on else 'not in use'}.")
    for sentence in decided_words(line):
        session.output.say(sentence)


def choice_value(line: RuleLine) -> dict[str, Any]:
    """What was decided about a rule, as JSON."""
    choice = value_of(line.choice) if line.choice else None
    return {"rule": line.rule.id, "in_use": line.is_on, "verified": line.is_verified, "choice": choice}
