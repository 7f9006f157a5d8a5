"""Organizations, their offices and who holds them, and the places persons have there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from caseorg.base.errors import BadInput
from caseorg.model.people import Affiliation, Office, Organization, OrganizationKind, Person, Tenure
from caseorg.operations import checks
from caseorg.operations.contact_methods import NewContact, add_contacts
from caseorg.operations.operation import operation
from caseorg.operations.people import keep_aliases
from caseorg.store.ledger import Ledger
from caseorg.store.rows import record_of

_TAKES: Mapping[str, checks.Take] = {
    "name": lambda value, _name: checks.required(str(value or ""), "The name"),
    "kind": lambda value, _name: checks.one_of(OrganizationKind, str(value or ""), "kind of organization"),
    "part_of_uuid": lambda value, _name: str(value) if value else None,
    "notes": checks.text,
    "carried": checks.text,
    "visibility": lambda value, _name: checks.visibility(str(value or "")),
}
_SPAN_TAKES: Mapping[str, checks.Take] = {
    "begins": lambda value, _name: checks.day(value, "The first day"),
    "ends": lambda value, _name: checks.day(value, "The last day"),
    "source": checks.line,
}
_TENURE_TAKES: Mapping[str, checks.Take] = {"acting": lambda value, _name: checks.flag(value), **_SPAN_TAKES}
_AFFILIATION_TAKES: Mapping[str, checks.Take] = {"title": checks.line, **_SPAN_TAKES}


@operation("Add Organization")
def add_organization(
    ledger: Ledger,
    *,
    name: str,
    aliases: Sequence[str] = (),
    contacts: Sequence[NewContact] = (),
    source: str = "",
    **values: str | None,
) -> Organization:
    """Add an organization; one of that name or alias that is there already is given back, with what is new."""
    name = checks.required(name, "The name")
    taken = checks.taken(_TAKES, values, "organization")
    found = organization_called(ledger, name)
    one = found or ledger.insert(Organization, name=name, **taken)
    _checked_part(ledger, one)
    keep_aliases(ledger, aliases, source, organization_uuid=one.uuid)
    add_contacts(ledger, contacts, None, one.uuid)
    return one


@operation("Edit Organization")
def edit_organization(ledger: Ledger, *, uuid: str, **changes: str | None) -> Organization:
    """Change what is said of an organization."""
    kept = ledger.update(ledger.get(Organization, uuid), **checks.taken(_TAKES, changes, "organization"))
    _checked_part(ledger, kept)
    return kept


@operation("Add Office")
def add_office(ledger: Ledger, *, organization_uuid: str, title: str, notes: str = "") -> Office:
    """Add an office of an organization, as “Commissioner of Internal Revenue”; one of that title is given back."""
    organization = ledger.get(Organization, organization_uuid)
    title = checks.required(title, "The title of the office")
    row = ledger.reader.row(
        "SELECT * FROM offices WHERE organization_uuid = ? AND fold(title) = fold(?)", (organization.uuid, title)
    )
    if row is not None:
        return record_of(Office, row)
    return ledger.insert(Office, organization_uuid=organization.uuid, title=title, notes=notes.strip())


@operation("Edit Office")
def edit_office(ledger: Ledger, *, uuid: str, title: str | None = None, notes: str | None = None) -> Office:
    """Rename an office or change its notes."""
    values: dict[str, str] = {}
    if title is not None:
        values["title"] = checks.required(title, "The title of the office")
    if notes is not None:
        values["notes"] = notes.strip()
    return ledger.update(ledger.get(Office, uuid), **values)


@operation("Remove Office")
def remove_office(ledger: Ledger, *, uuid: str) -> None:
    """Take an office away that nobody is a party in, with who held it."""
    office = ledger.get(Office, uuid)
    if ledger.reader.value("SELECT 1 FROM case_roles WHERE office_uuid = ?", (uuid,)):
        raise BadInput(f"Somebody is a party as “{office.title}”. Change that role first.")
    for row in ledger.reader.rows("SELECT * FROM tenures WHERE office_uuid = ?", (uuid,)):
        ledger.delete(record_of(Tenure, row))
    ledger.delete(office)


@operation("Add Tenure")
def add_tenure(
    ledger: Ledger, *, office_uuid: str, person_uuid: str, end_others: bool = False, **values: str | bool | None
) -> Tenure:
    """Say that a person holds an office, acting or not, from a day to a day; the same holding is given back.

    With `end_others` those who hold it without an end leave it on the day before this one begins.
    """
    office, person = ledger.get(Office, office_uuid), ledger.get(Person, person_uuid)
    taken = checks.taken(_TENURE_TAKES, values, "tenure")
    _checked_span(taken)
    begins = taken.get("begins")
    if end_others:
        _end_others(ledger, office, person, str(begins) if begins else None)
    row = ledger.reader.row(
        """SELECT * FROM tenures WHERE office_uuid = ? AND person_uuid = ? AND acting = ?
        AND (begins IS ? OR (? IS NULL AND ends IS NULL))""",
        (office_uuid, person_uuid, bool(taken.get("acting")), begins, begins),
    )
    if row is not None:
        return record_of(Tenure, row)
    return ledger.insert(Tenure, office_uuid=office.uuid, person_uuid=person.uuid, **taken)


@operation("Edit Tenure")
def edit_tenure(ledger: Ledger, *, uuid: str, **changes: str | bool | None) -> Tenure:
    """Change since when and until when a person holds an office, or whether acting."""
    kept = ledger.update(ledger.get(Tenure, uuid), **checks.taken(_TENURE_TAKES, changes, "tenure"))
    checks.span(kept.begins, kept.ends)
    return kept


@operation("Remove Tenure")
def remove_tenure(ledger: Ledger, *, uuid: str) -> None:
    """Take back that a person holds an office."""
    ledger.delete(ledger.get(Tenure, uuid))


@operation("Add Affiliation")
def add_affiliation(ledger: Ledger, *, person_uuid: str, organization_uuid: str, **values: str | None) -> Affiliation:
    """Say that a person belongs to an organization, with the title as printed; the same one is given back."""
    person, organization = ledger.get(Person, person_uuid), ledger.get(Organization, organization_uuid)
    taken = checks.taken(_AFFILIATION_TAKES, values, "affiliation")
    _checked_span(taken)
    begins = taken.get("begins")
    row = ledger.reader.row(
        """SELECT * FROM affiliations WHERE person_uuid = ? AND organization_uuid = ? AND fold(title) = fold(?)
        AND (begins IS ? OR (? IS NULL AND ends IS NULL))""",
        (person.uuid, organization.uuid, taken.get("title", ""), begins, begins),
    )
    if row is not None:
        return record_of(Affiliation, row)
    return ledger.insert(Affiliation, person_uuid=person.uuid, organization_uuid=organization.uuid, **taken)


@operation("Edit Affiliation")
def edit_affiliation(ledger: Ledger, *, uuid: str, **changes: str | None) -> Affiliation:
    """Change the title a person has at an organization, or since when and until when."""
    kept = ledger.update(ledger.get(Affiliation, uuid), **checks.taken(_AFFILIATION_TAKES, changes, "affiliation"))
    checks.span(kept.begins, kept.ends)
    return kept


@operation("Remove Affiliation")
def remove_affiliation(ledger: Ledger, *, uuid: str) -> None:
    """Take back that a person belongs to an organization."""
    ledger.delete(ledger.get(Affiliation, uuid))


def organization_called(ledger: Ledger, name: str) -> Organization | None:
    """The organization outside the trash of that name or alias, without regard to case and accents."""
    row = ledger.reader.row(
        """SELECT * FROM organizations WHERE deleted_at IS NULL AND (fold(name) = fold(:name)
        OR uuid IN (SELECT organization_uuid FROM aliases WHERE organization_uuid IS NOT NULL
            AND fold(name) = fold(:name)))
        ORDER BY fold(name) = fold(:name) DESC, created LIMIT 1""",
        {"name": name},
    )
    return None if row is None else record_of(Organization, row)


def _end_others(ledger: Ledger, office: Office, person: Person, begins: str | None) -> None:
    if begins is None:
        raise BadInput("Give the first day, so that the one before can be ended with the day before it.")
    rows = ledger.reader.rows(
        """SELECT *, date(?, '-1 day') AS day_before FROM tenures WHERE office_uuid = ? AND person_uuid <> ?
        AND ends IS NULL AND (begins IS NULL OR begins < ?)""",
        (begins, office.uuid, person.uuid, begins),
    )
    for row in rows:
        ledger.update(record_of(Tenure, row), ends=row["day_before"])


def _checked_span(taken: Mapping[str, object]) -> None:
    begins, ends = taken.get("begins"), taken.get("ends")
    checks.span(str(begins) if begins else None, str(ends) if ends else None)


def _checked_part(ledger: Ledger, organization: Organization) -> None:
    """An organization is a part of another one, never of itself over however many steps."""
    above, seen = organization.part_of_uuid, {organization.uuid}
    while above is not None:
        if above in seen:
            raise BadInput(f"“{organization.name}” cannot be a part of itself. Choose another organization.")
        seen.add(above)
        above = ledger.get(Organization, above).part_of_uuid
