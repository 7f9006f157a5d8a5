"""`caseorg cage`: is what reads foreign files shut in?"""

from __future__ import annotations

import argparse

from caseorg.apart.breakout import cage_test
from caseorg.apart.cage import BAR_WORDS
from caseorg.base.errors import WorldError
from caseorg.cli.session import Session

_TROUBLE = 3


def declare_cage(parser: argparse.ArgumentParser) -> None:
    """`caseorg cage` takes no arguments of its own."""
    parser.epilog = (
        "Foreign files are read in child processes that give up files, network and other programs first. "
        "This puts one there and tells it to get out. The exit code is 3 if it got anywhere."
    )
    parser.set_defaults(run=_try)


def _try(session: Session, options: argparse.Namespace) -> int:
    test = cage_test()
    if test is None:
        raise WorldError("The child process that tries the cage gave no answer. Try again; if it stays so, report it.")
    value = {
        "holds": test.holds,
        "bars": [{"bar": held.bar.value, "held": held.held, "why_not": held.why_not} for held in test.bars],
        "attempts": [{"tried": one.words, "escaped": one.escaped, "answer": one.answer} for one in test.attempts],
    }

    def text() -> None:
        for held in test.bars:
            words = BAR_WORDS[held.bar]
            session.output.line(f"in force   {words}" if held.held else f"MISSING    {words} ({held.why_not})")
        session.output.line("")
        for one in test.attempts:
            session.output.line(f"GOT OUT    {one.words}" if one.escaped else f"stopped    {one.words}: {one.answer}")

    session.show(value, text)
    return 0 if test.holds else _TROUBLE
