"""`caseorg deadline slip` and `control-list`: deadlines on paper, as PDF."""

from __future__ import annotations

import argparse

from caseorg.base.clock import today
from caseorg.base.errors import BadInput
from caseorg.cli.arguments import Subjects, add_case, command
from caseorg.cli.deadline_export import add_scope, add_target, write_paper
from caseorg.cli.session import Session
from caseorg.jobs.deadline_papers import PaperKind


def declare_papers(commands: Subjects) -> None:
    """The two commands."""
    slip = command(commands, "slip", "Write the control slip of a deadline, with every step of its date.", _slip)
    slip.add_argument("deadlines", metavar="DEADLINE", nargs="*", help="deadlines: their ids or words of their titles")
    slip.epilog = "Without DEADLINE, the slips of all open deadlines of --case, --person or --all are written."
    add_scope(slip)
    add_target(slip)
    listed = command(commands, "control-list", "Write the list of all that is due on a day or in some days.", _list)
    listed.add_argument("--on", metavar="DATE", dest="first", default="", help="the day, or the first one; else today")
    listed.add_argument("--until", metavar="DATE", dest="last", default="", help="the last day")
    add_case(listed, required=False, help_line="only those of a case")
    listed.add_argument("--person", metavar="NAME", default="", help="only those of a person, and the hearings")
    add_target(listed)


def _slip(session: Session, options: argparse.Namespace) -> None:
    if options.deadlines and (options.all or options.person):
        raise BadInput("Name deadlines, or give --all or --person for all of theirs, not both.")
    write_paper(session, options, PaperKind.SLIP, options.deadlines or None)


def _list(session: Session, options: argparse.Namespace) -> None:
    options.all = not (options.case or options.person)
    options.first = options.first or today().isoformat()
    write_paper(session, options, PaperKind.CONTROL_LIST)
