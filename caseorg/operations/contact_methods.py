"""Ways to reach a person or an organization: added, edited, removed; kept as printed next to the normalized form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from caseorg.base.errors import BadInput
from caseorg.model.people import ContactKind, ContactMethod, Organization, Person
from caseorg.model.record import Visibility
from caseorg.operations import checks
from caseorg.operations.operation import operation
from caseorg.rules.contact_values import contact_value, kind_of_value, problem_of
from caseorg.store.ledger import Ledger
from caseorg.store.rows import record_of


@dataclass(frozen=True, kw_only=True, slots=True)
class NewContact:
    """A way to reach somebody about to be added; fields as those of ContactMethod. With `kind` None it is told by the
    value's form. `as_printed` takes also what cannot be read as its kind (a misprint in a release stays)."""

    value: str
    kind: ContactKind | None = None
    usage: str = ""
    preferred: bool = False
    public_ok: bool = False
    verified_on: str | None = None
    source: str = ""
    visibility: Visibility = Visibility.INTERNAL
    as_printed: bool = False


_TAKES: Mapping[str, checks.Take] = {
    "kind": lambda value, _name: checks.one_of(ContactKind, str(value or ""), "kind of contact"),
    "value": lambda value, name: _lines(value, name),
    "usage": checks.line,
    "preferred": lambda value, _name: checks.flag(value),
    "public_ok": lambda value, _name: checks.flag(value),
    "verified_on": checks.day,
    "source": checks.line,
    "visibility": lambda value, _name: checks.visibility(str(value or "")),
}


@operation("Add Contact Method")
def add_contact_method(
    ledger: Ledger,
    *,
    contact: NewContact,
    person_uuid: str | None = None,
    organization_uuid: str | None = None,
) -> ContactMethod:
    """Add an e-mail address, telephone number, address or other way to reach a person or an organization; one that is
    there already is given back, with what is said of it now."""
    if (person_uuid is None) == (organization_uuid is None):
        raise BadInput("A contact method is of a person or of an organization. Choose one of them.")
    if person_uuid:
        ledger.get(Person, person_uuid)
    else:
        ledger.get(Organization, str(organization_uuid))
    return add_contact(ledger, contact, person_uuid, organization_uuid)


@operation("Edit Contact Method")
def edit_contact_method(ledger: Ledger, *, uuid: str, **changes: str | bool | None) -> ContactMethod:
    """Change a way to reach somebody, or what is said of it."""
    method = ledger.get(ContactMethod, uuid)
    taken = checks.taken(_TAKES, changes, "contact method")
    if "value" in taken or "kind" in taken:
        kind, value = taken.get("kind", method.kind), str(taken.get("value", method.value))
        taken["normalized"] = _normalized(ContactKind(str(kind)), value)
    kept = ledger.update(method, **taken)
    return _preferred_alone(ledger, kept)


@operation("Remove Contact Method")
def remove_contact_method(ledger: Ledger, *, uuid: str) -> None:
    """Take away a way to reach somebody."""
    ledger.delete(ledger.get(ContactMethod, uuid))


def add_contacts(
    ledger: Ledger, contacts: Iterable[NewContact], person_uuid: str | None, organization_uuid: str | None
) -> None:
    """Add several to one person or one organization, which must be there."""
    for contact in contacts:
        add_contact(ledger, contact, person_uuid, organization_uuid)


def add_contact(
    ledger: Ledger, contact: NewContact, person_uuid: str | None, organization_uuid: str | None
) -> ContactMethod:
    """As the operation; whose it is has been looked at."""
    value = _lines(contact.value, "The value")
    kind = contact.kind or kind_of_value(value)
    normalized = contact_value(kind, value).normalized if contact.as_printed else _normalized(kind, value)
    said = {"usage": checks.line(contact.usage, ""), "source": checks.line(contact.source, "")}
    said = {name: text for name, text in said.items() if text}
    flags = {name: True for name in ("preferred", "public_ok") if getattr(contact, name)}
    verified = checks.day(contact.verified_on, "The day it was verified")
    row = ledger.reader.row(
        """SELECT * FROM contact_methods WHERE person_uuid IS ? AND organization_uuid IS ? AND kind = ?
        AND iif(? <> '', normalized = ?, value = ?)""",
        (person_uuid, organization_uuid, kind, normalized, normalized, value),
    )
    if row is not None:
        more: dict[str, object] = {**said, **flags} | ({"verified_on": verified} if verified else {})
        return _preferred_alone(ledger, ledger.update(record_of(ContactMethod, row), **more))
    made = ledger.insert(
        ContactMethod,
        person_uuid=person_uuid,
        organization_uuid=organization_uuid,
        kind=kind,
        value=value,
        normalized=normalized,
        verified_on=verified,
        visibility=contact.visibility,
        **said,
        **flags,
    )
    return _preferred_alone(ledger, made)


def _preferred_alone(ledger: Ledger, method: ContactMethod) -> ContactMethod:
    """One of a kind is preferred: the newest that was called so."""
    if method.preferred:
        rows = ledger.reader.rows(
            """SELECT * FROM contact_methods WHERE person_uuid IS ? AND organization_uuid IS ? AND kind = ?
            AND preferred AND uuid <> ?""",
            (method.person_uuid, method.organization_uuid, method.kind, method.uuid),
        )
        for row in rows:
            ledger.update(record_of(ContactMethod, row), preferred=False)
    return method


def _normalized(kind: ContactKind, value: str) -> str:
    problem = problem_of(kind, value)
    if problem:
        raise BadInput(problem)
    return contact_value(kind, value).normalized


def _lines(value: object, name: str) -> str:
    """The value as printed: an address keeps its lines."""
    lines = [" ".join(line.split()) for line in str(value or "").strip().splitlines()]
    kept = "\n".join(line for line in lines if line)
    if not kept:
        raise BadInput(f"{name} is empty. Type one and try again.")
    return kept
