"""`caseorg role`: what persons and organizations are in a case, and who takes whose place."""

from __future__ import annotations

import argparse
from typing import Any

from caseorg.base.clock import today
from caseorg.base.errors import BadInput
from caseorg.cli.arguments import CLEARING, add_case, add_choice, add_visibility, as_typed, command, given, subcommands
from caseorg.cli.people_contacts import add_yes_no, owner_of, yes_no_fields
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.model.case_role import Capacity, CaseRole, PartySide, RoleKind
from caseorg.operations import (
    add_case_role,
    edit_case_role,
    end_representation,
    remove_case_role,
    substitute_successor,
)
from caseorg.queries.case_people import role_lines, role_named
from caseorg.queries.cases import case_named
from caseorg.queries.people import office_named, person_named, person_or_organization_named
from caseorg.queries.successions import successions
from caseorg.rules.people_words import role_words, title_line
from caseorg.workspace import Workspace

_TEXTS = ("printed_name", "title", "joined", "terminated", "note", "visibility", "side", "capacity")
_FLAGS = ("lead", "to_be_noticed", "pro_hac_vice")
_COLUMNS = (
    Column("Name", least=18),
    Column("Role", least=14),
    Column("Title", least=14),
    Column("For", least=12),
    Column("Id", spare=True),
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg role`."""
    commands = subcommands(parser)
    add = command(commands, "add", "Say what a person or an organization is in a case.", _add)
    add.add_argument("name", metavar="NAME", help="the person or organization: a name or the id")
    add_case(add)
    add_choice(add, "--kind", RoleKind, "what they are", required=True)
    add_case(command(commands, "list", "List who is who in a case.", _list))
    edit = command(commands, "edit", "Change what is said of a role.", _edit, epilog=CLEARING)
    add_choice(edit, "--kind", RoleKind, "what they are")
    for one in (add, edit):
        _add_fields(one)
    remove = command(commands, "remove", "Take a role away; the person or organization stays.", _remove)
    end = command(commands, "end", "Say that counsel no longer acts for one party.", _end)
    end.add_argument("--party", metavar="R", required=True, help="the party")
    succeed = command(commands, "succeed", "Put the successor in the office in a party’s place (FRCP 25(d)).", _succeed)
    succeed.add_argument("--person", metavar="P", required=True, help="the successor")
    for one in (end, succeed):
        one.add_argument("--on", metavar="DATE", help="the day")
    add_case(
        command(commands, "successors", "Propose who takes the place of officials who left (FRCP 25(d)).", _successors),
        required=False,
    )
    for one in (edit, remove, end, succeed):
        one.add_argument("role", metavar="R", help="the role: the name of who has it, or the id")
        add_case(one, required=False, help_line="the case it is of")


def _add_fields(parser: argparse.ArgumentParser) -> None:
    add_choice(parser, "--side", [side for side in PartySide if side], "the side of the “v.”")
    add_choice(parser, "--capacity", [one for one in Capacity if one], "in which capacity an official is a party")
    parser.add_argument("--office", metavar="OFFICE", help="the office in which an official is a party")
    parser.add_argument("--printed-name", help="the name as the caption prints it")
    parser.add_argument("--title", help="the title printed with it")
    parser.add_argument("--for", dest="clients", action="append", metavar="R", help="a party they act for; repeatable")
    add_yes_no(parser, "lead", "whether they are lead attorney")
    add_yes_no(parser, "to_be_noticed", "whether they are to be noticed")
    add_yes_no(parser, "pro_hac_vice", "whether they appear pro hac vice")
    parser.add_argument("--joined", metavar="DATE", help="the day they joined")
    parser.add_argument("--terminated", metavar="DATE", help="the day they were terminated")
    parser.add_argument("--note", help="a note of your own")
    add_visibility(parser)


def _fields(workspace: Workspace, options: argparse.Namespace, case_uuid: str | None) -> dict[str, Any]:
    fields = given(options, _TEXTS) | yes_no_fields(options, _FLAGS)
    if options.kind:
        fields["kind"] = options.kind.replace("-", " ")
    if options.office is not None:
        fields["office_uuid"] = workspace.ask(office_named, options.office).uuid if options.office else None
    if options.clients is not None:
        fields["clients"] = [workspace.ask(role_named, name, case_uuid).uuid for name in options.clients if name]
    return fields


def _add(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        case = workspace.ask(case_named, options.case)
        owner = workspace.ask(person_or_organization_named, options.name)
        fields = _fields(workspace, options, case.uuid)
        role = workspace.do(add_case_role, case_uuid=case.uuid, **owner_of(owner), **fields).value
    said = f"{owner.name}, {role_words(role)} in {case.short_caption}. Id {role.uuid}"
    session.show(value_of(role), lambda: session.output.say(said))


def _list(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        case = workspace.ask(case_named, options.case)
        lines = workspace.ask(role_lines, case.uuid, today().isoformat())

    def text() -> None:
        if not lines:
            session.output.line("Nobody has a role in the case yet. “caseorg role add NAME --case …” gives one.")
            return
        ids = session.output.ids([line.role.uuid for line in lines])
        rows = [
            (line.shown_name, role_words(line.role), title_line(line.title.title, line.title.organization),
             "; ".join(name for _, name in line.acts_for), ids[line.role.uuid])
            for line in lines
        ]  # fmt: skip
        session.output.table(_COLUMNS, rows)

    session.show([value_of(line) for line in lines], text)


def _edit(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        role = _meant(workspace, options)
        fields = _fields(workspace, options, role.case_uuid)
        if not fields:
            names = dict.fromkeys(("kind", "office", "for", *_TEXTS, *_FLAGS))
            raise BadInput(f"Say what to change: {as_typed(names)}.")
        kept = workspace.do(edit_case_role, uuid=role.uuid, **fields).value
    session.show(value_of(kept), lambda: session.output.say(f"Changed: {role_words(kept)}"))


def _remove(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        role = _meant(workspace, options)
        workspace.do(remove_case_role, uuid=role.uuid)
    session.show(value_of(role), lambda: session.output.say(f"Removed: {role_words(role)}"))


def _end(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        role = _meant(workspace, options)
        party = workspace.ask(role_named, options.party, role.case_uuid)
        made = workspace.do(
            end_representation, uuid=role.uuid, party_uuid=party.uuid, terminated=options.on
        ).value
    session.show(value_of(made), lambda: session.output.say(f"Ended on {made.terminated}"))


def _succeed(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        role = _meant(workspace, options)
        person = workspace.ask(person_named, options.person)
        made = workspace.do(
            substitute_successor, role_uuid=role.uuid, person_uuid=person.uuid, on=options.on
        ).value
    session.show(value_of(made), lambda: session.output.say(f"{person.name}, {role_words(made)}, since {made.joined}"))


def _successors(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
        found = workspace.ask(successions, today().isoformat(), case_uuid)

    def text() -> None:
        if not found:
            session.output.line("Every official who is a party still holds the office, as far as is known.")
        for one in found:
            session.output.say(f"{one.sentence} “role succeed {one.role_uuid} --person {one.new_uuid}” does it.")

    session.show([value_of(one) for one in found], text)


def _meant(workspace: Workspace, options: argparse.Namespace) -> CaseRole:
    case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
    return workspace.ask(role_named, options.role, case_uuid)
