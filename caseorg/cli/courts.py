"""`caseorg courts [TEXT]`."""

from __future__ import annotations

import argparse

from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.queries.courts import courts, courts_matching

_COLUMNS = (Column("Id"), Column("Citation"), Column("Court", least=24), Column("Kind"), Column("Time zone"))


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg courts`."""
    parser.add_argument("text", metavar="TEXT", nargs="*", help="words of the name, the id or the citation form")
    parser.set_defaults(run=_courts)


def _courts(session: Session, options: argparse.Namespace) -> None:
    typed = " ".join(options.text)
    found = courts_matching(typed, limit=len(courts())) if typed.strip() else list(courts())

    def text() -> None:
        if found:
            rows = [(court.id, court.cite, court.name, court.kind, court.time_zone) for court in found]
            session.output.table(_COLUMNS, rows)
        else:
            session.output.say(f"No federal court matches “{typed}”.")

    session.show([value_of(court) for court in found], text)
