"""`caseorg sample`."""

from __future__ import annotations

import argparse

from caseorg.cli.cases import answer
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.jobs.sample import LoadSample
from caseorg.model.case import Case


def declare(parser: argparse.ArgumentParser) -> None:
    """`caseorg sample` takes no arguments of its own."""
    parser.epilog = "One undo takes all of it out again. Where it is in the workspace already, nothing is changed."
    parser.set_defaults(run=_sample)


def _sample(session: Session, options: argparse.Namespace) -> None:
    with session.writing(new=True) as workspace:
        case: Case = run_job(LoadSample(), workspace)
        answer(session, workspace, case, "Sample case:")
