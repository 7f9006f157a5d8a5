"""Arguments for the operations on people, organizations and roles, drawn in a situation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from caseorg.model.case_role import PARTIES, RoleKind
from caseorg.model.people import ContactKind, OrganizationKind
from caseorg.operations.contact_methods import NewContact
from tests.unit.operations.deadline_arguments import DAYS, WORDS

NAMES = st.sampled_from(["Scott Bessent", "Scott K. H. BESSENT", "Katie García", "Jane Doe 1", "Prince", "Ana Ruiz"])
ORGANIZATIONS = st.sampled_from(["Public Citizen", "IRS", "Internal Revenue Service", "Unión", "Daily Ledger"])
MAYBE_DAYS = st.none() | DAYS.map(str)
FLAGS = st.booleans()
CONTACTS = st.sampled_from(
    [
        NewContact(value="kgarcia [at] citizen [dot] org", public_ok=True),
        NewContact(value="KGarcia@citizen.org", usage="press", preferred=True),
        NewContact(value="(202) 588-7742 x5", preferred=True),
        NewContact(value="12", kind=ContactKind.PHONE),
        NewContact(value="12", kind=ContactKind.PHONE, as_printed=True),
        NewContact(value="1600 20th St. NW\nWashington, DC 20009"),
    ]
)


def _owner(now: Any) -> dict[str, Any]:
    person = now.draw(FLAGS)
    return {"person_uuid": now.one("persons")} if person else {"organization_uuid": now.one("organizations")}


def _two(now: Any, table: str) -> dict[str, Any]:
    return {"into_uuid": now.one(table), "uuid": now.one(table)}


def _span(now: Any) -> dict[str, Any]:
    return {"begins": now.draw(MAYBE_DAYS), "ends": now.draw(MAYBE_DAYS)}


def _role(now: Any) -> dict[str, Any]:
    kind = now.draw(st.sampled_from(list(RoleKind)))
    office = now.draw(FLAGS) and kind in PARTIES
    given = {"case_uuid": now.one("cases"), "kind": str(kind), **_owner(now)}
    if office and "person_uuid" in given:
        given |= {"office_uuid": now.one("offices"), "capacity": now.draw(st.sampled_from(["official", "both"]))}
    if kind is RoleKind.COUNSEL:
        given["clients"] = now.some("case_roles")
    return given | {"printed_name": now.draw(st.just("") | NAMES), "joined": now.draw(MAYBE_DAYS)}


def _client(now: Any) -> dict[str, Any]:
    role, party = now.any_row("SELECT role_uuid, party_uuid FROM role_clients ORDER BY rowid")
    return {"uuid": role, "party_uuid": party, "terminated": now.draw(MAYBE_DAYS)}


def _anybody(now: Any) -> str:
    return now.one(now.draw(st.sampled_from(["persons", "organizations"])))


PEOPLE_ARGUMENTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "add_person": lambda now: {
        "name": now.draw(NAMES),
        "aliases": now.draw(st.lists(NAMES, max_size=2)),
        "contacts": now.draw(st.lists(CONTACTS, max_size=2)),
        "languages": now.draw(WORDS),
    },
    "edit_person": lambda now: {
        "uuid": now.one("persons"),
        "name": now.draw(NAMES),
        "opt_out": now.draw(FLAGS),
        "do_not_name": now.draw(FLAGS),
        "outlet_uuid": now.draw(st.none() | st.just(now.one("organizations"))),
        "notes": now.draw(WORDS),
    },
    "trash_people": lambda now: {"uuids": [_anybody(now), _anybody(now)]},
    "restore_people": lambda now: {"uuids": [_anybody(now)]},
    "add_alias": lambda now: {"name": now.draw(NAMES), "source": now.draw(WORDS), **_owner(now)},
    "remove_alias": lambda now: {"uuid": now.one("aliases")},
    "refuse_match": lambda now: {"uuid": now.one("persons"), "other_uuid": now.one("persons")},
    "merge_persons": lambda now: _two(now, "persons"),
    "add_organization": lambda now: {
        "name": now.draw(ORGANIZATIONS),
        "kind": now.draw(st.sampled_from(list(OrganizationKind))),
        "aliases": now.draw(st.lists(ORGANIZATIONS, max_size=1)),
    },
    "edit_organization": lambda now: {
        "uuid": now.one("organizations"),
        "name": now.draw(ORGANIZATIONS),
        "part_of_uuid": now.draw(st.none() | st.just(now.one("organizations"))),
    },
    "merge_organizations": lambda now: _two(now, "organizations"),
    "add_office": lambda now: {"organization_uuid": now.one("organizations"), "title": now.draw(WORDS)},
    "edit_office": lambda now: {"uuid": now.one("offices"), "title": now.draw(WORDS), "notes": now.draw(WORDS)},
    "remove_office": lambda now: {"uuid": now.one("offices")},
    "add_tenure": lambda now: {
        "office_uuid": now.one("offices"),
        "person_uuid": now.one("persons"),
        "acting": now.draw(FLAGS),
        "end_others": now.draw(FLAGS),
        **_span(now),
    },
    "edit_tenure": lambda now: {"uuid": now.one("tenures"), **_span(now)},
    "remove_tenure": lambda now: {"uuid": now.one("tenures")},
    "add_affiliation": lambda now: {
        "person_uuid": now.one("persons"),
        "organization_uuid": now.one("organizations"),
        "title": now.draw(WORDS),
        **_span(now),
    },
    "edit_affiliation": lambda now: {"uuid": now.one("affiliations"), "title": now.draw(WORDS), **_span(now)},
    "remove_affiliation": lambda now: {"uuid": now.one("affiliations")},
    "add_contact_method": lambda now: {"contact": now.draw(CONTACTS), **_owner(now)},
    "edit_contact_method": lambda now: {
        "uuid": now.one("contact_methods"),
        "preferred": now.draw(FLAGS),
        "public_ok": now.draw(FLAGS),
        "usage": now.draw(WORDS),
    },
    "remove_contact_method": lambda now: {"uuid": now.one("contact_methods")},
    "add_case_role": _role,
    "edit_case_role": lambda now: {
        "uuid": now.one("case_roles"),
        "kind": str(now.draw(st.sampled_from(list(RoleKind)))),
        "clients": now.draw(st.none() | st.just(now.some("case_roles"))),
        "lead": now.draw(FLAGS),
    },
    "end_representation": _client,
    "remove_case_role": lambda now: {"uuid": now.one("case_roles")},
    "substitute_successor": lambda now: {"role_uuid": now.one("case_roles"), "person_uuid": now.one("persons")},
}


def begin_people(workspace: Any, by_name: dict[str, Any], case_uuid: str) -> None:
    """An office with its holder, sued in it; a plaintiff and its counsel: something for every operation to work on."""
    agency = workspace.do(by_name["add_organization"], name="IRS", kind="agency").value
    group = workspace.do(by_name["add_organization"], name="Public Citizen", kind="nonprofit", aliases=["PC"]).value
    official = workspace.do(by_name["add_person"], name="Scott Bessent").value
    lawyer = workspace.do(
        by_name["add_person"], name="Nandan M. Joshi", contacts=[NewContact(value="njoshi@citizen.org")]
    ).value
    office = workspace.do(by_name["add_office"], organization_uuid=agency.uuid, title="Commissioner").value
    workspace.do(by_name["add_tenure"], office_uuid=office.uuid, person_uuid=official.uuid, acting=True)
    workspace.do(by_name["add_affiliation"], person_uuid=lawyer.uuid, organization_uuid=group.uuid, title="attorney")
    plaintiff = workspace.do(
        by_name["add_case_role"], case_uuid=case_uuid, kind="plaintiff", organization_uuid=group.uuid
    ).value
    workspace.do(
        by_name["add_case_role"], case_uuid=case_uuid, kind="defendant", person_uuid=official.uuid,
        office_uuid=office.uuid, capacity="official",
    )  # fmt: skip
    workspace.do(
        by_name["add_case_role"], case_uuid=case_uuid, kind="counsel", person_uuid=lawyer.uuid, clients=[plaintiff.uuid]
    )
