"""What persons and organizations are in a case: party, counsel, judge, witness, who speaks for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from caseorg.base.clock import today
from caseorg.base.errors import BadInput
from caseorg.model.case_role import PARTIES, USUAL_SIDES, Capacity, CaseRole, PartySide, RoleClient, RoleKind
from caseorg.model.people import Office, Organization, Person
from caseorg.operations import checks
from caseorg.operations.cases import live_case
from caseorg.operations.operation import operation
from caseorg.operations.people import keep_alias
from caseorg.store.ledger import Ledger
from caseorg.store.rows import record_of

_TAKES: Mapping[str, checks.Take] = {
    "kind": lambda value, _name: checks.one_of(RoleKind, str(value or ""), "role in a case"),
    "side": lambda value, _name: checks.one_of(PartySide, str(value or ""), "side of a caption"),
    "capacity": lambda value, _name: checks.one_of(Capacity, str(value or ""), "capacity"),
    "office_uuid": lambda value, _name: str(value) if value else None,
    "printed_name": checks.line,
    "title": checks.line,
    **dict.fromkeys(("lead", "to_be_noticed", "pro_hac_vice"), lambda value, _name: checks.flag(value)),
    "joined": lambda value, _name: checks.day(value, "The day of joining"),
    "terminated": lambda value, _name: checks.day(value, "The day of termination"),
    "note": checks.text,
    "visibility": lambda value, _name: checks.visibility(str(value or "")),
}
_SAME = ("side", "capacity", "office_uuid", "printed_name", "title", "note")


@operation("Add Role")
def add_case_role(
    ledger: Ledger,
    *,
    case_uuid: str,
    kind: str,
    person_uuid: str | None = None,
    organization_uuid: str | None = None,
    clients: Sequence[str] = (),
    **values: str | bool | None,
) -> CaseRole:
    """Say what a person or an organization is in a case.

    `clients` are the ids of the party roles that counsel, a spokesperson or a press contact acts for. Without a side a
    party gets the usual one. A role of that kind that they have in the case already is given back, with what is new.
    """
    case = live_case(ledger, case_uuid)
    if (person_uuid is None) == (organization_uuid is None):
        raise BadInput("A role is of a person or of an organization. Choose one of them.")
    taken = checks.taken(_TAKES, {"kind": kind, **values}, "role")
    owner = ledger.get(Person, person_uuid) if person_uuid else ledger.get(Organization, str(organization_uuid))
    role = RoleKind(str(taken["kind"]))
    if not taken.get("side"):
        taken["side"] = USUAL_SIDES.get(role, PartySide.NONE)
    row = ledger.reader.row(
        """SELECT * FROM case_roles WHERE case_uuid = ? AND kind = ? AND person_uuid IS ? AND organization_uuid IS ?
        AND office_uuid IS ?""",
        (case.uuid, role, person_uuid, organization_uuid, taken.get("office_uuid")),
    )
    if row is not None:
        made = ledger.update(record_of(CaseRole, row), **{name: value for name, value in taken.items() if value})
    else:
        position = ledger.reader.value(
            "SELECT coalesce(max(position) + 1, 0) FROM case_roles WHERE case_uuid = ?", (case.uuid,)
        )
        made = ledger.insert(
            CaseRole,
            case_uuid=case.uuid,
            person_uuid=person_uuid,
            organization_uuid=organization_uuid,
            position=position,
            **taken,
        )
    _checked(ledger, made)
    if made.printed_name and made.printed_name != owner.name:
        source = case.docket_number or case.short_caption
        keep_alias(ledger, made.printed_name, source, person_uuid=person_uuid, organization_uuid=organization_uuid)
    for client in clients:
        _act_for(ledger, made, client)
    return made


@operation("Edit Role")
def edit_case_role(
    ledger: Ledger, *, uuid: str, clients: Sequence[str] | None = None, **changes: str | bool | None
) -> CaseRole:
    """Change what is said of a role in a case; `clients` are then all that it acts for."""
    role = ledger.get(CaseRole, uuid)
    kept = ledger.update(role, **checks.taken(_TAKES, changes, "role"))
    _checked(ledger, kept)
    if kept.kind not in PARTIES and ledger.reader.value("SELECT 1 FROM role_clients WHERE party_uuid = ?", (uuid,)):
        raise BadInput("Somebody acts for this party. Take that away before you make another role of it.")
    if clients is not None:
        for row in ledger.reader.rows("SELECT * FROM role_clients WHERE role_uuid = ?", (uuid,)):
            if row["party_uuid"] not in clients:
                ledger.delete(record_of(RoleClient, row))
        for client in clients:
            _act_for(ledger, kept, client)
    return kept


@operation("End Representation")
def end_representation(ledger: Ledger, *, uuid: str, party_uuid: str, terminated: str | None = None) -> RoleClient:
    """Say that counsel no longer acts for one party since a day, today where none is given."""
    day = checks.day(terminated, "The day of termination") or today().isoformat()
    found = ledger.reader.row("SELECT * FROM role_clients WHERE role_uuid = ? AND party_uuid = ?", (uuid, party_uuid))
    if found is None:
        raise BadInput("They do not act for that party. Choose one that they act for.")
    return ledger.update(record_of(RoleClient, found), terminated=day)


@operation("Remove Role")
def remove_case_role(ledger: Ledger, *, uuid: str) -> None:
    """Take a role in a case away, with whom it acts for; the person or organization stays."""
    role = ledger.get(CaseRole, uuid)
    rows = ledger.reader.rows("SELECT * FROM role_clients WHERE role_uuid = ? OR party_uuid = ?", (uuid, uuid))
    for row in rows:
        ledger.delete(record_of(RoleClient, row))
    for row in ledger.reader.rows("SELECT * FROM case_roles WHERE succeeded_uuid = ?", (uuid,)):
        ledger.update(record_of(CaseRole, row), succeeded_uuid=None)
    ledger.delete(role)


@operation("Substitute Successor")
def substitute_successor(ledger: Ledger, *, role_uuid: str, person_uuid: str, on: str | None = None) -> CaseRole:
    """Put the successor in an office in the place of a party sued in official capacity (FRCP 25(d)).

    The role of the one who left is terminated on the day the successor's tenure began (or `on`), as to the office; who
    acts for the old one acts for the new one too. One who was sued in both capacities stays a party as an individual.
    """
    role, person = ledger.get(CaseRole, role_uuid), ledger.get(Person, person_uuid)
    if role.office_uuid is None or role.capacity not in (Capacity.OFFICIAL, Capacity.BOTH) or not role.is_party:
        raise BadInput("Only a party in official capacity has a successor. Say in which office and capacity first.")
    if role.person_uuid == person.uuid:
        raise BadInput(f"{person.name} is the party already. Choose the successor.")
    begun = ledger.reader.value(
        "SELECT max(begins) FROM tenures WHERE office_uuid = ? AND person_uuid = ?", (role.office_uuid, person.uuid)
    )
    day = checks.day(on, "The day of the substitution") or begun or today().isoformat()
    made = ledger.insert(
        CaseRole,
        case_uuid=role.case_uuid,
        person_uuid=person.uuid,
        kind=role.kind,
        capacity=Capacity.OFFICIAL,
        side=role.side,
        office_uuid=role.office_uuid,
        joined=day,
        succeeded_uuid=role.uuid,
        position=role.position,
        visibility=role.visibility,
    )
    if role.capacity is Capacity.BOTH:
        ledger.update(role, capacity=Capacity.INDIVIDUAL)
    else:
        ledger.update(role, terminated=day)
    for row in ledger.reader.rows(
        "SELECT * FROM role_clients WHERE party_uuid = ? AND terminated IS NULL", (role.uuid,)
    ):
        ledger.insert(RoleClient, role_uuid=row["role_uuid"], party_uuid=made.uuid)
    return made


def _act_for(ledger: Ledger, role: CaseRole, party_uuid: str) -> None:
    party = ledger.get(CaseRole, party_uuid)
    if party.case_uuid != role.case_uuid:
        raise BadInput("That party belongs to another case. Choose a party of this case.")
    if party.uuid == role.uuid or not (party.is_party or party.kind is RoleKind.AMICUS):
        raise BadInput("Counsel and spokespersons act for a party. Choose a party of the case.")
    pair = (role.uuid, party.uuid)
    if not ledger.reader.value("SELECT 1 FROM role_clients WHERE role_uuid = ? AND party_uuid = ?", pair):
        ledger.insert(RoleClient, role_uuid=role.uuid, party_uuid=party.uuid)


def _checked(ledger: Ledger, role: CaseRole) -> None:
    if role.office_uuid:
        ledger.get(Office, role.office_uuid)
        if role.organization_uuid:
            raise BadInput("An organization holds no office. Choose the person, or leave the office out.")
    if role.capacity and not role.is_party:
        raise BadInput("A capacity is one of a party. Leave it out, or choose a kind of party.")
    if role.joined and role.terminated and role.terminated < role.joined:
        raise BadInput(f"They cannot leave on {role.terminated}, before {role.joined}. Correct one of the dates.")
