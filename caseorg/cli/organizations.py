"""`caseorg organization`: organizations, their offices and who holds them."""

from __future__ import annotations

import argparse
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import CLEARING, Subjects, add_choice, add_visibility, as_typed, command, given, subcommands
from caseorg.cli.people_contacts import add_yes_no, contact_words, declare_shared, yes_no_fields
from caseorg.cli.people_lists import declare_list
from caseorg.cli.persons import add_span
from caseorg.cli.session import Session
from caseorg.cli.values import value_of
from caseorg.model.people import Organization, OrganizationKind, Tenure
from caseorg.operations import (
    add_office,
    add_organization,
    add_tenure,
    edit_office,
    edit_organization,
    edit_tenure,
    merge_organizations,
    remove_office,
    remove_tenure,
)
from caseorg.operations.contact_methods import NewContact
from caseorg.queries.people import office_named, organization_named, person_named, record_with_id
from caseorg.queries.person_details import OrganizationDetail, organization_detail
from caseorg.rules.people_words import span_words, title_line
from caseorg.workspace import Workspace

_FIELDS = ("kind", "notes", "visibility")


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg organization`."""
    commands = subcommands(parser)
    add = command(commands, "add", "Add an organization; one of that name that is there is given back.", _add)
    add.add_argument("name", metavar="NAME", help="the name as printed")
    add.add_argument("--alias", action="append", default=[], metavar="NAME", help="another name; may be repeated")
    add.add_argument(
        "--contact", action="append", default=[], metavar="VALUE", help="an e-mail address or number; may be repeated"
    )
    add.add_argument("--public", action="store_true", help="those contacts may be given to anybody")
    add.add_argument("--source", default="", help="where this was printed")
    declare_list(commands, "organization")
    show = command(commands, "show", "Show an organization with its offices and people.", _show)
    edit = command(commands, "edit", "Change what is said of an organization.", _edit, epilog=CLEARING)
    edit.add_argument("--name", help="the name as it is to be shown")
    for one in (add, edit):
        add_choice(one, "--kind", OrganizationKind, "what it is")
        one.add_argument("--part-of", metavar="O", help="the organization it belongs to")
        one.add_argument("--notes", help="notes of your own")
        add_visibility(one)
    merge = command(commands, "merge", "Make one organization of two; both names stay.", _merge)
    merge.add_argument("--into", required=True, metavar="O", help="the organization that stays")
    for one in (show, edit, merge):
        one.add_argument("organization", metavar="O", help="the organization: a name or the id")
    declare_shared(commands, "organization")
    _declare_offices(commands)


def _declare_offices(commands: Subjects) -> None:
    add = command(commands, "add-office", "Add an office that persons hold one after the other.", _add_office)
    add.add_argument("title", metavar="TITLE", help="the title, as “Commissioner of Internal Revenue”")
    add.add_argument("--of", required=True, metavar="O", help="the organization")
    edit = command(commands, "edit-office", "Rename an office or change its notes.", _edit_office, epilog=CLEARING)
    edit.add_argument("--title", help="the new title")
    remove = command(commands, "remove-office", "Take an office away that nobody is a party in.", _remove_office)
    hold = command(commands, "add-tenure", "Say who holds an office, and since when.", _add_tenure)
    hold.add_argument("--person", required=True, metavar="P", help="who holds it")
    hold.add_argument("--end-others", action="store_true", help="whoever holds it now leaves it on the day before")
    for one in (edit, remove, hold):
        one.add_argument("office", metavar="OFFICE", help="the office: words of its title, or the id")
    for one in (add, edit):
        one.add_argument("--notes", help="notes of your own")
    change = command(commands, "edit-tenure", "Change since when and until when, or whether acting.", _edit_tenure,
                     epilog=CLEARING)  # fmt: skip
    end = command(commands, "remove-tenure", "Take back that somebody holds an office.", _remove_tenure)
    for one in (hold, change):
        add_yes_no(one, "acting", "whether they only act in it")
        add_span(one)
    for one in (change, end):
        one.add_argument("tenure", metavar="ID", help="the id, as “organization show” prints it")


def _fields(workspace: Workspace, options: argparse.Namespace) -> dict[str, Any]:
    fields = given(options, _FIELDS)
    if "kind" in fields:
        fields["kind"] = fields["kind"].replace("-", " ")
    if options.part_of is not None:
        fields["part_of_uuid"] = workspace.ask(organization_named, options.part_of).uuid if options.part_of else None
    return fields


def _add(session: Session, options: argparse.Namespace) -> None:
    contacts = [NewContact(value=value, public_ok=options.public, source=options.source) for value in options.contact]
    with session.writing() as workspace:
        one: Organization = workspace.do(
            add_organization,
            name=options.name,
            aliases=options.alias,
            contacts=contacts,
            source=options.source,
            **_fields(workspace, options),
        ).value
    session.show(value_of(one), lambda: session.output.say(f"Organization {one.name}. Id {one.uuid}"))


def _edit(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        fields = given(options, ("name",)) | _fields(workspace, options)
        if not fields:
            raise BadInput(f"Say what to change: {as_typed(dict.fromkeys(('name', 'part_of', *_FIELDS)))}.")
        uuid = workspace.ask(organization_named, options.organization).uuid
        one = workspace.do(edit_organization, uuid=uuid, **fields).value
    session.show(value_of(one), lambda: session.output.say(f"Changed {one.name}"))


def _show(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        detail = workspace.ask(organization_detail, workspace.ask(organization_named, options.organization).uuid)
    session.show(value_of(detail), lambda: session.output.fields(_lines(detail)))


def _lines(detail: OrganizationDetail) -> list[tuple[str, str]]:
    one = detail.organization
    holders = [
        f"{line.person}: {title_line(line.office.title, '', acting=line.tenure.acting)},"
        f" {span_words(line.tenure.begins, line.tenure.ends)} ({line.tenure.uuid})"
        for line in detail.tenures
    ]
    members = [
        f"{line.person}: {line.affiliation.title or 'no title'},"
        f" {span_words(line.affiliation.begins, line.affiliation.ends)} ({line.affiliation.uuid})"
        for line in detail.affiliations
    ]
    return [
        ("Name", one.name),
        ("Kind", one.kind),
        ("Part of", detail.part_of),
        ("Also", "\n".join(alias.name for alias in detail.aliases)),
        ("Reach", "\n".join(contact_words(method) for method in detail.contacts)),
        ("Offices", "\n".join(f"{office.title} ({office.uuid})" for office in detail.offices)),
        ("Held by", "\n".join(holders)),
        ("People", "\n".join(members)),
        ("Cases", "\n".join(f"{line.case_name}: {line.role.kind}" for line in detail.roles)),
        ("Visibility", one.visibility),
        ("Notes", one.notes),
        ("Id", one.uuid),
    ]


def _merge(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        into, other = (workspace.ask(organization_named, name) for name in (options.into, options.organization))
        kept = workspace.do(merge_organizations, into_uuid=into.uuid, uuid=other.uuid).value
    session.show(value_of(kept), lambda: session.output.say(f"{other.name} is now {kept.name}; both names are kept"))


def _add_office(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        owner = workspace.ask(organization_named, options.of)
        office = workspace.do(
            add_office, organization_uuid=owner.uuid, title=options.title, notes=options.notes or ""
        ).value
    session.show(value_of(office), lambda: session.output.say(f"{office.title}, {owner.name}. Id {office.uuid}"))


def _edit_office(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        uuid = workspace.ask(office_named, options.office).uuid
        office = workspace.do(edit_office, uuid=uuid, title=options.title, notes=options.notes).value
    session.show(value_of(office), lambda: session.output.say(f"Changed {office.title}"))


def _remove_office(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        office = workspace.ask(office_named, options.office)
        workspace.do(remove_office, uuid=office.uuid)
    session.show(value_of(office), lambda: session.output.say(f"Removed {office.title}"))


def _add_tenure(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        office = workspace.ask(office_named, options.office)
        person = workspace.ask(person_named, options.person)
        made = workspace.do(
            add_tenure,
            office_uuid=office.uuid,
            person_uuid=person.uuid,
            end_others=options.end_others,
            **given(options, ("begins", "ends", "source")),
            **yes_no_fields(options, ("acting",)),
        ).value
    said = f"{person.name}: {title_line(office.title, '', acting=made.acting)}, {span_words(made.begins, made.ends)}"
    session.show(value_of(made), lambda: session.output.say(f"{said}. Id {made.uuid}"))


def _edit_tenure(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        uuid = workspace.ask(record_with_id, Tenure, options.tenure).uuid
        changes = given(options, ("begins", "ends", "source")) | yes_no_fields(options, ("acting",))
        made = workspace.do(edit_tenure, uuid=uuid, **changes).value
    session.show(value_of(made), lambda: session.output.say(f"Changed: {span_words(made.begins, made.ends)}"))


def _remove_tenure(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        made = workspace.ask(record_with_id, Tenure, options.tenure)
        workspace.do(remove_tenure, uuid=made.uuid)
    session.show(value_of(made), lambda: session.output.say(f"Removed: {span_words(made.begins, made.ends)}"))
