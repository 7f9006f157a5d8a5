"""`caseorg deadline prove`: a date counted again with the rules of the day on which it was counted."""

from __future__ import annotations

import argparse

from caseorg.cli.arguments import Subjects, add_case, command
from caseorg.cli.deadline_by_rule import say_count
from caseorg.cli.session import Session
from caseorg.model.counting import Action
from caseorg.queries.calendar_names import deadline_named
from caseorg.queries.cases import case_named
from caseorg.queries.rules_of_then import Proof, proof_of
from caseorg.rules.count_values import count_value


def declare_proof(commands: Subjects) -> None:
    """The command `prove`."""
    prove = command(commands, "prove", "Count a date again with the rules of the day on which it was counted.", _prove)
    prove.add_argument("deadline", metavar="DEADLINE", help="the deadline: its id or words of its title")
    add_case(prove, required=False, help_line="the case it is of")


def _prove(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
        deadline = workspace.ask(deadline_named, options.deadline, case_uuid)
        proof = workspace.ask(proof_of, deadline)
    count = proof.found.count if proof.found else None
    kept = proof.kept

    def text() -> None:
        when = kept.created[:10]
        session.output.say(f"{deadline.title}, counted {when} by {kept.pack_id} {kept.pack_version}: {_said(proof)}")
        if count is not None:
            say_count(session.output, count, proof.found.action if proof.found else Action.FILE)

    value = {
        "deadline": deadline.uuid,
        "counted": kept.created,
        "pack": {"id": kept.pack_id, "version": kept.pack_version, "hash": kept.pack_hash},
        "kept": {"due": kept.due, "safe_due": kept.safe_due},
        "again": count_value(count) if count is not None else None,
        "holds": proof.holds,
        "missing": list(proof.missing),
        "problem": proof.problem,
    }
    session.show(value, text)


def _said(proof: Proof) -> str:
    if proof.problem:
        return f"it cannot be counted again. {proof.problem}"
    return "the same date comes out again." if proof.holds else "ANOTHER DATE COMES OUT NOW."
