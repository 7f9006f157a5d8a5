"""Annotations as the command line takes and prints them: the one meant, its color, its JSON value, its line."""

from __future__ import annotations

import argparse
from typing import Any

from caseorg.base.errors import NotFound
from caseorg.cli.arguments import Subjects, command
from caseorg.cli.session import Session
from caseorg.cli.values import value_of
from caseorg.cli.words import count_of, listed
from caseorg.model.annotation import Annotation
from caseorg.queries.annotation_listing import annotation_named, color_named
from caseorg.queries.annotations import AnnotationLine, annotation_colors, annotation_line
from caseorg.workspace import Workspace


def add_annotation_place(parser: argparse.ArgumentParser, *, many: bool) -> None:
    """A or A…."""
    parser.add_argument(
        "annotations" if many else "annotation",
        metavar="A",
        nargs="+" if many else None,
        help="an annotation: its id or the beginning of it, as “annotation list” shows it",
    )


def command_on_many(commands: Subjects, name: str, help_line: str, run: Any) -> argparse.ArgumentParser:
    """A command on one annotation or several."""
    parser = command(commands, name, help_line, run)
    add_annotation_place(parser, many=True)
    return parser


def annotations_meant(workspace: Workspace, options: argparse.Namespace, *, in_trash: bool = False) -> list[str]:
    """The ids of A…, each once, in the order given. Raises NotFound for the first that is none."""
    found = (workspace.ask(annotation_named, text, in_trash=in_trash) for text in options.annotations)
    return list(dict.fromkeys(line.annotation.uuid for line in found))


def color_meant(workspace: Workspace, text: str | None) -> str:
    """The #rrggbb of a color by its name or as it is; of the first one in the list for None. Raises NotFound."""
    if text is None:
        return workspace.ask(annotation_colors)[0].color
    try:
        return workspace.ask(color_named, text).color
    except NotFound:
        if text.strip().startswith("#"):
            return text  # whether it is one is for the operation to say
        raise


def annotation_value(line: AnnotationLine) -> dict[str, Any]:
    """An annotation with the names of its tags and issues, and its replies; `page` counts from 0 as in the model."""
    return value_of(line.annotation) | {
        "tags": [tag.name for tag in line.tags],
        "issues": [issue.name for issue in line.issues],
        "replies": [value_of(reply) for reply in line.replies],
    }


def page_words(annotation: Annotation) -> str:
    """The page an annotation is on, counted from 1, with the stamped one: "7 (ECF 9)"."""
    stamped = f" (ECF {annotation.ecf_page})" if annotation.ecf_page is not None else ""
    return f"{annotation.page + 1}{stamped}"


def words_of(annotation: Annotation) -> str:
    """What an annotation says, on one line: its quotation, else its comment."""
    text = f"“{annotation.quote}”" if annotation.quote else annotation.comment
    return " ".join(text.split())


def answer(session: Session, workspace: Workspace, uuids: list[str], done: str) -> None:
    """What became of annotations: as JSON the whole of each, else one by its words and several by their number."""
    lines = [workspace.ask(annotation_line, uuid) for uuid in uuids]

    def text() -> None:
        if len(lines) == 1:
            one = lines[0].annotation
            place = listed(part for part in (f"{one.kind} on page {page_words(one)}", words_of(one)) if part)
            session.output.say(f"{done} {place}. Id {one.uuid}")
        else:
            session.output.say(f"{done} {count_of(len(lines), 'annotation')}")

    session.show([annotation_value(line) for line in lines], text)
