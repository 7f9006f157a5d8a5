"""Persons: added, edited, trashed and restored, with their other names as printed.

How an importer uses these (a press release, a card of contacts, a docket):

1. It asks `queries.people_matches.matches_of(reader, name=…, values=[…])` who is meant already: a person or an
   organization with that name, alias, e-mail address or telephone number comes back with why it is thought so.
2. What the user accepts becomes one step to undo: one `step` id for all
   `workspace.do(operation, step=…, label="Import …", …)`. For somebody new `add_person` takes the name as printed with
   `aliases` and `contacts` at once; for somebody known `add_alias` and `add_contact_method` add what is new, and give
   back what is there already, unchanged.
3. `add_organization` gives back the one of that name (or alias) where there is one. `add_affiliation` says that a
   person speaks for it, with the title as printed; an official gets `add_office` (gives back the one of that title)
   and `add_tenure` instead.
4. `add_case_role` says what each is in the case, with `printed_name` as the caption has it, and gives back a role that
   is there already. Counsel and press contacts name in `clients` the roles of those they act for.

Ids are UUIDs as text; days are ISO text or what `rules/typed_dates.py` reads; every operation raises BadInput with a
sentence and changes nothing where something is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from caseorg.base.clock import now
from caseorg.base.errors import BadInput
from caseorg.model.people import Alias, Organization, Person, RefusedMatch
from caseorg.operations import checks
from caseorg.operations.contact_methods import NewContact, add_contacts
from caseorg.operations.operation import operation
from caseorg.rules.person_names import is_pseudonym, name_parts
from caseorg.store.ledger import Ledger

_TAKES: Mapping[str, checks.Take] = {
    "name": lambda value, _name: checks.required(str(value or ""), "The name"),
    **dict.fromkeys(("given", "middle", "family", "prefix", "suffix", "nickname"), checks.line),
    "languages": checks.line,
    "availability": checks.line,
    "outlet_uuid": lambda value, _name: str(value) if value else None,
    "beat": checks.line,
    "opt_out": lambda value, _name: checks.flag(value),
    "pseudonym": lambda value, _name: checks.flag(value),
    "do_not_name": lambda value, _name: checks.flag(value),
    "notes": checks.text,
    "carried": checks.text,
    "visibility": lambda value, _name: checks.visibility(str(value or "")),
}
PERSON_FIELDS = tuple(_TAKES)


@operation("Add Person")
def add_person(
    ledger: Ledger,
    *,
    name: str,
    aliases: Sequence[str] = (),
    contacts: Sequence[NewContact] = (),
    source: str = "",
    **values: str | bool | None,
) -> Person:
    """Add a person by the name as printed; its parts are read from it where none are given.

    `source` says where the aliases were printed. A name such as “Jane Doe 1” is taken for a pseudonym.
    """
    name = checks.required(name, "The name")
    taken = checks.taken(_TAKES, {"name": name, **values}, "person")
    read = asdict(name_parts(name)) if not taken.get("family") else {}
    person = ledger.insert(Person, **({"pseudonym": is_pseudonym(name)} | read | taken))
    _outlet(ledger, person)
    keep_aliases(ledger, aliases, source, person_uuid=person.uuid)
    add_contacts(ledger, contacts, person.uuid, None)
    return person


@operation("Edit Person")
def edit_person(ledger: Ledger, *, uuid: str, **changes: str | bool | None) -> Person:
    """Change what is said of a person; a new name is read into its parts again, unless these are given too."""
    person = ledger.get(Person, uuid)
    taken = checks.taken(_TAKES, changes, "person")
    if "name" in taken and taken["name"] != person.name:
        taken = dict(asdict(name_parts(str(taken["name"])))) | taken
    kept = ledger.update(person, **taken)
    _outlet(ledger, kept)
    return kept


@operation("Move People to Trash")
def trash_people(ledger: Ledger, *, uuids: Sequence[str]) -> None:
    """Put persons and organizations in the trash; what they are in cases is kept and comes back with them."""
    for uuid in dict.fromkeys(uuids):
        one = person_or_organization(ledger, uuid)
        if not one.in_trash:
            ledger.update(one, deleted_at=now())


@operation("Restore People")
def restore_people(ledger: Ledger, *, uuids: Sequence[str]) -> None:
    """Take persons and organizations out of the trash."""
    for uuid in dict.fromkeys(uuids):
        ledger.update(person_or_organization(ledger, uuid), deleted_at=None)


@operation("Add Alias")
def add_alias(
    ledger: Ledger,
    *,
    name: str,
    person_uuid: str | None = None,
    organization_uuid: str | None = None,
    source: str = "",
) -> Alias | None:
    """Keep another name of a person or an organization as it was printed; None where it is the name itself."""
    if (person_uuid is None) == (organization_uuid is None):
        raise BadInput("An alias is of a person or of an organization. Choose one of them.")
    return keep_alias(ledger, name, source, person_uuid=person_uuid, organization_uuid=organization_uuid)


@operation("Remove Alias")
def remove_alias(ledger: Ledger, *, uuid: str) -> None:
    """Take away another name of a person or an organization."""
    ledger.delete(ledger.get(Alias, uuid))


@operation("Keep Apart")
def refuse_match(ledger: Ledger, *, uuid: str, other_uuid: str) -> RefusedMatch:
    """Say that two persons or two organizations are not the same; it is not proposed again."""
    for one in (uuid, other_uuid):
        person_or_organization(ledger, one)
    if uuid == other_uuid:
        raise BadInput("That is one and the same. Choose two.")
    first, second = sorted((uuid, other_uuid))
    found = ledger.reader.value(
        "SELECT uuid FROM refused_matches WHERE first_uuid = ? AND second_uuid = ?", (first, second)
    )
    return (
        ledger.get(RefusedMatch, found) if found else ledger.insert(RefusedMatch, first_uuid=first, second_uuid=second)
    )


def keep_alias(
    ledger: Ledger, name: str, source: str, *, person_uuid: str | None = None, organization_uuid: str | None = None
) -> Alias | None:
    """As the operation, for operations that add many."""
    kept = " ".join(name.split())
    if not kept:
        raise BadInput("The other name is empty. Type one and try again.")
    owner = ledger.get(Person, person_uuid) if person_uuid else ledger.get(Organization, str(organization_uuid))
    if kept == owner.name:
        return None
    found = ledger.reader.value(
        "SELECT uuid FROM aliases WHERE person_uuid IS ? AND organization_uuid IS ? AND name = ?",
        (person_uuid, organization_uuid, kept),
    )
    if found:
        return ledger.get(Alias, found)
    return ledger.insert(
        Alias, person_uuid=person_uuid, organization_uuid=organization_uuid, name=kept, source=checks.line(source, "")
    )


def keep_aliases(
    ledger: Ledger,
    names: Iterable[str],
    source: str,
    *,
    person_uuid: str | None = None,
    organization_uuid: str | None = None,
) -> None:
    for name in names:
        keep_alias(ledger, name, source, person_uuid=person_uuid, organization_uuid=organization_uuid)


def person_or_organization(ledger: Ledger, uuid: str) -> Person | Organization:
    """Whichever has that id. Raises NotFound."""
    is_person = ledger.reader.value("SELECT 1 FROM persons WHERE uuid = ?", (uuid,))
    return ledger.get(Person, uuid) if is_person else ledger.get(Organization, uuid)


def _outlet(ledger: Ledger, person: Person) -> None:
    if person.outlet_uuid:
        ledger.get(Organization, person.outlet_uuid)
