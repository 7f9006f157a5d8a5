"""`caseorg annotation edit`, `trash`, `restore`, `tag`, `untag`, `issue` and those on replies."""

from __future__ import annotations

import argparse
from typing import Any

from caseorg.base.errors import BadInput, NotFound
from caseorg.cli.annotation_words import (
    add_annotation_place,
    annotations_meant,
    answer,
    color_meant,
    command_on_many,
)
from caseorg.cli.arguments import CLEARING, Subjects, add_choice, add_visibility, as_typed, command, spaced
from caseorg.cli.session import OneStep, Session, author_of
from caseorg.model.annotation import TEXT_MARKS, Issue
from caseorg.operations.annotations import (
    add_reply,
    edit_annotations,
    edit_reply,
    put_under_issue,
    remove_reply,
    restore_annotations,
    tag_annotations,
    take_from_issue,
    trash_annotations,
    untag_annotations,
)
from caseorg.operations.issues import add_issue
from caseorg.operations.operation import Operation
from caseorg.queries.annotation_listing import annotation_of_reply, issue_named
from caseorg.queries.annotations import annotation_line
from caseorg.queries.documents import document_line
from caseorg.workspace import Workspace

_FIELDS = ("kind", "color", "comment", "author", "width", "font_size", "visibility")


def add_commands(commands: Subjects) -> None:
    """The commands that change annotations, among those of `caseorg annotation`."""
    _declare_edit(commands)
    command_on_many(commands, "trash", "Move annotations to the trash.", _trash)
    command_on_many(commands, "restore", "Take annotations out of the trash.", _restore)
    for name, help_line, run in (
        ("tag", "Put a tag on annotations; it is made where there is none of that name.", _tag),
        ("untag", "Take a tag off annotations.", _untag),
    ):
        command_on_many(commands, name, help_line, run).add_argument("--tag", required=True, help="the tag's name")
    issue = command_on_many(commands, "issue", "Put annotations under an issue of their case, made if new.", _issue)
    issue.add_argument("--issue", required=True, help="the issue's name or id")
    issue.add_argument("--take-out", action="store_true", help="take them out from under it instead")
    _declare_replies(commands)


def _declare_edit(commands: Subjects) -> None:
    edit = command_on_many(commands, "edit", "Set fields of one annotation or of many.", _edit)
    edit.epilog = CLEARING
    add_choice(edit, "--kind", sorted(TEXT_MARKS), "another mark on the same words")
    edit.add_argument("--color", help="its color, by name or as #rrggbb")
    edit.add_argument("--comment", help="what is said to it")
    edit.add_argument("--author", help="who says so")
    edit.add_argument("--width", metavar="POINTS", help="how wide its lines are")
    edit.add_argument("--font-size", metavar="POINTS", help="the size of the letters in a text box")
    add_visibility(edit)


def _declare_replies(commands: Subjects) -> None:
    reply = command(commands, "reply", "Answer an annotation, or say what becomes of it.", _reply)
    add_annotation_place(reply, many=False)
    reply.add_argument("--comment", default="", help="the answer")
    reply.add_argument("--state", default="", help="what becomes of it: Accepted, Rejected, Completed, Cancelled")
    reply.add_argument("--author", help="who answers; else the name in the settings")
    for name, help_line, run in (
        ("edit-reply", "Change the words of a reply.", _edit_reply),
        ("remove-reply", "Take a reply away.", _remove_reply),
    ):
        one = command(commands, name, help_line, run)
        one.add_argument("reply", metavar="R", help="the reply: its id, as “annotation show” prints it")
        if run is _edit_reply:
            one.add_argument("--comment", required=True, help="the new words")


def _edit(session: Session, options: argparse.Namespace) -> None:
    fields = {name: getattr(options, name) for name in _FIELDS if getattr(options, name) is not None}
    if not fields:
        raise BadInput(f"Say what to change: {as_typed(dict.fromkeys(_FIELDS))}.")
    with session.writing() as workspace:
        if "kind" in fields:
            fields["kind"] = spaced(fields["kind"])
        if "color" in fields:
            fields["color"] = color_meant(workspace, fields["color"])
        _over_all(session, workspace, options, edit_annotations, "Changed", **fields)


def _trash(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        _over_all(session, workspace, options, trash_annotations, "Moved to the trash:")


def _restore(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        _over_all(session, workspace, options, restore_annotations, "Restored", in_trash=True)


def _tag(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        _over_all(session, workspace, options, tag_annotations, f"Tagged “{options.tag}”:", tag=options.tag)


def _untag(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        _over_all(session, workspace, options, untag_annotations, f"No longer tagged “{options.tag}”:", tag=options.tag)


def _over_all(
    session: Session,
    workspace: Workspace,
    options: argparse.Namespace,
    operation: Operation,
    done: str,
    *,
    in_trash: bool = False,
    **arguments: Any,
) -> None:
    uuids = annotations_meant(workspace, options, in_trash=in_trash)
    workspace.do(operation, uuids=uuids, **arguments)
    answer(session, workspace, uuids, done)


def _issue(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        uuids = annotations_meant(workspace, options)
        document = workspace.ask(annotation_line, uuids[0]).annotation.document_uuid
        case_uuid = workspace.ask(document_line, document).document.case_uuid
        if options.take_out:
            issue = workspace.ask(issue_named, options.issue, case_uuid)
            workspace.do(take_from_issue, uuids=uuids, issue_uuid=issue.uuid)
            answer(session, workspace, uuids, f"No longer under “{issue.name}”:")
            return
        step = OneStep(workspace, label=put_under_issue.label)
        issue = _issue_or_new(workspace, step, options.issue, case_uuid)
        step.do(put_under_issue, uuids=uuids, issue_uuid=issue.uuid)
        answer(session, workspace, uuids, f"Under “{issue.name}”:")


def _issue_or_new(workspace: Workspace, step: OneStep, name: str, case_uuid: str) -> Issue:
    try:
        return workspace.ask(issue_named, name, case_uuid)
    except NotFound:
        made: Issue = step.do(add_issue, case_uuid=case_uuid, name=name).value
        return made


def _reply(session: Session, options: argparse.Namespace) -> None:
    author = options.author if options.author is not None else session.who or author_of(session.home)
    with session.writing() as workspace:
        options.annotations = [options.annotation]
        uuids = annotations_meant(workspace, options)
        words = {"comment": options.comment, "state": options.state, "author": author}
        workspace.do(add_reply, annotation_uuid=uuids[0], **words)
        answer(session, workspace, uuids, "Replied to")


def _edit_reply(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        annotation = workspace.ask(annotation_of_reply, options.reply)
        workspace.do(edit_reply, uuid=options.reply, comment=options.comment)
        answer(session, workspace, [annotation], "Changed a reply to")


def _remove_reply(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        annotation = workspace.ask(annotation_of_reply, options.reply)
        workspace.do(remove_reply, uuid=options.reply)
        answer(session, workspace, [annotation], "Removed a reply to")
