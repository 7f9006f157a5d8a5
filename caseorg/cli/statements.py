"""`caseorg statement`: the exact words somebody said, with their sources, approval, embargo and uses."""

from __future__ import annotations

import argparse
import re
from typing import Any

from caseorg.base.clock import today
from caseorg.base.errors import BadInput
from caseorg.cli.arguments import (
    CLEARING,
    add_case,
    add_choice,
    add_visibility,
    as_typed,
    command,
    given,
    spaced,
    subcommands,
)
from caseorg.cli.places import document_meant
from caseorg.cli.session import OneStep, Session
from caseorg.cli.statement_lists import answer, declare_lists
from caseorg.cli.statement_steps import declare_steps
from caseorg.model.statement import Follows, OnRecord, SpokenAs, Statement, StatementKind
from caseorg.operations.issues import add_issue
from caseorg.operations.statements import (
    NewSegment,
    add_statement,
    edit_statement,
    put_statements_under_issue,
    revise_statement,
    take_statements_from_issue,
)
from caseorg.queries.annotation_listing import issue_named
from caseorg.queries.cases import case_named
from caseorg.queries.people import organization_named, person_named
from caseorg.queries.person_titles import title_of_person
from caseorg.queries.statements import statement_detail, statement_named
from caseorg.workspace import Workspace

_TEXTS = ("attribution", "title", "organization", "said_on", "language", "note", "visibility")
_CHOICES = ("kind", "spoken_as", "on_record")
_SOURCE = re.compile(r"(?P<document>.+?)(?::p?(?P<page>\d{1,6}))?")


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg statement`."""
    commands = subcommands(parser)
    add = command(commands, "add", "Keep what somebody said, with its source.", _add)
    add_case(add)
    _add_fields(add)
    add.add_argument("--issue", action="append", default=[], metavar="NAME", help="an issue it is about; repeatable")
    edit = command(commands, "edit", "Change what is said of a statement; its words are changed by “revise”.", _edit,
                   epilog=CLEARING)  # fmt: skip
    _add_fields(edit)
    revise = command(commands, "revise", "Set other words as a new version; the old ones stay.", _revise)
    revise.add_argument("--reason", required=True, help="why the words are changed")
    issue = command(commands, "issue", "Put a statement under an issue of its case, made if new.", _issue)
    issue.add_argument("--issue", required=True, help="the issue's name or id")
    issue.add_argument("--take-out", action="store_true", help="take it out from under the issue instead")
    for one in (edit, revise, issue):
        add_statement_place(one)
    for one in (add, revise):
        _add_words(one)
    declare_lists(commands)
    declare_steps(commands)


def add_statement_place(parser: argparse.ArgumentParser) -> None:
    """S, the statement a command is about."""
    parser.add_argument("statement", metavar="S", help="the statement: words of it, or the id")
    add_case(parser, required=False, help_line="the case it is of")


def _add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WORDS", help="the words, one argument a segment")
    parser.add_argument(
        "--from", dest="sources", action="append", default=[], metavar="D[:PAGE]",
        help="the document (and page, from 1) of the segment at the same place, or of all: an ECF No. or file name",
    )  # fmt: skip
    add_choice(parser, "--joined", [one for one in Follows if one], "how segments follow each other", default="")


def _add_fields(parser: argparse.ArgumentParser) -> None:
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--by", metavar="P", help="the person who said it")
    who.add_argument("--by-organization", metavar="O", help="the organization that said it")
    parser.add_argument("--attribution", help="the attribution as printed")
    parser.add_argument("--title", help="the speaker’s title on that day; else as is known")
    parser.add_argument("--organization", help="the speaker’s organization on that day; else as is known")
    add_choice(parser, "--spoken-as", [one for one in SpokenAs if one], "in which capacity it was said")
    add_choice(parser, "--kind", StatementKind, "how the words came about")
    parser.add_argument("--said-on", metavar="DATE", help="the day it was said")
    parser.add_argument("--language", help="its language, as en or es")
    add_choice(parser, "--on-record", OnRecord, "on what terms it was said")
    parser.add_argument("--note", help="a note of your own")
    add_visibility(parser)


def _fields(workspace: Workspace, options: argparse.Namespace, *, is_new: bool) -> dict[str, Any]:
    fields = given(options, _TEXTS)
    fields |= {name: spaced(getattr(options, name)) for name in _CHOICES if getattr(options, name)}
    if options.by is not None:
        person = workspace.ask(person_named, options.by) if options.by else None
        fields |= {"person_uuid": person.uuid if person else None, "organization_uuid": None}
        if person and (is_new or "said_on" in fields):
            day = fields.get("said_on") or today().isoformat()
            title = workspace.ask(title_of_person, person.uuid, day)
            fields = {"title": title.title, "organization": title.organization} | fields
    elif options.by_organization is not None:
        organization = workspace.ask(organization_named, options.by_organization) if options.by_organization else None
        fields |= {"organization_uuid": organization.uuid if organization else None, "person_uuid": None}
    return fields


def _segments(workspace: Workspace, options: argparse.Namespace, case_uuid: str) -> list[NewSegment]:
    sources = options.sources
    if len(sources) not in (0, 1, len(options.words)):
        raise BadInput(f"Give one --from for all {len(options.words)} segments, or one for each.")
    options.case = case_uuid
    segments = []
    for place, text in enumerate(options.words):
        source = sources[place if len(sources) > 1 else 0] if sources else ""
        document, page = _source(workspace, source, options) if source else (None, None)
        follows = Follows(options.joined) if place else Follows.ON
        segments.append(NewSegment(text=text, document_uuid=document, page=page, follows=follows))
    return segments


def _source(workspace: Workspace, text: str, options: argparse.Namespace) -> tuple[str, int | None]:
    match = _SOURCE.fullmatch(text)
    if match is None:
        raise BadInput(f"“{text}” names no source. Give a document and a page, as 28:3.")
    line = document_meant(workspace, match["document"], options)
    page = int(match["page"]) - 1 if match["page"] else None
    if page is not None and line.page_count and not 0 <= page < line.page_count:
        raise BadInput(f"“{line.document.title}” has {line.page_count} pages, not {match['page']}. Correct the page.")
    return line.document.uuid, page


def _add(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        case = workspace.ask(case_named, options.case)
        fields = _fields(workspace, options, is_new=True)
        made = workspace.do(
            add_statement,
            case_uuid=case.uuid,
            segments=_segments(workspace, options, case.uuid),
            issues=options.issue,
            **fields,
        ).value
        answer(session, workspace, made.uuid, "Added")


def _edit(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        fields = _fields(workspace, options, is_new=False)
        if not fields:
            raise BadInput(f"Say what to change: {as_typed(dict.fromkeys(('by', *_TEXTS, *_CHOICES)))}.")
        made = workspace.do(edit_statement, uuid=statement_meant(workspace, options).uuid, **fields).value
        answer(session, workspace, made.uuid, "Changed")


def _revise(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        statement = statement_meant(workspace, options)
        segments = _segments(workspace, options, statement.case_uuid)
        if not options.sources:
            segments = _with_sources(workspace, statement, segments)
        made = workspace.do(revise_statement, uuid=statement.uuid, segments=segments, reason=options.reason).value
        answer(session, workspace, made.uuid, f"Version {made.version} of")


def _with_sources(workspace: Workspace, statement: Statement, segments: list[NewSegment]) -> list[NewSegment]:
    """Segments that were given no source keep those of the words they replace, one by one."""
    old = workspace.ask(statement_detail, statement.uuid).segments[statement.version]
    if len(old) != len(segments):
        return segments
    return [
        NewSegment(
            text=new.text, follows=new.follows or line.segment.follows, document_uuid=line.segment.document_uuid,
            sha256=line.segment.sha256, page=line.segment.page,
        )
        for new, line in zip(segments, old, strict=True)
    ]  # fmt: skip


def _issue(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        statement = statement_meant(workspace, options)
        step = OneStep(workspace)
        if options.take_out:
            issue = workspace.ask(issue_named, options.issue, statement.case_uuid)
            step.do(take_statements_from_issue, uuids=[statement.uuid], issue_uuid=issue.uuid)
        else:
            issue = workspace.do(add_issue, case_uuid=statement.case_uuid, name=options.issue).value
            step.do(put_statements_under_issue, uuids=[statement.uuid], issue_uuid=issue.uuid)
        answer(session, workspace, statement.uuid, "Changed")


def statement_meant(workspace: Workspace, options: argparse.Namespace, *, in_trash: bool = False) -> Statement:
    """The one statement of S, looked for in --case where that was given. Raises NotFound."""
    case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
    return workspace.ask(statement_named, options.statement, case_uuid, in_trash=in_trash)


