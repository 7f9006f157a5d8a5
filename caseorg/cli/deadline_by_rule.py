"""`caseorg deadline compute --rule`: a date by a rule of the packs, with what it was made from."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli.output import Output
from caseorg.cli.session import Session
from caseorg.model.counting import Action, Count, Unit
from caseorg.model.rule_pack import EXPIRY_PREFIX, Computation, ComputeRequest, Fact, Happening, Question
from caseorg.model.rulebook import Rulebook
from caseorg.model.trigger_events import is_trigger
from caseorg.queries.rulebook import rulebook_in, shipped_rulebook
from caseorg.rules.compute import compute
from caseorg.rules.count_values import count_value, method_of, special_day_of, trigger_of, written
from caseorg.rules.own_rules import RulePlace
from caseorg.rules.rulebook import root_triggers

_TRUTHS = {"yes": True, "true": True, "no": False, "false": False}
_NEVER = "never"
_HEADINGS = {Action.NOT_BEFORE: "Not before", Action.OUTER_LIMIT: "At the latest"}


def add_rule_arguments(parser: argparse.ArgumentParser) -> None:
    """What is told to a rule: --fact, --event, --court, --case-filed."""
    parser.add_argument("--fact", metavar="NAME=yes|no", action="append", default=[], help=f"a fact: {', '.join(Fact)}")
    parser.add_argument(
        "--event",
        metavar="NAME=DATE[,METHOD]",
        action="append",
        default=[],
        help="an event of a rule that has several, and how a paper was served; never for one that did not happen",
    )
    parser.add_argument("--court", metavar="ID", default="", help="the court it is due in, as dcd, for its holidays")
    parser.add_argument("--case-filed", metavar="DATE", help="the day the case was filed, where the rule asks for it")


def compute_by_rule(session: Session, options: argparse.Namespace) -> None:
    """Compute and show the date that a rule sets. Raises BadInput with what must be said first."""
    if options.unit or options.direction or options.regime or options.action:
        raise BadInput("The rule says what is counted. Give --period too to count by hand, or leave these options out.")
    rulebook = _rulebook(session, options.court)
    found = compute(rulebook, _request(rulebook, options))
    if found.count is None:
        raise BadInput(" ".join(_asked(question) for question in found.questions))
    answer = found.count

    def text() -> None:
        session.output.say(f"{found.title}: {found.cite}" + (f" ({found.badge})" if found.badge else ""))
        if found.headline != answer.due:
            session.output.line(session.output.bold(f"Act by {written(found.headline)}"))
        say_count(session.output, answer, found.action)

    session.show(_value(found, answer), text)


def _rulebook(session: Session, court: str) -> Rulebook:
    """The rules of the court, with own ones where there is a workspace. Nothing is kept of what is computed here, so a
    rule may be tried before its text was checked: the answer says so. One that a person turned off may not."""
    if not session.has_workspace:
        return shipped_rulebook()
    with session.reading() as workspace:
        return workspace.ask(rulebook_in, RulePlace(court=court), unchecked=True)


def say_count(output: Output, answer: Count, action: Action = Action.FILE) -> None:
    """The dates, every step, and what to be warned of."""
    safe = "same" if answer.safe_due == answer.due else str(written(answer.safe_due))
    output.line(output.bold(f"{_HEADINGS.get(action, 'Due')} {written(answer.due)} (safe date: {safe})"))
    for step in answer.steps:
        output.say(f"{step.n:>2}  {step.text}" + (f"  [{step.cite}]" if step.cite else ""))
    for warning in answer.warnings:
        output.say(f" !  {warning}")


def _request(rulebook: Rulebook, options: argparse.Namespace) -> ComputeRequest:
    happened = dict(_event(text) for text in options.event)
    if options.trigger is not None:
        happened |= {_only_trigger(rulebook, options.rule, happened): _at(options.trigger, options.service)}
    elif options.service:
        raise BadInput("Say how a paper was served beside its day: --event NAME=DATE,METHOD.")
    return ComputeRequest(
        rule_id=options.rule,
        happened=happened,
        facts=dict(fact_of(text) for text in options.fact),
        special_days=tuple(special_day_of(text) for text in options.extra_day),
        court=options.court,
        time_zone=options.time_zone or "",
        case_filed=_day(options.case_filed) if options.case_filed else None,
        todays_counting=options.todays_counting,
    )


def _only_trigger(rulebook: Rulebook, rule_id: str, happened: dict[str, Happening | None]) -> str:
    """The event that --trigger is the day of: the one that starts the rule, where there is one."""
    triggers = [trigger for trigger in root_triggers(rulebook, rule_id) if trigger not in happened]
    if len(triggers) > 1:
        listed = ", ".join(f"--event {trigger}=DATE" for trigger in triggers)
        raise BadInput(f"Several events start {rule_id}. Give each instead of --trigger: {listed}; never for none.")
    if not triggers and rulebook.find(rule_id):
        raise BadInput("Every event of the rule is given by --event. Leave --trigger out.")
    return triggers[0] if triggers else ""


def _event(text: str) -> tuple[str, Happening | None]:
    name, equals, told = text.partition("=")
    if not equals or not told:
        raise BadInput(f"“{text}” says no event. Write it as motion.served=2026-03-05,mail.")
    if not is_trigger(name) and not name.startswith(EXPIRY_PREFIX):
        raise BadInput(f"“{name}” is no event that rules know. “caseorg rules show ID” names those of a rule.")
    day, _, method = told.partition(",")
    return name, None if day.strip().lower() == _NEVER else _at(day.strip(), method)


def _at(day: str, method: str) -> Happening:
    return Happening(at=_day(day), method=method_of(method))


def _day(text: str) -> date:
    found: date = trigger_of(text, Unit.DAYS)
    return found


def fact_of(text: str) -> tuple[Fact, bool]:
    """A fact as it is typed, "class_action=yes". Raises BadInput."""
    name, _, answer = text.partition("=")
    wanted = name.strip().replace("-", "_")
    if wanted not in list(Fact):
        raise BadInput(f"“{name}” is no fact that rules ask for. Known: {', '.join(Fact)}.")
    if answer.strip().lower() not in _TRUTHS:
        raise BadInput(f"Answer “{name}” by yes or no: --fact {wanted}=yes.")
    return Fact(wanted), _TRUTHS[answer.strip().lower()]


def _asked(question: Question) -> str:
    """A question with how it is answered here."""
    how = {
        "fact": f"--fact {question.key}=yes or no",
        "trigger": f"--event {question.key}=DATE or never",
        "case_filed": "--case-filed DATE",
    }
    return f"{question.text} Say {how[question.about]}."


def _value(found: Computation, answer: Count) -> dict[str, Any]:
    """A computation as JSON: the count, and all it was made from."""
    return count_value(answer) | {
        "rule": found.rule_id,
        "title": found.title,
        "cite": found.cite,
        "jurisdictional": found.jurisdictional,
        "headline": written(found.headline),
        "badge": found.badge,
        "confidence": found.confidence.value,
        "action": found.action.value,
        "extendable": found.extendable.value,
        "rule_version": written(found.rule_version),
        "pack": {"id": found.pack_id, "version": found.pack_version, "hash": found.pack_hash},
        "made_with": found.made_with,
        "inputs": found.inputs,
    }
