"""`caseorg annotation`: list and show; the other commands are in the files named in _PARTS."""

from __future__ import annotations

import argparse
import re

from caseorg.base.errors import BadInput
from caseorg.cli import annotation_editing, annotation_exchange, annotation_making
from caseorg.cli.annotation_words import add_annotation_place, annotation_value, color_meant, page_words, words_of
from caseorg.cli.arguments import Subjects, add_case, add_choice, command, spaced, subcommands
from caseorg.cli.places import document_meant, tag_named
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.words import listed
from caseorg.model.annotation import AnnotationKind
from caseorg.queries.annotation_listing import (
    AnnotationFilter,
    PlacedAnnotation,
    annotation_named,
    annotations_like,
    issue_named,
)
from caseorg.queries.annotations import AnnotationLine
from caseorg.queries.cases import case_named
from caseorg.queries.documents import document_line
from caseorg.workspace import Workspace

# Each has `add_commands(commands)`: further commands of `caseorg annotation`.
_PARTS = (annotation_making, annotation_editing, annotation_exchange)

_PAGES = re.compile(r"(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?", re.ASCII)
_COLUMNS = (
    Column("ECF No.", right=True),
    Column("Document", least=16),
    Column("Page", right=True),
    Column("Kind"),
    Column("Color"),
    Column("Words", least=24),
    Column("Tags", least=8),
    Column("Issues", least=8),
    Column("Author", spare=True),
    Column("Id", spare=True),
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg annotation`."""
    commands = subcommands(parser)
    _declare_list(commands)
    show = command(commands, "show", "Show an annotation with its comment, tags, issues and replies.", _show)
    add_annotation_place(show, many=False)
    show.add_argument("--trash", action="store_true", help="look among those in the trash")
    for part in _PARTS:
        part.add_commands(commands)


def _declare_list(commands: Subjects) -> None:
    listing = command(commands, "list", "List the annotations of a document or a case, in reading order.", _list)
    listing.add_argument("document", metavar="D", nargs="?", help="a document: its id, its ECF No. or its file name")
    add_case(listing, required=False, help_line="the case to look in; alone, the annotations of all its documents")
    add_choice(listing, "--kind", AnnotationKind, "only of this kind; can be given again", action="append")
    listing.add_argument("--color", action="append", help="only of this color, by name or #rrggbb; can be given again")
    listing.add_argument("--tag", action="append", help="only with this tag; can be given again")
    listing.add_argument("--issue", action="append", help="only under this issue; can be given again")
    listing.add_argument("--author", default="", help="only by authors with this in their name")
    listing.add_argument("--text", default="", help="only with this in the quoted words, the comment or a reply")
    listing.add_argument("--pages", metavar="N-M", help="only on these pages, counted from 1: 7 or 7-12")
    listing.add_argument("--trash", action="store_true", help="those in the trash")


def _list(session: Session, options: argparse.Namespace) -> None:
    if not (options.document or options.case or options.trash):
        raise BadInput("Say of which document, or of which case with --case.")
    found: list[PlacedAnnotation] = []
    if session.has_workspace or options.case or options.document:
        with session.reading() as workspace:
            found = _found(workspace, options)

    def text() -> None:
        if found:
            ids = session.output.ids([one.line.annotation.uuid for one in found])
            session.output.table(_COLUMNS, [(*_cells(one), ids[one.line.annotation.uuid]) for one in found])
        else:
            session.output.line(f"There is no such annotation{' in the trash' if options.trash else ''}.")

    session.show([_value(one) for one in found], text)


def _found(workspace: Workspace, options: argparse.Namespace) -> list[PlacedAnnotation]:
    case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
    document = document_meant(workspace, options.document, options).document if options.document else None
    in_case = document.case_uuid if document else case_uuid
    shown = AnnotationFilter(
        text=options.text,
        kinds=frozenset(spaced(kind) for kind in options.kind or ()),
        colors=frozenset(color_meant(workspace, color).strip().lower() for color in options.color or ()),
        tag_uuids=frozenset(tag_named(workspace, tag).uuid for tag in options.tag or ()),
        issue_uuids=frozenset(workspace.ask(issue_named, issue, in_case).uuid for issue in options.issue or ()),
        author=options.author,
        pages=_pages(options.pages),
    )
    return workspace.ask(
        annotations_like,
        case_uuid=case_uuid,
        document_uuid=document.uuid if document else None,
        shown=shown,
        in_trash=options.trash,
    )


def _pages(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    match = _PAGES.fullmatch(text.strip())
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= first <= last:
        raise BadInput(f"“{text}” are no pages. Give them as 7 or 7-12, counted from 1.")
    return first - 1, last - 1


def _value(one: PlacedAnnotation) -> dict[str, object]:
    return annotation_value(one.line) | {"document": one.document.document.title, "ecf": one.document.ecf or None}


def _cells(one: PlacedAnnotation) -> tuple[str, ...]:
    annotation = one.line.annotation
    return (
        one.document.ecf,
        one.document.document.title,
        page_words(annotation),
        annotation.kind,
        annotation.color,
        words_of(annotation),
        listed(tag.name for tag in one.line.tags),
        listed(issue.name for issue in one.line.issues),
        annotation.author,
    )


def _show(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        line = workspace.ask(annotation_named, options.annotation, in_trash=options.trash)
        document = workspace.ask(document_line, line.annotation.document_uuid)
    value = _value(PlacedAnnotation(line=line, document=document))
    ecf = f" (ECF No. {document.ecf})" if document.ecf else ""
    fields = _lines(line, document.document.title + ecf)
    session.show(value, lambda: session.output.fields(fields))


def _lines(line: AnnotationLine, document: str) -> list[tuple[str, str]]:
    annotation = line.annotation
    return [
        ("Document", document),
        ("Page", page_words(annotation)),
        ("Kind", annotation.kind),
        ("Color", annotation.color),
        ("Quote", annotation.quote),
        ("Comment", annotation.comment),
        ("Tags", listed(tag.name for tag in line.tags)),
        ("Issues", listed(issue.name for issue in line.issues)),
        ("Author", annotation.author),
        ("Visibility", annotation.visibility),
        ("Anchor", annotation.anchor),
        ("Made", annotation.created),
        ("In the trash", "since " + annotation.deleted_at if annotation.deleted_at else ""),
        *[(f"Reply {reply.uuid}", _reply_words(reply.author, reply.state, reply.comment)) for reply in line.replies],
        ("Id", annotation.uuid),
    ]


def _reply_words(author: str, state: str, comment: str) -> str:
    head = ": ".join(part for part in (author, state) if part)
    return "\n".join(part for part in (head, comment) if part)
