"""`caseorg read-stamp FILE…`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.jobs.read_stamps import ReadStamps, StampsRead
from caseorg.model.docket import Stamp
from caseorg.model.reading import PageReading

_FIELDS = ("court_kind", "docket_number", "document", "attachment", "filed", "page_number", "page_count", "page_id")
_COLUMNS = (
    Column("Page", right=True),
    Column("Court"),
    Column("Docket No.", least=12),
    Column("Document"),
    Column("Att.", right=True),
    Column("Filed"),
    Column("Stamped page"),
    Column("Page id"),
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg read-stamp`."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="a PDF file; it is only read")
    parser.epilog = (
        "With --json an array of one object a page, null where the stamp lacks a value; with several files each object"
        " has a “path” too. A file that cannot be read is named on standard error; the exit code is 1 if none can be."
    )
    parser.set_defaults(run=_read_stamp)


def _read_stamp(session: Session, options: argparse.Namespace) -> int:
    answers: list[StampsRead] = run_job(ReadStamps(tuple(Path(file) for file in options.files)), None)
    for answer in answers:
        if answer.reason is not None:
            session.output.tell(f"{answer.path}: {answer.reason}")
    several = len(answers) > 1
    values = [_page_value(answer, page, several=several) for answer in answers for page in answer.pages]
    session.show(values, lambda: _print(session, answers, several=several))
    return 1 if all(answer.reason is not None for answer in answers) else 0


def _page_value(answer: StampsRead, page: PageReading, *, several: bool) -> dict[str, Any]:
    path = {"path": str(answer.path)} if several else {}
    return path | {"page": page.number} | {name: page.stamp and getattr(page.stamp, name) for name in _FIELDS}


def _print(session: Session, answers: list[StampsRead], *, several: bool) -> None:
    for answer in answers:
        if answer.reason is not None:
            continue
        if several:
            session.output.say(f"{answer.path}")
        session.output.table(_COLUMNS, [(str(page.number), *_cells(page.stamp)) for page in answer.pages])


def _cells(stamp: Stamp | None) -> tuple[str, ...]:
    if stamp is None:
        return ("no stamp",) + ("",) * (len(_COLUMNS) - 2)
    number, count = stamp.page_number, stamp.page_count
    page = "" if number is None else f"{number} of {count}" if count else str(number)
    return (
        stamp.court_kind,
        stamp.docket_number or "",
        stamp.document or "",
        stamp.attachment or "",
        stamp.filed or "",
        page,
        stamp.page_id or "",
    )
