"""`caseorg statement approve`, `withdraw`, `embargo`, `verify`, `use`, `trash` and `restore`."""

from __future__ import annotations

import argparse
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import Subjects, add_case, add_choice, command, spaced
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.statement_lists import answer
from caseorg.cli.values import record_values, value_of
from caseorg.jobs.verify_statement import StatementVerified, VerifyStatement
from caseorg.model.statement import Approval, Statement, UseKind, Verification
from caseorg.operations.statements import (
    approve_statement,
    embargo_statement,
    note_statement_uses,
    restore_statements,
    trash_statements,
    withdraw_statement,
)
from caseorg.queries.cases import case_named
from caseorg.queries.courts import court_for
from caseorg.queries.statements import statement_named
from caseorg.rules.statement_words import embargo_end
from caseorg.workspace import Workspace

_STEPS = [approval for approval in Approval if approval is not Approval.WITHDRAWN]


def declare_steps(commands: Subjects) -> None:
    """The commands that take a statement on, among those of `caseorg statement`."""
    approve = command(commands, "approve", "Take a statement a step further, or back to a draft.", _approve)
    add_choice(approve, "--to", _STEPS, "the step; else approved", default="approved")
    approve.add_argument("--given-by", default="", metavar="NAME", help="who approved it")
    approve.add_argument("--on", metavar="DATE", help="the day, else today")
    approve.add_argument("--note", default="", help="a note of your own")
    withdraw = command(commands, "withdraw", "Say that a statement is not to be used any more.", _withdraw)
    withdraw.add_argument("--reason", required=True, help="why")
    withdraw.add_argument("--given-by", default="", metavar="NAME", help="who withdrew it")
    embargo = command(commands, "embargo", "Hold a statement back until a day and time, or lift that.", _embargo)
    embargo.add_argument("--until", metavar="WHEN", help="a day and time, as 2026-03-31 10:00")
    embargo.add_argument("--zone", help="the time zone, as America/Chicago; else that of the court")
    embargo.add_argument("--lift", action="store_true", help="lift the embargo")
    verify = command(commands, "verify", "Compare the words with their sources, character by character.", _verify)
    use = command(commands, "use", "Note that a statement went out on a sheet or release.", _use)
    use.add_argument("--title", required=True, help="the sheet or release")
    add_choice(use, "--kind", UseKind, "what it was", default="release")
    trash = command(commands, "trash", "Move a statement to the trash.", _trash)
    restore = command(commands, "restore", "Take a statement out of the trash.", _restore)
    for one in (approve, withdraw, embargo, verify, use, trash, restore):
        one.add_argument("statement", metavar="S", help="the statement: words of it, or the id")
        add_case(one, required=False, help_line="the case it is of")


def _meant(workspace: Workspace, options: argparse.Namespace, *, in_trash: bool = False) -> Statement:
    case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
    return workspace.ask(statement_named, options.statement, case_uuid, in_trash=in_trash)


def _approve(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        made = workspace.do(
            approve_statement,
            uuid=_meant(workspace, options).uuid,
            to=spaced(options.to),
            given_by=options.given_by,
            on_day=options.on,
            note=options.note,
        ).value
        answer(session, workspace, made.uuid, "Changed")


def _withdraw(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        made = workspace.do(
            withdraw_statement,
            uuid=_meant(workspace, options).uuid,
            reason=options.reason,
            given_by=options.given_by,
        ).value
        answer(session, workspace, made.uuid, "Withdrawn:")


def _embargo(session: Session, options: argparse.Namespace) -> None:
    if bool(options.until) is options.lift:
        raise BadInput("Give --until with a day and time, or --lift.")
    with session.writing() as workspace:
        statement = _meant(workspace, options)
        case = workspace.ask(case_named, statement.case_uuid)
        court = court_for(case.court) if case.court else None
        zone = options.zone or (court.time_zone if court else "America/New_York")
        made = workspace.do(embargo_statement, uuids=[statement.uuid], until=options.until, zone=zone).value[0]
    said = f"Embargoed until {embargo_end(made)}" if made.embargo_until else "The embargo is lifted"
    session.show(value_of(made), lambda: session.output.say(said))


def _verify(session: Session, options: argparse.Namespace) -> int:
    with session.writing() as workspace:
        verified: StatementVerified = run_job(VerifyStatement(_meant(workspace, options).uuid), workspace)
    session.show(_verified_value(verified), lambda: _print_verified(session, verified))
    return 0 if verified.outcome in (Verification.SAME, Verification.NO_SOURCE) else 3


def _verified_value(verified: StatementVerified) -> dict[str, Any]:
    return {
        "uuid": verified.uuid,
        "version": verified.version,
        "outcome": verified.outcome,
        "segments": [
            {
                "source": one.line.source or None,
                "found": one.comparison.is_found,
                "problem": one.problem or None,
                "runs": [value_of(run) for run in one.comparison.runs],
            }
            for one in verified.segments
        ],
    }


def _print_verified(session: Session, verified: StatementVerified) -> None:
    session.output.line(verified.sentence)
    for one in verified.segments:
        if one.problem:
            session.output.say(f"    {one.line.source or 'Without a source'}: {one.problem}")
        elif not one.comparison.is_same:
            session.output.say(f"    {one.line.source}: {_runs_words(one.comparison.runs) or 'not found there'}")


def _runs_words(runs: Any) -> str:
    """The words with what only the quote has in [-…-] and what only the source has in {+…+}."""
    return "".join(
        run.text if run.in_quote and run.in_source else f"[-{run.text}-]" if run.in_quote else f"{{+{run.text}+}}"
        for run in runs
    )


def _use(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        statement = _meant(workspace, options)
        made = workspace.do(
            note_statement_uses, uuids=[statement.uuid], kind=options.kind, title=options.title
        ).value
    session.show(record_values(made), lambda: session.output.say(f"Used on {options.title}"))


def _trash(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        made = workspace.do(trash_statements, uuids=[_meant(workspace, options).uuid]).value[0]
        answer(session, workspace, made.uuid, "Moved to the trash:")


def _restore(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        made = workspace.do(restore_statements, uuids=[_meant(workspace, options, in_trash=True).uuid]).value[0]
        answer(session, workspace, made.uuid, "Restored")
