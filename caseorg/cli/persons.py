"""`caseorg person`: persons over all cases, their names, where they belong, and who may be there twice."""

from __future__ import annotations

import argparse
from typing import Any

from caseorg.base.clock import today
from caseorg.base.errors import BadInput
from caseorg.cli.arguments import CLEARING, Subjects, add_visibility, as_typed, command, given, subcommands
from caseorg.cli.people_contacts import add_yes_no, contact_words, declare_shared, yes_no_fields
from caseorg.cli.people_lists import declare_list
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.model.people import Affiliation, Person
from caseorg.operations import (
    add_affiliation,
    add_person,
    edit_affiliation,
    edit_person,
    merge_persons,
    refuse_match,
    remove_affiliation,
)
from caseorg.operations.contact_methods import NewContact
from caseorg.queries.people import organization_named, person_named, person_or_organization_named, record_with_id
from caseorg.queries.people_matches import duplicates
from caseorg.queries.person_details import PersonDetail, person_detail
from caseorg.rules.people_words import span_words, title_line
from caseorg.rules.typed_dates import typed_date
from caseorg.workspace import Workspace

_PARTS = ("given", "middle", "family", "prefix", "suffix", "nickname")
_TEXTS = ("languages", "availability", "beat", "notes", "visibility")
_FLAGS = ("opt_out", "pseudonym", "do_not_name")
_TWICE = (Column("First", least=16), Column("Second", least=16), Column("Why", least=16), Column("Ids"))


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg person`."""
    commands = subcommands(parser)
    add = command(commands, "add", "Add a person by the name as printed.", _add)
    add.add_argument("name", metavar="NAME", help="the name as printed; its parts are read from it")
    add.add_argument("--alias", action="append", default=[], metavar="NAME", help="another name; may be repeated")
    add.add_argument(
        "--contact", action="append", default=[], metavar="VALUE", help="an e-mail address or number; may be repeated"
    )
    add.add_argument("--public", action="store_true", help="those contacts may be given to anybody")
    add.add_argument("--source", default="", help="where this was printed")
    declare_list(commands, "person")
    show = command(commands, "show", "Show a person with everything that is said of them.", _show)
    show.add_argument("--on", metavar="DATE", help="the day whose title is shown, else today")
    edit = command(commands, "edit", "Change what is said of a person.", _edit, epilog=CLEARING)
    edit.add_argument("--name", help="the name as it is to be shown")
    for one in (add, edit):
        _add_fields(one)
    merge = command(commands, "merge", "Make one person of two; both names stay.", _merge)
    merge.add_argument("--into", required=True, metavar="P", help="the person that stays")
    for one in (show, edit, merge):
        one.add_argument("person", metavar="P", help="the person: a name, an e-mail address or the id")
    command(commands, "duplicates", "List who may be there twice, persons and organizations.", _duplicates)
    apart = command(commands, "keep-apart", "Say that two are not the same; it is not proposed again.", _apart)
    apart.add_argument("first", metavar="P", help="one of them")
    apart.add_argument("second", metavar="P", help="the other one")
    declare_shared(commands, "person")
    _declare_affiliations(commands)


def _add_fields(parser: argparse.ArgumentParser) -> None:
    for name in _PARTS:
        parser.add_argument(f"--{name}", help=f"the {name} part of the name, where it was read wrong")
    parser.add_argument("--languages", help="the languages a spokesperson speaks")
    parser.add_argument("--availability", help="when a spokesperson can be reached")
    parser.add_argument("--outlet", metavar="O", help="the outlet a reporter works for")
    parser.add_argument("--beat", help="what a reporter covers")
    parser.add_argument("--notes", help="notes of your own")
    add_yes_no(parser, "opt_out", "whether they want no more mail")
    add_yes_no(parser, "pseudonym", "whether the name is none of theirs")
    add_yes_no(parser, "do_not_name", "whether they must not be named outside")
    add_visibility(parser)


def _declare_affiliations(commands: Subjects) -> None:
    add = command(commands, "add-affiliation", "Say that a person belongs to an organization.", _add_affiliation)
    add.add_argument("person", metavar="P", help="the person")
    add.add_argument("--organization", required=True, metavar="O", help="the organization")
    edit = command(commands, "edit-affiliation", "Change the title or the time of an affiliation.", _edit_affiliation,
                   epilog=CLEARING)  # fmt: skip
    remove = command(commands, "remove-affiliation", "Take an affiliation back.", _remove_affiliation)
    for one in (add, edit):
        one.add_argument("--title", help="the title as printed")
        add_span(one)
    for one in (edit, remove):
        one.add_argument("affiliation", metavar="ID", help="the id, as “person show” prints it")


def add_span(parser: argparse.ArgumentParser) -> None:
    """--from and --to, and where it is known from."""
    parser.add_argument("--from", dest="begins", metavar="DATE", help="the first day")
    parser.add_argument("--to", dest="ends", metavar="DATE", help="the last day")
    parser.add_argument("--source", help="where it is known from")


def _fields(workspace: Workspace, options: argparse.Namespace) -> dict[str, Any]:
    fields = given(options, (*_PARTS, *_TEXTS)) | yes_no_fields(options, _FLAGS)
    if options.outlet is not None:
        fields["outlet_uuid"] = workspace.ask(organization_named, options.outlet).uuid if options.outlet else None
    return fields


def _add(session: Session, options: argparse.Namespace) -> None:
    contacts = [NewContact(value=value, public_ok=options.public, source=options.source) for value in options.contact]
    with session.writing() as workspace:
        person: Person = workspace.do(
            add_person,
            name=options.name,
            aliases=options.alias,
            contacts=contacts,
            source=options.source,
            **_fields(workspace, options),
        ).value
    session.show(value_of(person), lambda: session.output.say(f"Added {person.name}. Id {person.uuid}"))


def _edit(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        fields = given(options, ("name",)) | _fields(workspace, options)
        if not fields:
            raise BadInput(f"Say what to change: {as_typed(dict.fromkeys(('name', *_PARTS, *_TEXTS, *_FLAGS)))}.")
        person = workspace.do(edit_person, uuid=workspace.ask(person_named, options.person).uuid, **fields).value
    session.show(value_of(person), lambda: session.output.say(f"Changed {person.name}"))


def _show(session: Session, options: argparse.Namespace) -> None:
    day = typed_date(options.on or "", "The day") or today().isoformat()
    with session.reading() as workspace:
        detail = workspace.ask(person_detail, workspace.ask(person_named, options.person).uuid, day)
    session.show(value_of(detail), lambda: session.output.fields(_lines(detail)))


def _lines(detail: PersonDetail) -> list[tuple[str, str]]:
    person = detail.person
    care = [words for words, is_so in (
        ("a pseudonym", person.pseudonym), ("must not be named", person.do_not_name), ("opted out", person.opt_out)
    ) if is_so]  # fmt: skip
    titles = [
        (title_line(one.office.title, one.organization, acting=one.tenure.acting), one.tenure) for one in detail.tenures
    ] + [(title_line(one.affiliation.title, one.organization), one.affiliation) for one in detail.affiliations]
    return [
        ("Name", person.name),
        ("Now", title_line(detail.now.title, detail.now.organization)),
        ("Care", ", ".join(care)),
        ("Also", "\n".join(alias.name for alias in detail.aliases)),
        ("Reach", "\n".join(contact_words(one) for one in detail.contacts)),
        ("Titles", "\n".join(f"{words}, {span_words(one.begins, one.ends)} ({one.uuid})" for words, one in titles)),
        ("Cases", "\n".join(f"{one.case_name}: {one.role.kind}" for one in detail.roles)),
        ("Outlet", detail.outlet),
        ("Beat", person.beat),
        ("Languages", person.languages),
        ("Availability", person.availability),
        ("Visibility", person.visibility),
        ("Notes", person.notes),
        ("Id", person.uuid),
    ]


def _merge(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        into, other = (workspace.ask(person_named, name) for name in (options.into, options.person))
        kept = workspace.do(merge_persons, into_uuid=into.uuid, uuid=other.uuid).value
    session.show(value_of(kept), lambda: session.output.say(f"{other.name} is now {kept.name}; both names are kept"))


def _duplicates(session: Session, _options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        found = workspace.ask(duplicates)

    def text() -> None:
        if not found:
            session.output.line("Nobody seems to be there twice.")
            return
        rows = [(one.first_name, one.second_name, one.why, f"{one.first_uuid} {one.second_uuid}") for one in found]
        session.output.table(_TWICE, rows)

    session.show([value_of(one) for one in found], text)


def _apart(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        first, second = (
            workspace.ask(person_or_organization_named, name) for name in (options.first, options.second)
        )
        made = workspace.do(refuse_match, uuid=first.uuid, other_uuid=second.uuid).value
    session.show(value_of(made), lambda: session.output.say(f"{first.name} and {second.name} are kept apart"))


def _add_affiliation(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        person = workspace.ask(person_named, options.person)
        organization = workspace.ask(organization_named, options.organization)
        made = workspace.do(
            add_affiliation,
            person_uuid=person.uuid,
            organization_uuid=organization.uuid,
            **given(options, ("title", "begins", "ends", "source")),
        ).value
    said = title_line(made.title, organization.name)
    session.show(value_of(made), lambda: session.output.say(f"{person.name}: {said}. Id {made.uuid}"))


def _edit_affiliation(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        uuid = workspace.ask(record_with_id, Affiliation, options.affiliation).uuid
        changes = given(options, ("title", "begins", "ends", "source"))
        made = workspace.do(edit_affiliation, uuid=uuid, **changes).value
    session.show(value_of(made), lambda: session.output.say(f"Changed: {made.title or 'affiliation'}"))


def _remove_affiliation(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        made = workspace.ask(record_with_id, Affiliation, options.affiliation)
        workspace.do(remove_affiliation, uuid=made.uuid)
    session.show(value_of(made), lambda: session.output.say(f"Removed: {made.title or 'affiliation'}"))



