"""`caseorg annotation-color`: the named colors annotations are made in."""

from __future__ import annotations

import argparse

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import as_typed, command, counted, subcommands
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.model.annotation import AnnotationColor
from caseorg.operations.annotation_colors import add_annotation_color, edit_annotation_color, remove_annotation_color
from caseorg.queries.annotation_listing import color_named
from caseorg.queries.annotations import annotation_colors

_COLUMNS = (Column("Name", least=12), Column("Color"), Column("Id", spare=True))


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg annotation-color`."""
    commands = subcommands(parser)
    command(commands, "list", "List the named colors in the order of the menus.", _list)
    add = command(commands, "add", "Add a color with a name.", _add)
    add.add_argument("name", metavar="NAME", help="what you call it: “Key passage”")
    add.add_argument("--color", metavar="#RRGGBB", required=True, help="the color")
    edit = command(commands, "edit", "Rename a color, move it, or change it wherever it is used.", _edit)
    remove = command(commands, "remove", "Take a color out of the list; annotations keep it.", _remove)
    for one in (edit, remove):
        one.add_argument("named", metavar="C", help="the color: its name, #rrggbb or id")
    edit.add_argument("--name", help="the new name")
    edit.add_argument("--color", metavar="#RRGGBB", help="the new color")
    edit.add_argument("--position", type=counted, metavar="N", help="its place in the list, counted from 1")


def _list(session: Session, options: argparse.Namespace) -> None:
    found: list[AnnotationColor] = []
    if session.has_workspace:
        with session.reading() as workspace:
            found = workspace.ask(annotation_colors)

    def text() -> None:
        if found:
            session.output.table(_COLUMNS, [(color.name, color.color, color.uuid) for color in found])
        else:
            session.output.line("There is no workspace yet. Add a case with “caseorg case add --caption …”.")

    session.show([value_of(color) for color in found], text)


def _add(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        color = workspace.do(add_annotation_color, name=options.name, color=options.color).value
    _answer(session, color, "Added color")


def _edit(session: Session, options: argparse.Namespace) -> None:
    fields = {name: getattr(options, name) for name in ("name", "color", "position")}
    fields = {name: value for name, value in fields.items() if value is not None}
    if not fields:
        raise BadInput(f"Say what to change: {as_typed(dict.fromkeys(('name', 'color', 'position')))}.")
    if "position" in fields:
        fields["position"] -= 1
    with session.writing() as workspace:
        kept = workspace.ask(color_named, options.named)
        color = workspace.do(edit_annotation_color, uuid=kept.uuid, **fields).value
    _answer(session, color, "Changed color")


def _remove(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        color = workspace.ask(color_named, options.named)
        workspace.do(remove_annotation_color, uuid=color.uuid)
    _answer(session, color, "Removed color")


def _answer(session: Session, color: AnnotationColor, done: str) -> None:
    session.show(value_of(color), lambda: session.output.say(f"{done} {color.name} ({color.color})"))
