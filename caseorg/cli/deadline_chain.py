"""`caseorg deadline chain`: what runs from what in a case, as a tree."""

from __future__ import annotations

import argparse
from typing import Any

from caseorg.base.clock import today
from caseorg.cli.arguments import Subjects, command
from caseorg.cli.session import Session
from caseorg.queries.cases import case_named
from caseorg.queries.chains import timeline_of_case
from caseorg.rules.chain_tree import TreeLine, chain_tree
from caseorg.rules.deadline_words import day_text
from caseorg.rules.timeline import EntryKind


def declare_chain(commands: Subjects) -> None:
    """The command `chain`."""
    chain = command(commands, "chain", "Show what runs from what in a case, as a tree.", _chain)
    chain.add_argument("case", metavar="CASE", help="the case: its id, docket number or words of its caption")


def _chain(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        case = workspace.ask(case_named, options.case)
        timeline = workspace.ask(timeline_of_case, case.uuid, today())
    lines = list(chain_tree(timeline))

    def text() -> None:
        if not lines:
            session.output.line("Nothing is on the timeline yet. “caseorg event add TITLE --case …” adds an event.")
        for line in lines:
            session.output.say(f"{line.branch}{_said(line)}")

    session.show([_value(line) for line in lines], text)


def _said(line: TreeLine) -> str:
    entry = line.entry
    is_deadline = entry.kind is EntryKind.DEADLINE
    when = day_text(entry.day) or "no date yet"
    notes = [entry.facts, *(badge.text for badge in entry.badges)]
    notes.append("what follows is shown above" if line.seen_above else "")
    said = "; ".join(note for note in notes if note)
    return f"{entry.title}: {'due ' if is_deadline and entry.day else ''}{when}" + (f" [{said}]" if said else "")


def _value(line: TreeLine) -> dict[str, Any]:
    entry = line.entry
    return {
        "depth": line.depth,
        "kind": entry.kind.value,
        "uuid": entry.uuid,
        "title": entry.title,
        "day": entry.day,
        "facts": entry.facts,
        "struck": entry.struck,
        "projected": entry.projected,
        "seen_above": line.seen_above,
    }
