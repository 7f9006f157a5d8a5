"""`caseorg replace-version D FILE`."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from caseorg.cli.arguments import add_document_place
from caseorg.cli.passwords import add_passwords, passwords_of
from caseorg.cli.places import document_meant
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.words import count_of, cut, visible
from caseorg.jobs.replace_version import Proposal, ReadNewVersion, ReplaceVersion, VersionPlan
from caseorg.model.annotation import AnchorState

_COLUMNS = (
    Column("State"),
    Column("Page", right=True),
    Column("Now", right=True),
    Column("Words before", least=24),
    Column("Words now", spare=True),
)
_WORDS = 60


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg replace-version`."""
    add_document_place(parser, many=False)
    parser.add_argument("file", metavar="FILE", help="the PDF that is the new version")
    parser.add_argument("--dry-run", action="store_true", help="only say where the annotations would be found")
    parser.add_argument(
        "--leave-uncertain",
        action="store_true",
        help="leave annotations whose place is not certain on the old version, as those that are lost",
    )
    add_passwords(parser)
    parser.epilog = (
        "The old version is kept, and annotations that are not found stay on it. “caseorg undo” takes it all back."
    )
    parser.set_defaults(run=_replace)


def _replace(session: Session, options: argparse.Namespace) -> None:
    is_real = not options.dry_run
    passwords = replace(passwords_of(options), keep=is_real and options.keep_password)
    with session.writing() if is_real else session.reading() as workspace:
        line = document_meant(workspace, options.document, options)
        reading = ReadNewVersion(line.document.uuid, Path(options.file), passwords=passwords, store=is_real)
        plan: VersionPlan = run_job(reading, workspace)
        uncertain = [one.annotation.uuid for one in plan.proposals if one.found.state is AnchorState.UNCERTAIN]
        if is_real:
            run_job(ReplaceVersion(plan, left=uncertain if options.leave_uncertain else ()), workspace)
    session.show(_value(plan, saved=is_real), lambda: _print(session, plan, saved=is_real))


def _value(plan: VersionPlan, *, saved: bool) -> dict[str, Any]:
    return {
        "saved": saved,
        "document": plan.document.uuid,
        "sha256": plan.sha256,
        "pages": {"before": plan.old_page_count, "now": plan.reading.page_count},
        "counts": {state.value: count for state, count in plan.counts().items()},
        "annotations": [_proposal_value(one) for one in plan.shown],
        "warnings": list(plan.warnings),
    }


def _proposal_value(one: Proposal) -> dict[str, Any]:
    is_lost = one.found.state is AnchorState.LOST
    return {
        "uuid": one.annotation.uuid,
        "state": one.found.state.value,
        "page": one.annotation.page + 1,
        "new_page": None if is_lost else one.found.page + 1,
        "quote": one.annotation.quote,
        "new_quote": None if is_lost else one.found.quote,
        "score": one.found.score,
    }


def _print(session: Session, plan: VersionPlan, *, saved: bool) -> None:
    output = session.output
    if plan.shown:
        output.table(_COLUMNS, [_cells(one) for one in plan.shown])
    counts = ", ".join(f"{count:,} {state.value}" for state, count in plan.counts().items() if count)
    output.say(
        f"Pages: {plan.old_page_count:,} before, {plan.reading.page_count:,} now. "
        f"{count_of(len(plan.shown), 'annotation')}{': ' + counts if counts else ''}."
    )
    for warning in plan.warnings:
        output.say(visible(warning))
    title = visible(plan.document.title)
    output.say(f"Replaced “{title}”. The old version is kept." if saved else "Nothing was changed.")


def _cells(one: Proposal) -> tuple[str, ...]:
    lost = one.found.state is AnchorState.LOST
    before = one.annotation.quote or one.annotation.comment or one.annotation.kind.value
    now = "" if lost or one.found.quote == one.annotation.quote else one.found.quote
    page = "" if lost else str(one.found.page + 1)
    return one.found.state.value, str(one.annotation.page + 1), page, cut(before, _WORDS), cut(now, _WORDS)
