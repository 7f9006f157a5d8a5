"""One person or organization out of two, as one step to undo; both names stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import TypeVar

from caseorg.base.errors import BadInput
from caseorg.model.case_role import CaseRole, RoleClient
from caseorg.model.inquiry import Inquiry
from caseorg.model.people import (
    Affiliation,
    Alias,
    ContactMethod,
    Office,
    Organization,
    Person,
    RefusedMatch,
    Tenure,
)
from caseorg.model.record import Record
from caseorg.model.statement import Statement
from caseorg.operations.operation import operation
from caseorg.operations.people import keep_alias
from caseorg.store.ledger import Ledger
from caseorg.store.rows import TABLE_OF, record_of

# Every record that points at a person or an organization, with the columns that do and those by which two are the same.
_OF_PERSONS: Sequence[tuple[type[Record], str, tuple[str, ...]]] = (
    (Alias, "person_uuid", ("name",)),
    (ContactMethod, "person_uuid", ("kind", "normalized", "value")),
    (Tenure, "person_uuid", ("office_uuid", "acting", "begins", "ends")),
    (Affiliation, "person_uuid", ("organization_uuid", "title", "begins", "ends")),
    (CaseRole, "person_uuid", ("case_uuid", "kind", "office_uuid")),
    (Statement, "person_uuid", ()),
    (Inquiry, "person_uuid", ()),
    (Inquiry, "spokesperson_uuid", ()),
)
_OF_ORGANIZATIONS: Sequence[tuple[type[Record], str, tuple[str, ...]]] = (
    (Alias, "organization_uuid", ("name",)),
    (ContactMethod, "organization_uuid", ("kind", "normalized", "value")),
    (Affiliation, "organization_uuid", ("person_uuid", "title", "begins", "ends")),
    (CaseRole, "organization_uuid", ("case_uuid", "kind", "office_uuid")),
    (Statement, "organization_uuid", ()),
    (Inquiry, "organization_uuid", ()),
    (Person, "outlet_uuid", ()),
    (Organization, "part_of_uuid", ()),
)
_KEPT = frozenset({"uuid", "created", "modified", "deleted_at", "visibility", "name", "kind", "part_of_uuid"})
Merged = TypeVar("Merged", Person, Organization)
_NAME_PARTS = frozenset({"given", "middle", "family", "prefix", "suffix", "nickname"})


@operation("Merge People")
def merge_persons(ledger: Ledger, *, into_uuid: str, uuid: str) -> Person:
    """Make one person of two: all that is said of the second is said of the first, and the name becomes an alias."""
    first, second = ledger.get(Person, into_uuid), ledger.get(Person, uuid)
    kept = _merged(ledger, first, second)
    for cls, column, same in _OF_PERSONS:
        _point_over(ledger, cls, column, same, (second.uuid, first.uuid))
    keep_alias(ledger, second.name, "merged", person_uuid=first.uuid)
    _forget(ledger, second)
    return kept


@operation("Merge Organizations")
def merge_organizations(ledger: Ledger, *, into_uuid: str, uuid: str) -> Organization:
    """Make one organization of two: offices, people and roles of the second go to the first, the name becomes an
    alias."""
    first, second = ledger.get(Organization, into_uuid), ledger.get(Organization, uuid)
    kept = _merged(ledger, first, second)
    if kept.part_of_uuid == second.uuid:
        kept = ledger.update(kept, part_of_uuid=None)
    _merge_offices(ledger, second.uuid, first.uuid)
    for cls, column, same in _OF_ORGANIZATIONS:
        _point_over(ledger, cls, column, same, (second.uuid, first.uuid))
    keep_alias(ledger, second.name, "merged", organization_uuid=first.uuid)
    _forget(ledger, second)
    return kept


def _merged(ledger: Ledger, first: Merged, second: Merged) -> Merged:
    """The first with what only the second has. Notes that both have are put under each other; a mark that calls for
    care (do not name, opted out) stays whichever has it, and so does the narrower visibility."""
    if first.uuid == second.uuid:
        raise BadInput("That is one and the same. Choose two.")
    if first.in_trash or second.in_trash:
        raise BadInput("One of them is in the trash. Restore it first.")
    values: dict[str, object] = {"visibility": max(first.visibility, second.visibility, key=_narrowness)}
    for field in fields(first):
        mine, others = getattr(first, field.name), getattr(second, field.name)
        if field.name in _KEPT or field.name in _NAME_PARTS or not others or mine == others:
            continue
        if field.name == "notes" and mine:
            values["notes"] = f"{mine}\n\n{others}"
        elif not mine:
            values[field.name] = others
    return ledger.update(first, **values)


def _narrowness(visibility: str) -> int:
    return ("public", "internal", "privileged", "sealed").index(visibility)


def _point_over(ledger: Ledger, cls: type[Record], column: str, same: Sequence[str], pair: tuple[str, str]) -> None:
    """Let the rows of the old one be those of the new one; where the new one has the like, the old row goes."""
    old, new = pair
    table = TABLE_OF[cls]
    for row in ledger.reader.rows(f"SELECT * FROM {table} WHERE {column} = ? ORDER BY created, uuid", (old,)):
        match = " AND ".join([f"{column} = ?", *(f"{name} IS ?" for name in same)])
        values = (new, *(row[name] for name in same))
        twin = same and ledger.reader.row(f"SELECT * FROM {table} WHERE {match} LIMIT 1", values)
        if not twin:
            ledger.update(record_of(cls, row), **{column: new})
        elif cls is CaseRole:
            _merge_roles(ledger, record_of(CaseRole, twin), record_of(CaseRole, row))
        else:
            _fill_in(ledger, record_of(cls, twin), record_of(cls, row))
            ledger.delete(record_of(cls, row))


def _fill_in(ledger: Ledger, twin: Record, old: Record) -> Record:
    """Give the row that stays what only the other one says."""
    skipped = {"uuid", "created", "modified", "deleted_at", "visibility", "preferred", "position"}
    values: Mapping[str, object] = {
        field.name: getattr(old, field.name)
        for field in fields(twin)
        if field.name not in skipped and not getattr(twin, field.name) and getattr(old, field.name)
    }
    return ledger.update(twin, **values)


def _merge_roles(ledger: Ledger, twin: CaseRole, old: CaseRole) -> None:
    _fill_in(ledger, twin, old)
    for column, other in (("role_uuid", "party_uuid"), ("party_uuid", "role_uuid")):
        for row in ledger.reader.rows(f"SELECT * FROM role_clients WHERE {column} = ?", (old.uuid,)):
            there = f"SELECT 1 FROM role_clients WHERE {column} = ? AND {other} = ?"
            if row[other] == twin.uuid or ledger.reader.value(there, (twin.uuid, row[other])):
                ledger.delete(record_of(RoleClient, row))
            else:
                ledger.update(record_of(RoleClient, row), **{column: twin.uuid})
    for row in ledger.reader.rows("SELECT * FROM case_roles WHERE succeeded_uuid = ?", (old.uuid,)):
        ledger.update(record_of(CaseRole, row), succeeded_uuid=twin.uuid if row["uuid"] != twin.uuid else None)
    kept = ledger.get(CaseRole, twin.uuid)
    if kept.succeeded_uuid in (old.uuid, twin.uuid):
        ledger.update(kept, succeeded_uuid=None)
    ledger.delete(ledger.get(CaseRole, old.uuid))


def _merge_offices(ledger: Ledger, old: str, new: str) -> None:
    for row in ledger.reader.rows("SELECT * FROM offices WHERE organization_uuid = ?", (old,)):
        twin = ledger.reader.value(
            "SELECT uuid FROM offices WHERE organization_uuid = ? AND fold(title) = fold(?)", (new, row["title"])
        )
        if twin is None:
            ledger.update(record_of(Office, row), organization_uuid=new)
            continue
        for cls in (Tenure, CaseRole):
            _point_over(ledger, cls, "office_uuid", ("person_uuid",) if cls is Tenure else (), (row["uuid"], twin))
        ledger.delete(ledger.get(Office, row["uuid"]))


def _forget(ledger: Ledger, second: Person | Organization) -> None:
    """Take the second one away, and what was said of it as to others."""
    for row in ledger.reader.rows(
        "SELECT * FROM refused_matches WHERE first_uuid = ? OR second_uuid = ?", (second.uuid, second.uuid)
    ):
        ledger.delete(record_of(RefusedMatch, row))
    ledger.delete(ledger.get(type(second), second.uuid))
