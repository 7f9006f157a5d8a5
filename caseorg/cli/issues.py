"""`caseorg issue`: the issues of a case, under which annotations are gathered."""

from __future__ import annotations

import argparse

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import add_case, as_typed, command, counted, subcommands
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.model.annotation import Issue
from caseorg.operations.issues import add_issue, edit_issue, remove_issue
from caseorg.queries.annotation_listing import annotation_counts, issue_named
from caseorg.queries.annotations import issues_of
from caseorg.queries.cases import case_named
from caseorg.workspace import Workspace

_COLUMNS = (Column("Issue", least=16), Column("Annotations", right=True), Column("Notes", least=16), Column("Id"))


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg issue`."""
    commands = subcommands(parser)
    add = command(commands, "add", "Add an issue to a case; one of that name that is there stays as it is.", _add)
    add.add_argument("name", metavar="NAME", help="the issue, of law or of fact")
    add_case(add)
    add.add_argument("--notes", default="", help="notes of your own")
    add_case(command(commands, "list", "List the issues of a case with the number of annotations.", _list))
    edit = command(commands, "edit", "Rename an issue, change its notes, or move it in the list.", _edit)
    remove = command(commands, "remove", "Take an issue off every annotation and out of the list.", _remove)
    for one in (edit, remove):
        one.add_argument("issue", metavar="I", help="the issue's name or id")
        add_case(one, required=False, help_line="the case it is of")
    edit.add_argument("--name", help="the new name")
    edit.add_argument("--notes", help="the new notes")
    edit.add_argument("--position", type=counted, metavar="N", help="its place in the list, counted from 1")


def _add(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        case = workspace.ask(case_named, options.case)
        issue = workspace.do(add_issue, case_uuid=case.uuid, name=options.name, notes=options.notes).value
    session.show(value_of(issue), lambda: session.output.say(f"Issue {issue.name}"))


def _list(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        case = workspace.ask(case_named, options.case)
        issues = workspace.ask(issues_of, case.uuid)
        counts = workspace.ask(annotation_counts, case.uuid)

    def text() -> None:
        if not issues:
            session.output.line("There is no issue in the case yet. “caseorg issue add NAME --case …” makes one.")
            return
        ids = session.output.ids([issue.uuid for issue in issues])
        rows = [(one.name, str(counts.get(one.uuid, 0)), one.notes, ids[one.uuid]) for one in issues]
        session.output.table(_COLUMNS, rows)

    session.show([value_of(issue) | {"annotations": counts.get(issue.uuid, 0)} for issue in issues], text)


def _edit(session: Session, options: argparse.Namespace) -> None:
    fields = {name: getattr(options, name) for name in ("name", "notes", "position")}
    fields = {name: value for name, value in fields.items() if value is not None}
    if not fields:
        raise BadInput(f"Say what to change: {as_typed(dict.fromkeys(('name', 'notes', 'position')))}.")
    if "position" in fields:
        fields["position"] -= 1
    with session.writing() as workspace:
        issue = workspace.do(edit_issue, uuid=_meant(workspace, options).uuid, **fields).value
    session.show(value_of(issue), lambda: session.output.say(f"Changed issue {issue.name}"))


def _remove(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        issue = _meant(workspace, options)
        workspace.do(remove_issue, uuid=issue.uuid)
    session.show(value_of(issue), lambda: session.output.say(f"Removed issue {issue.name}"))


def _meant(workspace: Workspace, options: argparse.Namespace) -> Issue:
    case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
    return workspace.ask(issue_named, options.issue, case_uuid)
