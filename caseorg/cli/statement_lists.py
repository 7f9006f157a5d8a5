"""`caseorg statement list` and `show`."""

from __future__ import annotations

import argparse
from typing import Any

from caseorg.base.clock import now
from caseorg.cli.arguments import Subjects, add_case, add_choice, command, spaced
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.model.statement import Approval, Statement
from caseorg.queries.annotation_listing import issue_named
from caseorg.queries.cases import case_named
from caseorg.queries.reader import Reader
from caseorg.queries.statements import (
    StatementDetail,
    StatementFilter,
    StatementLine,
    statement_detail,
    statement_lines,
    statement_named,
    statement_order,
)
from caseorg.rules.statement_words import embargo_end, holds
from caseorg.rules.typed_dates import typed_date
from caseorg.rules.word_differences import word_differences
from caseorg.workspace import Workspace

_COLUMNS = (
    Column("Said on"),
    Column("Speaker", least=14),
    Column("Words", least=24),
    Column("Approval"),
    Column("Source", least=10, spare=True),
    Column("Id", spare=True),
)


def declare_lists(commands: Subjects) -> None:
    """The commands that only look, among those of `caseorg statement`."""
    listed = command(commands, "list", "List statements of a case, or of all.", _list)
    add_case(listed, required=False)
    listed.add_argument("--text", default="", help="words of it, of the attribution or the speaker")
    listed.add_argument("--by", action="append", default=[], metavar="NAME", help="only those by this speaker")
    listed.add_argument("--organization", action="append", default=[], metavar="NAME", help="only of this organization")
    add_choice(listed, "--approval", Approval, "only so far", action="append", default=[])
    listed.add_argument("--issue", action="append", default=[], metavar="NAME", help="only under this issue")
    listed.add_argument("--since", metavar="DATE", default="", help="only those said on this day or later")
    listed.add_argument("--until", metavar="DATE", default="", help="only those said on this day or earlier")
    listed.add_argument("--embargoed", action="store_true", help="only those under embargo")
    listed.add_argument("--unverified", action="store_true", help="only those whose words were not verified")
    listed.add_argument("--trash", action="store_true", help="those in the trash")
    show = command(commands, "show", "Show a statement with sources, versions, approval and uses.", _show)
    show.add_argument("statement", metavar="S", help="the statement: words of it, or the id")
    add_case(show, required=False, help_line="the case it is of")


def _list(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
        shown = StatementFilter(
            text=options.text,
            speakers=frozenset(options.by),
            organizations=frozenset(options.organization),
            approvals=frozenset(spaced(word) for word in options.approval),
            issues=frozenset(workspace.ask(issue_named, name, case_uuid).uuid for name in options.issue),
            since=typed_date(options.since, "The first day") or "",
            until=typed_date(options.until, "The last day") or "",
            embargoed_at=now() if options.embargoed else "",
            unverified=options.unverified,
        )

        def order(reader: Reader) -> list[str]:
            return statement_order(reader, case_uuid, shown=shown, in_trash=options.trash)

        lines = workspace.ask(statement_lines, workspace.ask(order))

    def text() -> None:
        if not lines:
            session.output.line("There is no statement to show. “caseorg statement add WORDS --case …” adds one.")
            return
        ids = session.output.ids([line.statement.uuid for line in lines])
        rows = [
            (line.statement.said_on or "", line.attribution, f"“{line.words}”", approval_words(line.statement),
             line.source, ids[line.statement.uuid])
            for line in lines
        ]  # fmt: skip
        session.output.table(_COLUMNS, rows)

    session.show([line_value(line) for line in lines], text)


def _show(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
        statement = workspace.ask(statement_named, options.statement, case_uuid)
        detail = workspace.ask(statement_detail, statement.uuid)
    session.show(detail_value(detail), lambda: session.output.fields(_fields(detail)))


def answer(session: Session, workspace: Workspace, uuid: str, done: str) -> None:
    """What became of a statement: as JSON the whole of it, else one line."""
    detail = workspace.ask(statement_detail, uuid)
    if session.output.as_json:
        session.output.value(detail_value(detail))
    else:
        line = detail.line
        who = f"{line.attribution}: " if line.attribution else ""
        session.output.say(f"{done} {who}“{line.words}” ({approval_words(line.statement)}). Id {uuid}")


def line_value(line: StatementLine) -> dict[str, Any]:
    """A statement with its words, speaker and why it may not leave now."""
    return value_of(line.statement) | {
        "words": line.words,
        "speaker": line.speaker or None,
        "attribution_line": line.attribution,
        "case": line.case_name,
        "issues": list(line.issues),
        "source": line.source or None,
        "uses": line.uses,
        "holds": list(holds(line.statement, now())),
    }


def detail_value(detail: StatementDetail) -> dict[str, Any]:
    """A statement with every version, step and use."""
    return line_value(detail.line) | {
        "versions": [
            value_of(version)
            | {
                "words": detail.words_of(version.number),
                "segments": [
                    value_of(one.segment) | {"source": one.source or None, "outdated": one.is_outdated}
                    for one in detail.segments.get(version.number, ())
                ],
            }
            for version in detail.versions
        ],
        "steps": [value_of(step) for step in detail.steps],
        "used": [value_of(use) for use in detail.uses],
    }


def approval_words(statement: Statement) -> str:
    """How far it is, and until when it is held back: "approved, embargoed until 2026-03-31 10:00 EDT"."""
    if statement.embargo_until is None or statement.embargo_until <= now():
        return statement.approval
    return f"{statement.approval}, embargoed until {embargo_end(statement)}"


def _fields(detail: StatementDetail) -> list[tuple[str, str]]:
    line, statement = detail.line, detail.line.statement
    verified = ""
    if statement.verification is not None:
        is_now = statement.verified_version == statement.version
        version = "" if is_now else f" (of version {statement.verified_version})"
        verified = f"{statement.verification}{version}, {(statement.verified_at or '')[:10]} by {statement.verified_by}"
    steps = [
        f"{step.on_day}: {step.approval}" + (f" by {step.given_by}" if step.given_by else "")
        + f" (version {step.version}, noted by {step.who})" + (f": {step.note}" if step.note else "")
        for step in detail.steps
    ]  # fmt: skip
    return [
        ("Words", f"“{line.words}”"),
        ("By", line.attribution),
        ("As printed", statement.attribution),
        ("Said on", statement.said_on or ""),
        ("Kind", f"{statement.kind}, {statement.on_record}, {statement.language}"),
        ("Spoken as", statement.spoken_as),
        ("Sources", "\n".join(
            one.source + (" (the document was replaced or trashed since)" if one.is_outdated else "")
            for one in detail.segments.get(statement.version, ()) if one.source
        )),
        ("Approval", approval_words(statement)),
        ("May leave", "no: " + ", ".join(holds(statement, now())) if holds(statement, now()) else "yes"),
        ("Steps", "\n".join(steps)),
        ("Verified", verified),
        ("Versions", "\n".join(_version_words(detail, number) for number in range(2, len(detail.versions) + 1))),
        ("Used", "\n".join(f"{use.used_at[:10]}: {use.title} (version {use.version})" for use in detail.uses)),
        ("Issues", ", ".join(line.issues)),
        ("Case", line.case_name),
        ("Visibility", statement.visibility),
        ("Note", statement.note),
        ("Id", statement.uuid),
    ]  # fmt: skip


def _version_words(detail: StatementDetail, number: int) -> str:
    """What a version changed: words taken out in [-…-], words put in as {+…+}."""
    version = next(one for one in detail.versions if one.number == number)
    runs = word_differences(detail.words_of(number - 1), detail.words_of(number))
    shown = " ".join(
        run.text if run.in_old and run.in_new else f"[-{run.text}-]" if run.in_old else f"{{+{run.text}+}}"
        for run in runs
    )
    return f"{number}: {shown} ({version.reason}, {version.who})"
