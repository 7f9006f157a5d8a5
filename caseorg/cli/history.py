"""`caseorg undo`, `redo` and `history`: the ledger."""

from __future__ import annotations

import argparse
from datetime import datetime

from caseorg.cli.arguments import counted
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import changes_value, value_of
from caseorg.cli.words import count_of
from caseorg.queries.history import Step, steps
from caseorg.workspace import Done

_COLUMNS = (Column("When"), Column("Who", least=12), Column("What", least=12), Column("Records", right=True))
_ACTS = {"undo": "Undo ", "redo": "Redo "}


def declare_undo(parser: argparse.ArgumentParser) -> None:
    """`caseorg undo` takes no arguments of its own."""
    parser.set_defaults(run=_undo)


def declare_redo(parser: argparse.ArgumentParser) -> None:
    """`caseorg redo` takes no arguments of its own."""
    parser.set_defaults(run=_redo)


def declare_history(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg history`."""
    parser.add_argument("--limit", type=counted, default=50, metavar="N", help="how many of the newest; else 50")
    parser.set_defaults(run=_history)


def _undo(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        _answer(session, workspace.undo(), "Undone")


def _redo(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        _answer(session, workspace.redo(), "Done again")


def _answer(session: Session, done: Done, words: str) -> None:
    touched = sum(len(uuids) for uuids in done.changes.touched.values())
    sentence = f"{words}: {done.changes.label} ({count_of(touched, 'record')})"
    session.show(changes_value(done.changes), lambda: session.output.say(sentence))


def _history(session: Session, options: argparse.Namespace) -> None:
    found: list[Step] = []
    if session.has_workspace:
        with session.reading() as workspace:
            found = workspace.ask(steps, options.limit)

    def text() -> None:
        if found:
            session.output.table(_COLUMNS, [_cells(step) for step in found])
        else:
            session.output.line("Nothing was changed yet.")

    session.show([value_of(step) for step in found], text)


def _cells(step: Step) -> tuple[str, ...]:
    local = datetime.fromisoformat(step.at).astimezone()
    return f"{local:%Y-%m-%d %H:%M:%S}", step.who, _ACTS.get(step.act, "") + step.label, str(step.rows)
