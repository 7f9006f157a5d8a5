"""`caseorg docket C`: the docket in order, with attachments and minute orders, and what is missing from it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from caseorg.cli.arguments import add_case_place
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import docket_line_value, value_of
from caseorg.queries.cases import case_named
from caseorg.queries.docket import DocketLine, docket, entries_without_document, missing_ecf_numbers, ranges

_COLUMNS = (
    Column("ECF No.", right=True),
    Column("Filed"),
    Column("Docket text", least=24),
    Column("Kind"),
    Column("Pages", right=True),
    Column("Id", spare=True),
)
_MINUTE_ORDER = "minute"


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg docket`."""
    add_case_place(parser)
    parser.set_defaults(run=_docket)


def _docket(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        case = workspace.ask(case_named, options.case)
        lines = workspace.ask(docket, case.uuid)
        missing = workspace.ask(missing_ecf_numbers, case.uuid)
        bare = workspace.ask(entries_without_document, case.uuid)
    value = {
        "case": value_of(case),
        "entries": [docket_line_value(line) for line in lines],
        "missing_ecf_numbers": missing,
        "entries_without_document": bare,
    }
    session.show(value, lambda: _print(session, lines, missing, bare))


def _print(session: Session, lines: list[DocketLine], missing: list[int], bare: list[int]) -> None:
    output = session.output
    if not lines:
        output.line("The docket is empty. Import filings, or add an entry with “caseorg docket-entry add --case …”.")
        return
    ids = output.ids([uuid for line in lines for uuid in _uuids(line)])
    rows = [(*cells, ids[uuid]) for line in lines for *cells, uuid in _rows(line)]
    output.table(_COLUMNS, rows)
    if missing or bare:
        output.line()
    if missing:
        output.line(f"Missing ECF numbers: {ranges(missing)}")
    if bare:
        output.line(f"On the docket without their main document: {ranges(bare)}")


def _uuids(line: DocketLine) -> list[str]:
    return [line.entry.uuid, *(document.document.uuid for document in line.documents)]


def _rows(line: DocketLine) -> Iterator[tuple[str, ...]]:
    """The entry with its main document, then each attachment; the last cell is the id to name it by."""
    entry = line.entry
    main = next((one for one in line.documents if not one.document.attachment), None)
    yield (
        _MINUTE_ORDER if entry.number is None else str(entry.number),
        entry.date_filed or entry.date_entered or "",
        entry.text or (main.document.title if main else ""),
        main.document.kind if main else "",
        str(main.page_count or "") if main else "",
        main.document.uuid if main else entry.uuid,
    )
    for one in line.documents:
        if one is not main:
            document = one.document
            pages = str(one.page_count or "")
            yield (one.ecf, document.date_filed or "", "  " + document.title, document.kind, pages, document.uuid)
