"""`caseorg sheet`: contact sheets, quote sheets and media lists, shown, and written into files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import Subjects, add_case, add_choice, command, subcommands
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.words import count_of, visible
from caseorg.jobs.press_sheet import (
    FORMATS,
    MadeSheet,
    SavedSheet,
    SaveSheet,
    SheetWish,
    copy_template,
    made_sheet,
    template_named,
    templates,
)
from caseorg.model.press_sheet import SheetKind
from caseorg.model.record import Visibility
from caseorg.queries.cases import case_named
from caseorg.queries.people import person_or_organization_named
from caseorg.queries.statements import statement_named
from caseorg.workspace import Workspace

_HELP = {
    SheetKind.CONTACT: "Whom to reach in a case, with public ways to reach them; without --to it is shown.",
    SheetKind.QUOTE: "What was said in a case, approved and not under embargo; without --to it is shown.",
    SheetKind.MEDIA: "The outlets and journalists to tell; without --to it is shown.",
}


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands about sheets."""
    commands = subcommands(parser)
    for kind in SheetKind:
        _declare_sheet(commands, kind)
    command(commands, "templates", "List the templates that sheets are laid out by.", _list_templates)
    copy = command(commands, "copy-template", "Copy a template into your own folder, to be changed there.", _copy)
    copy.add_argument("kind", choices=[kind.value for kind in SheetKind], help="of which kind of sheet")
    copy.add_argument("name", metavar="NAME", help="what the copy is to be called")


def _declare_sheet(commands: Subjects, kind: SheetKind) -> None:
    sheet = command(commands, kind.value, _HELP[kind], _sheet)
    sheet.set_defaults(kind=kind)
    if kind is not SheetKind.MEDIA:
        add_case(sheet)
    names = [suffix.lstrip(".") for suffix in FORMATS]
    add_choice(sheet, "--format", names, "the format, else by the name of the file")
    sheet.add_argument("--to", metavar="FILE", help="the file to write; every statement on it is noted as used")
    add_choice(sheet, "--visibility", Visibility, "the highest label that leaves", default=Visibility.INTERNAL.value)
    sheet.add_argument("--template", metavar="T", default="", help="a template by its name, or a file of one")
    sheet.add_argument("--overwrite", action="store_true", help="write over a file that is there")
    what = "statement" if kind is SheetKind.QUOTE else "person or organization"
    sheet.add_argument("--only", action="append", metavar="X", help=f"this {what} alone; may be given again")
    if kind is SheetKind.QUOTE:
        sheet.add_argument(
            "--lift", action="append", default=[], metavar="S",
            help="a statement that leaves although it is held back (embargo, approval, background), marked as such",
        )  # fmt: skip


def _sheet(session: Session, options: argparse.Namespace) -> None:
    options.kind = SheetKind(options.kind)
    template = template_named(session.home, options.kind, options.template)
    if options.to is None:
        if options.format:
            raise BadInput("Say with --to which file is to be written.")
        with session.reading() as workspace:
            _show(session, workspace.ask(made_sheet, _wish(workspace, options), template))
        return
    path = Path(options.to)
    suffix = f".{options.format}" if options.format else path.suffix.lower()
    with session.writing() as workspace:
        saved: SavedSheet = run_job(
            SaveSheet(_wish(workspace, options), template, path, suffix=suffix, replace=options.overwrite), workspace
        )
    choice = saved.made.choice
    value = _value(saved.made) | {"path": str(saved.path)}

    def text() -> None:
        session.output.say(f"Wrote {count_of(len(choice.going), 'entry', 'entries')} to {saved.path}.")
        _say_held(session, saved.made)

    session.show(value, text)


def _wish(workspace: Workspace, options: argparse.Namespace) -> SheetWish:
    case_uuid = workspace.ask(case_named, options.case).uuid if getattr(options, "case", None) else None
    lifted = [workspace.ask(statement_named, text, case_uuid).uuid for text in getattr(options, "lift", [])]
    only = None
    if options.only:
        only = tuple(_uuid(workspace, options.kind, text, case_uuid) for text in options.only)
    return SheetWish(
        kind=options.kind, case_uuid=case_uuid, uuids=only, highest=Visibility(options.visibility),
        lifted=frozenset(lifted),
    )  # fmt: skip


def _uuid(workspace: Workspace, kind: SheetKind, text: str, case_uuid: str | None) -> str:
    if kind is SheetKind.QUOTE:
        return workspace.ask(statement_named, text, case_uuid).uuid
    return workspace.ask(person_or_organization_named, text).uuid


def _show(session: Session, made: MadeSheet) -> None:
    def text() -> None:
        for line in made.text.splitlines():
            session.output.line(visible(line))
        _say_held(session, made)

    session.show(_value(made), text)


def _say_held(session: Session, made: MadeSheet) -> None:
    for one, reason in made.choice.held_back:
        session.output.tell(f"Held back ({reason}): {one.words}")
    if made.choice.private:
        session.output.tell(f"Not public, so left out: {made.choice.private} ways to reach somebody.")


def _value(made: MadeSheet) -> dict[str, Any]:
    columns = made.laid.columns
    return {
        "entries": [dict(zip(columns, row, strict=True)) for row in made.laid.rows],
        "held_back": [{"words": one.words, "reason": reason} for one, reason in made.choice.held_back],
        "private_left_out": made.choice.private,
    }


def _list_templates(session: Session, options: argparse.Namespace) -> None:
    found = templates(session.home)
    value = [{"name": one.name, "kind": one.kind.value, "path": str(path)} for one, path in found]

    def text() -> None:
        for one, path in found:
            session.output.line(f"{one.kind.value:<8} {one.name:<30} {path}")

    session.show(value, text)


def _copy(session: Session, options: argparse.Namespace) -> None:
    path = copy_template(session.home, SheetKind(options.kind), options.name)
    session.show({"path": str(path)}, lambda: session.output.say(f"Copied to {path}. Change it there with any editor."))
