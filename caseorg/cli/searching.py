"""`caseorg search QUERY`."""

from __future__ import annotations

import argparse
import re
from typing import Any

from caseorg.cli.annotation_words import page_words
from caseorg.cli.arguments import add_case, counted
from caseorg.cli.session import Session
from caseorg.cli.values import document_value, value_of
from caseorg.cli.words import count_of, visible
from caseorg.queries.cases import case_named
from caseorg.queries.search import CaseHit, DocumentHit, EntryHit, PageHit, SearchResult, search
from caseorg.queries.search_annotations import AnnotationHit, IssueHit
from caseorg.queries.search_statements import PersonHit, StatementHit
from caseorg.rules.searching import parse_query
from caseorg.rules.snippets import HIT_BEGIN, HIT_END

_HIT = re.compile(f"{HIT_BEGIN}([^{HIT_BEGIN}{HIT_END}]*){HIT_END}")
_EPILOG = """\
what to type (accents and capitals do not matter):
  fee petition        both words on a page; fee OR petition: either; fee NOT petition: without
  "fee petition"      these words in a row
  injunct*            words that begin so
  stay NEAR/5 denied  at most 5 words between
  kind:order          only orders; also case:, filed:, ecf:, tag:, filer:, title:, court:, visibility:
  filed:>=2026-03     filed in March 2026 or later
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg search`."""
    parser.add_argument("query", metavar="QUERY", nargs="+", help="what to look for, in quotes for the shell")
    add_case(parser, required=False, help_line="only in this case")
    parser.add_argument("--limit", type=counted, default=50, metavar="N", help="at most so many documents; else 50")
    parser.epilog = _EPILOG
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.set_defaults(run=_search)


def _search(session: Session, options: argparse.Namespace) -> None:
    typed = " ".join(options.query)
    query = parse_query(typed)
    result = SearchResult(problem=query.problem)
    if session.has_workspace or options.case:
        with session.reading() as workspace:
            case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
            result = workspace.ask(search, query, case_uuid=case_uuid, limit=options.limit)
    if result.problem and not session.output.as_json:
        session.output.tell(result.problem)
    session.show(_result_value(typed, result), lambda: _print(session, typed, result))


# As JSON


def _result_value(typed: str, result: SearchResult) -> dict[str, Any]:
    return {
        "query": typed,
        "problem": result.problem,
        "document_count": result.document_count,
        "page_count": result.page_count,
        "documents": [_document_value(hit) for hit in result.documents],
        "entries": [_entry_value(hit) for hit in result.entries],
        "annotation_count": result.annotation_count,
        "issues": [_issue_value(hit) for hit in result.issues],
        "statements": [_statement_value(hit) for hit in result.statements],
        "people": [
            {"uuid": hit.uuid, "name": hit.name, "is_person": hit.is_person} | _snippet_value(hit.snippet)
            for hit in result.people
        ],
        "cases": [{"uuid": hit.uuid, "case": hit.short_caption} | _snippet_value(hit.snippet) for hit in result.cases],
    }


def _entry_value(hit: EntryHit) -> dict[str, Any]:
    return value_of(hit.entry) | {"case": hit.case_caption} | _snippet_value(hit.snippet)


def _issue_value(hit: IssueHit) -> dict[str, Any]:
    return value_of(hit.issue) | {"case": hit.case_caption} | _snippet_value(hit.snippet)


def _statement_value(hit: StatementHit) -> dict[str, Any]:
    where = {"case": hit.case_caption, "speaker": hit.speaker or None}
    return value_of(hit.statement) | where | _snippet_value(hit.snippet)


def _annotation_value(hit: AnnotationHit) -> dict[str, Any]:
    annotation = hit.annotation
    where = {"uuid": annotation.uuid, "kind": annotation.kind, "page": annotation.page + 1}
    return where | {"label": annotation.page_label, "ecf_page": annotation.ecf_page} | _snippet_value(hit.snippet)


def _document_value(hit: DocumentHit) -> dict[str, Any]:
    return document_value(hit.line) | {
        "case": hit.case_caption,
        "pages_with_hits": hit.page_count,
        "pages": [
            {"page": page.number, "label": page.label, "ecf_page": page.ecf_page} | _snippet_value(page.snippet)
            for page in hit.pages
        ],
        "annotations_with_hits": hit.annotation_count,
        "annotations": [_annotation_value(one) for one in hit.annotations],
        "title_snippet": _snippet_value(hit.title_snippet)["snippet"] or None,
    }


def _snippet_value(snippet: str) -> dict[str, Any]:
    """The snippet without marks, and where in it the hits are: [start, end) in characters."""
    text, hits = "", []
    for place, part in enumerate(_HIT.split(snippet)):
        if place % 2:
            hits.append([len(text), len(text) + len(part)])
        text += part
    return {"snippet": text, "hits": hits}


# As text


def _print(session: Session, typed: str, result: SearchResult) -> None:
    output = session.output
    for case in result.cases:
        _print_case(session, case)
    for hit in result.documents:
        _print_document(session, hit)
    for entry in result.entries:
        _print_entry(session, entry)
    for issue in result.issues:
        _print_issue(session, issue)
    for statement in result.statements:
        _print_statement(session, statement)
    for person in result.people:
        _print_person(session, person)
    found = (result.cases, result.documents, result.entries, result.issues, result.statements, result.people)
    if not any(found):
        output.say(f"Nothing was found for “{typed}”.")
        return
    counts = f"{count_of(result.document_count, 'document')}, {count_of(result.page_count, 'page')}"
    if result.annotation_count:
        counts += f", {count_of(result.annotation_count, 'annotation')}"
    shown = len(result.documents)
    more = f"; the first {shown:,} are shown, --limit shows more" if shown < result.document_count else ""
    output.line(f"{counts}{more}.")


def _print_case(session: Session, hit: CaseHit) -> None:
    session.output.line(session.output.bold(visible(f"Case {hit.short_caption}")))
    session.output.line(f"    {_marked(session, hit.snippet)}")


def _print_entry(session: Session, hit: EntryHit) -> None:
    number = "minute order" if hit.entry.number is None else f"ECF No. {hit.entry.number}"
    session.output.line(session.output.bold(visible(f"Docket entry, {number}, {hit.case_caption}")))
    session.output.line(f"    {_marked(session, hit.snippet)}")


def _print_issue(session: Session, hit: IssueHit) -> None:
    session.output.line(session.output.bold(visible(f"Issue, {hit.case_caption}")))
    session.output.line(f"    {_marked(session, hit.snippet)}")


def _print_statement(session: Session, hit: StatementHit) -> None:
    who = hit.speaker or hit.statement.attribution or "unnamed"
    session.output.line(session.output.bold(visible(f"Statement by {who}, {hit.case_caption}")))
    session.output.line(f"    {_marked(session, hit.snippet)}")


def _print_person(session: Session, hit: PersonHit) -> None:
    word = "Person" if hit.is_person else "Organization"
    session.output.line(session.output.bold(visible(f"{word} {hit.name}")))
    session.output.line(f"    {_marked(session, hit.snippet)}")


def _print_document(session: Session, hit: DocumentHit) -> None:
    place = f"ECF No. {hit.line.ecf}, " if hit.line.ecf else ""
    pages = f", {count_of(hit.page_count, 'page')}" if hit.page_count else ""
    session.output.line(session.output.bold(visible(f"{hit.line.document.title} ({place}{hit.case_caption}){pages}")))
    for one in hit.annotations:
        place = f"{one.annotation.kind} on page {page_words(one.annotation)}"
        session.output.line(f"    {place}: {_marked(session, one.snippet)}")
    for page in hit.pages:
        session.output.line(f"    {_page_words(page)}: {_marked(session, page.snippet)}")
    if hit.title_snippet and not (hit.pages or hit.annotations):
        session.output.line(f"    {_marked(session, hit.title_snippet)}")


def _page_words(page: PageHit) -> str:
    stamped = f" (ECF page {page.ecf_page})" if page.ecf_page is not None else ""
    return f"page {page.number}{stamped}"


def _marked(session: Session, snippet: str) -> str:
    """The snippet with its hits bold on a terminal, in guillemets elsewhere."""
    parts = _HIT.split(snippet)
    bold = session.output.bold
    on_terminal = session.output.is_terminal
    return "".join(
        (bold(visible(part)) if on_terminal else f"«{visible(part)}»") if place % 2 else visible(part)
        for place, part in enumerate(parts)
    )
