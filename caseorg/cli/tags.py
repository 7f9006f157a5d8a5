"""`caseorg tag`: list, add, edit, remove. `caseorg document tag` puts one on documents."""

from __future__ import annotations

import argparse

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import add_case, command, subcommands
from caseorg.cli.places import tag_named
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.model.document import Tag
from caseorg.operations.tags import add_tag, edit_tag, remove_tag
from caseorg.queries.cases import case_named
from caseorg.queries.documents import tag_counts, tags

_COLUMNS = (Column("Tag", least=12), Column("Color"), Column("Id", spare=True))
_COUNTED = (*_COLUMNS, Column("Documents", right=True))


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg tag`."""
    commands = subcommands(parser)
    listing = command(commands, "list", "List the tags.", _list)
    add_case(listing, required=False, help_line="count the documents of this case that carry each tag")
    add = command(commands, "add", "Add a tag; one of that name that is there already stays as it is.", _add)
    add.add_argument("name", metavar="NAME", help="the tag's name")
    add.add_argument("--color", metavar="#RRGGBB", help="its color; else the next of a set")
    edit = command(commands, "edit", "Rename a tag or give it another color, wherever it is used.", _edit)
    edit.add_argument("tag", metavar="T", help="the tag's name or id")
    edit.add_argument("--name", help="the new name")
    edit.add_argument("--color", metavar="#RRGGBB", help="the new color")
    remove = command(commands, "remove", "Take a tag off every document and out of the list.", _remove)
    remove.add_argument("tag", metavar="T", help="the tag's name or id")


def _list(session: Session, options: argparse.Namespace) -> None:
    found: list[Tag] = []
    counts: dict[str, int] | None = None
    if session.has_workspace or options.case:
        with session.reading() as workspace:
            found = workspace.ask(tags)
            if options.case:
                counts = workspace.ask(tag_counts, workspace.ask(case_named, options.case).uuid)

    def text() -> None:
        if not found:
            session.output.line("There is no tag yet. “caseorg document tag D --tag NAME” makes one.")
        elif counts is None:
            session.output.table(_COLUMNS, [(tag.name, tag.color, tag.uuid) for tag in found])
        else:
            rows = [(tag.name, tag.color, tag.uuid, str(counts.get(tag.uuid, 0))) for tag in found]
            session.output.table(_COUNTED, rows)

    counted = ({"documents": counts.get(tag.uuid, 0)} if counts is not None else {} for tag in found)
    session.show([value_of(tag) | count for tag, count in zip(found, counted, strict=True)], text)


def _add(session: Session, options: argparse.Namespace) -> None:
    with session.writing(new=True) as workspace:
        tag = workspace.do(add_tag, name=options.name, color=options.color).value
    session.show(value_of(tag), lambda: session.output.say(f"Tag {tag.name} ({tag.color})"))


def _edit(session: Session, options: argparse.Namespace) -> None:
    if options.name is None and options.color is None:
        raise BadInput("Say what to change: --name, --color.")
    with session.writing() as workspace:
        uuid = tag_named(workspace, options.tag).uuid
        tag = workspace.do(edit_tag, uuid=uuid, name=options.name, color=options.color).value
    session.show(value_of(tag), lambda: session.output.say(f"Changed tag {tag.name} ({tag.color})"))


def _remove(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        tag = tag_named(workspace, options.tag)
        workspace.do(remove_tag, uuid=tag.uuid)
    session.show(value_of(tag), lambda: session.output.say(f"Removed tag {tag.name}"))
