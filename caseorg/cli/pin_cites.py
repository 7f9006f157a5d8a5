"""`caseorg cite D --page N`."""

from __future__ import annotations

import argparse

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import add_document_place, counted
from caseorg.cli.session import Session
from caseorg.queries.cases import case_named
from caseorg.queries.documents import document_named
from caseorg.queries.pin_cites import pin_cites_of
from caseorg.rules.pin_cites import cited_quote


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg cite`."""
    add_document_place(parser, many=False)
    parser.add_argument("--page", metavar="N", type=counted, help="the page, counted from 1; without it, all of it")
    parser.add_argument("--to", dest="last", metavar="N", type=counted, help="the last page of a range")
    parser.add_argument(
        "--quote", metavar="WORDS", default="", help="words of that page: the paragraph or line they stand in is cited"
    )
    parser.epilog = (
        "Form and pages follow the case: “caseorg case edit C --cite-form … --cite-pages stamped|internal”. What a"
        " document is called follows “caseorg document edit D --short-cite …”."
    )
    parser.set_defaults(run=_cite)


def _cite(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
        line = workspace.ask(document_named, options.document, case_uuid=case_uuid)
        citer = workspace.ask(pin_cites_of, line.document.uuid)
    first = None if options.page is None else options.page - 1
    last = first if options.last is None else options.last - 1
    count = line.page_count or 0
    if (first is None) != (last is None) or (first is not None and last is not None and not first <= last < count):
        raise BadInput(f"Give a page from 1 to {count}, and with --to one that comes after it.")
    cite = citer.cite(first, last, quote=options.quote)
    text = cited_quote(options.quote, cite) if options.quote else cite
    session.show({"cite": cite, "text": text, "document": line.document.uuid}, lambda: session.output.say(text))
