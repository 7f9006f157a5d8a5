"""Commands that persons and organizations share: other names, ways to reach them, trash and restore."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import Any

from caseorg.base.errors import NotFound
from caseorg.cli.arguments import CLEARING, Subjects, add_choice, add_visibility, command, hyphened
from caseorg.cli.session import Session
from caseorg.cli.values import value_of
from caseorg.model.people import ContactKind, ContactMethod, Organization, Person
from caseorg.model.record import Visibility
from caseorg.operations import (
    add_alias,
    add_contact_method,
    edit_contact_method,
    remove_alias,
    remove_contact_method,
    restore_people,
    trash_people,
)
from caseorg.operations.contact_methods import NewContact
from caseorg.queries.people import organization_named, person_named
from caseorg.queries.person_details import organization_detail, person_detail
from caseorg.queries.reader import Reader
from caseorg.rules.contact_values import contact_value

Found = Callable[..., Person | Organization]
_FINDERS: dict[str, Found] = {"person": person_named, "organization": organization_named}
YES_NO = ("yes", "no")


def declare_shared(commands: Subjects, word: str) -> None:
    """Declare them for "person" or "organization"."""
    place = f"the {word}: its name, another name, an e-mail address or the id"
    alias = command(commands, "add-alias", f"Keep another name of the {word} as it was printed.", partial(_alias, word))
    alias.add_argument("name", metavar="NAME", help="the name as printed")
    alias.add_argument("--source", default="", help="where it was printed")
    unalias = command(commands, "remove-alias", "Take another name away.", partial(_unalias, word))
    unalias.add_argument("name", metavar="NAME", help="the other name")
    add = command(commands, "add-contact", f"Add a way to reach the {word}.", partial(_add_contact, word))
    add.add_argument("value", metavar="VALUE", help="the address, number or link as printed")
    edit = command(commands, "edit-contact", "Change a way to reach them, or what is said of it.",
                   partial(_edit_contact, word), epilog=CLEARING)  # fmt: skip
    edit.add_argument("value", metavar="VALUE", help="the address or number that is there, or its id")
    edit.add_argument("--value", dest="new_value", help="the new address or number")
    remove = command(commands, "remove-contact", "Take a way to reach them away.", partial(_remove_contact, word))
    remove.add_argument("value", metavar="VALUE", help="the address or number, or its id")
    for one in (add, edit):
        add_choice(one, "--kind", ContactKind, "what it is; else told by its form")
        one.add_argument("--usage", help="what it is for, as press or cell")
        one.add_argument("--preferred", choices=YES_NO, help="whether it goes before others of its kind")
        one.add_argument("--public", choices=YES_NO, help="whether it may be given to anybody")
        one.add_argument("--verified", metavar="DATE", help="the day it was last tried")
        one.add_argument("--source", help="where it comes from")
        add_visibility(one)
    for one in (alias, unalias, add, edit, remove):
        one.add_argument("--of", dest="owner", metavar=word.upper()[0], required=True, help=place)
    for name, help_line, run in (
        ("trash", "Move to the trash; what they are in cases comes back with them.", _trash),
        ("restore", "Take out of the trash.", _restore),
    ):
        one = command(commands, name, help_line, partial(run, word))
        one.add_argument("names", nargs="+", metavar=word.upper()[0], help=place)


def contact_flags(options: argparse.Namespace) -> dict[str, Any]:
    """What was said of a contact method, by the names of its fields."""
    said = {
        "kind": ContactKind(options.kind) if options.kind else None,
        "usage": options.usage,
        "preferred": _flag(options.preferred),
        "public_ok": _flag(options.public),
        "verified_on": options.verified,
        "source": options.source,
        "visibility": Visibility(options.visibility) if options.visibility else None,
    }
    return {name: value for name, value in said.items() if value is not None}


def owner_of(one: Person | Organization) -> dict[str, Any]:
    """How an operation is told whose something is."""
    return {"person_uuid": one.uuid} if isinstance(one, Person) else {"organization_uuid": one.uuid}


def _flag(typed: str | None) -> bool | None:
    return None if typed is None else typed == "yes"


def _alias(word: str, session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        owner = workspace.ask(_FINDERS[word], options.owner)
        made = workspace.do(add_alias, name=options.name, source=options.source, **owner_of(owner)).value
    said = f"{owner.name} is also “{made.name}”" if made else f"{owner.name} is the name itself; nothing was added"
    session.show(value_of(made) if made else {"name": owner.name}, lambda: session.output.say(said))


def _unalias(word: str, session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        owner = workspace.ask(_FINDERS[word], options.owner)
        found = [one for one in workspace.ask(_aliases, owner) if options.name in (one.name, one.uuid)]
        if not found:
            raise NotFound(f"{owner.name} has no other name “{options.name}”. “{word} show” lists them.")
        workspace.do(remove_alias, uuid=found[0].uuid)
    session.show(value_of(found[0]), lambda: session.output.say(f"Removed: {found[0].name}"))


def _add_contact(word: str, session: Session, options: argparse.Namespace) -> None:
    contact = NewContact(value=options.value, **contact_flags(options))
    with session.writing() as workspace:
        owner = workspace.ask(_FINDERS[word], options.owner)
        made = workspace.do(add_contact_method, contact=contact, **owner_of(owner)).value
    session.show(value_of(made), lambda: session.output.say(f"{owner.name}: {contact_words(made)}"))


def _edit_contact(word: str, session: Session, options: argparse.Namespace) -> None:
    changes = contact_flags(options)
    if options.new_value is not None:
        changes["value"] = options.new_value
    with session.writing() as workspace:
        method = _contact_meant(workspace.ask(_contacts, word, options.owner), options.value)
        kept = workspace.do(edit_contact_method, uuid=method.uuid, **changes).value
    session.show(value_of(kept), lambda: session.output.say(f"Changed: {contact_words(kept)}"))


def _remove_contact(word: str, session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        method = _contact_meant(workspace.ask(_contacts, word, options.owner), options.value)
        workspace.do(remove_contact_method, uuid=method.uuid)
    session.show(value_of(method), lambda: session.output.say(f"Removed: {contact_words(method)}"))


def contact_words(method: ContactMethod) -> str:
    """A way to reach somebody in a line: "(202) 588-7742 ext. 5 (press, preferred, public)"."""
    notes = [method.usage, "preferred" if method.preferred else "", "public" if method.public_ok else "not public"]
    if method.verified_on:
        notes.append(f"verified {method.verified_on}")
    shown = contact_value(method.kind, method.value).shown.replace("\n", ", ")
    return f"{method.kind}: {shown} ({', '.join(note for note in notes if note)})"


def _contacts(reader: Reader, word: str, text: str) -> tuple[ContactMethod, ...]:
    owner = _FINDERS[word](reader, text)
    if isinstance(owner, Person):
        return person_detail(reader, owner.uuid, "").contacts
    return organization_detail(reader, owner.uuid).contacts


def _contact_meant(contacts: tuple[ContactMethod, ...], text: str) -> ContactMethod:
    found = [
        one
        for one in contacts
        if text.strip() in (one.uuid, one.value)
        or (one.normalized and contact_value(one.kind, text).normalized == one.normalized)
    ]
    if len(found) != 1:
        ways = "; ".join(f"{one.value} ({one.uuid})" for one in contacts) or "none"
        raise NotFound(f"“{text}” is not one of the ways to reach them: {ways}.")
    return found[0]


def _aliases(reader: Reader, owner: Person | Organization) -> tuple[Any, ...]:
    if isinstance(owner, Person):
        return person_detail(reader, owner.uuid, "").aliases
    return organization_detail(reader, owner.uuid).aliases


def _trash(word: str, session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        found = [workspace.ask(_FINDERS[word], name) for name in options.names]
        workspace.do(trash_people, uuids=[one.uuid for one in found])
    names = ", ".join(one.name for one in found)
    session.show({"trashed": [one.uuid for one in found]}, lambda: session.output.say(f"Moved to the trash: {names}"))


def _restore(word: str, session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        found = [workspace.ask(_FINDERS[word], name, in_trash=True) for name in options.names]
        workspace.do(restore_people, uuids=[one.uuid for one in found])
    names = ", ".join(one.name for one in found)
    session.show({"restored": [one.uuid for one in found]}, lambda: session.output.say(f"Restored: {names}"))


def yes_no_fields(options: argparse.Namespace, names: tuple[str, ...]) -> dict[str, Any]:
    """Those of the options that were given as yes or no."""
    return {name: getattr(options, name) == "yes" for name in names if getattr(options, name) is not None}


def add_yes_no(parser: argparse.ArgumentParser, name: str, help_line: str) -> None:
    """An option that takes yes or no."""
    parser.add_argument(f"--{hyphened(name)}", dest=name, choices=YES_NO, help=help_line)
