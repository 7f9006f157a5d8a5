"""`caseorg annotation add` and `move`: marks placed on quoted words, or by points of the page."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Any

from caseorg.base.errors import BadInput, NotFound
from caseorg.cli.annotation_words import add_annotation_place, answer, color_meant
from caseorg.cli.arguments import Subjects, add_choice, add_document_place, add_visibility, command, counted, spaced
from caseorg.cli.places import document_meant
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session, author_of
from caseorg.cli.words import count_of
from caseorg.jobs.page_words import PageWords, ReadPageWords
from caseorg.model.annotation import TEXT_MARKS, AnnotationKind, Shape
from caseorg.model.record import Visibility
from caseorg.operations.annotations import NewAnnotation, add_annotations, reshape_annotation
from caseorg.queries.annotation_listing import annotation_named
from caseorg.rules.quoting import Found, find_quote
from caseorg.workspace import Workspace

# For each kind that is not placed on words: the option that says where, and its numbers.
_PLACES = {
    AnnotationKind.NOTE: ("at", 2),
    AnnotationKind.TEXT_BOX: ("rect", 4),
    AnnotationKind.AREA: ("rect", 4),
    AnnotationKind.ARROW: ("line", 4),
    AnnotationKind.INK: ("stroke", None),
}
_EPILOG = (
    "Highlights, underlines and the like are placed on the words of --quote. All other places are in points (1/72 inch)"
    " from the upper left corner of the unturned page, as X,Y or LEFT,TOP,RIGHT,BOTTOM."
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an annotation goes, with the words it marks."""

    shape: Shape
    quote: str = ""
    prefix: str = ""
    suffix: str = ""


def add_commands(commands: Subjects) -> None:
    """The two commands, among those of `caseorg annotation`."""
    add = command(commands, "add", "Mark words on a page, or put a note, box, area or drawing there.", _add)
    add.epilog = _EPILOG
    add_document_place(add, many=False)
    add.add_argument("--page", type=counted, metavar="N", required=True, help="the page, counted from 1")
    add_choice(add, "--kind", AnnotationKind, "what to make; else a highlight", default="highlight")
    _add_places(add)
    add.add_argument("--color", help="its color: a name that “annotation-color list” shows, or #rrggbb; else the first")
    add.add_argument("--comment", default="", help="what you say to it; for a text box what it shows")
    add.add_argument("--author", help="who says so; else the name in the settings")
    add.add_argument("--tag", action="append", default=[], help="a tag to put on it; can be given again")
    add.add_argument("--issue", action="append", default=[], help="an issue to put it under; can be given again")
    add_visibility(add)
    move = command(commands, "move", "Put an annotation on other words, or at another place.", _move)
    move.epilog = _EPILOG
    add_annotation_place(move, many=False)
    move.add_argument("--page", type=counted, metavar="N", help="the page to move it to, counted from 1")
    _add_places(move)


def _add_places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quote", metavar="WORDS", help="the words to mark, as they stand on the page")
    parser.add_argument(
        "--occurrence", type=counted, metavar="K", help="which of several places of the words, counted from 1"
    )
    parser.add_argument("--at", metavar="X,Y", help="where a note is")
    parser.add_argument("--rect", metavar="L,T,R,B", help="the sides of a text box or an area")
    parser.add_argument("--line", metavar="X,Y,X,Y", help="an arrow from its tail to its head")
    parser.add_argument("--stroke", action="append", metavar="X,Y,…", help="a line of ink; can be given again")


def _add(session: Session, options: argparse.Namespace) -> None:
    kind = AnnotationKind(spaced(options.kind))
    with session.writing() as workspace:
        line = document_meant(workspace, options.document, options)
        _need_page(options.page, line.page_count, line.document.title)
        place = _place(workspace, kind, options, line.document.sha256, options.page - 1)
        author = options.author if options.author is not None else session.who or author_of(session.home)
        new = NewAnnotation(
            kind=kind,
            page=options.page - 1,
            shape=place.shape,
            quote=place.quote,
            prefix=place.prefix,
            suffix=place.suffix,
            color=color_meant(workspace, options.color),
            comment=options.comment,
            author=author,
            tags=tuple(options.tag),
            issues=tuple(options.issue),
            visibility=Visibility(options.visibility or Visibility.INTERNAL),
        )
        made = workspace.do(add_annotations, document_uuid=line.document.uuid, annotations=[new]).value
        answer(session, workspace, [one.uuid for one in made], "Added")


def _move(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        annotation = workspace.ask(annotation_named, options.annotation).annotation
        page = annotation.page if options.page is None else options.page - 1
        place = _place(workspace, annotation.kind, options, annotation.sha256, page)
        words: dict[str, Any] = {}
        if annotation.kind in TEXT_MARKS:
            words = {"quote": place.quote, "prefix": place.prefix, "suffix": place.suffix}
        workspace.do(reshape_annotation, uuid=annotation.uuid, shape=place.shape, page=page, **words)
        answer(session, workspace, [annotation.uuid], "Moved")


def _need_page(page: int, count: int | None, title: str) -> None:
    if count is not None and page > count:
        raise BadInput(f"“{title}” has {count_of(count, 'page')}. Give a page from 1 to {count}.")


def _place(
    workspace: Workspace, kind: AnnotationKind, options: argparse.Namespace, sha256: str, page: int
) -> _Place:
    """Where the options put an annotation of that kind. Raises BadInput or NotFound, saying what to give."""
    option, count = _PLACES.get(kind, ("quote", None))
    others = [name for name in ("quote", "at", "rect", "line", "stroke") if name != option and getattr(options, name)]
    if others:
        raise BadInput(f"A {kind} is placed by --{option}, not by --{others[0]}.")
    given = getattr(options, option)
    if not given:
        raise BadInput(f"Say where the {kind} goes with --{option}.")
    if kind in TEXT_MARKS:
        found = _found(workspace, sha256, page, given, options.occurrence)
        return _Place(found.quads, found.quote, found.prefix, found.suffix)
    parts = given if isinstance(given, list) else [given]
    return _Place(tuple(_numbers(part, option, count) for part in parts))


def _found(workspace: Workspace, sha256: str, page: int, quote: str, occurrence: int | None) -> Found:
    """The one place of the words on the page."""
    read: PageWords = run_job(ReadPageWords(sha256, page), workspace)
    places = find_quote(read.words, quote, rotation=read.rotation)
    if not read.words:
        raise NotFound(
            f"Page {page + 1} has no text that words could be found in. Mark an area there: --kind area --rect L,T,R,B."
        )
    if not places:
        raise NotFound(f"“{quote}” is not on page {page + 1}. “caseorg document text --page” prints its words.")
    if occurrence is None and len(places) > 1:
        raise BadInput(
            f"“{quote}” is on page {page + 1} {len(places):,} times. Say which with --occurrence, or quote more words."
        )
    if (occurrence or 1) > len(places):
        raise BadInput(f"“{quote}” is on page {page + 1} only {count_of(len(places), 'time')}.")
    return places[(occurrence or 1) - 1]


def _numbers(text: str, option: str, count: int | None) -> tuple[float, ...]:
    try:
        numbers = tuple(float(part) for part in text.split(","))
    except ValueError as error:
        raise BadInput(f"“{text}” are no numbers of points. Give --{option} as 72,144.5,… with commas.") from error
    if count is not None and len(numbers) != count:
        raise BadInput(f"--{option} takes {count} numbers with commas between them, not {len(numbers)}.")
    return numbers
