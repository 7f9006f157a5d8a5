"""`caseorg authorities FILE|DOCUMENT` and `caseorg authorities --case C`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import add_case
from caseorg.cli.filing_texts import add_filing_place, filing_texts
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.words import count_of
from caseorg.jobs.export_file import ExportFile
from caseorg.jobs.find_authorities import AuthoritiesOfText, FilingText, FindAuthorities
from caseorg.model.authorities import TableOfAuthorities
from caseorg.queries.cases import case_named
from caseorg.rules.authorities import page_words

_COLUMNS = (Column("Section"), Column("Authority", least=30), Column("Cited", right=True), Column("Pages", least=10))


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg authorities`."""
    add_filing_place(parser, optional=True)
    add_case(parser, required=False, help_line="the case of the document; alone, all documents of that case")
    parser.add_argument("--docx", metavar="FILE", help="write the table as a Word document")
    parser.add_argument("--csv", metavar="FILE", help="write the table as a CSV sheet")
    parser.add_argument("--passim", action="store_true", help="say “passim” for what is cited on five or more pages")
    parser.add_argument("--replace", action="store_true", help="write over files that are there already")
    parser.epilog = "Pages are those printed on the filing; its own tables of contents and authorities do not count."
    parser.set_defaults(run=_authorities)


def _authorities(session: Session, options: argparse.Namespace) -> None:
    table = _table(session, options)
    session.show(_value(table, passim=options.passim), lambda: _print(session, table, passim=options.passim))
    for name in (options.docx, options.csv):
        if name is not None:
            suffix = ".docx" if name is options.docx else ".csv"
            chosen = frozenset({"passim"}) if options.passim else frozenset[str]()
            job = ExportFile(table, Path(name), suffix=suffix, options=chosen, replace=options.replace)
            run_job(job, None)
    for document in table.unread:
        session.output.tell(f"“{document}” was left out: reading its citations took too long.")


def _table(session: Session, options: argparse.Namespace) -> TableOfAuthorities:
    if options.filing is None and not options.case:
        raise BadInput("Name a file or a document, or a case with --case.")
    if options.filing is None:
        with session.reading() as workspace:
            found = workspace.ask(case_named, options.case)
            return _made(run_job(FindAuthorities(found.uuid), workspace))
    filing = filing_texts(session, options.filing, options.case)
    if filing.document_uuid is not None and filing.case_uuid is not None:
        with session.reading() as workspace:
            return _made(run_job(FindAuthorities(filing.case_uuid, filing.document_uuid), workspace))
    return _made(run_job(AuthoritiesOfText(FilingText(filing.name, filing.texts)), None))


def _made(table: TableOfAuthorities) -> TableOfAuthorities:
    return table


def _value(table: TableOfAuthorities, *, passim: bool) -> dict[str, Any]:
    return {
        "title": table.title or None,
        "caption": table.caption or None,
        "docket_number": table.docket_number or None,
        "authorities": [
            {
                "section": one.kind.value,
                "name": one.name or None,
                "citation": one.cite,
                "times_cited": one.count,
                "pages": page_words(one.places, passim=passim),
                "places": [
                    {"page": place.page, "label": place.label, "document": place.document_uuid} for place in one.places
                ],
            }
            for one in table.authorities
        ],
        "unread": list(table.unread),
    }


def _print(session: Session, table: TableOfAuthorities, *, passim: bool) -> None:
    if not table.authorities:
        session.output.line("No authorities are cited.")
        return
    rows = [
        (one.kind.value, one.text, str(one.count), page_words(one.places, passim=passim)) for one in table.authorities
    ]
    session.output.table(_COLUMNS, rows)
    session.output.line()
    session.output.line(f"{count_of(len(rows), 'authority', 'authorities')}.")
